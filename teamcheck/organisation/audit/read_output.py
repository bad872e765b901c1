"""From the text of an output to what it prints: the results of `score` and `compare`, one scorecard, or one a line."""

import json
from collections.abc import Iterable, Iterator
from io import StringIO
from itertools import chain

from teamcheck.organisation.audit.mapping import At, NotOursError
from teamcheck.organisation.audit.printed import (
    Agreement,
    Breakdown,
    Comparison,
    Group,
    LinkedChange,
    Number,
    Organisation,
    Output,
    Page,
    Part,
    PrintedDimension,
    PrintedItem,
    Stamp,
    Word,
    unscored_id,
)

#: Most mappings and lists, and most values, of a document that is parsed: a hostile one takes thirty times its size in memory.
_MOST_PARTS, _MOST_VALUES = 10**6, 5 * 10**6
_WORDS: tuple[Word, ...] = ("mostly agree", "mixed", "mostly disagree")
_AGREEMENT: tuple[Agreement, ...] = ("close", "mixed", "apart")


def read_output(file: str, text: str) -> Output:
    """What one file prints.

    Args:
        file: What it is called in findings.
        text: Its content: one JSON document, or one a line.

    Raises:
        NotOursError: It is no output of teamcheck.
    """
    outputs = [_document(file, each) for each in _documents(text)]
    return Output(
        file,
        protected=all(each.protected for each in outputs),
        pages=tuple(page for each in outputs for page in each.pages),
        organisations=tuple(organisation for each in outputs for organisation in each.organisations),
        comparisons=tuple(comparison for each in outputs for comparison in each.comparisons),
    )


def _documents(text: str) -> Iterator[object]:
    """The whole text as one document, or else each of its lines as one.

    Raises:
        NotOursError: It is neither, or a document is larger than any output of an ordinary number of teams.
    """
    first = text.lstrip().partition("\n")[0].rstrip()
    if first.startswith("{") and first.endswith("}"):
        yield from (_parsed(line) for line in StringIO(text) if line.strip())
    else:
        yield _parsed(text)


def _parsed(text: str) -> object:
    """What a JSON text says.

    Raises:
        NotOursError: It is not JSON, or is larger, nested or numbered beyond what any output is.
    """
    if text.count("{") + text.count("[") > _MOST_PARTS or text.count(",") > _MOST_VALUES:
        raise NotOursError("it holds more than any output; give fewer teams at a time")
    try:
        found: object = json.loads(text)
    except (ValueError, RecursionError):
        raise NotOursError("it is not JSON") from None
    return found


def _document(file: str, document: object) -> Output:
    at = At(document)
    schema = at.text_or_none("schema")
    if schema == "teamcheck/scorecards/1":
        return _scorecards(file, at)
    if schema not in {"teamcheck/scorecard/1", "teamcheck/comparison/1", "teamcheck/organisation/1"}:
        raise NotOursError("it does not say that it is an output of `score` or `compare`")
    if at.flag("protected") is not True:
        return Output(file, protected=False)
    if schema == "teamcheck/scorecard/1":
        return Output(file, protected=True, pages=(_page(file, at),))
    if schema == "teamcheck/organisation/1":
        return Output(file, protected=True, organisations=(_organisation(file, at),))
    return Output(file, protected=True, comparisons=(_comparison(file, at),))


def _scorecards(file: str, at: At) -> Output:
    whole = at.child_or_none("organisation")
    parts = chain([] if whole is None else [whole], at.children("teams"))
    if not all(each.flag("protected") is True for each in parts):
        return Output(file, protected=False)
    organisations = () if whole is None else (_organisation(file, whole),)
    pages = tuple(_page(file, each) for each in at.children("teams"))
    return Output(file, protected=True, pages=pages, organisations=organisations)


def _stamp(at: At) -> Stamp:
    core = at.child_or_none("core")
    return Stamp((core or at).text("id"), at.text("sha256"))


def _minimum(at: At) -> int:
    return at.child("policy").count("minimum") or 0


def _page(file: str, at: At) -> Page:
    norms = at.child_or_none("norms")
    usual = {} if norms is None else {each.text("id"): each.number("usual_spread") for each in norms.children("dimensions")}
    return Page(
        file=file,
        team=at.text("team"),
        round=at.text_or_none("round"),
        stamp=_stamp(at.child("questionnaire")),
        minimum=_minimum(at),
        size=at.count("size"),
        answered=at.count("answered") or 0,
        dimensions=tuple(_dimension(each, usual.get(each.text("id"))) for each in at.children("dimensions")),
        breakdowns=_breakdowns(at),
        lists=tuple(map(_checklist, at.children("checklists"))),
        unscored=tuple(_by_itself(_item(each)) for each in at.children("unscored")),
    )


def _by_itself(item: PrintedItem) -> PrintedDimension:
    """A statement without a score as a dimension of one statement, which prints nothing besides."""
    return PrintedDimension(unscored_id(item.id), item.text, item.n, None, items=(item,))


def _checklist(at: At) -> PrintedDimension:
    n = at.count("n")
    options = tuple(_option(each, n) for each in at.children("options"))
    return PrintedDimension(at.text("id"), at.text_or_none("text") or at.text("id"), n, None, items=options)


def _option(at: At, n: int | None) -> PrintedItem:
    count, id_ = at.count("count"), at.text("id")
    counts = None if n is None or count is None or count > n else (n - count, count)
    return PrintedItem(id_, at.text_or_none("text") or id_, None, n, None, None, counts)


def _dimension(at: At, usual_spread: Number | None = None) -> PrintedDimension:
    spread = at.child_or_none("spread")
    return PrintedDimension(
        id=at.text("id"),
        title=at.text_or_none("title") or at.text("id"),
        n=at.count("n"),
        score=at.number("score"),
        score_end=at.text_or_none("score_end"),
        interval=at.range("interval"),
        favourable=at.number("favourable"),
        neutral=at.number("neutral"),
        unfavourable=at.number("unfavourable"),
        agreement=at.word("agreement", _AGREEMENT),
        two_camps=at.flag("two_camps"),
        middle_half=None if spread is None else spread.range("middle_half"),
        lowest_highest=None if spread is None else spread.range("lowest_highest"),
        items=tuple(map(_item, at.children("items"))),
        left_out=at.texts("left_out"),
        usual_spread=usual_spread,
    )


def _item(at: At) -> PrintedItem:
    return PrintedItem(
        id=at.text("id"),
        text=at.text_or_none("text") or at.text("id"),
        sha256=at.text_or_none("sha256"),
        n=at.count("n"),
        word=at.word("word", _WORDS),
        score=at.number("score"),
        counts=at.counts("counts"),
    )


def _breakdowns(at: At) -> tuple[Breakdown, ...]:
    return tuple(
        Breakdown(each.text("id"), each.text_or_none("text") or each.text("id"), tuple(map(_group, each.children("cells"))))
        for each in at.children("breakdowns")
    )


def _group(at: At) -> Group:
    return Group(at.text_or_none("id"), at.text_or_none("text") or "", tuple(map(_dimension, at.children("dimensions"))))


def _organisation(file: str, at: At) -> Organisation:
    """What is printed of parts and groups.

    Scores of teams without names, and what most of them share, follow from scores that teams' own pages print. What is said of
    teams and statements is a word or a tenth, of a hundred people or more. So neither is read.
    """
    return Organisation(
        file=file,
        round=at.text_or_none("round"),
        stamp=_stamp(at.child("questionnaire")),
        minimum=_minimum(at),
        parts=tuple(map(_part, at.children("nodes"))),
        members=tuple((each.text("team"), each.texts("path")) for each in at.children("members")),
        breakdowns=_breakdowns(at),
    )


def _part(at: At) -> Part:
    return Part(
        path=at.texts("path"),
        name=at.text("name"),
        answered=at.count("answered") or 0,
        dimensions=tuple(map(_dimension, at.children("dimensions"))),
    )


def _comparison(file: str, at: At) -> Comparison:
    rounds, dimensions = list(at.children("rounds")), list(at.children("dimensions"))
    scores = [list(each.children("rounds")) for each in dimensions]
    if any(len(each) != len(rounds) for each in scores):
        raise NotOursError("a dimension has not as many scores as there are rounds")
    pages = tuple(
        Page(
            file=file,
            team=at.text("team"),
            round=round_.text("round"),
            stamp=_stamp(round_.child("questionnaire")),
            minimum=_minimum(at),
            size=round_.count("size"),
            answered=round_.count("answered") or 0,
            dimensions=tuple(_score_of(each, found[place]) for each, found in zip(dimensions, scores, strict=True)),
        )
        for place, round_ in enumerate(rounds)
    )
    return Comparison(file, pages, tuple(_changes(dimensions)))


def _score_of(dimension: At, at: At) -> PrintedDimension:
    return PrintedDimension(
        id=dimension.text("id"),
        title=dimension.text_or_none("title") or dimension.text("id"),
        n=at.count("n"),
        score=at.number("score"),
        score_end=at.text_or_none("score_end"),
    )


def _changes(dimensions: Iterable[At]) -> Iterator[LinkedChange]:
    """The changes of people who are each compared with themselves."""
    for each in dimensions:
        change, people = each.number("change", -100), each.count("people")
        if change is not None and people:
            yield LinkedChange(each.text("id"), each.text_or_none("title") or each.text("id"), change, people)
