"""Makes a translation of its file: the words of a questionnaire in another language, by the same ids."""

from collections.abc import Iterator, Mapping

from teamcheck.errors import Problem
from teamcheck.questionnaire.document import Document
from teamcheck.questionnaire.model import Questionnaire, Translation, Way
from teamcheck.questionnaire.reports import Reports
from teamcheck.questionnaire.texts import homes
from teamcheck.questionnaire.translation_checks import (
    check_differences,
    check_header,
    check_known,
    check_labels,
    check_statements,
)
from teamcheck.questionnaire.translation_format import HEADER, TranslationFormat


def translated(
    written: TranslationFormat, document: Document, questionnaire: Questionnaire, language: str
) -> tuple[Translation, list[Problem]]:
    """Make a translation of what stands in the file.

    Args:
        written: What stands in the file.
        document: The file itself, for the lines.
        questionnaire: What it translates.
        language: The language in the name of the file.

    Returns:
        The translation, and every problem.
    """
    reports = Reports(document)
    words = written_words(written)
    check_header(written, questionnaire, language, reports)
    check_known(words, questionnaire, reports)
    check_labels(words, reports)
    check_differences(words, reports)
    check_statements(words, reports)
    at_home = brought_home(words, homes(questionnaire))
    return Translation(written.language, written.status, written.translator or "", at_home), reports.problems


def written_words(written: TranslationFormat) -> dict[Way, str]:
    """Every text that stands in the file, by the way to it, in the order of the file's format."""
    return dict(texts_in(written.model_dump(by_alias=True, exclude_unset=True, exclude=set(HEADER)), ()))


def texts_in(part: object, way: Way) -> Iterator[tuple[Way, str]]:
    """The texts in a part of the file, each with the way to it.

    >>> [*texts_in({"agree5": {"points": {1: "Nein"}}}, ("scales",))]
    [(('scales', 'agree5', 'points', '1'), 'Nein')]
    """
    if isinstance(part, str):
        yield way, part
    elif isinstance(part, Mapping):
        for key, inner in part.items():
            yield from texts_in(inner, (*way, str(key)))
    elif isinstance(part, tuple):
        for place, inner in enumerate(part):
            yield from texts_in(inner, (*way, place))


def brought_home(words: Mapping[Way, str], home: Mapping[str, str]) -> dict[Way, str]:
    """The same with each statement in the dimension that asks it first, wherever the translator has put it."""
    found: dict[Way, str] = {}
    for way, text in words.items():
        match way:
            case "dimensions", _, "items", str(item):
                found.setdefault(("dimensions", home.get(item, ""), "items", item), text)
            case _:
                found[way] = text
    return found
