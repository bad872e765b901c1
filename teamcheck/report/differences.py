"""Where a team agrees and where it differs: features by agreement word, and statements where answers can be counted."""

from collections.abc import Iterable

from teamcheck.questionnaire.model import Item, Questionnaire
from teamcheck.report.dimensions import anchor, squares, turned
from teamcheck.report.language import Language, Said
from teamcheck.report.material import View
from teamcheck.scorecard.public import Agreement, PublicDimension, PublicItem, PublicScorecard

#: A statement divides a team when at least so many stand on either side.
EITHER_SIDE_FROM = 3
MOST_STATEMENTS = 5

#: The most divided first: that is where to start.
_ORDER: tuple[Agreement, ...] = ("apart", "mixed", "close")


def differences(card: PublicScorecard, questionnaire: Questionnaire, say: Language) -> View:
    """Features by how close views are, and the statements that divide the team, where they may be counted."""
    return {
        "groups": _by_agreement(card, say),
        "statements": _dividing(card, questionnaire, say),
        "none_divides": say("No statement has three or more of you on each side."),
        "counted": any(item.counts is not None for item, _ in _items(card, questionnaire)),
        "not_shown": [d.title for d in card.dimensions if kind_of(d) is None],
    }


def kind_of(dimension: PublicDimension) -> Agreement | None:
    """The agreement word, where two camps count as apart whatever the word says; None where neither is shown."""
    return "apart" if dimension.two_camps else dimension.agreement


def _by_agreement(card: PublicScorecard, say: Language) -> list[View]:
    found: list[View] = []
    for agreement in _ORDER:
        rows = [d for d in card.dimensions if kind_of(d) == agreement]
        if rows:
            title, advice = _heading(agreement, say)
            entries = [{"title": say.apart(d.title), "href": anchor(d.id), "camps": bool(d.two_camps)} for d in rows]
            found.append({"kind": agreement, "title": title, "advice": advice, "entries": entries})
    return found


def _heading(agreement: Agreement, say: Language) -> tuple[Said, Said]:
    return {
        "apart": (say("Your views are far apart"), say("Start here: ask each other what you had in mind.")),
        "mixed": (say("Your views are mixed"), say("Ask where it works well and where it does not.")),
        "close": (say("Your views are close"), say("You can agree on something to do, or to keep, quite quickly.")),
    }[agreement]


def _items(card: PublicScorecard, questionnaire: Questionnaire) -> Iterable[tuple[PublicItem, Item]]:
    asked = {dimension.id: dimension for dimension in questionnaire.dimensions}
    for dimension in card.dimensions:
        yield from zip(dimension.items, asked[dimension.id].items, strict=True)


def _dividing(card: PublicScorecard, questionnaire: Questionnaire, say: Language) -> list[View]:
    """The statements with the widest scatter of answers among those with people on either side; the widest first."""
    scattered: dict[str, tuple[float, PublicItem, Item]] = {}
    for item, asked in _items(card, questionnaire):
        if item.counts is not None and item.id not in scattered and _divides(item.counts, asked):
            scattered[item.id] = (_scatter(item.counts), item, asked)
    widest = sorted(scattered.values(), key=lambda entry: -entry[0])[:MOST_STATEMENTS]
    return [_view(item, item.counts, asked, say) for _, item, asked in widest if item.counts is not None]


def _divides(counts: list[int], asked: Item) -> bool:
    return all(people >= EITHER_SIDE_FROM for people in _sides(counts, asked))


def _sides(counts: list[int], asked: Item) -> tuple[int, int]:
    """How many answered favourably, and how many unfavourably."""
    scale = asked.scale
    by_point = dict(zip(scale.points, counts, strict=True))
    return sum(by_point[point] for point in scale.favourable), sum(by_point[point] for point in scale.unfavourable)


def _scatter(counts: list[int]) -> float:
    """Variance of the answers as shares of the scale's length, so that scales of different length compare."""
    people = sum(counts)
    total = sum(place * count for place, count in enumerate(counts))
    squares = sum(place * place * count for place, count in enumerate(counts))
    return (people * squares - total * total) / (people * (len(counts) - 1)) ** 2


def _view(item: PublicItem, counts: list[int], asked: Item, say: Language) -> View:
    favourable, unfavourable = _sides(counts, asked)
    return {
        "text": say.apart(item.text),
        "turned": turned(asked, say),
        "squares": squares(counts, asked),
        "counts": say.row(
            [say("{some} unfavourable", some=unfavourable), say("{some} favourable", some=favourable)],
        ),
    }
