"""Makes a translation of its file: the words of a questionnaire in another language, by the same ids."""

from collections.abc import Iterable, Iterator, Mapping

from teamcheck.errors import Problem
from teamcheck.questionnaire.document import Document
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.reports import Reports
from teamcheck.questionnaire.texts import digest, dotted, homes, texts_of
from teamcheck.questionnaire.translation_checks import (
    check_core,
    check_differences,
    check_header,
    check_known,
    check_labels,
    check_statements,
)
from teamcheck.questionnaire.translation_format import CHANGED, HEADER, TranslationFormat
from teamcheck.questionnaire.translation_model import Translation, Way


def translated(
    written: TranslationFormat, document: Document, questionnaire: Questionnaire, language: str, core: Mapping[Way, str]
) -> tuple[Translation, list[Problem]]:
    """Make a translation of what stands in the file.

    Args:
        written: What stands in the file.
        document: The file itself, for the lines.
        questionnaire: What it translates.
        language: The language in the name of the file.
        core: The words of what the questionnaire extends, in that language.

    Returns:
        The translation, and every problem.
    """
    reports = Reports(document)
    texts = every_text(written)
    words = written_words(texts)
    check_header(written, questionnaire, language, reports)
    check_core(words, questionnaire, language, reports)
    check_known(words, questionnaire, reports)
    check_labels(words, reports)
    check_differences({**core, **words}, reports)
    check_statements(words, reports)
    home = homes(questionnaire)
    at_home = brought_home(words, home)
    made_of = brought_home(recorded(words, written), home)
    old = brought_home(marked_words(texts), home).keys() | of_other_originals(made_of, questionnaire)
    outdated = tuple(way for way in at_home if way in old)
    lines = {part: document.place(*part).line or 1 for part in {way[:2]: None for way in texts if len(way) > 2}}
    return Translation(written.language, written.status, written.translator or "", at_home, outdated, lines), reports.problems


def of_other_originals(made_of: Mapping[Way, str], questionnaire: Questionnaire) -> set[Way]:
    """The way to every text whose original is another than the one that the file says it was made of."""
    if not made_of:
        return set()
    now = texts_of(questionnaire)
    return {way for way, original in made_of.items() if way in now and original != digest(now[way])}


def recorded(ways: Iterable[Way], written: TranslationFormat) -> dict[Way, str]:
    """The way to a text to the digest of the original that it was made of, as far as the file says it."""
    return {way: original for way in ways if (original := written.originals.get(dotted(way)))}


def every_text(written: TranslationFormat) -> dict[Way, str]:
    """Every text that stands in the file, by the way to it, in the order of the file's format."""
    return dict(texts_in(written.model_dump(by_alias=True, exclude_unset=True, exclude=set(HEADER)), ()))


def written_words(texts: Mapping[Way, str]) -> dict[Way, str]:
    """The texts without marks, as far as they have words."""
    unmarked = ((way, text.removeprefix(CHANGED).strip()) for way, text in texts.items())
    return {way: text for way, text in unmarked if text}


def marked_words(texts: Mapping[Way, str]) -> dict[Way, str]:
    """The texts that are marked, because their original has changed."""
    return {way: text for way, text in texts.items() if text.startswith(CHANGED)}


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
    """The same with each statement in the dimension that asks it first, wherever the translator has put it; else as it is."""
    found: dict[Way, str] = {}
    for way, text in words.items():
        match way:
            case "dimensions", dimension, "items", str(item):
                found.setdefault(("dimensions", home.get(item, dimension), "items", item), text)
            case _:
                found[way] = text
    return found
