"""The plan from the command line: begun, checked, shown, and followed; every file is whole or untouched."""

import json
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest

from teamcheck.cli.exit_codes import ExitCode
from tests.cli.keyboard import POSIX, Keyboard

Call = Callable[..., tuple[int, str, str]]
Q = ("-q", "two-features.yaml")
#: What the commands take for today.
today = date.today
PLAN = """\
schema: teamcheck/plan/1
made: {begun}
actions:
  - text: Write down what we want   # the kitchen wall
    dimension: aims
    first_step: {{text: Ask, by: {a_month_ago}}}
    owner: charge nurse
    by: {in_a_month}
    know: Everyone can say our aims
    help: none
    whose: ours
  - {{text: Listen, dimension: trust}}
"""


def plan() -> str:
    """A plan of two things that was made a month ago."""
    days = {"begun": -31, "a_month_ago": -30, "in_a_month": 30}
    return PLAN.format(**{name: today() + timedelta(days=away) for name, away in days.items()})


@pytest.fixture
def planned(folder: Path) -> Path:
    """A folder with a plan of two things."""
    (folder / "plan.yaml").write_text(plan(), encoding="utf-8")
    return folder


def dimensions(text: str) -> list[str]:
    return re.findall(r"^    dimension: (.*)$", text, flags=re.MULTILINE)


@pytest.mark.usefixtures("folder")
def test_a_plan_begins_with_what_the_report_says_to_talk_about_first(call: Call) -> None:
    _, scored, _ = call("score", "harbour.csv", *Q, "--team-name", "Harbour", "-f", "json")
    code, out, err = call("plan", "new", "harbour.csv", *Q, "--no-input", "-o", "-")
    assert (code, err) == (ExitCode.DONE, "")
    assert dimensions(out) == json.loads(scored)["teams"][0]["reading"]["talk_about"] == ["trust"]


def test_without_answers_every_feature_can_be_chosen(folder: Path, call: Call) -> None:
    code, out, err = call("plan", "new", *Q, "--no-input")
    assert (code, out) == (ExitCode.DONE, "")
    assert err == "Wrote plan.yaml\nNext: fill it in, then teamcheck plan check -q two-features.yaml\n"
    text = (folder / "plan.yaml").read_text(encoding="utf-8")
    assert f"made: {today()}" in text
    assert "aims: Shared aims" in text
    code, out, err = call("plan", "check", *Q)
    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert "`text` has no value" in err


def test_a_plan_goes_beside_its_answers_and_never_over_another(folder: Path, call: Call) -> None:
    (folder / "spring").mkdir()
    (folder / "harbour.csv").rename(folder / "spring" / "answers.csv")
    code, _, err = call("plan", "new", "spring", *Q, "--no-input")
    assert code == ExitCode.DONE
    assert "Next: fill it in, then teamcheck plan check spring/plan.yaml -q two-features.yaml\n" in err
    made = (folder / "spring" / "plan.yaml").read_text(encoding="utf-8")
    code, _, err = call("plan", "new", "spring/answers.csv", *Q, "--no-input")
    assert code == ExitCode.BAD_INPUT
    assert "[W004]" in err
    assert (folder / "spring" / "plan.yaml").read_text(encoding="utf-8") == made


def test_a_plan_is_of_one_team(folder: Path, call: Call) -> None:
    code, _, err = call("plan", "new", "teams-of-three.csv", *Q, "--no-input")
    assert code == ExitCode.USAGE
    assert "choose with --team" in err
    assert call("plan", "new", "teams-of-three.csv", *Q, "--team", "Mill", "--no-input", "-o", "-").code == ExitCode.DONE
    assert not (folder / "plan.yaml").exists()


@pytest.mark.usefixtures("folder")
def test_of_too_few_answers_no_feature_is_named(call: Call) -> None:
    code, out, _ = call("plan", "new", "teams-of-three.csv", *Q, "--team", "Garden", "--no-input", "-o", "-")
    assert code == ExitCode.DONE
    assert "your report" not in out


@pytest.mark.usefixtures("planned")
def test_advice_on_a_plan_is_no_failure_and_the_same_from_either_command(call: Call) -> None:
    code, out, err = call("plan", "check", *Q)
    assert (code, out) == (ExitCode.DONE, "plan.yaml: a plan of 2 actions. It can be used.\n")
    assert re.findall(r"\[([PRQ]\d+)\]", err) == ["P102", "P103", "P104", "P106", "P107", "P108"]
    assert call("check", "plan.yaml", *Q) == (code, out, err)
    assert call("plan", "check", *Q, "--quiet") == (ExitCode.DONE, "", "")


@pytest.mark.parametrize("command", [("plan", "check"), ("check", "plan.yaml")])
def test_a_plan_that_names_nothing_to_stop_is_reminded_of_it_which_is_no_fault(
    command: tuple[str, ...], planned: Path, call: Call
) -> None:
    text = (planned / "plan.yaml").read_text(encoding="utf-8")
    reminded = "It names nothing that you stop."
    code, _, err = call(*command, *Q)
    assert (code, err.count(reminded)) == (ExitCode.DONE, 1)
    (planned / "plan.yaml").write_text(text.replace("actions:", "stop: The list on the door\nactions:"), encoding="utf-8")
    assert reminded not in call(*command, *Q).err
    (planned / "plan.yaml").write_text(text, encoding="utf-8")
    call("plan", "checkin", *Q, "--record", "1:done:better", "--record", "2:done:same")
    assert reminded not in call(*command, *Q).err


@pytest.mark.usefixtures("folder")
@pytest.mark.parametrize("command", ["check", "show", "checkin"])
def test_where_there_is_no_plan_the_cure_is_one_that_the_command_takes(command: str, call: Call) -> None:
    code, out, err = call("plan", command, *Q)
    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert "teamcheck plan new" in err
    assert "--plan" not in err


def test_a_plan_is_shown_in_every_format_beside_itself(planned: Path, call: Call) -> None:
    code, out, err = call("plan", "show", *Q, "-f", "html", "-f", "md", "-f", "csv")
    assert (code, out) == (ExitCode.DONE, "")
    assert err == "Wrote plan.html\nWrote plan.md\nWrote plan.csv\n"
    assert "Shared aims" in (planned / "plan.html").read_text(encoding="utf-8")
    assert call("plan", "show", ".", *Q, "-f", "md", "-o", "-").out == (planned / "plan.md").read_text(encoding="utf-8")
    assert call("plan", "show", *Q, "-f", "md", "-f", "csv", "-o", "-").code == ExitCode.USAGE
    assert call("plan", "show", *Q, "-o", "plan.yaml").code == ExitCode.BAD_INPUT
    code, _, err = call("plan", "show", *Q, "-f", "html", "-f", "md", "-o", "out.html")
    assert (code, (planned / "out.html").exists()) == (ExitCode.USAGE, False)
    assert "out.html is called like one file, and there are several to write" in " ".join(err.split())
    assert (planned / "plan.yaml").read_text(encoding="utf-8") == plan()


def test_a_check_in_is_written_into_the_plan_and_the_next_one_is_said(planned: Path, call: Call) -> None:
    code, out, _ = call("plan", "checkin", *Q, "--record", "1:partly:better:half of us: so far", "--record", "2:not yet:same")
    assert code == ExitCode.DONE
    following = today() + timedelta(days=29)
    assert out == f"Next check-in: {following.day} {following:%B %Y}, 60 days after the plan.\n"
    text = (planned / "plan.yaml").read_text(encoding="utf-8")
    assert f'- {{day: {today()}, done: partly, now: better, words: "half of us: so far"}}' in text
    assert "# the kitchen wall" in text
    said = f"{{day: {today()}, done: not yet, now: same}}"
    assert f"{{text: Listen, dimension: trust, done: not yet, checkins: [{said}]}}" in text


@pytest.mark.parametrize(
    "words",
    [
        ["--record", "3:done:better"],
        ["--record", "0:done:better"],
        ["--record", "one:done:better"],
        ["--record", "1:done"],
        ["--record", "1:finished:better"],
        ["--record", "1:done:happier"],
        ["--record", "1:done:better", "--record", "1:done:same"],
        ["--record", "1:done:better", "--on", "soon"],
        ["--record", "1:done:better", "--on", "tomorrow"],
        [],
    ],
)
def test_a_check_in_that_says_nothing_clear_is_wrong_usage_and_changes_nothing(
    words: list[str], planned: Path, call: Call
) -> None:
    said = [str(today() + timedelta(days=1)) if word == "tomorrow" else word for word in words]
    assert call("plan", "checkin", *Q, *said).code == ExitCode.USAGE
    assert (planned / "plan.yaml").read_text(encoding="utf-8") == plan()


def test_whether_it_helped_can_be_said_by_itself_once_it_is_done(planned: Path, call: Call) -> None:
    code, _, err = call("plan", "checkin", *Q, "--helped", "1:yes")
    assert code == ExitCode.BAD_INPUT
    assert "whether it helped" in err
    assert call("plan", "checkin", *Q, "--record", "1:done:better", "--helped", "1:a little").code == ExitCode.DONE
    assert call("plan", "checkin", *Q, "--helped", "1:no").code == ExitCode.DONE
    assert (planned / "plan.yaml").read_text(encoding="utf-8").count('helped: "no"') == 1
    for words in ("1:perhaps", "3:yes", "yes", "1", "1:yes:no"):
        assert call("plan", "checkin", *Q, "--helped", words).code == ExitCode.USAGE
    assert call("plan", "checkin", *Q, "--helped", "1:yes", "--helped", "1:no").code == ExitCode.USAGE


def test_what_was_said_twice_of_one_day_is_refused(planned: Path, call: Call) -> None:
    assert call("plan", "checkin", *Q, "--record", "1:partly:same").code == ExitCode.DONE
    before = (planned / "plan.yaml").read_text(encoding="utf-8")
    code, out, err = call("plan", "checkin", *Q, "--record", "1:done:better")
    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert "[R045]" in err
    assert (planned / "plan.yaml").read_text(encoding="utf-8") == before


@pytest.mark.usefixtures("planned")
def test_nothing_is_asked_of_a_plan_that_is_done(call: Call) -> None:
    call("plan", "checkin", *Q, "--record", "1:done:better", "--record", "2:done:same")
    assert call("plan", "check", *Q).out == "plan.yaml: a plan of 2 actions. It can be used.\n"
    code, out, _ = call("plan", "show", *Q, "-f", "md", "-o", "-")
    assert code == ExitCode.DONE
    assert "Check in on" not in out


@pytest.mark.usefixtures("planned")
def test_after_the_last_check_in_it_is_said_once_what_comes(call: Call) -> None:
    code, out, err = call("plan", "checkin", *Q, "--record", "1:done:better", "--record", "2:done:same")
    assert (code, out) == (ExitCode.DONE, "All of it is done.\n")
    assert err.endswith("Next: ask the team again when it suits you: teamcheck init\n")


def test_a_plan_to_fill_in_leaves_open_whose_it_is_and_is_asked_about_it(folder: Path, call: Call) -> None:
    call("plan", "new", *Q, "--no-input")
    text = (folder / "plan.yaml").read_text(encoding="utf-8").replace("- text:  ", "- text: Listen #")
    text = re.sub(r"^(    dimension:)$", r"\1 trust", text, flags=re.MULTILINE)
    text = re.sub(r"^ +(first_step|  text|  by|owner|by|know|help|help_from):.*\n", "", text, flags=re.MULTILINE)
    (folder / "plan.yaml").write_text(text, encoding="utf-8")
    assert "`whose` has no value" in call("plan", "check", *Q)[2]
    (folder / "plan.yaml").write_text(re.sub(r"^ +whose:.*\n", "", text, flags=re.MULTILINE), encoding="utf-8")
    assert "[P108]" in call("plan", "check", *Q)[2]


def test_goals_are_looked_at_one_by_one(folder: Path, call: Call) -> None:
    (folder / "goals.txt").write_text(
        "Purpose: Patients go home safely\nTell every patient by 30 June 2026 (AL)\nImprove things\n", encoding="utf-8"
    )
    code, out, err = call("goals", "goals.txt")
    assert (code, err) == (ExitCode.DONE, "")
    assert out.startswith(
        "goals.txt: 2 goals; 1 could be clearer.\n\n1. Tell every patient by 30 June 2026\n   Nothing to add.\n"
    )
    assert [*re.findall(r"\[(P\d+)\]", out)] == ["P202", "P203", "P204", "P205", "P206"]


def test_check_knows_goals_by_what_stands_in_them(folder: Path, call: Call) -> None:
    text = "schema: teamcheck/goals/1\npurpose: Patients go home safely\ngoals:\n  - text: Improve things\n"
    (folder / "ours.yaml").write_text(text, encoding="utf-8")
    code, out, err = call("check", "ours.yaml")
    assert (code, out) == (ExitCode.DONE, "ours.yaml: 1 goal. It can be used.\n")
    assert re.findall(r"\[(P\d+)\]", err) == ["P202", "P203", "P204", "P205", "P206"]
    (folder / "ours.yaml").write_text(text.replace("text:", "goal:"), encoding="utf-8")
    code, out, err = call("check", "ours.yaml")
    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert "questionnaire" not in err


@pytest.mark.parametrize("name", ["nothing.txt", "."])
def test_goals_that_cannot_be_read_are_told(name: str, folder: Path, call: Call) -> None:
    assert folder.is_dir()
    code, out, err = call("goals", name)
    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert "[R047]" in err


NEW = (
    ("Which of them", ""),
    ("What will you do", "Ask first, then decide"),
    ("What happens first", "Put it on the agenda"),
    ("By which day does that happen", "2030-06-30"),
    ("By which day does that happen", ""),
    ("Who sees to it", "Ann Lee"),
    ("Who sees to it", "charge nurse"),
    ("By which day is it done", "soon"),
    ("By which day is it done", "2030-06-30"),
    ("How will you know", "it works better"),
    ("How will you know", "Everyone was asked"),
    ("What help", "an hour"),
    ("From whom", "matron"),
    ("Can you do it alone", "x"),
    ("Can you do it alone", "r"),
    ("With whom", "matron"),
    ("By which day do they reply", ""),
)


@POSIX
@pytest.mark.slow
def test_on_a_terminal_a_plan_is_asked_for_one_thing_at_a_time(folder: Path, call: Call) -> None:
    keyboard = Keyboard(["plan", "new", "harbour.csv", *Q], folder)
    keyboard.answer(*NEW, ("second thing", ""), ("What do you stop", ""))
    assert keyboard.ends() == ExitCode.DONE
    assert "1  Trust   (your report says to talk about this first)" in keyboard.out
    text = (folder / "plan.yaml").read_text(encoding="utf-8")
    assert dimensions(text) == ["trust"]
    assert "Ann Lee" not in text
    assert f'by: "{today() + timedelta(days=7)}"' in text
    code, _, err = call("plan", "check", *Q)
    assert code == ExitCode.DONE
    assert re.findall(r"\[(P\d+)\]", err) == ["P108"]  # no day by when they reply


@POSIX
@pytest.mark.slow
def test_where_a_list_is_all_that_was_asked_the_plan_is_about_it(folder: Path, call: Call) -> None:
    keyboard = Keyboard(["plan", "new", "-q", "barriers"], folder)
    keyboard.answer(
        ("Which of them is it for? 1 to 1 (Enter: 1)", ""), *NEW[1:], ("second thing", ""), ("What do you stop", "")
    )

    assert keyboard.ends() == ExitCode.DONE
    assert "1  What most gets in the way" in keyboard.out
    assert "report says" not in keyboard.out
    assert dimensions((folder / "plan.yaml").read_text(encoding="utf-8")) == ["barriers"]
    assert call("plan", "check", "-q", "barriers")[0] == ExitCode.DONE


@POSIX
@pytest.mark.slow
def test_ctrl_c_leaves_nothing_half_written(folder: Path) -> None:
    keyboard = Keyboard(["plan", "new", "harbour.csv", *Q], folder)
    keyboard.answer(*NEW[:5])
    keyboard.interrupt("Who sees to it")
    assert keyboard.ends() == ExitCode.INTERRUPTED
    assert "Interrupted." in keyboard.out
    assert not [file.name for file in folder.iterdir() if "plan" in file.name or file.name.endswith(".part")]


@POSIX
@pytest.mark.slow
def test_on_a_terminal_a_check_in_is_asked_for_action_by_action(planned: Path) -> None:
    keyboard = Keyboard(["plan", "checkin", *Q], planned)
    keyboard.answer(
        ("Is it done", "p"),
        ("How is it", "same"),
        ("Has it helped", "x"),
        ("Has it helped", "a little"),
        ("In a few words", "Dr Smith was off"),
        ("In a few words", "half of us"),
    )
    keyboard.interrupt("Is it done")
    assert keyboard.ends() == ExitCode.INTERRUPTED
    assert (planned / "plan.yaml").read_text(encoding="utf-8") == plan()

    keyboard = Keyboard(["plan", "checkin", *Q], planned)
    keyboard.answer(
        ("Is it done", "p"),
        ("How is it", "s"),
        ("Has it helped", "l"),
        ("In a few words", ""),
        ("Is it done", "not yet"),
        ("How is it", "w"),
    )
    keyboard.answer(("In a few words", "no time"))
    assert keyboard.ends() == ExitCode.DONE
    assert "60 days after the plan." in keyboard.out
    text = (planned / "plan.yaml").read_text(encoding="utf-8")
    assert f"- {{day: {today()}, done: partly, now: same}}" in text
    assert text.count("helped:") == text.count('    helped: "a little"\n') == 1
    assert f'[{{day: {today()}, done: not yet, now: worse, words: "no time"}}]' in text
