"""What was asked in a dimension, as far as counting answers goes: whole steps from the worse end of each statement."""

from dataclasses import dataclass
from functools import cached_property
from math import lcm

from teamcheck.organisation.audit.printed import PrintedDimension, Stamp, unscored_id
from teamcheck.questionnaire.comparability import fewest_answered
from teamcheck.questionnaire.model import Item, Questionnaire


@dataclass(frozen=True, slots=True)
class Statement:
    """One statement of a dimension.

    Attributes:
        id: Id of the item.
        steps: Steps from the worse end of its scale to the better.
        unfavourable: Highest step that counts as unfavourable; -1 where none does.
        favourable: Lowest step that counts as favourable; one past the last where none does.
        lowest: Lowest point of its scale.
        negative: Agreeing with it is the worse end.
    """

    id: str
    steps: int
    unfavourable: int
    favourable: int
    lowest: int = 1
    negative: bool = False

    def point(self, step: int) -> int:
        """The point of the scale, as it was asked, that is so many steps from the worse end."""
        return self.lowest + (self.steps - step if self.negative else step)


@dataclass(frozen=True)
class Asked:
    """A dimension; ``least`` is the fewest of its statements that somebody answers who is scored in it."""

    id: str
    statements: tuple[Statement, ...]
    least: int

    @cached_property
    def length(self) -> int:
        """Steps of the scale that all statements share."""
        return lcm(*(each.steps for each in self.statements))

    @cached_property
    def weights(self) -> tuple[int, ...]:
        """Steps of the shared scale in a step of each statement."""
        return tuple(self.length // each.steps for each in self.statements)

    @cached_property
    def top(self) -> int:
        """The highest score of a person in steps of the shared scale, all statements together."""
        return len(self.statements) * self.length


def asked_in(questionnaire: Questionnaire) -> dict[str, Asked]:
    """Every scored dimension of a questionnaire by its id, and every statement without a score by that of `unscored_id`."""
    share = questionnaire.min_answered
    alone = [(unscored_id(item.id), (item,)) for each in questionnaire.unscored for item in each.items]
    return {
        id_: Asked(id_, tuple(map(_statement, items)), fewest_answered(share, len(items)))
        for id_, items in (*((each.id, each.items) for each in questionnaire.scored), *alone)
    }


def fits(asked: Asked, printed: PrintedDimension, stamp: Stamp, questionnaire: Questionnaire) -> bool:
    """Whether what is printed was asked by this questionnaire: the same file, or the same statements one by one."""
    if [each.id for each in asked.statements] != [each.id for each in printed.items]:
        return False
    if stamp.sha256 == questionnaire.sha256:
        return True
    digests = {item.id: item.sha256 for item in questionnaire.items}
    return all(each.sha256 == digests.get(each.id) for each in printed.items)


def _statement(item: Item) -> Statement:
    scale = item.scale
    return Statement(
        id=item.id,
        steps=scale.steps,
        unfavourable=max(scale.unfavourable, default=scale.lowest - 1) - scale.lowest,
        favourable=min(scale.favourable, default=scale.highest + 1) - scale.lowest,
        lowest=scale.lowest,
        negative=item.keyed == "negative",
    )
