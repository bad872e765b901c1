"""Writes a questionnaire for a form tool, after everything that is known to go wrong there has been looked for."""

from collections.abc import Iterator
from dataclasses import dataclass, replace

from teamcheck.errors import Problem
from teamcheck.questionnaire.export.checks import checked, gaps, loses
from teamcheck.questionnaire.export.form import asking_for_the_team
from teamcheck.questionnaire.export.target import Target
from teamcheck.questionnaire.lint import place
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.translated import in_language, languages_of, translation_of


@dataclass(frozen=True, slots=True)
class Form:
    """A questionnaire as a form tool takes it.

    Attributes:
        content: The file.
        languages: BCP 47 tags of the languages that are in it, the first that people meet first.
        warnings: What is not in it as the questionnaire means it.
    """

    content: bytes
    languages: tuple[str, ...]
    warnings: tuple[Problem, ...]


def write_form(questionnaire: Questionnaire, target: Target, *, lang: str | None = None, ask_team: bool = False) -> Form:
    """The form of a questionnaire.

    Args:
        questionnaire: As it was loaded, with its translations.
        target: The form tool.
        lang: The only language of the form; None for all that the tool's file can hold, its own first.
        ask_team: Whether people are asked which team they are in.

    Raises:
        QuestionnaireError: The tool cannot hold the questionnaire, or it has no words in the language.
    """
    notes = [*_languages_left_out(questionnaire, target, lang)]
    spoken = questionnaire if lang is None else in_language(questionnaire, lang)
    held = replace(spoken, translations=()) if lang or target.languages == "one" else questionnaire
    translation = translation_of(spoken)
    for each in held.translations if translation is None else (translation,):
        notes += gaps(each, questionnaire, target)
    asked = asking_for_the_team(held) if ask_team else held
    warnings = (*notes, *checked(asked, target))
    return Form(target.exported(asked), tuple(languages_of(held)), warnings)


def _languages_left_out(questionnaire: Questionnaire, target: Target, lang: str | None) -> Iterator[Problem]:
    """That a file holds one language where the questionnaire has more, and nobody has said which."""
    others = [translation.language for translation in questionnaire.translations]
    if others and lang is None and target.languages == "one":
        where = place(questionnaire, "key", "language")
        here = f"this one is in {questionnaire.language}, not in {', '.join(others)}"
        message = f"A file for {target.title} holds one language: {here}."
        yield loses(where, message, f"For a form in another, write a file of its own: add --lang {others[0]}.")
