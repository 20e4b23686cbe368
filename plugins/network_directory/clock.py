"""What day it is, for judging what is current."""

from __future__ import annotations

import os
from datetime import UTC, date, datetime


def as_of_today() -> date:
    """The day of SOURCE_DATE_EPOCH where it is set (https://reproducible-builds.org/specs/), else today, in UTC.

    Raises ValueError if SOURCE_DATE_EPOCH is no number of seconds.
    """
    epoch = os.environ.get("SOURCE_DATE_EPOCH")
    now = datetime.now(UTC) if epoch is None else datetime.fromtimestamp(int(epoch), UTC)
    return now.date()


def latest_day(as_of: date) -> date:
    """The last day that a record can tell of: what is later than both `as_of` and today has not happened.

    A record that is right today must not become wrong because a site is built as of an earlier day.
    """
    return max(as_of, datetime.now(UTC).date())
