"""What is due or has lapsed."""

from __future__ import annotations

from pathlib import Path

from network_directory.network.aging import Aged, dues
from network_directory.network.alignment import Age

from .builders import network_of


def test_what_is_due_or_lapsed_by_partner(tmp_path: Path) -> None:
    def claim(evidence: str, review: str | None = None) -> list[dict[str, object]]:
        entry: dict[str, object] = {
            "principle": "finance",
            "stance": "leads",
            "evidence": [{"title": "Old", "date": "2020"}, {"title": "E", "date": evidence}],
        }
        return [entry | ({"reviewed": {"on": review, "by": "Staff"}} if review else {})]

    fresh = {"confirmed": {"on": "2026-06", "by": "Office"}}
    network = network_of(
        tmp_path,
        {
            "current": {**fresh, "alignment": claim("2026-01", "2026-02")},
            "due": {**fresh, "alignment": claim("2024-01", "2025-02-01")},
            "lapsed": {"confirmed": {"on": "2025-01", "by": "Office"}, "alignment": claim("2023-10", "2023-11-01")},
            "never": {},
            "gone": {"status": "former"},
        },
    )
    assert [(due.partner.id, due.what, due.age, str(due.until)) for due in dues(network)] == [
        ("due", Aged.EVIDENCE, Age.DUE, "2027-01-31"),
        ("due", Aged.REVIEW, Age.DUE, "2027-01-31"),  # when what it looked at lapses
        ("lapsed", Aged.CONFIRMATION, Age.LAPSED, "2026-07-31"),
        ("lapsed", Aged.EVIDENCE, Age.LAPSED, "2026-10-31"),
        ("lapsed", Aged.REVIEW, Age.LAPSED, "2025-11-01"),
        ("never", Aged.CONFIRMATION, Age.LAPSED, "None"),
    ]
