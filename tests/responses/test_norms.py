"""Files of norms: written as they are read, every fault with its line, and nonsense refused without a crash."""

from contextlib import suppress
from datetime import date
from pathlib import Path

import pytest
import yaml
from hypothesis import given, settings
from hypothesis import strategies as st

from teamcheck.errors import Code, ResponsesError
from teamcheck.questionnaire.model import Dimension, Questionnaire
from teamcheck.responses.norms import read_norms, write_norms
from teamcheck.responses.norms_format import DimensionNorm, Norms

ASKED = Questionnaire("short", "2.1.0", "en", "Short", "0" * 64, (Dimension("goals", "Goals", ()),))
DIGEST = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08"
GOOD = f"""\
schema: teamcheck/norms/1
questionnaire: short
version: 2.0.3
edition: 2026
day: 2026-03-31
teams: 24
people: 201
dimensions:
  goals:
    statements: {DIGEST}
    teams: 22
    people: 180
    median_people: 8
    mean: 61
    sd_between: 7
    sd_within: 20
    quantiles: {{25: 55, 50: 60, 75: 65}}
"""


@pytest.fixture
def written(tmp_path: Path):
    def write(text: str) -> Path:
        file = tmp_path / "norms.yaml"
        file.write_text(text, encoding="utf-8")
        return file

    return write


def faults(file: Path) -> list[tuple[Code, int | None, str | None]]:
    with pytest.raises(ResponsesError) as raised:
        read_norms(file, ASKED)
    return [(problem.code, problem.place.line, problem.place.key) for problem in raised.value.problems]


def test_norms_are_read(written) -> None:
    norms = read_norms(written(GOOD), ASKED)

    assert (norms.edition, norms.day, norms.sector, norms.licence) == ("2026", date(2026, 3, 31), None, None)
    assert norms.dimensions["goals"].quantiles == {25: 55, 50: 60, 75: 65}


@pytest.mark.parametrize(("line", "made_up"), [("made_up: true\n", True), ("made_up: false\n", False), ("", False)])
def test_norms_can_say_that_they_are_made_up(written, line: str, made_up: bool) -> None:
    assert read_norms(written(GOOD.replace("teams: 24\n", f"{line}teams: 24\n")), ASKED).made_up is made_up


WORDS = st.text(st.characters(codec="utf-8", categories=("L", "N", "P", "S", "Zs")), min_size=1, max_size=30).filter(str.strip)
NORM = st.builds(
    DimensionNorm,
    statements=st.text("0123456789abcdef", min_size=64, max_size=64),
    teams=st.integers(20, 5000),
    people=st.integers(20, 50_000),
    median_people=st.integers(5, 60),
    mean=st.integers(0, 100),
    sd_between=st.integers(0, 40),
    sd_within=st.none() | st.integers(1, 50),
    quantiles=st.lists(st.integers(0, 100), min_size=7, max_size=7).map(
        lambda scores: dict(zip((5, 10, 25, 50, 75, 90, 95), sorted(scores), strict=True))
    ),
)
ALL = st.fixed_dictionaries(
    {
        "schema": st.just("teamcheck/norms/1"),
        "questionnaire": st.just("short"),
        "version": st.just("2.9.9"),
        "edition": WORDS,
        "day": st.dates(),
        "sector": st.none() | WORDS,
        "licence": st.none() | WORDS,
        "made_up": st.booleans(),
        "teams": st.integers(20, 5000),
        "people": st.integers(20, 50_000),
        "dimensions": st.dictionaries(st.from_regex(r"[a-z][a-z0-9-]{0,8}", fullmatch=True), NORM, min_size=1, max_size=3),
    }
)


@settings(max_examples=20)
@given(ALL)
def test_what_is_written_is_read_back(tmp_path_factory: pytest.TempPathFactory, values: dict[str, object]) -> None:
    norms = Norms(**values)
    file = tmp_path_factory.mktemp("norms") / "norms.yaml"
    file.write_text(write_norms(norms), encoding="utf-8")

    assert read_norms(file, ASKED) == norms


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("schema: teamcheck/norms/1", "schema: teamcheck/norms/2", (Code.FORMAT_UNKNOWN, 1, "schema")),
        ("edition: 2026\n", "edition: 2026\nnotes: more\n", (Code.KEY_UNKNOWN, 5, "notes")),
        ("day: 2026-03-31", "day: last spring", (Code.VALUE_NOT_ALLOWED, 5, "day")),
        ("teams: 24", "teams: 9", (Code.VALUE_NOT_ALLOWED, 6, "teams")),
        ("people: 201", "people: many", (Code.VALUE_NOT_ALLOWED, 7, "people")),
        (DIGEST, "abc", (Code.VALUE_NOT_ALLOWED, 10, "dimensions.goals.statements")),
        ("    mean: 61\n", "", (Code.KEY_MISSING, 9, "dimensions.goals")),
        ("mean: 61", "mean: 61.5", (Code.VALUE_NOT_ALLOWED, 14, "dimensions.goals.mean")),
        ("sd_within: 20", "sd_within: 0", (Code.VALUE_NOT_ALLOWED, 16, "dimensions.goals.sd_within")),
        ("75: 65", "75: 101", (Code.VALUE_NOT_ALLOWED, 17, "dimensions.goals.quantiles.75")),
        ("25: 55", "0: 55", (Code.VALUE_NOT_ALLOWED, 17, "dimensions.goals.quantiles.0")),
        ("75: 65", "75: 59", (Code.NORMS_NOT_USABLE, 17, "dimensions.goals.quantiles.75")),
        ("teams: 24", "made_up: maybe\nteams: 24", (Code.VALUE_NOT_ALLOWED, 6, "made_up")),
        ("questionnaire: short", "questionnaire: long", (Code.NORMS_OF_ANOTHER, 2, "questionnaire")),
        ("version: 2.0.3", "version: 1.9.3", (Code.NORMS_OF_ANOTHER, 3, "version")),
        ("version: 2.0.3", "version: 2.0", (Code.YAML_MISREAD, 3, "version")),
    ],
)
def test_a_fault_is_told_with_its_line(written, before: str, after: str, found: tuple[Code, int, str]) -> None:
    assert before in GOOD
    assert faults(written(GOOD.replace(before, after))) == [found]


def test_every_fault_is_told_at_once(written) -> None:
    text = GOOD.replace("teams: 24", "teams: 9").replace("mean: 61", "mean: 161").replace("edition: 2026", "edition: ''")

    assert [line for _, line, _ in faults(written(text))] == [4, 6, 14]


@pytest.mark.parametrize("text", ["", "- a list\n", "just words", "\x00\x01"])
def test_what_is_no_mapping_is_said_to_be_no_norms(written, text: str) -> None:
    assert [code for code, _, _ in faults(written(text))] == [Code.NORMS_NOT_USABLE]


def test_a_file_that_is_not_there_is_said(tmp_path: Path) -> None:
    assert faults(tmp_path / "nowhere.yaml") == [(Code.FILE_NOT_READABLE, None, None)]


LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=8) | st.dates()
TREES = st.recursive(
    LEAVES, lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3)
)
KEYS = [line.split(":")[0].strip() for line in GOOD.splitlines()]


@settings(max_examples=20)
@given(st.dictionaries(st.sampled_from(KEYS) | st.text(max_size=5), TREES, max_size=8))
def test_nonsense_is_refused_without_a_crash(tmp_path_factory: pytest.TempPathFactory, tree: dict[str, object]) -> None:
    file = tmp_path_factory.mktemp("nonsense") / "norms.yaml"
    file.write_text(yaml.safe_dump(tree, allow_unicode=True), encoding="utf-8")

    assert faults(file)


@settings(max_examples=60)
@given(st.sampled_from(GOOD.splitlines()), TREES)
def test_a_nonsense_value_anywhere_is_refused_or_read(
    tmp_path_factory: pytest.TempPathFactory, line: str, tree: object
) -> None:
    key = line.partition(":")[0]
    value = yaml.safe_dump(tree, default_flow_style=True, allow_unicode=True, width=10**6).removesuffix("\n...\n").strip()
    file = tmp_path_factory.mktemp("nonsense") / "norms.yaml"
    file.write_text(GOOD.replace(f"{line}\n", f"{key}: {value}\n"), encoding="utf-8")
    with suppress(ResponsesError):
        assert isinstance(read_norms(file, ASKED), Norms)
