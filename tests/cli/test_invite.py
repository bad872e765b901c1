"""``survey invite``: the texts of a round in its folder, in each language, and never over what somebody has changed."""

from collections.abc import Callable
from pathlib import Path

import pytest

from teamcheck.cli.exit_codes import ExitCode

Call = Callable[..., tuple[int, str, str]]

WELSH = """\
schema: teamcheck/translation/1
of: two-features
language: cy
status: machine
title: Dwy nodwedd
"""
TEXTS = {"invitation.txt", "privacy-notice.html"}


@pytest.fixture
def home(folder: Path, put_round, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of a round; ballot boxes lie in a place of their own."""
    monkeypatch.setattr("teamcheck.collect.state.state_folder", lambda: tmp_path / "state")
    says = {"facilitator": "{name: Ann Lee, contact: ann@harbour.example}", "responsible": "Harbour Trust"}
    return put_round(folder, questionnaire="two-features.yaml", kept_until="2027-06-30", **says)


def change(file: Path, before: str, after: str) -> None:
    file.write_text(file.read_text(encoding="utf-8").replace(before, after), encoding="utf-8")


def texts(home: Path) -> set[str]:
    return {file.name for file in home.iterdir() if file.name.startswith(("invitation", "privacy"))}


def test_both_texts_are_written_and_named_and_nothing_goes_to_standard_output(home: Path, call: Call) -> None:
    code, out, err = call("survey", "invite", "--when", "Tuesday at 2")

    assert (code, out, texts(home)) == (ExitCode.DONE, "", TEXTS)
    assert err.splitlines() == [
        "Wrote invitation.txt",
        "Wrote privacy-notice.html",
        "Next: send these to everybody who will be asked. Then ask them: teamcheck survey",
    ]
    assert "When: Tuesday at 2\n" in (home / "invitation.txt").read_text(encoding="utf-8")


@pytest.mark.usefixtures("home")
def test_inviting_does_not_open_the_round(call: Call, tmp_path: Path) -> None:
    call("survey", "invite")

    assert not (tmp_path / "state").exists()


@pytest.mark.parametrize(
    ("by", "said"), [("kiosk", "on one computer"), ("room", "your own phone"), ("form", "send your answers back")]
)
def test_the_way_of_answering_is_said_and_named_in_what_comes_next(home: Path, call: Call, by: str, said: str) -> None:
    _, _, err = call("survey", "invite", "--by", by)

    assert said in (home / "invitation.txt").read_text(encoding="utf-8")
    assert err.splitlines()[-1].endswith("teamcheck survey" if by == "kiosk" else f"teamcheck survey {by}")


def test_another_folder_gets_its_texts_and_is_named_in_what_comes_next(home: Path, call: Call) -> None:
    (home / "spring").mkdir()
    (home / "round.yaml").rename(home / "spring" / "round.yaml")
    change(home / "spring" / "round.yaml", "two-features.yaml", "../two-features.yaml")
    code, _, err = call("survey", "invite", "spring", "--by", "room")

    assert (code, texts(home / "spring"), texts(home)) == (ExitCode.DONE, TEXTS, set())
    assert err.splitlines()[-1].endswith("teamcheck survey room spring")


@pytest.mark.usefixtures("home")
def test_the_same_again_changes_nothing_and_says_so(call: Call) -> None:
    call("survey", "invite")
    code, _, err = call("survey", "invite")

    assert code == ExitCode.DONE
    assert "invitation.txt says that already" in err
    assert "Wrote" not in err


def test_a_text_that_somebody_changed_is_not_touched_and_the_other_neither(home: Path, call: Call) -> None:
    call("survey", "invite")
    change(home / "invitation.txt", "Hello", "Dear all")
    (home / "privacy-notice.html").unlink()
    code, _, err = call("survey", "invite")

    assert code == ExitCode.BAD_INPUT
    assert "W004" in err
    assert "--replace" in err
    assert "Dear all" in (home / "invitation.txt").read_text(encoding="utf-8")
    assert texts(home) == {"invitation.txt"}


def test_replace_writes_it_anew(home: Path, call: Call) -> None:
    call("survey", "invite")
    change(home / "invitation.txt", "Hello", "Dear all")
    code, _, _ = call("survey", "invite", "--replace")

    assert code == ExitCode.DONE
    assert "Dear all" not in (home / "invitation.txt").read_text(encoding="utf-8")


def test_every_language_gets_its_texts_and_a_missing_catalogue_is_said(home: Path, call: Call) -> None:
    (home / "two-features.cy.yaml").write_text(WELSH, encoding="utf-8")
    change(home / "round.yaml", "people: 9", "people: 9\nlanguages: [en, cy]\ntranslations: {cy: {why: Pam}}")
    code, _, err = call("survey", "invite")

    assert (code, texts(home)) == (ExitCode.DONE, TEXTS | {"invitation.cy.txt", "privacy-notice.cy.html"})
    assert "Note: the sentences for Cymraeg stay English" in err
    welsh = (home / "invitation.cy.txt").read_text(encoding="utf-8")
    assert "\nPam\n" in welsh
    assert "Dwy nodwedd" in welsh


def test_what_nobody_has_said_is_named(home: Path, call: Call) -> None:
    change(home / "round.yaml", ", contact: ann@harbour.example", "")
    change(home / "round.yaml", "kept_until: 2027-06-30\nresponsible: Harbour Trust\n", "")
    _, _, err = call("survey", "invite")

    assert [line.split(":")[1].strip() for line in err.splitlines() if line.startswith("Note: ")] == [
        "nothing says when and where people answer",
        "nothing says whom to ask",
        "nothing says until when the answers are kept",
        "nothing says on what legal ground you ask",
    ]


def test_what_the_texts_say_of_the_talk_and_does_not_fit_is_named(home: Path, call: Call) -> None:
    change(home / "round.yaml", "people: 9", "people: 9\ntalk_led_by: Bo Diaz\ndebrief: 2999-03-10\nreview: 2999-03-01")
    _, _, err = call("survey", "invite")
    plain = " ".join(err.split())

    assert "Note: Bo Diaz leads the talk, and people are told that only the team sees the report." in plain
    assert "Note: you look at what came of it before you talk about the result. Write a day after the debrief." in plain


@pytest.mark.usefixtures("home")
def test_quiet_says_nothing(call: Call) -> None:
    assert call("survey", "invite", "--quiet") == (ExitCode.DONE, "", "")


def test_people_are_not_invited_to_something_else_than_they_were_told(home: Path, call: Call, tmp_path: Path) -> None:
    from teamcheck.collect.box import BallotBox  # noqa: PLC0415  the box a round has once it is open
    from teamcheck.collect.round_file import read_round  # noqa: PLC0415  as above

    BallotBox(read_round(home), tmp_path / "state").open("told")
    assert call("survey", "invite")[0] == ExitCode.DONE

    change(home / "round.yaml", "people: 9", "people: 9\nminimum: 7")
    code, _, err = call("survey", "invite", "--replace")

    assert code == ExitCode.BAD_INPUT
    assert "C002" in err


def test_nobody_is_invited_to_a_round_that_is_closed(home: Path, call: Call, tmp_path: Path) -> None:
    from teamcheck.collect.box import BallotBox  # noqa: PLC0415  as above
    from teamcheck.collect.round_file import read_round  # noqa: PLC0415  as above

    box = BallotBox(read_round(home), tmp_path / "state")
    box.open("told")
    with box.files.locked():
        box.destroy()
    code, _, err = call("survey", "invite")

    assert (code, texts(home)) == (ExitCode.BAD_INPUT, set())
    assert "C003" in err


def test_a_folder_without_a_round_is_said(call: Call) -> None:
    code, _, err = call("survey", "invite")

    assert code == ExitCode.BAD_INPUT
    assert "C001" in err
