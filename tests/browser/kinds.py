"""One page of each kind, for tests that look at all of them."""

from __future__ import annotations

KINDS = {
    "home": "",
    "partners": "partners/",
    "list of partners": "partners/by_status/",
    "partner": "partners/ohio-rural-teachers-alliance/",
    "former partner": "partners/peachtree-basin-schools-alliance/",
    "hubs": "hubs/",
    "hub": "hubs/ohio/",
    "merged hub": "hubs/metro-atlanta/",
    "principles": "principles/",
    "principle": "principles/teaching/",
    "sources": "sources/",
    "source": "sources/for-each-and-every-child/",
    "places": "places/",
    "place": "places/us-oh/",
    "nation": "places/us/",
    "tribal place": "places/navajo-nation/",
    "levels": "levels/",
    "level": "levels/district/",
    "kinds": "kinds/",
    "kind": "kinds/union/",
    "contributions": "contributions/",
    "contribution": "contributions/in-kind/",
    "coverage": "coverage/",
    "needs": "needs/",
    "parts of a list": "needs/of_partner/",
    "part of a list": "needs/of_lead/",
    "network": "network/",
    "badges": "badges/",
    "updates": "updates/",
    "data": "data/",
    "join": "join/",
    "help": "help/",
    "help on a code": "help/ND209/",
    "search": "search/",
    "staff's page": "about/",
    "missing page": "404.html",
}
TELLING = ("home", "partners", "partner", "hub", "principle", "coverage", "network", "join", "search", "staff's page")
"""Kinds of page that have between them all that is drawn or scripted on any."""
