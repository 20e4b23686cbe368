"""What runs on GitHub: valid by GitHub's own schemas, pinned, with no right too many, and made of tested commands."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
import threading
import tomllib
from collections.abc import Iterator, Mapping
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest
import yaml
from click.testing import CliRunner
from markdown_it import MarkdownIt

from network_directory.cli import main
from tools.find_dead_links import EXCEPTIONS, addresses, ask, excepted, report
from tools.make_issue_form import FORM, made
from tools.make_issue_form import main as make_issue_form

from .trees import ROOT, SAMPLE, SMALL, replace_in, write_tree

GITHUB = ROOT / ".github"
WORKFLOWS = sorted((GITHUB / "workflows").glob("*.yml"))
MAY_WRITE = {
    # What each job may do beyond reading the repository's files
    ("comment", "comment"): {"actions": "read", "pull-requests": "write"},
    ("publish", "deploy"): {"pages": "write", "id-token": "write"},
    ("weekly", "issues"): {"issues": "write"},
    ("weekly", "report"): {"contents": "read"},
    ("weekly", "tests"): {"contents": "read"},
}
SAFE_EXPRESSIONS = {
    "github.event.pull_request.number",
    "github.event.workflow_run.head_sha",
    "github.event.workflow_run.id",
    "github.sha",
    "github.token",
    "matrix.python",
    "steps.changes.outputs.code",
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
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    ran = set()
    for where, step in steps():
        if "run" in step:
            made = r'make (?:--silent )?([a-z-]+)(?: ARGS="[a-z -]+")?(?: > \w+\.md| >> "\$GITHUB_OUTPUT")?'
            match = re.fullmatch(made, step["run"])
            assert match, f"{where}: {step['run']}"
            assert match[1] in targets, where
            ran.add(match[1])
    for_proposals = {"check", "issueform", "changes", "proposal", "site", "lint", "html", "test"}
    assert ran == for_proposals | {"due", "links", "test-long", "test-hostile", "bench-quick"}


def test_what_the_targets_run_is_there(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(SAMPLE)
    for path in WORKFLOWS:
        for target, arguments in re.findall(r'make (?:--silent )?(check|due) ARGS="([^"]+)"', path.read_text("utf-8")):
            done = CliRunner().invoke(main, [target, *arguments.split()])
            assert done.exit_code == 0, done.output


@pytest.mark.parametrize(
    ("file", "code"),
    [
        ("partners/new.yml", False),
        ("hubs/ohio.md", False),
        ("content/about.md", False),
        ("mkdocs.yml", True),
        ("theme/directory/home.html", True),
        ("docs/staff-guide.md", True),
    ],
)
def test_the_job_for_code_works_only_when_code_has_changed(tmp_path: Path, file: str, code: bool) -> None:
    root = write_tree(tmp_path / "network", SMALL)
    _git(root, "init", "-q")
    _commit(root, "One")
    write_tree(root, {file: "changed: 1"})
    _commit(root, "Two")
    assert _make("changes", root) == f"code={str(code).lower()}\n"
    assert _make("changes", root, BASE="nothing-of-the-kind") == "code=true\n"
    for name in ("lint", "code"):
        job = load(GITHUB / "workflows/check.yml")["jobs"][name]
        assert job["needs"] == "changes"
        assert all(step["if"] == "needs.changes.outputs.code != 'false'" for step in job["steps"])


def test_tests_run_on_each_python_that_the_package_says_it_runs_on() -> None:
    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    named = re.findall(r"Python :: (3\.\d+)$", "\n".join(project["classifiers"]), re.MULTILINE)
    found = load(GITHUB / "workflows/check.yml")["jobs"]
    assert found["code"]["strategy"] == {"fail-fast": "false", "matrix": {"python": named}}
    assert project["requires-python"] == f">={named[0]}"
    versions = {step["with"]["python-version"] for _, step in steps() if "setup-python" in step.get("uses", "")}
    assert versions == {named[0], "${{ matrix.python }}"}
    ran = [step["run"] for name in ("lint", "code") for step in found[name]["steps"] if "run" in step]
    assert ran == ["make lint", "make html", "make test"], "lint and HTML once, and tests on each"


@pytest.mark.parametrize("target", ["lint-browser", "test-scripts", "html"])
def test_without_npm_scripts_and_pages_are_left_out_but_not_in_ci(tmp_path: Path, target: str) -> None:
    for tool in ("make", "sh"):
        (tmp_path / tool).symlink_to(shutil.which(tool) or "")
    for variables, code in (({}, 0), ({"CI": "true"}, 2)):
        command = [str(tmp_path / "make"), "--silent", "-f", str(ROOT / "Makefile"), target]
        environment = {"PATH": str(tmp_path), **variables}
        done = subprocess.run(command, cwd=tmp_path, env=environment, capture_output=True, text=True, timeout=60)
        assert done.stdout == f"Skipped {target}: there is no npm on this machine.\n"
        assert done.returncode == code


def _git(root: Path, *arguments: str) -> None:
    git = ["git", "-c", "user.name=A", "-c", "user.email=a@a.example", "-c", "init.defaultBranch=main"]
    subprocess.run([*git, *arguments], cwd=root, check=True)


def _commit(root: Path, message: str) -> None:
    _git(root, "add", ".")
    _git(root, "commit", "-qm", message)


def test_a_proposal_is_written_as_the_comment_reads_it(tmp_path: Path) -> None:
    """`make proposal`, as it is, in a network of its own."""
    root = write_tree(tmp_path / "network", SMALL)
    _git(root, "init", "-q")
    _commit(root, "One")
    (root / "partners/new.yml").write_text("name: Newcomers\nkind: advocacy\nsummary: New.\n", "utf-8")
    _commit(root, "Two")
    _make("proposal", root, NUMBER="12")
    assert (root / "proposal/number").read_text() == "12\n"
    told = (root / "proposal/diff.md").read_text("utf-8")
    assert "This proposal, compared with main, as of" in told
    assert "- **Newcomers** (`partners/new.yml`): new\n" in told


def _make(target: str, root: Path, **environment: str) -> str:
    """What a target says in another network's folder, with this environment's Python."""
    if not (root / ".venv").exists():
        (root / ".venv").mkdir()
        for part in ("bin", "lib", "pyvenv.cfg"):
            (root / ".venv" / part).symlink_to(Path(sys.prefix) / part)
        (root / ".venv/site.stamp").touch()
    command = ["make", "--silent", "-f", str(ROOT / "Makefile"), "--assume-old", ".venv/site.stamp", target]
    done = subprocess.run(
        command,
        cwd=root,
        env={"PATH": "/usr/bin:/bin", "PYTHONPATH": str(ROOT / "plugins"), **environment},
        capture_output=True,
        text=True,
        timeout=60,
    )
    assert done.returncode == 0, done.stderr
    return done.stdout


HOSTILE = """\
[click](https://evil.example) ![pixel](https://evil.example/x.png) <img src=x onerror=alert(1)> <!-- hidden
[ref]: https://evil.example "title"
[ref] [ref][] <https://evil.example> https://evil.example www.evil.example evil@evil.example mailto:a@evil.example
&lt;script&gt; &#x202e; \u202eabc\u200bdef\ufeff @everyone #1 org/repo#2 GH-3 0123456789abcdef0123456789abcdef01234567
\\[x](https://evil.example) \\\\[x](https://evil.example) `[x](https://evil.example)`
```mermaid
graph TD; click A "https://evil.example"
```
~~~geojson
~~~
$$x$$ <details><summary>x</summary>
"""
POST = """
const fs = require("node:fs");
const script = fs.readFileSync("script.js", "utf8");
const posted = [];
const github = {
  paginate: async () => [],
  rest: {
    pulls: { get: async () => ({ data: { head: { sha: "c0ffee0" } } }) },
    issues: { listComments: 1, createComment: async ({ body }) => posted.push(body), updateComment: async () => 1 },
  },
};
const context = { repo: {}, payload: { workflow_run: { head_sha: "c0ffee0", html_url: "https://ours.example/run" } } };
new Function("github", "context", "core", "require", `return (async () => {${script}})()`)(github, context, {}, require)
  .then(() => process.stdout.write(JSON.stringify(posted)));
"""


def posted(folder: Path, diff: str) -> str:
    """The comment that the script writes of what a proposal says."""
    if shutil.which("node") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("there is no node on this machine")
    ((_, step),) = [
        (where, step) for where, step in steps() if where.startswith("comment.yml") and "script" in step["with"]
    ]
    write_tree(folder, {"proposal/number": "12\n", "proposal/diff.md": diff, "post.js": POST})
    (folder / "script.js").write_text(step["with"]["script"], "utf-8")
    done = subprocess.run(["node", "post.js"], cwd=folder, capture_output=True, text=True, timeout=60, encoding="utf-8")
    assert done.returncode == 0, done.stderr
    (body,) = json.loads(done.stdout)
    return str(body)


def test_a_comment_holds_no_link_and_nothing_else_of_a_proposals_making(tmp_path: Path) -> None:
    body = posted(tmp_path, HOSTILE)
    _, ours, theirs = body.split("\n\n", 2)
    assert ours == "[Check and preview](https://ours.example/run) of c0ffee0"
    kinds = {
        token.type for block in MarkdownIt("commonmark").parse(theirs) for token in (block, *(block.children or ()))
    }
    assert not kinds & {"link_open", "image", "html_inline", "html_block", "text_special", "fence"}
    assert not re.search(r"://|www\.|@\w|#\d|GH-\d|[0-9a-f]{7}|&\w|&#|[\u202a-\u202e\u2066-\u2069]", theirs)
    for word in ("click", "pixel", "hidden", "everyone", "mermaid"):
        assert word in theirs


def test_a_comment_reads_as_the_difference_does(tmp_path: Path) -> None:
    body = posted(tmp_path, "## Partners\n\n- **Newcomers** (`partners/new.yml`): new\n")
    assert "## Partners\n\n- **Newcomers** (`partners/new.yml`): new" in body


def test_owners_are_named_for_folders_that_are_there() -> None:
    for line in (GITHUB / "CODEOWNERS").read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            pattern, *owners = line.split()
            assert owners
            assert pattern == "*" or (ROOT / pattern.strip("/")).exists(), pattern


def test_an_issue_form_out_of_step_is_told_with_what_mends_it(sample: Path) -> None:
    (sample / FORM).parent.mkdir(parents=True)
    told = make_issue_form(sample, check=True)
    assert told
    assert "run “make issueform”" in told
    make_issue_form(sample, check=False)
    assert make_issue_form(sample, check=True) is None
    replace_in(sample / "content/vocabulary.yml", "levels:\n", "levels:\n  tribal-nation: {name: Tribal nation}\n")
    assert make_issue_form(sample, check=True) == told


def test_the_issue_form_has_no_anchors_which_github_refuses() -> None:
    assert not [token for token in yaml.scan(made(SAMPLE)) if isinstance(token, yaml.AnchorToken | yaml.AliasToken)]


# Dead links


def test_addresses_are_found_wherever_records_and_pages_name_them(tmp_path: Path) -> None:
    page = """
        See [the law](https://law.example/a), <https://law.example/b> and [more][1].
        <a href="https://law.example/c">One</a> is https://law.example/not-a-link as text.

        [1]: https://law.example/d
        """
    found = addresses(
        write_tree(
            tmp_path,
            {
                **SMALL,
                "partners/x.md": "---\nname: X\nkind: advocacy\nsummary: S\n---\nSee [y](https://law.example/a).\n",
                "content/guides/law.md": page,
            },
        )
    )
    assert found["https://orta.example/atlas"] == ["partners/orta.md"]
    assert found["https://review.example/orta"] == ["hubs/ohio.md"]
    assert {url: files for url, files in found.items() if "law" in url} == {
        "https://law.example/a": ["content/guides/law.md", "partners/x.md"],
        "https://law.example/b": ["content/guides/law.md"],
        "https://law.example/c": ["content/guides/law.md"],
        "https://law.example/d": ["content/guides/law.md"],
    }


def test_every_exception_says_why() -> None:
    exceptions = load(ROOT / EXCEPTIONS)
    assert all(isinstance(why, str) and len(why) > 10 for why in exceptions.values())


@pytest.mark.parametrize(
    ("url", "left_out"),
    [
        ("https://orta.example/atlas", True),
        ("https://orta.example:8443/", True),
        ("http://WWW.Orta.Example", True),
        ("https://orta.example.org/atlas", False),
        ("https://real.org/a.example/b", False),
        ("https://real.org/?at=b.example", False),
        ("https://orta.example@real.org/", False),
        ("https://example/", False),
    ],
)
def test_an_exception_is_a_host(url: str, left_out: bool) -> None:
    assert excepted(url, ["*.example"]) is left_out


class _Answers(BaseHTTPRequestHandler):
    """Answers each path with the numbers in it: one for a HEAD and one for a GET."""

    def do_HEAD(self) -> None:
        self.answer(0)

    def do_GET(self) -> None:
        self.answer(1)

    def answer(self, method: int) -> None:
        what = self.path.strip("/").split("-")[method]
        if what == "slow":
            self.server.awake.wait(5)  # type: ignore[attr-defined]
        elif what == "nonsense":
            self.wfile.write(b"What?\r\n\r\n")
        else:
            self.send_response(int(what) if what.isdigit() else 302)
            if not what.isdigit():
                self.send_header("Location", what.replace("to", "/") + "-" + what.replace("to", ""))
            self.end_headers()

    def log_message(self, format: str, *args: object) -> None:
        """Say nothing."""


@pytest.fixture
def web() -> Iterator[str]:
    """The address of a server in which everything can happen."""
    server = ThreadingHTTPServer(("127.0.0.1", 0), _Answers)
    server.awake = threading.Event()  # type: ignore[attr-defined]
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.01})
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.awake.set()  # type: ignore[attr-defined]
    server.shutdown()
    thread.join()
    server.server_close()


@pytest.mark.parametrize(
    ("path", "wrong"),
    [
        ("/200-200", None),
        ("/404-404", "answers 404"),
        ("/404-410", "answers 410"),
        ("/to200-to200", None),
        ("/to404-to404", "answers 404"),
        # A HEAD that is refused says nothing of the page
        ("/405-200", None),
        ("/403-404", "answers 404"),
        ("/501-200", None),
        ("/503-500", "answers 500"),
        ("/slow-200", None),
        # Who lets no program in is there all the same
        ("/403-403", None),
        ("/429-429", None),
        ("/slow-slow", "timed out"),
        ("/nonsense-nonsense", "What?\r\n"),
        ("/200-200-caf\N{LATIN SMALL LETTER E WITH ACUTE}#menu", None),
    ],
)
def test_dead_links_are_told_from_those_that_only_refuse_programs(web: str, path: str, wrong: str | None) -> None:
    assert ask(web + path, timeout=0.2) == wrong


@pytest.mark.parametrize("url", ["http://127.0.0.1:1/", "http://[::1/", "http://nobody.invalid/"])
def test_what_cannot_be_asked_is_dead(url: str) -> None:
    assert ask(url, timeout=0.2)


def test_the_report_lists_what_is_dead_and_counts_the_rest() -> None:
    found = {"https://a.example": ["a.md"], "https://b.org": ["b.md", "c.md"], "https://d.org": ["d.md"]}
    told = report(found, ["*.example"], {"https://b.org": "answers 404", "https://d.org": None}.get)
    assert told.splitlines() == [
        "Of 2 addresses, 1 could not be reached. Left out: 1.",
        "",
        "- [ ] `https://b.org`: answers 404; in `b.md`, `c.md`",
    ]


def test_links_are_looked_for_as_the_weekly_issue_reads_them(tmp_path: Path, web: str) -> None:
    """`make links`, as it is, in a network of its own whose web is this machine."""
    links = f"[There]({web}/200-200), [gone]({web}/404-404)\n"
    root = write_tree(tmp_path / "network", {**SMALL, "content/about.md": links})
    for file in ("tools/find_dead_links.py", EXCEPTIONS):
        (root / file).parent.mkdir()
        shutil.copy(ROOT / file, root / file)
    assert _make("links", root).splitlines() == [
        "Of 2 addresses, 1 could not be reached. Left out: 6.",
        "",
        f"- [ ] `{web}/404-404`: answers 404; in `content/about.md`",
    ]
