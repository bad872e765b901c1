"""Totals of an organisation, read as somebody would who has nothing but the printed JSON."""

import json
from collections.abc import Iterable, Sequence
from fractions import Fraction
from itertools import combinations
from random import Random
from typing import Any

import pytest

from teamcheck.organisation.ways import ways_of
from teamcheck.organisation.whole import in_groups, organisation_of
from teamcheck.questionnaire.model import BackgroundQuestion, Dimension, Item, Questionnaire, Scale
from teamcheck.responses.model import Audience, Policy, Response, Responses
from teamcheck.responses.teams import ListOfTeams
from teamcheck.scorecard.build import score
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.printed import printed
from teamcheck.scorecard.totals import decide, groups, regions
from teamcheck.scorecard.totals.disclose import disclose_totals

AGREE = Scale("agree5", 1, 5, {}, None, frozenset({4, 5}), frozenset({1, 2}))
ITEMS = tuple(Item(f"goals{number}", f"Statement {number}.", "positive", AGREE) for number in (1, 2))
ROLE = BackgroundQuestion("role", "What is your work?", {"nurse": "Nurse", "doctor": "Doctor"})
SHIFT = BackgroundQuestion("shift", "When do you work?", {"day": "Day", "night": "Night"})
ASKED = Questionnaire(
    "short", "1.0.0", "en", "Short", "0" * 64, (Dimension("goals", "Goals", ITEMS),), background=(ROLE, SHIFT)
)

#: Name, path, and how many of each pair of role and shift answered.
People = dict[str, tuple[tuple[str, ...], dict[tuple[str | None, str | None], int]]]


def plain(path: Sequence[str], count: int) -> tuple[tuple[str, ...], dict[tuple[str | None, str | None], int]]:
    """A team whose people said nothing about themselves."""
    return tuple(path), {(None, None): count}


def read_by(
    people: People,
    by: Sequence[str] = (),
    *,
    audience: Audience = "organisation",
    levels: Sequence[str] = ("house", "ward"),
    minimum: int = 5,
) -> dict[str, Any]:
    """Everything `score --tree house/ward --by ...` prints."""
    random = Random(repr(sorted(people)))
    rows = [
        Response(team, None, None, tuple(random.choice([1, 2, 3, 4, 5]) for _ in ITEMS), values)
        for team, (_, counts) in people.items()
        for values, count in counts.items()
        for _ in range(count)
    ]
    responses = Responses(("goals1", "goals2"), tuple(rows), background_ids=("role", "shift"))
    columns = ("house", "ward")
    values = {team: dict(zip(columns, (*path, "", ""), strict=False)) for team, (path, _) in people.items()}
    sizes = {team: max(1, sum(counts.values())) + 2 for team, (_, counts) in people.items()}
    listed = ListOfTeams("teams.csv", sizes, columns, values, dict.fromkeys(people, 2), ("C", "D"))
    policy = Policy(minimum=minimum, audience=audience)
    cards = score(responses, ASKED)
    shown = [disclose(card, policy) for card in cards]
    whole = organisation_of(cards, responses, ASKED, teams=listed, levels=levels, ways=ways_of(by, ASKED, listed, levels))
    together = disclose_totals(whole, policy, [printed(card) for card in shown])
    return {
        "teams": [json.loads(card.model_dump_json(by_alias=True)) for card in shown],
        "organisation": json.loads(together.model_dump_json(by_alias=True)),
    }


Atom = tuple[str, str | None, str | None]


def printed_sets(people: People, printed: dict[str, Any], figure: str = "n") -> list[frozenset[Atom]]:
    """Every set of people of which a figure is printed, as a reader knows it who knows how many there are of each."""
    atoms = {(team, *values) for team, (_, counts) in people.items() for values, count in counts.items() if count}
    sets = [
        frozenset(atom for atom in atoms if atom[0] == card["team"])
        for card in printed["teams"]
        if card["dimensions"][0][figure] is not None
    ]
    root: frozenset[Atom] = frozenset()
    for node in printed["organisation"]["nodes"]:
        (figures,) = node["dimensions"]
        members = {
            member["team"]
            for member in printed["organisation"]["members"]
            if member["path"][: len(node["path"])] == node["path"]
        }
        counted = frozenset(atom for atom in atoms if atom[0] in members - set(figures["left_out"]))
        root = counted if node is printed["organisation"]["nodes"][0] else root
        assert figures["n"] in {None, size_of(people, counted)}
        if figures[figure] is not None:
            sets.append(counted)
    for breakdown in printed["organisation"]["breakdowns"]:
        place = 1 + ("role", "shift").index(breakdown["id"])
        for cell in breakdown["cells"] or []:
            group = frozenset(atom for atom in root if atom[place] == cell["id"])
            assert cell["dimensions"][0]["n"] in {None, size_of(people, group)}
            if cell["dimensions"][0][figure] is not None:
                sets.append(group)
    return sets


def size_of(people: People, atoms: Iterable[Atom]) -> int:
    return sum(people[team][1][values] for team, *rest in atoms for values in [tuple(rest)])


def derivable(sets: Sequence[frozenset[Atom]], people: People, fewest: int) -> list[frozenset[Atom]]:
    """Every group of fewer than so many people whose sum follows from the printed ones, by plain elimination."""
    atoms = sorted({atom for each in sets for atom in each}, key=repr)
    basis: list[list[Fraction]] = []
    for each in sets:
        row = reduced([Fraction(atom in each) for atom in atoms], basis)
        if any(row):
            basis.append(row)
    found: list[frozenset[Atom]] = []
    for count in range(1, fewest):
        found += [
            frozenset(group)
            for group in combinations(atoms, count)
            if size_of(people, group) < fewest and not any(reduced([Fraction(atom in group) for atom in atoms], basis))
        ]
    return found


def reduced(row: list[Fraction], basis: Sequence[list[Fraction]]) -> list[Fraction]:
    """What is left of a row when everything that the basis explains is taken away."""
    for known in basis:
        lead = next(place for place, value in enumerate(known) if value)
        if row[lead]:
            factor = row[lead] / known[lead]
            row = [one - factor * other for one, other in zip(row, known, strict=True)]
    return row


def random_people(random: Random, *, grouped: bool) -> People:
    """A small organisation of at most eleven parts that nothing divides further."""
    people: People = {}
    parts = 0
    while parts < random.randint(2, 9):
        house = random.choice(["North", "South"])
        path = random.choice([(), (house,), (house, f"{house} {random.choice('AB')}")])
        counts: dict[tuple[str | None, str | None], int] = {}
        for _ in range(random.randint(1, 3) if grouped else 1):
            values = (
                (random.choice(["nurse", "doctor", None]), random.choice(["day", "night", None])) if grouped else (None, None)
            )
            counts[values] = random.choice([1, 2, 3, 4, 5, 6, 8, 9, 10, 12, 14])
        people[f"Team {len(people)}"] = (path, counts)
        parts += len(counts)
    return people


def cases(number: int, *, grouped: bool) -> list[tuple[People, list[str]]]:
    random = Random(16)
    ways: list[list[str]] = [["role"], ["shift"], ["role", "shift"], ["shift", "role"]] if grouped else [[]]
    return [(random_people(random, grouped=grouped), random.choice(ways)) for _ in range(number)]


def given_away(number: int, *, grouped: bool, audience: Audience = "organisation") -> int:
    found = 0
    for people, by in cases(number, grouped=grouped):
        printed = read_by(people, by, audience=audience)
        found += bool(derivable(printed_sets(people, printed), people, 5))
        found += bool(derivable(printed_sets(people, printed, "two_camps"), people, 10))  # what only the full edition has
    return found


@pytest.mark.parametrize("grouped", [False, True])
@pytest.mark.parametrize("audience", ["team", "organisation"])
def test_no_group_below_the_minimum_follows_from_what_is_printed(grouped: bool, audience: Audience) -> None:
    assert given_away(60, grouped=grouped, audience=audience) == 0


@pytest.mark.slow
@pytest.mark.parametrize("grouped", [False, True])
def test_no_group_below_the_minimum_follows_from_what_is_printed_of_many(grouped: bool) -> None:
    assert given_away(2000, grouped=grouped) == 0


def everybody_counts(monkeypatch: pytest.MonkeyPatch) -> None:
    """Protection switched off: every part with five people or more is shown, and counts everybody in it."""

    def parts(parents: Any, leaf_nodes: Any, sizes: Any, *, minimum: int, **_: int) -> list[regions.Part]:
        own: list[list[int]] = [[] for _ in parents]
        below: list[list[int]] = [[] for _ in parents]
        for leaf, node in enumerate(leaf_nodes):
            own[node].append(leaf)
        for node in range(1, len(parents)):
            below[parents[node]].append(node)
        n = [sum(sizes[leaf] for leaf in leaves) for leaves in own]
        for node in reversed(range(1, len(parents))):
            n[parents[node]] += n[node]
        return [
            regions.Part("full" if total >= minimum else None, total, tuple(leaves), tuple(nodes), ())
            for total, leaves, nodes in zip(n, own, below, strict=True)
        ]

    monkeypatch.setattr(decide, "parts", parts)


@pytest.mark.slow
def test_without_the_region_rule_groups_below_the_minimum_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    everybody_counts(monkeypatch)

    assert given_away(60, grouped=False) > 20


@pytest.mark.slow
def test_without_the_span_audit_groups_below_the_minimum_follow(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(groups, "pointed_out", lambda *_, **__: None)

    assert given_away(150, grouped=True) > 5


def only(nodes: Sequence[dict[str, Any]], *path: str) -> dict[str, Any]:
    (found,) = (node for node in nodes if node["path"] == list(path))
    return found


@pytest.fixture
def hospital() -> People:
    return {
        "Ward 1": plain(["Harbour", "Surgery"], 12),
        "Ward 2": plain(["Harbour", "Surgery"], 11),
        "Pharmacy": plain(["Harbour", "Surgery"], 3),
        "Ward 4": plain(["Harbour", "Medicine"], 10),
        "Ward 5": plain(["Harbour", "Medicine"], 14),
    }


def test_a_total_is_counted_without_a_team_that_could_be_worked_out_of_it_and_says_so(hospital: People) -> None:
    nodes = read_by(hospital)["organisation"]["nodes"]
    (surgery,) = only(nodes, "Harbour", "Surgery")["dimensions"]

    assert (surgery["n"], surgery["left_out"]) == (23, ["Pharmacy"])
    assert surgery["withheld"]["left_out"]["text"] == "Counted without Pharmacy, so that nobody there can be worked out."
    assert only(nodes, "Harbour")["dimensions"][0]["n"] == 47


def test_teams_that_are_enough_together_count_where_they_meet(hospital: People) -> None:
    hospital["Library"] = plain(["Harbour", "Medicine"], 4)
    nodes = read_by(hospital)["organisation"]["nodes"]

    assert [(node["name"], node["dimensions"][0]["n"]) for node in nodes] == [
        ("Harbour", 54),
        ("Medicine", 24),
        ("Surgery", 23),
    ]


def test_people_counted_directly_under_a_part_are_protected_like_a_team(hospital: People) -> None:
    hospital["Office"] = plain(["Harbour"], 2)
    nodes = read_by(hospital)["organisation"]["nodes"]

    assert only(nodes, "Harbour")["dimensions"][0]["left_out"] == []
    assert only(nodes, "Harbour")["dimensions"][0]["n"] == 52


def test_a_total_from_which_a_small_team_follows_is_as_rough_as_that_team() -> None:
    printed = read_by(
        {
            "Large": plain(["Harbour", "Surgery"], 10),
            "Small": plain(["Harbour", "Surgery"], 9),
            "Other": plain(["Harbour", "Medicine"], 40),
        }
    )
    nodes = printed["organisation"]["nodes"]
    (surgery,) = only(nodes, "Harbour", "Surgery")["dimensions"]
    (medicine,) = only(nodes, "Harbour", "Medicine")["dimensions"]

    assert surgery["n"] == 19
    assert surgery["score"] % 5 == 0
    assert surgery["favourable"] is None
    assert surgery["withheld"]["favourable"]["code"] == "rough-total"
    assert medicine["favourable"] is not None
    assert only(nodes, "Harbour")["dimensions"][0]["favourable"] is None


def test_where_only_teams_see_their_figures_a_total_is_of_three_teams_or_more(hospital: People) -> None:
    nodes = read_by(hospital, audience="team")["organisation"]["nodes"]

    assert [(node["name"], node["dimensions"][0]["n"]) for node in nodes] == [
        ("Harbour", 47),
        ("Medicine", None),
        ("Surgery", None),
    ]
    assert only(nodes, "Harbour", "Medicine")["dimensions"][0]["withheld"]["score"]["code"] == "few-teams"


def test_a_teams_own_figures_are_the_same_whatever_tree_is_asked_for(hospital: People) -> None:
    assert read_by(hospital)["teams"] == read_by(hospital, levels=("house",))["teams"]


def test_a_group_is_hidden_with_a_small_one_that_would_follow_from_it() -> None:
    counts: dict[tuple[str | None, str | None], int] = {("nurse", None): 30, ("doctor", None): 12, (None, None): 3}
    printed = read_by({"Ward 1": (("Harbour", "A"), counts)}, ["role"])
    (role,) = printed["organisation"]["breakdowns"]
    cells = {cell["text"]: cell["dimensions"][0] for cell in role["cells"]}

    assert cells["Nurse"]["n"] == 30
    assert (
        cells["Doctor"]["withheld"]["score"]["text"] == "Not shown, so that nobody of whom it is not known can be worked out."
    )
    assert cells["Not known"]["withheld"]["score"]["code"] == "few-in-group"


@pytest.mark.parametrize(
    ("counts", "audience", "by", "code", "said"),
    [
        ({("nurse", None): 9, ("doctor", None): 9}, "organisation", "role", "few-in-group", "each of these groups has fewer"),
        ({("nurse", None): 30, ("doctor", None): 3}, "organisation", "role", "group-tells", "some of these groups"),
        (
            {("nurse", None): 30},
            "team",
            "ward",
            "few-teams",
            "one of these groups, or those of whom it is not known, has fewer",
        ),
    ],
)
def test_where_no_group_is_shown_the_reason_is_that_of_its_groups(
    counts: dict[Any, int], audience: Audience, by: str, code: str, said: str
) -> None:
    others = counts if by == "ward" else {}
    people: People = {f"Ward {ward}": (("Harbour", ward), others) for ward in "BC"} | {"Ward A": (("Harbour", "A"), counts)}
    (way,) = read_by(people, [by], audience=audience, levels=("house",))["organisation"]["breakdowns"]

    assert way["cells"] is None
    assert way["withheld"]["cells"]["code"] == code
    assert said in way["withheld"]["cells"]["text"]


def team_with_groups(*counts: int) -> list[dict[str, Any]] | None:
    values = [("nurse", None), ("doctor", None), (None, None)]
    rows = [
        Response("Red", None, None, (place % 5 + 1, 3), value)
        for value, count in zip(values, counts, strict=True)
        for place in range(count)
    ]
    responses = Responses(("goals1", "goals2"), tuple(rows), background_ids=("role", "shift"))
    (card,) = in_groups(score(responses, ASKED), responses, ASKED, ways_of(["role"], ASKED, None))
    (role,) = json.loads(disclose(card, Policy()).model_dump_json())["breakdowns"]
    return role["cells"]  # type: ignore[no-any-return]


@pytest.mark.parametrize(
    ("counts", "shown"),
    [((10, 10, 0), True), ((10, 10, 10), True), ((20, 9, 0), False), ((20, 10, 1), False), ((30, 0, 0), True)],
)
def test_groups_within_a_team_are_shown_only_where_each_is_ten_or_more(counts: tuple[int, ...], shown: bool) -> None:
    assert (team_with_groups(*counts) is not None) == shown


def test_the_order_of_people_and_teams_changes_nothing(hospital: People) -> None:
    hospital["Ward 1"] = (hospital["Ward 1"][0], {("nurse", "day"): 7, ("doctor", None): 5})
    backwards = dict(reversed(hospital.items()))

    assert strip(read_by(hospital, ["role"])) == strip(read_by(backwards, ["role"]))


def strip(printed: dict[str, Any]) -> Any:
    """What does not follow from random answers: numbers of people and reasons."""
    return [
        [
            (node["path"], [(each["n"], each["left_out"]) for each in node["dimensions"]])
            for node in printed["organisation"]["nodes"]
        ],
        [
            [(cell["id"], [each["n"] for each in cell["dimensions"]]) for cell in breakdown["cells"] or []]
            for breakdown in printed["organisation"]["breakdowns"]
        ],
    ]


@pytest.mark.parametrize("seed", range(12))
def test_one_more_person_never_shows_a_smaller_group(seed: int) -> None:
    people = random_people(Random(seed), grouped=True)
    for team, (path, counts) in people.items():
        for values in counts:
            more = {**people, team: (path, {**counts, values: counts[values] + 1})}
            assert derivable(printed_sets(more, read_by(more, ["role", "shift"])), more, 5) == []


def worked_out(printed: dict[str, Any], node: dict[str, Any]) -> int | None:
    """The score of a rough total from what is printed of its teams and of the totals below; None where that is not all."""
    cards = {card["team"]: card["dimensions"][0] for card in printed["teams"]}
    nodes = printed["organisation"]["nodes"]
    fine = [
        other
        for other in nodes
        if other["path"][: len(node["path"])] == node["path"] and other["dimensions"][0]["favourable"] is not None
    ]
    top = [
        each
        for each in fine
        if not any(other is not each and each["path"][: len(other["path"])] == other["path"] for other in fine)
    ]
    known = {
        member["team"]
        for member in printed["organisation"]["members"]
        if member["path"][: len(node["path"])] == node["path"]
        and member["team"] not in node["dimensions"][0]["left_out"]
        and not any(
            member["path"][: len(each["path"])] == each["path"] and member["team"] not in each["dimensions"][0]["left_out"]
            for each in top
        )
    }
    units = [*(cards[team] for team in known), *(each["dimensions"][0] for each in top)]
    if any(unit["score"] is None for unit in units):
        return None
    middle = {"or less": 6.25, "or more": 93.75}
    exact = sum(unit["n"] * Fraction(middle.get(unit["score_end"], unit["score"])) for unit in units) / sum(
        unit["n"] for unit in units
    )
    return min(90, max(10, 5 * int((exact + Fraction(5, 2)) // 5)))


def test_a_rough_total_tells_nothing_that_printed_scores_do_not() -> None:
    seen = 0
    for people, _ in cases(150, grouped=False):
        printed = read_by(people)
        for node in printed["organisation"]["nodes"]:
            (figures,) = node["dimensions"]
            if figures["score"] is not None and figures["favourable"] is None:
                expected = worked_out(printed, node)
                seen += expected is not None
                assert expected in {None, figures["score"]}

    assert seen > 50


@pytest.mark.parametrize(("sizes", "rough"), [((12, 9), True), ((12, 9, 9, 9, 9), False), ((12, 14), False)])
def test_a_group_of_teams_is_rough_where_few_of_its_people_have_rough_figures(sizes: tuple[int, ...], rough: bool) -> None:
    people: People = {f"Team {place}": plain(["North", "Old wing"], size) for place, size in enumerate(sizes)}
    people |= {f"Other {place}": plain(["South", "New wing"], 20) for place in range(3)}
    (ward,) = read_by(people, ["ward"], levels=("house",))["organisation"]["breakdowns"]
    (cell,) = (cell["dimensions"][0] for cell in ward["cells"] if cell["id"] == "Old wing")

    assert cell["n"] == sum(sizes)
    assert (cell["favourable"] is None) == rough
    assert cell["score"] is not None


def pages_elsewhere(people: People, printed: dict[str, Any]) -> list[frozenset[Atom]]:
    """What is printed of everybody, and every team of five or more, as its own report prints it under its own minimum."""
    atoms = {(team, *values) for team, (_, counts) in people.items() for values, count in counts.items() if count}
    teams = [frozenset(atom for atom in atoms if atom[0] == team) for team in people]
    return [*printed_sets(people, printed), *(team for team in teams if size_of(people, team) >= 5)]


@pytest.mark.parametrize("minimum", [8, 12])
def test_a_higher_minimum_of_totals_is_safe_beside_reports_of_a_lower_one(minimum: int) -> None:
    for people in (eleven_and_four(), *(people for people, _ in cases(60, grouped=False))):
        assert derivable(pages_elsewhere(people, read_by(people, minimum=minimum)), people, 5) == []


def eleven_and_four() -> People:
    return {f"Team {place}": plain(["North", "A"], size) for place, size in enumerate((11, 11, 11, 4))}


def test_groups_together_are_no_finer_than_the_total_they_make_up() -> None:
    people: People = {
        "Large": (("North", "A"), {("nurse", None): 14, ("doctor", None): 10}),
        "Small": (("North", "A"), {("nurse", None): 3, ("doctor", None): 2}),
        "Other": (("North", "A"), {("nurse", None): 3, ("doctor", None): 3}),
    }
    printed = read_by(people, ["role"])
    (role,) = printed["organisation"]["breakdowns"]

    assert only(printed["organisation"]["nodes"], "North")["dimensions"][0]["favourable"] is None
    assert role["cells"] is None


def test_where_only_teams_see_their_figures_a_group_is_of_people_of_three_teams_or_more(hospital: People) -> None:
    for team, (path, counts) in hospital.items():
        hospital[team] = (path, {("doctor" if team == "Ward 5" else "nurse", None): sum(counts.values())})
    (told_all,) = read_by(hospital, ["role"])["organisation"]["breakdowns"]
    (told_team,) = read_by(hospital, ["role"], audience="team")["organisation"]["breakdowns"]

    assert told_all["cells"] is not None
    assert told_team["cells"] is None
