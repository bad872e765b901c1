"""The whole report as plain data for the templates: every edition, copy and format prints from this one view."""

from markupsafe import Markup

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report import (
    account,
    appendix,
    charts,
    checklists,
    cover,
    facilitation,
    organisation_copy,
    reading,
    sentences,
    summary,
    unscored,
    words,
)
from teamcheck.report.differences import differences
from teamcheck.report.dimensions import anchor, dimension_view
from teamcheck.report.ends import Ends, ends_of
from teamcheck.report.glance import glance, sides_without_shares
from teamcheck.report.groups import groups
from teamcheck.report.language import Language, Said, direction_of
from teamcheck.report.material import View, material_of, material_view
from teamcheck.report.of_round import NO_ROUND, OfRound, days, who_was_asked, whom_to_turn_to
from teamcheck.report.other_teams import other_teams
from teamcheck.report.talk import of_lists, rules
from teamcheck.report.talk.agenda import agenda
from teamcheck.report.talk.brake import pace_of
from teamcheck.scorecard.copies import Copy
from teamcheck.scorecard.public import PublicMark, PublicScorecard


def page(card: PublicScorecard, questionnaire: Questionnaire, say: Language, copy: Copy, of_round: OfRound = NO_ROUND) -> View:
    """Everything the report says and draws.

    Raises:
        ValueError: The scorecard was made with another questionnaire.
    """
    if card.questionnaire.sha256 != questionnaire.sha256:
        raise ValueError("the scorecard was made with another questionnaire")
    ends = ends_of(questionnaire)
    common = _common(card, questionnaire, ends, say, copy, of_round=of_round)
    if copy == "organisation":
        return common | organisation_copy.parts(card, say)
    return common | _team_parts(card, questionnaire, ends, say, copy, of_round=of_round)


def _common(
    card: PublicScorecard, questionnaire: Questionnaire, ends: Ends, say: Language, copy: Copy, *, of_round: OfRound
) -> View:
    """What every copy has."""
    silent = _is_silent(card)
    return {
        "team": card.team,
        "edition": card.edition,
        "copy": copy,
        "page": {"lang": say.tag, "dir": say.direction},
        "words": other_language(questionnaire.language, say),
        "caution": say.apart(questionnaire.caution) if questionnaire.caution else "",
        "cover": {
            "kind": _kind(copy, say),
            "answered": cover.answered(card, say),
            "round": card.round or "",
            "extent": cover.extent(questionnaire, say),
            "audience": cover.for_whom(card, copy, say),
            "days": days(of_round, say) if copy != "organisation" else [],
        },
        "features": say.plural("One feature at a glance", "The {count} features at a glance", len(card.dimensions)),
        "glance": None if silent else glance(card, questionnaire, ends, say, copy),
        "patterns": _patterns(card, silent=silent),
        "how_to_read": [] if silent else account.how_to_read(card, say),
        "method": {
            "confidentiality": account.confidentiality(card, say),
            "scoring": [] if silent else account.scoring(card, questionnaire, say),
            "origin": [*_who_was_asked(card, of_round, say), *account.origin(card, questionnaire, say)],
            "withheld": account.withheld(card, say),
        },
        "figures": appendix.figures(card, ends, say),
        "other_teams": other_teams(card, ends, say, copy),
    }


def _who_was_asked(card: PublicScorecard, of_round: OfRound, say: Language) -> list[tuple[Said, Said]]:
    """Who was asked, as a term and its text; nothing of a team so small that nobody was."""
    who = who_was_asked(of_round, say) if card.answered else None
    return [] if who is None else [(say("Who was asked"), who)]


def _is_silent(card: PublicScorecard) -> bool:
    """Whether no feature has a figure: too few answered, or nothing but lists was asked."""
    return card.edition == "discussion" or not card.dimensions


def _team_parts(
    card: PublicScorecard, questionnaire: Questionnaire, ends: Ends, say: Language, copy: Copy, *, of_round: OfRound
) -> View:
    """What the team's and the coach's copies have besides: they speak to the team."""
    silent, coach = _is_silent(card), copy == "coach"
    return {
        "short": {
            "sentences": summary.in_short(card, say),
            "cards": [] if silent else reading.cards(card, ends, say),
            "caveats": [*summary.caveats(card, say), *account.unchecked(card, say)],
        },
        "named": [anchor(id_) for id_ in (*card.reading.talk_about, *card.reading.see_differently)],
        "marks": _marks(card, questionnaire, say),
        "coach": facilitation.before_you_meet(card, questionnaire, say, of_round) if coach else None,
        "hints": facilitation.hints(card.dimensions, say) if coach and not silent else {},
        "cards": rules.cards(say) if silent and card.dimensions else [],
        "checklists": checklists.checklists(card, questionnaire, say),
        "split": checklists.split(card, say),
        "sections": _sections(card, questionnaire, ends, say),
        "unscored": unscored.unscored(card, questionnaire, ends, say),
        "differences": None if silent else differences(card, questionnaire, say),
        "groups": groups(card.breakdowns, say),
        "comments": [_comments(card, place, say) for place in range(len(card.comments))],
        "hour": _hour(card, questionnaire, say),
        "rules": rules.rules(say),
        "support": whom_to_turn_to(of_round, say),
        "after": list(questionnaire.framing.after),
        "next_steps": [],
    }


def _hour(card: PublicScorecard, questionnaire: Questionnaire, say: Language) -> list[View]:
    """The talk of an hour; the debrief has two more, and words to say."""
    parts = agenda(card, questionnaire, pace_of(card, questionnaire), 60, say)
    if not card.dimensions:
        parts = of_lists.worded(parts, say)
    return [{"minutes": part.minutes, "title": part.title, "text": part.text} for part in parts]


def _sections(card: PublicScorecard, questionnaire: Questionnaire, ends: Ends, say: Language) -> list[View]:
    """A section a feature; where no feature has a figure, the reason stands once for all of them in the short part."""
    asked = {dimension.id: dimension for dimension in questionnaire.dimensions}
    silent: View = {"lead": None} if card.edition == "discussion" else {}
    title_of = {group.id: say.apart(group.title) for group in card.groups}
    count = len(card.dimensions)
    return [
        dimension_view(dimension, asked[dimension.id], ends, say)
        | {"place": say("Feature {number} of {count}", number=number, count=count)}
        | {"group": title_of.get(dimension.group or "")}
        | silent
        for number, dimension in enumerate(card.dimensions, start=1)
    ]


def _kind(copy: Copy, say: Language) -> Said:
    return {
        "team": say("Team report"),
        "coach": say("Team report: the coach's copy"),
        "organisation": say("Team report: the organisation's copy"),
    }[copy]


def _patterns(card: PublicScorecard, *, silent: bool) -> Markup:
    """What squares are drawn with, where there are any; a page without a figure of a feature draws answers at most."""
    leanings = not silent and any(sides_without_shares(card).values())
    return charts.square_patterns(answers=words.has_counts(card), leanings=leanings)


def other_language(tag: str, say: Language) -> View:
    """The language of the questionnaire's own words and the direction they are written in, and whether it is another one."""
    same = tag.partition("-")[0].lower() == say.tag.partition("-")[0].lower()
    return {"lang": tag, "dir": direction_of(tag), "differs": not same}


def _marks(card: PublicScorecard, questionnaire: Questionnaire, say: Language) -> View | None:
    if not card.real_team:
        return None
    dimensions = [dimension for dimension in questionnaire.dimensions if dimension.role == "real-team"]
    return {
        "first": any(mark.met is False for mark in card.real_team),
        "sentence": sentences.marks(card.real_team, say),
        "entries": [_mark(mark, say) for mark in card.real_team],
        "material": [material_view(material_of(dimension), say) for dimension in dimensions],
    }


def _mark(mark: PublicMark, say: Language) -> View:
    if mark.met is None:
        return {"text": say.apart(mark.text), "word": "", "kind": ""}
    return {
        "text": say.apart(mark.text),
        "word": say("clear") if mark.met else say("not clear yet"),
        "kind": "for" if mark.met else "against",
    }


def _comments(card: PublicScorecard, place: int, say: Language) -> View:
    asked = card.comments[place]
    reason = asked.withheld.get("comments")
    few = card.edition == "discussion" and reason is not None and reason.code == "below-minimum"
    return {"text": asked.text, "comments": asked.comments, "why_not": say(reason.text) if reason and not few else ""}
