"""The form on paper: the same questions in the same order, with the numbers and letters that are typed in from it."""

from collections.abc import Iterable, Iterator
from itertools import groupby

from markupsafe import Markup

from teamcheck.questionnaire.asked import Asked, Section
from teamcheck.questionnaire.model import Scale
from teamcheck.report.language import Language
from teamcheck.report.material import View
from teamcheck.report.pages.dress import attributes, filled_in, own_attributes, reason_attributes, style_digest
from teamcheck.report.pages.questions import headings, reminder, rule
from teamcheck.report.pages.told import Told
from teamcheck.report.templating import asking_style

#: The boxes of the answers that are no point, and what is typed in for them, in every language.
_NOT_APPLICABLE_BOX, _NOT_TO_SAY_BOX = "N", "P"


def render_paper(asked: Asked, told: Told, language: Language, *, identity: str, hand_in: str) -> str:
    """A page to be printed on A4 or Letter.

    Args:
        asked: The questions.
        told: The first screen.
        language: The language of the sentences round them.
        identity: What tells this form from that of another round.
        hand_in: Whom filled forms are given to.
    """
    tag, (style, digest) = asked.questionnaire.language, asking_style("paper.css")
    view = {
        "told": told,
        "reason": reason_attributes(told, tag, language),
        "own": own_attributes(tag, language),
        "intro": asked.questionnaire.intro,
        "before": asked.questionnaire.framing.before,
        "identity": identity,
        "hand_in": hand_in,
        "parts": list(_parts(asked, told, language)),
        "paper_style": style,
        "digests": {"page": style_digest(), "paper": digest},
    }
    return filled_in("paper", language, view, tag) + "\n"


def _parts(asked: Asked, told: Told, say: Language) -> Iterator[View]:
    """Every part of the form, in the order in which it is typed in."""
    empty: View = {"place": "", "said": Markup(), "prompt": "", "groups": [], "questions": [], "comments": [], "reminder": ""}
    for part in _contents(asked, told, say):
        yield empty | part


def _contents(asked: Asked, told: Told, say: Language) -> Iterator[View]:
    not_to_say = (_NOT_TO_SAY_BOX, say("Prefer not to say"))
    if asked.background:
        questions = [
            {"text": question.text, "rule": "", "options": _numbered(question.choices.values()), "aside": [not_to_say]}
            for question in asked.background
        ]
        yield {"title": say("About you"), "questions": questions}
    said = attributes(asked.questionnaire.language, say)
    for section, heading in zip(asked.sections, headings(asked, say), strict=True):
        yield heading | {"said": said, "groups": list(_groups(section, asked, say))}
    if asked.checklists:
        questions = [
            {
                "text": each.text,
                "rule": rule(each, say),
                "options": _numbered(option.text for option in each.options.values()),
                "aside": [],
            }
            for each in asked.checklists
        ]
        yield {"title": say("Tick what fits"), "questions": questions}
    if asked.comments:
        texts = [question.text for question in asked.comments]
        yield {"title": say("In your own words"), "comments": texts, "reminder": reminder(told)}


def _groups(section: Section, asked: Asked, say: Language) -> Iterator[View]:
    """Statements in a row that share a scale; they are numbered through the section, as they are typed in."""
    own, first = own_attributes(asked.questionnaire.language, say), 1
    for scale, run in groupby(section.items, lambda item: item.scale):
        texts = [item.text for item in run]
        yield {"first": first, "rows": texts, **_marks(scale, say, own)}
        first += len(texts)


def _marks(scale: Scale, say: Language, own: Markup) -> View:
    """What can be crossed for a statement: the boxes, and what they mean."""
    points = [(str(point), scale.labels[point], Markup()) for point in scale.points if point in scale.labels]
    not_applicable = [] if scale.not_applicable is None else [(_NOT_APPLICABLE_BOX, scale.not_applicable, Markup())]
    aside = [*not_applicable, (_NOT_TO_SAY_BOX, say("Prefer not to say"), own)]
    return {"points": [*map(str, scale.points)], "aside": [box for box, *_ in aside], "key": [*points, *aside]}


def _numbered(words: Iterable[str]) -> list[tuple[str, str]]:
    """Choices with the numbers that are typed in for them.

    >>> _numbered(["Nurse", "Doctor"])
    [('1', 'Nurse'), ('2', 'Doctor')]
    """
    return [(str(number), text) for number, text in enumerate(words, 1)]
