"""A round from its folder to its report: init, status, close, and report without a file, as they are typed."""

import csv
import json
import re
import time
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from teamcheck.cli.caseload_page import cases_of
from teamcheck.cli.commands import init as init_command
from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.rounds import opened
from teamcheck.collect.box import BallotBox
from teamcheck.collect.round_file import read_round
from teamcheck.collect.sheet import Sheet

Call = Callable[..., tuple[int, str, str]]
today = date.today
INIT = ("init", "spring", "--team", "Harbour", "--people", "9", "--facilitator", "Ann Lee")
ITEMS = ("aims1", "aims2", "aims3", "trust1", "trust2", "trust3")


@pytest.fixture
def round_call(call: Call, folder: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Call:
    """Run a command in the folder of a round about two features, with a state folder of the test's own."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    call(*INIT, "-q", "two-features.yaml")
    monkeypatch.chdir(folder / "spring")
    return call


def answer(people: int, first: int = 0) -> BallotBox:
    """Let people answer in the round of this folder."""
    _, box = opened(Path(), "kiosk", quiet=True)
    for person in range(first, first + people):
        answers = {name: (person + place) % 5 + 1 for place, name in enumerate(ITEMS)}
        box.add(Sheet(answers=answers, comments={"keep": f"Comment {person}"}))
    return box


def codes(err: str) -> list[str]:
    return re.findall(r"\[([A-Z]\d{3})\]", err)


def test_init_makes_a_folder_whose_round_can_be_used(call: Call, tmp_path: Path) -> None:
    code, out, err = call(*INIT)

    assert (code, out) == (ExitCode.DONE, "")
    assert "Made spring with round.yaml, the questionnaire and a README." in err
    assert sorted(file.name for file in (tmp_path / "spring").iterdir()) == ["README.md", "round.yaml", "seven-features.yaml"]
    made = read_round(tmp_path / "spring")
    assert (made.team, made.people, made.facilitator.name, made.questionnaire.id) == ("Harbour", 9, "Ann Lee", "seven-features")


def test_without_a_folder_it_is_called_after_the_team(call: Call, tmp_path: Path) -> None:
    call("init", "--team", "Ward 7: Café", "--people", "9", "--facilitator", "Ann")

    assert read_round(tmp_path / "ward-7-cafe").team == "Ward 7: Café"


@pytest.mark.parametrize("name", ['Harbour "the" \\ ward', "no", "7", "a: b # c", "{x}", "- x", "\u202eHaven", "😀 team", "'"])
def test_any_name_of_a_team_comes_back_as_it_was(name: str, call: Call, tmp_path: Path) -> None:
    code, _, _ = call("init", "spring", "--team", name, "--people", "9", "--facilitator", name)
    made = read_round(tmp_path / "spring")

    assert code == ExitCode.DONE
    assert [made.team, made.facilitator.name] == [" ".join("".join(c if c.isprintable() else " " for c in name).split())] * 2


def test_two_rounds_never_share_a_ballot_box(call: Call, tmp_path: Path) -> None:
    for name in ("spring", "autumn"):
        call("init", name, *INIT[2:])

    assert read_round(tmp_path / "spring").id != read_round(tmp_path / "autumn").id


def test_init_touches_nothing_that_is_there(call: Call, tmp_path: Path) -> None:
    call(*INIT)
    before = (tmp_path / "spring" / "round.yaml").read_bytes()
    code, _, err = call(*INIT)

    assert (code, set(codes(err))) == (ExitCode.BAD_INPUT, {"W004"})
    assert (tmp_path / "spring" / "round.yaml").read_bytes() == before


@pytest.mark.parametrize("left_out", ["--team", "--people", "--facilitator"])
def test_what_is_needed_is_named_where_nobody_can_be_asked(left_out: str, call: Call, tmp_path: Path) -> None:
    place = INIT.index(left_out)
    code, _, err = call(*INIT[:place], *INIT[place + 2 :])

    assert (code, left_out in err) == (ExitCode.USAGE, True)
    assert not (tmp_path / "spring").exists()


@pytest.mark.parametrize(
    "more",
    [["--debrief", "soon"], ["--minimum", "4"], ["--people", "0"], ["--languages", "12"], ["--audience", "all"]],
    ids=str,
)
def test_a_value_that_cannot_be_is_wrong_usage(more: list[str], call: Call, tmp_path: Path) -> None:
    code, _, err = call(*INIT, *more)

    assert code == ExitCode.USAGE
    assert ("--minimum" in more) == ("4 is too few: give 5 or more." in err)
    assert not (tmp_path / "spring").exists()


def test_what_is_decided_on_the_command_line_stands_in_the_file(call: Call, tmp_path: Path) -> None:
    more = ("--debrief", "2026-12-01", "--minimum", "6", "--audience", "organisation", "--why", "We: ask", "--contact", "7")
    more += ("--talk-led-by", "Bo: Diaz", "--review", "2027-03-01")
    err = call(*INIT, *more)[2]
    made = read_round(tmp_path / "spring")

    assert "      look through round.yaml\n" in err
    assert (made.debrief, made.minimum, made.audience) == (date(2026, 12, 1), 6, "organisation")
    assert (made.talk_led_by, made.review) == ("Bo: Diaz", date(2027, 3, 1))
    assert (made.words.why, made.facilitator.contact) == ("We: ask", "7")


def test_translations_come_along_with_the_questionnaire(folder: Path, call: Call) -> None:
    translation = "schema: teamcheck/translation/1\nof: two-features\nlanguage: cy\nstatus: machine\ntitle: Dwy nodwedd\n"
    (folder / "two-features.cy.yaml").write_text(translation, encoding="utf-8")
    call(*INIT, "-q", "two-features.yaml", "--languages", "en,cy")

    assert read_round(folder / "spring").languages == ("en", "cy")


def test_a_language_that_the_questionnaire_lacks_leaves_no_folder_behind(call: Call, tmp_path: Path) -> None:
    code, _, err = call(*INIT, "--languages", "en,cy")

    assert (code, codes(err), (tmp_path / "spring").exists()) == (ExitCode.BAD_INPUT, ["Q025"], False)


def test_the_days_that_stand_as_examples_lie_ahead_in_order(call: Call, tmp_path: Path) -> None:
    call(*INIT)
    text = (tmp_path / "spring" / "round.yaml").read_text(encoding="utf-8")
    days = [date.fromisoformat(day) for day in re.findall(r"^# \w+: (\d{4}-\d\d-\d\d)", text, re.MULTILINE)]

    assert [day - days[0] for day in days] == [ahead - init_command.AHEAD[0] for ahead in init_command.AHEAD]
    assert days == sorted(days)
    assert days[0] > today()


def test_status_says_how_far_the_round_is_and_what_comes_next(round_call: Call) -> None:
    said = [round_call("status")[1:]]
    for people, first in ((4, 0), (1, 4), (4, 5)):
        answer(people, first)
        said.append(round_call("status")[1:])
    round_call("close")
    said.append(round_call("status")[1:])

    assert [out.split(": ", 1)[1].strip() for out, _ in said] == [
        "not opened yet; 9 people are expected.",
        "open; 4 of 9 have answered, and one more answer is needed before there are figures.",
        "open; 5 of 9 have answered.",
        "open; 9 of 9 have answered.",
        "closed; 9 of 9 have answered.",
    ]
    assert [re.findall(r"teamcheck \w+", err)[-1] for _, err in said] == [
        "teamcheck survey",
        "teamcheck survey",
        "teamcheck close",
        "teamcheck close",
        "teamcheck report",
    ]


@pytest.mark.parametrize("name", ["spring", "our spring"])
def test_what_comes_next_can_be_pasted_also_outside_the_folder(name: str, call: Call, folder: Path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
    call("init", name, *INIT[2:])
    shown = name if name == "spring" else f'"{name}"'

    for words in (["status", name], ["status", f"{name}/round.yaml"], ["survey", "invite", name]):
        assert call(*words).err.splitlines()[-1].endswith(f"teamcheck survey {shown}")
    assert f"Ask first: teamcheck survey {shown}\n" in call("close", name).err
    told = call("survey", "form", name).err.splitlines()[-1]
    assert told.endswith(f"put them in: teamcheck import --into {shown} FILE... or --codes FILE")


def test_status_knows_a_round_that_was_closed_on_another_computer(
    round_call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    answer(6)
    round_call("close")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "other"))

    code, out, err = round_call("status")
    assert (code, out) == (
        ExitCode.DONE,
        f"Harbour, {read_round(Path()).name}: closed; people were not asked on this computer.\n",
    )
    assert "Next: teamcheck report --review-comments" in err
    round_call("report", "--review-comments")
    assert "decide on each comment" in round_call("status").err


def test_status_says_what_is_overdue(round_call: Call) -> None:
    yesterday = today() - timedelta(days=1)
    with Path("round.yaml").open("a", encoding="utf-8") as file:
        file.write(f"debrief: {yesterday}\nreview: {yesterday}\nkept_until: {yesterday}\n")
    before = round_call("status")[1]
    answer(9)
    round_call("close")
    after = round_call("status")[1]

    assert [line.split(" on ")[0] for line in before.splitlines()[1:]] == ["Overdue: you were to talk about the result"]
    assert [line.split(" ")[1] for line in after.splitlines()[1:]] == ["on", "people"]
    assert all(f"{yesterday.day} {yesterday:%B %Y}" in line for line in (before + after).splitlines() if "Overdue" in line)


def test_status_of_a_closed_round_and_the_list_of_teams_say_the_same_is_overdue(round_call: Call, folder: Path) -> None:
    past = today() - timedelta(days=47)
    with Path("round.yaml").open("a", encoding="utf-8") as file:
        file.write(f"debrief: {past}\nreview: {today() + timedelta(days=9)}\n")
    answer(9)
    round_call("close")

    day = f"{past.day} {past:%B %Y}"
    assert round_call("status").out.splitlines()[1:] == [
        f"Overdue: you were to talk about the result on {day}, and there is no plan yet."
    ]
    [case] = cases_of(folder, today()).cases
    assert [(due.step, due.day) for due in case.due if due.day is not None and due.day < today()] == [("plan", past)]


@pytest.mark.parametrize(
    ("plan", "said"),
    [
        (
            "actions: [{text: Tea, dimension: aims, by: PAST}]\n",
            "by DAY you wanted one thing done, and nothing says what became of it",
        ),
        (
            "actions: [{text: Tea, dimension: aims}, {text: Cake, dimension: aims}]\n",
            "you were to ask how it goes with 2 things you set out to do",
        ),
        ("actions: [{text: Tea, dimension: aims, by: PAST, done: done}]\n", ""),
    ],
)
def test_status_says_that_nobody_has_asked_how_it_goes(plan: str, said: str, round_call: Call) -> None:
    past = today() - timedelta(days=47)
    with Path("round.yaml").open("a", encoding="utf-8") as file:
        file.write(f"debrief: {past}\n")
    answer(9)
    round_call("close")
    Path("plan.yaml").write_text(f"schema: teamcheck/plan/1\n{plan}".replace("PAST", str(past)), encoding="utf-8")

    lines = [line for line in round_call("status").out.splitlines() if line.startswith("Overdue")]
    assert len(lines) == bool(said)
    assert said.replace("DAY", f"{past.day} {past:%B %Y}") in "".join(lines)


def test_what_people_wrote_is_to_be_deleted_wherever_it_stands(round_call: Call) -> None:
    with Path("round.yaml").open("a", encoding="utf-8") as file:
        file.write(f"kept_until: {today() - timedelta(days=1)}\n")
    answer(7)
    round_call("close")
    round_call("report", "--review-comments")

    def named() -> str:
        return round_call("status")[1].partition("Overdue: people were told that ")[2].partition(" would be deleted by ")[0]

    assert named() == "answers.csv, comments.csv and comments.review.yaml"
    Path("answers.csv").unlink()
    assert named() == "comments.csv and comments.review.yaml"
    Path("comments.csv").unlink()
    assert named() == "comments.review.yaml"
    Path("comments.review.yaml").unlink()
    assert not named()


def test_closing_writes_the_answers_and_empties_the_box(round_call: Call) -> None:
    box = answer(7)
    code, out, err = round_call("close")

    assert (code, out) == (ExitCode.DONE, "")
    assert err.splitlines()[0] == (
        "7 of 9 answered; wrote answers.csv, comments.csv, answers.policy.yaml, and emptied the ballot box."
    )
    with Path("answers.csv").open(encoding="utf-8") as file:
        assert len([*csv.DictReader(file)]) == 7
    assert sorted(file.name for file in box.files.folder.iterdir()) == ["box.json", "lock"]


def test_after_closing_comments_are_decided_on_before_the_report_and_after_it_nothing_is_left_to_make(round_call: Call) -> None:
    def next_(*words: str) -> list[str]:
        return re.findall(r"teamcheck report.*", round_call(*words)[2].partition("Next: ")[2])

    answer(7)
    first = ["teamcheck report --review-comments", "teamcheck report"]
    assert [next_("close"), next_("status")] == [first, first]
    round_call("report", "--review-comments")
    assert next_("status") == ["teamcheck report"]
    round_call("report")

    assert round_call("status")[2] == "Next: talk about the report with the team; it says how. Then: teamcheck plan new\n"


def test_after_the_talk_comes_the_plan_and_then_its_check_ins(round_call: Call) -> None:
    answer(7)
    round_call("close")
    round_call("report", "--review-comments")
    round_call("report")
    round_call("plan", "new", "--no-input")
    code, out, err = round_call("status")
    assert (code, out.count("\n")) == (ExitCode.DONE, 1)
    assert "plan.yaml" in err
    assert "`text` has no value" in err
    assert err.endswith("Next: teamcheck plan check\n")

    def plan(days: int) -> list[str]:
        made = date.today() - timedelta(days=days)  # noqa: DTZ011  what the command takes for today
        text = f"schema: teamcheck/plan/1\nmade: {made}\nactions: [{{text: Ask, dimension: aims}}]\n"
        Path("plan.yaml").write_text(text, encoding="utf-8")
        return round_call("status")[1].splitlines()[1:]

    (ahead,) = plan(29)
    assert round_call("status")[2] == "Next: teamcheck plan checkin    on the day of the check-in\n"
    assert ahead.startswith("There is a plan of 1 action. Next check-in: ")
    past, late = plan(31)
    assert past.startswith("There is a plan of 1 action. Check-in was due on ")
    assert late == "Overdue: 30 days after the plan are over, and nobody has said how it goes."
    assert round_call("status")[2] == "Next: teamcheck plan checkin\n"
    round_call("plan", "checkin", "--record", "1:done:better")
    code, out, err = round_call("status")
    assert (code, out.splitlines()[1:]) == (ExitCode.DONE, ["There is a plan of 1 action. All of it is done."])
    assert err == "Next: ask the team again when it suits you: teamcheck init\n"


def test_where_forms_went_out_what_comes_back_is_put_in(round_call: Call) -> None:
    round_call("survey", "form", "--print")
    assert round_call("status")[2] == "Next: teamcheck import --typed\n"
    answer(7)
    round_call("survey", "form")
    assert round_call("status", "../spring")[2] == (
        "Next: teamcheck import --into ../spring FILE..., or teamcheck close ../spring when nobody else will answer\n"
    )


def test_what_came_of_it_is_overdue_until_it_is_said(round_call: Call) -> None:
    answer(7)
    round_call("close")
    yesterday = today() - timedelta(days=1)
    with Path("round.yaml").open("a", encoding="utf-8") as file:
        file.write(f"review: {yesterday}\n")
    overdue = "Overdue: on "
    assert overdue in round_call("status")[1]
    text = "schema: teamcheck/plan/1\nactions: [{text: Ask, dimension: aims}]\n"
    Path("plan.yaml").write_text(text, encoding="utf-8")
    assert overdue in round_call("status")[1]
    round_call("plan", "checkin", "--record", "1:not yet:same")
    assert overdue not in round_call("status")[1]


def test_until_every_comment_is_decided_on_that_comes_before_the_report(round_call: Call) -> None:
    answer(7)
    round_call("close")
    round_call("report", "--review-comments")
    assert round_call("status")[2] == (
        "Next: decide on each comment in comments.review.yaml, and save it\n      teamcheck report\n"
    )
    review = Path("comments.review.yaml")
    review.write_text(review.read_text(encoding="utf-8").replace("decide: undecided", "decide: show"), encoding="utf-8")
    assert round_call("status")[2] == "Next: teamcheck report\n"


def test_with_too_few_comments_to_show_none_are_to_be_decided_on(round_call: Call) -> None:
    box = answer(2)
    for person in range(5):
        box.add(Sheet(answers=dict.fromkeys(ITEMS, person + 1), comments={}))

    assert round_call("close")[2].endswith("Next: teamcheck report\n")
    assert round_call("status")[2] == "Next: teamcheck report\n"
    round_call("score")
    assert "Next: talk about the report" in round_call("status")[2]


def test_an_answer_that_comes_after_closing_is_told_of_the_hour(round_call: Call) -> None:
    answer(7)
    round_call("close")
    Path("late.json").write_text("{}", encoding="utf-8")
    early = round_call("import", "late.json")[2]
    round_call("report")
    late = round_call("import", "late.json")[2]

    assert "Within the hour of closing, before any report: teamcheck close --reopen." in " ".join(early.split())
    assert (codes(early), codes(late), "--reopen" in late) == (["C003"], ["C003"], False)


def test_below_the_minimum_nothing_is_written(round_call: Call) -> None:
    answer(4)
    code, _, err = round_call("close")

    assert (code, codes(err)) == (ExitCode.BAD_INPUT, ["C005"])
    assert "teamcheck close --discard" in " ".join(err.split())
    assert f"teamcheck close {Path.cwd()} --discard" in " ".join(round_call("close", str(Path.cwd()))[2].split())
    assert not Path("answers.csv").exists()
    assert answer(1, 4).finished() == 5


def test_thrown_away_answers_make_the_discussion_edition(round_call: Call) -> None:
    answer(4)
    code, _, _ = round_call("close", "--discard")
    _, out, _ = round_call("report", "-f", "md", "-o", "-")

    assert code == ExitCode.DONE
    assert "Fewer than 5 people answered, so there are no figures." in out
    assert "4 of 9 members answered" in out
    assert codes(round_call("close", "--reopen")[2]) == ["C006"]


def test_a_team_too_small_for_figures_needs_no_answers(call: Call, folder: Path, monkeypatch) -> None:
    call("init", "trio", "--team", "Trio", "--people", "3", "--facilitator", "Ann")
    monkeypatch.chdir(folder / "trio")
    code, out, _ = call("report", "-f", "md", "-o", "-")

    assert (code, "0 of 3 members answered" in out, "## The card exercise" in out) == (ExitCode.DONE, True, True)


def test_a_round_that_nobody_answered_in_can_be_taken_back(round_call: Call) -> None:
    box = answer(0)
    code, _, err = round_call("close", "--discard")
    text = Path("round.yaml").read_text(encoding="utf-8").replace("minimum: 5", "minimum: 6")
    Path("round.yaml").write_text(text, encoding="utf-8")

    assert (code, err.splitlines()[0]) == (ExitCode.DONE, "Nobody had answered. The round is as if it had never been opened.")
    assert (box.state(), Path("answers.csv").exists()) == ("not opened", False)
    assert answer(1).files.manifest().promise.minimum == 6


def test_enough_answers_are_not_thrown_away(round_call: Call) -> None:
    answer(5)

    assert codes(round_call("close", "--discard")[2]) == ["C017"]


@pytest.mark.parametrize("words", [("close",), ("close", "--discard")])
def test_no_to_the_question_changes_nothing(words: tuple[str, ...], round_call: Call, monkeypatch) -> None:
    box = answer(4 if "--discard" in words else 7)
    monkeypatch.setattr("sys.stdin.isatty", lambda: True, raising=False)
    monkeypatch.setattr("typer.confirm", lambda *_, **__: False)
    code, _, err = round_call(*words)

    assert (code, err, box.state()) == (ExitCode.DONE, "Nothing was changed.\n", "open")


@pytest.mark.parametrize("words", [("status",), ("check",), ("check", "."), ("check", "round.yaml")], ids=" ".join)
def test_what_was_changed_since_people_were_told_is_said_before_the_day(words: tuple[str, ...], round_call: Call) -> None:
    answer(1)
    text = Path("round.yaml").read_text(encoding="utf-8").replace("Ann Lee", "Bob")
    Path("round.yaml").write_text(text, encoding="utf-8")
    _, _, err = round_call(*words)

    assert codes(err) == ["C002"]
    assert "(facilitator.name)" in err


def test_after_the_invitation_comes_the_asking(round_call: Call) -> None:
    Path("invitation.txt").write_text("Come", encoding="utf-8")

    assert round_call("status")[2] == "Next: teamcheck survey\n"


def test_a_team_too_small_for_figures_is_not_led_into_asking(call: Call, tmp_path: Path, monkeypatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    _, _, made = call("init", "trio", "--team", "Trio", "--people", "3", "--facilitator", "Ann")
    _, _, then = call("status", "trio")

    assert ["survey" in err or "teamcheck report" not in err for err in (made, then)] == [False, False]


@pytest.mark.parametrize("word", ["init", "status", "close", "report", "import"])
def test_a_command_looked_for_under_survey_is_named(word: str, call: Call) -> None:
    code, _, err = call("survey", word)

    assert (code, f"teamcheck {word}" in err) == (ExitCode.USAGE, True)


def test_report_and_score_need_no_file_in_the_folder_of_a_round(round_call: Call) -> None:
    answer(7)
    round_call("close")
    code, _, err = round_call("report")
    _, table, _ = round_call("score")

    assert (code, err.splitlines()[0], Path("harbour.html").is_file()) == (ExitCode.DONE, "Wrote harbour.html", True)
    assert table.splitlines()[0] == f"Harbour ({today():%Y-%m}): 7 of 9 members answered"


def test_report_says_that_a_round_is_still_open(round_call: Call) -> None:
    before = codes(round_call("report")[2])
    answer(7)
    after = round_call("report")[2]

    assert (before, codes(after)) == (["C004"], ["C004"])
    assert after.startswith("round.yaml\n  the round is open: 7 of 9 have answered")


def test_elsewhere_report_asks_for_a_file(call: Call) -> None:
    code, _, err = call("report")

    assert (code, "name a file of answers" in err) == (ExitCode.USAGE, True)


def test_whoever_was_forgotten_can_answer_after_reopening(round_call: Call) -> None:
    answer(7)
    round_call("close")
    code, _, _ = round_call("close", "--reopen")
    assert (code, Path("answers.csv").exists(), Path("comments.csv").exists()) == (ExitCode.DONE, False, False)

    assert answer(1, 7).finished() == 8
    round_call("close")
    with Path("comments.csv").open(encoding="utf-8") as file:
        assert sorted(row["text"] for row in csv.DictReader(file)) == [f"Comment {person}" for person in range(8)]


@pytest.mark.parametrize(
    "command", [("report",), ("score",), ("report", "answers.csv"), ("score", "answers.csv", "-f", "json")]
)
def test_after_any_figure_was_made_a_round_stays_closed(command: tuple[str, ...], round_call: Call) -> None:
    answer(7)
    round_call("close")
    round_call(*command, *(("-q", "two-features.yaml") if len(command) > 1 else ()))
    code, _, err = round_call("close", "--reopen")

    assert (code, codes(err), Path("answers.csv").exists()) == (ExitCode.BAD_INPUT, ["C006"], True)
    assert err.splitlines()[1].count(":") == 1


@pytest.mark.parametrize("now", [3700, -60])
def test_an_hour_later_or_with_the_clock_set_back_a_round_stays_closed(now: int, round_call: Call, monkeypatch) -> None:
    answer(7)
    round_call("close")
    later = time.time() + now
    monkeypatch.setattr(time, "time", lambda: later)

    assert codes(round_call("close", "--reopen")[2]) == ["C006"]


def test_a_file_of_answers_that_is_not_of_this_round_is_not_touched(round_call: Call) -> None:
    answer(7)
    Path("answers.csv").write_text("mine", encoding="utf-8")
    code, _, err = round_call("close")

    assert (code, codes(err), Path("answers.csv").read_text(encoding="utf-8")) == (ExitCode.BAD_INPUT, ["C009"], "mine")
    assert answer(1, 7).finished() == 8


def test_closing_that_was_broken_off_is_finished_by_the_next(round_call: Call, monkeypatch) -> None:
    box = answer(7)
    with monkeypatch.context() as patch:
        patch.setattr(BallotBox, "destroy", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        assert round_call("close")[0] == ExitCode.INTERRUPTED
    first = Path("answers.csv").read_text(encoding="utf-8")
    assert box.state() == "closing"
    code, _, _ = round_call("close")

    assert (code, box.state()) == (ExitCode.DONE, "closed")
    assert sorted(Path("answers.csv").read_text(encoding="utf-8")) == sorted(first)


@pytest.mark.parametrize("words", [("close",), ("close", "--reopen")])
def test_a_round_that_nobody_was_asked_in_cannot_be_ended(words: tuple[str, ...], round_call: Call) -> None:
    code, _, err = round_call(*words)

    assert (code, codes(err)) == (ExitCode.BAD_INPUT, ["C006" if "--reopen" in words else "C004"])


def test_a_closed_round_is_not_closed_twice(round_call: Call) -> None:
    answer(7)
    round_call("close")

    assert codes(round_call("close")[2]) == ["C003"]


def test_a_round_that_promised_less_is_not_closed(round_call: Call) -> None:
    answer(7)
    text = Path("round.yaml").read_text(encoding="utf-8")
    Path("round.yaml").write_text(text.replace("audience: team", "audience: organisation"), encoding="utf-8")

    assert codes(round_call("close")[2]) == ["C002"]


def test_check_says_what_a_round_lacks(round_call: Call) -> None:
    code, out, err = round_call("check", "round.yaml")
    Path("round.yaml").write_text("schema: teamcheck/round/1\npeople: many\n", encoding="utf-8")
    worse, _, _ = round_call("check", "round.yaml")

    assert (code, worse) == (ExitCode.DONE, ExitCode.BAD_INPUT)
    assert (out, codes(err)) == (f"round.yaml: Harbour, {today():%Y-%m}, 9 people. It can be used.\n", ["C101", "C101"])


def test_a_command_of_a_round_elsewhere_says_how_to_begin(call: Call) -> None:
    for words in (("status",), ("close",), ("survey", "invite")):
        code, _, err = call(*words)
        assert (code, codes(err)) == (ExitCode.BAD_INPUT, ["C001"]), words
        assert "teamcheck init my-team" in err


@pytest.mark.parametrize("below", ["spring", "pulses/2026-03-02"])
def test_where_rounds_lie_further_in_the_latest_is_named(below: str, call: Call) -> None:
    for name in ("1", "2"):
        folder = Path("team") / f"{below}-{name}"
        folder.mkdir(parents=True)
        (folder / "round.yaml").touch()
    code, _, err = call("status", "team")

    assert (code, codes(err)) == (ExitCode.BAD_INPUT, ["C001"])
    assert f"such as {Path('team') / below}-2." in err


def test_a_damaged_box_is_said(round_call: Call) -> None:
    box = answer(7)
    (box.files.folder / "box.json").write_text("{", encoding="utf-8")

    assert codes(round_call("close")[2]) == ["C007"]


def test_an_unfinished_closing_is_said_to_who_would_ask(round_call: Call, monkeypatch) -> None:
    answer(7)
    with monkeypatch.context() as patch:
        patch.setattr(BallotBox, "destroy", lambda _: (_ for _ in ()).throw(KeyboardInterrupt))
        round_call("close")

    assert codes(round_call("survey", "form")[2]) == ["C008"]


def test_what_stands_in_the_way_of_a_plan_outside_the_folder_is_mended_by_what_can_be_pasted(
    round_call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(folder)
    assert "Ask first: teamcheck survey spring. Or name" in round_call("plan", "new", "spring", "--no-input").err
    monkeypatch.chdir(folder / "spring")
    answer(7)
    monkeypatch.chdir(folder)
    assert "End it first: teamcheck close spring\n" in round_call("plan", "new", "spring", "--no-input").err


def test_where_nobody_need_answer_nobody_is_left_out(call: Call, folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    call("init", "four", "--team", "Harbour", "--people", "4", "--facilitator", "Ann Lee", "-q", "two-features.yaml")
    monkeypatch.chdir(folder / "four")

    code, out, err = call("score", "--for", "analyst", "--without-careless")

    assert (code, json.loads(out)["left_out"]) == (ExitCode.DONE, {"careless": 0})
    assert "Nobody was left out" in err


def test_init_writes_down_who_is_asked_and_leaves_open_what_nobody_says(call: Call, tmp_path: Path) -> None:
    call(*INIT, "--members", "All on the ward", "--leader-answers", "no")
    call("init", "autumn", *INIT[2:])
    said, open_ = read_round(tmp_path / "spring"), read_round(tmp_path / "autumn")

    assert (said.words.members, said.leader_answers) == ("All on the ward", False)
    assert (open_.words.members, open_.leader_answers) == ("", None)


def test_opening_a_round_without_a_day_for_the_talk_says_so_once_and_what_to_type(round_call: Call) -> None:
    first, second = (round_call("survey", "form", "-o", name).err for name in ("one.html", "two.html"))

    [warning] = [line for line in first.splitlines() if line.startswith("Warning")]
    assert warning == "Warning: no day is set to talk about the result. Type into round.yaml: debrief: YEAR-MONTH-DAY"
    assert "Warning" not in second


def test_nobody_is_warned_of_a_talk_that_has_its_day(call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    call(*INIT, "--debrief", "2026-12-01")

    assert "Warning" not in call("survey", "form", "spring").err


def test_what_is_made_in_the_folder_of_a_round_repeats_what_people_were_told(round_call: Call) -> None:
    with Path("round.yaml").open("a", encoding="utf-8") as file:
        file.write("support: [Staff support, Eve]\nmembers: All on the ward.\nleader_answers: no\ndebrief: 2026-12-01\n")
        file.write("talk_led_by: Bo Diaz\nreview: 2027-03-01\n")
    text = Path("round.yaml").read_text(encoding="utf-8")
    Path("round.yaml").write_text(text.replace("audience: team\n", "audience: team-and-coach\n"), encoding="utf-8")
    answer(7)
    round_call("close")
    for copy in ("team", "coach"):
        round_call("report", "--for", copy, "--debrief", "-f", "html", "-f", "md")

    made = [path for path in Path().glob("harbour.*") if path.suffix in {".html", ".md"}]
    plain = re.compile("[\\\\\u2066-\u2069]|<[^>]*>")
    pages = {path.name: " ".join(plain.sub("", path.read_text(encoding="utf-8")).split()) for path in made}
    assert len(pages) == 8
    turn = "you can turn to: Staff support; Eve. Answers are not read as they arrive, so they are no way to report harm."
    for words in (turn, "led by Bo Diaz", "Review: 1 March"):
        assert [name for name, page in pages.items() if words not in page] == []
    reports = [page for name, page in pages.items() if "debrief" not in name]
    assert [page for page in reports if "All on the ward. Whoever leads the team was not asked." not in page] == []


def test_answers_that_are_named_are_scored_without_a_look_at_the_round_beside_them(round_call: Call) -> None:
    with Path("round.yaml").open("a", encoding="utf-8") as file:
        file.write("support: [Bo Diaz]\n")
    answer(7)
    round_call("close")
    round_call("report", "answers.csv", "-q", "two-features.yaml", "-f", "md")

    assert "Bo Diaz" not in Path("harbour.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(("said", "other"), [("Harbour", "Mill"), ("ROUND", "2020-01")])
def test_a_report_of_answers_of_another_team_or_round_repeats_nothing_of_the_round_of_the_folder(
    said: str, other: str, round_call: Call
) -> None:
    with Path("round.yaml").open("a", encoding="utf-8") as file:
        file.write("support: [Bo Diaz]\nmembers: All on the ward.\n")
    answer(7)
    round_call("close")
    answers, said = Path("answers.csv"), said.replace("ROUND", read_round(Path()).name)
    written = answers.read_text(encoding="utf-8")
    round_call("report", "-f", "md", "-o", "own.md")
    answers.write_text(written.replace(said, other), encoding="utf-8")
    round_call("report", "-f", "md", "-o", "others.md")

    assert said in written
    pages = [Path(name).read_text(encoding="utf-8") for name in ("own.md", "others.md")]
    assert [("Bo Diaz" in page, "All on the ward" in page) for page in pages] == [(True, True), (False, False)]


def test_the_report_says_who_was_asked_as_people_were_told_whatever_is_written_later(round_call: Call) -> None:
    with Path("round.yaml").open("a", encoding="utf-8") as file:
        file.write("leader_answers: yes\n")
    answer(7)
    round_call("close")
    text = Path("round.yaml").read_text(encoding="utf-8")
    Path("round.yaml").write_text(text.replace("leader_answers: yes", "leader_answers: no"), encoding="utf-8")
    round_call("report", "-f", "md")

    assert "Whoever leads the team was asked too." in Path("harbour.md").read_text(encoding="utf-8")
