"""Either direction: the page says which, and no text from elsewhere upsets the words around it."""

import re
from collections import defaultdict
from dataclasses import dataclass, replace

import pytest

from teamcheck.report.language import APART, ENGLISH, TOGETHER
from teamcheck.report.render import render_report

pytestmark = pytest.mark.slow

#: The report's own words in the pseudo-locale, the questionnaire's, and those with the team's.
OURS, THEIRS, FOREIGN = (
    re.compile(letters) for letters in ("[\u05d0-\u05ea]", "[\u03b1-\u03ca]", "[\u03b1-\u03ca\u0430-\u0449]")
)
NAME = "שם"
#: What begins a line of its own, in which directions are sorted out.
BLOCKS = {"html", "body", "main", "header", "section", "nav", "div", "p", "ul", "ol", "li", "dl", "dt", "dd", "h1", "h2", "h3"}
BLOCKS |= {"caption", "th", "td", "summary"}


@dataclass(frozen=True)
class Text:
    """A text of a page, with the elements around it, the outermost first: number, name and attributes."""

    text: str
    around: tuple[tuple[int, str, dict[str, str | None]], ...]

    @property
    def block(self) -> int:
        """Number of the block it stands in."""
        return max(number for number, tag, _ in self.around if tag in BLOCKS)

    @property
    def set_apart(self) -> bool:
        """Whether an element inside its block keeps its direction to itself."""
        inner = [(tag, attributes) for number, tag, attributes in self.around if number > self.block]
        return any(tag == "bdi" or "dir" in attributes for tag, attributes in inner)

    def nearest(self, attribute: str) -> str | None:
        """An attribute of the nearest element that has it."""
        return next((attributes[attribute] for _, _, attributes in reversed(self.around) if attribute in attributes), None)


@pytest.fixture
def texts_of(outline):
    """Every text of a page that is seen."""

    class Texts(outline):
        def __init__(self, page: str) -> None:
            self.around: list[tuple[int, str, dict[str, str | None]]] = []
            self.texts: list[Text] = []
            super().__init__(page)

        def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
            super().handle_starttag(tag, attrs)
            if self.open and self.open[-1] == tag:
                self.around = [*self.around[: len(self.open) - 1], (len(self.elements), tag, dict(attrs))]

        def handle_endtag(self, tag: str) -> None:
            super().handle_endtag(tag)
            del self.around[len(self.open) :]

        def handle_data(self, data: str) -> None:
            if data.strip() and not {"style", "title"} & set(self.open):
                self.texts.append(Text(data, tuple(self.around)))

    return lambda page: Texts(page).texts


def not_set_apart(texts: list[Text], foreign: re.Pattern[str] = FOREIGN) -> list[str]:
    """The texts of blocks that hold words of both sides, where neither side's are kept apart."""
    blocks: dict[int, tuple[list[Text], list[Text]]] = defaultdict(lambda: ([], []))
    for each in texts:
        blocks[each.block][bool(foreign.search(each.text))].append(each)
    mixed = [(own, theirs) for own, theirs in blocks.values() if own and theirs]
    open_ = [theirs for own, theirs in mixed if not any(all(each.set_apart for each in side) for side in (own, theirs))]
    return sorted({each.text for theirs in open_ for each in theirs})


@pytest.fixture(params=["team", "coach", "organisation"])
def copy(request):
    return request.param


@pytest.fixture(params=["en", "he"])
def language(request, hebrew):
    """The one the report is written in first, and one that is written the other way."""
    return {"en": ENGLISH, "he": hebrew}[request.param]


def test_a_page_says_which_language_it_is_in_and_which_way_it_runs(outline, foreign_teams, copy, hebrew) -> None:
    for card, questionnaire in foreign_teams[:3]:
        page = outline(render_report(card, questionnaire, copy=copy, language=hebrew))
        assert [(each["lang"], each["dir"]) for each in page.all("html")] == [("he", "rtl")]


def test_each_word_is_in_the_language_that_the_page_says(foreign_teams, copy, hebrew, texts_of) -> None:
    for card, questionnaire in foreign_teams:
        texts = texts_of(render_report(card, questionnaire, copy=copy, language=hebrew))
        own = [each.text for each in texts if OURS.search(each.text) and each.nearest("lang") != "he"]
        theirs = [each.text for each in texts if THEIRS.search(each.text) and each.nearest("lang") != "en"]
        assert own == []
        assert theirs == []


@pytest.mark.parametrize("of_questionnaire", ["en", "he"])
def test_no_text_from_elsewhere_stands_open_beside_the_words_of_the_report(
    foreign_teams, copy, hebrew, texts_of, of_questionnaire: str
) -> None:
    for card, questionnaire in foreign_teams:
        asked = replace(questionnaire, language=of_questionnaire)
        assert not_set_apart(texts_of(render_report(card, asked, copy=copy, language=hebrew))) == []


def test_names_in_arabic_stand_apart_in_an_english_page(teams_with, copy, texts_of) -> None:
    letters = str.maketrans("aeiou", "اهيوع")
    for card, questionnaire in teams_with(lambda text: text.translate(letters), lambda text: text.translate(letters)):
        texts = texts_of(render_report(card, questionnaire, copy=copy))
        assert not_set_apart(texts, re.compile("[اهيوع]")) == []


def test_a_text_that_stands_open_beside_others_is_noticed(texts_of) -> None:
    page = "<body><p>שלום αβγ</p><p>αβγ <b>שלום</b></p><p><bdi>αβγ</bdi> 65</p><p dir=ltr>αβγ <b dir=rtl>שלום</b></p><p>αβγ</p>"
    assert not_set_apart(texts_of(page)) == ["αβγ "]


#: Controls that reach beyond the text they stand in: embeddings, overrides and isolates, and what ends them (UAX 9).
CONTROLS = re.compile("[\u202a-\u202e\u2066-\u2069]")


@pytest.fixture(scope="module")
def hostile_teams(teams_with):
    """Every text ends what was not begun, and begins what it does not end."""

    def hostile(text: str) -> str:
        return f"\u2069\u202c{text}\u2067\u202e\u2066"

    return teams_with(hostile, hostile)


def test_no_control_of_direction_reaches_a_page(language, hostile_teams, copy) -> None:
    for card, questionnaire in hostile_teams:
        page = render_report(card, questionnaire, copy=copy, language=language)
        assert page.count("<bdi") == page.count("</bdi>")
        assert CONTROLS.findall(page) == []


@pytest.mark.parametrize("to", ["md", "teams"])
def test_what_sets_a_text_apart_in_markdown_ends_in_its_line(language, to, hostile_teams, copy) -> None:
    found: set[str] = set()
    for card, questionnaire in hostile_teams:
        document = render_report(card, questionnaire, to=to, copy=copy, language=language)
        found |= {"".join(CONTROLS.findall(line)) for line in document.splitlines()}

    assert (APART + TOGETHER in found) is (language is not ENGLISH)
    assert [line for line in found if line.replace(APART + TOGETHER, "")] == []


@pytest.mark.parametrize("to", ["md", "teams"])
def test_markdown_from_left_to_right_has_no_hidden_characters(to, teams_with) -> None:
    for card, questionnaire in teams_with(str, str):
        assert CONTROLS.findall(render_report(card, questionnaire, to=to)) == []


def test_a_title_in_hebrew_is_set_apart_in_an_english_sentence(card, questionnaire) -> None:
    roles = questionnaire.dimensions[2]
    assert roles.id == "roles"
    asked = replace(
        questionnaire,
        dimensions=(*questionnaire.dimensions[:2], replace(roles, title=NAME), *questionnaire.dimensions[3:]),
    )
    shown = card(asked=asked)

    assert f"You rated “\u2068{NAME}\u2069” highest." in render_report(shown, asked, to="md")
    assert f"You rated “<bdi>{NAME}</bdi>” highest." in render_report(shown, asked)
    assert "You rated “Goals” lowest." in render_report(shown, asked, to="md")
