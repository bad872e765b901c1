"""The questions of a form, part by part, as plain data for its template."""

from collections.abc import Iterator, Mapping, Sequence
from itertools import groupby

from markupsafe import Markup

from teamcheck.questionnaire.asked import Asked, Section
from teamcheck.questionnaire.model import BackgroundQuestion, Checklist, Item, Scale
from teamcheck.report.language import Language, Said
from teamcheck.report.material import View
from teamcheck.report.pages.dress import attributes, exactly, own_attributes, value
from teamcheck.report.pages.told import Told
from teamcheck.responses.cells import NOT_APPLICABLE, PREFER_NOT_TO_SAY

Filled = Mapping[str, Sequence[str]]


def parts(asked: Asked, told: Told, say: Language, filled: Filled) -> Iterator[View]:
    """Every part of the form, in the order of the columns of an answers file, comments last.

    Args:
        asked: The questions.
        told: What people were told, for what is said of their own words once more.
        say: The language of the page.
        filled: What was answered before.
    """
    empty: View = {"place": "", "said": Markup(), "prompt": "", "groups": [], "comments": [], "reminder": ""}
    for part in _contents(asked, told, say, filled):
        yield empty | part


def _contents(asked: Asked, told: Told, say: Language, filled: Filled) -> Iterator[View]:
    said = attributes(asked.questionnaire.language, say)
    own = own_attributes(asked.questionnaire.language, say)
    if asked.background:
        questions = [_background(question, say, own, filled) for question in asked.background]
        yield {"title": say("About you"), "groups": [_group("list", questions)]}
    for section, heading in zip(asked.sections, headings(asked, say), strict=True):
        yield heading | {"said": said, "groups": _statements(section, say, own, filled)}
    if asked.checklists:
        questions = [_checklist(checklist, say, filled) for checklist in asked.checklists]
        yield {"title": say("Tick what fits"), "groups": [_group("list", questions)]}
    if asked.comments:
        comments = [
            {"name": question.id, "text": question.text, "filled": _written(filled.get(question.id, ()))}
            for question in asked.comments
        ]
        yield {"title": say("In your own words"), "comments": comments, "reminder": reminder(told)}


def headings(asked: Asked, say: Language) -> Iterator[View]:
    """What stands over each section: its place among them, its title, and how to answer where that has not been said yet."""
    last = ""
    for place, section in enumerate(asked.sections, 1):
        prompt = section.dimension.prompt or asked.questionnaire.prompt
        yield {
            "place": say("Part {place} of {count}", place=place, count=len(asked.sections)),
            "title": section.dimension.title,
            "prompt": prompt if prompt != last else "",
        }
        last = prompt


def _written(before: Sequence[str]) -> Markup:
    """What somebody wrote before, after the line break that a browser takes away from the beginning of a field."""
    return exactly("\n" + "".join(before))


def reminder(told: Told) -> Said | str:
    """What people were told of their own words, to be said once more where they write them."""
    return next((point.text for point in told.points if point.topic == "words"), "")


def rule(checklist: Checklist, say: Language) -> Said:
    """How many things can be ticked."""
    return say.plural("Choose one at most.", "Choose up to {count}.", checklist.choose)


def _group(layout: str, questions: list[View], ends: Sequence[str] = ()) -> View:
    return {"layout": layout, "questions": questions, "ends": ends}


def _statements(section: Section, say: Language, own: Markup, filled: Filled) -> list[View]:
    """Statements in a row that share a scale stand together."""
    return [
        _group(layout_of(scale), [_statement(item, say, own, filled) for item in items], ends_of(scale))
        for scale, items in ((scale, list(run)) for scale, run in groupby(section.items, lambda item: item.scale))
    ]


def _statement(item: Item, say: Language, own: Markup, filled: Filled) -> View:
    scale, chosen = item.scale, filled.get(item.id, ())
    worded = all(point in scale.labels for point in scale.points)
    choices = [
        {
            "value": value(str(point)),
            "words": scale.label(point) if worded else str(point),
            "also": "" if worded else scale.labels.get(point, ""),
            "chosen": str(point) in chosen,
        }
        for point in scale.points
    ]
    not_applicable = [] if scale.not_applicable is None else [_aside(NOT_APPLICABLE, scale.not_applicable, Markup(), chosen)]
    aside = [*not_applicable, *_always(say, own, chosen)]
    return _question(item.id, item.text, choices, aside)


def _always(say: Language, own: Markup, chosen: Sequence[str]) -> list[View]:
    """What can be chosen of every question with one answer: not to say it, and to take back what was chosen."""
    return [
        _aside(PREFER_NOT_TO_SAY, say("Prefer not to say"), own, chosen),
        _aside("", say("Leave this out"), own, ()),
    ]


def _aside(cell: str, words: str, own: Markup, chosen: Sequence[str]) -> View:
    return {"value": cell, "words": words, "attributes": own, "chosen": cell in chosen}


def _background(question: BackgroundQuestion, say: Language, own: Markup, filled: Filled) -> View:
    chosen = filled.get(question.id, ())
    return _question(question.id, question.text, _options(question.choices, chosen), _always(say, own, chosen))


def _checklist(checklist: Checklist, say: Language, filled: Filled) -> View:
    chosen = filled.get(checklist.id, ())
    options = {name: option.text for name, option in checklist.options.items()}
    return _question(
        checklist.id, checklist.text, _options(options, chosen), [], kind="checkbox", how_many=rule(checklist, say)
    )


def _options(options: Mapping[str, str], chosen: Sequence[str]) -> list[View]:
    return [{"value": value(name), "words": words, "also": "", "chosen": name in chosen} for name, words in options.items()]


def _question(
    name: str,
    text: str,
    choices: list[View],
    aside: list[View],
    *,
    kind: str = "radio",
    how_many: Said | str = "",
) -> View:
    return {"name": value(name), "text": text, "choices": choices, "aside": aside, "type": kind, "rule": how_many}


def layout_of(scale: Scale) -> str:
    """How the points of a scale lie, as the style sheet names it."""
    count = len(scale.points)
    if not all(point in scale.labels for point in scale.points):
        return f"numbers c{count}"
    longest = max(len(word) for label in scale.labels.values() for word in label.split())
    width = count * longest
    return f"{'row' if width <= 40 and count <= 5 else 'wider' if width <= 84 else 'tall'} c{count}"


def ends_of(scale: Scale) -> list[str]:
    """The words of a scale that has words for some of its points only."""
    if all(point in scale.labels for point in scale.points):
        return []
    return [f"{point}: {words}" for point, words in sorted(scale.labels.items())]
