"""What `teamcheck check` says of a translation: how far it is, and what is wrong with it."""

from collections.abc import Sequence
from pathlib import Path

from teamcheck.cli.terminal import put_out_words
from teamcheck.errors import Code, Place, Problem, QuestionnaireError


def check_translation(file: Path, *, quiet: bool) -> Sequence[Problem]:
    """The faults of a translation, or what could be better about it; those of its questionnaire where that cannot be used.

    Args:
        file: The translation, ``<id>.<language>.yaml``.
        quiet: Whether to say nothing but problems.
    """
    from teamcheck.questionnaire.catalogue import SUFFIXES  # noqa: PLC0415  YAML: not for --help
    from teamcheck.questionnaire.core import own_texts  # noqa: PLC0415  as above
    from teamcheck.questionnaire.load import load_questionnaire  # noqa: PLC0415  as above
    from teamcheck.questionnaire.translation_lint import advice_on  # noqa: PLC0415  as above

    name, _, rest = file.name.partition(".")
    beside = [file.with_name(name + suffix) for suffix in SUFFIXES if file.with_name(name + suffix).is_file()]
    language = rest.partition(".")[0]
    if not beside or rest not in {f"{language}{suffix}" for suffix in SUFFIXES}:
        return [_alone(file, name)]
    try:
        questionnaire = load_questionnaire(beside[0])
    except QuestionnaireError as error:
        return [problem for problem in error.problems if Path(problem.place.file).name == file.name] or error.problems
    found = next(each for each in questionnaire.translations if each.language == language)
    if not quiet:
        texts = own_texts(questionnaire)
        done = sum(way in found.words for way in texts)
        again = f", {len(found.outdated)} before the original changed" if found.outdated else ""
        put_out_words(f"{file}: {translated_of(done, len(texts))}{again} (status: {found.status}). It can be used.")
    return [*advice_on(found, questionnaire)]


def translated_of(done: int, texts: int) -> str:
    """How much is translated, in words.

    >>> translated_of(1, 24)
    '1 of 24 texts is translated'
    """
    return f"{done} of {texts} texts {'is' if done == 1 else 'are'} translated"


def _alone(file: Path, name: str) -> Problem:
    """That a translation is not where it is looked for."""
    message = "A translation is called after its questionnaire and the language, and lies beside it; this one does not."
    fix = f"Put {name}.yaml beside it, or call it as in ours.cy.yaml beside ours.yaml."
    return Problem(Code.TRANSLATION_NOT_OF_THIS, Place(str(file)), message, fix)
