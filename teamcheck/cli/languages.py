"""The language of a report, as the command line says it: that of the report's own sentences, and that of the questionnaire."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from teamcheck.cli.asked import Scored
from teamcheck.cli.terminal import talk

if TYPE_CHECKING:
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.report.language import Language
    from teamcheck.scorecard.public import PublicScorecard


def own_sentences(lang: str | None, templates: Path | None, *, quiet: bool) -> "Language":
    """What the report's own sentences are said in: English, with a note, where there is no catalogue for the language.

    Raises:
        TemplateError: A catalogue cannot be read.
    """
    from teamcheck.report.language import ENGLISH  # noqa: PLC0415  not for --help

    if lang is None:
        return ENGLISH
    from teamcheck.report.catalogue import language  # noqa: PLC0415  only where a language is asked for

    found = language(lang, templates)
    if found is ENGLISH and lang.partition("-")[0] != "en" and not quiet:
        talk(f"Note: the report's own sentences stay English: there is no catalogue for {lang} (docs/translating.md).")
    return found


def in_its_words(
    lang: str | None, scored: Scored, cards: Sequence["PublicScorecard"], *, quiet: bool, voice: str = ""
) -> tuple[Scored, Sequence["PublicScorecard"]]:
    """The same figures under the questionnaire's words in a language, with a note, where some of them are not translated.

    Raises:
        QuestionnaireError: The questionnaire has no words in it.
    """
    if lang is None:
        return scored, cards
    from teamcheck.report.wording import worded  # noqa: PLC0415  only where a language is asked for

    asked = in_words_of(lang, scored.questionnaire, scored.parted_by, quiet=quiet, voice=voice)
    return replace(scored, questionnaire=asked), [worded(card, asked) for card in cards]


def in_words_of(
    lang: str, questionnaire: "Questionnaire", parted_by: Collection[str] = (), *, quiet: bool, voice: str = ""
) -> "Questionnaire":
    """The questionnaire in a language, with a note, where some of its texts are not translated.

    Args:
        lang: The language.
        questionnaire: What was asked.
        parted_by: Ids of the background questions by which people are parted: their words are printed too.
        quiet: Say nothing.
        voice: Whose wordings are printed besides the team's.

    Raises:
        QuestionnaireError: The questionnaire has no words in it.
    """
    from teamcheck.questionnaire.translated import in_language  # noqa: PLC0415  only where a language is asked for
    from teamcheck.report.wording import left_in_the_original  # noqa: PLC0415  as above

    asked = in_language(questionnaire, lang)
    if (left := len(left_in_the_original(asked, parted_by, voice))) and not quiet:
        talk(_not_translated(left, asked.language, questionnaire.language))
    return asked


def _not_translated(number: int, into: str, original: str) -> str:
    """That texts of the questionnaire are printed in another language than the report's."""
    if number == 1:
        said = f"1 text of the questionnaire is not translated into {into} and stays in {original}"
        return f"Note: {said}; `teamcheck check` names it."
    said = f"{number} texts of the questionnaire are not translated into {into} and stay in {original}"
    return f"Note: {said}; `teamcheck check` names them."
