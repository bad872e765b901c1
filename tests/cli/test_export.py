"""``teamcheck questionnaires export``: a file, what to do with it, and what could go wrong, before it does."""

import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from teamcheck.cli.commands.export import TOOLS
from teamcheck.cli.exit_codes import ExitCode
from teamcheck.questionnaire.export.targets import TARGETS

Call = Callable[..., tuple[int, str, str]]
EXPORT = ("questionnaires", "export")


def test_the_help_names_every_tool_there_is() -> None:
    assert TOOLS == ("limesurvey", "xlsform", "surveyjs", "google-forms", "qualtrics", "ms-forms")
    assert set(TOOLS) == set(TARGETS)


@pytest.mark.parametrize("tool", TOOLS)
def test_a_form_is_written_and_four_lines_say_what_comes_next(tool: str, call: Call, tmp_path: Path) -> None:
    code, out, err = call(*EXPORT, "seven-features", "--to", tool)

    file = f"seven-features-{tool}{TARGETS[tool].suffix}"
    assert (code, out) == (ExitCode.DONE, "")
    assert [path.name for path in tmp_path.iterdir()] == [file]
    wrote, first, last, back = err.splitlines()
    assert wrote == f"Wrote {file}: Seven features of high-performing teams, for {TARGETS[tool].title} (English)."
    assert file in first
    assert last == TARGETS[tool].last
    assert back == "Then: teamcheck import FILE -q seven-features -o answers.csv"


def test_a_file_that_is_there_is_not_touched(call: Call, tmp_path: Path) -> None:
    (tmp_path / "form.txt").write_text("mine", encoding="utf-8")

    code, _, err = call(*EXPORT, "seven-features", "--to", "limesurvey", "-o", "form.txt")

    assert code == ExitCode.BAD_INPUT
    assert "[W004]" in err
    assert (tmp_path / "form.txt").read_text(encoding="utf-8") == "mine"


def test_a_text_can_go_to_standard_output_byte_for_byte(tmp_path: Path) -> None:
    words = [sys.executable, "-m", "teamcheck", *EXPORT, "seven-features", "--to", "limesurvey"]

    piped = subprocess.run([*words, "-o", "-"], cwd=tmp_path, check=True, capture_output=True)
    subprocess.run([*words, "-o", "form.txt", "--quiet"], cwd=tmp_path, check=True, capture_output=True)

    assert piped.stdout.replace(b"\r\n", b"\n") == (tmp_path / "form.txt").read_bytes()
    assert b"choose the file" in piped.stderr


@pytest.mark.parametrize("tool", [name for name, target in TARGETS.items() if not target.is_text])
def test_a_file_that_is_no_text_cannot_go_to_standard_output(tool: str, call: Call) -> None:
    code, out, err = call(*EXPORT, "seven-features", "--to", tool, "-o", "-")

    assert (code, out) == (ExitCode.USAGE, "")
    assert f"such as form{TARGETS[tool].suffix}" in err


def test_a_tool_that_is_not_known_is_wrong_usage(call: Call) -> None:
    code, _, err = call(*EXPORT, "seven-features", "--to", "paper")

    assert code == ExitCode.USAGE
    assert "'paper' is none of limesurvey, xlsform" in " ".join(err.split())


def test_nothing_is_written_of_what_a_tool_cannot_hold(call: Call, tmp_path: Path) -> None:
    call("questionnaires", "new", "ours")
    text = (tmp_path / "ours.yaml").read_text(encoding="utf-8")
    changed = text.replace('text: "', 'text: "{We} ', 1)
    assert changed != text
    (tmp_path / "ours.yaml").write_text(changed, encoding="utf-8")

    code, out, err = call(*EXPORT, "ours.yaml", "--to", "limesurvey")

    assert (code, out) == (ExitCode.BAD_INPUT, "")
    assert "The text holds braces" in err
    assert "[Q027]" in err
    assert [path.name for path in tmp_path.iterdir()] == ["ours.yaml"]


def test_what_a_form_lacks_is_told_and_the_form_is_written_all_the_same(call: Call, tmp_path: Path) -> None:
    call("questionnaires", "new", "ours")
    (tmp_path / "ours.de.yaml").write_text(
        "schema: teamcheck/translation/1\nof: ours\nlanguage: de\nstatus: machine\ntitle: Unseres\n", encoding="utf-8"
    )

    code, _, err = call(*EXPORT, "ours.yaml", "--to", "xlsform", "--quiet")

    assert code == ExitCode.DONE
    assert "warning: The translation lacks" in err
    assert "[Q028]" in err
    assert "Wrote" not in err
    assert (tmp_path / "ours-xlsform.xlsx").is_file()
