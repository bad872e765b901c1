"""Holds two questionnaires against each other: whether figures can be compared, what was changed, and what does not matter."""

from teamcheck import __version__
from teamcheck.questionnaire.comparability import Statements, basis_of, obstacle
from teamcheck.questionnaire.diff_items import homes_of, item_changes
from teamcheck.questionnaire.diff_model import Compared, DimensionDiff, Extended, ItemChange, QuestionnaireDiff
from teamcheck.questionnaire.diff_rest import other_changes
from teamcheck.questionnaire.model import Dimension, Questionnaire


def diff(old: Questionnaire, new: Questionnaire) -> QuestionnaireDiff:
    """What differs between two questionnaires, or between the same one at two times (method M43).

    Args:
        old: What was asked first.
        new: What is asked now.

    Returns:
        Of every dimension that has a score whether `compare` puts its figures of the two side by side, by the same rule; then
        everything that differs.

    >>> from teamcheck.questionnaire.load import load_questionnaire
    >>> found = diff(load_questionnaire("seven-features"), load_questionnaire("seven-features-short"))
    >>> {dimension.reason for dimension in found.dimensions}
    {'other-questionnaire'}
    """
    counted, words = other_changes(old, new)
    dimensions, marks = _dimensions(old, new), _marks(old, new)
    sides = _compared(old), _compared(new)
    head = [(each.id, each.version, each.language, each.extends) for each in sides]
    changed = marks or counted or words or any(each.items or each.reason for each in dimensions)
    return QuestionnaireDiff(
        teamcheck=__version__,
        old=sides[0],
        new=sides[1],
        same=head[0] == head[1] and not changed,
        dimensions=dimensions,
        marks=marks,
        counted=counted,
        words=words,
    )


def _compared(questionnaire: Questionnaire) -> Compared:
    base = questionnaire.base
    return Compared(
        id=questionnaire.id,
        version=questionnaire.version,
        language=questionnaire.language,
        title=questionnaire.title,
        sha256=questionnaire.sha256,
        extends=None if base is None else Extended(id=base.id, version=base.version),
    )


def _dimensions(old: Questionnaire, new: Questionnaire) -> list[DimensionDiff]:
    """Every dimension that has a score in at least one of the two: those of the new one first, then those that are gone."""
    then, now = ({dimension.id: dimension for dimension in each.scored} for each in (old, new))
    asked = basis_of(old), basis_of(new)
    homes = homes_of(old), homes_of(new)
    found = []
    for name in dict.fromkeys([*now, *then]):
        reason = obstacle(name, _statements(then.get(name)), _statements(now.get(name)), *asked)
        found.append(
            DimensionDiff(
                id=name,
                title=(now.get(name) or then[name]).title,
                asked="both" if name in then and name in now else "new" if name in now else "old",
                comparable=reason is None,
                reason=reason,
                items=item_changes(name, *homes),
            )
        )
    return found


def _statements(dimension: Dimension | None) -> Statements | None:
    return None if dimension is None else frozenset((item.id, item.sha256) for item in dimension.items)


def _marks(old: Questionnaire, new: Questionnaire) -> list[ItemChange]:
    """Statements of the dimensions that have a score in neither."""
    scored = {dimension.id for dimension in (*old.scored, *new.scored)}
    homes = homes_of(old), homes_of(new)
    return [change for name in homes[1] if name not in scored for change in item_changes(name, *homes)]
