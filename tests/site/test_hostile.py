"""Whatever partners write is text: no field of a record can put an element, an attribute or an address on a page."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterator
from itertools import count
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest
import yaml
from selectolax.lexbor import LexborHTMLParser

from network_directory.records import ShortLink
from network_directory.site.prose import prose

from ..trees import PNG, write_tree
from .sites import Site, build

TEXTS = (
    '"><img src=x onerror=alert(1) ',
    "'><svg/onload=alert(1) ",
    '" onmouseover="alert(1)" x="',
    "' onfocus='alert(1)' autofocus='",
    "` onclick=alert(1) x=",
    "{{ 7*7 }} {% include '/etc/passwd' %} ${7*7} #{7*7} <%= 7*7 %>",
    "{name} {0} {} {n} {0.__class__} {{name}} %s %(name)s",
    "&lt;script&gt;alert(1)&lt;/script&gt;",
    "&#60;script&#62;alert(1) &amp;lt; &quot;",
    "</title </textarea </script </style",
    "<!-- <![CDATA[ ]]> --",
    "javascript:alert(1) data:text/html,<x",
    "[words](javascript:alert(1)) ![words](x) **bold** [[partner:p000]]",
    "<scr<script ipt alert(1",
    "\\\" \\' \\u003cscript\\u003e \\",
)
"""Texts that the check lets pass, for they have no whole tag in them."""
URLS = (
    "https://evil.example/?a='onmouseover='alert(1)&b=%22%3E%3Cscript%3E&lt;&quot;",
    "https://evil.example/);alert(1)//",
    "http://evil.example/javascript:alert(1)#'-alert(1)-'",
)
PROSE = """\
# {{ 7*7 }} " onmouseover="alert(1)

&lt;script&gt;alert(1)&lt;/script&gt; and `<script>alert(1)</script>` and \\<b>

```"><img/src=x
<img src=x onerror=alert(1)>
</code></pre><script>alert(1)</script>
```

[words " onclick=alert(1)](https://evil.example/?'onmouseover='alert(1) "a \\" onmouseover=alert(1) title")

[[partner:p000|words " onmouseover="alert(1)]]

- javascript:alert(1)
"""
PLAIN_PROSE = """\
# Plain

Plain and `plain` and plain

```plain
plain
```

[words](https://plain.example/ "a title")

[[partner:p000|words]]

- plain
"""


class Writer:
    """Writes a network in which each text is another of `texts`, each beginning so that the order is the same."""

    def __init__(self, texts: tuple[str, ...], urls: tuple[str, ...], prose: str) -> None:
        self.texts, self.urls, self.prose = texts, urls, prose
        self.number = count()

    def text(self) -> str:
        number = next(self.number)
        return f"A{number:04} {self.texts[number % len(self.texts)]}".rstrip()

    def url(self) -> str:
        return self.urls[next(self.number) % len(self.urls)]

    def term(self) -> dict[str, str]:
        return {"name": self.text(), "description": self.text()}

    def files(self) -> Iterator[tuple[str, Any]]:
        text, url = self.text, self.url
        kinds: dict[str, dict[str, Any]] = {
            f"{type}-field": {"name": text(), "description": text(), "type": type} for type in ("text", "url", "number")
        }
        kinds["choice-field"] = {"name": text(), "type": "choice", "facet": True, "choices": [text()]}
        choice = kinds["choice-field"]["choices"]
        yield (
            "content/vocabulary.yml",
            {
                "partner_kinds": {"kind": self.term()},
                "levels": {"level": self.term()},
                "issues": {"issue": self.term()},
                "evidence_kinds": {"report": self.term()},
                "extra_fields": {**kinds, "meets": {"name": text(), "on": "hub"}},
            },
        )
        yield (
            "content/places.yml",
            {"town": {"name": text(), "kind": "city", "parent": "us-oh", "codes": {"x": text()}}},
        )
        needs = [{"id": "low", "name": text(), "description": text(), "needs": {"stated": 1}}]
        yield "content/badges.yml", {"levels": needs}
        yield (
            "content/sources/report.yml",
            {
                "title": text(),
                "publisher": text(),
                "url": url(),
                "citation": self.prose,
                "rights": self.prose,
                "parts": [
                    {
                        "id": "1",
                        "title": text(),
                        "recommendations": [{"id": "F-1", "text": text(), "to": ["level"]}],
                    }
                ],
                "formerly": ["old-report"],
                "about": self.prose,
            },
        )
        for id in ("money", "time"):
            yield (
                f"content/principles/{id}.yml",
                {
                    "name": text(),
                    "question": text(),
                    "statement": self.prose,
                    "provenance": [{"source": "report", "part": "1", "recommendations": ["F-1"]}],
                    "stances": {"endorses": text(), "practices": text(), "leads": text()},
                    "about": self.prose,
                },
            )
        yield "hubs/issue.yml", {"name": text(), "focus": "issue", "issue": "issue", "summary": text()}
        yield "hubs/town.yml", self.hub()
        for number in range(len(TEXTS)):
            yield f"partners/p{number:03}.yml", self.partner(number, choice)

    def hub(self) -> dict[str, Any]:
        text, url = self.text, self.url
        return {
            "name": text(),
            "focus": "place",
            "place": "town",
            "summary": text(),
            "formerly": ["old-town"],
            "extra": {"meets": text()},
            "about": self.prose,
            "plan": {
                "aim": self.prose,
                "strategies": [
                    {
                        "id": "one",
                        "title": text(),
                        "summary": text(),
                        "principles": ["money"],
                        "recommendations": ["F-1"],
                        "level": "level",
                        "places": ["town"],
                        "needs": [{"type": "capacity", "what": text()}],
                        "evidence": [{"title": text(), "url": url(), "date": "2025", "grade": "strong"}],
                        "measure": {
                            "what": text(),
                            "unit": text(),
                            "baseline": {"value": 1, "on": "2024"},
                            "target": {"value": 3, "by": "2028"},
                            "readings": [{"value": 2, "on": "2025"}, {"value": 2.5, "on": "2026-01"}],
                        },
                    }
                ],
            },
        }

    def partner(self, number: int, choice: list[str]) -> dict[str, Any]:
        text, url = self.text, self.url
        return {
            "name": text(),
            "also_known_as": [text(), text()],
            "kind": "kind",
            "summary": text(),
            "url": url().replace(".example", f".example/{number}"),
            "logo": "logo.png",
            "logo_alt": text(),
            "based_in": "town",
            "serves": ["town", "us"],
            "levels": ["level"],
            "joined": "2024",
            "confirmed": {"on": "2025-12-01", "by": text()},
            "hubs": [{"hub": "town", "role": "convener", "since": "2024"}],
            "contributes": [{"type": "capacity", "what": text()}],
            "seeks": [{"type": "expertise", "what": text()}],
            "alignment": [
                {
                    "principle": "money",
                    "stance": "practices",
                    "statement": text(),
                    "evidence": [{"title": text(), "url": url(), "date": "2026", "kind": "report"}],
                    "reviewed": {"on": "2026-05-01", "by": text()},
                },
                {"principle": "time", "stance": "reserves", "statement": text()},
            ],
            "contact": {"email": "o'hara&co+x@evil.example", "url": url()},
            "formerly": [f"old-{number}"],
            "extra": {"text-field": text(), "url-field": url(), "number-field": "12", "choice-field": choice[0]},
            "about": self.prose,
        }

    def write(self, folder: Path) -> Path:
        (folder / "partners").mkdir(parents=True)
        (folder / "partners" / "logo.png").write_bytes(PNG)
        (folder / "mkdocs.yml").write_text(
            'site_name: A & B\'s "net"\nsite_url: https://tiny.example/\ndocs_dir: content\ntheme: {name: material}\n'
            "edit_uri_template: https://code.example/edit/{path}\nplugins:\n  - network-directory:\n"
            "      new_file_uri_template: https://code.example/new?filename={name}&value={content}\n"
        )
        for name, content in self.files():
            path = folder / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.write_text(yaml.safe_dump(content, sort_keys=False, allow_unicode=True), encoding="utf-8")
        return folder


@pytest.fixture(scope="module")
def hostile(tmp_path_factory: pytest.TempPathFactory) -> Site:
    return build(Writer(TEXTS, URLS, PROSE).write(tmp_path_factory.mktemp("hostile") / "network"))


@pytest.fixture(scope="module")
def plain(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The same network with harmless texts."""
    urls = tuple(f"https://plain.example/{number}?x" for number in range(len(URLS)))
    return build(Writer(("plain",), urls, PLAIN_PROSE).write(tmp_path_factory.mktemp("plain") / "network"))


def skeleton(html: str) -> list[tuple[str, ...]]:
    """The elements of a page and the names of their attributes, without what they say."""
    return [(node.tag or "", *node.attributes) for node in LexborHTMLParser(html).css("*")]


class TestPages:
    def test_have_the_elements_that_harmless_ones_have(self, hostile: Site, plain: Site) -> None:
        assert hostile.documents.keys() == plain.documents.keys()
        assert len(hostile.pages) > 90
        for address, page in hostile.documents.items():
            assert skeleton(page.html) == skeleton(plain.documents[address].html), address

    def test_lead_only_where_a_link_was_written(self, hostile: Site) -> None:
        for page in hostile.documents.values():
            for target in page.targets():
                scheme = target.partition(":")[0] if ":" in target.partition("/")[0] else ""
                assert scheme in ("", "http", "https", "mailto"), f"{page.address}: {target}"
                if scheme.startswith("http"):
                    host = target.split("/")[2]
                    assert host in ("evil.example", "code.example", "creativecommons.org"), f"{page.address}: {target}"

    def test_run_nothing(self, hostile: Site) -> None:
        for page in hostile.documents.values():
            for script in page.all("script"):
                data = script.attributes.get("type") in ("application/json", "application/ld+json")
                assert data or page.resolve(script.attributes["src"] or "").startswith("assets/javascripts/")
                if data:
                    json.loads(script.text())
            assert not page.all("iframe, object, embed, base, style, [style], [srcdoc]"), page.address
            assert not [name for node in page.all("*") for name in node.attributes if name.startswith("on")]

    def test_show_each_text_as_it_was_written(self, hostile: Site) -> None:
        for id, partner in hostile.network.partners.items():
            page = hostile.page(f"partners/{id}/")
            assert page.text("h1") == squeezed(partner.name)
            assert page.title.startswith(squeezed(partner.name))
            assert page.one("meta[name=description]").attributes["content"] == partner.summary
            assert page.one("img.logo").attributes["alt"] == partner.logo_alt
            shown = page.text("main")
            (claim, reservation) = hostile.network.claims_of_partner[id]
            texts = (
                *partner.also_known_as,
                partner.summary,
                *(extra.value for extra in partner.extra),
                *(offer.what for offer in partner.contributes),
                *(need.what for need in partner.seeks),
                claim.statement,
                claim.evidence[0].title,
                reservation.statement,
                claim.principle.name,
            )
            for text in texts:
                assert squeezed(text or "") in shown, f"{id}: {text}"

    def test_of_moved_records_show_the_name(self, hostile: Site) -> None:
        for number, partner in enumerate(hostile.network.partners.values()):
            page = hostile.documents[f"partners/old-{number}/"]
            assert squeezed(partner.name) in page.text("body")
            assert squeezed(partner.name) in page.title


class TestFiles:
    def test_of_xml_are_well_formed_and_keep_texts(self, hostile: Site) -> None:
        pictures = sorted(hostile.root.rglob("*.svg"))
        assert len(pictures) > 2 * len(TEXTS)
        for path in pictures:
            elements = {element.tag.rpartition("}")[2] for element in ElementTree.parse(path).iter()}
            assert not elements & {"script", "a", "image", "foreignObject", "use", "set", "animate"}, path
        for name in ("updates/feed.xml", "sitemap.xml"):
            ElementTree.fromstring(hostile.read(name))
        titles = " ".join(node.text or "" for node in ElementTree.fromstring(hostile.read("updates/feed.xml")).iter())
        for partner in list(hostile.network.partners.values())[:3]:
            assert partner.name in titles

    def test_of_badges_name_the_partner(self, hostile: Site) -> None:
        for id, partner in hostile.network.partners.items():
            title = ElementTree.fromstring(hostile.read(f"badges/partners/{id}.svg"))[0]
            assert (title.text or "").startswith(partner.name)

    def test_of_json_keep_texts(self, hostile: Site) -> None:
        for path in hostile.root.rglob("*.json"):
            json.loads(path.read_text(encoding="utf-8"))
        rows = {row["id"]: row for row in json.loads(hostile.read("data/partners.json"))}
        for id, partner in hostile.network.partners.items():
            assert rows[id]["name"] == partner.name
            assert rows[id]["about"].strip() == PROSE.strip()

    def test_of_csv_keep_texts(self, hostile: Site) -> None:
        rows = {row["id"]: row for row in csv.DictReader(io.StringIO(hostile.read("data/partners.csv"), newline=""))}
        assert rows.keys() == hostile.network.partners.keys()
        for id, partner in hostile.network.partners.items():
            assert rows[id]["name"] == partner.name
            assert rows[id]["text-field"] == {extra.id: extra.value for extra in partner.extra}["text-field"]
            assert None not in rows[id]


def squeezed(text: str) -> str:
    return " ".join(text.split())


def resolved(link: ShortLink) -> tuple[str, str] | None:
    return ("../partners/ash/", 'Ash "><img src=x onerror=alert(1)>') if link.id == "ash" else None


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "<img src=x onerror=alert(1)>",
        "<iframe srcdoc='<script>alert(1)</script>'></iframe>",
        "a <b onclick=alert(1)>b</b> <style>*{display:none}</style>",
        "<svg><a xlink:href='javascript:alert(1)'><text>x</text></a></svg>",
        "<math><mtext></form><form><mglyph><style></math><img src onerror=alert(1)>",
        "![words](https://evil.example/track.gif)",
        "![words](data:image/svg+xml;base64,PHN2Zz4=)",
        "[x]: javascript:alert(1)\n\n[words][x]",
        *(
            f"[words]({target})"
            for target in (
                "//evil.example",
                "\\\\\\\\evil.example",
                "/\\\\evil.example",
                "\\\\/evil.example",
                "https:/evil.example",
                "https:evil.example",
                "/absolute",
                "relative",
                "../../../elsewhere/",
                "#fragment",
                "?query",
                "",
                "javascript:alert(1)",
                "JaVaScRiPt:alert(1)",
                "java&#10;script:alert(1)",
                "java&Tab;script:alert(1)",
                "&#1;javascript:alert(1)",
                "javascript&colon;alert(1)",
                "data:text/html,<script>alert(1)</script>",
                "vbscript:msgbox(1)",
                "file:///etc/passwd",
                "ftp://evil.example/",
                "blob:https://evil.example/x",
                "<javascript:alert(1)>",
                "< //evil.example >",
                "\t//evil.example",
            )
        ),
        "<javascript:alert(1)>",
        '[[partner:ash|"><img src=x onerror=alert(1)>]]',
        "[[partner:ash]]",
        "[[partner:nobody|<script>alert(1)</script>]]",
        '[[partner:"onclick=alert(1)]]',
        "```<script>alert(1)</script>\n<script>alert(1)</script>\n```",
        "| a |\n|---|\n| <img src=x onerror=alert(1)> |",
        "# <script>alert(1)</script> {: onclick=alert(1) }",
        "[words](https://good.example 'a\" onclick=\"alert(1)')",
    ],
)
def test_prose_is_harmless_even_where_the_check_was_left_out(text: str) -> None:
    """The check refuses most of these; drawing does not rely on it."""
    tree = LexborHTMLParser(f"<main>{prose(text, resolved)}</main>")
    allowed = {"a", "p", "code", "pre", "h2", "table", "thead", "tbody", "tr", "th", "td", "strong", "em"}
    for node in tree.css("main *"):
        assert node.tag in allowed
        assert set(node.attributes) <= {"href", "title", "rel"}
        if href := node.attributes.get("href"):
            assert href in ("../partners/ash/", "https://good.example", "./") or href.startswith(
                "https://good.example'"
            )


@pytest.mark.parametrize(
    "name",
    [
        "Fair [read this](javascript:alert(1)) Fund",
        "Fair ![x](https://evil.example/x.png) Fund",
        "[b](https://evil.example){: onclick=alert(1) }",
        "Ohio *for* __all__ `schools` <https://evil.example> & co. \\o/ #1",
        "[[place:us-oh]] {: #id } <b>",
    ],
)
def test_a_name_is_nothing_but_text_in_the_staffs_pages(name: str, tmp_path: Path) -> None:
    files = {
        "mkdocs.yml": "site_name: N\ndocs_dir: content\ntheme: {name: material}\nmarkdown_extensions: [attr_list]\n"
        "plugins: [network-directory]\n",
        "content/vocabulary.yml": "partner_kinds: {k: {name: K}}\n",
        "content/about.md": "# About\n\nSee [[partner:ash]].\n",
        "partners/ash.yml": json.dumps({"name": name, "kind": "k", "summary": "S."}),
    }
    page = build(write_tree(tmp_path, files), strict=False).page("about/")
    (paragraph,) = (node for node in page.all("main p") if node.text().startswith("See "))
    (link,) = paragraph.css("a")
    assert link.text() == name
    assert link.attributes == {"href": "../partners/ash/"}
    assert [node.tag for node in paragraph.css("*")] == ["p", "a"]


@pytest.mark.parametrize(
    ("text", "href"),
    [
        ("[words](https://good.example/a?b=c&d=e#f)", "https://good.example/a?b=c&d=e#f"),
        ("<https://good.example/>", "https://good.example/"),
        ("[words](mailto:hello@good.example)", "mailto:hello@good.example"),
        ("[[partner:ash]]", "../partners/ash/"),
    ],
)
def test_prose_keeps_links_that_lead_on(text: str, href: str) -> None:
    (link,) = LexborHTMLParser(str(prose(text, resolved))).css("a")
    assert link.attributes["href"] == href
    assert {"noopener", "nofollow", "ugc"} <= set((link.attributes["rel"] or "").split())


@pytest.mark.parametrize(
    ("text", "top", "levels"),
    [
        ("# A\n\n## B\n\n## C\n\n# D", 2, [2, 3, 3, 2]),
        ("### A\n\n### B", 2, [2, 2]),
        ("#### A\n\n## B\n\n###### C", 3, [3, 3, 4]),
        ("A\n=\n\nB\n-\n", 2, [2, 3]),
        ("# A\n\n## B\n\n### C\n\n#### D\n\n##### E\n\n###### F", 3, [3, 4, 5, 6, 6, 6]),
    ],
)
def test_headings_of_prose_fit_the_page_around_them(text: str, top: int, levels: list[int]) -> None:
    tree = LexborHTMLParser(str(prose(text, resolved, top)))
    assert [int((node.tag or "")[1]) for node in tree.css("h1, h2, h3, h4, h5, h6")] == levels
