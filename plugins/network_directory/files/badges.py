"""Badges as files: pictures to embed, and the same facts as data.

Each partner and hub keeps the address of its badge for ever; what it says is what is true now. Pictures of where one
stands on a principle are shared by all that stand alike, so that what is there for each partner stays few.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, time
from functools import partial
from typing import Any

from ..network.alignment import Age, Badge, HubBadge, Proof
from ..network.model import Claim, Hub, Network, Partner, Principle
from ..site.badge_words import BadgeWords, HubBadgeWords, StandingWords
from ..site.made_from import Prints, all_but_partners
from ..site.site import Site
from ..site.standings import PRINCIPLE_STANDINGS, PrincipleStanding
from ..site.templates import Templates
from ..site.words import Words
from .badge_picture import Drawing
from .file import FileMadeAtOnce, FileOfRecord, FileSpec
from .formats import compact, without_none

_STEPS = {Proof.EVIDENCED: 0.5, Proof.REVIEW_LAPSED: 0.5, Proof.REVIEWED: 1.0}
"""How far each has come, from nothing (0, where it is not named) to the most (1)."""
_HUB_STEPS = {"forming": 0.0, "planned": 0.5, "evidence-based": 1.0}


def badges(network: Network, words: Words, site: Site, templates: Templates) -> Iterator[FileSpec]:
    """All badge files: a picture and its data for each partner and hub, and the pictures of all standings."""
    maker = _Maker(network, words, site, templates)
    for partner in network.partners.values():
        for id in _ids(partner):
            yield FileOfRecord(f"badges/partners/{id}.svg", partner, maker.picture_of_partner, _of_partner)
            yield FileOfRecord(f"badges/partners/{id}.json", partner, maker.data_of_partner, _of_partner)
    for hub in network.hubs.values():
        for id in _ids(hub):
            yield FileOfRecord(f"badges/hubs/{id}.svg", hub, maker.picture_of_hub, _of_hub)
            yield FileOfRecord(f"badges/hubs/{id}.json", hub, maker.data_of_hub, _of_hub)
    for principle in network.principles.values():
        for standing in PRINCIPLE_STANDINGS:  # also those that nobody has now: somebody had them, and somebody will
            picture = partial(maker.picture_of_standing, principle, standing)
            for id in _ids(principle):
                yield FileMadeAtOnce(standing.picture(id), picture, all_but_partners)


def _ids(record: Partner | Hub | Principle) -> tuple[str, ...]:
    """Other sites show a badge where it was when they put it up, whatever became of the record's id."""
    return (record.id, *record.formerly)


class _Maker:
    def __init__(self, network: Network, words: Words, site: Site, templates: Templates) -> None:
        self._network = network
        self._words = words
        self._labels = BadgeWords(words, site.name, network.badge_rules)
        self._hub_labels = HubBadgeWords(words, site.name)
        self._standing_labels = StandingWords(words)
        self._templates = templates
        self._name = site.name
        self._site_url = site.url or ""
        self._steps = [level.id for level in network.badge_rules.levels]

    # Pictures

    def picture_of_partner(self, partner: Partner) -> bytes:
        """The partner's badge."""
        badge = self._network.badges[partner.id]
        step = (self._steps.index(badge.level) + 1) / len(self._steps) if badge.level else 0.0
        return self._draw(self._name, self._labels.of(partner, badge), self._labels.title(partner, badge), step)

    def picture_of_hub(self, hub: Hub) -> bytes:
        """The hub's badge."""
        badge = self._network.hub_badges[hub.id]
        step = 0.0 if hub.ended else _HUB_STEPS[badge.level]
        return self._draw(self._name, self._hub_labels.of(hub, badge), self._hub_labels.title(hub, badge), step)

    def picture_of_standing(self, principle: Principle, standing: PrincipleStanding) -> bytes:
        """Where somebody stands on a principle."""
        labels = self._standing_labels
        value, title = labels.on(principle, standing), labels.title_on(principle, standing)
        step = 0.0 if principle.retired else _STEPS.get(standing.proof, 0.0)
        return self._draw(principle.name, value, title, step)

    def _draw(self, label: str, value: str, title: str, step: float) -> bytes:
        return self._templates.draw("badge.svg", badge=Drawing.of(label, value, title, step)).encode()

    # Data

    def data_of_partner(self, partner: Partner) -> bytes:
        """What the partner's badge rests on, as JSON."""
        return compact(self._facts(partner, self._network.badges[partner.id]))

    def data_of_hub(self, hub: Hub) -> bytes:
        """What the hub's badge rests on, as JSON."""
        return compact(self._hub_facts(hub, self._network.hub_badges[hub.id]))

    def _facts(self, partner: Partner, badge: Badge) -> dict[str, Any]:
        return {
            "id": partner.id,
            "name": partner.name,
            "page": f"{self._site_url}partners/{partner.id}/",
            "status": partner.status,
            "level": badge.level,
            "as_of": self._network.as_of.isoformat(),
            "since": _iso(badge.since),
            "until": _iso(badge.until),
            "rules": [
                {
                    "level": rule.level,
                    "rule": rule.rule,
                    "have": rule.have,
                    "need": rule.need,
                    "met": rule.met,
                }
                for rule in badge.rules
            ],
            "next": {"level": badge.next_level, "asks": self._labels.next_step(badge)} if badge.next_level else None,
            "lost": {"level": badge.lost.level, "until": badge.lost.until.isoformat()} if badge.lost else None,
            "claims": [_claim_facts(claim) for claim in self._network.claims_of_partner[partner.id]],
            "shields": _shields(self._name, self._labels.of(partner, badge)),
            "open_badge": self._open_badge(partner, badge),
        }

    def _hub_facts(self, hub: Hub, badge: HubBadge) -> dict[str, Any]:
        strategies = self._network.strategies_of_hub[hub.id]
        return {
            "id": hub.id,
            "name": hub.name,
            "page": f"{self._site_url}hubs/{hub.id}/",
            "status": hub.status,
            "merged_into": hub.merged_into,
            # What has ended holds no level; the rules still tell how far its plan had come.
            "level": None if hub.ended else badge.level,
            "as_of": self._network.as_of.isoformat(),
            "rules": [
                {
                    "level": rule.level,
                    "have": rule.have,
                    "need": rule.need,
                    "met": rule.met,
                    "met_by": list(rule.met_by),
                    "missed_by": [{"strategy": id, "lacks": list(lacks)} for id, lacks in rule.missed_by.items()],
                }
                for rule in badge.rules
            ],
            "next": {"level": badge.missed.level, "asks": self._hub_labels.next_step(badge, strategies)}
            if badge.missed and not hub.ended
            else None,
            "strategies": len(strategies),
            "with_lead_and_measure": list(badge.planned.met_by),
            "at_work_without_evidence": list(badge.proven.missed_by),
            "shields": _shields(self._name, self._hub_labels.of(hub, badge)),
        }

    def _open_badge(self, partner: Partner, badge: Badge) -> dict[str, Any] | None:
        """The shape of an Open Badges 3.0 credential that the partner gives itself, unsigned; its words say so.

        None without a level or the site's address: a statement that nothing was achieved, or of nowhere, is none.
        """
        if not badge.level or not self._site_url:
            return None
        own = f"{self._site_url}badges/partners/{partner.id}"
        page = f"{self._site_url}partners/{partner.id}/"
        statement: dict[str, Any] = {
            "@context": [
                "https://www.w3.org/ns/credentials/v2",
                "https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json",
            ],
            "id": f"{own}.json#/open_badge",
            "type": ["VerifiableCredential", "OpenBadgeCredential"],
            "name": self._labels.title(partner, badge),
            "description": self._words.text("badge_file.unsigned", name=partner.name, site=self._name),
            "issuer": {"id": page, "type": ["Profile"], "name": partner.name},
            "validFrom": _moment(badge.since or self._network.as_of),
            "credentialSubject": {
                "id": page,
                "type": ["AchievementSubject"],
                "achievement": {
                    "id": f"{self._site_url}badges/#{badge.level}",
                    "type": ["Achievement"],
                    "name": self._labels.of(partner, badge),
                    "description": self._words.text("badge_file.criteria"),
                    "criteria": {"id": f"{self._site_url}badges/"},
                    "image": {"id": f"{own}.svg", "type": "Image"},
                },
            },
        }
        if badge.until:
            statement["validUntil"] = _moment(badge.until, time(23, 59, 59))
        return statement


def _claim_facts(claim: Claim) -> dict[str, Any]:
    """What is known of a claim. What is so of nearly all is told where it is not, and nothing of what is not there."""
    standing = claim.standing
    facts = {
        "principle": claim.principle.id,
        "stance": claim.stance,
        "standing": PrincipleStanding.of(claim).id if claim.counts else None,
        "counts": None if claim.counts else False,
        "status": standing.status.value,
        "current": standing.current,
        "age": None if standing.age is Age.CURRENT else standing.age.value,
        "evidenced_until": _iso(standing.evidenced_until),
        "reviewed_until": _iso(standing.reviewed_until),
        "evidence": [
            {
                "title": evidence.title,
                "url": evidence.url,
                "date": str(evidence.date) if evidence.date else None,
                "lapses": _iso(evidence.lapses),
                **({"independent": True} if evidence.independent else {}),
                **({"covered_by_review": True} if evidence.covered else {}),
            }
            for evidence in claim.evidence
        ],
        "reviewed": {"on": str(claim.reviewed.on), "by": claim.reviewed.by} if claim.reviewed else None,
    }
    return without_none(facts)


def _of_partner(partner: Partner, prints: Prints) -> str:
    return prints.of_partner(partner.id)


def _of_hub(hub: Hub, prints: Prints) -> str:
    return prints.of_hub(hub.id)


def _shields(label: str, message: str) -> dict[str, Any]:
    """What shields.io draws a badge from. By itself, for the endpoint there refuses keys that it does not know."""
    return {"schemaVersion": 1, "label": label, "message": message, "color": "informational"}


def _iso(day: date | None) -> str | None:
    return day.isoformat() if day else None


def _moment(day: date, at: time = time()) -> str:
    return datetime.combine(day, at, UTC).isoformat().replace("+00:00", "Z")
