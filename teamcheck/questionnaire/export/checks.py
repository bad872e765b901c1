"""What has to be known before a form is written: what a tool would lose without a word, and what would break it half-way.

Here is what holds for every tool; each tool's own module adds its `doubts`.
"""

import re
from collections import Counter
from collections.abc import Callable, Iterator
from dataclasses import replace

from teamcheck._names import some_of
from teamcheck.errors import Code, Place, Problem, QuestionnaireError
from teamcheck.questionnaire.export.target import Target
from teamcheck.questionnaire.gaps import in_words, untranslated
from teamcheck.questionnaire.lint import place
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.texts import dotted, texts_of
from teamcheck.questionnaire.translated import languages_of
from teamcheck.questionnaire.translation_lint import place as place_in
from teamcheck.questionnaire.translation_model import Translation, Way

#: Ids that every tool takes: lowercase letters and digits, a letter first, 20 at most.
_ID = re.compile(r"[a-z][a-z0-9]{0,19}")
#: Ids of choices and options: those of `_ID`, longer ones, and hyphens.
_CHOICE = re.compile(r"[a-z][a-z0-9-]{0,39}")
_MOST_NAMED = 6

#: Where the texts stand that a form shows; the others are for the report.
_SHOWN = (
    ("title",), ("intro",), ("framing", "before", "*"), ("prompt",),
    ("dimensions", "*", "title"), ("dimensions", "*", "prompt"), ("dimensions", "*", "items", "*"),
    ("scales", "*", "points", "*"), ("scales", "*", "not_applicable"),
    ("background", "*", "text"), ("background", "*", "choices", "*"),
    ("comments", "*"),
    ("checklists", "*", "text"), ("checklists", "*", "options", "*"),
)  # fmt: skip


def checked(questionnaire: Questionnaire, target: Target) -> tuple[Problem, ...]:
    """What people should know who export a questionnaire.

    Args:
        questionnaire: With the translations that the form has to hold.
        target: The form tool.

    Returns:
        Warnings: what the form shows in another way than the questionnaire means it, and what does not come back.

    Raises:
        QuestionnaireError: The tool cannot hold the questionnaire; everything that stands in the way is in ``problems``.
    """
    found = [*_ids(questionnaire, target), *_left_out(questionnaire, target), *target.doubts(questionnaire)]
    if any(problem.severity == "error" for problem in found):
        raise QuestionnaireError(problem for problem in found if problem.severity == "error")
    return tuple(found)


def cannot_hold(where: Place, message: str, fix: str) -> Problem:
    """Something that the tool cannot hold, so that nothing is written."""
    return Problem(Code.FORM_CANNOT_HOLD, where, message, fix)


def loses(where: Place, message: str, fix: str) -> Problem:
    """Something that is not in the form, or not as the questionnaire means it."""
    return Problem(Code.FORM_LOSES, where, message, fix, severity="warning")


def shown_texts(questionnaire: Questionnaire) -> Iterator[tuple[Place, Way, str]]:
    """Every text that a form shows, in every language: where it stands, the way to it, and the text itself."""
    own = texts_of(questionnaire)
    for way, text in own.items():
        if _is_shown(way):
            yield _place_of(way, questionnaire), way, text
    for translation in questionnaire.translations:
        for way, text in translation.words.items():
            if _is_shown(way) and way in own:
                yield replace(place_in(translation, questionnaire, ()), key=in_words(way)), way, text


def named(questionnaire: Questionnaire) -> Iterator[tuple[str, str]]:
    """Kind and id of everything that heads a column in an answers file, in order."""
    yield from (("item", item.id) for item in questionnaire.items)
    yield from (("background", asked.id) for asked in questionnaire.background)
    yield from (("checklist", asked.id) for asked in questionnaire.checklists)
    yield from (("comment", asked.id) for asked in questionnaire.comments)


def languages_in_one(questionnaire: Questionnaire, title: str, called: Callable[[str], str]) -> Iterator[Problem]:
    """Languages that a tool has one name for: the words of only one of them would be left.

    Args:
        questionnaire: With the translations that the form has to hold.
        title: What the tool is called.
        called: What the tool calls a language.
    """
    names: dict[str, str] = {}
    for language in languages_of(questionnaire):
        name = called(language)
        other = names.setdefault(name, language)
        if other != language:
            message = f"{title} knows {other} and {language} as one language, {name}: one of the two would be dropped."
            yield cannot_hold(place(questionnaire, "language", language), message, f"Write one of them: add --lang {language}.")


def _is_shown(way: Way) -> bool:
    return any(len(way) == len(shown) and all(a in (b, "*") for a, b in zip(shown, way, strict=True)) for shown in _SHOWN)


def _place_of(way: Way, questionnaire: Questionnaire) -> Place:
    """Where a text is written, as far as that is known."""
    match way:
        case "dimensions", _, "items", str(item):
            return place(questionnaire, "item", item)
        case "dimensions", str(dimension), *_:
            return place(questionnaire, "dimension", dimension)
    return place(questionnaire, "text", dotted(way))


def _ids(questionnaire: Questionnaire, target: Target) -> Iterator[Problem]:
    """Ids must come back as they are; a file of teamcheck's own format has no others, one made in code may."""
    columns = [*named(questionnaire)]
    times = Counter(name for _, name in columns)
    for kind, name in columns:
        if not _ID.fullmatch(name):
            message = f"`{name}` is no id that {target.title} gives back."
            fix = "Ids are lowercase letters and digits, a letter first, 20 at most."
            yield cannot_hold(place(questionnaire, kind, name), message, fix)
        if times[name] > 1:
            message = f"The id `{name}` is used twice: {target.title} would drop one of the two, or mix them."
            yield cannot_hold(place(questionnaire, kind, name), message, "Give one of them another id.")
    choices = [(asked.id, name) for asked in questionnaire.background for name in asked.choices]
    choices += [(asked.id, name) for asked in questionnaire.checklists for name in asked.options]
    for asked, name in choices:
        if not _CHOICE.fullmatch(name):
            message = f"`{name}` is no id of a choice that {target.title} gives back."
            fix = "Ids of choices are lowercase letters, digits and hyphens, a letter first, 40 at most."
            yield cannot_hold(place(questionnaire, "background", asked), message, fix)


def _left_out(questionnaire: Questionnaire, target: Target) -> Iterator[Problem]:
    """What forms ask in another way than the questionnaire says, and what does not come back from them."""
    where = place(questionnaire, "key", "voices")
    for voice in questionnaire.voices:
        message = f"The wordings for {voice} are not in the form: {target.title} asks everybody the same."
        yield loses(where, message, f"Export a questionnaire with these wordings by itself where {voice} should be asked.")
    if questionnaire.pulse is not None and questionnaire.pulse.each < len(questionnaire.pulse.rotate):
        message = "The questionnaire asks some statements in turn; the form asks all of them every time."
        yield loses(place(questionnaire, "key", "rotate"), message, "Take the others out of the form each time.")


def gaps(translation: Translation, questionnaire: Questionnaire, target: Target) -> Iterator[Problem]:
    """What stands in the original in a form in another language: tools would leave it empty, or fill it in without a word.

    Args:
        translation: One of the questionnaire's.
        questionnaire: In its own language.
        target: The form tool.
    """
    missing = untranslated(translation, questionnaire)
    lacking = [in_words(way) for way in missing if _is_shown(way)]
    if lacking:
        where = place_in(translation, questionnaire, ())
        message = f"The translation lacks {some_of(lacking, _MOST_NAMED)}: in {target.title} the original stands there."
        yield loses(where, message, "Add the words before people are asked (docs/translating.md).")
