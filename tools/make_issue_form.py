"""Write .github/ISSUE_TEMPLATE/partner.yml: a form for those who would rather be asked than write a file.

Run it by `make issueform` after a change of the vocabulary. With --check it writes nothing, and says when that was
forgotten.
"""

from __future__ import annotations

import sys
from datetime import date
from pathlib import Path
from typing import Any

import yaml

from network_directory.network import build_network
from network_directory.network.model import Network
from network_directory.records import Folder, read_network
from network_directory.site import Words
from network_directory.theme import theme_folder

from .made_files import keep

FORM = ".github/ISSUE_TEMPLATE/partner.yml"
_HEAD = "# Made by tools/make_issue_form.py from content/vocabulary.yml: run `make issueform`.\n"
_BEFORE = (
    "What you write here is public. Give addresses of a role, such as info@ or office@, and no person’s. "
    "It is quicker to write the entry yourself, by the form on the directory’s page **Join**."
)
_STANCES = ("endorses", "practices", "leads", "reserves", "not-applicable")


class _Spelled(yaml.SafeDumper):
    """Writes what occurs twice twice: GitHub takes neither anchors nor aliases."""

    def ignore_aliases(self, data: object) -> bool:
        return True


def issue_form(network: Network, words: Words) -> str:
    """The text of the form, with the network's kinds, levels and principles to choose from."""

    kinds = [f"{kind.name} ({kind.id})" for kind in network.kinds.values()]
    levels = [{"label": f"{level.name} ({level.id})"} for level in network.levels.values()]
    stances = [words.text(f"stances.{id}") for id in ("not-stated", *_STANCES)]
    principles = [
        _asked("dropdown", f"principle-{principle.id}", principle.name, principle.question or "", options=stances)
        for principle in network.principles.values()
        if not principle.retired
    ]
    form = {
        "name": "List an organization",
        "description": "Tell us about an organization, and staff will write its entry.",
        "title": "Entry: ",
        "labels": ["entry"],
        "body": [
            {"type": "markdown", "attributes": {"value": _BEFORE}},
            _asked("input", "organization", "Name", "The organization’s name.", required=True),
            _asked("dropdown", "kind", "Kind", "What it is.", required=True, options=kinds),
            _asked(
                "textarea",
                "summary",
                "Summary",
                "What it does, for whom and where, in at most 280 characters.",
                required=True,
            ),
            _asked("input", "site", "Web site", "An address that starts with https://."),
            _asked("input", "contact", "Contact", "A role’s e-mail address, or a contact page."),
            _asked("input", "places", "Places", "Where it is based, and whom it serves."),
            _asked("checkboxes", "levels", "Levels of government", "Where it works to change things.", options=levels),
            *principles,
            _asked(
                "textarea",
                "evidence",
                "Statements and evidence",
                "For each principle you chose: what it says or does about it, and where that can be read, with a date.",
            ),
            _asked("textarea", "offers", "Offers and needs", "What it offers the network, and what it looks for."),
        ],
    }
    return _HEAD + yaml.dump(form, Dumper=_Spelled, allow_unicode=True, sort_keys=False, width=120)


def _asked(kind: str, id: str, label: str, hint: str, *, required: bool = False, **more: Any) -> dict[str, Any]:
    asked: dict[str, Any] = {"type": kind, "id": id, "attributes": {"label": label, "description": hint, **more}}
    return asked | ({"validations": {"required": True}} if required else {})


def made(root: Path) -> str:
    """The form of the network in a folder."""
    network = build_network(read_network(Folder(root), date.max).records, date(2000, 1, 1))
    return issue_form(network, Words.load("en", [theme_folder()]))


def main(root: Path, *, check: bool) -> str | None:
    """Write the form of the network in a folder, or check that it is in step; what to do about it if it is not."""
    otherwise = f"{FORM}: the vocabulary or a principle has changed since this was made; run “make issueform”"
    return keep(root / FORM, made(root), check=check, otherwise=otherwise)


if __name__ == "__main__":
    sys.exit(main(Path(__file__).parent.parent, check="--check" in sys.argv))
