"""The privacy notice that goes out before a round: one page, to be read on a screen or printed and pinned to a wall."""

from dataclasses import dataclass

from markupsafe import Markup

from teamcheck.report.language import Language, Said
from teamcheck.report.pages.dress import attributes, filled_in, style_digest
from teamcheck.report.templating import digest_of, read_template

#: More letters than this need smaller print to stay on one page.
_MANY_LETTERS = 2800


@dataclass(frozen=True, slots=True)
class Part:
    """One matter of the notice.

    Attributes:
        heading: What it is about, in a few words.
        texts: What is said about it, one paragraph each.
        entries: What is better read as a list, such as whom to turn to.
        reason: Why people are asked, in the facilitator's own words; it comes after the first text.
    """

    heading: Said
    texts: tuple[Said, ...]
    entries: tuple[Said, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True)
class Notice:
    """What people can read about their answers before they give them.

    Attributes:
        title: What the page is about.
        team: The team's name.
        asked: The title of the questionnaire.
        about: Which team and round.
        parts: The rest, in the order in which people ask.
        reason_language: The tag of the language of the reason; empty for that of the questionnaire.
    """

    title: Said
    team: str
    asked: str
    about: Said
    parts: tuple[Part, ...]
    reason_language: str = ""


def render_notice(notice: Notice, language: Language, words: str) -> str:
    """The notice as a page that asks for nothing else.

    Args:
        notice: What it says.
        language: The language of its sentences.
        words: The tag of the language of the questionnaire.
    """
    letters = sum(len(text) for part in notice.parts for text in (part.heading, *part.texts, part.reason, *part.entries))
    style = read_template("ask/notice.css")
    view = {
        "notice": notice,
        "reason": attributes(notice.reason_language or words, language),
        "close": letters > _MANY_LETTERS,
        "notice_style": Markup(style),  # noqa: S704 - our own file
        "digests": {"page": style_digest(), "style": digest_of(style)},
    }
    return filled_in("notice", language, view, words) + "\n"
