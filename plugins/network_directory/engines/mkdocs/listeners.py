"""Who else has a say in a site: other plugins, hooks, and whoever looks at a preview."""

from __future__ import annotations

import click
from mkdocs.config.defaults import MkDocsConfig

_EVENTS = (
    "files", "nav", "pre_page", "page_read_source", "page_markdown", "page_content", "page_context", "post_page",
)  # fmt: skip


def listeners(config: MkDocsConfig, own: object) -> tuple[str, ...]:
    """The names of other plugins that are told of the site's files or of each page, and of hooks, which may be.

    `own` is our plugin.
    """
    others = [
        name
        for name, plugin in config.plugins.items()
        if plugin is not own and any(hasattr(plugin, f"on_{event}") for event in _EVENTS)
    ]
    return (*others, *config.hooks)


def reloads_live() -> bool:
    """Whether this is `mkdocs serve`, which hands its server to plugins only where it reloads browsers."""
    context = click.get_current_context(silent=True)
    return bool(context and context.params.get("livereload"))
