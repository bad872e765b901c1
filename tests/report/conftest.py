"""A small questionnaire, and scorecards as `disclose` makes them, built by hand: a table row is a dimension."""

import difflib
import re
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from html.parser import HTMLParser
from pathlib import Path

import pytest

from teamcheck.questionnaire.claims import Source
from teamcheck.questionnaire.conversation import Exercise, Framing, Try
from teamcheck.questionnaire.model import (
    CommentQuestion,
    Dimension,
    Item,
    Questionnaire,
    Scale,
)
from teamcheck.report.templating import read_template
from teamcheck.scorecard.beside import unscored_statement
from teamcheck.scorecard.build import item_result
from teamcheck.scorecard.checklists import shown
from teamcheck.scorecard.model import ChecklistResult
from teamcheck.scorecard.public import (
    PolicyStamp,
    PublicBreakdown,
    PublicCell,
    PublicComments,
    PublicDimension,
    PublicItem,
    PublicMark,
    PublicNorms,
    PublicPlace,
    PublicScorecard,
    PublicTotal,
    QuestionnaireStamp,
    Reading,
    Reason,
    Spread,
)
from teamcheck.scorecard.reasons import withheld

GOLDEN = Path(__file__).parent / "golden"
AGREE = Scale(
    id="agree5",
    lowest=1,
    highest=5,
    labels={1: "Strongly disagree", 2: "Disagree", 3: "Neither", 4: "Agree", 5: "Strongly agree"},
    not_applicable=None,
    favourable=frozenset({4, 5}),
    unfavourable=frozenset({1, 2}),
)
PATTERNS = {
    "high_close": "High and close: keep it.",
    "high_apart": "High and apart: listen.",
    "low_close": "Low and close: act.",
    "low_apart": "Low and apart: talk first.",
}
#: How many people chose each point of every statement without a score.
ANSWERS = {"discussion": (0, 1, 1, 2, 0), "small-team": (0, 1, 1, 4, 3), "full": (1, 2, 3, 4, 2)}
BELOW = Reason(code="below-minimum", text="Too few people answered this.")
BELOW_10 = Reason(code="below-10", text="Shown from ten answers on.")


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--update-golden", action="store_true", help="write the golden documents instead of comparing them")


def _dimension(id_: str, title: str, statements: Iterable[str]) -> Dimension:
    items = tuple(
        Item(f"{id_}{place}", text, "negative" if text.endswith("!") else "positive", AGREE)
        for place, text in enumerate(statements, start=1)
    )
    return Dimension(
        id=id_,
        title=title,
        items=items,
        question=f"What about {title.lower()}?",
        discuss=(f"When did {title.lower()} help us?", "What would help?"),
        try_=(Try("Begin each meeting with one question.", "Practice tip"), Try("Write it down.")),
        exercise=Exercise("Draw it", 20, ("Alone, draw it.", "Together, look at the drawings.")),
        caution="A drawing is not a plan.",
        patterns=PATTERNS,
    )


@pytest.fixture
def questionnaire() -> Questionnaire:
    """Three features of three, three and one statements; one statement speaks of something bad."""
    marks = replace(_dimension("real", "A real team", ["We share goals.", "We need each other."]), role="real-team")
    return Questionnaire(
        id="small",
        version="1.0.0",
        language="en",
        title="A small questionnaire",
        sha256="0" * 64,
        dimensions=(
            marks,
            _dimension("goals", "Goals", ["We know our goals.", "We check our goals.", "Our goals change too often!"]),
            _dimension("roles", "Roles", ["I know my role.", "I know the roles of others.", "We help each other."]),
            _dimension("trust", "Trust", ["We trust each other."]),
        ),
        framing=Framing(after=("What did we learn?",)),
        source=Source(model="A model", wording="Our own", licence="CC-BY-4.0", status="not validated"),
        comments=(CommentQuestion("keep", "What should we keep?"),),
    )


Row = Mapping[str, object]
MakeCard = Callable[..., PublicScorecard]

SMALL: Mapping[str, Row] = {
    "goals": {
        "n": 9, "score": 55, "interval": [45, 65], "worst_case": [45, 70], "agreement": "mixed", "step": 2.8,
        "words": ["mostly agree", "mixed", "mostly agree"],
    },
    "roles": {
        "n": 9, "score": 80, "interval": [70, 90], "worst_case": [65, 90], "agreement": "close", "step": 2.8,
        "words": ["mostly agree", "mostly agree", None],
    },
    "trust": {"n": 9, "words": ["mostly disagree"]},
}  # fmt: skip
FULL: Mapping[str, Row] = {
    "goals": {
        "n": 12, "score": 58, "interval": [47, 69], "worst_case": [49, 64], "agreement": "apart", "step": 2.1,
        "favourable": 53, "neutral": 11, "unfavourable": 36, "two_camps": True, "spread": ([33, 83], [17, 100]),
        "counts": [[1, 3, 1, 5, 2], [2, 3, 0, 4, 3], [0, 4, 3, 4, 1]],
    },
    "roles": {
        "n": 12, "score": 81, "interval": [72, 90], "worst_case": [69, 84], "agreement": "close", "step": 2.1,
        "favourable": 92, "two_camps": False, "spread": ([75, 92], [58, 100]),
        "counts": [[0, 0, 1, 6, 5], [0, 0, 1, 7, 4], [0, 1, 0, 5, 6]],
    },
    "trust": {
        "n": 11, "score": 39, "interval": [24, 54], "worst_case": [33, 48], "step": 2.3,
        "favourable": 27, "neutral": 27, "unfavourable": 45, "two_camps": False, "spread": ([25, 50], [0, 100]),
        "counts": [[2, 3, 3, 2, 1]],
    },
}  # fmt: skip
ONE_ITEM = Reason(code="one-item", text="One statement alone gets a word instead of a score.")
UNSURE = Reason(code="cannot-be-placed", text="The score is not sure enough to say where it stands among other teams.")
ROUGHLY = Reason(code="few-norm-teams", text="They are fewer than 50 teams, so their order is known only roughly.")


def _norms(*places: tuple[str, list[int] | None, Reason | None], sector: str | None = "community nursing") -> PublicNorms:
    """Norms of 34 teams, with the place of each feature or the reason why it has none."""
    return PublicNorms(
        edition="Spring <2026>",
        day="2026-03-31",
        sector=sector,
        licence=None,
        version="1.0.0",
        teams=34,
        people=291,
        dimensions=[
            PublicPlace(id=id_, teams=34, usual_spread=19, percentile=place, withheld={"percentile": why} if why else {})
            for id_, place, why in places
        ],
        caveats=[ROUGHLY],
    )


NORMS = _norms(("goals", None, UNSURE), ("roles", [70, 100], None), ("trust", None, ONE_ITEM))
NORMS_FULL = _norms(("goals", [15, 60], None), ("roles", [75, 100], None), ("trust", [0, 35], None), sector=None)
NOTHING: Mapping[str, Row] = {"goals": {}, "roles": {}, "trust": {}}


def _item(asked: Item, row: Row, place: int) -> PublicItem:
    words, counts = row.get("words"), row.get("counts")
    count = counts[place] if counts else None
    shown = {
        "n": row.get("n"),
        "word": words[place] if words else "mixed" if counts else None,
        "score": None if count is None else round(sum(25 * k * c for k, c in enumerate(count)) / sum(count)),
        "counts": count,
    }
    reasons = {key: BELOW_10 for key, value in shown.items() if value is None}
    return PublicItem(id=asked.id, text=asked.text, sha256=asked.sha256, keyed=asked.keyed, withheld=reasons, **shown)


def _public(asked: Dimension, row: Row) -> PublicDimension:
    keys = ("n", "score", "score_end", "interval", "favourable", "neutral", "unfavourable", "agreement", "two_camps")
    shown = {key: row.get(key) for key in (*keys, "band", "step", "worst_case")}
    spread = row.get("spread")
    few = Reason(code="few", text="Fewer than three answers.")
    reason = BELOW if row.get("n") is None else few if row.get("counts") else BELOW_10
    reasons = {key: reason for key, value in shown.items() if value is None and key not in ("score_end", "band")}
    if len(asked.items) == 1 and row.get("words"):
        reasons["score"] = ONE_ITEM
    return PublicDimension(
        id=asked.id,
        title=asked.title,
        role=asked.role,
        group=asked.group,
        interval_kind=row.get("interval_kind", "this team now" if row.get("interval") else None),
        spread=Spread(middle_half=spread[0], lowest_highest=spread[1]) if spread else None,
        items=[_item(item, row, place) for place, item in enumerate(asked.items)],
        withheld=reasons | dict(row.get("withheld", {})),
        **shown,
    )


@pytest.fixture
def card(questionnaire: Questionnaire) -> MakeCard:
    """Build a scorecard: an edition's usual figures, with those of single dimensions, or any other key, changed."""

    def make(
        edition: str = "small-team",
        *,
        asked: Questionnaire = questionnaire,
        change: Mapping[str, Row] | None = None,
        marks: Iterable[bool | None] = (True, True),
        comments: list[str] | None = None,
        reading: Mapping[str, list[str]] | None = None,
        **keys: object,
    ) -> PublicScorecard:
        rows = {"small-team": SMALL, "full": FULL, "discussion": NOTHING}[edition]
        rows = {id_: {**row, **(change or {}).get(id_, {})} for id_, row in rows.items()}
        size, answered = {"small-team": (11, 9), "full": (14, 12), "discussion": (5, 4)}[edition]
        usual = {"build_on": ["roles"], "talk_about": ["goals"], "see_differently": []}
        nothing = {"build_on": [], "talk_about": [], "see_differently": []}
        why = {} if comments else {"comments": Reason(code="few-comments", text="Fewer than three people commented.")}
        values: dict[str, object] = {
            "teamcheck": "0.0.0",
            "questionnaire": QuestionnaireStamp(id=asked.id, version=asked.version, sha256=asked.sha256),
            "policy": PolicyStamp(minimum=5, audience="team"),
            "edition": edition,
            "team": "Harbour",
            "round": "2025-11",
            "size": size,
            "answered": answered,
            "response_rate": round(100 * answered / size),
            "dimensions": [_public(dimension, rows[dimension.id]) for dimension in asked.scored],
            "groups": [],
            "checklists": [
                shown(
                    ChecklistResult(each, answered, {**dict.fromkeys(each.options, 3), next(iter(each.options)): answered}), 5
                )
                for each in asked.checklists
            ],
            "real_team": [
                PublicMark(id=item.id, text=item.text, met=met, withheld={} if met is not None else {"met": BELOW})
                for item, met in zip(asked.real_team, marks, strict=True)
            ],
            "unscored": [
                unscored_statement(item_result(item, ANSWERS[edition]), 5, shared=False)
                for dimension in asked.unscored
                for item in dimension.items
            ],
            "comments": [PublicComments(id=q.id, text=q.text, comments=comments, withheld=why) for q in asked.comments],
            "reading": Reading(**(reading or (nothing if edition == "discussion" else usual))),
            "withheld": {},
        }
        return PublicScorecard(**{**values, **keys})

    return make


@pytest.fixture(scope="session")
def schemes() -> dict[str, dict[str, str]]:
    """The colours of the style sheet by name, as a light and as a dark screen shows them."""
    light, dark = read_template("report.css").split("@media screen and (prefers-color-scheme:dark)", 1)
    parts = {"light": light, "dark": dark.split("}}")[0]}
    return {scheme: dict(re.findall(r"--([a-z-]+):(#[0-9a-f]{6})", text)) for scheme, text in parts.items()}


#: Elements that end by themselves where such a one begins, and those that end with what they stand in (HTML, 13.1.2.4).
ENDED_BY = {
    **dict.fromkeys(("p", "div", "ul", "ol", "dl", "table", "h2", "h3", "section", "details", "nav"), ("p",)),
    "li": ("li",),
    "dt": ("dd", "dt"),
    "dd": ("dt", "dd"),
    "td": ("td", "th"),
    "th": ("td", "th"),
    "tr": ("td", "th", "tr", "caption"),
    "thead": ("caption",),
    "tbody": ("td", "th", "tr", "thead", "tbody", "caption"),
}
ENDS_WITH_PARENT = {"p", "li", "dt", "dd", "td", "th", "tr", "thead", "tbody"}


class Outline(HTMLParser):
    """What a test asks of a page: its elements with their attributes, and the text it shows."""

    def __init__(self, page: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[tuple[str, dict[str, str | None]]] = []
        self.open: list[str] = []
        self.shown: list[str] = []
        self.faults: list[str] = []
        self.feed(page)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        while self.open and self.open[-1] in ENDED_BY.get(tag, ()):
            self.open.pop()
        self.elements.append((tag, dict(attrs)))
        if tag not in {"meta", "link", "br", "hr", "img", "input", "wbr"}:
            self.open.append(tag)

    def handle_startendtag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.elements.append((tag, dict(attrs)))

    def handle_endtag(self, tag: str) -> None:
        while self.open and self.open[-1] in ENDS_WITH_PARENT and self.open[-1] != tag:
            self.open.pop()
        if not self.open or self.open.pop() != tag:
            self.faults.append(f"</{tag}> closes nothing")

    def handle_data(self, data: str) -> None:
        if not {"style", "svg", "title"} & set(self.open):
            self.shown.append(data)

    def all(self, *tags: str) -> list[dict[str, str | None]]:
        return [attributes for tag, attributes in self.elements if tag in tags]

    @property
    def text(self) -> str:
        return " ".join("".join(self.shown).split())


@pytest.fixture
def outline() -> type[Outline]:
    """Reads a page."""
    return Outline


@pytest.fixture(scope="session")
def norms() -> Mapping[str, PublicNorms]:
    """Other teams, for the scorecard of each edition to stand beside."""
    return {"small-team": NORMS, "full": NORMS_FULL, "discussion": NORMS}


def _total(asked: Dimension, shown: tuple[int, int] | str) -> PublicTotal:
    """A feature of a group: n and score, or the code of the reason why it is not shown."""
    rest = dict.fromkeys(("score_end", "band", "step", "worst_case", "spread"))
    same = {"id": asked.id, "title": asked.title, "role": asked.role, "group": asked.group, "items": [], "left_out": []} | rest
    if isinstance(shown, str):
        figures = ("n", "score", "interval", "favourable", "neutral", "unfavourable", "agreement", "two_camps")
        return PublicTotal(
            **same, **dict.fromkeys((*figures, "interval_kind")), withheld=withheld(**dict.fromkeys(figures, shown))
        )
    n, score = shown
    figures = {"n": n, "score": score, "interval": [score - 9, score + 9], "interval_kind": "this team in general"}
    shares = {"favourable": score, "neutral": 10, "unfavourable": 90 - score}
    return PublicTotal(**same, **figures, **shares, agreement="mixed", two_camps=False, withheld={})


@pytest.fixture
def breakdowns(questionnaire: Questionnaire) -> list[PublicBreakdown]:
    """A team's people by their work, with one score that is not shown, and by their years in the team, of which none is."""
    rows: list[tuple[str | None, str, list[tuple[int, int] | str]]] = [
        ("nurse", "Nurse", [(14, 61), (14, 75), "groups-tell"]),
        ("other", "Other <b>work</b>", [(11, 48), (10, 70), "groups-tell"]),
        (None, "Not known", [(10, 52), (10, 66), "groups-tell"]),
    ]
    cells = [
        PublicCell(id=id_, text=text, dimensions=[_total(*each) for each in zip(questionnaire.scored, row, strict=True)])
        for id_, text, row in rows
    ]
    return [
        PublicBreakdown(id="role", text="What is your work?", of="people", cells=cells, withheld={}),
        PublicBreakdown(id="years", text="How long?", of="people", cells=None, withheld=withheld(cells="small-group")),
    ]


Compare = Callable[..., None]


def compare_folder(folder: Path, made: Mapping[str, str], *, update: bool, kind: str = "*") -> None:
    """Every file of a golden folder, or those of one kind, equals what was made, and nothing is missing or left over."""
    if update:
        folder.mkdir(parents=True, exist_ok=True)
        for old in folder.glob(kind):
            old.unlink()
        for name, text in made.items():
            (folder / name).write_text(text, encoding="utf-8")
    kept = {path.name: path.read_text(encoding="utf-8") for path in folder.glob(kind)}
    differences = []
    for name in sorted({*kept, *made}):
        before, now = (texts.get(name, "").replace("><", ">\n<").splitlines() for texts in (kept, made))  # a page is one line
        if kept.get(name) != made.get(name):
            differences += [*difflib.unified_diff(before, now, f"golden/{name}", f"made/{name}", lineterm=""), ""]
    assert not differences, "\n".join([f"{folder.name} changed; --update-golden if it should:", *differences])


@pytest.fixture
def golden(request: pytest.FixtureRequest) -> Compare:
    """Compare with the golden folder of that name, or write it with --update-golden."""
    update = bool(request.config.getoption("--update-golden", default=False))
    return lambda folder, made: compare_folder(GOLDEN / folder, made, update=update)


@pytest.fixture
def compare() -> Compare:
    """The comparison itself, without updating."""
    return lambda folder, made, kind="*": compare_folder(folder, made, update=False, kind=kind)


@pytest.fixture
def gallery(request: pytest.FixtureRequest, root: Path) -> Compare:
    """Compare with the files of one kind in docs/gallery, or write them with --update-golden."""
    update = bool(request.config.getoption("--update-golden", default=False))
    return lambda made, kind: compare_folder(root / "docs" / "gallery", made, update=update, kind=kind)
