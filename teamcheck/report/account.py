"""How to read the report, how it was made, and what it keeps to itself: sentences that hold for a whole page."""

from collections.abc import Iterator, Mapping

from teamcheck.questionnaire.model import Questionnaire, Source
from teamcheck.report import leanings, words
from teamcheck.responses.model import Audience
from teamcheck.scorecard.public import FULL_FROM, PublicScorecard, Withheld

_AUDIENCE: dict[Audience, str] = {
    "team": "It is for the team. Its figures go to nobody else unless the team decides so.",
    "team-and-coach": "It is for the team and its coach. Its figures go to nobody else unless the team decides so.",
    "organisation": "It is for the team. Its figures may also stand under its name in a report to the organisation.",
}
#: Reasons that say what a questionnaire does not have: nothing is kept back.
_NOT_PROTECTION = frozenset({"no-bands"})
_FIGURES = {
    "n": "number of answers",
    "score": "score",
    "interval": "range",
    "favourable": "favourable answers",
    "neutral": "neutral answers",
    "unfavourable": "unfavourable answers",
    "agreement": "how close views are",
    "two_camps": "two camps",
    "band": "band",
    "step": "what one person can move",
    "worst_case": "what those who did not answer could change",
    "spread": "lowest, middle and highest scores",
    "comments": "comments",
    "met": "marks of a real team",
    "response_rate": "share of members who answered",
}
_STATEMENT_FIGURES = {
    "n": "number of answers to a statement",
    "word": "word for a statement",
    "score": "score of a statement",
    "counts": "answers to a statement",
}


def how_to_read(card: PublicScorecard) -> list[tuple[str, str]]:
    """What each figure means, in the order of the page: pairs of a term and its sentence."""
    terms = [
        ("Score", "From 0 to 100; higher is better. Where agreeing is the worse answer, it has been turned round."),
        ("Range", "The band beside the score says how sure it is. Two features whose bands overlap may well be equal."),
    ]
    if any(words.has_shares(dimension) for dimension in card.dimensions):
        terms.append(
            (
                "Answers",
                (
                    "Favourable answers agree with a good statement or disagree with a bad one. Unfavourable ones go to the"
                    " left, favourable ones to the right; answers on neither side stand apart."
                ),
            )
        )
    if any(leanings.sides_of(dimension) and not words.has_shares(dimension) for dimension in card.dimensions):
        terms.append(
            (
                "Statements",
                (
                    "One sign is one statement. Plus: your answers to it mostly speak for the team; minus: mostly against it."
                    " Those with mixed answers stand apart."
                ),
            )
        )
    terms.append(
        ("Views", "Close, mixed or apart: how alike your ratings are. With few answers, chance alone can look like agreement.")
    )
    if card.edition == "full":
        terms.append(
            ("Squares", "One square is one answer, in the order of the scale; plus is favourable, minus unfavourable.")
        )
    else:
        terms.append(
            (
                "Rounding",
                (
                    f"With fewer than {FULL_FROM} answers, scores are rounded to the nearest 5 and some figures are left out,"
                    " so that nobody's answers can be worked out."
                ),
            )
        )
    return terms


def confidentiality(card: PublicScorecard) -> list[str]:
    """Who may see the report, and what protects the people who answered."""
    minimum = card.policy.minimum
    return [
        _AUDIENCE[card.policy.audience],
        "Answers are confidential: the report shows no person's answers and does not say who answered.",
        f"A figure appears only where at least {minimum} people answered.",
        "Confidential does not mean that nobody could ever look: whoever holds the file of answers can open it.",
        "Please do not try to work out who said what.",
    ]


def scoring(card: PublicScorecard, questionnaire: Questionnaire) -> list[str]:
    """How answers become scores, in words."""
    least = "half" if questionnaire.min_answered == 0.5 else f"{questionnaire.min_answered:.0%}"
    return [
        "Each answer is placed from 0 to 100, so that 100 is always the better end.",
        f"A person's score for a feature is the average of their answers, if they answered at least {least} of its statements.",
        "The team's score is the average of its people's scores, each person counting the same.",
        (
            "The range mixes in the spread that teams usually have, because a few answers that happen to agree prove little."
            if card.edition == "full"
            else "The range follows from how many answered and from the spread that teams usually have, not from your answers."
        ),
    ]


def origin(card: PublicScorecard, questionnaire: Questionnaire) -> list[tuple[str, str]]:
    """Which questionnaire it was, to the byte, whose it is and what it claims: pairs of a term and its text."""
    source: Source = questionnaire.source
    found = [
        ("Questionnaire", f"{questionnaire.title}, version {questionnaire.version}"),
        ("Model", source.model),
        ("Wording", source.wording),
        ("Licence", source.licence),
        ("Status", source.status or "not validated"),
        ("Fingerprint", card.questionnaire.sha256),
        ("Made with", f"teamcheck {card.teamcheck}"),
    ]
    return [(term, text) for term, text in found if text]


def withheld(card: PublicScorecard) -> list[tuple[str, str]]:
    """What is not shown and why: each reason once, with the figures it concerns."""
    concerned: dict[str, list[str]] = {}
    for names, reasons in _all_withheld(card):
        for key, reason in reasons.items():
            if reason.code in _NOT_PROTECTION:
                continue
            figures = concerned.setdefault(reason.text, [])
            name = names.get(key, key.replace("_", " "))
            if name not in figures:
                figures.append(name)
    return [(_first_upper(words.listed(figures)), text) for text, figures in concerned.items()]


def _first_upper(text: str) -> str:
    return text[:1].upper() + text[1:]


def _all_withheld(card: PublicScorecard) -> Iterator[tuple[Mapping[str, str], Withheld]]:
    yield _FIGURES, card.withheld
    for dimension in card.dimensions:
        yield _FIGURES, dimension.withheld
        for item in dimension.items:
            yield _STATEMENT_FIGURES, item.withheld
    for part in (card.groups, card.real_team, card.comments):
        for entry in part:
            yield _FIGURES, entry.withheld
