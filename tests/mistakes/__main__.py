"""How many mistakes of the corpus get an answer that helps: `make mistakes`."""

from __future__ import annotations

from .corpus import outcomes

found = list(outcomes())
print(f"{len(found)} mistakes, of which")
for count, what in (
    (sum(len(outcome.answers) == 1 for outcome in found), "get a single answer"),
    (sum(outcome.right_line for outcome in found), "have the right line named"),
    (sum(outcome.usable_fix for outcome in found), "are told a fix that the check accepts"),
    (sum(outcome.ready for outcome in found), "of these by text that is ready to paste"),
):
    print(f"{count:5} {what}")
