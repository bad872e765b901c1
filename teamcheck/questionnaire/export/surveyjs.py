"""SurveyJS: JSON for its form library, a page with a matrix for each block of statements, in all languages at once.

docs/importing/surveyjs.md says how answers come back from it.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Final

from teamcheck.errors import Problem
from teamcheck.questionnaire.asked import Asked, asked_of
from teamcheck.questionnaire.export.checks import languages_in_one
from teamcheck.questionnaire.export.form import NOT_APPLICABLE, TEAM, Grid, blocks_of, in_every_language, said_first
from teamcheck.questionnaire.export.target import Target
from teamcheck.questionnaire.model import Questionnaire

Json = Mapping[str, object]
#: Puts a text down as it is said in each language, in the order of the questionnaire's languages.
Say = Callable[[Iterable[str]], object]

_TITLE: Final = "SurveyJS"
#: What SurveyJS calls languages that it does not name by their tag.
_LOCALES: Final = {"zh": "zh-cn", "zh-hans": "zh-cn", "zh-hant": "zh-tw", "nb": "no", "nn": "no", "nl-be": "nl-BE"}
#: What it would take for the place of an answer, ``{keep}``, is parted by a sign that nobody sees.
_BRACE: Final = "{"
_NO_BREAK: Final = "\u2060"


def exported(questionnaire: Questionnaire) -> bytes:
    """The JSON of a survey; names are ids, values are points."""
    spoken = in_every_language(questionnaire)
    locales = [_locale(each.language) for each in spoken]
    say = _sayer(locales)
    survey: dict[str, object] = {"title": say(each.title for each in spoken)}
    if said_first(questionnaire):
        survey["description"] = say(said_first(each) for each in spoken)
    pages = [{"name": f"page{number}", **page} for number, page in enumerate(_pages(spoken, say), start=1)]
    if not _is_english(locales[0]):
        survey["locale"] = locales[0]
    survey |= {"showQuestionNumbers": "off", "showProgressBar": True, "pages": pages}
    return (json.dumps(survey, ensure_ascii=False, indent=1) + "\n").encode()


def _locale(tag: str) -> str:
    """What SurveyJS calls a language."""
    return _LOCALES.get(tag.lower(), tag.lower())


def _is_english(locale: str) -> bool:
    """Whether it is English of any country: what SurveyJS speaks where nothing is said."""
    return locale.partition("-")[0] == "en"


def _sayer(locales: list[str]) -> Say:
    """What puts texts down in these languages.

    The words without a language must be the English ones where there are any: SurveyJS takes them for English.
    """
    usual = next(filter(_is_english, locales), locales[0])

    def say(texts: Iterable[str]) -> object:
        said = dict(zip(locales, (text.replace(_BRACE, _BRACE + _NO_BREAK) for text in texts), strict=True))
        others = {locale: text for locale, text in said.items() if text != said[usual]}
        return {"default": said[usual], **others} if others else said[usual]

    return say


def _pages(spoken: tuple[Questionnaire, ...], say: Say) -> Iterator[Json]:
    """A page for what is asked about people, one for each block, and one for what they write."""
    asked = [asked_of(each, background=True) for each in spoken]
    if about := [*_background(asked, say)]:
        yield {"elements": about}
    for blocks in zip(*map(blocks_of, spoken), strict=True):
        title, asks = say(block.title for block in blocks), all(block.prompt for block in blocks)
        above = say(block.prompt for block in blocks) if asks else title
        matrices = [_matrix(grids, above, say) for grids in zip(*(block.grids for block in blocks), strict=True)]
        yield {"title": title, "elements": matrices} if asks else {"elements": matrices}
    if own_words := [*_checklists(asked, say), *_comments(asked, say)]:
        yield {"elements": own_words}


def _matrix(grids: tuple[Grid, ...], title: object, say: Say) -> Json:
    """Statements below each other: the same grid in each language."""
    scales = [grid.scale for grid in grids]
    columns = [_value(point, say(scale.label(point) for scale in scales)) for point in scales[0].points]
    if scales[0].not_applicable is not None:
        columns.append(_value(NOT_APPLICABLE, say(scale.not_applicable or "" for scale in scales)))
    rows = [
        _value(items[0].id, say(item.text for item in items)) for items in zip(*(grid.items for grid in grids), strict=True)
    ]
    return {"type": "matrix", "name": grids[0].id, "title": title, "columns": columns, "rows": rows}


def _value(value: int | str, text: object) -> Json:
    return {"value": value, "text": text}


def _background(asked: list[Asked], say: Say) -> Iterator[Json]:
    for questions in zip(*(each.background for each in asked), strict=True):
        choices = [_value(name, say(question.choices[name] for question in questions)) for name in questions[0].choices]
        yield _question("radiogroup", questions[0].id, say(question.text for question in questions)) | {"choices": choices}


def _checklists(asked: list[Asked], say: Say) -> Iterator[Json]:
    for lists in zip(*(each.checklists for each in asked), strict=True):
        choices = [_value(name, say(each.options[name].text for each in lists)) for name in lists[0].options]
        question = _question("checkbox", lists[0].id, say(each.text for each in lists))
        yield question | {"maxSelectedChoices": lists[0].choose, "choices": choices}


def _comments(asked: list[Asked], say: Say) -> Iterator[Json]:
    for questions in zip(*(each.comments for each in asked), strict=True):
        text = say(question.text for question in questions)
        if questions[0].id == TEAM:
            yield _question("text", TEAM, text) | {"isRequired": True}
        else:
            yield _question("comment", questions[0].id, text)


def _question(kind: str, name: str, text: object) -> dict[str, object]:
    return {"type": kind, "name": name, "title": text}


def _doubts(questionnaire: Questionnaire) -> Iterator[Problem]:
    yield from languages_in_one(questionnaire, _TITLE, _locale)


TARGET: Final = Target(
    name="surveyjs",
    title=_TITLE,
    suffix=".json",
    languages="all",
    exported=exported,
    doubts=_doubts,
    first="Give {file} to `new Survey.Model(...)`, or paste it into the JSON editor of SurveyJS Creator.",
    last="Results come as JSON: docs/importing/surveyjs.md has a few lines that make a CSV of them.",
)
