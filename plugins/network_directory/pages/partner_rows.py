"""What partners' own pages show in rows, with words and links.

All these pages lie equally deep, so that a link is the same on each of them: what many of them show is made once.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from markupsafe import Markup

from ..network.alignment import Age, Badge, Rule, age
from ..network.dates import days
from ..network.matching import Fit, Matches
from ..network.model import Claim, Evidence, Hub, Membership, Network, Partner, Principle, Strategy, Term
from ..records.models import DONE, Confirmation
from ..records.types import PartialDate
from ..site.addresses import address, relative
from ..site.anchors import Times, anchor
from ..site.badge_words import StandingWords
from ..site.fit_reasons import reasons_in
from ..site.standings import PrincipleStanding
from ..site.words import Words
from .contexts.of_partner import (
    ClaimRow,
    Event,
    EvidenceRow,
    HelpRow,
    HelpRows,
    MembershipRow,
    ReviewRow,
    RuleRow,
    StandingPicture,
)

_HERE = "partners/one/"
"""The address of a partner's page, as far as links from it depend on that."""
Named = Partner | Hub | Principle


class PartnerRows:
    """Makes the rows of all partners' pages."""

    def __init__(self, network: Network, words: Words) -> None:
        self._network = network
        self._words = words
        self._times = Times(words)
        self._links = _Links()
        self._standings = StandingWords(words)
        self._reasons = reasons_in(words)
        self._levels = {level.id: level.name for level in network.badge_rules.levels}
        self._said: dict[tuple[str | int, ...], Markup] = {}
        self._validity: dict[tuple[str, date], Markup] = {}
        self._there: dict[tuple[str, ...], Markup] = {}
        self._notes: dict[tuple[Term | None, bool, PartialDate | None, date | None, bool], tuple[str, ...]] = {}
        self._strategies: dict[Strategy, Markup] = {}
        self._asks: dict[tuple[str, int], Markup] = {}
        self._pictures: dict[tuple[str, str | None, str | None], StandingPicture] = {}
        self._languages: dict[str, str] = {}

    # Where it stands

    def claim(self, claim: Claim) -> ClaimRow:
        """A claim with what supports it."""
        return ClaimRow(
            claim,
            self._links[claim.principle],
            self._say(f"stances.{claim.stance}"),
            tuple([EvidenceRow(item, self._noted(item, claim)) for item in claim.evidence]),
            self._review(claim, claim.reviewed) if claim.reviewed else None,
            claim.stance in DONE,
        )

    def _noted(self, item: Evidence, claim: Claim) -> tuple[str, ...]:
        newer = bool(item.date and claim.standing.reviewed_until and not item.covered)
        shared = (item.kind, item.independent, item.date, item.lapses, newer)
        if shared not in self._notes:
            self._notes[shared] = tuple(self._note(item, newer))
        return self._notes[shared]

    def _note(self, item: Evidence, newer: bool) -> Iterator[str]:
        """What is told of evidence; `newer` if a review of its claim holds that did not look at it."""
        if item.kind:
            yield item.kind.name
        if item.independent:
            yield self._say("claim.independent")
        if item.date:
            yield self._times[item.date]
        yield self._counts("evidence", item.lapses) if item.lapses else self._say("claim.undated")
        if newer:
            yield self._say("claim.not_covered")

    def _review(self, claim: Claim, review: Confirmation) -> ReviewRow:
        on, until = self._times[review.on], claim.standing.reviewed_until
        if until:
            by = self._say("claim.reviewed", name=review.by)
            return ReviewRow(by, on, self._counts("review", until), counts=True, lapsed=self._age(until) is Age.LAPSED)
        by = self._say("claim.looked_at", name=review.by)
        worth = self._say("claim.review_of_nothing" if claim.stance in DONE else "claim.review_of_a_claim")
        return ReviewRow(by, on, worth, counts=False, lapsed=False)

    def _counts(self, what: str, until: date) -> Markup:
        """How old evidence or a review is, and until when it counts."""
        if (what, until) not in self._validity:
            key = f"claim.{what}_{self._age(until)}"
            self._validity[what, until] = self._words(key, date=self._times[until])
        return self._validity[what, until]

    def _age(self, until: date) -> Age:
        return age(until, self._network.as_of)

    # Its badge

    def rules(self, badge: Badge) -> Iterator[RuleRow]:
        """The rules of a badge, with what counts for each."""
        listed: tuple[str, ...] = ()
        for rule in badge.rules:
            yield RuleRow(rule, self._levels[rule.level], self._asked(rule), self._found(rule, listed))
            listed = rule.claims

    def _asked(self, rule: Rule) -> Markup:
        if (rule.rule, rule.need) not in self._asks:
            self._asks[rule.rule, rule.need] = self._words(f"badge.asks.{rule.rule}", n=rule.need)
        return self._asks[rule.rule, rule.need]

    def _found(self, rule: Rule, listed: tuple[str, ...]) -> Markup:
        """What counts for a rule. The claims that are listed at the one before are not listed again."""
        if rule.claims and rule.claims == listed:
            return self._say("badge.there_too", n=rule.have)
        if rule.claims not in self._there:
            principles = self._network.principles
            links = self._words.join([_own_link(principles[id]) for id in rule.claims])
            self._there[rule.claims] = self._words("badge.there", n=rule.have, principles=links)
        return self._there[rule.claims]

    def picture(self, principle: Principle, claim: Claim | None = None) -> StandingPicture:
        """Where a partner with this claim stands on a principle."""
        shared = (principle.id, claim.stance, claim.standing.proof) if claim else (principle.id, None, None)
        if shared not in self._pictures:
            standing = PrincipleStanding.of(claim)
            address = relative(standing.picture(principle.id), _HERE)
            self._pictures[shared] = StandingPicture(address, self._standings.title_on(principle, standing))
        return self._pictures[shared]

    # Whom it works with

    def membership(self, membership: Membership) -> MembershipRow:
        """A hub that a partner is in."""
        return MembershipRow(membership, self._links[membership.hub], self._role(membership))

    def _role(self, membership: Membership) -> Markup:
        return self._say(f"roles.{membership.role}.name")

    def helps(self, matches: Matches) -> HelpRows:
        """Needs that a partner's offers fit."""
        return HelpRows(matches, tuple([self._help(fit) for fit in matches.fits]))

    def _help(self, fit: Fit) -> HelpRow:
        why = self._words("needs.it", why=self._reasons(fit))
        if strategy := fit.wanted.strategy:
            hub = self._say("strategy.of_hub", hub=strategy.hub.name)
            if strategy not in self._strategies:
                self._strategies[strategy] = _link(strategy, strategy.title)
            return HelpRow(fit, self._strategies[strategy], hub, why)
        assert fit.wanted.partner, "either a strategy or a partner is in need"
        return HelpRow(fit, self._links[fit.wanted.partner], None, why)

    # Its entry

    def language(self, tag: str) -> str:
        """What a language is called."""
        if tag not in self._languages:
            self._languages[tag] = self._words.name_of_language(tag)
        return self._languages[tag]

    def history(self, partner: Partner) -> Iterator[Event]:
        """What has happened to a partner's entry and to what it says, newest first."""
        for day, what in sorted(self._events(partner), key=_day, reverse=True):
            yield Event(self._times[day], what)

    def _events(self, partner: Partner) -> Iterator[tuple[PartialDate, Markup]]:
        network, as_of = self._network, self._network.as_of
        if partner.joined and partner.joined.first_day <= as_of:
            yield partner.joined, self._say("partner.history_joined")
        for one in network.memberships_of_partner[partner.id]:
            if one.since and one.since.first_day <= as_of:
                yield one.since, self._say("partner.history_hub", hub=self._links[one.hub], role=self._role(one))
        for claim in network.claims_of_partner[partner.id]:
            if review := claim.reviewed:
                principle = self._links[claim.principle]
                yield review.on, self._say("partner.history_reviewed", by=review.by, principle=principle)
        if confirmed := partner.confirmed:
            yield confirmed.on, self._say("partner.history_confirmed", by=confirmed.by)

    def _say(self, key: str, **values: str | int) -> Markup:
        """What `Words` says, said once. A value that is HTML has to be so each time that the key is used."""
        said = (key, *values.values())
        if said not in self._said:
            self._said[said] = self._words(key, **values)
        return self._said[said]


def _day(event: tuple[PartialDate, Markup]) -> tuple[date, date]:
    """Where an event stands in time: what is known by its month or year alone counts as PartialDate orders it."""
    return days(event[0])


def _link(thing: Named | Strategy, name: str) -> Markup:
    return anchor(relative(address(thing), _HERE), name)


def _own_link(principle: Principle) -> Markup:
    """The name of a principle, leading to what the page itself says of it."""
    return anchor(f"#principle-{principle.id}", principle.name)


class _Links(dict[Named, Markup]):
    """The names of records, leading to their pages."""

    def __missing__(self, record: Named) -> Markup:
        self[record] = link = _link(record, record.name)
        return link
