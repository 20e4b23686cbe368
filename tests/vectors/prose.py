"""Vectors of what is wrong with prose: Markdown texts, and all that the check finds in each.

The form's reader may find less, but nothing else.
"""

from __future__ import annotations

import random
from typing import Any

from network_directory.records.markdown import faults, short_links

from .corpus import PROSE

_SEED = 20_261_124
_TEXTS = 2500
_PIECES = (
    *(
        "<b>",
        "</b>",
        "<i>x</i>",
        "<div>",
        "</div>",
        "<div class='x'>",
        "<br/>",
        "<!-- a -->",
        "<!-- a",
        "-->",
        "<?x?>",
        "<?",
    ),
    *(
        "<!X y>",
        "<![CDATA[x]]>",
        "<script>",
        "</script>",
        "<pre>",
        "<a href='[x](y)'>",
        '<a title="<b>">',
        "<b",
        ">",
        "<",
    ),
    *("<https://x.example>", "<javascript:x>", "<a@b.example>", "<b title='\n", "'>"),
    *("[x](https://x.example)", "[x](page)", "[x](a_b.html)", "[x y](/partners/orta/)", "[x](<b>)", '[x](y "<b>")'),
    *(
        "[x](y(z)<b>)",
        "[",
        "]",
        "](",
        "](page)",
        "(",
        ")",
        "![x](y)",
        "![x",
        "!",
        "[x][y]",
        "[y]: page",
        "[hubs:ohio]: x",
    ),
    *(
        "[[hub:ohio]]",
        "[[hub:zz]]",
        "[[hub:zz|words]]",
        "[[hubs:ohio]]",
        "[[hubs: ohio | x y]]",
        "[[person:x]]",
        "[[hub:ohio",
    ),
    *("[[hub:a|", "[[x]]", "[[", "]]", "[[hubs:a_b]]", "[[hubs:*a*]]", "[[hubs:ohio]](x)", "![[hubs:ohio]]"),
    *(
        "&#8203;",
        "&#x202e;",
        "&#7;",
        "&amp;",
        "&lt;b&gt;",
        "&shy;",
        "`",
        "``",
        "`<b>`",
        "\\",
        "\\<b>",
        "\\[",
        "*",
        "_",
        "**x**",
    ),
    *(
        "\n",
        "\n",
        "\n\n",
        "\n\n",
        "\n    ",
        "\n\n    ",
        "\n  ",
        "\n- ",
        "\n-     ",
        "\n1. ",
        "\n2. ",
        "\n> ",
        "\n>\n",
        "\n\t",
    ),
    *(
        "\n```\n",
        "\n~~~\n",
        "\n  ```\n",
        "\n- ```\n",
        "\n````\n",
        "\n# ",
        "\n---\n",
        "\n***\n",
        "\n| a | b |\n|---|---|\n",
    ),
    *("text", "more text", " ", " ", "a", "1 < 2", "é", "AT&T"),
)
"""What such texts are made of: each thing that can be meant in several ways, and what changes how it is meant."""
PLAIN = (
    "Text with <b>bold</b> words.",
    "One line.\nAnother with <br> in it.",
    "<div>block</div>",
    "Text.\n\n<p>A paragraph.</p>\n\nText.",
    "<b>\nbold\n</b>",
    "<!-- secret -->",
    "<script>",
    "A <!-- comment --> within.",
    "- a <i>list</i>\n- of two",
    "> a <b>quotation</b>",
    "# A <em>heading</em>",
    "![a picture](https://x.example/y.png)",
    "See [our page](page.html).",
    "See [it](javascript:alert) and [it](https://x.example).",
    "[x](/partners/orta/)",
    "[x](../hubs/ohio.md)",
    "<javascript:alert(1)>",
    "<https://x.example>",
    "[[hub:ohio]] and [[hub:zz|words]]",
    "See [[hubs:ohio]].",
    "*See* [[hubs:ohio | our hub]].",
    "[[person:jane]]",
    "zero&#8203;width and &#x202E;",
    "AT&T, R&amp;D; a*b*c_d_ 1 < 2",
    "```\n<b>code</b>\n```\n\n<i>not</i>",
    "~~~ html\n<b>code</b>\n\n[[hubs:x]]\n~~~\n[[hubs:ohio]]",
    "Two paragraphs, with `<b>` in one\n\nand <i> in the other.",
)
"""Faults as people make them, all of which the form finds."""


def prose_vectors() -> dict[str, Any]:
    """Texts, each with the faults that it has and the records that it links to."""
    dice = random.Random(_SEED)
    texts = ["".join(dice.choice(_PIECES) for _ in range(dice.randint(1, 9))).strip() for _ in range(_TEXTS)]
    some = [*(text for text in PROSE if len(text) < 1000), *dict.fromkeys(texts)]
    return {"plain": [_told(text) for text in PLAIN], "some": [_told(text) for text in some]}


def _told(text: str) -> list[Any]:
    found = [[fault.code, str(fault.said)] for fault in faults(text)]
    return [text, sorted(found), sorted([link.kind, link.id] for _, link in short_links(text))]
