"""What every page that people are asked with has: its language, its style sheet, and whose words are in another language."""

import re
from collections.abc import Mapping

from markupsafe import Markup, escape

from teamcheck.report.language import Language
from teamcheck.report.page import other_language
from teamcheck.report.pages.told import Told
from teamcheck.report.templating import asking_style, html_template

_BARE = re.compile(r"[\w-]+", re.ASCII)


def style_digest() -> str:
    """The digest of the style sheet that stands in these pages, for a rule on styles: ``sha256-...``."""
    return asking_style()[1]


def filled_in(name: str, language: Language, view: Mapping[str, object], words: str | None = None) -> str:
    """A page.

    Args:
        name: Its template in ``templates/ask``.
        language: What its own sentences are written in.
        view: What else the template gets.
        words: The tag of the language of the questionnaire, where that may be another one. What is set into sentences is in
            neither for sure: names mostly.
    """
    said = attributes(words, language) if words else Markup()
    style, digest = asking_style()
    page = {"lang": language.tag, "dir": language.direction}
    dress = {"page": page, "style": style, "digest": digest, "said": said}
    return html_template(f"ask/{name}.html.j2", language).render(view, **dress)


def attributes(tag: str, language: Language) -> Markup:
    """What says of words that they are in another language than the page; empty where they are not."""
    other = other_language(tag, language)
    return Markup(' lang="{}" dir="{}"').format(other["lang"], other["dir"]) if other["differs"] else Markup()


def reason_attributes(told: Told, words: str, language: Language) -> Markup:
    """What says of the facilitator's reason that it is in another language than the page; empty where it is not.

    Args:
        told: The first screen.
        words: The tag of the language of the questionnaire.
        language: The language of the page.
    """
    return attributes(told.why_language or words, language)


def own_attributes(tag: str, language: Language) -> Markup:
    """What says of the page's own words, among others, that they are in the page's language; empty where all are."""
    return Markup(' lang="{}" dir="{}"').format(language.tag, language.direction) if attributes(tag, language) else Markup()


def value(text: str) -> Markup:
    """The value of an attribute, in quotes where it needs them: a form has a thousand.

    >>> print(value("goals1"), value("a b"))
    goals1 "a b"
    """
    return Markup(text) if _BARE.fullmatch(text) else Markup('"{}"').format(text)  # noqa: S704 - letters, digits, hyphens


def exactly(text: str) -> Markup:
    """A text that goes back to where it came from: with the marks of direction that are taken out of what is only shown."""
    return escape(text)
