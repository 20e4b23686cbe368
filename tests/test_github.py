"""What runs on GitHub: valid by GitHub's own schemas, pinned, with no right too many, and made of tested commands."""

from __future__ import annotations

import re
import subprocess
import sys
import threading
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner

from network_directory.cli import main
from tools.find_dead_links import EXCEPTIONS, addresses, ask, excepted, report
from tools.make_issue_form import FORM, made

from .trees import ROOT, SMALL, read, write_tree

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
MAY_WRITE = {
    # What each job may do beyond reading the repository's files
    ("comment", "comment"): {"actions": "read", "pull-requests": "write"},
    ("publish", "deploy"): {"pages": "write", "id-token": "write"},
    ("weekly", "issues"): {"issues": "write"},
    ("weekly", "report"): {"contents": "read"},
}
SAFE_EXPRESSIONS = {
    "github.event.pull_request.number",
    "github.event.workflow_run.head_sha",
    "github.event.workflow_run.id",
    "github.token",
    "steps.deployment.outputs.page_url",
    "!cancelled()",
}
"""What GitHub puts in for these cannot be chosen by whoever proposes something."""


class _Loader(yaml.SafeLoader):
    """YAML in which `on` is a word, as for GitHub."""


_LEFT_OUT = {"tag:yaml.org,2002:bool"}
_Loader.yaml_implicit_resolvers = {
    sign: [(tag, pattern) for tag, pattern in resolvers if tag not in _LEFT_OUT]
    for sign, resolvers in yaml.SafeLoader.yaml_implicit_resolvers.items()
}


def load(path: Path) -> dict[str, Any]:
    found = yaml.load(path.read_text("utf-8"), _Loader)
    assert isinstance(found, dict)
    return found


def jobs() -> Iterator[tuple[Path, str, Mapping[str, Any]]]:
    for path in WORKFLOWS:
        for name, job in load(path)["jobs"].items():
            yield path, name, job


def steps() -> Iterator[tuple[str, Mapping[str, Any]]]:
    for path, name, job in jobs():
        for step in job["steps"]:
            yield f"{path.name}: {name}: {step.get('name') or step['uses']}", step


@pytest.mark.parametrize(
    ("schema", "files"),
    [
        ("github-workflows", "workflows/*.yml"),
        ("github-issue-forms", "ISSUE_TEMPLATE/partner.yml"),
        ("github-issue-config", "ISSUE_TEMPLATE/config.yml"),
        ("dependabot", "dependabot.yml"),
    ],
)
def test_files_fit_githubs_schemas(schema: str, files: str) -> None:
    paths = [str(path) for path in GITHUB.glob(files)]
    assert paths
    command = [str(Path(sys.executable).with_name("check-jsonschema")), "--builtin-schema", f"vendor.{schema}", *paths]
    done = subprocess.run(command, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stdout


def test_actions_are_pinned_to_a_commit_and_name_its_version() -> None:
    for path in WORKFLOWS:
        used = re.findall(r"uses: *(.*)", path.read_text("utf-8"))
        assert used
        for action in used:
            assert re.fullmatch(r"actions/[\w-]+@[0-9a-f]{40} # v\d+\.\d+\.\d+", action), f"{path.name}: {action}"


def test_one_version_of_each_action_is_used() -> None:
    text = "".join(path.read_text("utf-8") for path in WORKFLOWS)
    pinned = set(re.findall(r"uses: *([\w/-]+)@(\w+)", text))
    assert len(pinned) == len({action for action, _ in pinned})


def test_nothing_is_put_into_a_script() -> None:
    for where, step in steps():
        for script in (step.get("run", ""), step.get("with", {}).get("script", "")):
            assert "${{" not in script, where


def test_only_what_nobody_can_choose_is_put_in_anywhere() -> None:
    for path in WORKFLOWS:
        for expression in re.findall(r"\$\{\{ *(.*?) *\}\}", path.read_text("utf-8")):
            assert expression in SAFE_EXPRESSIONS, f"{path.name}: {expression}"


def test_rights_are_the_least() -> None:
    for path in WORKFLOWS:
        assert load(path)["permissions"] in ({}, {"contents": "read"}), path.name
    found = {(path.stem, name): job["permissions"] for path, name, job in jobs() if "permissions" in job}
    assert found == MAY_WRITE


def test_a_proposal_meets_no_right_and_no_secret() -> None:
    for path in WORKFLOWS:
        text = path.read_text("utf-8")
        assert "pull_request_target" not in text, path.name
        assert "secrets" not in text, path.name
        if "pull_request" in load(path)["on"]:
            assert load(path)["permissions"] == {"contents": "read"}
            assert "github.token" not in text
            assert "permissions" not in str(load(path)["jobs"])


def test_what_may_write_runs_nothing_of_a_proposal() -> None:
    for (workflow, name), rights in MAY_WRITE.items():
        if "write" in rights.values():
            job = load(GITHUB / f"workflows/{workflow}.yml")["jobs"][name]
            assert not [step for step in job["steps"] if "run" in step or "checkout" in step["uses"]]


def test_a_checkout_keeps_no_token() -> None:
    for where, step in steps():
        if "actions/checkout" in step.get("uses", ""):
            assert step["with"]["persist-credentials"] == "false", where


def test_every_job_ends_in_time() -> None:
    for path, name, job in jobs():
        assert int(job["timeout-minutes"]) <= 60, f"{path.name}: {name}"


def test_every_run_makes_a_target_that_is_there() -> None:
    targets = set(re.findall(r"^([a-z]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    ran = set()
    for where, step in steps():
        if "run" in step:
            match = re.fullmatch(r'make (?:--silent )?([a-z]+)(?: ARGS="[a-z -]+")?(?: > \w+\.md)?', step["run"])
            assert match, f"{where}: {step['run']}"
            assert match[1] in targets, where
            ran.add(match[1])
    assert ran == {"check", "proposal", "site", "lint", "test", "stale", "links"}


def test_what_the_targets_run_is_there() -> None:
    for path in WORKFLOWS:
        for target, arguments in re.findall(
            r'make (?:--silent )?(check|stale) ARGS="([^"]+)"', path.read_text("utf-8")
        ):
            done = CliRunner().invoke(main, [target, *arguments.split(), *([str(ROOT)] if target == "check" else [])])
            assert done.exit_code == 0, done.output


def test_a_proposal_is_written_as_the_comment_reads_it(tmp_path: Path) -> None:
    """`make proposal`, as it is, in a network of its own."""
    root = write_tree(tmp_path / "network", SMALL)
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@a.example", "-c", "init.defaultBranch=main"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "One"]):
        subprocess.run([*git, *command], cwd=root, check=True)
    (root / "partners/new.yml").write_text("name: Newcomers\nkind: advocacy\nsummary: New.\n", "utf-8")
    for command in (["add", "."], ["commit", "-qm", "Two"]):
        subprocess.run([*git, *command], cwd=root, check=True)
    command = ["make", "--silent", "-f", str(ROOT / "Makefile"), "--assume-old", ".venv/site.stamp", "proposal"]
    (root / ".venv").mkdir()
    (root / ".venv/bin").symlink_to(Path(sys.executable).parent)
    (root / ".venv/site.stamp").touch()
    environment = {"PATH": "/usr/bin:/bin", "NUMBER": "12"}
    done = subprocess.run(command, cwd=root, env=environment, capture_output=True, text=True, timeout=60)
    assert done.returncode == 0, done.stderr
    assert (root / "proposal/number").read_text() == "12\n"
    assert "Newcomers" in (root / "proposal/diff.md").read_text("utf-8")


def test_owners_are_named_for_folders_that_are_there() -> None:
    for line in (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            pattern, *owners = line.split()
            assert owners
            assert pattern == "*" or (ROOT / pattern.strip("/")).exists(), pattern


def test_the_issue_form_is_in_step_with_the_vocabulary() -> None:
    assert FORM.read_text("utf-8") == made(), "run `make issueform`"


# Dead links


def test_addresses_are_found_wherever_records_name_them(tmp_path: Path) -> None:
    root = write_tree(
        tmp_path,
        {**SMALL, "partners/x.md": "---\nname: X\nkind: advocacy\nsummary: S\n---\nSee [y](https://y.example/z).\n"},
    )
    found = addresses(read(root).records)
    assert found["https://orta.example/atlas"] == ["partners/orta.md"]
    assert found["https://review.example/orta"] == ["hubs/ohio.md"]
    assert found["https://y.example/z"] == ["partners/x.md"]


def test_every_exception_says_why() -> None:
    exceptions = load(EXCEPTIONS)
    assert all(isinstance(why, str) and len(why) > 10 for why in exceptions.values())
    assert excepted("https://orta.example/atlas", exceptions)
    assert not excepted("https://orta.example.org/atlas", exceptions)


class _Answers(BaseHTTPRequestHandler):
    def do_HEAD(self) -> None:
        self.send_response({"/there": 200, "/gone": 404, "/only-get": 405, "/no-head": 404, "/shut": 403}[self.path])
        self.end_headers()

    def do_GET(self) -> None:
        self.send_response({"/gone": 410}.get(self.path, 200))
        self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


def test_dead_links_are_told_from_those_that_only_refuse_programs() -> None:
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    address = f"http://127.0.0.1:{server.server_port}"
    try:
        said = {path: ask(address + path) for path in ("/there", "/gone", "/only-get", "/no-head", "/shut")}
    finally:
        server.shutdown()
        server.server_close()
    assert said == {"/there": None, "/gone": "answers 410", "/only-get": None, "/no-head": None, "/shut": None}
    assert ask(address + "/there")


def test_the_report_lists_what_is_dead_and_counts_the_rest() -> None:
    found = {"https://a.example": ["a.md"], "https://b.org": ["b.md", "c.md"], "https://d.org": ["d.md"]}
    told = report(found, {"*.example": "reserved"}, {"https://b.org": "answers 404", "https://d.org": None}.get)
    assert told.splitlines() == [
        "Of 2 addresses 1 could not be reached; 1 were left out.",
        "",
        "- [ ] `https://b.org` answers 404; in `b.md`, `c.md`",
    ]
