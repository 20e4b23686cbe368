"""What day it is, for judging what is current."""

from __future__ import annotations

import os
import re
from datetime import UTC, date, datetime, timedelta

LATEST = 2**32 - 1
"""The last second that a compressed file can be dated with, as MkDocs dates the map of a site."""


def as_of_today() -> date:
    """The day of SOURCE_DATE_EPOCH where it is set (https://reproducible-builds.org/specs/), else today, in UTC.

    Raises ValueError, with a message to show, if SOURCE_DATE_EPOCH is no number of seconds or names no day.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    if epoch is None:
        return datetime.now(UTC).date()
    seconds = int(epoch) if re.fullmatch(r"[0-9]{1,10}", epoch) else LATEST + 1
    if seconds > LATEST:
        raise ValueError(
            f"SOURCE_DATE_EPOCH must be a number of seconds since 1970, up to the year 2106; it is {epoch[:40]!r}"
        )
    return datetime.fromtimestamp(seconds, UTC).date()


def latest_day(as_of: date) -> date:
    """The last day that a record can tell of: what is later than both `as_of` and today has not happened.

    A record that is right today must not become wrong because a site is built as of an earlier day. East of Greenwich
    it is tomorrow already for a part of the day: in Guam from 14:00 UTC on.
    """
    return max(as_of, datetime.now(UTC).date() + timedelta(days=1))
