"""`network-directory diff`, with real git repositories."""

from __future__ import annotations

import json
import os
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from network_directory.records import Folder
from network_directory.reports import revisions
from network_directory.reports.revisions import RevisionError, at_revision

from ..trees import replace_in, write_tree
from .conftest import Run

ORTA, OHIO, FINANCE, ERIE = "partners/orta.md", "hubs/ohio.md", "hubs/finance.yml", "hubs/erie.yml"
SCHOOL_FINANCE = "content/principles/school-finance.md"
ATLAS_REVIEW = (
    '      - {title: A look at the atlas, url: "https://review.example/atlas", date: 2026-10, independent: true}\n'
)


class Repository:
    """A git repository around a network."""

    def __init__(self, root: Path) -> None:
        self.root = root

    def git(self, *arguments: str, stdin: bytes = b"") -> str:
        identity = ["-c", "user.name=Test", "-c", "user.email=test@example.org", "-c", "init.defaultBranch=main"]
        safe = ["-c", "protocol.file.allow=always", "-c", "commit.gpgsign=false"]
        done = subprocess.run(
            ["git", *identity, *safe, *arguments], cwd=self.root, input=stdin, capture_output=True, check=True
        )
        return done.stdout.decode().strip()

    def commit(self) -> str:
        self.git("add", "--all")
        self.git("commit", "--quiet", "--allow-empty", "--message", "…")
        return self.git("rev-parse", "HEAD")


@pytest.fixture
def repository(network: Path) -> Repository:
    made = Repository(network)
    made.git("init", "--quiet")
    made.commit()
    return made


def _golden(name: str) -> str:
    """A comment as it should be."""
    return (Path(__file__).parent / "golden" / name).read_text(encoding="utf-8")


Compared = Callable[..., dict[str, Any]]


@pytest.fixture
def compared(run: Run, repository: Repository) -> Compared:
    """What the command says as JSON."""

    def compare(*revisions: str) -> dict[str, Any]:
        done = run("diff", *revisions, "--format", "json")
        assert (done.exit_code, done.stderr) == (0, "")
        found: dict[str, Any] = json.loads(done.stdout)
        return found

    return compare


def _short(changes: list[dict[str, Any]]) -> list[tuple[str, str, str | None, str | None, str | None]]:
    return [(c["what"], c["of"]["id"], c["about"] and c["about"]["id"], c["before"], c["after"]) for c in changes]


def test_nothing_changed(run: Run, repository: Repository, compared: Compared) -> None:
    done = run("diff", "HEAD")
    assert done.exit_code == 0
    assert done.stdout == (
        "## What this changes in the network\n\n"
        "The files as they are, compared with the last commit, as of November 24, 2026: nothing of weight changes.\n"
    )
    told = compared("HEAD")
    assert {key: value for key, value in told.items() if value} == {
        "base": "HEAD",
        "head": "the files as they are",
        "as_of": "2026-11-24",
        "problems": {"new": [], "solved": []},
    }


def test_a_comment_as_a_person_would_write_it(run: Run, network: Path, repository: Repository) -> None:
    replace_in(network / ORTA, "role: convener, since: 2024-02", "role: adviser, since: 2024-02")
    replace_in(network / ORTA, "  - {hub: finance}\n", "")
    replace_in(
        network / ORTA,
        "      - principle: teaching\n        stance: endorses\n".replace("      -", "  -").replace(
            "        s", "    s"
        ),
        "  - principle: teaching\n    stance: practices\n    statement: Two cohorts a year.\n"
        "    evidence: [{title: Cohort report, date: 2026-01}]\n",
    )
    replace_in(network / ORTA, "reviewed: {on: 2026-03-01", "reviewed: {on: 2026-09-01")
    replace_in(network / OHIO, "lead: orta", "lead: buckeye-fund")
    replace_in(network / OHIO, "partners: [buckeye-fund]", "partners: [orta]")
    replace_in(network / OHIO, "{value: 13, on: 2024-09}", "{value: 13, on: 2024-09}, {value: 21, on: 2025-09}")
    replace_in(network / OHIO, "- id: levies", "- id: levy-rates")
    replace_in(network / "partners/parents-guild.yml", "name: Parents’ Guild", "name: Parents’ Guild of Ohio")
    write_tree(
        network,
        {
            "partners/lake-readers.yml": """
                name: Lake Readers
                kind: advocacy
                summary: We read.
                based_in: us-mi
                confirmed: {on: 2026-10, by: Lake Readers}
                alignment:
                  - {principle: teaching, stance: endorses}
                  - {principle: school-finance, stance: endorses}
                """
        },
    )
    replace_in(network / FINANCE, "status: forming", "status: active")
    repository.commit()
    done = run("diff", "HEAD~1", "HEAD")
    assert done.stdout == _golden("changes.md")


def test_a_history_told_by_a_person_and_for_a_program(run: Run, network: Path, repository: Repository) -> None:
    """A partner confirms and shows evidence, one is renamed on a branch, one retires, and a hub merges into another."""
    repository.git("branch", "before")
    replace_in(network / ORTA, "confirmed: {on: 2026-05-01, by: ORTA}", "confirmed: {on: 2026-11-02, by: ORTA office}")
    replace_in(network / ORTA, "kind: report}\n", f"kind: report}}\n{ATLAS_REVIEW}")
    replace_in(network / ORTA, "  - {hub: finance}\n", "  - {hub: great-lakes, since: 2026-11}\n")
    replace_in(network / FINANCE, "status: forming", "status: merged\nmerged_into: great-lakes")
    repository.commit()
    repository.git("checkout", "--quiet", "-b", "rename", "before")
    repository.git("mv", "partners/parents-guild.yml", "partners/ohio-parents.yml")
    replace_in(
        network / "partners/ohio-parents.yml", "name: Parents’ Guild", "name: Ohio Parents\nformerly: [parents-guild]"
    )
    repository.commit()
    repository.git("checkout", "--quiet", "-b", "retire", "before")
    replace_in(
        network / "partners/buckeye-fund.yml", "summary: A fund", "status: former\nsucceeded_by: orta\nsummary: A fund"
    )
    repository.commit()
    repository.git("checkout", "--quiet", "main")
    for branch in ("rename", "retire"):
        repository.git("merge", "--quiet", "--no-ff", "--no-edit", branch)
    done = run("diff", "before", "--base-name", "main", "--head-name", "this proposal")
    assert done.stdout == _golden("history.md")
    told = json.loads(run("diff", "before", "HEAD", "--format", "json").stdout)
    assert _short(told["changes"]) == [
        ("status", "finance", None, "forming", "merged"),
        ("field", "finance", None, None, "Great Lakes"),
        ("status", "buckeye-fund", None, "active", "former"),
        ("field", "buckeye-fund", None, None, "Ohio Rural Teachers Alliance"),
        ("renamed", "ohio-parents", None, "parents-guild", "ohio-parents"),
        ("name", "ohio-parents", None, "Parents’ Guild", "Ohio Parents"),
        ("confirmed", "orta", None, "2026-05-01", "2026-11-02"),
        ("membership", "orta", "great-lakes", None, "member"),
        ("membership", "orta", "finance", "member", None),
        ("evidence-added", "orta", "school-finance", None, "A look at the atlas"),
    ]
    assert [(cell["row"]["id"], cell["principle"]["id"], cell["gap"]) for cell in told["coverage"]] == [
        ("great-lakes", "school-finance", "closes"),
        ("great-lakes", "teaching", "closes"),
    ]
    assert told["lost_addresses"] == told["dangling"] == told["due"] == told["problems"]["new"] == []


def test_a_renamed_record_leads_on_by_its_earlier_id(network: Path, repository: Repository, compared: Compared) -> None:
    (network / ORTA).rename(network / "partners/rural-teachers.md")
    replace_in(network / "partners/rural-teachers.md", "[ohio-rural-teachers]", "[ohio-rural-teachers, orta]")
    for file, old in ((OHIO, "lead: orta"), ("partners/parents-guild.yml", "succeeded_by: orta")):
        replace_in(network / file, old, old.replace("orta", "rural-teachers"))
    replace_in(network / "content/index.md", "partner:orta", "partner:rural-teachers")
    told = compared("HEAD")
    assert _short(told["changes"]) == [("renamed", "rural-teachers", None, "orta", "rural-teachers")]
    assert told["lost_addresses"] == []
    assert told["problems"] == {"new": [], "solved": []}


def test_a_record_that_was_moved_and_edited_is_known_by_what_is_left(
    run: Run, network: Path, compared: Compared
) -> None:
    (network / ERIE).rename(network / "hubs/lake.yml")
    replace_in(network / "hubs/lake.yml", "name: Erie", "name: Lake Erie")
    told = compared("HEAD")
    assert _short(told["changes"]) == [
        ("renamed", "lake", None, "erie", "lake"),
        ("name", "lake", None, "Erie", "Lake Erie"),
    ]
    assert told["lost_addresses"] == ["hubs/erie/"]
    said = "- `/hubs/erie/`: nothing leads on from it; write `formerly: [lake-erie, erie]` in `hubs/lake.yml`\n"
    assert said in run("diff", "HEAD").stdout


def test_what_two_records_share_makes_neither_the_heir(network: Path, compared: Compared) -> None:
    for id in ("lake", "shore"):
        (network / f"hubs/{id}.yml").write_bytes((network / ERIE).read_bytes().replace(b"formerly: [lake-erie]", b""))
    (network / ERIE).unlink()
    assert _short(compared("HEAD")["changes"])[:3] == [
        ("went", "erie", None, None, None),
        ("came", "lake", None, None, None),
        ("came", "shore", None, None, None),
    ]


def test_two_records_of_one_organization_become_one(run: Run, network: Path, compared: Compared) -> None:
    (network / "partners/parents-guild.yml").unlink()
    replace_in(network / ORTA, "[ohio-rural-teachers]", "[ohio-rural-teachers, parents-guild]")
    told = compared("HEAD")
    assert _short(told["changes"]) == [("went", "parents-guild", "orta", None, None)]
    assert told["lost_addresses"] == []
    assert "gone; its address leads on to Ohio Rural Teachers Alliance" in run("diff", "HEAD").stdout


def test_a_hub_that_goes_takes_its_plan_with_it(run: Run, network: Path, compared: Compared) -> None:
    (network / OHIO).unlink()
    told = compared("HEAD")
    assert _short(told["changes"]) == [
        ("went", "ohio", None, None, None),
        ("badge", "ohio", None, "evidence-based", None),
        ("went", "ohio#residencies", "ohio", None, None),
        ("went", "ohio#levies", "ohio", None, None),
        ("field", "erie", None, "Ohio", None),
        ("membership", "orta", "ohio", "convener", None),
    ]
    cells = [(cell["row"]["id"], cell["principle"]["id"], cell["gap"]) for cell in told["coverage"]]
    assert cells[-2:] == [("ohio", "school-finance", "opens"), ("ohio", "teaching", "opens")]
    assert told["lost_addresses"] == ["hubs/ohio/", "hubs/ohio/#residencies", "hubs/ohio/#levies"]
    text = run("diff", "HEAD").stdout
    assert (
        "- `/hubs/ohio/`, with `#residencies`, `#levies` in it: nothing leads on from it; "
        "keep `hubs/ohio.md` with `status: closed`\n"
    ) in text
    assert "- School finance, hub Ohio: practiced → none recorded (a gap opens)\n" in text


def test_a_renamed_hub_leads_on_to_the_strategies_it_kept(run: Run, network: Path, compared: Compared) -> None:
    """A page may lead on where a place in it does not: the strategy was renamed with its hub, or went."""
    (network / OHIO).rename(network / "hubs/buckeye.md")
    replace_in(network / "hubs/buckeye.md", "parent: great-lakes", "parent: great-lakes\nformerly: [ohio]")
    replace_in(network / ORTA, "hub: ohio", "hub: buckeye")
    replace_in(network / ERIE, "merged_into: ohio", "merged_into: buckeye")
    assert compared("HEAD")["lost_addresses"] == []
    replace_in(network / "hubs/buckeye.md", "id: levies", "id: levy-rates")
    assert compared("HEAD")["lost_addresses"] == ["hubs/ohio/#levies"]
    lost = "- `/hubs/ohio/#levies`: nothing leads on from it; keep"
    assert f"{lost} the id `levies` in `hubs/buckeye.md`\n" in run("diff", "HEAD").stdout
    levies = "    - id: levy-rates\n      title: Fewer emergency levies\n      principles: [school-finance]\n"
    replace_in(network / "hubs/buckeye.md", levies, "")
    assert compared("HEAD")["lost_addresses"] == ["hubs/ohio/#levies"]
    assert f"{lost} `levies` in `hubs/buckeye.md` with `status: stopped`\n" in run("diff", "HEAD").stdout


def test_a_renamed_source_leads_on_to_what_it_still_recommends(network: Path, compared: Compared) -> None:
    sources = network / "content/sources"
    (sources / "report.yml").rename(sources / "lakes.yml")
    replace_in(sources / "lakes.yml", "publisher:", "formerly: [report]\npublisher:")
    for file in (SCHOOL_FINANCE, "content/principles/teaching.yml", "content/principles/spelling.yml"):
        replace_in(network / file, "source: report", "source: lakes")
    replace_in(network / SCHOOL_FINANCE, "[F-1, F-2]", "[F-1]")
    replace_in(sources / "lakes.yml", "      - {id: F-2, text: Pay for it., to: [state, federal]}\n", "")
    assert compared("HEAD")["lost_addresses"] == ["sources/report/#F-2"]


def test_a_place_that_goes_opens_its_gaps(network: Path, compared: Compared) -> None:
    replace_in(network / ORTA, "based_in: us-oh-dayton", "based_in: us-oh")
    places = (network / "content/places.yml").read_text("utf-8").splitlines(keepends=True)
    (network / "content/places.yml").write_text("".join(places[1:]), "utf-8")
    told = compared("HEAD")
    assert ("field", "orta", None, "Dayton", "Ohio") in _short(told["changes"])
    assert [(cell["row"]["id"], cell["gap"]) for cell in told["coverage"]] == [("us-oh-dayton", "opens")] * 2
    assert told["lost_addresses"] == ["places/us-oh-dayton/"]


def test_pages_of_the_sites_own_are_missed_too(network: Path, repository: Repository, compared: Compared) -> None:
    pages = ("about", "join", "guides/index", "guides/first")
    write_tree(network, {f"content/{page}.md": "# A page\n" for page in pages})
    repository.commit()
    for page in (*pages, "index"):
        (network / f"content/{page}.md").unlink()
    assert compared("HEAD")["lost_addresses"] == ["about/", "guides/first/", "guides/"]


def test_all_that_is_published_for_people_counts_as_an_address(network: Path, compared: Compared) -> None:
    replace_in(network / "content/vocabulary.yml", "  philanthropy: {name: Philanthropy}\n", "")
    replace_in(network / "partners/buckeye-fund.yml", "kind: philanthropy", "kind: advocacy")
    second = "          - {id: F-2, text: Pay for it., to: [state, federal]}\n"
    replace_in(network / "content/sources/report.yml", second.removeprefix("    "), "")
    replace_in(network / SCHOOL_FINANCE, "[F-1, F-2]", "[F-1]")
    assert compared("HEAD")["lost_addresses"] == ["kinds/philanthropy/", "sources/report/#F-2"]


def test_a_word_that_never_was_dangles_from_nothing(network: Path, compared: Compared) -> None:
    write_tree(network, {"partners/new.yml": "name: New\nkind: advocasy\nsummary: S\nhubs: [{hub: ohoi}]\n"})
    told = compared("HEAD")
    assert [p["code"] for p in told["problems"]["new"]] == ["ND204", "ND204"]
    assert told["dangling"] == []


def test_fields_are_told_with_their_values(run: Run, network: Path, repository: Repository) -> None:
    prose = "\n\n".join(f"Paragraph {number} says what ORTA has done in that year." for number in range(8))
    with (network / ORTA).open("a", encoding="utf-8") as file:
        file.write(f"\n{prose}\n")
    repository.commit()
    with (network / ORTA).open("a", encoding="utf-8") as file:
        file.write("\nAnd one more.\n")
    replace_in(network / ORTA, "Paragraph 3 says", "Paragraph three says")
    replace_in(
        network / ORTA,
        "summary: Rural teachers who train",
        "summary: Rural and small-town teachers all over Ohio who train",
    )
    replace_in(network / ORTA, "https://orta.example\n", "https://orta-ohio.example\n")
    replace_in(network / ORTA, "email: hello@orta.example", "email: office@orta.example")
    replace_in(network / ORTA, "serves: [us-oh, us-wv]", "serves: [us-oh, us-mi, us-in]")
    replace_in(network / ORTA, "joined: 2024-02-01\n", "")
    replace_in(
        network / ORTA, "{hub: ohio, role: convener, since: 2024-02}", "{hub: ohio, role: convener, since: 2024}"
    )
    replace_in(network / "partners/parents-guild.yml", "succeeded_by: orta\n", "")
    assert run("diff", "HEAD").stdout == _golden("fields.md")


def test_a_partner_that_goes_leaves_things_dangling(run: Run, network: Path, compared: Compared) -> None:
    (network / ORTA).unlink()
    told = compared("HEAD")
    assert ("went", "orta", None, None, None) in _short(told["changes"])
    assert set(told["lost_addresses"]) == {"partners/orta/", "partners/ohio-rural-teachers/"}
    assert [(p["file"], p["code"]) for p in told["dangling"]] == [
        ("content/index.md", "ND204"),
        (OHIO, "ND204"),
        ("partners/parents-guild.yml", "ND204"),
    ]
    assert told["problems"]["new"] == told["dangling"]
    assert {cell["gap"] for cell in told["coverage"]} == {"opens"}
    text = run("diff", "HEAD").stdout
    assert "### References left dangling\n\n- `content/index.md:4` error ND204: " in text
    assert "### New problems" not in text


def test_a_partner_that_retires(network: Path, compared: Compared) -> None:
    replace_in(network / ORTA, "joined: 2024-02-01", "status: former\njoined: 2024-02-01")
    told = compared("HEAD")
    assert ("status", "orta", None, "active", "former") in _short(told["changes"])
    assert [p["code"] for p in told["dangling"]] == ["ND310"]


def test_a_broken_record_is_not_a_lost_one(run: Run, network: Path, compared: Compared, repository: Repository) -> None:
    replace_in(network / ORTA, "stance: practices", "stance: practises")
    told = compared("HEAD")
    assert told["changes"] == []
    assert [p["code"] for p in told["problems"]["new"]] == ["ND205"]
    repository.commit()
    replace_in(network / ORTA, "stance: practises", "stance: practices")
    told = compared("HEAD")
    assert told["changes"] == []
    assert [p["code"] for p in told["problems"]["solved"]] == ["ND205"]
    assert "### Problems solved" in run("diff", "HEAD").stdout


def test_a_problem_moves_with_its_record(network: Path, repository: Repository, compared: Compared) -> None:
    replace_in(network / ORTA, "email: hello@", "email: jane.miller@")
    repository.commit()
    (network / ORTA).rename(network / "partners/ohio-rta.md")
    told = compared("HEAD")
    assert "ND315" not in {p["code"] for p in (*told["problems"]["new"], *told["problems"]["solved"])}


def test_what_lapses_by_the_change_is_listed(run: Run, network: Path, compared: Compared) -> None:
    replace_in(network / ORTA, "confirmed: {on: 2026-05-01", "confirmed: {on: 2024-05-01")
    told = compared("HEAD")
    assert told["due"] == [
        {"partner": "orta", "what": "confirmation", "principle": None, "age": "lapsed", "until": "2025-11-01"}
    ]
    assert (
        "- **Ohio Rural Teachers Alliance**: confirmation lapsed after November 1, 2025" in run("diff", "HEAD").stdout
    )


def test_what_a_record_accepts_is_told(run: Run, network: Path, repository: Repository, compared: Compared) -> None:
    replace_in(network / ORTA, "email: hello@", "email: jane.miller@")
    accepting = "accept: {ND315: Jane is the office.}\nextra: {"
    repository.commit()
    replace_in(network / ORTA, "extra: {", accepting)
    told = compared("HEAD")
    assert [(c["field"], c["before"], c["after"]) for c in told["changes"]] == [
        ("accept.ND315", None, "Jane is the office.")
    ]
    assert told["problems"] == {"new": [], "solved": []}  # it is there as ever
    said = f"- **Ohio Rural Teachers Alliance** (`{ORTA}`): {{}}\n"
    accepts = "accepts the warning ND315 (Looks personal): “Jane is the office.”"
    assert said.format(accepts) in run("diff", "HEAD").stdout
    repository.commit()
    replace_in(network / ORTA, "Jane is", "Ann is")
    assert said.format(accepts.replace("Jane", "Ann") + ", was “Jane is the office.”") in run("diff", "HEAD").stdout
    replace_in(network / ORTA, accepting.replace("Jane", "Ann"), "extra: {")
    told = compared("HEAD")
    assert [p["code"] for p in told["problems"]["new"]] == ["ND315"]
    stops = "no longer accepts the warning ND315 (Looks personal): was “Jane is the office.”"
    assert said.format(stops) in run("diff", "HEAD").stdout


def test_what_a_new_record_accepts_is_told(run: Run, network: Path, repository: Repository) -> None:
    mail = "contact: {email: jane.doe@new.example}\naccept: {ND315: Jane is the office.}\n"
    write_tree(network, {"partners/new.yml": f"name: New\nkind: advocacy\nsummary: S\n{mail}"})
    assert (
        "- **New** (`partners/new.yml`)\n  - new\n"
        "  - accepts the warning ND315 (Looks personal): “Jane is the office.”\n"
    ) in run("diff", "HEAD").stdout + "\n"


def test_principles_sources_and_rules(network: Path, compared: Compared) -> None:
    replace_in(network / "content/principles/teaching.yml", "number: 2", "number: 2\nstatus: retired\non: 2026-10")
    replace_in(network / "content/sources/report.yml", "text: Pay for it.", "text: Pay for it in full.")
    replace_in(network / "content/badges.yml", "needs: {evidenced: 1}", "needs: {evidenced: 2}")
    told = _short(compared("HEAD")["changes"])
    assert ("status", "teaching", None, "active", "retired") in told
    assert ("field", "teaching", None, None, "2026-10") in told
    assert ("field", "report", None, "Pay for it.", "Pay for it in full.") in told


def test_a_merge_shows_what_came_in_with_it(network: Path, repository: Repository, compared: Compared) -> None:
    repository.git("branch", "change")
    replace_in(network / FINANCE, "status: forming", "status: active")
    repository.commit()
    repository.git("checkout", "--quiet", "change")
    replace_in(network / "partners/buckeye-fund.yml", "name: Buckeye Fund", "name: Buckeye Foundation")
    repository.commit()
    repository.git("checkout", "--quiet", "-")
    repository.git("merge", "--quiet", "--no-edit", "change")
    assert _short(compared("HEAD^1", "HEAD")["changes"]) == [
        ("name", "buckeye-fund", None, "Buckeye Fund", "Buckeye Foundation")
    ]
    assert _short(compared("change", "HEAD")["changes"]) == [("status", "finance", None, "forming", "active")]


def test_a_revision_is_read_from_the_content_folder_that_the_network_names(network: Path, run: Run) -> None:
    (network / "content").rename(network / "docs")
    replace_in(network / "mkdocs.yml", "docs_dir: content", "docs_dir: docs")
    Repository(network).git("init", "--quiet")
    Repository(network).commit()
    (network / "docs/about.md").write_text("# About\n", "utf-8")
    Repository(network).commit()
    (network / "docs/about.md").unlink()
    told = json.loads(run("diff", "HEAD", "--format", "json").stdout)
    assert (told["changes"], told["lost_addresses"], told["problems"]["solved"]) == ([], ["about/"], [])


def test_in_a_shallow_clone_of_a_subfolder(
    run: Run, network: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    whole = Repository(network.parent)
    whole.git("init", "--quiet")
    first = whole.commit()
    replace_in(network / FINANCE, "status: forming", "status: active")
    whole.commit()
    clone = tmp_path.parent / f"{tmp_path.name}-clone"
    whole.git("clone", "--quiet", "--depth=1", whole.root.as_uri(), str(clone))
    monkeypatch.chdir(clone / "network" / "partners")
    done = run("diff", first)
    assert done.exit_code == 2
    assert f"git fetch --depth=1 origin {first}" in done.stderr
    Repository(clone).git("fetch", "--quiet", "--depth=1", "origin", first)
    done = run("diff", first)
    assert done.exit_code == 0
    assert "- **Finance** (`hubs/finance.yml`): status forming → active" in done.stdout
    shutil.rmtree(clone)


@pytest.mark.parametrize("revision", ["nowhere", "--help-me", "HEAD:hubs/ohio.md", ""])
def test_a_revision_that_is_none(run: Run, repository: Repository, revision: str) -> None:
    done = run("diff", "--", revision)
    assert (done.exit_code, done.stdout) == (2, "")
    assert done.stderr == f"network-directory: there is no revision '{revision}' here\n"


def test_without_git_or_a_repository(run: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    done = run("diff", "HEAD")
    assert done.exit_code == 2
    assert "not a git repository" in done.stderr
    monkeypatch.setenv("PATH", "")
    done = run("diff", "HEAD")
    assert done.exit_code == 2
    assert "git is not installed" in done.stderr


def test_a_base_before_there_was_a_network(network: Path, repository: Repository, compared: Compared) -> None:
    empty = repository.git("commit-tree", "-m", "…", repository.git("hash-object", "-t", "tree", "-w", "--stdin"))
    told = compared(empty, "HEAD")
    assert {"came"} <= {what for what, *_ in _short(told["changes"])}
    assert told["lost_addresses"] == []
    assert [p["code"] for p in told["problems"]["solved"]] == ["ND116"]


HOSTILE = "@everyone `code` [a](https://evil.example) <img src=x onerror=alert(1)> #1 *b* www.evil.example"


def test_names_do_nothing_in_a_comment(run: Run, network: Path, repository: Repository) -> None:
    record = {"name": HOSTILE, "kind": "advocacy", "summary": "S", "hubs": [{"hub": "ohio"}]}
    path = network / "partners" / "evil.yml"
    path.write_text(json.dumps(record), encoding="utf-8")
    odd = network / "partners" / "a`b`@me\n## x.md"
    odd.write_text("---\n---\n", encoding="utf-8")
    repository.commit()
    text = run("diff", "HEAD~1", "HEAD").stdout
    assert "@everyone" not in text
    assert "<" not in text.replace("\\<", "")
    assert "://evil" not in text
    assert "\n## x" not in text
    assert "`` partners/a`b`@me ## x.md:1 ``" in text


def test_hostile_trees_stay_in_their_folder(network: Path, repository: Repository, tmp_path: Path) -> None:
    blob = repository.git("hash-object", "-w", "--stdin", stdin=b"name: X\n")
    link = repository.git("hash-object", "-w", "--stdin", stdin=os.fsencode(tmp_path))

    def tree(*entries: tuple[str, str, str, str]) -> str:
        lines = "".join(f"{mode} {kind} {id}\t{name}\0" for mode, kind, id, name in entries)
        return repository.git("mktree", "-z", stdin=lines.encode())

    outside = tree(("100644", "blob", blob, "escaped.yml"))
    partners = tree(
        ("120000", "blob", link, "link.yml"),
        ("100644", "blob", blob, 'a\nb\t"c" é.yml'),
        ("100644", "blob", blob, "x" * 300 + ".yml"),
        ("100644", "blob", blob, "back\\slash.yml"),
        ("160000", "commit", repository.git("rev-parse", "HEAD"), "module"),
        ("100644", "blob", blob, "fine.yml"),
    )
    top = tree(("040000", "tree", partners, "partners"), ("040000", "tree", outside, "elsewhere"))
    commit = repository.git("commit-tree", "-m", "…", top)
    with at_revision(Folder(network), commit) as folder:
        names = {path.relative_to(folder).as_posix() for path in folder.rglob("*") if not path.is_dir()}
        assert names == {"partners/fine.yml", 'partners/a\nb\t"c" é.yml', "partners/link.yml"}
        assert (folder / "partners/link.yml").is_symlink()
        assert not (folder / "partners/link.yml").exists()
        assert (folder / "partners/fine.yml").read_bytes() == b"name: X\n"
    assert not folder.exists()


def test_too_much_is_not_read(network: Path, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(revisions, "LARGEST", 500)
    with at_revision(Folder(network), "HEAD") as folder:
        size = (network / ORTA).stat().st_size
        assert (folder / ORTA).read_bytes() == bytes(size)
        assert (folder / "hubs/finance.yml").read_bytes() == (network / FINANCE).read_bytes()
    monkeypatch.setattr(revisions, "MOST_FILES", 3)
    with pytest.raises(RevisionError, match="at most 3 are compared"), at_revision(Folder(network), "HEAD"):
        pass


def test_an_object_that_is_missing_is_told_of(network: Path, repository: Repository) -> None:
    id = repository.git("rev-parse", f"HEAD:{ORTA}")
    (network / ".git/objects" / id[:2] / id[2:]).unlink()
    with (
        pytest.raises(RevisionError, match="git lacks the content"),
        at_revision(Folder(network), "HEAD"),
    ):
        pass


def test_what_is_taken_back_is_told_of_too(run: Run, network: Path, compared: Compared) -> None:
    replace_in(network / ORTA, "    statement: We publish per-pupil spending for 41 districts.\n", "")
    replace_in(network / ORTA, "    reviewed: {on: 2026-03-01, by: Lake Counties Network}\n", "")
    replace_in(network / ORTA, "date: 2025-09, kind: report}", "date: 2020-09, kind: report}")
    replace_in(network / "partners/buckeye-fund.yml", "statement: We wait for the review.", "statement: We wait.")
    replace_in(network / OHIO, "{value: 9, on: 2023-09}, ", "")
    replace_in(network / OHIO, "lead: orta", "summary: They learn in class.")
    replace_in(network / OHIO, 'url: "https://review.example/orta", date: 2024-11, grade: moderate', "grade: rationale")
    assert run("diff", "HEAD").stdout == _golden("taken-back.md")
    told = _short(compared("HEAD")["changes"])
    assert ("badge", "orta", None, "Reviewed", "Declared") in told
    assert ("lead", "ohio#residencies", "orta", "Ohio Rural Teachers Alliance", None) in told


def test_extra_fields_and_measures_are_details(network: Path, compared: Compared) -> None:
    replace_in(network / ORTA, "membership: 1200", "membership: 1300")
    replace_in(network / OHIO, "target: {value: 30", "target: {value: 40")
    replace_in(network / FINANCE, "principle: school-finance", "principle: teaching")
    replace_in(network / SCHOOL_FINANCE, "recommendations: [F-1, F-2]", "recommendations: [F-1]")
    assert [(c["of"]["id"], c["field"], c["before"], c["after"]) for c in compared("HEAD")["changes"]] == [
        (
            "school-finance",
            "provenance",
            "The Lake Counties Report, part 1: F-1, F-2",
            "The Lake Counties Report, part 1: F-1",
        ),
        ("finance", "principle", "School finance", "Teaching"),
        ("ohio#residencies", "measure.target", "30 by 2028-09", "40 by 2028-09"),
        ("orta", "extra.membership", "1200", "1300"),
    ]


def test_claims_and_strategies_can_go(run: Run, network: Path, compared: Compared) -> None:
    replace_in(network / ORTA, "  - principle: teaching\n    stance: endorses\n", "")
    levies = "    - id: levies\n      title: Fewer emergency levies\n      principles: [school-finance]\n"
    replace_in(network / OHIO, levies, "")
    told = _short(compared("HEAD")["changes"])
    assert ("stance", "orta", "teaching", "endorses", None) in told
    assert ("went", "ohio#levies", "ohio", None, None) in told
    assert "in the hub Ohio: no longer in the plan" in run("diff", "HEAD").stdout


def test_long_lists_are_cut(run: Run, network: Path, repository: Repository, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("network_directory.reports.diff.MOST_LINES", 2)
    for number in range(5):
        write_tree(network, {f"partners/new-{number}.yml": f"name: New {number}\nkind: advocacy\nsummary: S\n"})
    text = run("diff", "HEAD").stdout
    assert "- **New 1** (`partners/new-1.yml`): new\n- and 3 lines more\n" in text
