"""``teamcheck questionnaires diff``: two questionnaires, or those of two rounds, held against each other."""

import json
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from teamcheck.cli.exit_codes import ExitCode
from tests.cli.conftest import QUESTIONS

Call = Callable[..., tuple[int, str, str]]
DIFF = ("questionnaires", "diff")


@pytest.fixture
def two(tmp_path: Path) -> Callable[..., tuple[str, str]]:
    """Two files of the same questionnaire, the second with some words exchanged."""

    def make(*edits: tuple[str, str]) -> tuple[str, str]:
        text = QUESTIONS
        for old, new in edits:
            assert text.count(old) == 1, old
            text = text.replace(old, new)
        for folder, content in (("then", QUESTIONS), ("now", text)):
            (tmp_path / folder).mkdir()
            (tmp_path / folder / "two-features.yaml").write_text(content, encoding="utf-8")
        return "then/two-features.yaml", "now/two-features.yaml"

    return make


@pytest.mark.parametrize(("then", "now", "said"), [("then", "now", "taken out"), ("now", "then", "new")])
def test_of_a_translation_that_came_or_went_it_is_said(call: Call, two, tmp_path: Path, then: str, now: str, said: str) -> None:
    two()
    welsh = "schema: teamcheck/translation/1\nof: two-features\nlanguage: cy\nstatus: machine\ntitle: Dwy nodwedd\n"
    (tmp_path / "then" / "two-features.cy.yaml").write_text(welsh, encoding="utf-8")
    _, out, _ = call(*DIFF, f"{then}/two-features.yaml", f"{now}/two-features.yaml")
    assert f"translations.cy: {said}\n" in out
    assert "translations.cy: 1 change" not in out


REWORDED = ("We own up to mistakes.", "We own up when something went wrong.")


def test_a_coach_who_reworded_a_statement_reads_which_feature_can_still_be_compared(call: Call, two) -> None:
    code, out, err = call(*DIFF, *two(REWORDED, ("title: Two features", "title: Our two features")))

    assert (code, err) == (ExitCode.DONE, "")
    assert "Figures that can be compared: 1 of 2 features\n  Shared aims: yes\n  Trust: no." in out
    assert (
        "    trust2: other words\n      old: We own up to mistakes.\n      new: We own up when something went wrong.\n" in out
    )
    assert "Changed, and no figure depends on it\n  title: “Our two features”, was “Two features”\n" in out
    assert "A statement in other words is another question." in out
    assert "Both say version 1.0.0" in out


def test_nothing_differs_between_a_questionnaire_and_its_copy(call: Call, two) -> None:
    code, out, _ = call(*DIFF, *two())

    assert code == ExitCode.DONE
    assert out.splitlines()[-1] == "Nothing differs."


def test_the_folders_of_two_rounds_stand_for_what_was_asked_in_them(call: Call, two, tmp_path: Path) -> None:
    for folder, file in zip(("spring", "autumn"), two(REWORDED), strict=True):
        call("init", folder, "--team", "Red", "--people", "9", "--facilitator", "Ann Lee", "--no-input", "-q", file)
        assert (tmp_path / folder / "round.yaml").is_file()

    code, out, _ = call(*DIFF, "spring", "autumn")

    assert code == ExitCode.DONE
    assert "1 of 2 features" in out


def test_two_versions_that_say_they_cannot_be_compared_are_told_so_and_what_is_alike(call: Call, two) -> None:
    _, out, _ = call(*DIFF, *two(("version: 1.0.0", "version: 2.0.0")))

    assert "0 of 2 features" in out
    assert "The first numbers of their versions differ (1 and 2)" in out
    assert "Apart from that, 2 features ask the same." in out
    assert "Trust: no, though it asks the same" in out


def test_figures_are_json_of_the_schema_that_is_printed(call: Call, two) -> None:
    code, out, _ = call(*DIFF, *two(REWORDED), "-f", "json")

    found = json.loads(out)
    assert code == ExitCode.DONE
    assert found["schema"] == "teamcheck/questionnaire-diff/1"
    assert [(each["id"], each["comparable"], each["reason"]) for each in found["dimensions"]] == [
        ("aims", True, None),
        ("trust", False, "changed-statements"),
    ]
    _, schema, _ = call("schema", "questionnaire-diff")
    assert json.loads(schema)["properties"].keys() == found.keys()


def test_markdown_says_the_same_and_shows_every_text_as_it_is(call: Call, two) -> None:
    _, out, _ = call(*DIFF, *two(("We own up to mistakes.", "We own <b>up</b> | to *mistakes*.")), "-f", "md")

    assert "\n## Figures that can be compared: 1 of 2 features\n\n- Shared aims: yes\n- Trust: no." in out
    assert r"    - new: We own \<b\>up\</b\> \| to \*mistakes\*." in out
    assert "\n\n\n" not in out


def test_a_text_paints_nothing_on_the_terminal(call: Call, two, monkeypatch: pytest.MonkeyPatch) -> None:
    files = two(("We own up to mistakes.", '"We own up [red]to mistakes.[/red]"'))
    monkeypatch.setenv("FORCE_COLOR", "1")

    _, out, _ = call(*DIFF, *files)

    assert "new: We own up [red]to mistakes.[/red]" in out
    assert "\x1b[1mFigures that can be compared" in out


@pytest.mark.parametrize(("edits", "code"), [((), ExitCode.DONE), ((REWORDED,), ExitCode.FAILED)])
def test_a_gate_fails_where_a_feature_cannot_be_compared(call: Call, two, edits, code: ExitCode) -> None:
    found, out, err = call(*DIFF, *two(*edits), "--must-compare")

    assert found == code
    assert "Old: then/two-features.yaml: Two features (two-features 1.0.0)" in out
    assert ("Gate failed: 1 of 2 features cannot be compared" in err) is bool(edits)


def test_faults_of_both_are_told_together(call: Call, two, tmp_path: Path) -> None:
    files = two()
    (tmp_path / files[0]).write_text(QUESTIONS.replace("version: 1.0.0", "version: 1"), encoding="utf-8")

    code, out, err = call(*DIFF, files[0], "nowhere.yaml")

    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert "[Q001]" in err
    assert "then/two-features.yaml" in err


def test_a_folder_without_a_round_is_told_as_one(call: Call, tmp_path: Path) -> None:
    (tmp_path / "empty").mkdir()

    code, _, err = call(*DIFF, "empty", "seven-features")

    assert code == ExitCode.BAD_INPUT
    assert "there is no round here" in err


def test_a_real_run_piped_is_plain(two, tmp_path: Path) -> None:
    words = [sys.executable, "-m", "teamcheck", *DIFF, *two(REWORDED)]

    done = subprocess.run(words, cwd=tmp_path, capture_output=True, text=True, check=False, encoding="utf-8")

    assert (done.returncode, done.stderr) == (0, "")
    assert "\x1b" not in done.stdout
    assert "trust2: other words" in done.stdout
