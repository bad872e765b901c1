"""A team with each of its partners as plain data for the templates."""

from collections.abc import Iterable, Sequence

from teamcheck.questionnaire.model import Dimension, Questionnaire
from teamcheck.report import account, cover, sentences
from teamcheck.report.dimensions import anchor, range_text, score_drawing, score_text, turned
from teamcheck.report.ends import Ends, ends_of
from teamcheck.report.language import Language, Said
from teamcheck.report.material import View, material_of, material_view
from teamcheck.report.page import other_language
from teamcheck.report.reciprocity import words
from teamcheck.report.reciprocity.words import Sides
from teamcheck.scorecard.public import PublicComments, PublicDimension, PublicScorecard
from teamcheck.scorecard.reciprocity import APART_FROM, Partner


def view(team: str, partners: Sequence[Partner], told: PublicScorecard, questionnaire: Questionnaire, say: Language) -> View:
    """Everything the page of a team says and draws.

    Args:
        team: The team whose page it is.
        partners: The teams it works with, by name.
        told: Any of its scorecards: the stamps and the policy are the same in all of them.
        questionnaire: What was asked.
        say: The language of the page.
    """
    minimum = told.policy.minimum
    pairs = [_pair(place, partner, questionnaire, minimum, say) for place, partner in enumerate(partners, start=1)]
    names = say.listed([partner.team for partner in partners])
    return {
        "team": team,
        "page": {"lang": say.tag, "dir": say.direction},
        "words": other_language(questionnaire.language, say),
        "kind": say("Working with other teams"),
        "facts": [
            say("With {names}", names=names),
            *([say.apart(told.round)] if told.round else []),
            cover.extent(questionnaire, say),
            say("For the teams named here; their figures may go to the organisation"),
        ],
        "caution": say.apart(questionnaire.caution) if questionnaire.caution else "",
        "short": [words.what_it_is(say), words.who_sees_it(minimum, say)],
        "pairs": pairs,
        "rules": words.rules(say),
        "features": [_feature(dimension, say) for dimension in questionnaire.scored],
        "after": list(questionnaire.framing.after),
        "how_to_read": _how_to_read(partners, say),
        "confidentiality": [
            say("This page is for your team. Each team named here has the same figures about the two of you."),
            say("The organisation may see the scores."),
            say("The questionnaire tells people before they answer that both teams see both sides."),
            *account.confidentiality(told, say)[1:],  # but for whom an ordinary report is for
            *account.unchecked(told, say),
        ],
        "withheld": _withheld(partners, say),
        "origin": account.origin(told, questionnaire, say),
    }


def _pair(place: int, partner: Partner, questionnaire: Questionnaire, minimum: int, say: Language) -> View:
    """One partner: both sides of every feature and statement, or that nothing is shown."""
    head = {"id": f"pair-{place}", "team": partner.team, "title": say("You and {team}", team=partner.team)}
    if partner.sides is None:
        why = words.not_shown(partner.team, minimum, say)
        return head | {"shown": False, "why_not": why, "lead": why[:1]}
    ours, theirs = partner.sides
    sides = list(zip(ours.dimensions, theirs.dimensions, strict=True))
    chosen = words.begin_with(sides)
    asked, ends = {dimension.id: dimension for dimension in questionnaire.dimensions}, ends_of(questionnaire)
    return head | {
        "shown": True,
        "lead": words.in_short(sides, partner.team, say),
        "answered": [
            words.answered(ours, partner.team, say, ours=True),
            words.answered(theirs, partner.team, say, ours=False),
        ],
        "headings": [say("You about {team}", team=partner.team), say("{team} about you", team=partner.team)],
        "rows": [_row(each, partner.team, ends, say) for each in sides],
        "statements": [_statements(each, asked[each[0].id], ends, say) for each in sides],
        "begin": words.begin(chosen, say),
        "patterns": [(mine.title, found) for mine, _ in chosen if (found := sentences.pattern(mine, asked[mine.id], say))],
        "comments": [_comments(*both, partner.team, say) for both in zip(ours.comments, theirs.comments, strict=True)],
    }


def _row(sides: Sides, team: str, ends: Ends, say: Language) -> View:
    return {
        "href": anchor(sides[0].id),
        "title": say.apart(sides[0].title),
        "cells": [_cell(side, ends, say) for side in sides],
        "word": words.comes_to(sides, team, say),
    }


def _cell(side: PublicDimension, ends: Ends, say: Language) -> View:
    return {
        "score": score_text(side, ends, say),
        "range": range_text(side, say) or "",
        "drawing": score_drawing(side),
        "views": words.views(side, say) or "",
    }


def _statements(sides: Sides, asked: Dimension, ends: Ends, say: Language) -> View:
    """The statements of a feature with the word of either side."""
    rows = [
        {
            "text": say.apart(mine.text),
            "turned": turned(item, say) or "",
            "cells": [words.statement(side, ends.items.get(side.id), say) for side in (mine, yours)],
        }
        for mine, yours, item in zip(sides[0].items, sides[1].items, asked.items, strict=True)
    ]
    return {"title": say.apart(sides[0].title), "rows": rows}


def _comments(ours: PublicComments, theirs: PublicComments, team: str, say: Language) -> View:
    """What either side wrote, where it may be shown."""
    sides = [(say("What you wrote"), ours.comments), (say("What {team} wrote", team=team), theirs.comments)]
    return {"text": say.apart(ours.text), "sides": [(heading, list(found)) for heading, found in sides if found]}


def _feature(dimension: Dimension, say: Language) -> View:
    return {"id": anchor(dimension.id), "title": dimension.title, "question": dimension.question} | material_view(
        material_of(dimension), say
    )


def shown_cards(partners: Iterable[Partner]) -> list[PublicScorecard]:
    """Both sides of every pair that is shown."""
    return [card for partner in partners if partner.sides for card in partner.sides]


def _how_to_read(partners: Sequence[Partner], say: Language) -> list[tuple[Said, Said]]:
    """What the figures mean, each once."""
    cards = shown_cards(partners)
    dimensions = [dimension for card in cards for dimension in card.dimensions if dimension.score is not None]
    everyone = any(reason.code == "everyone-answered" for each in dimensions for reason in each.withheld.values())
    rounded = any(card.edition != "full" for card in cards)
    if not dimensions:
        return []
    return [
        (
            say("Score"),
            say("From 0 to 100; higher is better. Where the upper end is the worse one, answers have been turned round."),
        ),
        (say("Range"), say("The bar round the dot says how sure a score is.")),
        *([(say("No range"), say("A score without a range is that of everyone."))] if everyone else []),
        (
            say("Higher, lower"),
            say(
                "Said only where two scores lie {points} points or more apart, and each outside the other's range."
                " Closer scores are called much the same. With few answers, ranges are wide.",
                points=APART_FROM,
            ),
        ),
        (say("Views"), say("Marked where the people of one team see it very differently among themselves.")),
        (say("Statements"), say("What most answers of a team come to. In between: neither one nor the other.")),
        *([(say("Rounding"), account.rounding(say))] if rounded else []),
    ]


def _withheld(partners: Sequence[Partner], say: Language) -> list[Said]:
    """Why figures of pairs that are shown are missing, each reason once and without saying on which side."""
    reasons = [reason for card in shown_cards(partners) for _, reason in account.withheld(card, say)]
    return list(dict.fromkeys(reasons))
