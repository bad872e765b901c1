"""teamcheck.toml: what it may say, and what is said where it cannot be used."""

from pathlib import Path

import pytest

from teamcheck.cli.settings import BatchSettings, Settings, read_settings
from teamcheck.errors import Code, SettingsError

WHOLE = """\
[gates]
min-response-rate = 60
max-withheld = "10%"
fail-under = {goals = 50, trust = 40}
max-apart = 2

[batch]
questionnaire = "seven-features"
teams = "teams.csv"
tree = "organisation/department"
audience = "team"
by = "role"
formats = ["html", "md"]
"""


def put(folder: Path, text: str | bytes) -> Path:
    file = folder / "teamcheck.toml"
    file.write_bytes(text.encode("utf-8") if isinstance(text, str) else text)
    return file


def faults(folder: Path, text: str | bytes) -> list[tuple[Code, int | None, str | None]]:
    with pytest.raises(SettingsError) as caught:
        read_settings(put(folder, text))
    return [(each.code, each.place.line, each.place.key) for each in caught.value.problems]


def test_every_key_is_read(tmp_path: Path) -> None:
    found = read_settings(put(tmp_path, WHOLE))
    assert [str(gate) for gate in found.gates] == [
        "min-response-rate 60",
        "max-withheld 10%",
        "max-apart 2",
        "fail-under goals=50",
        "fail-under trust=40",
    ]
    assert found.batch == BatchSettings(
        "seven-features", tmp_path / "teams.csv", "organisation/department", "team", ("role",), ("html", "md")
    )


def test_one_limit_may_be_for_every_feature(tmp_path: Path) -> None:
    assert [str(gate) for gate in read_settings(put(tmp_path, "[gates]\nfail-under = 50\n")).gates] == ["fail-under 50"]


def test_without_a_file_there_are_no_settings_and_the_one_in_this_folder_is_found(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    assert read_settings(None) == Settings()
    put(tmp_path, "[batch]\nteams = 'teams.csv'\n")
    assert read_settings(None).batch.teams == Path("teams.csv")


@pytest.mark.parametrize(("said", "found"), [("ours.yaml", "ours.yaml"), ("q/ours.yaml", "q/ours.yaml")])
def test_a_path_starts_at_the_files_own_folder(said: str, found: str, tmp_path: Path) -> None:
    settings = read_settings(put(tmp_path, f'[batch]\nquestionnaire = "{said}"\n'))
    assert settings.batch.questionnaire == str(tmp_path / found)


@pytest.mark.parametrize(
    ("text", "line", "key"),
    [
        ("# ours\n\n[gate]\nx = 1\n", 3, "gate"),
        ("[gates]\nmin_response_rate = 60\n", 2, "gates.min_response_rate"),
        ("[batch]\nformats = ['md']\nformat = 'md'\n", 3, "batch.format"),
        ("gates = 3\n", 1, "gates"),
        ("[gates]\nmin-response-rate = 60.5\n", 2, "gates.min-response-rate"),
        ("[gates]\nmin-response-rate = true\n", 2, "gates.min-response-rate"),
        ("[gates]\nmin-response-rate = 101\n", 2, "gates.min-response-rate"),
        ("[gates]\nmax-withheld = '10 percent'\n", 2, "gates.max-withheld"),
        ("[gates]\nmax-apart = [1]\n", 2, "gates.max-apart"),
        ("[gates]\nmax-apart = {goals = 1}\n", 2, "gates.max-apart"),
        ("[gates]\nfail-under = {goals = 0}\n", 2, "gates.fail-under.goals"),
        ("[gates]\n[gates.fail-under]\ntrust = 50\ngoals = 'x'\n", 4, "gates.fail-under.goals"),
        ("[gates]\nmax-apart = 0x" + "f" * 5000 + "\n", 2, "gates.max-apart"),
        ("[batch]\nteams = 3\n", 2, "batch.teams"),
        ('[batch]\ntree = "a\\u001b[2J"\n', 2, "batch.tree"),
        ("[batch]\nby = ['role', 3]\n", 2, "batch.by"),
        ("[batch]\naudience = 'everybody'\n", 2, "batch.audience"),
    ],
)
def test_a_setting_that_cannot_be_used_is_named_with_its_line(text: str, line: int, key: str, tmp_path: Path) -> None:
    assert faults(tmp_path, text) == [(Code.SETTING_NOT_USABLE, line, key)]


def test_all_faults_are_said_at_once_in_the_order_of_the_file(tmp_path: Path) -> None:
    found = faults(tmp_path, "[batch]\nteams = 1\n[gates]\nmax-apart = 'x'\nfail_under = 3\n[other]\n")
    assert [line for _, line, _ in found] == [2, 4, 5, 6]


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("[gates\n", 1),
        ("[gates]\nmax-apart = \n", 2),
        ("[gates]\nmax-apart = 1\nmax-apart = 2\n", 3),
        (b"[gates]\nx = '\xff'\n", None),
        ("#" * 70_000, None),
        ("[gates]\nmax-apart = " + "9" * 5000 + "\n", None),
        ("x = " + "[" * 20_000, None),
    ],
)
def test_a_file_that_is_no_toml_is_said_to_be_none(text: str | bytes, line: int | None, tmp_path: Path) -> None:
    (found,) = faults(tmp_path, text)
    assert (found[0], found[1] if line else None) == (Code.SETTINGS_NOT_READABLE, line)


@pytest.mark.parametrize("name", ["nothing.toml", "."])
def test_a_file_that_is_named_must_be_there(name: str, tmp_path: Path) -> None:
    with pytest.raises(SettingsError) as caught:
        read_settings(tmp_path / name)
    assert caught.value.problems[0].code == Code.SETTINGS_NOT_READABLE
