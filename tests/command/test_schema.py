"""`network-directory schema`: what the check takes, the schemas take, as editors read YAML."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from pathlib import Path

import pytest
import yaml
from jsonschema import Draft202012Validator

from network_directory.records.kinds import MODELS
from network_directory.records.models import Strict
from network_directory.writing.json_schema import KINDS, schemas
from network_directory.writing.spans import decoded, fields

from ..mistakes.corpus import CASES, FOLDER
from ..trees import SAMPLE, SMALL, read, write_tree
from .conftest import Run

SEEN = {"ND201", "ND202", "ND203", "ND205", "ND217", "ND221"}
"""Codes of faults that no schema may pass over."""
RULES = {"no-provenance.yml"}
"""What has one of these codes because of a rule beyond the form."""


class Yaml12(yaml.SafeLoader):
    """YAML as editors read it: the core schema of 1.2, without dates, and without `no` for false."""


Yaml12.yaml_implicit_resolvers = {}
for tag, pattern in {
    "null": r"~|null|Null|NULL|",
    "bool": r"true|True|TRUE|false|False|FALSE",
    "int": r"[-+]?[0-9]+|0o[0-7]+|0x[0-9a-fA-F]+",
    "float": r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?",
}.items():
    Yaml12.add_implicit_resolver(f"tag:yaml.org,2002:{tag}", re.compile(f"^(?:{pattern})$"), None)


def _kind(file: str) -> str | None:
    """The schema that a file must fit."""
    match Path(file).parts:
        case ("partners" | "hubs" as folder, _) | ("content", "principles" | "sources" as folder, _):
            return str(folder)[:-1]
        case ("content", name) if name.endswith(".yml"):
            return Path(name).stem
    return None


def _validators(root: Path) -> Mapping[str, Draft202012Validator]:
    made = schemas(read(root).records)
    for schema in made.values():
        Draft202012Validator.check_schema(schema)
    return {kind: Draft202012Validator(schema) for kind, schema in made.items()}


def _faults(validator: Draft202012Validator, text: str, file: str) -> list[str]:
    return [error.message for error in validator.iter_errors(yaml.load(fields(text, file), Yaml12))]


@pytest.fixture(scope="module")
def around(tmp_path_factory: pytest.TempPathFactory) -> Path:
    return write_tree(tmp_path_factory.mktemp("network"), SMALL)


@pytest.fixture(scope="module")
def validators(around: Path) -> Mapping[str, Draft202012Validator]:
    return _validators(around)


@pytest.mark.parametrize("network", ["sample", "small"])
def test_all_records_fit(around: Path, network: str) -> None:
    root = SAMPLE if network == "sample" else around
    validators = _validators(root)
    tried = set()
    for path in (path for folder in ("partners", "hubs", "content") for path in (root / folder).rglob("*")):
        file = path.relative_to(root).as_posix()
        if path.suffix in (".md", ".yml") and (kind := _kind(file)):
            assert _faults(validators[kind], decoded(path.read_bytes()), file) == [], file
            tried.add(kind)
    assert tried == set(KINDS)


@pytest.mark.parametrize(
    "name", [name for name, case in CASES.items() if case["problems"][0]["code"] in SEEN and name not in RULES]
)
def test_mistakes_of_form_are_seen(validators: Mapping[str, Draft202012Validator], name: str) -> None:
    case = CASES[name]
    text = decoded((FOLDER / name).read_bytes())
    kind = _kind(case["as"])
    assert kind
    assert _faults(validators[kind], text, case["as"])


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("partner", "name: N\nkind: advocacy\nsummary: S\nfounded: 1998\njoined: 2024-02\nstatus:"),
        ("source", "title: 1984\ndate: 2013\nnumbered: yes\nparts: [{id: 1, title: true}]"),
        ("source", "title: T\ndate: '2013-02'\nnumbered: false\nurl:"),
        ("places", "us-oh-x: {name: X, kind: city, parent: us-oh, lat: 41, lon: '-82.70', codes: {fips: 0700123}}"),
        ("badges", "levels: [{id: a, name: A, needs: {stated: 3}}]\nvalidity_months: {review: '24'}"),
        ("hub", "name: H\nfocus: place\nplace: us-oh\nsummary: S\nplan:\nextra: {meets: 7}"),
    ],
)
def test_values_fit_however_editors_read_them(
    validators: Mapping[str, Draft202012Validator], kind: str, text: str
) -> None:
    assert _faults(validators[kind], text, f"x.{kind}.yml") == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("partner", "name: N\nkind: advocacy\nsummary: S\naccept: {{{}: 2030}}"),
        ("places", "us-oh-x: {{name: X, kind: city, accept: {{{}: R}}}}"),
        ("vocabulary", "levels: {{state: {{name: State, accept: {{{}: R}}}}}}"),
        ("badges", "levels: [{{id: a, name: A, needs: {{stated: 3}}, accept: {{{}: R}}}}]"),
    ],
)
def test_warnings_can_be_accepted_and_nothing_else(
    validators: Mapping[str, Draft202012Validator], kind: str, text: str
) -> None:
    assert _faults(validators[kind], text.format("ND224"), "x.yml") == []
    for other in ("ND204", "ND331", "nd224"):
        assert _faults(validators[kind], text.format(other), "x.yml")


def test_ids_and_terms_of_the_network_are_offered(around: Path) -> None:
    made = schemas(read(around).records)
    partner = made["partner"]["properties"]
    assert partner["kind"]["enum"] == ["advocacy", "philanthropy", "professional-association"]
    assert partner["levels"]["items"]["enum"] == ["federal", "state", "district", "school"]
    assert {"us", "us-oh", "us-oh-dayton"} <= set(partner["serves"]["items"]["enum"])
    assert partner["succeeded_by"]["enum"] == ["buckeye-fund", "orta", "parents-guild", None]
    assert made["partner"]["$defs"]["MembershipEntry"]["properties"]["hub"]["enum"] == [
        "erie",
        "finance",
        "great-lakes",
        "ohio",
    ]
    assert made["partner"]["$defs"]["ClaimEvidence"]["properties"]["kind"]["enum"] == ["report", "dataset", None]
    assert made["hub"]["$defs"]["StrategyEntry"]["properties"]["recommendations"]["items"]["enum"] == [
        "F-1",
        "F-2",
        "T-1",
    ]
    extra = partner["extra"]
    assert extra["additionalProperties"] is False
    assert set(extra["properties"]) == {"membership", "charter", "elected", "motto", "governance_model"}
    assert extra["properties"]["governance_model"]["enum"] == ["Elected board", "Public body", None]


def test_too_many_ids_are_not_listed(around: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("network_directory.writing.json_schema.MOST_IDS", 3)
    partner = schemas(read(around).records)["partner"]["properties"]
    assert "enum" not in partner["serves"]["items"]
    assert partner["based_in"]["type"] == ["string", "number", "boolean", "null"]


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_says_what_it_means(around: Path, kind: str) -> None:
    made = schemas(read(around).records)[kind]
    assert made["$schema"] == "https://json-schema.org/draft/2020-12/schema"
    groups = [made if kind != "places" else made["additionalProperties"], *made.get("$defs", {}).values()]
    assert {MODELS[kind].__name__} <= {group["title"] for group in groups}
    for group in groups:
        assert group["additionalProperties"] is False
        for name, field in group["properties"].items():
            assert field["title"], f"{kind}.{name}"
            assert field["description"], f"{kind}.{name}"


@pytest.mark.parametrize("kind", KINDS)
def test_every_field_offers_what_could_stand_in_it(around: Path, kind: str) -> None:
    made = schemas(read(around).records)[kind]
    groups = [made if kind != "places" else made["additionalProperties"], *made.get("$defs", {}).values()]
    for group in groups:
        for name, field in group["properties"].items():
            inner = field.get("additionalProperties")
            one = field.get("items") or (inner if isinstance(inner, dict) else field)
            offered = {"enum", "examples", "$ref", "anyOf", "patternProperties", "properties"} & set(one)
            assert offered, f"{kind}.{group['title']}.{name}"
            for shown in one.get("examples", ()):
                Draft202012Validator(one).validate(shown)


def test_examples_are_those_of_the_group(around: Path) -> None:
    groups = schemas(read(around).records)["partner"]["$defs"]
    what = {name: groups[name]["properties"]["what"]["examples"] for name in ("Offer", "Need")}
    assert what == {"Offer": ["A hall for forty people"], "Need": ["Tutors who speak Spanish"]}
    assert groups["ClaimEvidence"]["properties"]["independent"]["examples"] == ["true"]


def test_ids_and_terms_are_offered_with_their_names(around: Path) -> None:
    partner = schemas(read(around).records)["partner"]
    told = dict(
        zip(partner["properties"]["kind"]["enum"], partner["properties"]["kind"]["enumDescriptions"], strict=True)
    )
    assert told["philanthropy"] == "Philanthropy"
    hub = partner["$defs"]["MembershipEntry"]["properties"]["hub"]
    assert dict(zip(hub["enum"], hub["enumDescriptions"], strict=True))["great-lakes"] == "Great Lakes"


def test_the_models_are_all_strict() -> None:
    assert all(issubclass(model, Strict) for model in MODELS.values())


def test_one_schema_is_printed(run: Run) -> None:
    done = run("schema", "hub")
    assert done.exit_code == 0
    assert json.loads(done.stdout)["title"] == "Hub"


def test_all_are_written_into_a_folder(run: Run, network: Path) -> None:
    done = run("schema", "--out", "made/schema")
    assert done.exit_code == 0
    assert {path.name for path in (network / "made/schema").iterdir()} == {f"{kind}.schema.json" for kind in KINDS}
    assert done.stdout.count("Wrote ") == len(KINDS)
    run("schema", "badges", "--out", "one")
    assert [path.name for path in (network / "one").iterdir()] == ["badges.schema.json"]


def test_without_a_kind_or_a_folder_it_asks_for_one(run: Run) -> None:
    done = run("schema")
    assert done.exit_code == 2
    assert "partner, hub, principle" in done.stderr
