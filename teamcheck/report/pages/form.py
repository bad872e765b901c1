"""The form that people answer by themselves: one page from the first screen to the last question, without any script."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from teamcheck.questionnaire.asked import Asked
from teamcheck.report.language import Language, Said, direction_of
from teamcheck.report.material import View
from teamcheck.report.pages.dress import exactly, filled_in, own_attributes, reason_attributes, value
from teamcheck.report.pages.questions import parts
from teamcheck.report.pages.told import Told


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """A way to the same page in a language.

    Attributes:
        tag: BCP 47 tag.
        name: What the language calls itself.
        href: Where the page is.
        current: Whether it is this page.
    """

    tag: str
    name: str
    href: str
    current: bool


@dataclass(frozen=True, slots=True)
class LeftOut:
    """What was left out of a form that was sent.

    Attributes:
        count: How many questions, of those that have a column in an answers file; 1 or more.
        first: The id of the first.
    """

    count: int
    first: str


@dataclass(frozen=True, slots=True)
class Form:
    """A form to be answered.

    Attributes:
        asked: The questions.
        told: The first screen.
        language: The language of the sentences round them.
        links: The languages there are.
        action: Where it is sent.
        hidden: Fields that are sent with it and not shown.
        filled: What was sent before and is shown again: values by the id of their question, as `Asked` has them.
        trouble: Why it is shown again.
        left: What was left out of it, where it is shown again because of that.
    """

    asked: Asked
    told: Told
    language: Language
    links: Sequence[LanguageLink] = ()
    action: str = ""
    hidden: Mapping[str, str] = field(default_factory=dict)
    filled: Mapping[str, Sequence[str]] = field(default_factory=dict)
    trouble: Said | None = None
    left: LeftOut | None = None


def render_form(form: Form) -> str:
    """The page; its fields are called as the questions are, and their values are those of an answers file."""
    return filled_in("form", form.language, form_view(form), form.asked.questionnaire.language)


def form_view(form: Form) -> View:
    """What the template of the form gets, and one that extends it."""
    asked, say = form.asked, form.language
    return {
        "told": form.told,
        "reason": reason_attributes(form.told, asked.questionnaire.language, say),
        "own": own_attributes(asked.questionnaire.language, say),
        "links": links_view(form.links),
        "action": exactly(form.action),
        "hidden": [(exactly(name), exactly(text)) for name, text in form.hidden.items()],
        "trouble": form.trouble,
        "left": None if form.left is None else _left_view(form.left, asked, say),
        "intro": asked.questionnaire.intro,
        "before": asked.questionnaire.framing.before,
        "parts": list(parts(asked, form.told, say, form.filled)),
    }


def _left_view(left: LeftOut, asked: Asked, say: Language) -> View:
    """How many questions were left out, in words, and the name of the fields of the first."""
    how_many = say.plural(
        "Your answers are not in yet: you left out one of {all} questions.",
        "Your answers are not in yet: you left out {count} of {all} questions.",
        left.count,
        all=len(asked.columns),
    )
    return {"how_many": how_many, "first": value(left.first)}


def links_view(links: Sequence[LanguageLink]) -> list[View]:
    """The languages as plain data; none where there is no choice."""
    if len(links) < 2:
        return []
    return [
        {
            "tag": link.tag,
            "dir": direction_of(link.tag),
            "name": link.name,
            "href": exactly(link.href),
            "current": link.current,
        }
        for link in links
    ]
