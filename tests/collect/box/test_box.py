"""The ballot box: takes a sheet once, keeps it from the moment it says so, and gives nothing of a person away."""

import json
import os
import stat
import threading
from collections import Counter
from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from teamcheck.collect.box import BallotBox, NotTakenError
from teamcheck.collect.manifest import Closing
from teamcheck.collect.promises import changes
from teamcheck.collect.round import Facilitator, Round, Words
from teamcheck.collect.sheet import Sheet
from teamcheck.collect.tokens import digest_of, ticket_code
from teamcheck.errors import Code, OutputError, RoundError


def codes(error: RoundError | OutputError) -> list[Code]:
    return [problem.code for problem in error.problems]


def everything_in(folder: Path) -> str:
    return "\n".join(file.read_text(encoding="utf-8") for file in sorted(folder.rglob("*")) if file.is_file())


def test_a_round_is_not_open_before_it_is_opened(round_: Round, state: Path) -> None:
    box = BallotBox(round_, state)

    assert (box.state(), box.finished()) == ("not opened", 0)
    assert not state.exists()


def test_whoever_has_the_box_can_take_several_steps_as_one(box: BallotBox, sheet) -> None:
    done = threading.Event()

    def steps() -> None:
        with box.files.locked(), box.files.locked():
            box.add(sheet(1))
        done.set()

    threading.Thread(target=steps, daemon=True).start()
    assert done.wait(60), "the box waits for itself"
    with box.files.locked():
        assert box.add(sheet(2)) == 2


def test_an_answer_that_is_in_is_never_said_not_to_be(box: BallotBox, sheet, monkeypatch: pytest.MonkeyPatch) -> None:
    def refused(_folder: Path) -> None:
        raise OSError(5, "Input/output error")

    with monkeypatch.context() as patch:
        patch.setattr(Path, "iterdir", refused)
        assert box.add(sheet(1)) == 1
    assert box.add(sheet(2)) == 2
    assert len(list(box.files.folder.glob("*.jsonl"))) == 2, "what could not be taken away was taken away the next time"


def test_every_sheet_is_counted_and_kept(box: BallotBox, sheet) -> None:
    assert [box.add(sheet(person)) for person in range(3)] == [1, 2, 3]

    contents = box.files.read()
    assert Counter(text for _, text in contents.comments) == Counter(f"Person {person} said this." for person in range(3))
    assert len(contents.fragments) == 6


def test_answers_to_different_features_are_never_on_one_line(box: BallotBox, sheet) -> None:
    for person in range(5):
        box.add(sheet(person))

    together = [{name[:-1] for name in fragment} for fragment in box.files.read().fragments]
    assert Counter(map(frozenset, together)) == {frozenset({"aims"}): 5, frozenset({"trust"}): 5}


def test_a_whole_sheet_is_one_line_where_that_was_chosen(sheets_round: Round, state: Path, sheet) -> None:
    box = BallotBox(sheets_round, state)
    box.open("told")
    box.add(sheet(1, background={"job": "nurse"}))

    assert [sorted(fragment) for fragment in box.files.read().fragments] == [["aims1", "aims2", "job", "trust1", "trust2"]]


def test_a_skipped_feature_leaves_nothing_and_the_person_counts(box: BallotBox) -> None:
    assert box.add(Sheet(answers={"aims1": 3})) == 1
    assert box.files.read().fragments == [{"aims1": "3"}]


def test_not_applicable_and_prefer_not_to_say_are_kept_apart_from_no_answer(box: BallotBox) -> None:
    box.add(Sheet(answers={"aims1": "NA", "aims2": "PNTS"}))

    assert box.files.read().fragments == [{"aims1": "NA", "aims2": "PNTS"}]


def test_nobody_answers_after_as_many_as_are_expected(box: BallotBox, sheet) -> None:
    for person in range(9):
        box.add(sheet(person))

    with pytest.raises(NotTakenError) as refused:
        box.add(sheet(9))
    assert (refused.value.why, box.finished()) == ("full", 9)


def test_a_form_comes_back_once(box: BallotBox, sheet) -> None:
    form = box.hand_out()
    box.add(sheet(1), form=form)

    with pytest.raises(NotTakenError) as refused:
        box.add(sheet(1), form=form)
    assert (refused.value.why, box.finished()) == ("already", 1)
    assert box.is_used(form)


@pytest.mark.parametrize("forged", ["x", "é" * 50, "0" * 50, "one sign off"])
def test_a_form_that_was_not_handed_out_is_refused(forged: str, box: BallotBox, sheet) -> None:
    form = box.hand_out()
    off = form[:-1] + ("0" if form[-1] != "0" else "1")
    with pytest.raises(NotTakenError) as refused:
        box.add(sheet(1), form=off if forged == "one sign off" else forged)
    assert (refused.value.why, box.finished()) == ("unknown", 0)


def test_a_form_handed_out_before_a_restart_is_good_after_it(box: BallotBox, round_: Round, state: Path, sheet) -> None:
    form = box.hand_out()
    again = BallotBox(round_, state)
    again.open("Nobody else sees it.")

    assert again.add(sheet(1), form=form) == 1


def test_each_ticket_is_good_once_and_no_other_is(box: BallotBox, sheet) -> None:
    first, second = box.issue_tickets(2)
    box.add(sheet(1), ticket=first)
    why = []
    for ticket in (first, ticket_code()):
        with pytest.raises(NotTakenError) as refused:
            box.add(sheet(2), ticket=ticket)
        why.append(refused.value.why)

    assert why == ["already", "unknown"]
    assert box.add(sheet(2), ticket=second) == 2


def test_no_new_tickets_once_somebody_has_answered(box: BallotBox, sheet) -> None:
    box.add(sheet(1))

    with pytest.raises(RoundError) as raised:
        box.issue_tickets(9)
    assert codes(raised.value) == [Code.ROUND_CHANGED]


def test_several_sheets_go_in_together_or_not_at_all(box: BallotBox, sheet) -> None:
    box.add(sheet(1), once="one")
    with pytest.raises(NotTakenError) as refused:
        box.add_all([(sheet(2), "two"), (sheet(1), "one")])

    assert (refused.value.why, box.finished()) == ("already", 1)
    assert box.add_all([(sheet(2), "two"), (sheet(3), "three")]) == 3


def test_tokens_are_kept_as_digests_in_order_of_the_digest(box: BallotBox, sheet) -> None:
    forms = [box.hand_out() for _ in range(6)]
    for person, form in enumerate(forms):
        box.add(sheet(person), form=form)

    written = everything_in(box.files.folder)
    assert [form for form in forms if form in written] == []
    assert list(box.files.manifest().used) == sorted(map(digest_of, forms))


@pytest.mark.usefixtures("box")
def test_what_people_were_told_cannot_change_while_they_answer(round_: Round, state: Path) -> None:
    other = replace(
        round_,
        team="Mill",
        facilitator=Facilitator("Bob"),
        words=Words("To decide who leaves."),
        minimum=6,
        audience="organisation",
        keep="sheets",
        questionnaire=replace(round_.questionnaire, sha256="0" * 64),
    )

    with pytest.raises(RoundError) as raised:
        BallotBox(other, state).open("told")
    assert codes(raised.value) == [Code.ROUND_CHANGED] * 7
    assert [problem.place.key for problem in raised.value.problems] == [
        "team",
        "minimum",
        "audience",
        "keep",
        "facilitator.name",
        "why",
        "questionnaire",
    ]


def test_people_and_days_can_be_put_right_while_they_answer(box: BallotBox, round_: Round, state: Path, sheet) -> None:
    for person in range(9):
        box.add(sheet(person))
    larger = BallotBox(replace(round_, people=10), state)
    larger.open("other words")

    assert larger.add(sheet(9)) == 10
    assert larger.files.manifest().promise.told == "Nobody else sees it."


def test_a_team_is_not_smaller_than_the_people_who_answered(box: BallotBox, round_: Round, state: Path, sheet) -> None:
    for person in range(3):
        box.add(sheet(person))

    with pytest.raises(RoundError) as raised:
        BallotBox(replace(round_, people=2), state).open("told")
    assert [(problem.code, problem.place.key) for problem in raised.value.problems] == [(Code.ROUND_CHANGED, "people")]


@pytest.mark.parametrize(("now", "refused"), [(date(2027, 6, 30), 0), (date(2027, 6, 1), 0), (date(2027, 7, 1), 1), (None, 1)])
def test_answers_are_not_kept_longer_than_people_were_told(now: date | None, refused: int, round_: Round, state: Path) -> None:
    BallotBox(replace(round_, kept_until=date(2027, 6, 30)), state).open("told")
    later = BallotBox(replace(round_, kept_until=now), state)

    assert [problem.key for problem in (p.place for p in changes(later._round, later.files.manifest().promise))] == [
        "kept_until"
    ] * refused


@pytest.mark.parametrize(("before", "after"), [(30, 19), (19, 30)])
def test_nobody_is_asked_about_themselves_half_way(before: int, after: int, sheets_round: Round, state: Path) -> None:
    BallotBox(replace(sheets_round, people=before), state).open("told")

    with pytest.raises(RoundError) as raised:
        BallotBox(replace(sheets_round, people=after), state).open("told")
    assert [(problem.code, problem.place.key) for problem in raised.value.problems] == [(Code.ROUND_CHANGED, "people")]


def test_only_the_user_may_read_the_box(box: BallotBox, sheet) -> None:
    box.add(sheet(1))
    modes = {file.name: stat.S_IMODE(file.stat().st_mode) for file in [box.files.folder, *box.files.folder.iterdir()]}

    assert [name for name, mode in modes.items() if mode & 0o077] == []


def test_no_file_of_the_box_says_when_anything_happened(box: BallotBox, sheet) -> None:
    box.add(sheet(1))

    assert {file.stat().st_mtime for file in [box.files.folder, *box.files.folder.iterdir()]} == {946_684_800}
    assert not any(word in everything_in(box.files.folder) for word in ("time", "date", '"at"'))


def test_a_rewrite_leaves_nothing_of_the_one_before(box: BallotBox, sheet) -> None:
    for person in range(4):
        box.add(sheet(person))

    names = sorted(file.name.split("-")[0] for file in box.files.folder.iterdir())
    assert names == ["answers", "box.json", "comments", "lock"]


def test_a_write_that_was_broken_off_is_swept_away_at_the_next_opening(
    box: BallotBox, sheet, round_: Round, state: Path
) -> None:
    box.add(sheet(1))
    for name in ("0123456789abcdef.part", "answers-0123456789abcdef.jsonl"):
        (box.files.folder / name).write_text('{"aims1": "5"}\n', encoding="utf-8")
    again = BallotBox(round_, state)
    again.open("told")

    assert len(list(box.files.folder.iterdir())) == 4
    assert len(again.files.read().fragments) == 2


@pytest.mark.parametrize("broken", ["manifest", "answers", "rename"])
def test_a_write_that_fails_changes_nothing_and_can_be_tried_again(broken: str, box: BallotBox, sheet, monkeypatch) -> None:
    box.add(sheet(1))
    before = box.files.read()
    full = OSError(28, "No space left on device")
    genuine = os.fsync if broken != "rename" else Path.replace
    calls = iter(range(100))

    def fail(*arguments: object) -> object:
        if broken == "rename" or next(calls) == (0 if broken == "answers" else 2):
            raise full
        return genuine(*arguments)

    with monkeypatch.context() as patch:
        patch.setattr(*((Path, "replace") if broken == "rename" else (os, "fsync")), fail)
        with pytest.raises(OutputError) as raised:
            box.add(sheet(2))

    assert codes(raised.value) == [Code.NOT_WRITTEN]
    assert (box.files.read(), len(list(box.files.folder.iterdir()))) == (before, 4)
    assert box.add(sheet(2)) == 2


def test_twenty_threads_lose_and_double_nothing(round_: Round, state: Path, sheet) -> None:
    box = BallotBox(replace(round_, people=20), state)
    box.open("told")
    counts: list[int] = []
    threads = [threading.Thread(target=lambda person=person: counts.append(box.add(sheet(person)))) for person in range(20)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()

    assert sorted(counts) == list(range(1, 21))
    assert len({text for _, text in box.files.read().comments}) == 20


@pytest.mark.parametrize("damage", ["", "{", '{"schema": "teamcheck/box/2"}', "\udcff"])
def test_a_damaged_box_is_said_and_never_taken_for_an_empty_one(damage: str, box: BallotBox, sheet) -> None:
    (box.files.folder / "box.json").write_bytes(damage.encode("utf-8", "surrogateescape"))

    with pytest.raises(RoundError) as raised:
        box.add(sheet(1))
    assert codes(raised.value) == [Code.BOX_DAMAGED]


@pytest.mark.parametrize("line", ["no json", '["a list"]', ""])
def test_a_damaged_line_is_said_and_nothing_is_written_over_it(line: str, box: BallotBox, sheet) -> None:
    box.add(sheet(1))
    (comments,) = box.files.folder.glob("comments-*")
    comments.write_text(line + "\n", encoding="utf-8")

    with pytest.raises(RoundError) as raised:
        box.add(sheet(2))
    assert codes(raised.value) == [Code.BOX_DAMAGED]
    assert comments.read_text(encoding="utf-8") == line + "\n"


def test_while_the_files_are_written_out_nothing_is_taken_and_nothing_is_lost(box: BallotBox, sheet) -> None:
    box.add(sheet(1))
    with box.files.locked():
        box.mark_closing(Closing(at=0, answers="x"))

    with pytest.raises(NotTakenError) as refused:
        box.add(sheet(2))
    with pytest.raises(RoundError) as raised:
        box.open("told")
    assert (refused.value.why, codes(raised.value), box.state()) == ("closed", [Code.CLOSING_UNFINISHED], "closing")
    assert len(box.files.read().fragments) == 2


def test_a_destroyed_box_holds_no_answer_and_takes_none(box: BallotBox, sheet) -> None:
    box.add(sheet(1))
    with box.files.locked():
        box.mark_closing(Closing(at=0, answers="x"))
        box.destroy()

    with pytest.raises(RoundError) as raised:
        box.open("told")
    assert (codes(raised.value), box.finished()) == ([Code.ROUND_CLOSED], 1)
    assert sorted(file.name for file in box.files.folder.iterdir()) == ["box.json", "lock"]
    assert "aims1" not in everything_in(box.files.folder)


def test_the_box_is_plain_text_that_anybody_can_check(box: BallotBox, sheet) -> None:
    box.add(sheet(1))
    (answers,) = box.files.folder.glob("answers-*")

    assert sorted(sorted(json.loads(line)) for line in answers.read_text(encoding="utf-8").splitlines()) == [
        ["aims1", "aims2"],
        ["trust1", "trust2"],
    ]


@pytest.mark.parametrize(
    ("before", "after", "is_changed"),
    [(True, False, True), (False, None, True), (None, True, False), (True, True, False)],
)
def test_that_the_leader_is_asked_may_be_added_and_never_changed(
    before: bool | None, after: bool | None, is_changed: bool, round_: Round, state: Path
) -> None:
    BallotBox(replace(round_, leader_answers=before), state).open("")
    later = replace(round_, leader_answers=after)

    found = changes(later, BallotBox(later, state).files.manifest().promise)
    assert [problem.place.key for problem in found] == ["leader_answers"] * is_changed


def test_a_box_of_a_version_that_did_not_ask_for_the_leader_stays_open(round_: Round, state: Path) -> None:
    box = BallotBox(round_, state)
    box.open("")
    (file,) = state.rglob("box.json")
    written = json.loads(file.read_text(encoding="utf-8"))
    del written["promise"]["leader_answers"]
    file.write_text(json.dumps(written), encoding="utf-8")

    assert BallotBox(replace(round_, leader_answers=True), state).open("").state == "open"
