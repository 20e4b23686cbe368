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


def looks_at_the_whole(config: MkDocsConfig, own: object) -> bool:
    """Whether another plugin is told when a site is built: it may look at all of it, and change what it likes."""
    return any(plugin is not own and hasattr(plugin, "on_post_build") for plugin in config.plugins.values())


def reloads_live() -> bool:
    """Whether this is `mkdocs serve`, which hands its server to plugins only where it reloads browsers."""
    context = click.get_current_context(silent=True)
    return bool(context and context.params.get("livereload"))
