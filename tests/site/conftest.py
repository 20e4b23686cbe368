"""Sites that several tests look at; each is built once, whatever number of processes run the tests."""

from __future__ import annotations

import os
from collections.abc import Callable
from pathlib import Path

import pytest
from filelock import FileLock

from ..large import write_large
from ..trees import SMALL, copy_sample, write_tree
from .sites import Site, build

Writes = Callable[[Path], Path]
"""Writes a network's folder to a path, which it returns."""
CONFIG = "site_name: Lake Counties Network\ndocs_dir: content\ntheme: {name: material}\nplugins: [network-directory]\n"


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent
    for item in items:
        if here in item.path.parents:
            item.add_marker(pytest.mark.site)


def shared(factory: pytest.TempPathFactory, name: str, write: Writes, *, search: bool = False) -> Site:
    """The site of a network, which the first process that asks for it builds. Nobody may change it."""
    own = factory.getbasetemp()
    folder = (own.parent if "PYTEST_XDIST_WORKER" in os.environ else own) / "shared" / name
    folder.parent.mkdir(exist_ok=True)
    with FileLock(folder.with_suffix(".lock")):
        built = folder / "built"
        if not built.exists():
            build(write(folder / "network"), folder / "site", search=search)
            built.touch()
    return Site(folder / "network", folder / "site")


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the sample network."""
    return shared(tmp_path_factory, "sample", copy_sample)


@pytest.fixture(scope="session")
def searched(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the sample network with its search index."""
    return shared(tmp_path_factory, "searched", copy_sample, search=True)


@pytest.fixture(scope="session")
def large_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of a network that no page has room for."""
    return shared(tmp_path_factory, "large", write_large)


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the small network, in which every kind of relation occurs."""
    return shared(tmp_path_factory, "small", lambda folder: write_tree(folder, {**SMALL, "mkdocs.yml": CONFIG}))
