"""Made-up teams, and their pages as people see them, for tests that check a page against the scorecard's JSON.

Of `teamcheck.report` only `render_report` is called: what the tests expect is worked out anew from the JSON.
"""

import json
import random
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from functools import cache, cached_property
from html.parser import HTMLParser
from typing import Any, NamedTuple

import pytest
import yaml
from hypothesis import strategies as st

from teamcheck._resources import data_root
from teamcheck.questionnaire.claims import Source
from teamcheck.questionnaire.conversation import Exercise, Framing, Try
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import CommentQuestion, Dimension, Group, Item, Questionnaire, Scale
from teamcheck.report.render import render_report
from teamcheck.responses.made_up.profiles import Profile, simulate_team
from teamcheck.responses.model import Comment, Policy, Response, Responses
from teamcheck.scorecard.build import score
from teamcheck.scorecard.copies import for_organisation
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.public import PublicScorecard

Json = dict[str, Any]


#: A word of its own for each team, so that one page can be searched for the others'.
NAMES = ("Alder", "Birch", "Cedar", "Damson", "Elm", "Fir", "Gorse", "Hazel")


@cache
def beside_debriefs() -> tuple[str, ...]:
    """What is printed of studies beside a talk: what each found, who found it and where, as the cards have them."""
    cards = yaml.safe_load((data_root() / "templates" / "evidence.yaml").read_text(encoding="utf-8"))["cards"]
    quoted = [card for card in cards if "debrief" in card["quoted"]]
    return tuple(card[key] for card in quoted for key in ("statement", "source", "doi") if key in card)


COMMENTS = ("Keep the quiet hour.", "Tea before talk.", "Ask us twice.")


def scale_of(points: int) -> Scale:
    """A scale with words at its ends only; three points or more on a side of seven or more."""
    top = 3 if points >= 7 else 2 if points >= 5 else points // 2
    labels = {1: "Not at all", points: "Completely"} if points > 2 else {1: "No", 2: "Yes"}
    best = frozenset(range(points - top + 1, points + 1))
    return Scale(f"points{points}", 1, points, labels, None, best, frozenset(range(1, top + 1)))


class Shape(NamedTuple):
    """A dimension in short: how many points each of its items has, the last item keyed negative if ``turned``."""

    title: str
    points: tuple[int, ...]
    turned: bool = False
    group: str | None = None
    care: str = ""


def dimension_of(shape: Shape, *, role: str = "measured") -> Dimension:
    """A dimension with everything that a page can show of it."""
    last = len(shape.points) - 1 if shape.turned else None
    name = shape.title.lower()
    items = tuple(
        Item(
            f"{name}{place}",
            f"Of {name}, part {'abcdefgh'[place]}.",
            "negative" if place == last else "positive",
            scale_of(points),
        )
        for place, points in enumerate(shape.points)
    )
    levels = ("high_close", "high_apart", "low_close", "low_apart")
    return Dimension(
        id=name,
        title=shape.title,
        items=items,
        question=f"How is {name} with us?",
        group=shape.group,
        role=role,  # type: ignore[arg-type]
        discuss=(f"When was {name} at its best?",),
        try_=(Try(f"Give {name} 20 minutes.", "Practice tip of 1999"),),
        exercise=Exercise(f"A walk for {name}", 35, ("5 min: walk.", "30 min: talk.")),
        caution=f"Never more than 3 on {name}.",
        care=shape.care,
        patterns={level: f"Say of {name}: {level.replace('_', ' and ')}." for level in levels},  # type: ignore[misc]
    )


def questionnaire_of(name: str, *shapes: Shape, groups: tuple[str, ...] = (), marks: bool = False) -> Questionnaire:
    """A questionnaire of dimensions, with three marks of a real team if wanted."""
    real = (dimension_of(Shape("Belonging", (5, 5, 5)), role="real-team"),) if marks else ()
    return Questionnaire(
        id=name,
        version="1.2.3",
        language="en",
        title=f"About {name}",
        sha256=f"{name:x<64}",
        dimensions=(*real, *map(dimension_of, shapes)),
        framing=Framing(after=("What are the 2 things we learned?",)),
        source=Source(model="Model of 1987", wording="Our own", licence="CC-BY-4.0", status="not validated"),
        groups=tuple(Group(group, group.capitalize()) for group in groups),
        comments=(CommentQuestion("keep", "What should we keep?"),),
    )


@cache
def questionnaires() -> tuple[Questionnaire, ...]:
    """The two that ship, and small ones with few items, long and short scales, groups, and one feature alone."""
    care = "People may have been hurt."
    return (
        load_questionnaire("seven-features"),
        load_questionnaire("seven-features-short"),
        questionnaire_of(
            "one", Shape("Aims", (5,)), Shape("Calm", (5,), turned=True), Shape("Doors", (7,)), Shape("Echo", (2,))
        ),
        questionnaire_of("two", Shape("Aims", (5, 5), turned=True), Shape("Calm", (11, 2)), Shape("Doors", (7, 7))),
        questionnaire_of(
            "many",
            Shape("Aims", (5, 5, 5, 5), turned=True, group="inside", care=care),
            Shape("Calm", (7, 7, 7), group="inside"),
            Shape("Doors", (11, 11, 2), group="outside"),
            Shape("Echo", (5,), group="outside"),
            Shape("Fairness", (2, 2, 2, 2, 2), care=care),
            groups=("inside", "outside"),
            marks=True,
        ),
        questionnaire_of("alone", Shape("Aims", (5, 5, 5))),
    )


class Made(NamedTuple):
    """A made-up team: what it was asked, and what was disclosed of it."""

    asked: Questionnaire
    responses: Responses
    card: PublicScorecard


def made(place: int, profile: Profile, people: int, silent: int | None, seed: int, *, minimum: int = 5) -> Made:
    """A team of a questionnaire by its place; ``silent`` more did not answer, None where the size is not known."""
    asked, team = questionnaires()[place % len(questionnaires())], NAMES[seed % len(NAMES)]
    rows = simulate_team(asked, profile, random.Random(seed), team=team, size=people, round="2031-07")
    responses = Responses(
        tuple(item.id for item in asked.items),
        rows,
        sizes={} if silent is None else {team: people + silent},
        comments=[Comment(team, None, question.id, text, text) for question in asked.comments for text in COMMENTS[: seed % 5]],
    )
    return Made(asked, responses, disclosed(responses, asked, minimum))


def disclosed(responses: Responses, asked: Questionnaire, minimum: int = 5) -> PublicScorecard:
    """The one team's figures as they may be shown, to the organisation too."""
    (card,) = score(responses, asked)
    return disclose(card, Policy(minimum=minimum, audience="organisation"))


def some_team(chance: random.Random, place: int) -> Made:
    """A team of any character, the same for the same state of chance."""
    levels = tuple(chance.uniform(0.05, 0.95) for _ in range(chance.randint(1, 6)))
    leaning, split = chance.choice([0.02, 0.1, 0.3]), chance.choice([0, 0, 0.4, 0.8])
    missing = chance.choice([0.0, 0.03, 0.03, 0.3])
    profile = Profile(9, levels, leaning=leaning, noise=0.1, split=split, missing=missing, marks=chance.uniform(0.3, 1))
    people = chance.choice([4, 5, 6, 7, 8, 9, 9, 10, 11, 12, 14, 20, 40])
    silent = chance.choice([None, 0, 0, 1, 1, 2, 4, 5, 9])
    return made(place, profile, people, silent, chance.randrange(10**6), minimum=chance.choice([5, 5, 5, 8]))


TEAMS = st.builds(
    made,
    st.integers(0, 5),
    st.builds(
        Profile,
        st.just(9),
        st.lists(st.floats(0, 1), min_size=1, max_size=7).map(tuple),
        person=st.floats(0, 0.2),
        leaning=st.floats(0, 0.4),
        noise=st.floats(0, 0.3),
        split=st.sampled_from([0.0, 0.0, 0.7, 1.0]),
        missing=st.sampled_from([0.0, 0.03, 0.1, 0.4]),
        marks=st.floats(0, 1),
    ),
    st.integers(4, 40),
    st.none() | st.integers(0, 3) | st.integers(0, 20),
    st.integers(0, 10**6),
    minimum=st.sampled_from([5, 5, 7, 10]),
)


class Block(NamedTuple):
    """A paragraph, list item, heading or table row of a page; between two cells of a row stands CELL."""

    place: str
    kind: str
    text: str


CELL = " ¦ "


BLOCKS = {
    "p",
    "li",
    "tr",
    "h1",
    "h2",
    "h3",
    "caption",
    "summary",
    "div",
    "ul",
    "ol",
    "table",
    "tbody",
    "section",
    "nav",
    "main",
}


CELLS = {"td", "th", "dt", "dd"}


PLACES = {"section", "nav", "header"}


HEADINGS = {
    "In short": "short",
    "For you, before you meet": "coach",
    "Are you a real team?": "marks",
    "First agree who and what this team is": "marks",
    "The card exercise": "cards",
    "Where you agree and where you differ": "differences",
    "In your words": "comments",
    "Talk about it: 60 minutes": "debrief",
    "Action sheet": "actions",
    "What the organisation can do": "next",
    "How this was made": "method",
    "All figures": "figures",
    "How far answers to each statement lie apart": "statement-spread",
}


class Visible(HTMLParser):
    """Reads the blocks of an HTML page, without its drawings."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.blocks: list[Block] = []
        self.places, self.kind, self.said, self.unseen = ["cover"], "p", "", 0
        self.feed(page)
        self.close()
        self.flush("")

    def flush(self, kind: str) -> None:
        text = " ".join(self.said.split()).strip(CELL)
        if text:
            self.blocks.append(Block(self.places[-1], self.kind, text))
        self.said, self.kind = "", kind

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if tag in {"svg", "style", "title"}:
            self.unseen += 1
        elif tag in BLOCKS:
            self.flush(tag)
        elif tag in CELLS:
            self.said += CELL
        elif tag != "bdi":
            self.said += " "
        if tag in PLACES:
            self.places.append(dict(attrs).get("id") or self.places[-1])

    def handle_endtag(self, tag: str) -> None:
        if tag in {"svg", "style", "title"}:
            self.unseen -= 1
        elif tag in BLOCKS:
            self.flush("")
        if tag in PLACES:
            self.flush("")
            self.places.pop()

    def handle_data(self, data: str) -> None:
        self.said += "" if self.unseen else data


def markdown_blocks(text: str, titles: Mapping[str, str]) -> Iterator[Block]:
    """The blocks of a Markdown page; ``titles`` are the features' ids by their titles."""
    place, drawn = "cover", False
    for line in text.splitlines():
        drawn = drawn != line.startswith("```")
        kind, said = _kind_of_line(line, drawn=drawn)
        if kind == "h2":
            place = HEADINGS.get(said) or (
                f"f-{titles[said]}" if said in titles else "glance" if "at a glance" in said else "?"
            )
        if said:
            yield Block(place, kind, said)


def _kind_of_line(line: str, *, drawn: bool) -> tuple[str, str]:
    """What a line is, and its text without marks of Markdown."""
    if drawn or line.startswith("```"):
        return "chart", line.strip("`") if drawn and not line.startswith("```") else ""
    if line.startswith("|"):
        return "tr", "" if line.startswith("|:") else CELL.join(map(_plain, line.strip("| ").split(" | ")))
    marked = re.match(r"\s*(#+|-|\d+\.) (.*)", line)
    if marked is None:
        return "p", _plain(line)
    return f"h{len(marked[1])}" if marked[1][0] == "#" else "li", _plain(marked[2])


def _plain(text: str) -> str:
    return re.sub(r"\\(.)", r"\1", re.sub(r"(?<!\\)\*+", "", text)).strip()


class Page:
    """One copy of one team's report, read, with the JSON of what this copy may hold."""

    kinds = ("unfavourable", "neutral", "favourable")
    all_teams, team_comments, cell = NAMES, COMMENTS, CELL

    def __init__(self, team: Made, copy: str, to: str) -> None:
        self.team, self.asked, self.copy, self.to = team.card.team, team.asked, copy, to
        self.source = render_report(team.card, team.asked, to=to, copy=copy)  # type: ignore[arg-type]
        shown = for_organisation(team.card) if copy == "organisation" else team.card
        self.figures: Json = json.loads(shown.model_dump_json(by_alias=True))
        self.features: list[Json] = self.figures["dimensions"]
        titles = {feature["title"]: feature["id"] for feature in self.features}
        self.blocks = Visible(self.source).blocks if to == "html" else list(markdown_blocks(self.source, titles))

    def at(self, place: str, *kinds: str) -> list[str]:
        """The texts of the blocks of a place."""
        return [block.text for block in self.blocks if block.place == place and (not kinds or block.kind in kinds)]

    @cached_property
    def scores(self) -> dict[str, int]:
        """Printed scores by title."""
        return {feature["title"]: feature["score"] for feature in self.features if feature["score"] is not None}

    @cached_property
    def views(self) -> dict[str, str]:
        """By title how far views lie apart, where that is printed."""
        found = {each["title"]: "two camps" if each["two_camps"] else each["agreement"] for each in self.features}
        return {title: views for title, views in found.items() if views}

    @cached_property
    def minimum(self) -> int:
        return int(self.figures["policy"]["minimum"])

    @cached_property
    def silent(self) -> int:
        return int((self.figures["size"] or 0) - self.figures["answered"])

    def reading(self, part: str) -> list[str]:
        """Titles that a part of the reading names."""
        title_of = {feature["id"]: feature["title"] for feature in self.features}
        return [title_of[id_] for id_ in self.figures["reading"][part]]

    @property
    def nothing_named(self) -> bool:
        return not any(self.figures["reading"].values())

    def feature(self, id_: str) -> Json:
        return next(feature for feature in self.features if feature["id"] == id_)

    def scale_of(self, item: Json) -> Scale:
        """What a statement is answered on."""
        return next(each.scale for each in self.asked.items if each.id == item["id"])

    @property
    def of_a_study(self) -> tuple[str, ...]:
        """What stands on a page for coaches and is about other people."""
        return beside_debriefs() if self.copy == "coach" else ()

    def printed(self, title: str) -> str:
        """The score of a feature with the words that go with its end, if it has an open one."""
        (feature,) = (feature for feature in self.features if feature["title"] == title)
        return f"{feature['score']} {feature['score_end'] or ''}".strip()

    def span(self, ends: list[int] | None) -> str:
        """Two ends of a range as they are printed; empty where there is none."""
        if ends is None:
            return ""
        low, high = ends
        return f"{low} to {high}" if low < high else str(low)

    def share(self, feature: Json, kind: str) -> str:
        """A share as it is printed: empty where none of the three is shown, or where the scales have no neutral answer."""
        if all(feature[each] is None for each in self.kinds):
            return ""
        code = feature["withheld"].get(kind, {}).get("code")
        return f"{feature[kind]}%" if code is None else "few" if code == "few" else ""

    @property
    def label(self) -> str:
        return f"{self.asked.id}, {self.figures['answered']} of {self.figures['size']}, {self.copy}.{self.to}"


FORMS = [("team", "html"), ("coach", "html"), ("organisation", "html"), ("team", "md"), ("coach", "md"), ("organisation", "md")]


def pages_of(team: Made) -> list[Page]:
    return [Page(team, copy, to) for copy, to in FORMS]


def plain_team(name: str, people: int, size: int | None, *, rest: float = 0.5, **answers: int | list[int | None]) -> Made:
    """A team of which each person gave the answers of their place, or all the same, to an item or to all of a dimension.

    An item that is not named was answered by everybody in the same way: so far up its scale, keyed.
    """
    (asked,) = (each for each in questionnaires() if each.id == name)
    given: dict[str, int | list[int | None]] = {item.id: at(item, rest) for item in asked.items}
    given |= {item.id: answers[each.id] for each in asked.dimensions for item in each.items if each.id in answers}
    given |= {id_: answer for id_, answer in answers.items() if id_ in given}
    sheets = [[answer[person] if isinstance(answer, list) else answer for answer in given.values()] for person in range(people)]
    responses = Responses(
        tuple(given),
        tuple(Response(NAMES[0], None, None, tuple(sheet)) for sheet in sheets),
        sizes={} if size is None else {NAMES[0]: size},
    )
    return Made(asked, responses, disclosed(responses, asked))


def at(item: Item, share: float) -> int:
    """The answer that lies so far from the worse end of an item's scale."""
    steps = round(share * item.scale.steps)
    return item.scale.highest - steps if item.keyed == "negative" else item.scale.lowest + steps


EVERY_FORM = [(copy, to) for copy in ("team", "coach", "organisation") for to in ("html", "md", "teams")]


def all_forms(card: PublicScorecard, asked: Questionnaire) -> list[str]:
    return [render_report(card, asked, to=to, copy=copy) for copy, to in EVERY_FORM]  # type: ignore[arg-type]


Rule = Callable[[Page], Iterable[str]]


def faults(pages: Iterable[Page], rules: Iterable[Rule]) -> list[str]:
    """What rules say of pages."""
    found = ((page, rule, fault) for page in pages for rule in rules for fault in rule(page))
    return [
        f"{page.label}: {rule.__name__}: {fault}"  # type: ignore[attr-defined]
        for page, rule, fault in found
    ]


class Lab(NamedTuple):
    """What tests of this folder make their teams and pages with."""

    drawn: st.SearchStrategy[Made]
    made: Callable[..., Made]
    disclosed: Callable[..., PublicScorecard]
    pages_of: Callable[[Made], list[Page]]
    all_forms: Callable[..., list[str]]
    faults: Callable[..., list[str]]


@pytest.fixture(scope="session")
def lab() -> Lab:
    return Lab(TEAMS, plain_team, disclosed, pages_of, all_forms, faults)


@pytest.fixture(scope="session")
def teams() -> list[Made]:
    """Teams of every kind, the same ones each time."""
    chance = random.Random(20)
    return [some_team(chance, place) for place in range(30)]


@pytest.fixture(scope="session")
def pages(teams: list[Made]) -> list[Page]:
    """All their pages."""
    return [page for team in teams for page in pages_of(team)]
