"""Putting a questionnaire together: what is written in short is written out, and what does not hold together is refused."""

import hashlib
from pathlib import Path

import pytest

from teamcheck.errors import Code, QuestionnaireError
from teamcheck.questionnaire.conversation import Exercise, Framing, Try
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import Band, Checklist, Group, Option
from teamcheck.questionnaire.pulse import Pulse

WHOLE = """\
schema: teamcheck/questionnaire/1
id: ours
version: 1.2.3
language: en
title: Seven features of high-performing teams
description: What it is for.
source: {model: "West (2021)", wording: "newly written", licence: CC-BY-4.0, status: not validated}
intro: Welcome.
prompt: How far do you agree?
framing: {before: [What do you hope for?], after: [What did we learn?]}
scales:
  agree5:
    points: {1: Strongly disagree, 2: Disagree, 3: Neither, 4: Agree, 5: Strongly agree}
    not_applicable: Not relevant to my work
    favourable: [4, 5]
    unfavourable: [1, 2]
  often5: {points: {0: Never, 1: Seldom, 2: Sometimes, 3: Often, 4: Always}}
  ten: {points: {from: 1, to: 10, ends: [Not at all, Completely]}}
scale: agree5
groups: [{id: autonomy, title: Autonomy, question: Do we have a say?}]
dimensions:
  - id: goals
    title: Clear, agreed team goals
    question: Do we agree on our goals?
    prompt: About your goals.
    group: autonomy
    items:
      - {id: goals1, text: "We agree on our goals.", keyed: positive, why: "agreed"}
      - {id: goals2, text: "Our goals get forgotten.", keyed: negative, scale: often5}
    discuss: ["Which goal matters most?"]
    try: [{text: "Write the goals down.", source: "Practice tip."}, {text: "Drop a goal."}]
    exercise: {title: Goals on a wall, minutes: 20, steps: [Write., Sort.]}
    caution: Not all can be counted.
    patterns: {high_close: Keep it., low_apart: Talk first.}
  - id: drive
    title: Drive
    role: driver
    items:
      - {ref: goals2, keyed: positive, why: again}
      - {from: theirs/mood}
      - {id: motivation, text: How motivated are you?, scale: ten}
background:
  - {id: role, text: "What is your job?", choices: {nurse: Nurse, admin: Administration}}
comments:
  - {id: keep, text: "What should this team keep?"}
checklists:
  - {id: barriers, text: "What hinders us?", choose: 1,
     options: {workload: {text: Workload, whose: ours}, rules: {text: Rules, whose: raise}, rooms: {text: Rooms}}}
scoring:
  min_answered: 0.75
  bands: [{least: 0, name: Start}, {least: 50, name: Halfway}]
voices:
  leader: {goals1: "I make sure that we agree on our goals."}
always: [motivation]
rotate: {from: [goals1, goals2], each: 1}
"""
THEIRS = """\
schema: teamcheck/questionnaire/1
id: theirs
version: 1.0.0
language: en
title: Theirs
scales: {faces: {points: {1: Sad, 2: Happy}}}
dimensions: [{id: mood, title: Mood, items: [{id: mood, text: How is the mood?, scale: faces, why: mood}]}]
"""


def dimensions(*items: str) -> str:
    """One dimension with these items, the first of which stands in line 13 below the head of eight lines."""
    return "\n".join(["dimensions:", "  - id: a", "    title: A", "    items:", *(f"      - {item}" for item in items), ""])


def test_the_whole_format_loads(load) -> None:
    ours = load(WHOLE, theirs=THEIRS)
    goals, drive = ours.dimensions

    assert (ours.id, ours.version, ours.language, ours.intro) == ("ours", "1.2.3", "en", "Welcome.")
    files = [hashlib.sha256(text.encode()).hexdigest() for text in (WHOLE, THEIRS)]
    assert ours.sha256 == hashlib.sha256("\n".join(files).encode()).hexdigest()
    assert ours.source.status == "not validated"
    assert ours.framing == Framing(("What do you hope for?",), ("What did we learn?",))
    assert ours.groups == (Group("autonomy", "Autonomy", "Do we have a say?"),)
    assert (goals.group, goals.prompt, goals.role, drive.role) == ("autonomy", "About your goals.", "measured", "driver")
    assert goals.try_ == (Try("Write the goals down.", "Practice tip."), Try("Drop a goal."))
    assert goals.exercise == Exercise("Goals on a wall", 20, ("Write.", "Sort."))
    assert goals.patterns == {"high_close": "Keep it.", "low_apart": "Talk first."}
    assert [(item.id, item.keyed, item.scale.id, item.why) for item in drive.items] == [
        ("goals2", "positive", "often5", "again"),
        ("mood", "positive", "faces", "mood"),
        ("motivation", "positive", "ten", ""),
    ]
    assert [item.id for item in ours.items] == ["goals1", "goals2", "mood", "motivation"]
    assert ours.background[0].choices == {"nurse": "Nurse", "admin": "Administration"}
    assert ours.checklists == (
        Checklist(
            "barriers",
            "What hinders us?",
            1,
            {"workload": Option("Workload", "ours"), "rules": Option("Rules", "raise"), "rooms": Option("Rooms")},
        ),
    )
    assert ours.bands == (Band(0, "Start"), Band(50, "Halfway"))
    assert ours.min_answered == 0.75
    assert ours.voices == {"leader": {"goals1": "I make sure that we agree on our goals."}}
    assert ours.pulse == Pulse(("motivation",), ("goals1", "goals2"), 1)


def test_an_item_knows_its_line(load) -> None:
    ours = load(WHOLE, theirs=THEIRS)

    assert ours.places["item", "goals2"].line == 29
    assert ours.places["dimension", "drive"].line == 35


@pytest.mark.parametrize(
    ("points", "favourable", "unfavourable"),
    [(2, {2}, {1}), (3, {3}, {1}), (4, {3, 4}, {1, 2}), (5, {4, 5}, {1, 2}), (7, {6, 7}, {1, 2}), (11, {10, 11}, {1, 2})],
)
def test_the_top_two_of_five_or_more_points_are_favourable_and_the_top_half_of_fewer(
    load, head: str, points: int, favourable: set[int], unfavourable: set[int]
) -> None:
    labels = ", ".join(f"{point}: word{point}" for point in range(1, points + 1))
    text = head.replace("1: Disagree, 2: Neither, 3: Agree", labels) + dimensions("{id: a1, text: We plan.}")
    scale = load(text).items[0].scale

    assert (scale.favourable, scale.unfavourable) == (favourable, unfavourable)


@pytest.mark.parametrize(
    "scale",
    [
        "{points: {1: Disagree}}",
        "{points: {1: Disagree, 3: Agree}}",
        "{points: {from: 5, to: 1, ends: [a, b]}}",
        "{points: {from: 1, to: 12, ends: [a, b]}}",
        "{points: {1: Disagree, 2: disagree.}}",
        "{points: {1: Disagree, 2: Agree}, not_applicable: AGREE}",
        "{points: {1: '2', 2: b}}",
        "{points: {1: b, 2: '1.'}}",
        "{points: {1: b, 2: ¹}}",
        "{points: {1: '2.0', 2: b}}",
        "{points: {1: NA, 2: b}}",
        f"{{points: {{1: '{'9' * 900}', 2: b}}}}",
        "{points: {}}",
        "{points: {1: Disagree, 999999999: Agree}}",
        "{points: {1: a, 2: b}, favourable: [3]}",
        "{points: {1: a, 2: b, 3: c}, favourable: [2, 3], unfavourable: [1, 2]}",
        "{points: {1: a, 2: b, 3: c}, favourable: [1], unfavourable: [3]}",
    ],
)
def test_a_scale_that_cannot_be_used_is_refused_at_its_line(refused, head: str, scale: str) -> None:
    text = head.replace("{points: {1: Disagree, 2: Neither, 3: Agree}}", scale) + dimensions("{id: a1, text: We plan.}")

    assert refused(text) == [(Code.SCALE_NOT_USABLE, 7)]


def test_points_that_all_lack_their_words_are_told_of_one_by_one(refused, head: str) -> None:
    text = head.replace("{1: Disagree, 2: Neither, 3: Agree}", "{1: , 2: }") + dimensions("{id: a1, text: We plan.}")

    assert refused(text)[:2] == [(Code.KEY_MISSING, 7), (Code.KEY_MISSING, 7)]


def test_a_point_may_have_its_own_number_for_words(load, head: str) -> None:
    text = head.replace("{1: Disagree, 2: Neither, 3: Agree}", '{-1: "-1", 0: "0", 1: "+1"}')

    assert load(text + dimensions("{id: a1, text: We plan.}")).items[0].scale.labels == {-1: "-1", 0: "0", 1: "+1"}


def test_a_label_may_be_the_welsh_word_for_no(load, head: str) -> None:
    text = head.replace("{1: Disagree, 2: Neither, 3: Agree}", "{1: Na, 2: Ie}") + dimensions("{id: a1, text: We plan.}")

    assert load(text).items[0].scale.labels == {1: "Na", 2: "Ie"}


def test_a_scale_that_does_not_exist_is_refused_with_the_one_that_was_meant(refusal, head: str) -> None:
    [problem] = refusal(head + dimensions("{id: a1, text: We plan., scale: agre}")).problems

    assert (problem.code, problem.place.line) == (Code.SCALE_UNKNOWN, 13)
    assert "`agree`" in problem.fix


def test_items_without_any_scale_are_refused_at_the_first(refused, head: str) -> None:
    text = head.replace("scale: agree\n", "\n") + dimensions("{id: a1, text: We plan.}", "{id: a2, text: We act.}")

    assert refused(text) == [(Code.SCALE_UNKNOWN, 13)]


@pytest.mark.parametrize("reserved", ["team", "round", "respondent", "voice", "about", "size"])
def test_an_id_that_heads_a_column_of_every_answers_file_is_refused(refused, head: str, reserved: str) -> None:
    assert refused(head + dimensions(f"{{id: {reserved}, text: We plan.}}")) == [(Code.ID_NOT_ALLOWED, 13)]


@pytest.mark.parametrize(
    "other",
    [
        "comments: [{id: a1, text: What else?}]",
        "background: [{id: a1, text: Which job?, choices: {x: X, y: Y}}]",
        "checklists: [{id: a1, text: What hinders us?, choose: 1, options: {x: {text: X}, y: {text: Y}}}]",
    ],
)
def test_one_id_is_one_column_whatever_it_holds(refused, head: str, other: str) -> None:
    assert refused(head + dimensions("{id: a1, text: We plan.}") + other) == [(Code.ID_TWICE, 14)]


def test_two_dimensions_of_one_name_are_refused(refused, head: str) -> None:
    item = "items: [{id: a1, text: We plan.}]"
    again = "items: [{id: b1, text: We act.}]"

    assert refused(head + f"dimensions:\n- {{id: a, title: A, {item}}}\n- {{id: a, title: B, {again}}}") == [
        (Code.ID_TWICE, 11)
    ]


def test_an_item_counts_once_in_a_dimension(refused, head: str) -> None:
    assert refused(head + dimensions("{id: a1, text: We plan.}", "{ref: a1}")) == [(Code.ID_TWICE, 14)]


@pytest.mark.parametrize("text", ["We  plan", "we plan.", "WE PLAN", "<b>We plan</b>"])
def test_two_items_with_the_same_words_are_refused(refused, head: str, text: str) -> None:
    assert refused(head + dimensions("{id: a1, text: We plan.}", f'{{id: a2, text: "{text}"}}')) == [(Code.WORDS_TWICE, 14)]


def test_words_that_are_the_id_of_another_question_are_refused(refused, head: str) -> None:
    found = refused(head + dimensions("{id: a1, text: Keep.}") + "comments: [{id: keep, text: What should we keep?}]")

    assert found == [(Code.WORDS_TWICE, 13)]


@pytest.mark.parametrize(
    "lines",
    [
        "dimensions: [{id: a, title: A, group: no-such, items: [{id: a1, text: We plan.}]}]",
        "dimensions: [{id: a, title: A, items: [{id: a1, text: We plan.}, {ref: a2}]}]",
        "dimensions: [{id: a, title: A, items: [{from: no-such/a1}]}]",
        "dimensions: [{id: a, title: A, items: [{from: theirs/no}]}]",
        "voices: {leader: {a9: I plan.}}\ndimensions: [{id: a, title: A, items: [{id: a1, text: We plan.}]}]",
        "always: [a9]\ndimensions: [{id: a, title: A, items: [{id: a1, text: We plan.}]}]",
        "rotate: {from: [a9], each: 1}\ndimensions: [{id: a, title: A, items: [{id: a1, text: We plan.}]}]",
    ],
)
def test_a_name_of_something_that_does_not_exist_is_refused(refused, head: str, lines: str) -> None:
    assert refused(head + lines, theirs=THEIRS) == [(Code.REFERENCE_UNKNOWN, 9)]


@pytest.mark.parametrize(
    ("lines", "code"),
    [
        ("background: [{id: role, text: Which job?, choices: {na: None, x: X}}]", Code.ID_NOT_ALLOWED),
        ("background: [{id: role, text: Which job?, choices: {x: Nurse, y: nurse}}]", Code.WORDS_TWICE),
        ("background: [{id: role, text: Which job?, choices: {nurse: Doctor, doctor: On the ward}}]", Code.WORDS_TWICE),
        ("checklists: [{id: c, text: Which?, choose: 1, options: {x: {text: Y}, y: {text: Z}}}]", Code.WORDS_TWICE),
        ("checklists: [{id: c, text: Which?, choose: 3, options: {x: {text: X}, y: {text: Y}}}]", Code.VALUE_NOT_ALLOWED),
        ("rotate: {from: [a1], each: 2}", Code.VALUE_NOT_ALLOWED),
        ("rotate: {from: [a1, a1], each: 1}", Code.ID_TWICE),
        ("voices: {leader: {a1: I plan., a2: I plan}}", Code.WORDS_TWICE),
        ("scoring: {bands: [{least: 10, name: A}]}", Code.BANDS_NOT_USABLE),
        ("scoring: {bands: [{least: 0, name: A}, {least: 0, name: B}]}", Code.BANDS_NOT_USABLE),
        ("scoring: {bands: [{least: 0, name: A}, {least: 50, name: a}]}", Code.BANDS_NOT_USABLE),
    ],
)
def test_parts_that_contradict_each_other_are_refused(refused, head: str, lines: str, code: Code) -> None:
    items = dimensions("{id: a1, text: We plan.}", "{id: a2, text: We act.}")

    assert refused(head + items + lines) == [(code, 15)]


def test_a_questionnaire_that_asks_nothing_is_refused(refused, head: str) -> None:
    assert refused(head) == [(Code.KEY_MISSING, 1)]


def test_a_checklist_alone_is_a_questionnaire(load, head: str) -> None:
    ours = load(head + "checklists: [{id: c, text: Which?, choose: 1, options: {x: {text: X}, y: {text: Y}}}]")

    assert (ours.items, len(ours.checklists)) == ((), 1)


def test_an_id_that_is_not_the_name_of_the_file_is_refused(refused, head: str) -> None:
    text = head.replace("id: ours", "id: mine") + dimensions("{id: a1, text: We plan.}")

    assert refused(text) == [(Code.ID_NOT_FILE_NAME, 2)]


def test_questionnaires_that_take_items_from_each_other_in_a_circle_are_refused(refusal, head: str) -> None:
    theirs = head.replace("ours", "theirs") + dimensions("{id: b1, text: We act.}", "{from: ours/a1}")
    [problem] = refusal(head + dimensions("{id: a1, text: We plan.}", "{from: theirs/b1}"), theirs=theirs).problems

    assert (problem.code, problem.place.line) == (Code.REFERENCE_CIRCLE, 14)
    assert "ours -> theirs -> ours" in problem.message


def test_a_questionnaire_cannot_take_items_from_itself(refused, head: str) -> None:
    found = refused(head + dimensions("{id: a1, text: We plan.}", "{from: ours/a1}"))

    assert (Code.REFERENCE_CIRCLE, 14) in found


def test_faults_of_the_questionnaire_items_come_from_are_told_once(refusal, head: str) -> None:
    theirs = THEIRS.replace("title: Theirs", "titel: Theirs")
    error = refusal(head + dimensions("{from: theirs/mood}", "{from: theirs/other}"), theirs=theirs)

    assert [(Path(p.place.file).name, p.code) for p in error.problems] == [
        ("theirs.yaml", Code.KEY_MISSING),
        ("theirs.yaml", Code.KEY_UNKNOWN),
    ]


def test_a_borrowed_item_with_the_id_of_one_written_here_is_refused(refused, head: str) -> None:
    assert (Code.ID_TWICE, 14) in refused(head + dimensions("{id: mood, text: We plan.}", "{from: theirs/mood}"), theirs=THEIRS)


def test_a_borrowed_scale_with_the_name_of_another_one_here_is_refused(refused, head: str) -> None:
    text = head.replace("agree", "faces") + dimensions("{id: a1, text: We plan.}", "{from: theirs/mood}")

    assert refused(text, theirs=THEIRS) == [(Code.SCALE_NOT_USABLE, 14)]


def test_a_name_that_does_not_ship_is_refused_with_the_one_that_was_meant() -> None:
    with pytest.raises(QuestionnaireError) as raised:
        load_questionnaire("seven-featurs")

    [problem] = raised.value.problems
    assert problem.code is Code.QUESTIONNAIRE_NOT_FOUND
    assert "Did you mean seven-features?" in problem.fix
