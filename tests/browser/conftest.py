"""What the tests in a browser share: the browser, and sites served to it."""

from __future__ import annotations

import os
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from ..site.conftest import large_site, searched, site, small_site  # noqa: F401 - the fixtures
from .chromium import CHROMIUM, chromium, served


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def browser() -> Iterator[Browser]:
    """Chromium. Without one, tests are skipped; in CI, where it was installed, they fail."""
    if CHROMIUM is None:
        reason = "no Chromium on this machine: install Debian's package chromium to run the browser tests"
        (pytest.fail if os.environ.get("CI") else pytest.skip)(reason)
    with chromium() as started:
        yield started


@pytest.fixture(scope="session")
def serve() -> Iterator[Callable[[Path], str]]:
    """Serves a folder, and gives its address with a slash at the end.

    Data come a moment late, as over a line: a test that does not wait for them then fails always, and not by chance.
    """
    with ExitStack() as stack:
        yield lambda folder: stack.enter_context(served(folder, late=0.1))
