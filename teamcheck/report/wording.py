"""A scorecard in the words of a questionnaire: the same figures under titles and statements of another language."""

from collections.abc import Container, Iterable, Mapping

from teamcheck.questionnaire.gaps import untranslated
from teamcheck.questionnaire.model import UNSCORED, Band, Questionnaire, Role
from teamcheck.questionnaire.translated import translation_of
from teamcheck.questionnaire.translation_model import Way
from teamcheck.scorecard.bands import band_of
from teamcheck.scorecard.public import (
    PublicBreakdown,
    PublicCell,
    PublicChecklist,
    PublicDimension,
    PublicScorecard,
    PublicTotal,
)


def worded(card: PublicScorecard, questionnaire: Questionnaire) -> PublicScorecard:
    """The scorecard with every title, statement, question and band as the questionnaire says it, found by its id.

    Args:
        card: Made with the same questionnaire, in whichever of its languages.
        questionnaire: What `teamcheck.questionnaire.translated.in_language` makes.

    Returns:
        The same figures. The digest of a statement stays: it is of the words that people answered the questionnaire in.
    """
    titles = {dimension.id: dimension.title for dimension in questionnaire.dimensions}
    groups = {group.id: group.title for group in questionnaire.groups}
    statements = {item.id: item.text for dimension in questionnaire.dimensions for item in dimension.items}
    asked = {question.id: question.text for question in questionnaire.comments}
    return card.model_copy(
        update={
            "dimensions": [_dimension(dimension, titles, statements, questionnaire.bands) for dimension in card.dimensions],
            "groups": [group.model_copy(update={"title": groups[group.id]}) for group in card.groups],
            "real_team": [mark.model_copy(update={"text": statements[mark.id]}) for mark in card.real_team],
            "unscored": [each.model_copy(update={"text": statements[each.id]}) for each in card.unscored],
            "comments": [question.model_copy(update={"text": asked[question.id]}) for question in card.comments],
            "checklists": [_checklist(found, questionnaire) for found in card.checklists],
            "breakdowns": worded_breakdowns(card.breakdowns, questionnaire),
        }
    )


def _checklist(found: PublicChecklist, questionnaire: Questionnaire) -> PublicChecklist:
    asked = next(each for each in questionnaire.checklists if each.id == found.id)
    options = [option.model_copy(update={"text": asked.options[option.id].text}) for option in found.options]
    return found.model_copy(update={"text": asked.text, "options": options})


def worded_breakdowns(found: Iterable[PublicBreakdown], questionnaire: Questionnaire) -> list[PublicBreakdown]:
    """Groups with every background question, choice and title as the questionnaire says it; what it does not have stays."""
    asked = {question.id: question for question in questionnaire.background}
    titles = {dimension.id: dimension.title for dimension in questionnaire.dimensions}

    def cell_of(cell: PublicCell, choices: Mapping[str, str]) -> PublicCell:
        dimensions = worded_totals(cell.dimensions, titles)
        return cell.model_copy(update={"text": choices.get(cell.id or "", cell.text), "dimensions": dimensions})

    def breakdown_of(breakdown: PublicBreakdown) -> PublicBreakdown:
        question = asked.get(breakdown.id) if breakdown.of == "people" else None
        choices = question.choices if question else {}
        cells = None if breakdown.cells is None else [cell_of(cell, choices) for cell in breakdown.cells]
        return breakdown.model_copy(update={"text": question.text if question else breakdown.text, "cells": cells})

    return [breakdown_of(breakdown) for breakdown in found]


def worded_totals(found: Iterable[PublicTotal], titles: Mapping[str, str]) -> list[PublicTotal]:
    """Features of many people together under other titles, by their ids; without one they keep their own."""
    return [each.model_copy(update={"title": titles.get(each.id, each.title)}) for each in found]


def _dimension(
    dimension: PublicDimension, titles: Mapping[str, str], statements: Mapping[str, str], bands: tuple[Band, ...]
) -> PublicDimension:
    items = [item.model_copy(update={"text": statements[item.id]}) for item in dimension.items]
    words: dict[str, object] = {"title": titles[dimension.id], "items": items}
    if dimension.band is not None and dimension.score is not None:
        words["band"], _ = band_of(dimension.score, dimension.score, bands)
    return dimension.model_copy(update=words)


def left_in_the_original(questionnaire: Questionnaire, parted_by: Container[object] = (), voice: str = "") -> list[Way]:
    """The way to every text that reports print and that the translation has no words for; none where it speaks its own.

    Args:
        questionnaire: In the language of the report.
        parted_by: Ids of the background questions by which people are parted.
        voice: Whose wordings are printed besides the team's, in a copy for them.
    """
    translation = translation_of(questionnaire)
    if translation is None:
        return []
    roles = {dimension.id: dimension.role for dimension in questionnaire.dimensions}
    return [way for way in untranslated(translation, questionnaire) if printed(way, roles, parted_by, voice)]


def printed(way: Way, roles: Mapping[str, Role], parted_by: Container[object] = (), voice: str = "") -> bool:
    """Whether a report may print a text; others are said to those who answer, or who choose a questionnaire.

    Args:
        way: The way to it in a translation file.
        roles: Of the dimensions, by their ids.
        parted_by: Ids of the background questions by which people are parted.
        voice: Whose wordings are printed besides the team's.
    """
    match way:
        case (("description" | "intro" | "prompt"), *_):
            return False
        case "voices", name, *_:
            return name == voice
        case "background", question, *_:
            return question in parted_by
        case (
            ("framing", "before", _) | ("groups", _, "question") | ("dimensions", _, "prompt") | ("scales", _, "not_applicable")
        ):
            return False
        case "dimensions", dimension, ("title" | "question" | "care" | "patterns") as part, *_:
            role = roles.get(str(dimension), "measured")
            return role not in UNSCORED or (role == "unscored" and part in {"title", "question"})
    return True
