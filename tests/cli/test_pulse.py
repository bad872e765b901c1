"""Pulses from the command line: begun one after the other, shown side by side, and answered with what was done."""

import csv
import os
import random
import re
from collections.abc import Callable
from datetime import date, timedelta
from pathlib import Path

import pytest
import yaml

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.questionnaire.load import load_questionnaire
from tests.cli.keyboard import POSIX, Keyboard

Call = Callable[..., tuple[int, str, str]]
BEGIN = ("--team", "Harbour", "--people", "26", "--facilitator", "Ann Lee", "--no-input")
SAID = 'schema: teamcheck/you-said/1\nheard:\n  - {said: "The rota is late.", did: "It comes earlier now."}\n'


@pytest.fixture(autouse=True)
def _boxes(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def asked_in(pulse: Path) -> list[str]:
    written = yaml.safe_load((pulse / "pulse.yaml").read_text(encoding="utf-8"))
    return [item["id"] for dimension in written["dimensions"] for item in dimension["items"]]


def answer(pulse: Path, people: int, *, low: int = 5, comments: int = 0) -> None:
    """Write the files that closing a pulse leaves."""
    items, chance = asked_in(pulse), random.Random(people)
    rows = [
        ["Harbour", pulse.name, low + chance.randint(0, 2), *(chance.randint(2, 5) for _ in items[1:])] for _ in range(people)
    ]
    with (pulse / "answers.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows([["team", "round", *items], *rows])
    (pulse / "answers.policy.yaml").write_text("schema: teamcheck/policy/1\nminimum: 5\naudience: team\n", encoding="utf-8")
    if comments:
        lines = "".join(f"Harbour,{pulse.name},word,Comment {number}\n" for number in range(comments))
        (pulse / "comments.csv").write_text(f"team,round,comment,text\n{lines}", encoding="utf-8")


@pytest.fixture
def begin(call: Call, tmp_path: Path) -> Callable[..., Path]:
    """Begin a pulse of a name, and say that so many have answered it."""

    def make(name: str, people: int | None = 22, **says: int) -> Path:
        first = BEGIN if not (tmp_path / "pulses").exists() else ("--no-input",)
        code, _, err = call("pulse", "new", ".", "--round", name, *first)
        assert code == ExitCode.DONE, err
        pulse = tmp_path / "pulses" / name
        if people is not None:
            answer(pulse, people, **says)
        return pulse

    return make


def test_a_team_of_fewer_than_twenty_is_told_what_to_do_instead(call: Call, tmp_path: Path) -> None:
    code, out, err = call("pulse", "new", "--team", "Harbour", "--people", "19", "--facilitator", "Ann Lee", "--no-input")
    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert "[P301]" in err
    assert "teamcheck plan checkin" in err
    assert not (tmp_path / "pulses").exists()


def test_no_folder_is_made_of_a_team_larger_than_any_round(call: Call, tmp_path: Path) -> None:
    code, out, err = call("pulse", "new", "--team", "Harbour", "--people", "1001", "--facilitator", "Ann Lee", "--no-input")
    assert (code, out) == (ExitCode.USAGE, "")
    assert "--people: '1001' is no number from 1 to 1000." in err
    assert not (tmp_path / "pulses").exists()


def test_a_pulse_begins_with_what_to_type_next(call: Call, tmp_path: Path) -> None:
    code, out, err = call("pulse", "new", *BEGIN)
    assert (code, out) == (ExitCode.DONE, "")
    today = f"{date.today():%Y-%m-%d}"  # noqa: DTZ011  what the command takes for today
    assert "4 statements, 3 of them in turn (12 are left for the next times)" in err
    assert f"teamcheck survey form pulses/{today}".replace("/", os.sep) in err
    assert err.index("survey") < err.index("teamcheck close") < err.index("teamcheck pulse show")
    assert call("check", f"pulses/{today}/round.yaml", f"pulses/{today}/pulse.yaml")[0] == ExitCode.DONE
    assert sorted(file.name for file in (tmp_path / "pulses" / today).iterdir()) == ["README.md", "pulse.yaml", "round.yaml"]


@pytest.mark.slow
def test_fifteen_statements_take_five_turns_and_then_begin_again(begin) -> None:
    asked = [asked_in(begin(f"2026-01-{day:02d}")) for day in range(1, 8)]
    turn = load_questionnaire("pulse").pulse.rotate
    assert [items[0] for items in asked] == ["motivation"] * 7
    assert [item for items in asked[:5] for item in items[1:]] == list(turn)
    assert asked[5:] == asked[:2]


@pytest.mark.slow
def test_what_is_asked_next_is_read_from_the_folders_and_from_nothing_else(begin) -> None:
    first, second = begin("2026-01-01"), begin("2026-01-08")
    asked = asked_in(second)
    for file in [*second.iterdir()]:
        file.unlink()
    second.rmdir()
    assert asked_in(begin("2026-01-15")) == asked
    assert asked_in(first) != asked


def test_the_next_pulse_takes_what_the_last_one_said_and_what_the_command_line_says_goes_first(call: Call, begin) -> None:
    first = begin("2026-01-01")
    says = (first / "round.yaml").read_text(encoding="utf-8")
    support = 'support: ["Speak-up guardian: 01234"]\nmembers: "Everybody on the rota."\n'
    (first / "round.yaml").write_text(says.replace("minimum: 5", f"{support}minimum: 8"), encoding="utf-8")
    assert call("pulse", "new", "--round", "2026-01-08", "--people", "31", "--why", "We listened.")[0] == ExitCode.DONE
    written = yaml.safe_load((first.with_name("2026-01-08") / "round.yaml").read_text(encoding="utf-8"))
    assert (written["team"], written["people"], written["minimum"], written["why"]) == ("Harbour", 31, 8, "We listened.")
    assert (written["support"], written["members"]) == (["Speak-up guardian: 01234"], "Everybody on the rota.")
    assert written["id"] != yaml.safe_load(says)["id"]


def test_the_first_pulse_takes_what_the_round_of_the_folder_says(call: Call, tmp_path: Path, put_round) -> None:
    put_round(tmp_path, people="40", audience="team-and-coach", languages="[en]")
    assert call("pulse", "new", "--round", "2026-01-01", "--no-input")[0] == ExitCode.DONE
    written = yaml.safe_load((tmp_path / "pulses" / "2026-01-01" / "round.yaml").read_text(encoding="utf-8"))
    assert (written["team"], written["people"], written["audience"]) == ("Harbour", 40, "team-and-coach")
    assert written["why"] != "We want to work together better."


def test_a_pulse_that_nobody_was_asked_in_stands_in_the_way_of_another(call: Call, begin) -> None:
    begin("2026-01-01", None)
    code, _, err = call("pulse", "new", "--round", "2026-01-08", "--no-input")
    assert code == ExitCode.BAD_INPUT
    assert "nobody has been asked in this pulse yet [C004]" in err


@pytest.mark.parametrize(
    ("argv", "said"),
    [
        (("--no-input",), "--team"),
        (("--no-input", "--team", "Harbour"), "--people"),
        (("--no-input", "--team", "Harbour", "--people", "26"), "--facilitator"),
        ((*BEGIN, "-q", "seven-features"), "Q011"),
        ((*BEGIN, "-q", "no-such"), "Q001"),
    ],
)
def test_what_is_missing_is_named(call: Call, tmp_path: Path, argv: tuple[str, ...], said: str) -> None:
    code, out, err = call("pulse", "new", *argv)
    assert code in {ExitCode.USAGE, ExitCode.BAD_INPUT}
    assert out == ""
    assert said in err
    assert not (tmp_path / "pulses").exists()


def test_a_pulse_of_a_name_is_begun_once(call: Call, begin) -> None:
    begin("2026-01-01")
    code, _, err = call("pulse", "new", "--round", "2026-01-01", "--no-input")
    assert code == ExitCode.BAD_INPUT
    assert "[W004]" in err


@pytest.mark.slow
def test_the_page_shows_the_trend_and_begins_with_what_was_heard_the_time_before(call: Call, begin, tmp_path: Path) -> None:
    first = begin("2026-01-01", 22)
    (first / "you-said.yaml").write_text(SAID, encoding="utf-8")
    begin("2026-01-08", 3)
    begin("2026-01-15", 24)
    code, out, err = call("pulse", "show", "-f", "md", "-o", "-")
    assert (code, err) == (ExitCode.DONE, "")
    assert out.index("Nobody has written down yet") < out.index("## In short")  # of the pulse before, not of the first
    assert re.findall(r"^\| (\d+ January 2026) \| (\d+) of 26 answered \| (\S+) \|$", out, flags=re.MULTILINE) == [
        ("15 January 2026", "24", "60"),
        ("8 January 2026", "3", "\N{EN DASH}"),
        ("1 January 2026", "22", "60"),
    ]
    assert "No clear change since the pulse of 1 January 2026." in out
    (tmp_path / "pulses" / "2026-01-08" / "you-said.yaml").write_text(SAID, encoding="utf-8")
    _, out, _ = call("pulse", "show", "-f", "md", "-o", "-")
    assert "**We did:** It comes earlier now." in out


def test_the_page_lies_beside_the_pulses_and_what_comes_next_is_said(call: Call, begin, tmp_path: Path) -> None:
    begin("2026-01-01")
    code, out, err = call("pulse", "show", "-f", "html", "-f", "md")
    assert (code, out) == (ExitCode.DONE, "")
    assert "Next: talk about it, then teamcheck pulse said" in err
    assert {file.name for file in (tmp_path / "pulses").glob("*.*")} == {"harbour.pulse.html", "harbour.pulse.md"}


@pytest.mark.slow
def test_every_pulse_that_is_shown_is_noted_and_one_that_grew_is_refused(call: Call, begin) -> None:
    first = begin("2026-01-01", 22)
    begin("2026-01-08", 24)
    assert call("pulse", "show")[0] == ExitCode.DONE
    assert (first / "teamcheck.ledger.json").is_file()
    assert call("report", first / "answers.csv", "-q", first / "pulse.yaml", "-o", "r.html")[0] == ExitCode.DONE
    answer(first, 23)
    code, _, err = call("pulse", "show")
    assert code == ExitCode.BAD_INPUT
    assert "[R080]" in err
    code, out, _ = call("pulse", "show", "--without-ledger", "It was a mistake", "-f", "md", "-o", "-")
    assert code == ExitCode.DONE
    assert "It was a mistake" in out


@pytest.mark.slow
def test_comments_wait_until_somebody_has_decided_on_them(call: Call, begin, monkeypatch, tmp_path: Path) -> None:
    pulse = begin("2026-01-01", comments=3)
    _, _, err = call("pulse", "show")
    assert "3 comments are held back until you have read them: teamcheck report --review-comments, in pulses/2026-01-01." in err
    monkeypatch.chdir(pulse)
    assert call("report", "--review-comments", pulse / "answers.csv", "-q", pulse / "pulse.yaml")[0] == ExitCode.DONE
    review = pulse / "comments.review.yaml"
    decided = re.sub("decide: undecided", "decide: show", review.read_text(encoding="utf-8"))
    review.write_text(decided, encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    _, out, _ = call("pulse", "show", "-f", "md", "-o", "-")
    assert out.count("Comment ") == 3


def test_without_a_closed_pulse_there_is_no_page_and_nothing_to_say(call: Call, begin) -> None:
    for command in ("show", "said"):
        code, _, err = call("pulse", command)
        assert (code, "[C001]" in err) == (ExitCode.BAD_INPUT, True)
    begin("2026-01-01", None)
    for command in ("show", "said"):
        code, _, err = call("pulse", command)
        assert (code, "[C004]" in err) == (ExitCode.BAD_INPUT, True)


@pytest.mark.slow
def test_a_pulse_whose_answers_were_deleted_is_left_out_of_the_trend_and_was_asked_all_the_same(
    call: Call, begin, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    first, second = begin("2026-01-01"), begin("2026-01-08")
    assert call("pulse", "show")[0] == ExitCode.DONE
    (first / "answers.csv").unlink()
    (first / "you-said.yaml").write_text(SAID, encoding="utf-8")
    _, out, err = call("pulse", "show", "-f", "md", "-o", "-")
    assert "the answers to 2026-01-01 are deleted" in err
    assert "It comes earlier now." in out
    assert re.findall(r"^\| (.*) \| 22 of 26 answered", out, flags=re.MULTILINE) == ["8 January 2026"]
    (second / "answers.csv").unlink()
    code, _, err = call("pulse", "show")
    assert (code, "the answers to this pulse are deleted" in err) == (ExitCode.BAD_INPUT, True)
    monkeypatch.chdir(tmp_path.parent)
    assert f"Begin the next one: teamcheck pulse new {tmp_path.name}\n" in call("pulse", "show", tmp_path.name).err
    monkeypatch.chdir(tmp_path)
    assert not set(asked_in(begin("2026-01-15", None))[1:]) & {*asked_in(first), *asked_in(second)}


@pytest.mark.slow
def test_norms_of_pulses_that_asked_other_statements_are_refused_with_what_to_name_instead(call: Call, begin) -> None:
    own = [begin(f"2026-01-0{week}") / "pulse.yaml" for week in (1, 8)]
    files = [file.with_name("answers.csv") for file in own]

    for named, of in (((), files), (("-q", "pulse"), files), (("-q", own[0]), files[1:])):
        code, _, err = call("norms", "build", *files, *named)
        assert (code, err.count("[R054]")) == (ExitCode.BAD_INPUT, len(of))
        assert "of pulses that asked the same statements in turn" in err
        assert [f"-q {file.with_name('pulse.yaml')}." in err for file in files] == [file in of for file in files]
        assert "-q pulse." not in err
        assert "-q seven-features" not in err
    assert "[R050]" in call("norms", "build", files[0], "-q", own[0]).err  # of too few teams, and of nothing else


@pytest.mark.slow
def test_what_was_heard_is_written_once_filled_in_and_checked(call: Call, begin) -> None:
    pulse = begin("2026-01-01")
    code, out, err = call("pulse", "said", "--no-input")
    assert (code, out) == (ExitCode.DONE, "")
    assert "fill it in" in err
    code, _, err = call("pulse", "said", "--no-input")
    assert (code, "[Q011]" in err) == (ExitCode.BAD_INPUT, True)
    (pulse / "you-said.yaml").write_text(SAID, encoding="utf-8")
    code, out, err = call("pulse", "said")
    assert (code, err) == (ExitCode.DONE, "")
    assert "1 thing heard. It can be used." in out
    (pulse / "you-said.yaml").write_text(
        "schema: teamcheck/you-said/1\nheard:\n  - said: Dr Okafor is late\n", encoding="utf-8"
    )
    code, _, err = call("pulse", "said")
    assert (code, re.findall(r"\[(P\d+)\]", err)) == (ExitCode.DONE, ["P304", "P305"])
    assert re.findall(r"\[(P\d+)\]", call("check", pulse / "you-said.yaml")[2]) == ["P304", "P305"]
    (pulse / "comments.csv").write_text("team,comment,text\nHarbour,word,The ROTA is late\n", encoding="utf-8")
    (pulse / "you-said.yaml").write_text(SAID, encoding="utf-8")
    code, _, err = call("pulse", "said")
    assert (code, re.findall(r"\[(P\d+)\]", err)) == (ExitCode.DONE, ["P304"])
    assert "word for word" in err
    (pulse / "you-said.yaml").write_text("{", encoding="utf-8")
    begin("2026-01-08")
    assert call("pulse", "show")[0] == ExitCode.BAD_INPUT


@pytest.mark.slow
def test_whoever_says_nothing_of_what_was_heard_is_reminded(call: Call, begin) -> None:
    first = begin("2026-01-01")
    _, _, err = call("pulse", "new", "--round", "2026-01-08", "--no-input")
    assert "nobody has written down what came of the pulse of 2026-01-01: teamcheck pulse said" in err
    answer(first.with_name("2026-01-08"), 22)
    (first.with_name("2026-01-08") / "you-said.yaml").write_text(SAID, encoding="utf-8")
    _, _, err = call("pulse", "new", "--round", "2026-01-15", "--no-input")
    assert "nobody has written down" not in err


def test_status_names_what_comes_next_in_a_pulse(call: Call, begin, monkeypatch) -> None:
    pulse = begin("2026-01-01", None)
    _, _, err = call("status", "pulses/2026-01-01")
    assert "teamcheck survey" in err
    monkeypatch.chdir(pulse)
    assert "plan" not in call("status")[2]


@pytest.mark.slow
def test_no_output_says_more_of_a_pulse_than_its_page(call: Call, begin) -> None:
    pulse = begin("2026-01-01", 22)
    of_it = (pulse / "answers.csv", "-q", pulse / "pulse.yaml")
    _, out, _ = call("score", *of_it, "-f", "json", "--size", "26")
    assert not re.search(r'"(counts|favourable|spread|unfavourable|agreement)": [\[\d]', out)
    scores = [int(found) for found in re.findall(r'"score": (\d+)', out)]
    assert len(scores) == 4
    assert {score % 5 for score in scores} == {0}
    begin("2026-01-08", 24, low=7)
    _, out, _ = call("compare", "pulses/2026-01-01", "pulses/2026-01-08", "-f", "json", "-o", "-")
    assert not re.search(r'"(change|interval|hedges_g|superiority|people)": [\[\d]', out)


@pytest.mark.slow
def test_a_year_of_weekly_pulses_asks_every_statement_alike_and_fits_on_a_page(call: Call, begin, tmp_path: Path) -> None:
    first, times = date(2026, 1, 5), dict.fromkeys(load_questionnaire("pulse").pulse.rotate, 0)
    for week in range(52):
        pulse = begin(f"{first + timedelta(days=7 * week)}", 20 + week % 6)
        for item in asked_in(pulse)[1:]:
            times[item] += 1
    assert set(times.values()) == {10, 11}
    assert call("pulse", "show")[0] == ExitCode.DONE
    page = (tmp_path / "pulses" / "harbour.pulse.html").read_bytes()
    assert page.count(b" of 26 answered") == 53
    assert len(page) <= 60 * 1024


HEARD = (
    ("You heard", "Dr Smith is never there"),
    ("You heard", "The rota is late"),
    ("What was done", "It comes earlier now"),
    ("What is still to come", ""),
    ("You also heard", "Nights are short"),
    ("What was done", ""),
    ("What is still to come", "A reply by March"),
    ("You also heard", ""),
)


@POSIX
@pytest.mark.slow
def test_on_a_terminal_what_was_heard_is_asked_for_one_thing_at_a_time(begin, tmp_path: Path) -> None:
    pulse = begin("2026-01-01")
    keyboard = Keyboard(["pulse", "said"], tmp_path)
    keyboard.answer(HEARD[0])
    keyboard.interrupt("You heard")
    assert keyboard.ends() == ExitCode.INTERRUPTED
    assert not (pulse / "you-said.yaml").exists()
    keyboard = Keyboard(["pulse", "said"], tmp_path)
    keyboard.answer(*HEARD)
    assert keyboard.ends() == ExitCode.DONE
    written = yaml.safe_load((pulse / "you-said.yaml").read_text(encoding="utf-8"))
    assert written["heard"] == [
        {"said": "The rota is late", "did": "It comes earlier now"},
        {"said": "Nights are short", "open": "A reply by March"},
    ]


@POSIX
@pytest.mark.slow
def test_on_a_terminal_a_first_pulse_asks_for_what_it_needs(tmp_path: Path) -> None:
    keyboard = Keyboard(["pulse", "new", "--round", "2026-01-01"], tmp_path)
    keyboard.answer(
        ("Name of the team", "Harbour"), ("How many people", "many"), ("How many people", "24"), ("Your name", "Ann Lee")
    )
    assert keyboard.ends() == ExitCode.DONE
    written = yaml.safe_load((tmp_path / "pulses" / "2026-01-01" / "round.yaml").read_text(encoding="utf-8"))
    assert (written["team"], written["people"]) == ("Harbour", 24)


def test_a_pulse_cannot_be_read_as_a_survey_once_it_is_out_nor_a_survey_as_a_pulse(call: Call, begin, tmp_path: Path) -> None:
    pulse, plain = begin("p1"), tmp_path / "plain"
    plain.mkdir()
    text = (pulse / "pulse.yaml").read_text(encoding="utf-8")
    part = yaml.safe_load(text)
    (plain / "pulse.yaml").write_text(yaml.safe_dump({k: v for k, v in part.items() if k not in {"always", "rotate"}}))
    read = {"pulse": str(pulse / "pulse.yaml"), "survey": str(plain / "pulse.yaml")}
    for first, second in (("pulse", "survey"), ("survey", "pulse")):
        (pulse / "teamcheck.ledger.json").unlink(missing_ok=True)
        assert call("score", str(pulse / "answers.csv"), "-q", read[first], "-f", "csv")[0] == ExitCode.DONE
        code, out, err = call("score", str(pulse / "answers.csv"), "-q", read[second], "-f", "csv")
        assert (code, out, "as a pulse, with a score, or not" in err) == (ExitCode.BAD_INPUT, "", True)
