"""Loads a questionnaire: its file, the questionnaires it extends or takes items from, and its translations."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from functools import cache
from importlib.resources.abc import Traversable
from pathlib import Path

from teamcheck._ordinary import open_ordinary
from teamcheck.errors import Code, Place, Problem, QuestionnaireError
from teamcheck.questionnaire.catalogue import SUFFIXES, Origin, origin, origin_of_sibling, shipped
from teamcheck.questionnaire.core import joined
from teamcheck.questionnaire.format import SCHEMA, QuestionnaireFormat
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.reports import no_more_than_can_be_read
from teamcheck.questionnaire.resolve import resolve
from teamcheck.questionnaire.shape import held_against
from teamcheck.questionnaire.source import LARGEST, read_document
from teamcheck.questionnaire.translation_model import Translation

#: Most questionnaires that take items from one another one after the other.
LONGEST_CHAIN = 10
#: What to go on with where the head of a questionnaire is at fault, so that the faults below it are told in the same run.
STAND_INS = {"schema": SCHEMA, "version": "0.0.0", "language": "und", "title": "?"}


def load_questionnaire(source: str | Path) -> Questionnaire:
    """Load a questionnaire with its translations, everything looked up.

    Args:
        source: The name of one that comes with teamcheck, or the path of a YAML file. A text that ends in ``.yaml`` or
            ``.yml``, or holds a slash, is a path.

    Returns:
        The questionnaire.

    Raises:
        QuestionnaireError: With every problem of the file, of its translations and of the files it takes items from.

    >>> load_questionnaire("seven-features").scored[1].title
    'Clear, agreed team goals'
    """
    return Loading().load(origin(source))


@cache
def load_shipped() -> tuple[Questionnaire, ...]:
    """Load every questionnaire that comes with teamcheck, in alphabetical order; once for all files of a run.

    >>> "seven-features" in [questionnaire.id for questionnaire in load_shipped()]
    True
    """
    return tuple(map(load_questionnaire, shipped()))


def load_original(place: Origin) -> Questionnaire:
    """Load a questionnaire alone, whatever its translations are like.

    Args:
        place: Where it lies.

    Raises:
        QuestionnaireError: With every problem of the file and of the files it takes items from.
    """
    questionnaire, problems = Loading().read(place)
    if questionnaire is None or problems:
        raise QuestionnaireError(no_more_than_can_be_read(problems, place.shown))
    return questionnaire


def files_of(source: str | Path) -> list[Traversable]:
    """Every file that a questionnaire is made of: put side by side they are the same questionnaire anywhere.

    Args:
        source: As for `load_questionnaire`.

    Returns:
        Its own file first, its translations, the questionnaires it extends or takes items from, and the translations of the
        one it extends. No two have the same name.

    Raises:
        QuestionnaireError: With every problem.
    """
    place, loading = origin(source), Loading()
    base = loading.load(place).base
    spoken = [place, *([origin_of_sibling(base.id, place)] if base else [])]
    translations = [file for each in spoken for file, _ in translation_files(each)]
    return [place.file, *translations, *(taken.file for taken in loading.places.values())]


@dataclass
class Loading:
    """One run of loading, in which questionnaires may refer to each other.

    Attributes:
        done: What is loaded, or why it cannot be, by file.
        places: Where each of these lies.
        under_way: The questionnaires being loaded, the outermost first.
    """

    done: dict[str, Questionnaire | QuestionnaireError] = field(default_factory=dict)
    places: dict[str, Origin] = field(default_factory=dict)
    under_way: tuple[Origin, ...] = ()

    def load(self, place: Origin) -> Questionnaire:
        """Load what lies at a place, with its translations.

        Raises:
            QuestionnaireError: With every problem.
        """
        questionnaire, problems = self.read(place)
        core: Mapping[str, Translation] = {}
        if questionnaire is not None and questionnaire.base is not None:
            core, found = read_translations(origin_of_sibling(questionnaire.base.id, place), questionnaire.base, {})
            problems += found
        own, found = read_translations(place, questionnaire, core)
        problems += found
        if questionnaire is None or problems:
            raise QuestionnaireError(no_more_than_can_be_read(problems, place.shown))
        return replace(questionnaire, translations=joined(core.values(), own.values(), questionnaire))

    def read(self, place: Origin) -> tuple[Questionnaire | None, list[Problem]]:
        """Read one file; what can be read of a faulty one serves to check its translations."""
        try:
            document, problems = read_document(content_of(place.file, place.shown), place.shown)
        except QuestionnaireError as error:
            return None, list(error.problems)
        written, document, faults = held_against(QuestionnaireFormat, document, {**STAND_INS, "id": place.name})
        problems += faults
        questionnaire = None
        if written is not None:
            if written.id != place.name:
                problems.append(not_the_file_name(written.id, place, document.place("id")))
            inner = replace(self, under_way=(*self.under_way, place))
            questionnaire, found = resolve(written, document, lambda name, at: inner.fetch(name, at, place))
            problems += found
        return questionnaire, sorted(problems, key=lambda problem: (problem.place.file != place.shown, problem.place.line or 0))

    def fetch(self, name: str, at: Place, beside: Origin) -> Questionnaire:
        """Load the questionnaire that an item comes from or that is extended, once for all.

        Raises:
            QuestionnaireError: It cannot be used, or takes items from a questionnaire that is being loaded.
        """
        try:
            place = origin_of_sibling(name, beside)
        except QuestionnaireError as error:
            raise QuestionnaireError(not_found_from(at, name, error)) from None
        files = [str(outer.file) for outer in self.under_way]
        if str(place.file) in files:
            names = [outer.name for outer in self.under_way[files.index(str(place.file)) :]]
            raise QuestionnaireError([in_a_circle(at, [*names, name])])
        if len(self.under_way) > LONGEST_CHAIN:
            raise QuestionnaireError([in_a_long_chain(at)])
        self.places[str(place.file)] = place
        outcome = self.done.get(str(place.file))
        if outcome is None:
            questionnaire, problems = self.read(place)
            outcome = QuestionnaireError(problems) if questionnaire is None or problems else questionnaire
            self.done[str(place.file)] = outcome
        if isinstance(outcome, QuestionnaireError):
            raise outcome
        return outcome


def not_found_from(at: Place, name: str, error: QuestionnaireError) -> list[Problem]:
    """That the questionnaire of an item is nowhere, told at the item."""
    message = f"There is no questionnaire `{name}` in this folder, and none comes with teamcheck."
    return [Problem(Code.REFERENCE_UNKNOWN, at, message, problem.fix) for problem in error.problems]


def in_a_circle(at: Place, names: list[str]) -> Problem:
    """That questionnaires take items from each other without an end."""
    message = f"Questionnaires take items from each other in a circle: {' -> '.join(names)}."
    return Problem(Code.REFERENCE_CIRCLE, at, message, "Write the items out in one of them.")


def in_a_long_chain(at: Place) -> Problem:
    """That a questionnaire takes items from one that takes items from another, and so on for long."""
    message = f"More than {LONGEST_CHAIN} questionnaires take items from one another here, one after the other."
    return Problem(Code.REFERENCE_CIRCLE, at, message, "Name the questionnaire in which the item is written out.")


def not_the_file_name(written: str, place: Origin, at: Place) -> Problem:
    """That the id is not the name of the file, by which other questionnaires and translations find it."""
    message = f"The id is `{written}`, but the file is called {place.file.name}."
    fix = f"Call the file {written}.yaml, or write id: {place.name} if that is its name."
    return Problem(Code.ID_NOT_FILE_NAME, at, message, fix)


def content_of(file: Traversable, shown: str) -> bytes:
    """The bytes of a file, no more than are needed to see that it is too large.

    Raises:
        QuestionnaireError: It is not there, or cannot be read.
    """
    try:
        with open_ordinary(file) if isinstance(file, Path) else file.open("rb") as stream:
            return stream.read(LARGEST + 1)
    except FileNotFoundError:
        message, fix = "There is no such file.", "Check the path; `teamcheck questionnaires list` shows those that come along."
        raise QuestionnaireError([Problem(Code.QUESTIONNAIRE_NOT_FOUND, Place(shown), message, fix)]) from None
    except IsADirectoryError:
        message, fix = "This is a folder, not a file.", "Give the path of the .yaml file in it."
    except (OSError, ValueError) as error:
        message = f"The file cannot be read: {getattr(error, 'strerror', None) or 'its name is no file name'}."
        fix = "Check the path and that you may read the file."
    raise QuestionnaireError([Problem(Code.QUESTIONNAIRE_NOT_READABLE, Place(shown), message, fix)])


def translation_files(place: Origin) -> list[tuple[Traversable, str]]:
    """Files called ``<id>.<language>.yaml`` in the same folder, with their languages, by language."""
    found: list[tuple[Traversable, str]] = []
    try:
        files = [file for file in place.folder.iterdir() if file.name.startswith(f"{place.name}.")]
    except (OSError, ValueError):
        return []
    for file in files:
        for suffix in SUFFIXES:
            language = file.name.removeprefix(f"{place.name}.").removesuffix(suffix)
            if file.name == f"{place.name}.{language}{suffix}" and "." not in language and file.is_file():
                found.append((file, language))
    return sorted(found, key=lambda pair: pair[1])


def read_translations(
    place: Origin, questionnaire: Questionnaire | None, core: Mapping[str, Translation]
) -> tuple[dict[str, Translation], list[Problem]]:
    """Read the translations beside a questionnaire, by language; ``core``: those of the one that it extends."""
    translations: dict[str, Translation] = {}
    problems: list[Problem] = []
    for file, language in translation_files(place):
        translation, found = read_translation(file, place.beside(file), language, questionnaire, core.get(language))
        problems += found
        translations |= {language: translation} if translation else {}
    return translations, problems


def read_translation(
    file: Traversable, shown: str, language: str, questionnaire: Questionnaire | None, core: Translation | None
) -> tuple[Translation | None, list[Problem]]:
    """Read one translation; without a questionnaire only its own shape is checked."""
    # A format of its own, costly to import, and most questionnaires have no translation.
    from teamcheck.questionnaire.translation import translated  # noqa: PLC0415
    from teamcheck.questionnaire.translation_format import SCHEMA as TRANSLATION  # noqa: PLC0415
    from teamcheck.questionnaire.translation_format import TranslationFormat  # noqa: PLC0415

    try:
        document, problems = read_document(content_of(file, shown), shown)
    except QuestionnaireError as error:
        return None, list(error.problems)
    stand_ins = {"schema": TRANSLATION, "of": file.name.partition(".")[0], "language": language, "status": "machine"}
    written, document, faults = held_against(TranslationFormat, document, stand_ins)
    problems += faults
    translation = None
    if written is not None and questionnaire is not None:
        translation, found = translated(written, document, questionnaire, language, core.words if core else {})
        problems += found
    return translation, sorted(problems, key=lambda problem: problem.place.line or 0)
