"""What badges say: the same words in pictures, in data and on pages."""

from __future__ import annotations

from collections.abc import Iterable

from ..network.alignment import Badge, HubBadge
from ..network.model import Hub, Partner, Principle, Strategy
from ..records.models import BadgeRules
from .standings import PrincipleStanding
from .words import Words


class BadgeWords:
    """The words of partners' badges by a network's rules."""

    def __init__(self, words: Words, site_name: str, rules: BadgeRules) -> None:
        self._words = words
        self._site_name = site_name
        self._levels = {level.id: level.name for level in rules.levels}

    def level(self, id: str) -> str:
        """What a level is called."""
        return self._levels[id]

    def of(self, partner: Partner, badge: Badge) -> str:
        """What a partner's badge says."""
        if partner.status == "former":
            return self._words.text("badge.former")
        return self.level(badge.level) if badge.level else self._words.text("badge.none")

    def title(self, partner: Partner, badge: Badge) -> str:
        """All that the picture of a partner's badge says."""
        values = {"name": partner.name, "level": self.of(partner, badge), "site": self._site_name}
        if badge.until is None:
            return self._words.text("badge_file.alt", **values)
        return self._words.text("badge_file.alt_until", **values, date=self._words.date(badge.until))

    def next_step(self, badge: Badge) -> str | None:
        """What the next level asks of its partner, in a sentence; None if there is none."""
        if badge.next_level is None:
            return None
        missing = self._words.join(
            self._words(f"badge.missing.{rule.rule}", n=rule.need - rule.have)
            for rule in badge.rules
            if rule.level == badge.next_level and not rule.met
        )
        return self._words.text("badge.next", level=self.level(badge.next_level), missing=missing.unescape())


class StandingWords:
    """What the pictures of where partners stand on a principle say: all that stand alike share one."""

    def __init__(self, words: Words) -> None:
        self._words = words

    def on(self, principle: Principle, standing: PrincipleStanding) -> str:
        """What the picture of a standing on a principle says of it."""
        if principle.retired:
            return self._words.text("badge_file.retired")
        if standing.stance is None:
            return self._words.text("badge_file.not_stated")
        stance = self._words.text(f"badge_file.stances.{standing.stance}")
        return self._words.text(f"badge_file.statuses.{standing.proof}", stance=stance)

    def title_on(self, principle: Principle, standing: PrincipleStanding) -> str:
        """All that the picture says. It names no partner, for all that stand alike share it."""
        value = self.on(principle, standing)
        return self._words.text("badge_file.standing_alt", principle=principle.name, value=value)


class HubBadgeWords:
    """The words of hubs' badges."""

    def __init__(self, words: Words, site_name: str) -> None:
        self._words = words
        self._site_name = site_name

    def of(self, hub: Hub, badge: HubBadge) -> str:
        """What a hub's badge says: how far its plan is, or that its work has ended."""
        if hub.ended:
            return self._words.text(f"hub_statuses.{hub.status}")
        return self._level(badge.level)

    def title(self, hub: Hub, badge: HubBadge) -> str:
        """All that the picture of a hub's badge says."""
        return self._words.text("badge_file.hub_alt", name=hub.name, plan=self.of(hub, badge), site=self._site_name)

    def next_step(self, badge: HubBadge, strategies: Iterable[Strategy]) -> str | None:
        """What the next level asks of a hub's plan with these strategies, in a sentence; None at the top."""
        rule = badge.missed
        if rule is None:
            return None
        lacking = [s.title for s in strategies if s.id in rule.missed_by]
        asks = self._words(f"hub_badges.asks.{rule.level}", n=len(lacking), strategies=self._words.join(lacking))
        return self._words.text("hub_badges.next", level=self._level(rule.level), asks=asks)

    def _level(self, level: str) -> str:
        return self._words.text(f"hub_badges.{level}.name")
