"""Closing: every figure is the same, no row is a person, and nothing can be opened again once it was used."""

import csv
import io
import random
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.collect.box import BallotBox
from teamcheck.collect.close import blank_small_groups, digest, read_back, refuse_reopening, thrown_away, written_out
from teamcheck.collect.fragments import kept_together, put_in_rows, taken_apart
from teamcheck.collect.manifest import Closing, Manifest, Promise
from teamcheck.collect.round import Round
from teamcheck.collect.sheet import Sheet
from teamcheck.collect.told import what_is_kept
from teamcheck.questionnaire.model import BackgroundQuestion, Checklist, Option
from teamcheck.report.language import ENGLISH
from teamcheck.responses.policy import policy_beside
from teamcheck.responses.read import read_responses
from teamcheck.scorecard.build import score

BLOCKS = [["a1", "a2"], ["b1"], ["c1", "c2"]]
CELLS = st.dictionaries(st.sampled_from(["a1", "a2", "b1", "c1", "c2"]), st.sampled_from(["1", "5", "NA", "PNTS"]))


def rows_of(text: str) -> list[dict[str, str]]:
    return list(csv.DictReader(io.StringIO(text)))


@given(st.lists(CELLS, max_size=12), st.randoms(use_true_random=False))
def test_what_is_put_in_comes_out_feature_by_feature_and_no_more(sheets: list[dict[str, str]], shuffle: random.Random) -> None:
    fragments = [part for cells in sheets for part in taken_apart(cells, BLOCKS)]
    rows = put_in_rows(fragments, BLOCKS, len(sheets), shuffle)

    assert len(rows) == len(sheets)
    for block in BLOCKS:
        kept = [Counter(tuple(cells.get(name, "") for name in block) for cells in table) for table in (sheets, rows)]
        assert kept[0] == kept[1]


def filled(round_: Round, state: Path, sheets: list[Sheet]) -> BallotBox:
    box = BallotBox(round_, state)
    box.open("Nobody else sees it.")
    box.add_all([(each, "") for each in sheets])
    return box


def test_every_figure_is_that_of_the_sheets_as_they_were(round_: Round, state: Path, folder: Path, sheet) -> None:
    sheets = [sheet(person) for person in range(8)]
    written = written_out(round_, filled(round_, state, sheets).files.read(), random.Random(1))
    for name, text in written.files.items():
        (folder / name).write_text(text, encoding="utf-8")
    (folder / "sheets.csv").write_text(
        "team,round,aims1,aims2,trust1,trust2\n"
        + "".join(f"Harbour,2026-11,{','.join(str(answer) for answer in each.answers.values())}\n" for each in sheets),
        encoding="utf-8",
    )
    mixed, whole = (
        score(read_responses(folder / name, round_.questionnaire), round_.questionnaire)
        for name in ("answers.csv", "sheets.csv")
    )

    assert mixed[0].dimensions == whole[0].dimensions
    said = Counter(comment.text for comment in mixed[0].comments["keep"])
    assert said == Counter(each.comments["keep"] for each in sheets)


def test_rows_are_no_people(round_: Round, state: Path) -> None:
    people = [
        Sheet(answers=dict.fromkeys(("aims1", "aims2", "trust1", "trust2"), point)) for point in (1, 2, 3, 4, 5) for _ in "x"
    ]
    box = filled(round_, state, people)
    whole = sum(
        len({row["aims1"], row["trust1"]}) == 1
        for seed in range(200)
        for row in rows_of(written_out(round_, box.files.read(), random.Random(seed)).answers)
    )

    assert 0.15 < whole / 1000 < 0.25  # one of five by chance


def test_what_is_chosen_from_a_list_is_beside_nobodys_answers_in_whole_sheets_too(sheets_round: Round, state: Path) -> None:
    costs = Checklist("costs", "What costs time?", 1, {name: Option(name) for name in ("forms", "noise", "stairs")})
    round_ = replace(sheets_round, questionnaire=replace(sheets_round.questionnaire, checklists=(costs,)))
    sheets = [
        Sheet({"aims1": 1 + part, "trust1": 1 + part}, {"job": "nurse"}, ticked={"costs": (name,)})
        for part, name in enumerate(costs.options)
        for _ in range(10)
    ]
    box = filled(round_, state, sheets)
    assert {frozenset(fragment) for fragment in box.files.read().fragments} == {
        frozenset({"job", "aims1", "trust1"}),
        frozenset({"costs"}),
    }
    assert kept_together(round_) == "sheets"
    told = what_is_kept(round_, ENGLISH).plain
    assert "All your answers stay together on one sheet." in told
    assert "What you choose from a list is kept apart from everything else." in told
    rows = rows_of(written_out(round_, box.files.read(), random.Random(1)).answers)
    assert {(row["aims1"], row["trust1"]) for row in rows} == {("1", "1"), ("2", "2"), ("3", "3")}
    assert Counter(row["costs"] for row in rows) == dict.fromkeys(costs.options, 10)
    chosen = dict(zip("123", costs.options, strict=True))
    own = sum(
        chosen[row["aims1"]] == row["costs"]
        for seed in range(200)
        for row in rows_of(written_out(round_, box.files.read(), random.Random(seed)).answers)
    )
    assert 0.28 < own / (200 * len(sheets)) < 0.39  # one of three by chance


def test_whoever_answers_one_feature_and_says_what_they_do_is_told_that_both_stay_together(sheets_round: Round) -> None:
    asked = sheets_round.questionnaire
    one = replace(sheets_round, questionnaire=replace(asked, dimensions=asked.dimensions[:1]))
    assert (kept_together(one), kept_together(replace(one, keep="dimensions"))) == ("sheets", "feature")
    costs = Checklist("costs", "What costs time?", 1, {name: Option(name) for name in ("forms", "noise")})
    assert kept_together(replace(one, questionnaire=replace(asked, dimensions=(), checklists=(costs,)))) == "feature"


def test_comments_to_one_question_stand_in_another_order_than_those_to_the_next(round_: Round, state: Path) -> None:
    people = [Sheet(comments={"keep": f"keep {person}", "change": f"change {person}"}) for person in range(6)]
    box = filled(round_, state, people)
    orders = set()
    for seed in range(20):
        rows = rows_of(written_out(round_, box.files.read(), random.Random(seed)).comments)
        keep, change = ([row["text"][-1] for row in rows if row["comment"] == name] for name in ("keep", "change"))
        orders.add((tuple(keep), tuple(change)))

    assert len(orders) == 20
    assert sum(keep == change for keep, change in orders) < 3  # one in 720 by chance


@pytest.mark.parametrize("text", ["=1+1", "+1+1", "- cmd", "'=1", "@SUM(A1)", "=cmd|' /C calc'!A0"])
def test_a_comment_is_no_formula_in_a_spreadsheet_and_comes_back_as_it_was(text: str, round_: Round, state: Path) -> None:
    box = filled(round_, state, [Sheet(comments={"keep": text})])
    written = written_out(round_, box.files.read(), random.Random(1))

    assert rows_of(written.comments)[0]["text"] == f"'{text}"
    assert read_back(round_, written.answers, written.comments)[1] == [("keep", text)]


def test_a_name_with_a_comma_and_a_comment_of_several_lines_come_back(round_: Round, state: Path, folder: Path) -> None:
    named = replace(round_, team='Harbour, "the" ward')
    box = filled(named, state, [Sheet(answers={"aims1": 1}, comments={"keep": 'One,\n"two"'})])
    written = written_out(named, box.files.read(), random.Random(1))
    for name, text in written.files.items():
        (folder / name).write_text(text, encoding="utf-8")
    (card,) = score(read_responses(folder / "answers.csv", round_.questionnaire), round_.questionnaire)

    assert (card.team, [each.text for each in card.comments["keep"]]) == ('Harbour, "the" ward', ['One,\n"two"'])


def test_what_people_were_told_lies_beside_the_answers(round_: Round, state: Path, folder: Path) -> None:
    box = filled(replace(round_, minimum=6, audience="team-and-coach"), state, [])
    (folder / "answers.policy.yaml").write_text(
        written_out(round_, box.files.read(), random.Random(1)).policy, encoding="utf-8"
    )
    policy = policy_beside(folder / "answers.csv")

    assert (policy.minimum, policy.audience, policy.told) == (6, "team-and-coach", "Nobody else sees it.")


@pytest.mark.parametrize(
    ("before", "kept"),
    [
        ({"nurse": 12, "admin": 10}, {"nurse": 12, "admin": 10}),
        ({"nurse": 12, "admin": 9}, {"": 21}),
        ({"nurse": 12, "admin": 9, "doctor": 1}, {"nurse": 12, "": 10}),
        ({"nurse": 12, "": 3}, {"": 15}),
        ({"nurse": 5, "admin": 5}, {"": 10}),
        ({"nurse": 10, "admin": 10, "": 10}, {"nurse": 10, "admin": 10, "": 10}),
        ({"nurse": 15, "PNTS": 5}, {"": 20}),
    ],
    ids=str,
)
def test_no_group_in_what_is_kept_is_small_and_no_answer_is_a_group_too(
    before: dict[str, int], kept: dict[str, int], sheets_round: Round, state: Path
) -> None:
    people = [
        Sheet(background={"job": job} if job else {}, answers={"aims1": 3}) for job, n in before.items() for _ in range(n)
    ]
    round_ = replace(sheets_round, people=40)
    written = written_out(round_, filled(round_, state, people).files.read(), random.Random(1))

    assert Counter(row["job"] for row in rows_of(written.answers)) == kept


def test_two_answers_that_many_share_do_not_meet_in_one_person(sheets_round: Round, state: Path) -> None:
    shift = BackgroundQuestion("shift", "When?", {"day": "Day", "night": "Night"})
    asked = replace(sheets_round.questionnaire, background=(*sheets_round.questionnaire.background, shift))
    groups = [("nurse", "day", 11), ("doctor", "night", 11), ("doctor", "day", 1)]
    people = [Sheet(background={"job": job, "shift": when}) for job, when, count in groups for _ in range(count)]
    round_ = replace(sheets_round, questionnaire=asked)
    written = written_out(round_, filled(round_, state, people).files.read(), random.Random(1))
    kept = Counter((row["job"], row["shift"]) for row in rows_of(written.answers))

    assert min(kept.values()) >= 10
    assert kept["nurse", "day"] == 11


@given(st.lists(st.tuples(*[st.sampled_from(["", "a", "b", "c"])] * 3), max_size=60))
def test_no_group_by_all_background_answers_together_is_small(people: list[tuple[str, ...]]) -> None:
    names = ["x", "y", "z"]
    rows = [{name: answer for name, answer in zip(names, each, strict=True) if answer} for each in people]
    blank_small_groups(rows, names)
    groups = Counter(tuple(row.get(name, "") for name in names) for row in rows)

    assert all(count >= 10 for group, count in groups.items() if any(group))
    assert len(groups) <= 1 or min(groups.values()) >= 10


def test_thrown_away_answers_leave_how_many_took_part_and_nothing_else(round_: Round, state: Path, sheet) -> None:
    written = thrown_away(round_, filled(round_, state, [sheet(1), sheet(2)]).files.read())

    assert written.answers.splitlines()[1:] == ["Harbour,2026-11,,,,"] * 2
    assert (written.comments, sorted(written.files)) == ("", ["answers.csv", "answers.policy.yaml"])


def test_what_was_written_out_is_what_goes_back_into_the_box(round_: Round, state: Path, sheet) -> None:
    contents = filled(round_, state, [sheet(person) for person in range(6)]).files.read()
    written = written_out(round_, contents, random.Random(1))
    fragments, comments = read_back(round_, written.answers, written.comments)

    assert Counter(map(str, fragments)) == Counter(map(str, contents.fragments))
    assert sorted(comments) == sorted(contents.comments)


ANSWERS = "team\n"


@pytest.mark.parametrize(
    ("state", "change", "answers", "now", "why"),
    [
        ("closed", {}, ANSWERS, 1000.0 + 3600, ""),
        ("closed", {}, ANSWERS, 1000.0, ""),
        ("closed", {}, ANSWERS, 1000.0 + 3601, "within an hour"),
        ("closed", {}, ANSWERS, 999.0, "within an hour"),
        ("closed", {"released": True}, ANSWERS, 1001.0, "figures have been made"),
        ("closed", {"answers": ""}, ANSWERS, 1001.0, "thrown away"),
        ("closed", {}, "", 1001.0, "changed or moved"),
        ("closed", {"comments": "x"}, ANSWERS, 1001.0, "changed or moved"),
        ("closed", {}, "team\nHarbour\n", 1001.0, "changed or moved"),
        ("open", {}, ANSWERS, 1001.0, "not closed"),
        ("closing", {}, ANSWERS, 1001.0, "not closed"),
    ],
)
def test_a_round_is_opened_again_within_the_hour_and_unused_only(
    state: str, change: dict[str, object], answers: str, now: float, why: str
) -> None:
    promise = Promise(
        team="a",
        round="b",
        questionnaire="c",
        sha256="d",
        minimum=5,
        audience="team",
        keep="dimensions",
        background=False,
        facilitator="",
        why={},
        kept_until="",
        told="",
    )
    closing = Closing(at=1000.0, answers=digest(ANSWERS)).model_copy(update=change)
    manifest = Manifest(state=state, promise=promise, generation="0", secret="", closing=closing)

    found = refuse_reopening(manifest, answers, "", now)
    assert why in found
    assert bool(why) == bool(found)
