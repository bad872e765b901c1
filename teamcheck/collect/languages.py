"""The languages of a round: the sentences around the questions."""

from teamcheck.collect.round import Round
from teamcheck.report.catalogue import language
from teamcheck.report.language import ENGLISH, Language


def sentences(round_: Round, tag: str) -> Language:
    """The sentences around the questions, from catalogues in the round's own folder before ours.

    Args:
        round_: The round.
        tag: One of its languages.

    Returns:
        The language, or English where there is no catalogue for it.

    Raises:
        TemplateError: A catalogue cannot be read.
    """
    return language(tag, round_.folder)


def are_english(say: Language) -> bool:
    """Whether there is no catalogue, so that the sentences stay English around questions in another language."""
    return say is ENGLISH
