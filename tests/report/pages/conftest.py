"""A questionnaire with every kind of question, a first screen, and what a form can send."""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from html.parser import HTMLParser
from itertools import pairwise

import pytest

from teamcheck.questionnaire.asked import Asked, asked_of
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import (
    BackgroundQuestion,
    Checklist,
    CommentQuestion,
    Dimension,
    Item,
    Option,
    Questionnaire,
    Scale,
)
from teamcheck.report.language import ENGLISH
from teamcheck.report.pages.form import Form
from teamcheck.report.pages.told import Point, Told

AGREE = {1: "Strongly disagree", 2: "Disagree", 3: "Neither agree nor disagree", 4: "Agree", 5: "Strongly agree"}


def scale(labels: dict[int, str], lowest: int = 1, highest: int = 5, *, not_applicable: str | None = None) -> Scale:
    return Scale("s", lowest, highest, labels, not_applicable, frozenset({highest}), frozenset({lowest}))


@pytest.fixture(scope="session")
def scales() -> dict[str, Scale]:
    """Every kind of scale by the layout it gets on the page."""
    often = {1: "Never", 2: "Rarely", 3: "Occasionally", 4: "Sometimes", 5: "Frequently", 6: "Usually", 7: "Always"}
    german = {1: "Stimme überhaupt nicht zu", 2: "Stimme eher nicht zu", 3: "Weder noch", 4: "Stimme eher zu", 5: "Stimme zu"}
    thai = dict.fromkeys(range(1, 6), "ไม่เห็นด้วยอย่างยิ่ง")
    return {
        "row c5": scale(AGREE, not_applicable="Not relevant to my work"),
        "row c3": scale({1: "No", 2: "In part", 3: "Yes"}, 1, 3),
        "wider c7": scale(often, 1, 7, not_applicable="Does not apply"),
        "wider c5": scale(german),
        "tall c5": scale(thai),
        "numbers c11": scale({0: "Not at all", 10: "Completely"}, 0, 10),
        "numbers c7": scale({-3: "Worse", 0: "The same", 3: "Better"}, -3, 3, not_applicable="Does not apply"),
    }


@pytest.fixture(scope="session")
def made_up(scales: dict[str, Scale]) -> Questionnaire:
    """A questionnaire with a dimension for each kind of scale, background questions, lists and open questions."""
    dimensions = tuple(
        Dimension(
            f"d{place}",
            f"Feature {place}",
            tuple(Item(f"q{place}x{number}", f"Statement {number} of {place}.", "positive", each) for number in (1, 2)),
            prompt="How often?" if place == 2 else "",
        )
        for place, each in enumerate(scales.values())
    )
    options = {name: Option(f"Thing {name}") for name in ("forms", "noise-and-more", "search")}
    return Questionnaire(
        "made-up",
        "1.0.0",
        "en",
        "Made up",
        "0" * 64,
        dimensions,
        intro="There are no right answers.",
        prompt="Think of the last months.",
        background=(BackgroundQuestion("role", "What do you do?", {"nurse": "Nurse", "other-work": "Something else"}),),
        checklists=(Checklist("waste", "What costs you time?", 2, options),),
        comments=(CommentQuestion("keep", "What should stay?"), CommentQuestion("change", "What should not?")),
    )


@pytest.fixture(scope="session")
def asked(made_up: Questionnaire) -> Asked:
    """Everything it asks of a person."""
    return asked_of(made_up, background=True)


@pytest.fixture(scope="session")
def seven() -> Asked:
    """What is asked by default."""
    return asked_of(load_questionnaire("seven-features"), background=False)


@pytest.fixture(scope="session")
def told() -> Told:
    """A first screen."""
    return Told(
        title="Made up",
        who=ENGLISH("{name} asks everybody in the team {team}.", name="Ann Lee", team="Harbour"),
        why="We want to work together better.",
        length=ENGLISH("That takes about {count} minutes.", count=4),
        points=(
            Point("free", ENGLISH("You decide"), ENGLISH("You may leave out any statement.")),
            Point("words", ENGLISH("Your own words"), ENGLISH("What you write is shown word for word.")),
        ),
    )


@pytest.fixture
def form(asked: Asked, told: Told) -> Callable[..., Form]:
    """A form, with whatever a test needs to be different."""
    return lambda **changes: replace(Form(asked, told, ENGLISH), **changes)


@dataclass
class Field:
    """One thing that can be filled in or chosen.

    Attributes:
        attributes: Those of its element.
        legend: The question it stands under.
        words: What its label says.
        text: What stands in it, for an open question.
    """

    attributes: dict[str, str | None]
    legend: str = ""
    words: str = ""
    text: str = ""

    @property
    def name(self) -> str:
        return self.attributes["name"] or ""

    @property
    def value(self) -> str:
        return self.attributes.get("value") or ""


@dataclass
class Sent(HTMLParser):
    """What a page can send: its fields in order, each with the label it lies in or that names it."""

    page: str
    fields: list[Field] = field(default_factory=list)

    def __post_init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self._open: list[str] = []
        self._legend = self._words = ""
        self._labels: dict[str, str] = {}
        self._for: str | None = None
        self._ids: dict[str, Field] = {}
        self.feed(self.page)
        self.close()
        for name, words in self._labels.items():
            self._ids[name].words = words

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        attributes = dict(attrs)
        if tag == "fieldset":
            self._legend = ""
        if tag == "label":
            self._words, self._for = "", attributes.get("for")
        if tag in {"input", "textarea"}:
            self.fields.append(Field(attributes, self._legend))
            if "id" in attributes:
                self._ids[attributes["id"] or ""] = self.fields[-1]
        if tag in {"legend", "label", "textarea"}:
            self._open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        if tag not in self._open:
            return
        self._open.remove(tag)
        if tag == "label" and self._for:
            self._labels[self._for] = self._words
        elif tag == "label":
            self.fields[-1].words = self._words

    def handle_data(self, data: str) -> None:
        if "textarea" in self._open:
            self.fields[-1].text += data
        elif "legend" in self._open:
            self._legend += data
        elif "label" in self._open:
            self._words += data

    @property
    def questions(self) -> list[Field]:
        """The fields that are shown."""
        return [each for each in self.fields if each.attributes.get("type") != "hidden"]

    @property
    def filled(self) -> dict[str, list[str]]:
        """What a browser would send if it were sent as it is."""
        found: dict[str, list[str]] = {}
        for each in self.fields:
            if each.attributes.get("type") == "hidden" or "checked" in each.attributes:
                found.setdefault(each.name, []).append(each.value)
            elif text := each.text.removeprefix("\n"):  # a browser leaves that one out
                found.setdefault(each.name, []).append(text)
        return found


@pytest.fixture
def sent() -> type[Sent]:
    """Reads the fields of a page."""
    return Sent


@pytest.fixture
def well_made(outline) -> Callable[[str], None]:
    """Look at what every page has in common."""

    def look(page: str) -> None:
        found = outline(page)
        assert found.faults == []
        assert found.open == []
        ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
        assert len(ids) == len(set(ids))
        levels = [int(tag[1]) for tag, _ in found.elements if tag in {"h1", "h2", "h3", "h4"}]
        assert levels.count(1) == 1
        assert all(after <= before + 1 for before, after in pairwise(levels))
        assert {"lang", "dir"} <= found.all("html")[0].keys()
        assert page.count("<title>") == page.count("</title>") == 1
        assert not found.all("script", "link", "img", "iframe", "object", "embed", "base")
        for _, attributes in found.elements:
            assert not [name for name in attributes if name in {"style", "src", "srcset"} or name.startswith("on")]
        assert "@import" not in page

    return look
