"""The codes of problems. A code is stable: it never changes its meaning and is never used again.

What each is called and means stands in the theme's `i18n/check/`, in one file a language.
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Code:
    """What a code is in every language."""

    shown: str = "partner"
    """What its examples are taken from: partner, hub, principle, places, vocabulary, badges or settings; a whole
    Markdown file; the names of files; or words about what cannot be shown."""
    warning: bool = False
    """Whether a build goes on in spite of it."""


GROUPS = {"1": "file", "2": "field", "3": "records"}
"""What is at fault, by the first digit of a code."""

CODES: dict[str, Code] = {
    # 1xx: the file cannot be read
    "ND101": Code("words"),
    "ND102": Code("words"),
    "ND103": Code("names"),
    "ND104": Code("names"),
    "ND105": Code("file"),
    "ND106": Code("file"),
    "ND107": Code("words"),
    "ND108": Code(),
    "ND109": Code(),
    "ND110": Code(),
    "ND111": Code(),
    "ND112": Code(),
    "ND113": Code(),
    "ND114": Code("file"),
    "ND115": Code("names"),
    "ND116": Code("words"),
    "ND117": Code("words"),
    "ND118": Code(),
    "ND119": Code(),
    "ND120": Code("names"),
    "ND121": Code("names"),
    "ND125": Code("file"),
    "ND126": Code("file"),
    "ND133": Code("settings"),
    "ND134": Code("settings"),
    "ND135": Code("words"),
    "ND136": Code("words"),
    # 2xx: a field of the record is wrong
    "ND201": Code(),
    "ND202": Code("hub"),
    "ND203": Code(),
    "ND204": Code(),
    "ND205": Code(),
    "ND206": Code(),
    "ND207": Code(),
    "ND208": Code(),
    "ND209": Code("hub"),
    "ND210": Code("hub"),
    "ND211": Code(),
    "ND212": Code(),
    "ND213": Code(),
    "ND214": Code(),
    "ND215": Code(),
    "ND216": Code(),
    "ND217": Code(),
    "ND218": Code(),
    "ND219": Code(),
    "ND220": Code(),
    "ND221": Code("hub"),
    "ND222": Code(),
    "ND223": Code("places"),
    "ND224": Code(warning=True),
    "ND225": Code(warning=True),
    "ND226": Code(warning=True),
    "ND228": Code(warning=True),
    # 3xx: records do not fit together
    "ND233": Code(),
    "ND234": Code("words"),
    "ND301": Code(warning=True),
    "ND302": Code(),
    "ND303": Code(warning=True),
    "ND304": Code("hub"),
    "ND305": Code(),
    "ND306": Code(),
    "ND307": Code(),
    "ND308": Code("badges"),
    "ND309": Code("badges"),
    "ND310": Code("hub"),
    "ND311": Code("hub", warning=True),
    "ND312": Code("hub"),
    "ND313": Code("hub"),
    "ND314": Code(warning=True),
    "ND315": Code(warning=True),
    "ND316": Code("hub", warning=True),
    "ND317": Code("hub", warning=True),
    "ND318": Code(warning=True),
    "ND319": Code("places", warning=True),
    "ND325": Code(warning=True),
    "ND330": Code(),
    "ND331": Code(warning=True),
}

STALE = "ND331"
"""What is said of an accepted warning that no longer arises."""


def acceptable(code: str) -> bool:
    """Whether records can accept it."""
    return code in CODES and CODES[code].warning and code != STALE
