"""What the template of each kind of page may show: a frozen dataclass each, whose docstrings say what it can rely on.

They are printed into docs/templates.md, for whoever changes the looks.
"""

from .groups import ContributionPage, KindPage, LevelPage, ListPage, PartPage
from .help import HelpCodePage, HelpPage, JoinPage, ProblemsPage
from .overviews import (
    ContributionsPage,
    HubsPage,
    KindsPage,
    LevelsPage,
    NeedsPage,
    PartnersPage,
    PlacesPage,
    PrinciplesPage,
    SourcesPage,
)
from .records import HubPage, PartnerPage, PlacePage, PrinciplePage, SourcePage
from .whole import BadgesPage, CoveragePage, DataPage, HomePage, NetworkPage, SearchPage, UpdatesPage

CONTEXTS = (
    HomePage,
    PartnersPage,
    PartnerPage,
    ListPage,
    PartPage,
    HubsPage,
    HubPage,
    PrinciplesPage,
    PrinciplePage,
    SourcesPage,
    SourcePage,
    PlacesPage,
    PlacePage,
    LevelsPage,
    LevelPage,
    KindsPage,
    KindPage,
    ContributionsPage,
    ContributionPage,
    NeedsPage,
    CoveragePage,
    NetworkPage,
    BadgesPage,
    UpdatesPage,
    DataPage,
    JoinPage,
    HelpPage,
    HelpCodePage,
    SearchPage,
    ProblemsPage,
)
"""Every kind of page, in the order of the guide."""
