"""Where partners can stand on a principle, as far as badges tell it apart. All that stand alike share a picture."""

from __future__ import annotations

from dataclasses import dataclass
from typing import get_args

from ..network.alignment import Proof
from ..network.model import Claim
from ..records.models import DONE, Stance


@dataclass(frozen=True, slots=True)
class PrincipleStanding:
    """One of them."""

    stance: Stance | None = None
    """None where nothing is stated."""
    proof: Proof = Proof.CLAIMED

    @classmethod
    def of(cls, claim: Claim | None) -> PrincipleStanding:
        """Where a partner stands by its claim on a principle, or without one."""
        return cls(claim.stance, claim.standing.proof) if claim else cls()

    @property
    def id(self) -> str:
        """It as a word: not-stated, endorses, practices, practices-evidenced, leads-review-lapsed…"""
        if self.stance is None:
            return "not-stated"
        return self.stance if self.proof is Proof.CLAIMED else f"{self.stance}-{self.proof}"

    def picture(self, principle: str) -> str:
        """The address of its picture, from the site's root, for the principle of that id."""
        return f"badges/principles/{principle}/{self.id}.svg"


PRINCIPLE_STANDINGS: tuple[PrincipleStanding, ...] = (
    PrincipleStanding(),
    *(
        PrincipleStanding(stance, proof)
        for stance in get_args(Stance)
        for proof in (Proof if stance in DONE else (Proof.CLAIMED,))  # only what is done can be shown and reviewed
    ),
)
"""All that there are."""
