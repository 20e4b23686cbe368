"""Measure everything on a network of one size, side by side with what others take for as many pages.

All of ours is measured through what anybody uses: the commands, the site they make, a browser. How:

- *cold*: what earlier runs kept (`.cache/`, and the site) is deleted first. *Again*: it is there, and one record was
  saved since.
- Commands that are compared run in turns, up to RUNS of them, fewer where that takes longer than ENOUGH seconds. Their
  CPU and wall are the fewest of these runs, since what else the machine does can only add; their memory is the most.
- *The search index aside*: the build runs where Pagefind cannot be imported, as on a machine without it, and makes
  everything but the index. The *whole* build has it.
- A save is the median of some; a load and a search, too.
"""

from __future__ import annotations

import shutil
import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from functools import partial
from itertools import count
from pathlib import Path
from statistics import median

from playwright.sync_api import Error as BrowserError

from .baselines import HUGO, MATERIAL, OURS, ZENSICAL, Baseline, markdown_pages
from .browser import chromium, served
from .networks import write_network, write_sample
from .preview import edit, preview
from .processes import CommandError, Cost, run
from .results import Result, begun
from .sites import INDEX, Site, weigh
from .visitor import COMMONEST, USUAL, load_seconds, search_seconds

RUNS = 3
SAVES = 5
ENOUGH = 60
"""Seconds after which nothing is run once more."""
IDLE = 20
"""Seconds of each stretch over which a preview is watched that has nothing to do."""
HEAVIEST = 5
"""Pages that are loaded in a browser: so many of those with most elements."""
TOLD = 10
"""Pages that are told of, of those with most elements."""
SAVED = {
    "partner": ("partners/partner-00007.yml", "partners/partner-00007/"),
    "hub": ("hubs/hub-0.yml", "hubs/hub-0/"),
    "principle": ("content/principles/early-childhood.md", "principles/early-childhood/"),
    "vocabulary": ("content/vocabulary.yml", "kinds/advocacy/"),
}
"""The files that are saved in a preview, and a page of each."""
CHECK = (OURS / "network-directory", "check")
BUILD = (OURS / "mkdocs", "build", "--quiet")
KEPT = (".cache", "site")
FAULTS = (CommandError, TimeoutError, BrowserError, OSError)


@dataclass(frozen=True, slots=True)
class _Try:
    """A command to measure, and what has to be done before each run of it."""

    name: str
    before: Callable[[], None]
    action: Callable[[], Cost]


def measure(partners: int, scratch: Path, *, quick: bool) -> Result:
    """Measure all, or what is quick, each thing as often as there is time. Tells on stderr how far it is."""
    measuring = _Measuring(partners, scratch, ENOUGH / 6 if quick else ENOUGH)
    measuring.check()
    measuring.builds([MATERIAL, HUGO] if quick else [MATERIAL, HUGO, ZENSICAL])
    if quick:
        measuring.preview_again(IDLE / 4)
        return measuring.result
    measuring.whole()
    measuring.preview_first()
    measuring.preview_again(IDLE)
    measuring.sample()
    return measuring.result


class _Measuring:
    """What is measured, and on what."""

    def __init__(self, partners: int, scratch: Path, enough: float) -> None:
        self.result = begun(partners)
        self._enough = enough
        self._scratch = scratch
        self._network = scratch / "network"
        self._without = scratch / "without"
        self._edits = count()
        write_network(self._network, partners)
        self._without.mkdir()
        text = "raise ImportError('left out, to measure what is beside it')\n"
        (self._without / "pagefind_bin.py").write_text(text, encoding="utf-8")

    def check(self) -> None:
        """The check, cold and after one edit."""
        check = partial(run, CHECK, self._network)
        self._cost([_Try("check", self._forget, check), _Try("check_again", self._edit, check)])

    def builds(self, baselines: Sequence[Baseline]) -> None:
        """Builds, the search index aside, and what others take for as many pages: in turns, since hours differ."""
        tries = [_Try("cold", self._forget, self._build), _Try("again", self._edit, self._build)]
        pages = self.result.partners
        with self._step("first build, to count its pages"):
            self._build()
            pages = self._weigh().pages
        for baseline in baselines:
            if baseline.missing:
                self.result.missing[baseline.name] = baseline.missing
            else:
                tries += self._tries(baseline, pages)
        self._cost(tries)
        for baseline in baselines:
            shutil.rmtree(self._scratch / baseline.name, ignore_errors=True)

    def whole(self) -> None:
        """The build with the search index, what its site weighs, and what a visitor waits for there."""
        build = partial(run, BUILD, self._network)
        self._cost([_Try("whole", self._forget, build), _Try("whole_again", self._edit, build)])
        with self._step("visitor"):
            self._visit(self._weigh())

    def _tries(self, baseline: Baseline, pages: int) -> list[_Try]:
        """A baseline's builds, cold and after one edit."""
        folder = baseline.lay(self._scratch / baseline.name, list(markdown_pages(self._network, pages)))
        page = folder / baseline.pages / "page-00000.md"
        build = partial(run, baseline.command, folder)

        def edit_page() -> None:
            page.write_text(f"{page.read_text(encoding='utf-8')}\nEdited.\n", encoding="utf-8")

        return [
            _Try(baseline.name, partial(_delete, folder, baseline.kept), build),
            _Try(f"{baseline.name}_again", edit_page, build),
        ]

    def preview_first(self) -> None:
        """How long whoever writes waits for the first page of a preview, the very first time."""
        with self._step("preview, the first time"):
            self._forget()
            with preview(self._network, self._scratch / "preview") as shown:
                self.result.figures["preview.first"] = shown.waited

    def preview_again(self, idle: float) -> None:
        """What whoever writes waits for in a preview that starts from what an earlier one, or a build, has kept."""
        figures = self.result.figures
        with self._step("preview"), preview(self._network, self._scratch / "preview") as shown:
            figures["preview.again"] = shown.waited
            figures["preview.idle"] = 100 * shown.idle(idle)
            for name, (file, page) in SAVED.items():
                figures[f"save.{name}"] = self._median(partial(shown.save, self._network / file, page))

    def sample(self) -> None:
        """What whoever writes waits for in the sample network."""
        with self._step("preview of the sample"):
            sample = self._scratch / "sample"
            write_sample(sample)
            record = min((sample / "partners").glob("*.md"))
            with preview(sample, self._scratch / "preview") as shown:
                self.result.figures["save.sample"] = self._median(
                    partial(shown.save, record, f"partners/{record.stem}/")
                )

    def _build(self) -> Cost:
        """Build the site, all but the search index."""
        cost = run(BUILD, self._network, {"PYTHONPATH": str(self._without)})
        if (self._network / "site" / INDEX).exists():
            raise CommandError("the build made a search index, which was to be left aside")
        return cost

    def _cost(self, tries: Sequence[_Try]) -> None:
        """Measure commands in turns, each after what has to be done before it, and note the fewest of their costs."""
        costs: dict[str, list[Cost]] = {one.name: [] for one in tries}
        begun_at = time.perf_counter()
        for _ in range(RUNS):
            for one in tries:
                if one.name not in self.result.missing:
                    self._turn(one, costs[one.name])
            if time.perf_counter() - begun_at > self._enough:
                break
        for name, own in costs.items():
            if name not in self.result.missing:
                self.result.figures |= {
                    f"{name}.cpu": min(cost.cpu for cost in own),
                    f"{name}.wall": min(cost.wall for cost in own),
                    f"{name}.memory": max(cost.memory for cost in own),
                }

    def _turn(self, one: _Try, costs: list[Cost]) -> None:
        with self._step(one.name):
            one.before()
            costs.append(one.action())

    def _median(self, action: Callable[[], float]) -> float:
        """The median of some saves, in seconds."""
        taken: list[float] = []
        while len(taken) < SAVES and sum(taken) < self._enough:
            taken.append(action())
        return median(taken)

    def _forget(self) -> None:
        """Delete what earlier runs kept and made."""
        _delete(self._network, KEPT)

    def _edit(self) -> None:
        """Save a record, each time another."""
        number = next(self._edits)
        edit(self._network / f"partners/partner-{number % self.result.partners:05}.yml", f"saved{number}x")

    def _weigh(self) -> Site:
        partners = frozenset(path.stem for path in (self._network / "partners").iterdir())
        site = weigh(self._network / "site", partners)
        self.result.heaviest = {
            page.address: {"kb": page.bytes / 1000, "elements": page.elements} for page in site.largest[:TOLD]
        }
        self.result.figures |= {
            "site.files": site.files,
            "site.pages": site.pages,
            "site.files_a_partner": site.files_a_partner,
            "site.size": site.bytes / 1e6,
            "site.index_size": site.index_bytes / 1e6,
            "page.partner": site.partner_bytes / 1000,
            "page.size": site.page_bytes / 1000,
            "page.elements": site.elements,
            "page.coverage_elements": site.coverage_elements,
        }
        return site

    def _visit(self, site: Site) -> None:
        with served(self._network / "site") as address, chromium() as browser:
            self.result.versions["chromium"] = browser.version
            heaviest = [page.address for page in site.largest[:HEAVIEST]]
            self.result.figures |= {
                "visit.load": max(load_seconds(browser, address + page) for page in heaviest),
                "visit.search": max(search_seconds(browser, address, words) for words in USUAL),
                "visit.search_commonest": search_seconds(browser, address, COMMONEST),
            }

    @contextmanager
    def _step(self, name: str) -> Iterator[None]:
        """A part that is told of while it runs, and that the rest goes on without if it fails."""
        begun_at = time.perf_counter()
        print(f"{self.result.partners:>6} partners: {name} …", file=sys.stderr, flush=True)
        try:
            yield
        except FAULTS as fault:
            self.result.missing[name] = str(fault)
            print(f"       not measured: {fault}", file=sys.stderr, flush=True)
        else:
            print(f"       {time.perf_counter() - begun_at:.0f} s", file=sys.stderr, flush=True)


def _delete(folder: Path, names: Sequence[str]) -> None:
    for name in names:
        shutil.rmtree(folder / name, ignore_errors=True)
