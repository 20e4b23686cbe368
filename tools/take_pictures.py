"""Takes the pictures of the sample site that the guides show; run by `make pictures`.

The sample is built as of a fixed day, so that a picture changes only if its page does.
"""

from __future__ import annotations

from base64 import b64encode
from collections.abc import Callable, Mapping
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Literal, NamedTuple

from playwright.sync_api import Browser, Locator, Page

from tests.browser.chromium import chromium, served
from tests.site.sites import build
from tests.trees import ROOT, TODAY

PICTURES = ROOT / "docs/pictures"
SCREENS = {
    "home": "",
    "partners": "partners/",
    "partner": "partners/ohio-rural-teachers-alliance/",
    "hub": "hubs/ohio/",
    "principle": "principles/teaching/",
    "places": "places/",
    "coverage": "coverage/",
    "needs": "needs/",
    "network": "network/",
    "badges": "badges/",
}
"""The kinds of page that docs/screens.md shows."""


class View(NamedTuple):
    """A window."""

    width: int
    height: int
    scheme: Literal["light", "dark"] = "light"
    pixels: int = 1
    """To each px of CSS, in each direction."""


DESKTOP, PHONE = (1280, 1600), (375, 1000)
SHEET = (View(*DESKTOP), View(*PHONE), View(*DESKTOP, "dark"), View(*PHONE, "dark"))
"""What stands side by side on a sheet."""
SHEET_STYLE = """
body { display: inline-flex; gap: 12px; margin: 0; padding: 12px; background: #8a948f }
img { height: 760px }
"""
PARTNER = SCREENS["partner"]
SINGLE = {
    "home.png": ("", View(1200, 860)),
    "partner.png": (PARTNER, View(1200, 1400)),
    "coverage.png": ("coverage/", View(1200, 900)),
    "partner-phone.png": (PARTNER, View(375, 800, pixels=2)),
}
"""The pictures in README.md."""


def edit_button(page: Page) -> Locator:
    return page.get_by_role("link", name="Edit this entry")


def filled_form(page: Page) -> Locator:
    page.get_by_label("Name (must").fill("Dayton Reading Circle")
    page.get_by_label("Kind (must").select_option("community-based")
    page.get_by_label("Summary (must").fill("Neighbors who read with children in three Dayton schools after class.")
    return page.get_by_label("The entry’s name in addresses")


def mistake(page: Page) -> Locator:
    page.get_by_label("Web site").fill("dayton-readers")
    page.get_by_label("Founded").focus()
    return page.get_by_label("Web site")


def ready_form(page: Page) -> Locator:
    filled_form(page)
    page.get_by_role("button", name="Check it and go on").click()
    return page.get_by_role("link", name="Open it as a proposal")


SCENES: Mapping[str, tuple[str, Callable[[Page], Locator]]] = {
    "join-button.png": (PARTNER, edit_button),
    "join-form.png": ("join/", filled_form),
    "join-mistake.png": ("join/", mistake),
    "join-ready.png": ("join/", ready_form),
}
"""The pictures in docs/your-entry.md: what is done on a page, and what then stands in the middle of the window."""
SCENE = View(760, 640)


def take(browser: Browser, url: str, view: View, scene: Callable[[Page], Locator] | None = None) -> bytes:
    """What a window shows of a page, from its top or around the middle of a scene, as PNG."""
    context = browser.new_context(
        viewport={"width": view.width, "height": view.height},
        color_scheme=view.scheme,
        device_scale_factor=view.pixels,
        reduced_motion="reduce",
    )
    page = context.new_page()
    page.clock.set_fixed_time(f"{TODAY}T12:00:00Z")
    page.goto(url, wait_until="networkidle")
    if scene:
        scene(page).evaluate("node => node.scrollIntoView({block: 'center'})")
    picture = page.screenshot()
    context.close()
    return picture


def sheet(browser: Browser, pictures: list[bytes]) -> bytes:
    """Pictures of one height side by side, as JPEG; the browser lays them out."""
    page = browser.new_page()
    shown = "".join(f'<img src="data:image/png;base64,{b64encode(one).decode()}">' for one in pictures)
    page.set_content(f"<style>{SHEET_STYLE}</style>{shown}")
    jpeg = page.locator("body").screenshot(type="jpeg", quality=80)
    page.close()
    return jpeg


def main() -> None:
    with TemporaryDirectory() as folder, chromium() as browser, served(build(ROOT, Path(folder)).root) as address:
        for name, (path, view) in SINGLE.items():
            (PICTURES / name).write_bytes(take(browser, address + path, view))
        for name, (path, scene) in SCENES.items():
            (PICTURES / name).write_bytes(take(browser, address + path, SCENE, scene))
        (PICTURES / "screens").mkdir(exist_ok=True)
        for kind, path in SCREENS.items():
            pictures = [take(browser, address + path, view) for view in SHEET]
            (PICTURES / f"screens/{kind}.jpg").write_bytes(sheet(browser, pictures))


if __name__ == "__main__":
    main()
