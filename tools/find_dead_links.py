"""Ask every address that records and pages name whether it is still there, and list in Markdown those that are not.

It asks the web, so it runs once a week and by hand (`make links`). Which hosts need not be asked, and why, stands in
.github/link-exceptions.yml.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from fnmatch import fnmatchcase
from http.client import HTTPException
from pathlib import Path
from urllib.error import HTTPError
from urllib.parse import quote, urlsplit, urlunsplit
from urllib.request import Request, urlopen

import yaml
from pydantic import BaseModel

from network_directory.records import Folder, Kind, read_network
from network_directory.reports.plain import as_code, for_markdown
from network_directory.reports.problem_lists import plural

ROOT = Path(__file__).parent.parent
EXCEPTIONS = ".github/link-exceptions.yml"
_IN_PROSE = re.compile(r"""(?:\]\(<?|\]:[ ]*<?|<|\b(?:href|src)=["'])(https?://[^\s)>"']+)""")
_TIMEOUT = 30
_AT_ONCE = 8
_THERE_ALL_THE_SAME = {401, 403, 405, 429, 503}
"""Answers of those who let no program in, or are busy: somebody is there."""
_READER = {"User-Agent": "mkdocs-network-directory (weekly link check)"}

Ask = Callable[[str], str | None]
"""Asks an address, and says what is wrong with it, if anything."""


def addresses(root: Path) -> Mapping[str, list[str]]:
    """The web addresses that a network's records and pages name, each with the files that name it."""
    folder = Folder(root)
    reading = read_network(folder, date.max)
    pages = {f"{folder.content}/{page}": root / folder.content / page for page in reading.pages}
    texts = {file: path.read_text("utf-8", "replace") for file, path in pages.items()}
    records = {entry.file: entry.record for kind in Kind for entry in reading.records.of(kind).values()}
    found: dict[str, list[str]] = defaultdict(list)
    for file, content in sorted({**texts, **records}.items()):
        for url in dict.fromkeys(_in(content)):
            found[url].append(file)
    return dict(sorted(found.items()))


def _in(value: object) -> Iterator[str]:
    match value:
        case BaseModel():
            for name in type(value).model_fields:
                yield from _in(getattr(value, name))
        case str() if re.fullmatch(r"https?://\S+", value):
            yield value
        case str():
            yield from _IN_PROSE.findall(value)
        case tuple():
            for item in value:
                yield from _in(item)
        case dict():
            for item in value.values():
                yield from _in(item)


def ask(url: str, timeout: float = _TIMEOUT) -> str | None:
    """What is wrong with an address, or None.

    Many servers answer a HEAD wrongly or not at all, so only what they say to a GET counts against them.
    """
    wrong = None
    for method in ("HEAD", "GET"):
        try:
            with urlopen(Request(_in_ascii(url), method=method, headers=_READER), timeout=timeout):  # noqa: S310  # http(s) only
                return None
        except HTTPError as error:
            wrong = None if error.code in _THERE_ALL_THE_SAME else f"answers {error.code}"
        except (OSError, HTTPException, ValueError) as error:
            wrong = str(getattr(error, "reason", error)) or type(error).__name__
    return wrong


def _in_ascii(url: str) -> str:
    """An address as it travels, whatever letters it is written in."""
    parts = urlsplit(url)
    host = parts.netloc.encode("idna").decode()
    return urlunsplit((parts.scheme, host, *(quote(part, safe="%/:=&?~+!$,;'@()*[]") for part in parts[2:4]), ""))


def excepted(url: str, hosts: Iterable[str]) -> bool:
    """Whether an address need not be asked, for its host is one of those, in which * stands for anything."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:  # asking it will say what is wrong
        return False
    return any(fnmatchcase(host, pattern) for pattern in hosts)


def report(found: Mapping[str, list[str]], exceptions: Iterable[str], ask: Ask = ask) -> str:
    """The dead links in Markdown, and how many were asked and left out."""
    asked = [url for url in found if not excepted(url, exceptions)]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        wrong = [(url, said) for url, said in zip(asked, pool.map(ask, asked), strict=True) if said]
    left_out = len(found) - len(asked)
    lines = [f"Of {plural(len(asked), 'address')}, {len(wrong)} could not be reached. Left out: {left_out}."]
    for url, said in wrong:
        files = ", ".join(map(as_code, found[url]))
        lines += ["", f"- [ ] {as_code(url)}: {for_markdown(said)}; in {files}"]
    return "\n".join(lines)


def main() -> None:
    exceptions = yaml.safe_load((ROOT / EXCEPTIONS).read_text(encoding="utf-8")) or {}
    sys.stdout.write(report(addresses(ROOT), exceptions) + "\n")


if __name__ == "__main__":
    main()
