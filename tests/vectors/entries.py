"""Vectors of entries: the file that the form writes of each, and what the check says of that file."""

from __future__ import annotations

import json
import subprocess
import tempfile
from collections.abc import Iterable, Mapping
from pathlib import Path
from typing import Any

from network_directory.files.form import ADDRESS, form
from network_directory.files.form_entries import form_list
from network_directory.network import build_network
from network_directory.records import Problem, Records
from network_directory.site import Words
from network_directory.site.site import Site
from network_directory.theme import theme_folder

from ..trees import ROOT, TODAY, copy_sample, read
from . import content_of
from .corpus import ALIKE, FIRST, PARAGRAPHS, WRONG, clean, generated

WRITER = ROOT / "tests/scripts/write.js"
_LIKE_ANOTHER = "ND301"
_OF_FIELD = ("name", "shape", "of", "type", "limit", "required", "fields")
_OF_DATA = (
    "messages", "patterns", "limits", "months", "numbers", "redirects", "fewest_digits", "most_told", "first_year",
    "leads", "link_kinds", "link_names", "sources",
)  # fmt: skip
_LINKED = ("hub", "place", "principle")
_GENERATED = 60
_SITE = Site(
    name="",
    description="",
    url=None,
    sample=False,
    license_name="",
    license_url="",
    edit_template=None,
    edit_base=None,
    content="content",
    new_file_template=None,
    ask_url=None,
)
"""A site that says nothing of itself: no entry is checked by that."""


def entries_vectors() -> dict[str, Any]:
    """Entries with the text that the form writes, which needs node, and what is wrong with each."""
    cases = asked()
    return judged(cases, _written(cases))


def asked() -> list[dict[str, Any]]:
    """The entries, each with its id and its file; `alone` if it is added to the network without others."""
    return [*_wrong(), *_alike(), *_faultless()]


def judged(entries: Iterable[Mapping[str, Any]], texts: Iterable[str]) -> dict[str, Any]:
    """The vectors of entries whose texts are written already."""
    with tempfile.TemporaryDirectory() as folder:
        root = copy_sample(Path(folder) / "network")
        records = read(root).records
        cases = _judged(root, list(zip(entries, texts, strict=True)))
    partners = content_of(form_list(records))
    return {"today": str(TODAY), "data": _data(records), "partners": partners, "cases": cases}


def _data(records: Records) -> dict[str, Any]:
    """Of the form's data, all that an entry is checked by."""
    words = Words.load("en", [theme_folder()])
    (spec,) = form(records, build_network(records, TODAY), words, _SITE)
    assert spec.address == ADDRESS
    data = content_of(spec)
    return {
        **{name: data[name] for name in _OF_DATA},
        "fields": [_field(field) for field in data["fields"]],
        "choices": {kind: data["choices"][kind] for kind in _LINKED},
        "others": data["others"],
        "files": {},
        "words": {"id_taken": data["words"]["id_taken"]},
    }


def _field(field: Mapping[str, Any]) -> dict[str, Any]:
    kept = {name: field[name] for name in _OF_FIELD if name in field}
    return kept | ({"fields": [_field(one) for one in kept["fields"]]} if "fields" in kept else {})


def _wrong() -> list[dict[str, Any]]:
    """Each case of what can be wrong; an entry's name is its own, so that none is like another."""
    cases = [case for case in WRONG if case not in ALIKE]
    return [_case(f"zz-{n}", {**FIRST, "name": f"zz-{n}", **WRONG[case]}) for n, case in enumerate(cases)]


def _alike() -> list[dict[str, Any]]:
    """Entries that look like one of the network, and one that leaves a hub without who leads it."""
    return [_case(f"yy-{n}", {**FIRST, **WRONG[case]}, alone=True) for n, case in enumerate(ALIKE)]


def _faultless() -> list[dict[str, Any]]:
    """Entries without a fault, in files of both forms, with every paragraph."""
    made = [{**generated(seed), "about": PARAGRAPHS[seed % len(PARAGRAPHS)]} for seed in range(_GENERATED)]
    return [_case(f"xx-{n}", entry, form="yml" if n % 4 == 3 else "md") for n, entry in enumerate(made)]


def _case(id: str, entry: Mapping[str, Any], *, form: str = "md", alone: bool = False) -> dict[str, Any]:
    return {"id": id, "file": f"partners/{id}.{form}", "alone": alone, "entry": as_held(entry)}


def as_held(value: Any) -> Any:
    """A value as the form holds it: texts without what cannot be seen, true in words, and nothing that is empty."""
    match value:
        case str():
            return clean(value)
        case bool():
            return "true" if value else None
        case int():
            return str(value)
        case list():
            return [as_held(item) for item in value]
        case dict():
            held = {key: value[key].strip() if key == "about" else as_held(value[key]) for key in value if value[key]}
            return {key: item for key, item in held.items() if item is not None}
    return value


def _written(cases: list[dict[str, Any]]) -> list[str]:
    """The texts that the form's own script writes of some entries."""
    fields = json.loads(_fields())
    asked = json.dumps({"fields": fields, "cases": cases})
    done = subprocess.run(
        ["node", str(WRITER)], input=asked, capture_output=True, text=True, check=True, encoding="utf-8"
    )
    return list(json.loads(done.stdout))


def _fields() -> str:
    with tempfile.TemporaryDirectory() as folder:
        root = copy_sample(Path(folder) / "network")
        return json.dumps(_data(read(root).records)["fields"])


def _judged(root: Path, cases: list[tuple[Mapping[str, Any], str]]) -> list[dict[str, Any]]:
    together = {case["file"]: text for case, text in cases if not case["alone"]}
    problems = _problems(root, together)
    for case, text in cases:
        if case["alone"]:
            problems |= _problems(root, {case["file"]: text})
    return [{**case, "text": text, "problems": _told(case, problems[case["file"]])} for case, text in cases]


def _problems(root: Path, files: Mapping[str, str]) -> dict[str, list[Problem]]:
    """What the check says of some files when they are added to a network."""
    for file, text in files.items():
        (root / file).write_text(text, encoding="utf-8")
    found = read(root).problems
    for file in files:
        (root / file).unlink()
    return {file: [problem for problem in found if problem.file == file] for file in files}


def _told(case: Mapping[str, Any], problems: Iterable[Problem]) -> list[list[str]]:
    """Code and words of each; entries that were added together may look alike, which no form can know."""
    return sorted(list(in_form(one)) for one in problems if case["alone"] or one.code != _LIKE_ANOTHER)


def in_form(problem: Problem) -> tuple[str, str]:
    """What the form says of a problem: the check's words, except of what is missing. The check tells which key to add
    to a file, and whoever fills in a form sees neither keys nor a file; the code is the same.
    """
    return problem.code, "Fill this in." if problem.code == "ND202" else str(problem.said)
