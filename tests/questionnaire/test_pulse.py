"""Which statements of a pulse take their turn, and the questionnaire narrowed to them."""

from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.questionnaire.catalogue import origin
from teamcheck.questionnaire.comparability import obstacle
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.narrowed import narrowed_files
from teamcheck.questionnaire.pulse import Pulse, next_in_turn
from teamcheck.scorecard.parts import stamp_of

ITEMS = st.integers(1, 12).map(lambda count: tuple(f"i{number}" for number in range(count)))


@st.composite
def pulses(draw: st.DrawFn) -> Pulse:
    items = draw(ITEMS)
    return Pulse(("mood",), items, draw(st.integers(1, len(items))))


@given(pulses(), st.integers(1, 40))
def test_between_two_times_of_a_statement_every_other_one_is_asked_once(pulse: Pulse, times: int) -> None:
    asked: list[tuple[str, ...]] = []
    for _ in range(times):
        asked.append(next_in_turn(pulse, asked))
    for item in pulse.rotate:
        places = [place for place, now in enumerate(asked) if item in now]
        for then, again in pairwise(places):
            between = [each for now in asked[then:again] for each in now]
            assert sorted(between) == sorted(pulse.rotate)


@given(pulses(), st.lists(st.lists(st.sampled_from([f"i{number}" for number in range(15)] + ["mood"]))))
def test_whatever_was_asked_before_nothing_comes_again_while_something_was_not_asked(pulse: Pulse, before) -> None:
    now = next_in_turn(pulse, before)
    turn: set[str] = set()
    for items in before:
        turn |= set(items) & set(pulse.rotate)
        turn = set() if turn == set(pulse.rotate) else turn
    assert now
    assert not turn & set(now)
    assert len(now) == min(pulse.each, len(set(pulse.rotate) - turn))
    assert list(now) == [item for item in pulse.rotate if item in now]
    assert now == next_in_turn(pulse, before)


def test_what_comes_along_asks_of_three_features_each_time_and_of_all_seven_in_one_turn() -> None:
    pulse = load_questionnaire("pulse")
    features = {item.id: feature.id for feature in load_questionnaire("seven-features").scored for item in feature.items}
    asked: list[tuple[str, ...]] = []
    while sum(map(len, asked)) < len(pulse.pulse.rotate):
        asked.append(next_in_turn(pulse.pulse, asked))
        assert len({features[item] for item in asked[-1]}) == len(asked[-1]) == 3
    assert {features[item] for now in asked for item in now} == set(features.values())
    assert pulse.pulse.always == ("motivation",)


def test_every_statement_of_it_is_a_dimension_of_its_own_in_the_words_of_the_survey() -> None:
    pulse = load_questionnaire("pulse")
    there = {item.id: item for item in load_questionnaire("seven-features").items}
    assert {len(dimension.items) for dimension in pulse.dimensions} == {1}
    assert {item.id for item in pulse.items} == {*pulse.pulse.always, *pulse.pulse.rotate}
    assert all(item.sha256 == there[item.id].sha256 for item in pulse.items if item.id in pulse.pulse.rotate)
    assert all(item.keyed == "positive" for item in pulse.items)


@pytest.fixture
def narrowed(tmp_path: Path):
    """A questionnaire narrowed to some items and loaded again from a folder of its own."""

    def narrow(source: str | Path, *keep: str):
        questionnaire = load_questionnaire(source)
        for name, text in narrowed_files(origin(source), questionnaire, keep).items():
            (tmp_path / name).write_text(text, encoding="utf-8")
        return questionnaire, load_questionnaire(tmp_path / f"{questionnaire.id}.yaml")

    return narrow


def test_narrowed_it_asks_what_was_kept_and_its_scores_can_be_compared(narrowed) -> None:
    whole, few = narrowed("pulse", "motivation", "goals7", "roles4")
    assert [item.id for item in few.items] == ["motivation", "goals7", "roles4"]
    assert few.pulse == Pulse(("motivation",), ("goals7", "roles4"), 2)
    for dimension in few.dimensions:
        (as_it_was,) = [each for each in whole.dimensions if each.id == dimension.id]
        assert dimension == as_it_was
        asked = frozenset((item.id, item.sha256) for item in dimension.items)
        assert obstacle(dimension.id, asked, asked, stamp_of(few), stamp_of(whole)) is None
    assert (few.comments, few.intro, few.source) == (whole.comments, whole.intro, whole.source)


OURS = """\
schema: teamcheck/questionnaire/1
id: ours
version: 1.0.0
language: en
title: Ours
scales:
  yes3: {points: {1: "No", 2: "Half", 3: "Yes"}, not_applicable: "off"}
scale: yes3
dimensions:
  - id: day
    title: Our day
    items:
      - {id: day1, text: "The day went well."}
      - {id: day2, text: "We had a break: 1:30."}
  - id: talk
    title: Our talk
    items:
      - {id: talk1, text: "We talked."}
      - {ref: day1, keyed: positive}
voices: {lead: {day1: "My day went well.", talk1: "I talked."}}
always: [day1]
rotate: {from: [day2, talk1], each: 1}
"""
CYMRAEG = """\
schema: teamcheck/translation/1
of: ours
language: cy
status: machine
title: Ein rhai ni
scales: {yes3: {points: {1: "Na", 2: "Hanner", 3: "Ie"}, not_applicable: "i ffwrdd"}}
dimensions:
  day: {title: Ein diwrnod, items: {day1: "Aeth y diwrnod yn dda.", day2: "Cawsom egwyl: 1:30."}}
  talk: {title: Ein sgwrs, items: {talk1: "Siaradon ni."}}
originals: {dimensions.talk.title: "000000000000", dimensions.day.items.day2: "000000000000", title: "000000000000"}
"""


def test_words_that_yaml_would_misread_a_second_use_and_a_translation_stay_as_they_are(narrowed, tmp_path: Path) -> None:
    (tmp_path / "from").mkdir()
    (tmp_path / "from" / "ours.yaml").write_text(OURS, encoding="utf-8")
    (tmp_path / "from" / "ours.cy.yaml").write_text(CYMRAEG, encoding="utf-8")
    whole, few = narrowed(tmp_path / "from" / "ours.yaml", "day1", "day2")
    assert [(each.id, [item.id for item in each.items]) for each in few.dimensions] == [
        ("day", ["day1", "day2"]),
        ("talk", ["day1"]),
    ]
    assert [item.text for item in few.items] == [item.text for item in whole.items[:2]]
    assert few.items[0].scale == whole.items[0].scale
    assert few.voices == {"lead": {"day1": "My day went well."}}
    assert [each.language for each in few.translations] == ["cy"]
    assert few.translations[0].words["dimensions", "day", "items", "day1"] == "Aeth y diwrnod yn dda."
