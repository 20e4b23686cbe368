"""What was measured, with the machine and the versions it was measured with: kept as JSON, one file for each size."""

from __future__ import annotations

import json
import os
import platform
import subprocess
from collections.abc import Iterator
from dataclasses import asdict, dataclass, field
from datetime import UTC, datetime
from importlib import metadata
from pathlib import Path

from .baselines import HOME, OTHERS

FOLDER = Path(__file__).parent / "results"
MEASURED = ("plugins", "theme")
"""The folders whose changes matter to what is measured."""
PACKAGES = ("mkdocs", "mkdocs-material", "pagefind", "pydantic", "pyyaml", "jinja2")


@dataclass(slots=True)
class Result:
    """What was measured on a network of one size, in one run."""

    partners: int
    on: str
    """The day, as 2026-11-30."""
    revision: str
    """The last commit to what is measured; with a plus sign if its files had been changed since."""
    machine: dict[str, str | float]
    versions: dict[str, str]
    figures: dict[str, float] = field(default_factory=dict)
    """By name: seconds of CPU and wall, megabytes of memory and of the site, kilobytes of pages, counts, percent."""
    heaviest: dict[str, dict[str, float]] = field(default_factory=dict)
    """The pages with most elements, by address: kilobytes (kb) and elements."""
    missing: dict[str, str] = field(default_factory=dict)
    """What could not be measured, and why."""

    @property
    def file(self) -> Path:
        """Where it is kept."""
        return FOLDER / f"{self.partners}.json"

    def keep(self) -> None:
        """Write it to its file, in place of that of an earlier run."""
        FOLDER.mkdir(exist_ok=True)
        told = {**asdict(self), "figures": {name: round(value, 3) for name, value in sorted(self.figures.items())}}
        self.file.write_text(json.dumps(told, indent=1, ensure_ascii=False) + "\n", encoding="utf-8")


def begun(partners: int) -> Result:
    """A result with nothing measured yet."""
    return Result(partners, datetime.now(UTC).date().isoformat(), _revision(), _machine(), dict(_versions()))


def kept() -> list[Result]:
    """All results that are kept, the smallest network first."""
    results = [Result(**json.loads(path.read_text(encoding="utf-8"))) for path in FOLDER.glob("*.json")]
    return sorted(results, key=lambda result: result.partners)


def _machine() -> dict[str, str | float]:
    memory = os.sysconf("SC_PAGE_SIZE") * os.sysconf("SC_PHYS_PAGES")
    return {
        "cores": len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1,
        "memory_gb": round(memory / 1e9),
        "processor": _processor(),
        "system": platform.system(),
        "load": round(os.getloadavg()[0], 1),  # by others, when it began: what is timed by the clock suffers from it
    }


def _processor() -> str:
    cpuinfo = Path("/proc/cpuinfo")
    if cpuinfo.exists():
        for line in cpuinfo.read_text().splitlines():
            if line.startswith("model name"):
                return line.partition(":")[2].strip()
    return platform.machine()


def _versions() -> Iterator[tuple[str, str]]:
    yield "python", platform.python_version()
    for name in PACKAGES:
        yield name, metadata.version(name)
    others = [str(path) for path in OTHERS.parent.glob("lib/python*/site-packages")]
    installed = {found.name: found.version for found in metadata.distributions(path=others)}
    yield from ((name, installed[name]) for name in ("hugo", "zensical") if name in installed)


def _revision() -> str:
    revision = _git("log", "-1", "--format=%h", "--abbrev=9", "--", *MEASURED)
    return f"{revision}+" if _git("status", "--porcelain", "--", *MEASURED) else revision or "unknown"


def _git(*command: str) -> str:
    """What git answers; nothing where there is no git, or no repository."""
    try:
        done = subprocess.run(("git", *command), cwd=HOME, capture_output=True, text=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip()
