"""Organisations as `disclose_totals` makes them, built by hand: a line is a part, with its people and a score a feature."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import pytest

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.scorecard.public import (
    End,
    PolicyStamp,
    PublicBreakdown,
    PublicCell,
    PublicScorecard,
    PublicTotal,
    QuestionnaireStamp,
    Withheld,
)
from teamcheck.scorecard.reasons import of_all_groups, withheld, withheld_for
from teamcheck.scorecard.totals.public import (
    PublicBetween,
    PublicCoverage,
    PublicDiffering,
    PublicDot,
    PublicMiddle,
    PublicNode,
    PublicOrganisation,
    PublicPattern,
    PublicWithout,
    TeamPath,
)

Make = Callable[..., PublicOrganisation]
FIGURES = ("n", "score", "interval", "favourable", "neutral", "unfavourable", "agreement", "two_camps", "step", "worst_case")
OF_ROUGH = ("favourable", "neutral", "unfavourable", "agreement", "two_camps")
#: What parts there are: the way to each, its members, its answers, and what is shown of each feature.
PARTS: Mapping[tuple[str, ...], tuple[int | None, int, tuple[Any, ...]]] = {
    (): (214, 163, (("full", 161, 62), ("full", 163, 71), ("full", 158, 48))),
    ("Hillside",): (214, 163, (("full", 161, 62), ("full", 163, 71), ("full", 158, 48))),
    ("Hillside", "Wards"): (120, 94, (("full", 93, 66), ("full", 94, 74), ("full", 90, 51))),
    ("Hillside", "Wards", "North wing"): (30, 24, (("full", 24, 70), ("full", 24, 77), ("rough", 21, 45))),
    ("Hillside", "Wards", "South wing"): (12, 8, (("rough", 8, 55), ("rough", 8, 90), ("rough", 7, 10))),
    ("Hillside", "Pharmacy"): (7, 4, ("below-minimum", "below-minimum", "below-minimum")),
    ("Hillside", "Surgery"): (None, 33, (("full", 29, 58, ["Pharmacy"]), ("full", 29, 69, ["Pharmacy"]), ("full", 33, 44))),
    ("Hillside", "Theatre"): (14, 13, (("Pharmacy",), ("Pharmacy",), ("rough", 13, 40))),
}  # fmt: skip
COVERAGE = PublicCoverage(
    teams=24,
    listed=24,
    with_answers=22,
    shown=19,
    invited=214,
    answered=163,
    without=[
        PublicWithout(teams=3, reason=withheld(it="below-minimum")["it"]),
        PublicWithout(teams=2, reason=withheld(it="no-answers")["it"]),
    ],
    withheld={},
)


def dots(**scores: int) -> list[PublicDot]:
    """How many teams print each score; ``low`` is "10 or less", ``high`` "90 or more"."""
    ends: Mapping[str, tuple[int, End]] = {"low": (10, "or less"), "high": (90, "or more")}
    found = [(*(ends[at] if at in ends else (int(at.strip("s")), None)), teams) for at, teams in scores.items()]
    return [PublicDot(score=score, score_end=end, teams=teams) for score, end, teams in found]


MIDDLES = [
    PublicMiddle(
        id="goals",
        teams=18,
        median=62.5,
        middle_half=[50, 70],
        scores=dots(s40=3, s50=4, s60=2, s65=3, s70=4, s80=2),
        withheld={},
    ),
    PublicMiddle(
        id="roles", teams=19, median=70.0, middle_half=[68, 75], scores=dots(low=1, s65=3, s70=9, s75=4, high=2), withheld={}
    ),
    PublicMiddle(
        id="trust",
        teams=2,
        median=None,
        middle_half=None,
        scores=None,
        withheld=withheld(median="few-scores", scores="few-scores", middle_half="few-to-differ"),
    ),
]
_FEW = withheld(below="few-scores", above="few-scores", pattern="few-scores")
_LINES = {"against": "scale", "low": 50, "high": 60}
PATTERNS = [
    PublicPattern(id="goals", teams=18, **_LINES, below=3, above=11, pattern=None, withheld={}),
    PublicPattern(id="roles", teams=19, **_LINES, below=1, above=18, pattern="high", withheld={}),
    PublicPattern(id="trust", teams=2, **_LINES, below=None, above=None, pattern=None, withheld=_FEW),
]
_WORDS = ("teams", "share", "beyond_chance", "tell_apart", "hang_together")
BETWEEN = [
    PublicBetween(id="goals", teams=18, share=20, beyond_chance=True, tell_apart=False, hang_together="well", withheld={}),
    PublicBetween(id="roles", teams=19, share=0, beyond_chance=False, tell_apart=False, hang_together="loosely", withheld={}),
    PublicBetween(id="trust", **dict.fromkeys(_WORDS), withheld=withheld(**dict.fromkeys(_WORDS, "few-to-compare"))),
]


def total(number: int, titles: Mapping[str, str], shown: Any, size: int | None = None) -> PublicTotal:
    """A feature of many people: ("full" or "rough", n, score, left out), or ("Pharmacy",) that nobody there is worked out."""
    id_ = list(titles)[number]
    nothing: dict[str, Any] = dict.fromkeys((*FIGURES, "band", "score_end", "interval_kind", "spread"))
    same = {"id": id_, "title": titles[id_], "role": "measured", "group": None, "items": [], "left_out": []}
    other = withheld(items="other-copy", spread="other-copy", band="no-bands")
    if isinstance(shown, str):
        return PublicTotal(**same, **nothing, withheld=withheld(**dict.fromkeys(FIGURES, shown)) | other)
    if len(shown) == 1:
        return PublicTotal(**same, **nothing, withheld=withheld_for(shown, **dict.fromkeys(FIGURES, "group-tells")) | other)
    kind, n, score, *without = shown
    left_out = without[0] if without else []
    reasons: Withheld = withheld_for(left_out, left_out="left-out") if left_out else {}
    far = 3 if kind == "full" else 10
    figures = {"n": n, "score": score, "interval": [max(score - far, 0), min(score + far, 100)], "step": 0.4}
    figures |= {"interval_kind": "this team now" if size else "this team in general", "left_out": left_out}
    if kind == "full":
        figures |= {"favourable": score, "neutral": 20, "unfavourable": 80 - score, "agreement": "mixed", "two_camps": False}
    else:
        reasons |= withheld(**dict.fromkeys(OF_ROUGH, "below-10" if n < 10 else "rough-total"))
        figures |= {"score_end": "or more" if score == 90 else "or less" if score == 10 else None}
    reasons |= withheld(worst_case="size-unknown") if size is None else {}
    return PublicTotal(**same | nothing | figures, withheld=reasons | other)


def node(path: Sequence[str], titles: Mapping[str, str], size: int | None, answered: int, shown: Sequence[Any]) -> PublicNode:
    """A part of the organisation."""
    return PublicNode(
        path=list(path),
        name=path[-1] if path else "Everybody",
        level=("everybody", "hospital", "division", "wing")[len(path)],
        teams=max(1, answered // 8),
        size=size,
        answered=answered,
        response_rate=None if size is None else round(100 * answered / size),
        dimensions=[total(number, titles, each, size) for number, each in enumerate(shown)],
        withheld=withheld(response_rate="size-unknown") if size is None else {},
    )


def groups_of(titles: Mapping[str, str]) -> list[PublicBreakdown]:
    """Groups by a background question, by a column of the list of teams, and one way in which none can be shown."""
    shown = (
        ("nurse", "Nurse", (("full", 80, 61), ("full", 80, 70), ("full", 79, 50))),
        ("admin", "Administration", (("rough", 31, 75), ("rough", 31, 80), "groups-tell")),
        ("porter", "Porter", ("few-in-group", "few-in-group", "few-in-group")),
        (None, "Not known", (("full", 45, 60), ("full", 46, 68), ("full", 44, 46))),
    )
    cells = [
        PublicCell(id=id_, text=text, dimensions=[total(place, titles, each) for place, each in enumerate(figures)])
        for id_, text, figures in shown
    ]
    reason = of_all_groups("no-group")
    return [
        PublicBreakdown(id="role", text="What is your work?", of="people", cells=cells, withheld={}),
        PublicBreakdown(id="site", text="Site", of="teams", cells=None, withheld=reason),
    ]


@pytest.fixture
def organisation(questionnaire: Questionnaire) -> Make:
    """Build an organisation of eight parts, or of others, with any key changed."""

    def make(
        parts: Mapping[tuple[str, ...], Any] = PARTS, *, asked: Questionnaire = questionnaire, **keys: object
    ) -> PublicOrganisation:
        titles = {dimension.id: dimension.title for dimension in asked.scored}
        values: dict[str, object] = {
            "teamcheck": "0.0.0",
            "questionnaire": QuestionnaireStamp(id=asked.id, version=asked.version, sha256=asked.sha256),
            "policy": PolicyStamp(minimum=5, audience="team"),
            "round": "2025-11",
            "tree": ["hospital", "division", "wing"],
            "nodes": [node(path, titles, *of) for path, of in parts.items()],
            "members": [
                TeamPath(team="Harbour", path=["Hillside", "Surgery"]),
                TeamPath(team="Ward 3", path=["Hillside", "Wards", "North wing"]),
            ],
            "breakdowns": groups_of(titles),
            "coverage": COVERAGE,
            "medians": MIDDLES,
            "patterns": PATTERNS,
            "differing": PublicDiffering(most=["goals"], least=["roles"], withheld={}),
            "between": BETWEEN,
            "norms": None,
            "withheld": {},
        }
        return PublicOrganisation(**values | keys)

    return make


@pytest.fixture
def wards(card: Callable[..., PublicScorecard]) -> list[PublicScorecard]:
    """Two teams whose people were told that their figures may go to the organisation."""
    policy = PolicyStamp(minimum=5, audience="organisation")
    return [card("full", team="Ward 3", policy=policy), card(team="Harbour", policy=policy)]


#: Teams of one organisation: edition, and the scores of goals, roles and trust; trust has one only in the full edition.
TWELVE: Mapping[str, tuple[str, tuple[Any, ...]]] = {
    "Anchor Ward": ("discussion", ()),
    "Beacon Clinic": ("full", (41, 58, 38)),
    "Cedar Unit": ("full", (62, 74, 44)),
    "Dunes Rehab": ("small-team", (50, 90)),
    "Estuary Pharmacy": ("full", (55, 81, 27)),
    "Fern Theatre": ("small-team", (10, 65)),
    "Gull Outpatients": ("full", (69, 66, 49)),
    "Harbour Nursing": ("discussion", ()),
    "Island Dental": ("full", (45, 70, 31)),
    "Jetty Imaging": ("full", (48, 71, 57)),
    "Kestrel 2": ("small-team", (60, 75)),
    "Kestrel 10": ("full", (70, 63, 46)),
}


@pytest.fixture
def twelve(card: Callable[..., PublicScorecard]) -> list[PublicScorecard]:
    """Twelve teams whose people were told that their figures may go to the organisation: most are low on trust."""
    policy = PolicyStamp(minimum=5, audience="organisation")
    ends = {10: "or less", 90: "or more"}

    def scores(edition: str, shown: Sequence[int]) -> Mapping[str, Mapping[str, object]]:
        rough = edition == "small-team"
        return {
            id_: {"score": score, "score_end": ends.get(score) if rough else None}
            for id_, score in zip(("goals", "roles", "trust"), shown, strict=False)
        }

    return [card(edition, team=name, policy=policy, change=scores(edition, shown)) for name, (edition, shown) in TWELVE.items()]
