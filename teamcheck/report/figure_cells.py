"""The cells of protected figures in a table for spreadsheets: a row for each team and dimension, in columns that never change.

The columns are those of `teamcheck.report.figure_rows` laid out flat, so that the rows of people together stand below.
"""

from collections.abc import Iterator, Sequence
from functools import lru_cache

from teamcheck._inert import no_formula
from teamcheck.scorecard.public import PublicDimension, PublicNorms, PublicScorecard

Cell = str | float | None

_OF_TEAM = (
    "team", "round", "size", "answered", "response_rate", "edition", "protected", "questionnaire_id", "questionnaire_version",
)  # fmt: skip
_OF_DIMENSION = (
    "id", "title", "role", "group", "n", "score", "score_end", "interval_low", "interval_high", "interval_kind", "favourable",
    "neutral", "unfavourable", "agreement", "two_camps", "band", "step", "worst_case_low", "worst_case_high",
    "spread_middle_half_low", "spread_middle_half_high", "spread_lowest_highest_low", "spread_lowest_highest_high", "withheld",
)  # fmt: skip
_OF_NORMS = ("norms", "norm_percentile_low", "norm_percentile_high")
_TOLD = ("minimum", "audience", "without_ledger")
#: What a row of people together is of; empty in the rows of teams.
_TOGETHER = ("part", "level", "breakdown", "cell", "cell_text", "left_out")
#: What a row of an option of a list says of it; empty in all other rows.
_OF_LISTS = ("list", "whose", "count", "named")
_NOTHING: tuple[Cell, ...] = (None,) * len(_TOGETHER)
_NO_OPTION: tuple[Cell, ...] = (None,) * len(_OF_LISTS)
_NO_ENDS: tuple[Cell, Cell] = (None, None)


def columns(*, norms: bool, lists: bool) -> tuple[str, ...]:
    """The heading of every table of protected figures: with the place among other teams, and with what options were ticked."""
    of_teams = (*_OF_TEAM, *_OF_DIMENSION, *(_OF_NORMS if norms else ()), *_TOLD, *_TOGETHER, "reason")
    return (*of_teams, *(_OF_LISTS if lists else ()))


def team_rows(card: PublicScorecard, *, norms: bool, lists: bool) -> Iterator[tuple[Cell, ...]]:
    """The rows of a team, a cell for each of the `columns`."""
    stamp, told = card.questionnaire, card.policy
    own = (
        text(card.team), text(card.round), card.size, card.answered, card.response_rate, card.edition, _flag(card.protected),
        text(stamp.id), text(stamp.version),
    )  # fmt: skip
    policy = (told.minimum, told.audience, text(card.without_ledger))
    for place, dimension in enumerate(card.dimensions):
        other_teams = _of_norms(card.norms, place) if norms else ()
        score_withheld = dimension.withheld.get("score")
        reason = None if score_withheld is None else text(score_withheld.text)
        no_option = _NO_OPTION if lists else ()
        yield (*own, *_of_dimension(dimension), *other_teams, *policy, *_NOTHING, reason, *no_option)


def cell(value: object) -> object:
    """A cell that a spreadsheet shows as it is; None is an empty one.

    >>> cell("=1+1"), cell(-0.5), cell(True)
    ("'=1+1", -0.5, 'true')
    """
    if isinstance(value, bool):
        return _flag(value)
    return text(value) if isinstance(value, str) else value


@lru_cache(maxsize=1 << 12)  # titles, reasons and the names of some teams
def text(value: str | None) -> str | None:
    r"""The same of a text; its line breaks are all of one kind.

    >>> text("=1\r\n+1")
    "'=1\n+1"
    """
    return value and no_formula(value.replace("\r\n", "\n").replace("\r", "\n"))


def _flag(value: bool | None) -> str | None:
    return None if value is None else "true" if value else "false"


def _of_dimension(dimension: PublicDimension) -> tuple[Cell, ...]:
    spread = dimension.spread
    middle, outer = (None, None) if spread is None else (spread.middle_half, spread.lowest_highest)
    return (
        text(dimension.id), text(dimension.title), dimension.role, text(dimension.group), dimension.n, dimension.score,
        dimension.score_end, *_ends(dimension.interval), dimension.interval_kind, dimension.favourable, dimension.neutral,
        dimension.unfavourable, dimension.agreement, _flag(dimension.two_camps), text(dimension.band), dimension.step,
        *_ends(dimension.worst_case), *_ends(middle), *_ends(outer),
        "; ".join([f"{figure}: {reason.code}" for figure, reason in dimension.withheld.items()]),
    )  # fmt: skip


def _of_norms(norms: PublicNorms | None, place: int) -> tuple[Cell, ...]:
    """Where one dimension lies among the teams of norms."""
    if norms is None:
        return (None,) * len(_OF_NORMS)
    return (text(norms.edition), *_ends(norms.dimensions[place].percentile))


def _ends(pair: Sequence[int] | None) -> Sequence[Cell]:
    return _NO_ENDS if pair is None else pair
