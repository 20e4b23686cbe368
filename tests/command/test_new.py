"""`network-directory new`: what it writes passes the check, and so does each field that is taken into use."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

import pytest

from network_directory.records import Kind, errors
from network_directory.records.kinds import MODELS
from network_directory.writing.new import STARTABLE, new_record

from ..trees import SAMPLE, read, replace_in, usually
from .conftest import Run

FOLDERS = {"partner": "partners", "hub": "hubs", "principle": "content/principles"}
NEED_ANOTHER = {
    "logo",  # the picture
    "logo_alt",  # the logo
    "succeeded_by",  # status: former
    "merged_into",  # status: merged
    "principle",  # focus: issue
    "issue",
    "on",  # status: retired
    "replaced_by",
}
"""Fields that say in their comment what else they need."""


@pytest.mark.parametrize("form", ["md", "yml"])
@pytest.mark.parametrize("kind", STARTABLE)
def test_it_passes_the_check(run: Run, network: Path, kind: Kind, form: str) -> None:
    done = run("new", kind.value, "lake-readers", "--name", "Lake: “Readers” & @Friends", "--form", form)
    path = f"{FOLDERS[kind]}/lake-readers.{form}"
    said = f"Wrote {path}. Fill it in, then run: network-directory check {path}\n"
    assert (done.exit_code, done.stdout, done.stderr) == (0, said, "")
    reading = read(network)
    assert reading.problems == ()
    record = reading.records.of(kind)["lake-readers"].record
    assert record.name == "Lake: “Readers” & @Friends"  # type: ignore[attr-defined]
    text = (network / path).read_text(encoding="utf-8")
    for field in MODELS[kind].model_fields:
        shown = field not in ("about", "extra") or (field == "about" and form == "yml")
        assert bool(re.search(rf"^(# )?{field}:.* # ", text, re.MULTILINE)) or not shown, field


def _blocks(text: str) -> dict[str, str]:
    """The commented fields of a record, by their names."""
    found = re.findall(r"^((?:# # .*\n)*# (\w+):.*\n(?:#   .*\n)*)", text, re.MULTILINE)
    return {name: block for block, name in found}


@pytest.mark.parametrize("kind", STARTABLE)
@pytest.mark.parametrize("source", usually(["small", "sample"], ["small"]))
def test_each_field_can_be_taken_into_use(run: Run, network: Path, kind: Kind, source: str) -> None:
    if source == "sample":
        for folder in ("partners", "hubs", "content"):
            shutil.rmtree(network / folder)
            shutil.copytree(SAMPLE / folder, network / folder)
    run("new", kind.value, "lake-readers", "--form", "yml")
    path = network / f"{FOLDERS[kind]}/lake-readers.yml"
    text = path.read_text(encoding="utf-8")
    blocks = _blocks(text)
    assert len(blocks) >= 6
    for name, block in blocks.items():
        path.write_text(text.replace(block, re.sub("^# ", "", block, flags=re.MULTILINE)), encoding="utf-8")
        assert f"\n{name}:" in path.read_text(encoding="utf-8")
        assert bool(errors(read(network).problems)) == (name in NEED_ANOTHER), name


def test_the_name_is_made_from_the_id(run: Run, network: Path) -> None:
    run("new", "hub", "lake-erie-2030")
    assert read(network).records.hubs["lake-erie-2030"].record.name == "Lake Erie 2030"


def test_nothing_is_overwritten(run: Run, network: Path) -> None:
    before = (network / "partners/orta.md").read_bytes()
    for form in ("md", "yml"):
        done = run("new", "partner", "orta", "--form", form)
        assert (done.exit_code, done.stderr) == (2, "network-directory: partners/orta.md is there already\n")
    assert (network / "partners/orta.md").read_bytes() == before
    (network / "partners/loop.md").symlink_to("loop.md")
    assert run("new", "partner", "loop").exit_code == 2


@pytest.mark.parametrize(
    ("id", "said"),
    [
        ("Lake Readers", "write 'lake-readers'"),
        ("../../etc/passwd", "write 'etc-passwd'"),
        ("x" * 65, "at most 64 characters"),
        ("ohio-rural-teachers", "'ohio-rural-teachers' is the id of partners/ohio-rural-teachers.md today"),
    ],
)
def test_bad_ids_are_refused(run: Run, network: Path, id: str, said: str) -> None:
    before = sorted(network.glob("[!.]*/**/*.*"))
    done = run("new", "partner", id)
    assert done.exit_code == 2
    assert said in done.stderr
    assert sorted(network.glob("[!.]*/**/*.*")) == before


@pytest.mark.parametrize("name", ["x" * 501, "Re\u202eaders", "\x1b[2J", " "])
def test_bad_names_are_refused(run: Run, network: Path, name: str) -> None:
    done = run("new", "partner", "readers", "--name", name)
    assert done.exit_code == (0 if name == " " else 2)
    assert "\x1b" not in done.stderr
    assert (network / "partners/readers.md").exists() == (name == " ")


def test_what_looks_like_another_is_warned_of(run: Run) -> None:
    done = run("new", "partner", "zz-fund", "--name", "Buckeye Fund")
    assert done.exit_code == 0
    assert "ND301" in done.stderr


def test_a_network_that_lacks_what_is_needed_says_so(run: Run, network: Path) -> None:
    shutil.rmtree(network / "content/sources")
    done = run("new", "principle", "joy")
    assert done.exit_code == 2
    assert "content/sources/ID.yml" in done.stderr
    (network / "content/vocabulary.yml").write_text("levels: {}\n", encoding="utf-8")
    done = run("new", "partner", "readers")
    assert done.exit_code == 2
    assert "partner_kinds" in done.stderr


def test_an_empty_network_can_begin(run: Run, network: Path) -> None:
    for folder in ("partners", "hubs", "content/principles", "content/sources"):
        shutil.rmtree(network / folder)
    (network / "content/index.md").unlink()
    assert run("new", "hub", "first").exit_code == 0
    assert run("new", "partner", "first").exit_code == 0
    assert not errors(read(network).problems)


def test_yaml_names_its_schema_where_the_site_is_known(run: Run, network: Path) -> None:
    run("new", "partner", "without", "--form", "yml")
    assert "yaml-language-server" not in (network / "partners/without.yml").read_text(encoding="utf-8")
    replace_in(network / "mkdocs.yml", "site_name:", 'site_url: "https://lakes.example/net/" # ours\nsite_name:')
    run("new", "partner", "with", "--form", "yml")
    first = (network / "partners/with.yml").read_text(encoding="utf-8").split("\n")[0]
    assert first == "# yaml-language-server: $schema=https://lakes.example/net/data/schema/partner.schema.json"
    run("new", "partner", "markdown", "--form", "md")
    assert (network / "partners/markdown.md").read_text(encoding="utf-8").startswith("---\n# A partner")


def test_the_text_is_made_of_the_records_alone(network: Path) -> None:
    records = read(network).records
    assert new_record(Kind.HUB, "A", "md", records, None) == new_record(Kind.HUB, "A", "md", records, None)
