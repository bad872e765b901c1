"""A dimension in two rounds: whether it is compared, and how: two groups of people, or each person with themselves."""

from dataclasses import dataclass

from teamcheck.scorecard import pulse_edition
from teamcheck.scorecard.comparison.comparable import why_not_comparable
from teamcheck.scorecard.comparison.linked import LEAST, changes_of, moments_of, mostly_others, overlap_in, why_not
from teamcheck.scorecard.comparison.model import Basis
from teamcheck.scorecard.comparison.round_result import Printed, RoundResult, Sample
from teamcheck.statistics.change import Difference, moderated_paired, moderated_welch


@dataclass(frozen=True, slots=True)
class Pair:
    """A dimension in the last two rounds.

    Attributes:
        id: Id of the dimension.
        title: Its title.
        then: What is printed of it in the first; None where it was not asked.
        now: The same in the second.
        code: Code of why the two cannot be compared, or why no change is worked out; empty where it is.
        comparable: Whether the two scores can stand beside each other.
        found: The difference that was tested; None where none was.
        basis: How.
        linked_code: Code of why people are not compared with themselves; empty where they are.
        samples: What is behind the two scores; None where nothing may be worked out.
    """

    id: str
    title: str
    then: Printed | None
    now: Printed | None
    code: str
    comparable: bool
    found: Difference | None = None
    basis: Basis | None = None
    linked_code: str = ""
    samples: tuple[Sample, Sample] | None = None

    @property
    def people(self) -> tuple[int, int]:
        """People scored in the dimension then and now; 0 where that is withheld."""
        then, now = (each.n if each and each.n else 0 for each in (self.then, self.now))
        return then, now


def pair_of(id_: str, title: str, before: RoundResult, after: RoundResult) -> Pair:
    """Find out whether and how a dimension is compared between two rounds (methods M40 and M43).

    Args:
        id_: Id of the dimension.
        title: Its title.
        before: The first of the rounds.
        after: The second.
    """
    then, now = before.find(id_), after.find(id_)
    code = why_not_comparable(id_, before, after)
    if code or then is None or now is None or then.n is None or now.n is None:
        return Pair(id_, title, then, now, code or "not-asked", comparable=False)
    if min(then.n, now.n) < LEAST:
        return Pair(id_, title, then, now, "below-12", comparable=True)
    is_pulse = before.is_pulse or after.is_pulse
    if is_pulse or id_ not in before.samples or id_ not in after.samples:
        return Pair(id_, title, then, now, pulse_edition.CODE if is_pulse else "rounded", comparable=True)
    samples = before.samples[id_], after.samples[id_]
    overlap = overlap_in(*samples)
    if overlap and mostly_others(overlap):
        return Pair(id_, title, then, now, "other-people", comparable=False)
    linked_code = "not-linked" if overlap is None else why_not(overlap, len(now.items)) or ""
    changes = None if linked_code else changes_of(*samples)
    if changes is None:
        found = moderated_welch(samples[0].hundred, samples[1].hundred)
        return Pair(id_, title, then, now, "", True, found, "two groups", linked_code, samples)
    found = moderated_paired(moments_of(changes, samples[0].whole, factor=100))
    return Pair(id_, title, then, now, "", True, found, "same people", "", samples)
