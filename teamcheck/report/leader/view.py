"""The leader's copy as plain data for its templates, as a page and as Markdown."""

from markupsafe import Markup

from teamcheck.questionnaire.model import Dimension, Item, Questionnaire
from teamcheck.questionnaire.voices import in_voice
from teamcheck.report import account, charts, cover, words
from teamcheck.report.dimensions import anchor, chip, range_text, score_text, turned
from teamcheck.report.ends import Ends, ends_of
from teamcheck.report.language import Language, Said
from teamcheck.report.leader import said
from teamcheck.report.leader.said import Beside
from teamcheck.report.material import View, material_of, material_view
from teamcheck.report.page import other_language
from teamcheck.responses.rows import LEADER_VOICE
from teamcheck.scorecard.copies import beside_own
from teamcheck.scorecard.own_ratings import OwnRatings, gap
from teamcheck.scorecard.public import PublicDimension, PublicItem, PublicScorecard


def view(card: PublicScorecard, own: OwnRatings, questionnaire: Questionnaire, say: Language) -> View:
    """Everything that the copy says."""
    found = [_beside(dimension, own) for dimension in card.dimensions]
    shown = card.edition != "discussion"
    asked = {dimension.id: dimension for dimension in in_voice(questionnaire, LEADER_VOICE).dimensions}
    ends = ends_of(questionnaire)
    return {
        "team": card.team,
        "page": {"lang": say.tag, "dir": say.direction},
        "words": other_language(questionnaire.language, say),
        "caution": say.apart(questionnaire.caution) if questionnaire.caution else "",
        "cover": {
            "kind": say("Team report: the leader's copy"),
            "answered": cover.answered(card, say),
            "round": card.round or "",
            "extent": cover.extent(questionnaire, say),
            "audience": said.audience(card, say),
            "days": [],
        },
        "lead": said.in_short(found, card, say),
        "kindly": said.kindly(card, say),
        "unchecked": account.unchecked(card, say),
        "yours": said.yours(say),
        "steps": said.steps(say),
        "shown": shown,
        "rows": [_row(each, ends, say) for each in found] if shown else [],
        "has_views": any(words.views(dimension) for dimension in card.dimensions),
        "sections": [_section(each, asked[each.dimension.id], own, ends, say, shown=shown) for each in found],
        "coach": None,
        "method": {
            "confidentiality": said.who_sees(card, say),
            "scoring": [*account.scoring(card, questionnaire, say), *said.rule(say)] if shown else [],
            "origin": account.origin(card, questionnaire, say),
            "withheld": account.withheld(beside_own(card), say),
        },
    }


def _beside(dimension: PublicDimension, own: OwnRatings) -> Beside:
    score = own.scores.get(dimension.id)
    return Beside(dimension, score, gap(dimension, score))


def _row(each: Beside, ends: Ends, say: Language) -> View:
    """A line of the table: both scores on one scale, and how they lie."""
    dimension = each.dimension
    found = words.views(dimension)
    return {
        "title": say.apart(dimension.title),
        "href": anchor(dimension.id),
        "drawing": _drawing(each),
        "team": score_text(dimension, ends, say),
        "range": range_text(dimension, say) or "",
        "own": _own_score(each, say),
        "gap": said.gap_words(each.gap, say),
        "views": "" if found is None else words.views_word(say, found),
        "apart": words.is_apart(dimension),
    }


def _own_score(each: Beside, say: Language) -> Said:
    return say("no score") if each.own is None else Said(each.own.score)


def _drawing(each: Beside) -> Markup | str:
    """Both scores on one scale; empty where the team's is not shown."""
    if each.dimension.score is None:
        return ""
    own = None if each.own is None else each.own.score
    return charts.score(each.dimension.score, each.dimension.interval, own)


def _section(each: Beside, asked: Dimension, own: OwnRatings, ends: Ends, say: Language, *, shown: bool) -> View:
    """A section a feature: both scores in words, both answers to each statement, and what to ask."""
    dimension = each.dimension
    sentences = [said.gap_sentence(each.gap, say), said.views(dimension, say), said.sure(dimension, say)]
    return {
        "id": anchor(dimension.id),
        "title": dimension.title,
        "drawing": _drawing(each),
        "rated": said.rated(dimension, each.own, say) if shown else None,
        "sentences": [sentence for sentence in sentences if sentence],
        "statements": [
            {"text": say.apart(statement.text), "own": _answer(statement, own, say)} | _printed(item, statement, ends, say)
            for item, statement in zip(dimension.items, asked.items, strict=True)
        ],
        "questions": said.questions(each, say),
        **material_view(material_of(asked), say),
    }


def _answer(asked: Item, own: OwnRatings, say: Language) -> Said:
    """What the leader answered to a statement, in the words of its scale."""
    point = own.answers.get(asked.id)
    return say("no answer") if point is None else say.apart(asked.scale.label(point))


def _printed(item: PublicItem, asked: Item, ends: Ends, say: Language) -> View:
    """What is printed of the team's answers to a statement."""
    return {
        "turned": turned(asked, say),
        "chip": chip(item, ends, say),
        "score": "" if item.score is None else say("score {score}", score=item.score),
    }
