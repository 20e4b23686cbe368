"""Networks to test with: a small one that is written here, and copies of the sample."""

from __future__ import annotations

import os
import shutil
import subprocess
import zlib
from collections.abc import Container, Iterable, Mapping
from datetime import date
from pathlib import Path
from textwrap import dedent
from typing import Any, TypeVar

import pytest
from hypothesis import settings

from network_directory.engines.mkdocs.network_folder import NetworkFolder
from network_directory.records import Reading

T = TypeVar("T")

ROOT = Path(__file__).parent.parent
"""The project's folder."""
SAMPLE = ROOT / "tests/networks/sample"
"""The sample network as it once was. No test reads the live records, so that whoever edits these breaks none."""
TODAY = date(2026, 11, 24)
"""The day on which all tests take place."""


def usually(values: Iterable[T], usual: Container[T]) -> list[Any]:
    """Values to try a test with, of which a proposal waits for the `usual` ones only; `make test-long` tries all."""
    return [
        pytest.param(
            *(value if isinstance(value, tuple) else [value]), marks=() if value in usual else pytest.mark.long
        )
        for value in values
    ]


def examples(usual: int) -> int:
    """How many examples a property is tried on that is dear to try: `make test-long` tries ten times as many."""
    return usual * settings().max_examples // 100


def png(width: int, height: int) -> bytes:
    """A PNG of a black rectangle."""
    header = width.to_bytes(4) + height.to_bytes(4) + bytes([1, 0, 0, 0, 0])  # black or white, a bit for each pixel
    rows = zlib.compress((b"\0" + bytes(-(-width // 8))) * height, 9)
    chunks = ((b"IHDR", header), (b"IDAT", rows), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        len(data).to_bytes(4) + name + data + zlib.crc32(name + data).to_bytes(4) for name, data in chunks
    )


PNG = png(1, 1)
"""The smallest picture there is."""


def write_tree(root: Path, files: Mapping[str, str | bytes]) -> Path:
    """Write files below `root`, by their paths from it; texts are dedented. Returns `root`."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else dedent(content).lstrip("\n").encode())
    return root


def copy_sample(root: Path) -> Path:
    """Copy the sample network, with the project's theme, into `root`. Returns `root`."""
    root.mkdir(parents=True, exist_ok=True)
    for folder in ("partners", "hubs", "content", "theme"):
        shutil.copytree((ROOT if folder == "theme" else SAMPLE) / folder, root / folder)
    shutil.copy(SAMPLE / "mkdocs.yml", root)
    return root


SMALL: Mapping[str, str | bytes] = {
    "mkdocs.yml": """
        site_name: Lake Counties Network
        docs_dir: content
        theme: {name: material, custom_dir: theme}
        plugins: [network-directory]
        """,
    "content/index.md": """
        ---
        title: Lake Counties Network
        ---
        Three partners around the lake, with [[partner:orta|rural teachers]] among them.
        """,
    "content/vocabulary.yml": """
        partner_kinds:
          advocacy: {name: Advocacy organization}
          philanthropy: {name: Philanthropy}
          professional-association: {name: Professional association}
        levels:
          federal: {name: Federal}
          state: {name: State}
          district: {name: District}
          school: {name: School}
        issues:
          digital-access: {name: Digital access}
        evidence_kinds:
          report: {name: Report}
          dataset: {name: Data set}
        extra_fields:
          membership: {name: Members, type: number}
          charter: {name: Charter, type: url}
          elected: {name: Last election, type: date}
          motto: {name: Motto}
          governance_model: {name: How it is governed, type: choice, facet: true, choices: [Elected board, Public body]}
          meets: {name: Meets, on: hub}
        """,
    "content/places.yml": """
        us-oh-dayton: {name: Dayton, kind: city, parent: us-oh, lat: 39.76, lon: -84.19, codes: {fips: "3921000"}}
        navajo-nation: {name: Navajo Nation, kind: tribal, within: [us-az, us-nm, us-ut], codes: {aiannh: "2430"}}
        great-lakes: {name: Great Lakes states, kind: region, within: [us-mi, us-oh]}
        """,
    "content/badges.yml": """
        levels:
          - {id: declared, name: Declared, needs: {stated: 2}}
          - {id: evidenced, name: Evidenced, needs: {evidenced: 1}}
          - {id: reviewed, name: Reviewed, needs: {reviewed: 1}}
        validity_months: {evidence: 36, review: 24, confirmation: 18}
        """,
    "content/sources/report.yml": """
        title: The Lake Counties Report
        publisher: Lake Counties Commission
        date: 2013-02
        url: https://commission.example/report
        parts:
          - id: "1"
            title: Money
            recommendations:
              - {id: F-1, text: Find out what a fair chance costs., to: [state]}
              - {id: F-2, text: Pay for it., to: [state, federal]}
          - id: "2"
            title: Teachers
            recommendations:
              - {id: T-1, text: Train the next ones., to: [district]}
        """,
    "content/principles/school-finance.md": """
        ---
        name: School finance
        number: 1
        question: Does every student get what a fair chance costs?
        statement: Money follows need.
        provenance:
          - {source: report, part: "1", recommendations: [F-1, F-2]}
        stances: {endorses: Says so., practices: Does so., leads: Shows others how.}
        ---
        What a fair chance costs differs from child to child.
        """,
    "content/principles/teaching.yml": """
        name: Teaching
        number: 2
        statement: Every class has a teacher who was trained for it.
        provenance:
          - {source: report, part: "2"}
        """,
    "content/principles/spelling.yml": """
        name: Spelling
        statement: Words are written as in the dictionary.
        status: retired
        on: 2020-06
        replaced_by: teaching
        provenance: [{source: report}]
        """,
    "hubs/great-lakes.yml": """
        name: Great Lakes
        focus: place
        place: great-lakes
        summary: The hub of hubs around the lakes.
        """,
    "hubs/ohio.md": """
        ---
        name: Ohio
        focus: place
        place: us-oh
        summary: Teachers and a fund who plan together for the children of Ohio.
        parent: great-lakes
        plan:
          aim: By 2028 no class opens the year with a substitute.
          updated: 2026-04-01
          strategies:
            - id: residencies
              title: Teacher residencies
              status: underway
              principles: [teaching]
              recommendations: [T-1]
              level: district
              places: [us-oh]
              lead: orta
              partners: [buckeye-fund]
              needs: [{type: capacity, what: Two evaluators}]
              evidence:
                - {title: A review, url: "https://review.example/orta", date: 2024-11, grade: moderate}
              measure:
                what: Vacancies filled by residents
                unit: "%"
                baseline: {value: 4, on: 2022-09}
                target: {value: 30, by: 2028-09}
                readings: [{value: 9, on: 2023-09}, {value: 13, on: 2024-09}]
            - id: levies
              title: Fewer emergency levies
              principles: [school-finance]
        ---
        Two Ohios meet here: see [[place:us-oh]].
        """,
    "hubs/finance.yml": """
        name: Finance
        focus: issue
        principle: school-finance
        summary: Those who count what schools cost.
        status: forming
        """,
    "hubs/erie.yml": """
        name: Erie
        focus: issue
        issue: digital-access
        summary: What became of it stands in the Ohio hub.
        status: merged
        merged_into: ohio
        formerly: [lake-erie]
        """,
    "partners/orta.md": """
        ---
        name: Ohio Rural Teachers Alliance
        also_known_as: [ORTA]
        kind: professional-association
        summary: Rural teachers who train the next ones.
        url: https://orta.example
        logo: orta.png
        logo_alt: ORTA
        founded: 1998
        based_in: us-oh-dayton
        serves: [us-oh, us-wv]
        levels: [district, state]
        languages: [en, es]
        joined: 2024-02-01
        confirmed: {on: 2026-05-01, by: ORTA}
        hubs:
          - {hub: ohio, role: convener, since: 2024-02}
          - {hub: finance}
        contributes:
          - {type: expertise, what: School-finance modeling, status: in-use}
        seeks:
          - {type: in-kind, what: Meeting space in Dayton}
        alignment:
          - principle: school-finance
            stance: practices
            statement: We publish per-pupil spending for 41 districts.
            evidence:
              - {title: Spending atlas, url: "https://orta.example/atlas", date: 2025-09, kind: report}
            reviewed: {on: 2026-03-01, by: Lake Counties Network}
          - principle: teaching
            stance: endorses
        contact: {email: hello@orta.example, url: "https://orta.example/contact"}
        identifiers: {ein: "31-1234567", ror: 02kvxyf05, wikidata: Q42, nces: "0200001", ipeds: "100654"}
        formerly: [ohio-rural-teachers]
        extra: {membership: 1200, governance_model: Elected board}
        ---
        ORTA began as a car pool. It works with the [[partner:buckeye-fund]].
        """,
    "partners/orta.png": PNG,
    "partners/buckeye-fund.yml": """
        name: Buckeye Fund
        kind: philanthropy
        summary: A fund for the schools of Ohio.
        url: https://buckeye.example
        based_in: us-oh
        serves: [us-oh]
        contributes:
          - {type: in-kind, what: A hall in Dayton}
        alignment:
          - {principle: teaching, stance: reserves, statement: We wait for the review.}
        about: |
          The fund gives and lends.

          It began in 1950.
        """,
    "partners/parents-guild.yml": """
        name: Parents’ Guild
        kind: advocacy
        summary: Parents who counted class sizes until 2024.
        status: former
        succeeded_by: orta
        """,
}
"""A small network without a problem, in which every kind of file and of field occurs."""


def read(root: Path) -> Reading:
    """Read and check the network in `root` as of `TODAY`."""
    return NetworkFolder(root).check(TODAY)


def told(root: Path) -> list[str]:
    """What is said of the network in `root`: file, line, column and code of each problem."""
    return [f"{p.file}:{p.at.line}:{p.at.column} {p.code}" for p in read(root).problems]


def replace_in(path: Path, old: str, new: str) -> None:
    """Replace the one place of a file where `old` stands."""
    text = path.read_text(encoding="utf-8")
    assert text.count(old) == 1, f"{path.name} has {old!r} {text.count(old)} times"
    path.write_text(text.replace(old, new), encoding="utf-8")


def commit(folder: Path) -> None:
    """Make a folder a git repository with all that it holds."""
    author = ("-c", "user.name=Tests", "-c", "user.email=tests@lakes.example")
    for arguments in (("init", "-q"), ("add", "."), (*author, "commit", "-qm", "As it was")):
        subprocess.run(["git", *arguments], cwd=folder, check=True)


def unprivileged() -> list[str]:
    """The beginning of a command line that may open only what its files allow, for root may open all."""
    if os.getuid():
        return []
    if not (tool := shutil.which("setpriv")):
        pytest.skip("root may open every file, and there is no setpriv to let go of that")
    return [tool, "--bounding-set=-dac_override,-dac_read_search"]
