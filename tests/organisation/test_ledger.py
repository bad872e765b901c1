"""The release ledger's rule, on plain data: what may be given out beside what is out already."""

import random
from collections.abc import Mapping, Sequence
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.organisation.ledger.book import Entry, Ledger, parsed, written
from teamcheck.organisation.ledger.release import Release, name_of
from teamcheck.organisation.ledger.rule import (
    Clash,
    cannot_tell,
    clash_of,
    entry_of,
    is_kept,
    is_out,
    out_elsewhere,
    with_entries,
)
from teamcheck.organisation.ledger.team import shown_beside, team_release
from teamcheck.questionnaire.model import Dimension, Item, Questionnaire, Scale
from teamcheck.responses.model import Policy, Response, Responses
from teamcheck.scorecard.build import score
from teamcheck.scorecard.disclosure import disclose

KEY, OTHER_KEY = bytes(32), bytes(range(32))
AGREE = Scale("agree", 1, 5, {}, None, frozenset({4, 5}), frozenset({1, 2}))


def release(n: int, text: str = "", *, cuts: Sequence[str] = (), team: str = "Harbour", **other: object) -> Release:
    """Harbour's figures of one feature in spring."""
    made = Release(("team", team), "two-features", "spring", {"aims": (n, text or str(n))}, cuts=tuple(cuts))
    return replace(made, **other)


def given_out(*releases: Release, key: bytes | None = KEY, minimum: int = 5, before: Ledger | None = None) -> Ledger:
    """A ledger in which these were noted, one after the other."""
    ledger = before or Ledger("salt")
    for number, each in enumerate(releases):
        day = f"2026-03-{number + 1:02}"
        ledger = with_entries(ledger, [entry_of(each, ledger.salt, key, day=day, what="score json", minimum=minimum)])
    return ledger


def clash(each: Release, ledger: Ledger, *, key: bytes | None = KEY, minimum: int = 5) -> Clash | None:
    return clash_of(entry_of(each, ledger.salt, key, day="2026-04-01", what="report html", minimum=minimum), ledger)


@pytest.mark.parametrize(
    ("then", "now", "allowed"),
    [
        (release(9), release(9), True),
        (release(9, "a"), release(9, "b"), False),
        (release(9), release(10), False),
        (release(9), release(13), False),
        (release(9), release(14), True),
        (release(12), release(17), False),
        (release(12), release(21), False),
        (release(12), release(22), True),
        (release(10), release(9), False),
        (release(15), release(10), False),
        (release(9), release(10, round="autumn"), True),
        (release(9), release(10, team="Mill"), True),
        (release(9), release(10, questionnaire="other"), True),
        (release(9, round=None, source="march.csv"), release(10, round=None, source="may.csv"), True),
        (release(9, round=None, source="march.csv"), release(10, round=None, source="march.csv"), False),
    ],
)
def test_other_figures_of_a_round_need_as_many_new_people_as_such_figures_are_shown_of(
    then: Release, now: Release, allowed: bool
) -> None:
    assert (clash(now, given_out(then)) is None) == allowed


@pytest.mark.parametrize(("then", "now"), [(8, 5), (5, 8)])
def test_the_higher_of_both_minimums_counts(then: int, now: int) -> None:
    ledger = given_out(release(9), minimum=then)

    assert clash(release(14), ledger, minimum=now) is not None
    assert clash(release(17), ledger, minimum=now) is None


def test_every_earlier_release_counts_and_the_latest_is_named() -> None:
    ledger = given_out(release(10), release(20), release(30))
    found = clash(release(32), ledger)

    assert found is not None
    assert (found.why, found.then, found.now, found.earlier.day) == ("changed", 30, 32, "2026-03-03")
    assert clash(release(21), ledger) is not None


def test_a_feature_that_was_not_given_out_before_is_no_conflict() -> None:
    ledger = given_out(release(9))
    more = release(9, counted={"aims": (9, "9"), "trust": (6, "t")})

    assert clash(more, ledger) is None
    assert clash(replace(more, counted={"trust": (7, "u")}), given_out(more, before=ledger)) is not None


@given(st.lists(st.integers(0, 4), min_size=1, max_size=12), st.integers(5, 9))
def test_what_is_given_out_never_parts_off_fewer_people_than_the_minimum(growth: list[int], minimum: int) -> None:
    """Answers come in one after the other; a report is asked for at each step. Between any two that are made lie enough."""
    ledger, answered, shown, asked_for = Ledger("salt"), 5, [], []
    for more in growth:
        answered += more
        asked_for.append(answered)
        if answered >= minimum and clash(release(answered), ledger, minimum=minimum) is None:
            ledger = given_out(release(answered), before=ledger, minimum=minimum)
            shown.append(answered)
    apart = {abs(one - other) for one in shown for other in shown}

    assert not {group for group in apart if 0 < group < minimum}
    assert bool(shown) == any(number >= minimum for number in asked_for)


@pytest.mark.parametrize(
    ("then", "now", "allowed"),
    [
        ((), (), True),
        ((), ("role",), True),
        (("role",), (), True),
        (("role",), ("role",), True),
        (("role",), ("role", "site"), True),
        (("role",), ("site",), False),
        (("role",), ("site", "role"), False),
        (("role", "site"), ("role",), False),
    ],
)
def test_people_are_parted_in_the_ways_of_before_first(then: Sequence[str], now: Sequence[str], allowed: bool) -> None:
    found = clash(release(30, cuts=now), given_out(release(30, cuts=then)))

    assert (found is None) == allowed
    assert found is None or (found.why, found.earlier.cuts) == ("cuts", tuple(then))


def test_the_longest_of_earlier_cuts_is_named_for_it_begins_with_the_others() -> None:
    ledger = given_out(release(30, cuts=["role", "site"]), release(30, cuts=["role"]))

    assert clash(release(30, cuts=["age"]), ledger).earlier.cuts == ("role", "site")
    assert clash(release(31, cuts=["age"]), ledger).why == "changed"


def test_cuts_count_for_a_team_of_which_nothing_else_is_given_out() -> None:
    hidden = release(4, cuts=["role"], counted={})

    assert clash(replace(hidden, cuts=("site",)), given_out(hidden)) is not None


@pytest.mark.parametrize("keys", [(KEY, OTHER_KEY), (KEY, None), (None, KEY), (None, None)])
def test_without_the_same_key_only_numbers_of_people_are_compared(keys: tuple[bytes | None, bytes | None]) -> None:
    first, second = keys
    ledger = Ledger("salt", (entry_of(release(9), "salt", first, day="2026-03-01", what="score json", minimum=5),))
    same = entry_of(release(9, "changed"), ledger.salt, second, day="2026-03-02", what="score json", minimum=5)

    assert clash_of(same, ledger) is None
    assert cannot_tell(same, ledger)
    assert [clash(release(n), ledger, key=second) is None for n in (8, 10, 13, 14)] == [False, False, False, True]


def test_what_the_own_key_knows_is_told_without_doubt() -> None:
    ledger = given_out(release(9), key=OTHER_KEY)
    ledger = given_out(release(9), key=KEY, before=ledger)
    again = entry_of(release(9), ledger.salt, KEY, day="2026-03-02", what="score json", minimum=5)

    assert not cannot_tell(again, ledger)
    assert is_kept(again, ledger)
    assert clash(release(9, "changed"), ledger) is not None


def test_the_same_release_is_noted_once_whatever_it_was_written_as() -> None:
    whole = release(9, counted={"aims": (9, "9"), "trust": (9, "t")})
    ledger = given_out(whole)
    part = entry_of(replace(whole, counted={"aims": (9, "9")}), ledger.salt, KEY, day="2026-05-01", what="other", minimum=5)

    assert with_entries(ledger, [part]) == ledger
    assert with_entries(ledger, [replace(part, minimum=8)]) != ledger


def test_the_file_names_nobody_and_its_order_tells_nothing() -> None:
    releases = [release(9 + number, team=f"Team {number}") for number in range(20)]
    text = written(Ledger("salt", tuple(_same_day(releases))))
    random.Random(1).shuffle(releases)

    assert "Team" not in text
    assert written(Ledger("salt", tuple(_same_day(releases)))) == text
    assert parsed(text) == Ledger("salt", tuple(sorted(_same_day(releases), key=lambda entry: entry.of)))


def _same_day(releases: Sequence[Release]) -> list[object]:
    return [entry_of(each, "salt", KEY, day="2026-03-01", what="score json", minimum=5) for each in releases]


def test_digests_of_equal_counts_differ_between_teams_rounds_and_features() -> None:
    both = {"aims": (9, "same"), "trust": (9, "same")}
    several = [release(9, counted=both), release(9, counted=both, team="Mill"), release(9, counted=both, round="autumn")]
    digests = [kept for entry in _same_day(several) for _, kept in entry.parts.values()]

    assert len(set(digests)) == 6


@pytest.mark.parametrize(
    ("part", "instead"),
    [
        ('"salt": ', '"sugar": '),
        ('"salt": "salt"', '"salt": 1'),
        ("ledger/1", "ledger/2"),
        ('"entries": [', '"entries": [null,'),
        ('"entries": [', '"entries": {}, "others": ['),
        ('"of":', '"whose":'),
        ('"minimum":5', '"minimum":"5"'),
        ('"minimum":5', '"minimum":true'),
        ('"aims":[9', '"aims":[-9'),
        ('"aims":[9,', '"aims":[9,9,'),
        ('"cuts":[]', '"cuts":[1]'),
        ('"cuts":[]', '"cuts":"role"'),
        ("]\n}\n", ""),
    ],
)
def test_a_damaged_ledger_is_none(part: str, instead: str) -> None:
    text = written(given_out(release(9)))

    assert parsed(text) is not None
    assert text.count(part) == 1
    assert parsed(text.replace(part, instead)) is None
    assert parsed(f"[{text}]") is None


# What is given out of a team


def asked(*, turned: bool = False, words: str = "", columns: Sequence[str] = ("aims1", "aims2", "aims3")) -> Questionnaire:
    """One feature of three statements and a mark of a real team."""
    items = [Item(name, f"{name}{words}", "negative" if turned and name == "aims2" else "positive", AGREE) for name in columns]
    mark = Dimension("real", "A real team", (Item("real1", "We are a team.", "positive", AGREE),), role="real-team")
    return Questionnaire("made", "1.0.0", "en", "Made", "0" * 64, (Dimension("aims", "Aims", tuple(items)), mark))


def released(rows: Sequence[Mapping[str, int | None]], questionnaire: Questionnaire, minimum: int = 5) -> Release:
    """What is given out of a team of which each row has the answers of one person."""
    ids = tuple(item.id for item in questionnaire.items)
    responses = Responses(ids, tuple(Response("Harbour", "spring", None, tuple(row[name] for name in ids)) for row in rows))
    (card,) = score(responses, questionnaire)
    shown = disclose(card, Policy(minimum))
    return team_release(card, shown.dimensions, shown_beside(shown, questionnaire))


def answers(people: int, *, shift: int = 0) -> list[dict[str, int | None]]:
    return [{name: (person * (1 + place) + shift) % 5 + 1 for place, name in enumerate(ITEMS)} for person in range(people)]


ITEMS = ("aims1", "aims2", "aims3", "real1")


def test_neither_the_order_of_people_nor_of_columns_nor_a_word_put_right_is_a_change() -> None:
    rows = answers(12)
    turned_round = released(list(reversed(rows)), asked(columns=("aims3", "aims1", "aims2"), words=" at work"))

    assert turned_round == released(rows, asked())


@pytest.mark.parametrize("people", [9, 12])
def test_a_corrected_answer_and_a_statement_turned_round_are_changes(people: int) -> None:
    rows = answers(people)
    first = released(rows, asked())
    corrected = [{**rows[0], "aims1": rows[0]["aims1"] % 5 + 1}, *rows[1:]]

    assert clash(released(corrected, asked()), given_out(first)) is not None
    assert clash(released(rows, asked(turned=True)), given_out(first)) is not None
    assert clash(released(rows, asked()), given_out(first)) is None


def test_two_people_who_swap_their_answers_to_one_statement_are_a_change() -> None:
    """All counts of answers stay; how people's own scores lie does not, and the page shows that."""
    rows = answers(12)
    first, second, *others = rows
    swapped = [first | {"aims1": second["aims1"]}, second | {"aims1": first["aims1"]}, *others]

    assert clash(released(swapped, asked()), given_out(released(rows, asked()))) is not None


def test_nothing_is_noted_of_what_is_withheld() -> None:
    rows = answers(6)
    blank = [row | {"aims1": None, "aims2": None, "aims3": None} if person > 3 else row for person, row in enumerate(rows)]

    assert released(answers(4), asked()).counted == {}
    assert released(rows, asked(), minimum=7).counted == {}
    assert not {"aims"} & released(blank, asked()).counted.keys()
    assert set(released(rows, asked()).counted) == {"aims", "mark/real1"}
    assert set(released(answers(10), asked()).counted) == {"aims", "mark/real1", "aims/aims1", "aims/aims2", "aims/aims3"}


def test_a_statement_that_one_more_person_answered_is_a_change_though_ten_more_answered_the_feature() -> None:
    rows = answers(12)
    # five leave out each of two statements; one of these is held back, and of the other there are five new answers only
    more = [*rows, *(row | {"aims2": None} for row in answers(5, shift=2)), *(row | {"aims3": None} for row in answers(5))]
    found = clash(released(more, asked()), given_out(released(rows, asked())))

    assert found is not None
    assert (found.then, found.now) == (12, 17)
    assert clash(released([*rows, *answers(10, shift=2)], asked()), given_out(released(rows, asked()))) is None


def test_a_mark_of_a_real_team_that_turns_with_one_answer_is_a_change() -> None:
    rows = [row | {"real1": 5 if person < 7 else 1} for person, row in enumerate(answers(12))]
    more = [row | {"aims1": None, "aims2": None, "aims3": None, "real1": 5} for row in answers(1)]

    assert clash(released([*rows, *more], asked()), given_out(released(rows, asked()))) is not None


def test_a_statement_without_a_score_is_a_part_of_its_own_by_its_own_answers() -> None:
    both = asked()
    served = Dimension("served", "Served", (Item("served1", "We ask.", "positive", AGREE),), role="unscored")
    both = replace(both, dimensions=(*both.dimensions, served))
    rows = [row | {"served1": 5 if person < 9 else None} for person, row in enumerate(answers(12))]
    late = [row | {"aims1": None, "aims2": None, "aims3": None, "real1": None, "served1": 1} for row in answers(1)]
    out = given_out(released(rows, both))

    assert released(rows, both).counted["unscored/served1"][0] == 9
    assert clash(released(rows, both), out) is None
    assert clash(released([*rows, *late], both), out) is not None
    four = [row | {"served1": 4 if person < 4 else None} for person, row in enumerate(answers(12))]
    assert "unscored/served1" not in released(four, both).counted


def test_a_dimension_that_gets_a_score_or_loses_it_beside_what_is_out_is_a_change() -> None:
    """What the score holds back of a statement would stand by itself in the other report."""
    statements = tuple(Item(f"served{number}", f"We ask {number}.", "positive", AGREE) for number in (1, 2))
    served = Dimension("served", "Served", statements)
    scored = replace(asked(), dimensions=(*asked().dimensions, served))
    without = replace(asked(), dimensions=(*asked().dimensions, replace(served, role="unscored")))
    one_less = replace(asked(), dimensions=(*asked().dimensions, replace(served, role="unscored", items=statements[:1])))
    for people in (7, 12):
        rows = [row | {"served1": 4 if person else None, "served2": 2} for person, row in enumerate(answers(people))]

        assert clash(released(rows, scored), given_out(released(rows, without))) is not None
        assert clash(released(rows, without), given_out(released(rows, scored))) is not None
        assert clash(released(rows, one_less), given_out(released(rows, without))) is None


def test_digests_stay_what_they_are_in_ledgers_that_were_written_before() -> None:
    """Another text under the digest would refuse every report of every round that is out."""
    made = released(answers(6), asked())
    entry = entry_of(made, "salt", KEY, day="2026-03-01", what="score json", minimum=5)

    assert (entry.of, entry.key) == ("iP9lZr9lce656PHy", "ZDiJjIwS8G4kpD1r")
    assert entry.parts == {"aims": (6, "kZ-aagRrcSv__MNc"), "mark/real1": (6, "DhCH5AJpFDmjV84f")}


# What is out already


def entry(each: Release, ledger: Ledger, *, minimum: int = 5) -> Entry:
    return entry_of(each, ledger.salt, KEY, day="2026-04-01", what="report html", minimum=minimum)


def test_the_first_figures_again_tell_nothing_new_whatever_was_given_out_since() -> None:
    ledger = given_out(release(9), release(10))

    assert clash(release(9), ledger) is None
    assert clash(release(9), ledger, minimum=7) is None
    assert clash(release(9, "other"), ledger) is not None
    assert clash(release(9, counted={"aims": (9, "9"), "trust": (9, "t")}), ledger) is not None


def test_what_needed_a_reason_needs_it_each_time() -> None:
    ledger = given_out(release(9), release(10))

    assert [each.overruled for each in ledger.entries] == [False, True]
    assert clash(release(10), ledger) is not None
    assert parsed(written(ledger)) is not None
    assert {each.overruled for each in parsed(written(ledger)).entries} == {False, True}


def test_a_lower_minimum_could_show_more_and_is_not_the_same_again() -> None:
    ledger = given_out(release(9), minimum=8)

    assert not is_out(entry(release(9), ledger, minimum=5), ledger)
    assert is_out(entry(release(9), ledger, minimum=8), ledger)


def test_under_another_key_nothing_is_known_to_be_out() -> None:
    ledger = given_out(release(10), before=given_out(release(9)), key=OTHER_KEY)

    assert not is_out(entry(release(10), ledger), ledger)
    assert clash(release(10), ledger) is not None


def test_what_only_totals_counted_was_not_shown() -> None:
    ledger = given_out(release(9, cuts=["role"]), release(10, cuts=["role"]))

    assert clash(release(9), ledger) is not None
    assert not is_out(entry(release(9), ledger), ledger)


def test_the_first_ways_alone_are_allowed_only_where_a_run_tells_nothing_new() -> None:
    ledger = given_out(release(30, cuts=["role", "site"]))
    fewer = entry(release(30, cuts=["role"]), ledger)

    assert is_out(fewer, ledger)
    assert not is_out(entry(release(30, cuts=["site"]), ledger), ledger)
    assert not is_out(entry(release(31, cuts=["role"]), ledger), ledger)
    assert clash_of(fewer, ledger, again=True) is None
    assert clash_of(fewer, ledger, again=False) is not None


def test_totals_do_not_count_one_team_as_it_was_and_another_as_it_is() -> None:
    """Each team's figures are out, and so is a total of both; one of the first Harbour and the second Mill is not."""
    first = [release(9, cuts=["ward"]), release(4, cuts=["ward"], team="Mill")]
    second = [release(10, cuts=["ward"]), release(5, cuts=["ward"], team="Mill")]
    ledger = given_out(*first, *second)
    mixed = [entry(first[0], ledger), entry(second[1], ledger)]

    assert [clash_of(each, ledger, again=True) is None for each in mixed] == [False, False]


@given(st.lists(st.tuples(st.integers(5, 16), st.booleans()), max_size=12))
def test_without_a_reason_only_what_is_out_or_far_enough_from_all_that_is_out_is_given_out(
    asked_for: list[tuple[int, bool]],
) -> None:
    ledger, shown = Ledger("salt"), []
    for people, with_a_reason in asked_for:
        if clash(release(people), ledger) is None:
            assert people in shown or all(people - other >= (10 if other >= 10 else 5) for other in shown)
        elif not with_a_reason:
            enough = clash(release(people), ledger).enough
            assert clash(release(enough), ledger) is None
            assert clash(release(enough - 1), ledger) is not None
            continue
        ledger = given_out(release(people), before=ledger)
        shown.append(people)


# Another file


@pytest.mark.parametrize(
    ("name", "other"),
    [
        ("export (1).csv", "export.csv"),
        ("export(12).xlsx", "export.xlsx"),
        ("export (1) (2).csv", "export.csv"),
        ("export - Copy.csv", "export.csv"),
        ("export - Copy (2).csv", "export.csv"),
        ("export - Kopie.csv", "export.csv"),
        ("export copy.csv", "export.csv"),
        ("export Kopie 3.csv", "export.csv"),
        ("export (copy).csv", "export.csv"),
        ("export (another copy).csv", "export.csv"),
        ("export (3rd copy).csv", "export.csv"),
        ("export (2)", "export"),
        ("round-1.csv", "round-1.csv"),
        ("ward_2.csv", "ward_2.csv"),
        ("ward 2.csv", "ward 2.csv"),
        ("round (2026).csv", "round (2026).csv"),
        ("photocopy.csv", "photocopy.csv"),
        ("(1).csv", "(1).csv"),
        ("copy.csv", "copy.csv"),
        (".csv", ".csv"),
    ],
)
def test_only_what_programs_add_to_a_second_copy_is_taken_from_a_name(name: str, other: str) -> None:
    assert name_of(name) == other


@pytest.mark.parametrize(("now", "near"), [(7, 8), (9, 8), (12, 8), (13, 0), (8, 0), (3, 0)])
def test_another_file_with_nearly_as_many_people_may_be_the_same_time(now: int, near: int) -> None:
    march, may = (release(8, round=None, source="march.csv"), release(now, round=None, source="may.csv"))
    ledger = given_out(march)
    asked_now = entry(may, ledger)

    assert clash(may, ledger) is None
    assert out_elsewhere(asked_now, ledger, {asked_now.of}) == near
    assert out_elsewhere(asked_now, ledger, {asked_now.of, entry(march, ledger).of}) == 0
    assert out_elsewhere(entry(replace(may, of=("team", "Mill")), ledger), ledger, set()) == 0
    assert out_elsewhere(asked_now, given_out(may, before=ledger), {asked_now.of}) == 0


def test_as_many_other_people_in_another_file_may_be_the_same_time() -> None:
    ledger = given_out(release(8, "a", round=None, source="march.csv"))

    assert out_elsewhere(entry(release(8, "b", round=None, source="may.csv"), ledger), ledger, set()) == 8
    assert parsed(written(ledger)) == ledger
    assert '"kin":' not in written(given_out(release(8)))
