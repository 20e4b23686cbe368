"""Entries that the form on /join/ and the check must judge alike: each case of what can be wrong, and entries without a
fault that nobody would write.
"""

from __future__ import annotations

import random
import re
from collections.abc import Callable, Mapping
from typing import Any

import yaml

from ..trees import SAMPLE

ID = "zz-somebody"
ORTA = "ohio-rural-teachers-alliance"
FIRST = {"name": "Somebody", "kind": "advocacy", "summary": "Who we are."}


def claim(**fields: Any) -> dict[str, Any]:
    return {"alignment": [{"principle": "teaching", "stance": "practices", **fields}]}


def evidence(**fields: Any) -> dict[str, Any]:
    return claim(evidence=[{"title": "Report", "date": "2026-01", **fields}])


SIGNS = ["#", "# 5", "~", "null", "&amp;", "[a](b)", "!yes", "*x", "{", "- 1", "x: y", "yes", "|", "%", "`", '"']
"""What YAML takes for something else than a text."""
DATES = [
    *SIGNS,
    "2026-02-30",
    "2026-13",
    "2026-5-1",
    "1/2/2026",
    "31/12/2025",
    "13/13/2025",
    "May 2025",
    "3 June 2025",
    "June 3rd, 2025",
    "Ju 2025",
    "spring 2025",
    "2025-06-03T10:00",
    "99",
    "1599",
    "2027",
    "2026-12",
    "2026-11-25",
    "0000",
    "2026-11",
    "2025/07",
    *("31.10.2024", "2024–10–31", "9/2025", "45901", "01-Sep-25", "Sep-25", "２０２４-10-31", "１2/2025"),
    "٢٠٢٥",
]
NUMBERS = ["1,200", "1.200,5", "about 12", "12.5", "$ 9", "1,5", "<b>", "1,234,567", "-3", "+1e3"]
URLS = [
    "orta.example",
    "www.orta.example/x?y#z",
    "//orta.example",
    "htps://orta.example",
    "https//orta.example",
    "https://",
    "https:/orta.example",
    "https://localhost",
    "https://a b.example",
    "ftp://orta.example",
    "javascript:alert(1)",
    "hello@orta.example",
    "mailto:hello@orta.example",
    "mailto:nobody",
    "mailto:jane.doe@orta.example",
    "https://user@orta.example",
    "https://orta.example:0",
    "https://orta.example:99999",
    "https://orta.example:8080/x",
    "https://-orta.example",
    "HTTPS://Orta.Example",
    "https://schule.münchen.example",
    "nothing",
    "http:x",
    "https://x.example/" + "y" * 2000,
    "https://orta.example/“x”",
    "https://orta.example/{x}",
    "htp://x",
    "<https://orta.example/x>",
    "Ours (https://orta.example/x)",
    "https://a.example/en,https://b.example/es",
    "https://a.example and https://b.example",
    "https://x.example/?utm_source=a&b=1#c",
    "https://x.example/?%ff=1&utm_source=a",
    "https://x.example/?fbclid=1",
    "https://nam02.safelinks.protection.outlook.com/?url=https%3A%2F%2Fx.example%2F%3Fgclid%3D1&data=05",
    "mailto:jane.doe@orta.example",
    "https://orta_x.example.",
    "a:b:c",
]
CODES = {
    "ein": ["311234567", "31-123456", "x"],
    "ror": ["https://ror.org/02kvxyf05", "02kvxyf0l", "12kvxyf05"],
    "wikidata": ["https://www.wikidata.org/wiki/Q42", "q42", "Q0"],
    "nces": ["200001", "12345678", "02000010001"],
    "ipeds": ["00654", "1006540"],
}
PROSE = [
    "<b>bold</b>",
    "a <br> b",
    "1 < 2 and 3 > 2",
    "`<b>` is code",
    "```\n<b>\n```",
    "x\n\n    <b>indented",
    "<div>block</div>",
    "text\n<div class='x'>",
    "![a picture](https://x.example/y.png)",
    "[x](javascript:alert(1))",
    "[x](page.html)",
    "[x](https://x.example)",
    "[x](/partners/orta/)",
    "[x](../hubs/ohio.md)",
    "[x](<https://x.example/a b>)",
    "<https://x.example>",
    "<javascript:alert(1)>",
    "[[partner:" + ORTA + "]]",
    "[[partner:nobody-at-all]]",
    "[[hub:ohoi]]",
    "[[hub: ohio]]",
    "[[hubs:ohio]]",
    "[[person:jane]]",
    "[[place:OH]]",
    "[[principle:Teaching]]",
    "[[source:x|y]]",
    "[[principle:qqqq]]",
    "[x][y]\n\n[y]: javascript:x",
    "AT&T, R&amp;D; a*b*c_d_",
    "---\n\n***",
    "# Head\n\n- list\n- more",
    "<!-- secret -->",
    "</b>",
    "<b>x</b> and <i>y</i>",
    "\\<b>",
    "x" * 40_001,
    "a [[b]] c",
    '[a](https://x.example "<b>")',
    "\\[[hub:ohio]]",
    "\\[[hub:ohoi]]",
    "[\\[hub:ohio]]",
    "\\[[hubs:ohio]] and [[hubs:ohio]]",
    "`[[hubs:ohio]]`",
    "<!--",
    "<!-- open",
    "a <!-- in a line --> b",
    "a <!-- open in a line",
    "a\n<!-- b",
    "<!-- a\n\nb -->\n\n<b>c</b>",
    "<!-- a\n\n<b>c</b>",
    "  <!-- a --> b",
    "x\n\n    <!-- code -->",
    "<!-->",
    "a <!--> b",
    "a <!---> b",
    "a <!-- x -- y --> b",
    "<?",
    "<?php echo 1",
    "<?php\n\necho ?>\n\n![x](https://x.example/y)",
    "a <? b",
    "a <? b ?> c",
    "<!DOCTYPE html>",
    "<!doctype\n\nhtml> <i>",
    "a <!X y> b",
    "<!",
    "<![CDATA[\n\n<b>]]> c",
    "a <![CDATA[ x ]]> b",
    "<script>\n\n1 < 2\n</script>",
    "<pre>\n\n[x](y.html)",
    "<textarea>",
    "a\n<b>\nc",
    "<b>\nc [x](y.html)\n\n[x](y.html)",
    "<b> c",
    "<a href='x'>",
    "- <div>\n  a\n\n  [x](y.html)",
    "> <!-- a\n\nb",
    "&lt;b&gt;",
    "&#91;[hubs:ohio]]",
    "zero&#8203;width",
    "zero&#x200B;width",
    "&#8203",
    "a&#8238;b &#x202E; &#xfffffff; &#0;",
    "`&#8238;`",
    "&#7;\n\n&#7;",
    "[[hub:ohio",
    "[[hub:ohio]",
    "[[hub:\nohio]]",
    "[see [[hub:ohoi]]](https://x.example)",
]
MAILS = [
    "nobody",
    "mailto:hello@orta.example",
    "Office <hello@orta.example>",
    "hello (at) orta.example",
    "hello@orta.example, info@orta.example",
    "hello＠orta.example",
    "hello@orta.example.",
    "a@b",
    "jane.doe@orta.example",
    "front.desk@orta.example",
    "office@gmail.com",
    "https://orta.example",
    "a b@orta.example",
    "Jane Doe <jane@orta.example>",
    "x" * 65 + "@orta.example",
    "info@örtä.example",
    "a@" + "b." * 130 + "example",
]
TEXTS = ["<b>bold</b>", "a < b > c", "x" * 501, "<", "</p>", "é" * 281, "\U0001f600" * 281]

SITES = [
    ("data.zz.example/", "zz.example/"),
    ("zz.example./a", "WWW.zz.example/b"),
    ("one.zz.example/", "two.zz.example/"),
    ("zz.example/", "notzz.example/"),
    ("zz.github.io/", "yy.github.io/"),
    ("zz.github.io/", "github.io/"),
    ("sites.google.com/view/zz", "sites.google.com/view/zz/report"),
    ("sites.google.com/view/zz/", "sites.google.com/view/zz"),
    ("sites.google.com/view/zz", "sites.google.com/view/zzz"),
    ("www.facebook.com/zz", "m.facebook.com/zz"),
]
"""Sites of partners, and of what they call independent evidence."""
WRONG: dict[str, Mapping[str, Any]] = {
    **{f"name {n}": {"name": text} for n, text in enumerate(TEXTS)},
    **{f"summary {n}": {"summary": text} for n, text in enumerate(TEXTS)},
    **{f"joined {text}": {"joined": text} for text in DATES},
    **{f"founded {text}": {"founded": text} for text in ("98", "in 1998", "1998-05", "1998 or 1999", "19980", *SIGNS)},
    **{f"url {text[:40]}": {"url": text} for text in URLS},
    **{f"{code} {text}": {"identifiers": {code: text}} for code, texts in CODES.items() for text in texts},
    **{f"email {text[:40]}": {"contact": {"email": text}} for text in MAILS},
    "too early": {"founded": "0998"},
    "founded later": {"founded": "2931"},
    "wrong check digits": {"identifiers": {"ror": "02kvxyf06"}},
    "one name twice": {"also_known_as": ["ZZ", "zz"]},
    "a person's mail in a statement": claim(statement="Ask jane.doe@orta.example or call (419) 555-0142."),
    "an entity": {"summary": "Read &amp; write"},
    "a letter lost": {"summary": "Childr\ufffdn"},
    "a mail as a name": {"confirmed": {"on": "2026-01", "by": "jane@orta.example"}},
    "a person's mail in the text": {"about": "Ask jane.doe@orta.example, or +44 20 7946 0958."},
    "contact mailto": {"contact": {"url": "mailto:jane.doe@orta.example"}},
    **{f"about {n}": {"about": text} for n, text in enumerate(PROSE)},
    **{f"members {text}": {"extra": {"membership": text}} for text in (*NUMBERS, *SIGNS)},
    "no name": {"name": None},
    "no kind": {"kind": None},
    "no summary": {"summary": None},
    "half a confirmation": {"confirmed": {"by": "Office"}},
    "other half": {"confirmed": {"on": "2026-01"}},
    "confirmed tomorrow": {"confirmed": {"on": "2026-11-25", "by": "Office"}},
    "hub twice": {"hubs": [{"hub": "ohio"}, {"hub": "ohio", "role": "adviser"}]},
    "role without hub": {"hubs": [{"role": "convener"}]},
    "hub since": {"hubs": [{"hub": "ohio", "since": "last May"}]},
    "place twice": {"serves": ["us-oh", "us", "us-oh", "us-oh"]},
    "language twice": {"languages": ["en", "en"]},
    "offer without type": {"contributes": [{"what": "Advice"}]},
    "need without words": {"seeks": [{"type": "capacity"}]},
    "principle twice": {"alignment": [{"principle": "teaching", "stance": s} for s in ("endorses", "endorses")]},
    "no stance": {"alignment": [{"principle": "teaching"}]},
    "no principle": {"alignment": [{"stance": "endorses"}]},
    "reservation": claim(stance="reserves"),
    "not applicable": claim(stance="not-applicable"),
    "claim": claim(),
    "claim with a wrong statement": claim(statement="<b>x</b>"),
    "leads": claim(stance="leads", statement="We do."),
    "undated": claim(evidence=[{"title": "Report"}]),
    "evidence without title": claim(evidence=[{"url": "https://x.example", "date": "2026"}]),
    "evidence in the future": evidence(date="2027"),
    "evidence with a wrong date": evidence(date="May"),
    "one wrong, one right": claim(evidence=[{"title": "Report", "date": "May"}, {"title": "Report", "date": "2025"}]),
    "own evidence": {"url": "https://www.zz.example/", **evidence(url="https://zz.example/r", independent=True)},
    "own sub-site": {"url": "https://zz.example/", **evidence(url="https://data.zz.example/", independent=True)},
    **{
        f"{own} and {other}": {"url": f"https://{own}", **evidence(url=f"https://{other}", independent=True)}
        for own, other in SITES
    },
    "reviewed too early": evidence(reviewed=None)
    | claim(evidence=[{"title": "Report", "date": "2026-03"}], reviewed={"on": "2026-02", "by": "Staff"}),
    "reviewed in the same month": claim(
        evidence=[{"title": "R", "date": "2026-03-31"}], reviewed={"on": "2026", "by": "S"}
    ),
    "reviewed without evidence": claim(reviewed={"on": "2026-02", "by": "Staff"}),
    "successor of an active partner": {"succeeded_by": ORTA},
    "same name": {"name": "The Ohio Rural Teachers’ Alliance, Inc."},
    "same address": {"url": "http://www.orta.example/"},
    "same name and address": {"name": "OHIO RURAL TEACHERS ALLIANCE", "url": "https://orta.example"},
    "former namesake": {"name": "Ohio Rural Teachers Alliance", "status": "former"},
}


ALIKE = [case for case in WRONG if "same" in case or "former" in case]
"""Cases in which an entry looks like another one."""


NAMES = [
    "Plain",
    "Colon: here",
    "# Hash",
    "a # b",
    "- dash",
    "'single'",
    '"double"',
    "“curly”",
    "back\\slash",
    "C:\\dir\\new",
    "null",
    "~",
    "no",
    "Yes",
    "1998",
    "1.10",
    "0x1F",
    "1:30",
    "2026-05-01",
    "007",
    "{braces}",
    "[brackets]",
    "&anchor",
    "*alias",
    "!tag",
    "|",
    ">",
    "%",
    "@at",
    "`tick`",
    "tail:",
    "a: b: c",
    "a,b",
    "?",
    "? x",
    "---",
    "...",
    "Ünïcödé ",
    "جمعية",
    "Zo\u00eb\u00a0Org",
    "x\ty",
    "emoji \U0001f600",
    "$&",
    "{name}",
    "a" * 500,
    "=cmd",
    "it's",
    "A & B <Tools",
    "’t",
    "\ufeffmark",
    "zero\u200bwidth",
    "right\u202eleft",
    "\u0007bell",
    "end\\",
    'end"',
    "\\n",
    "•",
    "№ 5",
]
PARAGRAPHS = [
    "One.\n\nTwo.",
    "    indented first",
    "---\n\nrule",
    "key: value\n- list",
    "trailing  \nspace",
    "\tTab",
    "#5 is alive",
    "a\n\n\n\n\nb",
    "|",
]


REGISTERED = {"ein": "01-1234567", "nces": "0200001", "ipeds": "000654"}
OWN = {"membership": "1200", "governance_model": "Public body"}
KINDS = list(yaml.safe_load((SAMPLE / "content/vocabulary.yml").read_text("utf-8"))["partner_kinds"])


def generated(seed: int) -> dict[str, Any]:
    """An entry without a fault, as nobody would write it."""
    dice = random.Random(seed)

    def text() -> str:
        return dice.choice(NAMES)

    def some(make: Callable[[], Any], most: int = 3) -> list[Any]:
        return [make() for _ in range(dice.randint(0, most))]

    def day() -> str:
        return dice.choice(["2024", "2024-02", "2024-02-29", "1999-12-31"])

    def address() -> str:
        return dice.choice(
            [
                "https://a.example/#x",
                "http://b.example/?q=a&b=c%20d",
                "https://c.example/a,b:c'd",
                "https://d.example:8080",
            ]
        )

    stances = dice.sample(["teaching", "school-finance", "governance", "early-childhood"], dice.randint(0, 4))
    return {
        "name": text(),
        "also_known_as": [f"{text()[:99]} {number}" for number in range(dice.randint(0, 3))],
        "kind": KINDS[seed % len(KINDS)],
        "summary": text()[:280],
        "url": f"https://own-{seed}.example/",
        "founded": 1998,
        "based_in": "us-oh",
        "serves": dice.sample(["us", "us-oh", "us-wv", "us-pr"], dice.randint(0, 3)),
        "levels": [level for level in ("federal", "state", "district") if dice.random() < 0.5],
        "languages": dice.sample(["en", "es", "no", "zh"], dice.randint(0, 3)),
        "status": dice.choice(["active", "paused"]),
        "joined": day(),
        "confirmed": {"on": day(), "by": text()},
        "hubs": [{"hub": hub, "role": "adviser", "since": day()} for hub in dice.sample(["ohio", "teaching"], 2)],
        "contributes": some(lambda: {"type": "in-kind", "what": text(), "status": dice.choice(["offered", "in-use"])}),
        "seeks": some(lambda: {"type": "leadership", "what": text()}),
        "alignment": [
            {
                "principle": principle,
                "stance": dice.choice(["endorses", "practices", "leads", "reserves", "not-applicable"]),
                "statement": text(),
                "evidence": [
                    {
                        "title": text(),
                        "url": address(),
                        "date": day(),
                        "kind": "report",
                        "independent": dice.random() < 0.5,
                    }
                    for _ in range(dice.randint(1, 2))
                ],
            }
            for principle in stances
        ],
        "contact": {"email": "o'hara+info@own.example", "url": address()},
        "identifiers": {id: code for id, code in REGISTERED.items() if dice.random() < 0.7},
        "extra": {id: value for id, value in OWN.items() if dice.random() < 0.7},
        "about": dice.choice(PARAGRAPHS),
    }


def clean(value: Any) -> Any:
    """What a text is after checking: no signs that cannot be seen, single spaces; nothing that is empty."""
    if isinstance(value, str):
        return " ".join(re.sub("[\ufeff\u200b\u202e\u0007]", "", value).split())
    if isinstance(value, list):
        return [clean(item) for item in value]
    if isinstance(value, dict):
        return {key: clean(item) for key, item in value.items() if item not in ([], {}, None)}
    return value
