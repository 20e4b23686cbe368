"""A public directory of a network, built from Markdown and YAML records.

The rooms, in the order the data takes: `records` reads and checks what people wrote, `network` links and
judges it, `pages` and `files` draw it, and `plugin` hands the result to MkDocs.
"""
