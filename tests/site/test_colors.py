"""The color tokens: what is written or drawn can be told from its ground, in both schemes and in gray."""

from __future__ import annotations

import re
from collections.abc import Mapping
from itertools import pairwise

import pytest

from network_directory.theme import theme_folder

TEXT, SHAPE = 4.5, 3.0
"""The least contrast by WCAG 2.2 AA: of text (1.4.3), and of controls' edges and shapes that say something (1.4.11)."""
STEP = 10
"""The least difference in lightness, of 100, between neighboring shades of a map."""
SCHEMES = [(0, "light"), (1, "dark")]

GROUNDS = ("paper", "surface", "accent-wash", "warn-wash", "bad-wash")
INKS = ("ink", "ink-soft", "accent", "accent-deep", "warn", "bad")
SHADES = ("paper", "shade-1", "shade-2", "shade-3")
PAIRS = [
    *((ink, ground, TEXT) for ink in INKS for ground in GROUNDS),
    *(("on-accent", ground, TEXT) for ground in ("accent", "accent-deep")),
    *(("on-shade", ground, TEXT) for ground in ("shade-1", "shade-2")),
    ("on-accent", "shade-3", TEXT),
    *(("line-strong", ground, SHAPE) for ground in ("paper", "surface")),
    ("accent", "land", SHAPE),
]
"""What stands on what, and the contrast that it needs."""
QUIET = ("line", "land", "accent-mid")
"""Lines and grounds that say nothing by themselves."""


def _tokens() -> Mapping[str, tuple[str, str]]:
    """The color tokens with their values in the light and the dark scheme, resolved."""
    styles = theme_folder() / "assets/stylesheets"
    css = (styles / "tokens.css").read_text("utf-8") + (styles / "maps.css").read_text("utf-8")
    pairs = re.findall(r"--([\w-]+): light-dark\((#[0-9a-f]{6}), (#[0-9a-f]{6})\);", css)
    values = {name: (light, dark) for name, light, dark in pairs}
    for name, other in re.findall(r"--((?:on-)?shade[\w-]*): var\(--([\w-]+)\);", css):
        values[name] = values[other]
    return values


TOKENS = _tokens()


def luminance(color: str) -> float:
    """Relative luminance as WCAG defines it."""
    channels = (int(color[at : at + 2], 16) / 255 for at in (1, 3, 5))
    red, green, blue = (c / 12.92 if c <= 0.04045 else ((c + 0.055) / 1.055) ** 2.4 for c in channels)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one: str, other: str) -> float:
    darker, lighter = sorted((luminance(one), luminance(other)))
    return (lighter + 0.05) / (darker + 0.05)


def lightness(color: str) -> float:
    """How light the eye takes a gray of the same luminance to be, of 100 (CIE L*)."""
    y = luminance(color)
    return 116 * y ** (1 / 3) - 16 if y > 0.008856 else 903.3 * y


def test_contrast_is_computed_as_wcag_does() -> None:
    assert contrast("#ffffff", "#000000") == pytest.approx(21)
    assert contrast("#777777", "#ffffff") == pytest.approx(4.48, abs=0.005)


@pytest.mark.parametrize(("scheme", "name"), SCHEMES)
@pytest.mark.parametrize(("mark", "ground", "least"), PAIRS)
def test_marks_can_be_told_from_their_ground(mark: str, ground: str, least: float, scheme: int, name: str) -> None:
    found = contrast(TOKENS[mark][scheme], TOKENS[ground][scheme])
    assert found >= least, f"--{mark} on --{ground}, {name}: {found:.2f}:1"


@pytest.mark.parametrize(("scheme", "name"), SCHEMES)
def test_shades_of_maps_are_steps_in_grey(scheme: int, name: str) -> None:
    steps = [lightness(TOKENS[shade][scheme]) for shade in SHADES]
    assert steps in (sorted(steps), sorted(steps, reverse=True)), name
    assert all(abs(one - next) >= STEP for one, next in pairwise(steps)), f"{name}: {steps}"


def test_every_color_is_looked_at() -> None:
    assert TOKENS.keys() == {name for mark, ground, _ in PAIRS for name in (mark, ground)} | {*QUIET}
