"""What was measured, in print: beside the targets for whoever runs it, and the ratios alone for the README."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from textwrap import fill

from .results import Result
from .targets import TARGETS, Target

COMMANDS = {
    "check": "check",
    "check_again": "check, after one edit",
    "cold": "build, search index aside",
    "again": "the same, after one edit",
    "whole": "build with search index",
    "whole_again": "the same, after one edit",
    "material": "plain Material",
    "material_again": "plain Material, after one edit",
    "hugo": "Hugo",
    "hugo_again": "Hugo, after one edit",
    "zensical": "Zensical",
    "zensical_again": "Zensical, after one edit",
}
MANY = 100_000
PROJECTED = (
    ("check, CPU", "check.cpu", " s"),
    ("check after one edit, CPU", "check_again.cpu", " s"),
    ("cold build without search index, CPU", "cold.cpu", " s"),
    ("build after one edit, CPU", "again.cpu", " s"),
    ("cold build with search index, CPU", "whole.cpu", " s"),
    ("memory of a build", "cold.memory", " MB"),
    ("memory of a build with search index", "whole.memory", " MB"),
    ("preview, start to first page, from kept state", "preview.again", " s"),
    ("save to served, a partner", "save.partner", " s"),
    ("save to served, a hub", "save.hub", " s"),
    ("files of the site", "site.files", ""),
    ("size of the site", "site.size", " MB"),
    ("size of the search index", "site.index_size", " MB"),
)
"""What is told of MANY partners: how it is called, the figure, and its unit."""
BEGIN, END = "<!-- what was measured: make bench-readme -->", "<!-- what was measured ends -->"


def table(result: Result) -> str:
    """All that was measured on one network."""
    return "\n".join((*_commands(result), "", *_targets(result), "", *_pages(result), *_missing(result)))


def _commands(result: Result) -> Iterator[str]:
    yield f"{f'{result.partners:,} partners':40}{'CPU s':>10}{'wall s':>10}{'MB':>8}"
    for name, said in COMMANDS.items():
        if f"{name}.cpu" in result.figures:
            cpu, wall, memory = (result.figures[f"{name}.{part}"] for part in ("cpu", "wall", "memory"))
            yield f"{said:40}{cpu:>10.2f}{wall:>10.2f}{memory:>8.0f}"


def _targets(result: Result) -> Iterator[str]:
    yield f"{'target':52}{'measured':>12}{'limit':>12}"
    for target in TARGETS:
        value, limit = shown(target, target.value(result.figures)), shown(target, target.limits.get(result.partners))
        verdict = target.verdict(result.figures, result.partners)
        yield f"{target.name:52}{value:>12}{limit:>12}  {verdict}".rstrip()


def _pages(result: Result) -> Iterator[str]:
    files, pages = result.figures.get("site.files", 0), result.figures.get("site.pages", 0)
    yield f"{f'{files:,.0f} files, {pages:,.0f} pages; most elements':52}{'kB':>12}{'elements':>12}"
    for address, page in result.heaviest.items():
        yield f"/{address:51}{page['kb']:>12,.0f}{page['elements']:>12,.0f}"


def _missing(result: Result) -> Iterator[str]:
    for name, reason in result.missing.items():
        yield f"\nNot measured: {name}, for {reason}"


def shown(target: Target, value: float | None) -> str:
    """A value with its unit, with as many digits as tell something."""
    if value is None:
        return "–"
    digits = 0 if value >= 100 or (not target.by and not target.unit) else 1 if value >= 10 else 2
    return f"{value:,.{digits}f}{f' {target.unit}' if target.unit else ''}"


def ratios(results: Sequence[Result]) -> str:
    """The ratios of the networks that were measured, as a table in Markdown, with what they were measured on."""
    rows = [
        [
            target.name,
            *(shown(target, target.value(result.figures)) for result in results),
            shown(target, min(target.limits.values(), default=None)),
        ]
        for target in TARGETS
        if target.by
    ]
    heads = ["", *(f"{result.partners:,} partners" for result in results), "target"]
    lines = ["| " + " | ".join(row) + " |" for row in (heads, *rows)]
    lines.insert(1, "|---|" + "---:|" * (len(heads) - 1))
    return "\n".join((*lines, "", *(_measured(result) for result in results[-1:])))


def _measured(result: Result) -> str:
    machine, versions = result.machine, result.versions
    others = ", ".join(
        f"{name} {versions[name]}" for name in ("mkdocs-material", "hugo", "zensical") if name in versions
    )
    said = (
        f"Measured on {result.on} at {result.revision}, on {machine['cores']} cores of {machine['processor']} "
        f"with Python {versions['python']}, beside {others}."
    )
    return fill(said, 120)


def projection(results: Sequence[Result]) -> str:
    """What MANY partners would take if each cost what one more costs between the two largest networks, in Markdown."""
    small, large = results[-2:]
    more = large.partners - small.partners
    heads = ("", f"{small.partners:,} partners", f"{large.partners:,}", f"{MANY:,}")
    lines = ["| " + " | ".join(heads) + " |", "|---|---:|---:|---:|"]
    for name, figure, unit in PROJECTED:
        if figure in small.figures and figure in large.figures:
            before, after = small.figures[figure], large.figures[figure]
            many = after + (after - before) / more * (MANY - large.partners)
            lines.append(
                f"| {name} | " + " | ".join(f"{_rounded(value)}{unit}" for value in (before, after, many)) + " |"
            )
    return "\n".join((*lines, "", _measured(large)))


def _rounded(value: float) -> str:
    """A number, with a digit behind the point where it is small."""
    return f"{value:,.0f}" if value >= 10 else f"{value:,.1f}"


QUOTED = {"README.md": ratios, "docs/a-hundred-thousand-partners.md": projection}
"""The pages that quote what was measured, and which part of it."""


def with_quote(page: str, quote: str) -> str:
    """A page with what it quotes between its marks. Raises ValueError without the marks."""
    before, _, rest = page.partition(BEGIN)
    _, end, after = rest.partition(END)
    if not end:
        raise ValueError(f"there is no {BEGIN}, or no {END}")
    return f"{before}{BEGIN}\n\n{quote}\n\n{END}{after}"
