"""How large a picture is once it is shown, as its header tells.

A small file can unfold to a picture that fills a machine's memory.
"""

from __future__ import annotations

from typing import NamedTuple

_FRAMES = frozenset(range(0xC0, 0xD0)) - {0xC4, 0xC8, 0xCC}
"""JPEG's markers of a frame, which tells the size."""
_ALONE = frozenset({0x01, *range(0xD0, 0xD9)})
"""JPEG's markers that nothing belongs to."""
_PNG = b"\x89PNG\r\n\x1a\n"


class Picture(NamedTuple):
    """What a file of a known kind tells of its picture, or no size if the file is cut off or broken."""

    kind: str
    """Its file's usual extension: png, jpg or webp."""
    size: tuple[int, int] | None
    """Width and height in pixels."""


def picture(data: bytes) -> Picture | None:
    """What a file holds; None if it is no PNG, JPEG or WebP picture."""
    if data.startswith(_PNG):
        return Picture("png", _sound(_png(data)))
    if data.startswith(b"\xff\xd8\xff"):
        return Picture("jpg", _sound(_jpeg(data)))
    if data.startswith(b"RIFF") and data[8:12] == b"WEBP":
        return Picture("webp", _sound(_webp(data)))
    return None


def _sound(size: tuple[int, int] | None) -> tuple[int, int] | None:
    return size if size and all(size) else None


def _big(data: bytes) -> int:
    return int.from_bytes(data, "big")


def _little(data: bytes) -> int:
    return int.from_bytes(data, "little")


def _png(data: bytes) -> tuple[int, int] | None:
    if data[8:16] != b"\0\0\0\rIHDR":
        return None
    at = len(_PNG)
    while at + 12 <= len(data):  # each chunk has its length, name, content and checksum
        if data[at + 4 : at + 8] == b"IEND":
            return _big(data[16:20]), _big(data[20:24])
        at += 12 + _big(data[at : at + 4])
    return None


def _jpeg(data: bytes) -> tuple[int, int] | None:
    if b"\xff\xd9" not in data[-1024:]:  # some programs write a little behind the end
        return None
    at = 2
    while at + 9 <= len(data) and data[at] == 0xFF:
        marker = data[at + 1]
        if marker in _FRAMES:
            return _big(data[at + 7 : at + 9]), _big(data[at + 5 : at + 7])
        if marker == 0xFF:  # a sign that fills up
            at += 1
        else:
            at += 2 if marker in _ALONE else 2 + max(2, _big(data[at + 2 : at + 4]))
    return None


def _webp(data: bytes) -> tuple[int, int] | None:
    if len(data) < 30 or len(data) < 8 + _little(data[4:8]):
        return None
    match data[12:16]:
        case b"VP8X":
            return 1 + _little(data[24:27]), 1 + _little(data[27:30])
        case b"VP8L" if data[20] == 0x2F:
            bits = _little(data[21:25])
            return 1 + (bits & 0x3FFF), 1 + (bits >> 14 & 0x3FFF)
        case b"VP8 " if data[23:26] == b"\x9d\x01\x2a":
            return _little(data[26:28]) & 0x3FFF, _little(data[28:30]) & 0x3FFF
    return None
