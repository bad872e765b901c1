"""How to read the report, how it was made, and what it keeps to itself: sentences that hold for a whole page."""

from collections.abc import Iterable
from itertools import chain

from teamcheck._translatable import translatable
from teamcheck.questionnaire.claims import Source
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.translated import translation_of
from teamcheck.report import leanings, words
from teamcheck.report.cover import Told
from teamcheck.report.language import Language, Said
from teamcheck.responses.model import Audience
from teamcheck.scorecard.public import (
    FULL_FROM,
    PublicDimension,
    PublicItem,
    PublicScorecard,
    PublicUnscored,
    Reason,
    Withheld,
)
from teamcheck.scorecard.pulse_edition import SCORE_FROM

#: Reasons that say what a questionnaire does not have: nothing is kept back.
_NOT_PROTECTION = frozenset({"no-bands", "no-neutral"})
_FIGURES = {
    "n": translatable("number of answers"),
    "score": translatable("score"),
    "interval": translatable("range"),
    "favourable": translatable("favourable answers"),
    "neutral": translatable("neutral answers"),
    "unfavourable": translatable("unfavourable answers"),
    "agreement": translatable("how close views are"),
    "two_camps": translatable("two camps"),
    "band": translatable("band"),
    "step": translatable("what one person can move"),
    "worst_case": translatable("what those who did not answer could change"),
    "spread": translatable("lowest, middle and highest scores"),
    "comments": translatable("comments"),
    "met": translatable("marks of a real team"),
    "response_rate": translatable("share of members who answered"),
    "count": translatable("how many chose each thing"),
    "named": translatable("what half or more of you chose"),
    "options": translatable("lists"),
    "items": translatable("statements"),
}
_STATEMENT_FIGURES = {
    "n": translatable("number of answers to a statement"),
    "word": translatable("word for a statement"),
    "score": translatable("score of a statement"),
    "counts": translatable("answers to a statement"),
}


def how_to_read(card: PublicScorecard, say: Language) -> list[tuple[Said, Said]]:
    """What each figure that is there means, in the order of the page: pairs of a term and its sentence."""
    dimensions = card.dimensions
    leaning = any(leanings.sides_of(dimension) and not words.has_shares(dimension) for dimension in dimensions)
    terms = [
        (any(d.score is not None for d in dimensions), say("Score"), _score(say)),
        (any(d.interval for d in dimensions), say("Range"), _range(say)),
        (any(d.spread for d in dimensions), say("Box and line"), _box(say)),
        (any(words.has_shares(d) for d in dimensions), say("Answers"), _answers(say)),
        (leaning, say("Statements"), _statements(say)),
        (any(d.agreement for d in dimensions), say("Views"), _views(say)),
        (words.has_counts(card), say("Squares"), _squares(say)),
        (card.edition != "full", say("Rounding"), _rounding_of(card, say)),
    ]
    return [(term, text) for there, term, text in terms if there]


def _score(say: Language) -> Said:
    return say("From 0 to 100; higher is better. Where the upper end is the worse one, answers have been turned round.")


def _range(say: Language) -> Said:
    return say("In the table, the bar round the dot says how sure a score is. Features whose bars overlap may well be equal.")


def _box(say: Language) -> Said:
    return say("In the part on each feature, the box holds the middle half of your own scores, the line all of them.")


def _answers(say: Language) -> Said:
    return say("Favourable answers say yes to a good statement or no to a bad one. Answers on neither side stand apart.")


def _statements(say: Language) -> Said:
    return say(
        "One square is one statement. Plus: on the whole your answers are favourable; minus: unfavourable."
        " Those in between stand apart."
    )


def _views(say: Language) -> Said:
    return say("Close, mixed or apart: how alike people's ratings are. With few answers, chance alone can look like agreement.")


def _squares(say: Language) -> Said:
    return say(
        "One square is one answer, in the order of the scale; plus is favourable, minus unfavourable."
        " On paper, unfavourable ones are half as high."
    )


def _rounding_of(card: PublicScorecard, say: Language) -> Said:
    return rounding_of_pulses(say) if card.questionnaire.pulse else rounding(say)


def rounding_of_pulses(say: Language) -> Said:
    """How the scores of a pulse are rounded (method M78)."""
    return say(
        "A pulse is asked often, so its scores are rounded to the nearest 5. With fewer than {number} answers there is a word"
        " instead. This makes it hard to work out an answer from two pulses.",
        number=SCORE_FROM,
    )


def rounding(say: Language) -> Said:
    """How the scores of a small team are rounded."""
    return say(
        "Where fewer than {number} people answered, scores are rounded to the nearest 5."
        " Some figures are left out, so that no answer can be worked out.",
        number=FULL_FROM,
    )


def confidentiality(card: Told, say: Language) -> list[Said]:
    """Who may see the report, and what protects the people who answered."""
    return [
        _audience(card.policy.audience, say),
        say("Answers are confidential: the report does not say who gave which answer, or who answered at all."),
        say("A figure appears only where at least {minimum} people answered.", minimum=card.policy.minimum),
        say("Confidential does not mean that nobody could ever look: whoever holds the file of answers can open it."),
        say("In a small team people may still guess. Please do not try to work out who said what."),
    ]


def unchecked(card: Told, say: Language) -> list[Said]:
    """That nobody looked at what was given out before, and the reason that was given; nothing where somebody did."""
    if card.without_ledger is None:
        return []
    return [
        say("Figures of the same round may be out already: the two, side by side, could show what somebody answered."),
        say("This was made all the same, and the reason given is: “{reason}”", reason=card.without_ledger),
    ]


def _audience(audience: Audience, say: Language) -> Said:
    return {
        "team": say("It is for the team. Its figures go to nobody else unless the team decides so."),
        "team-and-coach": say("It is for the team and its coach. Its figures go to nobody else unless the team decides so."),
        "organisation": say("It is for the team. Its figures may also stand under its name in a report to the organisation."),
    }[audience]


def scoring(card: PublicScorecard, questionnaire: Questionnaire, say: Language) -> list[Said]:
    """How answers become scores, in words."""
    return [
        say("Each answer is placed from 0 to 100, so that 100 is always the better end."),
        _scored_from(questionnaire.min_answered, say),
        say("The team's score is the average of its people's scores, each person counting the same."),
        *_ranges(card, say),
    ]


def _ranges(card: PublicScorecard, say: Language) -> list[Said]:
    """How ranges are made, for each way that is used on the page."""
    if card.questionnaire.pulse:
        return [say("In a pulse, a range follows from the number of answers alone, not from what they say.")]
    full = {words.is_full(dimension) for dimension in card.dimensions if dimension.interval is not None}
    wide = say("A few people can agree by chance. So a range is made wider by the spread that teams usually have.")
    small = say("With fewer than ten answers, a range follows from their number alone, not from what they say.")
    return [*([wide] if True in full else []), *([small] if False in full else [])]


def _scored_from(least: float, say: Language) -> Said:
    if least == 0.5:
        return say(
            "To get a score for a feature, a person must answer at least half of its statements."
            " The score is the average of these answers."
        )
    return say(
        "To get a score for a feature, a person must answer at least {share} of its statements."
        " The score is the average of these answers.",
        share=words.share(say, round(100 * least)),
    )


def origin(card: PublicScorecard, questionnaire: Questionnaire, say: Language) -> list[tuple[Said, str]]:
    """Which questionnaire it was, to the byte, whose it is and what it claims: pairs of a term and its text."""
    source: Source = questionnaire.source
    found = [
        (say("Questionnaire"), say("{title}, version {version}", title=questionnaire.title, version=questionnaire.version)),
        (say("Built on"), _built_on(questionnaire, say)),
        (say("Model"), _theirs(source.model, say)),
        (say("Wording"), _theirs(source.wording, say)),
        (say("Licence"), _theirs(source.licence, say)),
        (say("Status"), _theirs(source.status, say) or say("not validated")),
        (say("Translation"), _translation(questionnaire, say)),
        (say("Fingerprint"), card.questionnaire.sha256),
        (say("Made with"), f"teamcheck {card.teamcheck}"),
    ]
    return [(term, text) for term, text in found if text]


def _built_on(questionnaire: Questionnaire, say: Language) -> Said | None:
    """What the questionnaire extends: whose the model is, and what is claimed, is said of that."""
    base = questionnaire.base
    if base is None:
        return None
    return say(
        "{title}, version {version}. Model, wording, licence and status are said of that, and not of what was added to it.",
        title=base.title,
        version=base.version,
    )


def _theirs(text: str, say: Language) -> Said | None:
    return say.apart(text) if text else None


def _translation(questionnaire: Questionnaire, say: Language) -> Said | None:
    """Who has checked the questionnaire's words, where they are a translation's."""
    found = translation_of(questionnaire)
    if found is None:
        return None
    status = {
        "machine": say("machine, not checked by a person"),
        "reviewed": say("reviewed by a person"),
        "validated": say("validated"),
    }[found.status]
    return say("{status} ({translator})", status=status, translator=found.translator) if found.translator else status


def withheld(card: PublicScorecard, say: Language) -> list[tuple[Said, Said]]:
    """What is not shown and why: each reason once, with the figures it concerns."""
    found = [*chain(*map(_of_dimension, card.dimensions)), *_beside(card)]
    return [(figures, reason) for _, figures, reason in _grouped(found, say)]


def withheld_where(card: PublicScorecard, say: Language) -> list[tuple[Said, Said, Said | str]]:
    """The same for those who lead the talk, with the features that each reason concerns; an empty text for what has none."""
    titles: dict[str, dict[str, None]] = {}
    for dimension in card.dimensions:
        for _, reason in _of_dimension(dimension):
            titles.setdefault(reason.text, {})[dimension.title] = None
    features = [
        (figures, reason, _where([*titles[text]], len(card.dimensions), say))
        for text, figures, reason in _grouped(chain(*map(_of_dimension, card.dimensions)), say)
    ]
    return [*features, *((figures, reason, "") for _, figures, reason in _grouped(_beside(card), say))]


def _where(titles: list[str], of: int, say: Language) -> Said:
    return say("all features") if len(titles) == of else say.listed(titles)


def _own(reasons: Withheld) -> list[tuple[str, Reason]]:
    return [(_FIGURES[key], reason) for key, reason in reasons.items()]


def _beside(card: PublicScorecard) -> list[tuple[str, Reason]]:
    """What is withheld of the team itself and of what stands beside its features."""
    parts = [entry.withheld for part in (card.groups, card.real_team, card.checklists, card.comments) for entry in part]
    return [*_own(card.withheld), *chain(*map(_own, parts)), *_of_statements(card.unscored)]


def _of_dimension(dimension: PublicDimension) -> list[tuple[str, Reason]]:
    return _own(dimension.withheld) + _of_statements(dimension.items)


def _of_statements(items: Iterable[PublicItem | PublicUnscored]) -> list[tuple[str, Reason]]:
    return [(_STATEMENT_FIGURES[key], reason) for item in items for key, reason in item.withheld.items()]


def _grouped(found: Iterable[tuple[str, Reason]], say: Language) -> list[tuple[str, Said, Said]]:
    """Each reason once: its text as it stands in the scorecard, the figures it concerns, and the text in the report's words."""
    concerned: dict[str, dict[str, None]] = {}
    for figure, reason in found:
        if reason.code not in _NOT_PROTECTION:
            concerned.setdefault(reason.text, {})[figure] = None
    return [(text, say.listed([say(name) for name in figures]), say(text)) for text, figures in concerned.items()]
