"""Ask every address that the records name whether it is still there, and list in Markdown those that are not.

It asks the web, so it runs once a week and by hand (`make links`), and never in a test. What need not be asked, and
why, stands in .github/link-exceptions.yml.
"""

from __future__ import annotations

import re
import sys
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Mapping
from concurrent.futures import ThreadPoolExecutor
from datetime import date
from fnmatch import fnmatch
from pathlib import Path
from urllib.error import HTTPError, URLError
from urllib.request import Request, urlopen

import yaml
from pydantic import BaseModel

from network_directory.records import Folder, Kind, Records, read_network

ROOT = Path(__file__).parent.parent
EXCEPTIONS = ROOT / ".github/link-exceptions.yml"
_IN_PROSE = re.compile(r"\]\(<?(https?://[^\s)>]+)|<(https?://[^\s>]+)>")
_TIMEOUT = 30
_AT_ONCE = 8
_THERE_ALL_THE_SAME = {401, 403, 405, 429, 503}
"""Answers of those who let no program in, or are busy: somebody is there."""

Ask = Callable[[str], str | None]
"""Asks an address, and says what is wrong with it, if anything."""


def addresses(records: Records) -> Mapping[str, list[str]]:
    """The web addresses that records name, each with the files that name it."""
    found: dict[str, list[str]] = defaultdict(list)
    for kind in Kind:
        for entry in records.of(kind).values():
            for url in dict.fromkeys(_in(entry.record)):
                found[url].append(entry.file)
    return dict(sorted(found.items()))


def _in(value: object) -> Iterator[str]:
    match value:
        case BaseModel():
            for name in type(value).model_fields:
                yield from _in(getattr(value, name))
        case str() if re.match(r"https?://\S+$", value):
            yield value
        case str():
            yield from (one or other for one, other in _IN_PROSE.findall(value))
        case tuple():
            for item in value:
                yield from _in(item)
        case dict():
            for item in value.values():
                yield from _in(item)


def ask(url: str) -> str | None:
    """What is wrong with an address, or None."""
    for method in ("HEAD", "GET"):
        request = Request(url, method=method, headers={"User-Agent": "mkdocs-network-directory (weekly link check)"})  # noqa: S310 - http(s) only
        try:
            with urlopen(request, timeout=_TIMEOUT):  # noqa: S310
                return None
        except HTTPError as error:
            wrong = f"answers {error.code}"
            if error.code in _THERE_ALL_THE_SAME:
                return None
        except (URLError, OSError, ValueError) as error:
            wrong = str(getattr(error, "reason", error))
    return wrong


def excepted(url: str, exceptions: Iterable[str]) -> bool:
    """Whether an address need not be asked."""
    return any(fnmatch(url, pattern) for pattern in exceptions)


def report(found: Mapping[str, list[str]], exceptions: Mapping[str, str], ask: Ask = ask) -> str:
    """The dead links in Markdown, and how many were asked and left out."""
    asked = [url for url in found if not excepted(url, exceptions)]
    with ThreadPoolExecutor(_AT_ONCE) as pool:
        wrong = [(url, said) for url, said in zip(asked, pool.map(ask, asked), strict=True) if said]
    lines = [f"Of {len(asked)} addresses {len(wrong)} could not be reached; {len(found) - len(asked)} were left out."]
    for url, said in wrong:
        files = ", ".join(f"`{file}`" for file in found[url])
        lines += ["", f"- [ ] `{url}` {said.replace('`', '')}; in {files}"]
    return "\n".join(lines)


def main() -> None:
    exceptions = yaml.safe_load(EXCEPTIONS.read_text(encoding="utf-8"))
    records = read_network(Folder(ROOT), date.max).records
    sys.stdout.write(report(addresses(records), exceptions) + "\n")


if __name__ == "__main__":
    main()
