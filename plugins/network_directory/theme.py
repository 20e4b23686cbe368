"""Where the theme that comes with the package stands."""

from __future__ import annotations

from pathlib import Path


def theme_folder() -> Path:
    """The packaged theme; in a checkout, which has it at its top level, that one."""
    packaged = Path(__file__).parent / "theme"
    return packaged if packaged.is_dir() else Path(__file__).parents[2] / "theme"


def reads_like_packaged(file: Path, name: str) -> bool:
    """Whether a file of a theme reads like the package's of that name: a network may have copies of these."""
    try:
        return (theme_folder() / name).read_bytes() == file.read_bytes()
    except OSError:
        return False


def theme_folders(own: Path | None) -> list[Path]:
    """The folders that templates and words are looked up in: a site's own first, then the package's."""
    folders = [own, theme_folder()] if own else [theme_folder()]
    return list(dict.fromkeys(folder.resolve() for folder in folders))
