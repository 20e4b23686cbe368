"""Sites that several tests look at; each is built once."""

from __future__ import annotations

import pytest

from ..trees import SMALL, copy_sample, write_tree
from .sites import Site, build


@pytest.fixture(scope="session")
def site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the sample network."""
    return build(copy_sample(tmp_path_factory.mktemp("network")), tmp_path_factory.mktemp("sample"))


@pytest.fixture(scope="session")
def small_site(tmp_path_factory: pytest.TempPathFactory) -> Site:
    """The site of the small network, in which every kind of relation occurs."""
    config = (
        "site_name: Lake Counties Network\ndocs_dir: content\ntheme: {name: material}\nplugins: [network-directory]\n"
    )
    return build(write_tree(tmp_path_factory.mktemp("small"), {**SMALL, "mkdocs.yml": config}))
