"""From a protected scorecard to a document."""

from collections.abc import Mapping
from dataclasses import replace
from functools import lru_cache
from typing import Any

from markupsafe import Markup

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report.checklists import materials_of
from teamcheck.report.dimensions import anchor
from teamcheck.report.formats import DocumentFormat
from teamcheck.report.language import ENGLISH, Language
from teamcheck.report.look import PLAIN, Look, Own
from teamcheck.report.markdown import markdown_view
from teamcheck.report.material import Material, material_of, material_view
from teamcheck.report.of_round import NO_ROUND, OfRound
from teamcheck.report.page import other_language, page
from teamcheck.report.template_faults import said_of
from teamcheck.report.templating import html_template, markdown_template, read_template, style
from teamcheck.scorecard.copies import Copy, for_organisation
from teamcheck.scorecard.public import PublicScorecard


def render_report(
    card: PublicScorecard,
    questionnaire: Questionnaire,
    *,
    to: DocumentFormat = "html",
    copy: Copy = "team",
    language: Language = ENGLISH,
    look: Look = PLAIN,
    of_round: OfRound = NO_ROUND,
) -> str:
    """Write one team's report.

    Args:
        card: The team's figures as they may be shown (what `teamcheck.disclose` makes; nothing else is accepted).
        questionnaire: The questionnaire the scorecard was made with: its questions and ideas stand in the report.
        to: ``html``, one file for browser and printer without scripts or requests; ``md``, Markdown with headings and a
            table; ``teams``, Markdown for chats that show neither.
        copy: ``team``; ``coach``, with hints for whoever leads the talk; ``organisation``, the features alone.
        language: What the report's own sentences are written in.
        look: Templates, a style sheet and a logo of your own, as `teamcheck.report.look_files.read_look` reads them.
        of_round: What the report repeats of its round; nothing where there is none.

    Returns:
        The whole document, ending in a line break.

    Raises:
        TemplateError: A template of your own cannot be filled.
        TypeError: ``card`` is not protected.
        ValueError: The scorecard was made with another questionnaire.
    """
    if not isinstance(card, PublicScorecard):
        raise TypeError("a report is made from a protected scorecard only: pass what disclose() returns")
    shown = for_organisation(card) if copy == "organisation" else card
    view = page(shown, questionnaire, language, copy, of_round)
    with said_of(look.templates):
        if to != "html":
            drawn = markdown_view(shown, language, copy)
            return markdown_template(f"report.{to}.j2", language, look.templates).render(view, **drawn)
        dressed = _with_groups(look) if view["groups"] else look
        beside = beside_html(questionnaire, language, dressed, _lacking(view, look))
        return html_template("report.html.j2", language, beside["said"], look.templates).render(view, **beside) + "\n"


def _with_groups(look: Look) -> Look:
    """What a page with groups of people is dressed in: the style of their table comes before a sheet of the user's own."""
    return replace(look, style=read_template("organisation/grid.css") + look.style)


def _lacking(view: Mapping[str, Any], look: Look) -> frozenset[str]:
    """The parts with rules of their own that a page has not; one that the user has dressed may have any of them."""
    if look != PLAIN:
        return frozenset()
    there = {
        "blocks": any(row["block"] for section in view["sections"] for row in section["statements"]),
        "cards": view["cards"],
        "comments": any(asked["comments"] for asked in view["comments"]),
        "leanings": view["glance"] and view["glance"]["has_leanings"],
        "logo": False,
        "notes": not view["hints"] or view["checklists"] or view["unscored"],
        "turned": view["page"]["dir"] == "rtl" or view["words"]["differs"],
    }
    return frozenset(part for part, is_there in there.items() if not is_there)


def beside_html(
    questionnaire: Questionnaire, language: Language, look: Look, without: frozenset[str] = frozenset()
) -> dict[str, Any]:
    """What the template of a page gets besides what it says and draws: its dress, and what is the same in many pages.

    ``without``: parts of the style sheet that the page has no use for.
    """
    dress = dress_of(questionnaire.language, language, look, without)
    said = dress["said"]
    parts = {anchor(each.id): material_of(each) for each in (*questionnaire.scored, *questionnaire.unscored)}
    parts |= materials_of(questionnaire)
    return dress | {
        "materials": {id_: _material(each, said, language, look.templates) for id_, each in parts.items()},
    }


def with_sheets(look: Look, *names: str) -> Look:
    """What a page that is no report is dressed in: sheets of ours after that of reports, then the user's.

    Templates of the user's own are for reports alone.
    """
    return Look(style="".join(map(read_template, names)) + look.style, logo=look.logo)


def dress_of(tag: str, language: Language, look: Look, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """What the template of a page gets of its dress: its style, a logo, and the attributes of words in a language (its tag)."""
    text, digest, pictures = style(look, without)
    return {
        "said": attributes_of(tag, language),
        "style": text,
        "style_digest": digest,
        "pictures": pictures or bool(look.logo),
        "logo": Markup(look.logo),  # noqa: S704 - letters, digits and signs that mean nothing in HTML
    }


def attributes_of(tag: str, language: Language) -> Markup:
    """What says in a page that the questionnaire's words are in another language than the report's; else empty."""
    other = other_language(tag, language)
    return Markup(' lang="{}" dir="{}"').format(other["lang"], other["dir"]) if other["differs"] else Markup()


@lru_cache(maxsize=256)
def _material(parts: Material, said: Markup, language: Language, own: Own) -> Markup:
    """What a team can do with a dimension: the same in every report on a questionnaire, and a third of its length."""
    view = {"it": material_view(parts, language), "said": said}
    made = html_template("_parts/material.html.j2", language, said, own).render(view)
    return Markup(made)  # noqa: S704 - the template has escaped it
