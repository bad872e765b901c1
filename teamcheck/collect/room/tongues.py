"""The languages people can answer in, with everything that is said in each, and which one somebody gets."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from teamcheck.collect.languages import sentences
from teamcheck.collect.round import Round
from teamcheck.collect.sheet import asked_in
from teamcheck.collect.told import told
from teamcheck.questionnaire.asked import Asked
from teamcheck.report.language import Language
from teamcheck.report.pages.told import Told


@dataclass(frozen=True, slots=True)
class Tongue:
    """One language of a round.

    Attributes:
        tag: Its tag.
        say: The sentences around the questions.
        asked: The questions.
        told: What people are told first.
    """

    tag: str
    say: Language
    asked: Asked
    told: Told


def tongues_of(round_: Round) -> tuple[Tongue, ...]:
    """Every language of a round, the first as the round names it first.

    Raises:
        TemplateError: A catalogue cannot be read.
    """
    said = [(tag, sentences(round_, tag)) for tag in round_.languages]
    return tuple(Tongue(tag, say, asked_in(round_, tag), told(round_, say, tag, "room")) for tag, say in said)


def chosen(tongues: Sequence[Tongue], asked_for: str, accepted: str) -> Tongue:
    """The language somebody gets: the one they chose, or else the first that their browser says they read, or else the first.

    Args:
        tongues: What there is.
        asked_for: The tag in the address; empty where none was chosen.
        accepted: The browser's ``Accept-Language``.
    """
    for tag in [asked_for, *_accepted(accepted)]:
        found = next((tongue for tongue in tongues if tongue.tag.lower() == tag), None)
        found = found or next((tongue for tongue in tongues if tag and _first(tongue.tag) == _first(tag)), None)
        if found is not None:
            return found
    return tongues[0]


def _accepted(header: str) -> Iterable[str]:
    """The tags of an ``Accept-Language``, the one most liked first.

    >>> list(_accepted("de;q=0.5, cy-GB, en;q=0, *;q=0.1"))
    ['cy-gb', 'de']
    """
    weighed: list[tuple[float, int, str]] = []
    for part in header.lower().split(","):
        tag, _, weight = part.partition(";")
        liking = _number(weight.strip().removeprefix("q=")) if weight else 1.0
        if liking > 0 and tag.strip() != "*":
            weighed.append((-liking, len(weighed), tag.strip()))
    return [tag for *_, tag in sorted(weighed)]


def _number(text: str) -> float:
    try:
        return float(text)
    except ValueError:
        return 0.0


def _first(tag: str) -> str:
    return tag.lower().partition("-")[0]
