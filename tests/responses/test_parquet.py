"""Parquet is read as the same table would be from a CSV file, and what cannot be is refused."""

import subprocess
import sys
from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO
from pathlib import Path
from unittest.mock import patch

import polars as pl
import pytest

from teamcheck.errors import Problem, ResponsesError
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.files import parquet_sizes
from teamcheck.responses.files.parquet import as_text
from teamcheck.responses.model import Responses
from teamcheck.responses.read import read_responses

TABLE = pl.DataFrame(
    {
        "team": ["Red", "Red", "Blue"],
        "round": [date(2026, 1, 15)] * 3,
        "goals1": [1.0, 5.0, None],
        "goals2": pl.Series([4, None, 2], dtype=pl.Int8),
        "trust1": ["0", "", "2"],
    }
)


def parquet(frame: pl.DataFrame, path: Path) -> Path:
    frame.write_parquet(path)
    return path


def csv(frame: pl.DataFrame, path: Path) -> Path:
    frame.write_csv(path)
    return path


def problems(path: Path, questionnaire: Questionnaire) -> list[Problem]:
    with pytest.raises(ResponsesError) as raised:
        read_responses(path, questionnaire)
    return list(raised.value.problems)


def without_name(responses: Responses) -> tuple[object, ...]:
    return responses.rows, responses.sizes, [note.text.partition(": ")[2] for note in responses.notes if note.kind != "read"]


def test_cells_are_what_they_would_be_in_a_csv_file(tmp_path: Path, questionnaire: Questionnaire) -> None:
    ours = read_responses(parquet(TABLE, tmp_path / "a.parquet"), questionnaire)
    theirs = read_responses(csv(TABLE, tmp_path / "a.csv"), questionnaire)

    assert [(row.team, row.round, row.answers) for row in ours.rows] == [
        ("Red", "2026-01-15", (1, 4, 0)),
        ("Red", "2026-01-15", (5, None, None)),
        ("Blue", "2026-01-15", (None, 2, 2)),
    ]
    assert without_name(ours) == without_name(theirs)
    assert ours.notes[0].text.endswith("Parquet; headings are item ids.")


@pytest.mark.parametrize(
    ("column", "texts"),
    [
        (pl.Series([4.0, 3.5, None, -0.0, 1e300, float("nan")]), ["4", "3.5", None, "0", "1e+300", "NaN"]),
        (pl.Series([True, False, None]), ["TRUE", "FALSE", None]),
        (pl.Series([datetime(2026, 1, 15, 9, 5, tzinfo=UTC)]), ["2026-01-15 09:05:00"]),
        (pl.Series([Decimal("4.00")]), ["4.00"]),
        (pl.Series(["a", None], dtype=pl.Categorical), ["a", None]),
        (pl.Series([2**63], dtype=pl.UInt64), ["9223372036854775808"]),
        (pl.Series([None, None]), [None, None]),
    ],
    ids=["floats", "truth", "times", "decimals", "categories", "large", "nothing"],
)
def test_every_kind_of_column_has_one_text(column: pl.Series, texts: list[str | None]) -> None:
    assert as_text(column).to_list() == texts


def test_faults_are_those_of_a_csv_file(tmp_path: Path, questionnaire: Questionnaire) -> None:
    odd = pl.DataFrame(
        {"team": ["Red", None, "Blue"], "goals1": [9, 1, 2], "goals2": [1.5, 2, 3], "trust1": ["0", "often", "NA"]}
    )

    ours = problems(parquet(odd, tmp_path / "a.parquet"), questionnaire)
    theirs = problems(csv(odd, tmp_path / "a.csv"), questionnaire)

    assert [(each.code, each.place.row, each.place.column, each.message, each.fix) for each in ours] == [
        (each.code, each.place.row, each.place.column, each.message, each.fix) for each in theirs
    ]
    assert len(ours) == 5


def test_the_part_files_of_a_folder_are_one_table(tmp_path: Path, questionnaire: Questionnaire) -> None:
    folder = tmp_path / "answers"
    folder.mkdir()
    parquet(TABLE[2:], folder / "part-00001-b.snappy.parquet")
    parquet(TABLE[:2], folder / "part-00000-b.snappy.parquet")
    parquet(TABLE[:0], folder / "part-00002-b.snappy.parquet")
    (folder / "_SUCCESS").touch()
    (folder / ".part-00000-b.snappy.parquet.crc").write_bytes(b"crc")

    parts = read_responses(folder, questionnaire)

    assert parts.rows == read_responses(parquet(TABLE, tmp_path / "a.parquet"), questionnaire).rows
    assert "Parquet in 3 parts" in parts.notes[0].text


def test_a_folder_that_is_given_twice_is_not_counted_twice(tmp_path: Path, questionnaire: Questionnaire) -> None:
    folder = tmp_path / "answers"
    folder.mkdir()
    parquet(TABLE, folder / "part-00000.parquet")

    with pytest.raises(ResponsesError, match="this file is given twice"):
        read_responses([folder, tmp_path / "." / "answers" / ".." / "answers"], questionnaire)


def test_part_files_with_other_columns_are_refused(tmp_path: Path, questionnaire: Questionnaire) -> None:
    parquet(TABLE, tmp_path / "part-00000.parquet")
    parquet(TABLE.drop("round"), tmp_path / "part-00001.parquet")

    (problem,) = problems(tmp_path, questionnaire)

    assert problem.code == "R091"
    assert "part-00001.parquet has other columns" in problem.message


def test_standard_input_can_be_parquet(questionnaire: Questionnaire) -> None:
    content = BytesIO()
    TABLE.write_parquet(content)

    assert len(read_responses("-", questionnaire, stdin=content.getvalue()).rows) == 3


def test_rows_can_be_gone_through_again_and_again(tmp_path: Path, questionnaire: Questionnaire) -> None:
    codes = [f"p{number}" for number in range(1_500)]
    many = pl.DataFrame({"team": ["Red", "Blue"] * 750, "respondent": codes, "goals1": 1, "goals2": 2, "trust1": 0})

    (problem,) = problems(parquet(pl.concat([many, many[1:2]]), tmp_path / "a.parquet"), questionnaire)

    assert problem.message == "rows 3 and 1502 are of one person, in one team and round"


@pytest.mark.parametrize(
    ("column", "words"),
    [
        (pl.lit([1, 2]), 'its column "goals1" holds lists or records'),
        (pl.lit(b"4"), 'its column "goals1" holds bytes'),
        (pl.struct(a=pl.lit(1)), "lists or records"),
        (pl.duration(days=1), "spans of time"),
    ],
    ids=["list", "bytes", "record", "span"],
)
def test_what_no_cell_can_hold_is_refused(tmp_path: Path, questionnaire: Questionnaire, column: pl.Expr, words: str) -> None:
    (problem,) = problems(parquet(TABLE.with_columns(goals1=column), tmp_path / "a.parquet"), questionnaire)

    assert problem.code == "R091"
    assert words in problem.message


@pytest.mark.parametrize("keep", [4, 40, 700, -1], ids=str)
def test_a_file_that_ends_too_early_is_told_from_a_bug(tmp_path: Path, questionnaire: Questionnaire, keep: int) -> None:
    file = tmp_path / "a.parquet"
    file.write_bytes(parquet(TABLE, tmp_path / "whole.parquet").read_bytes()[:keep])

    (problem,) = problems(file, questionnaire)

    assert problem.code == "R091"
    assert "damaged" in problem.message


def varint(number: int) -> bytes:
    twice, digits = number << 1, bytearray()
    while twice > 0x7F:
        digits.append(twice & 0x7F | 0x80)
        twice >>= 7
    return bytes([*digits, twice])


def test_a_file_that_says_it_is_larger_than_it_is_makes_no_room_for_it(tmp_path: Path, questionnaire: Questionnaire) -> None:
    rows = 1_234_567
    same = pl.DataFrame({"team": "Red", "goals1": 1, "goals2": pl.repeat(2, 9_999, dtype=pl.Int64, eager=True), "trust1": 0})
    content = parquet(same, tmp_path / "whole.parquet").read_bytes()
    file = tmp_path / "a.parquet"
    refused = 0
    for place in range(len(content)):
        if content.startswith(varint(9_999), place):
            file.write_bytes(content[:place] + varint(rows) + content[place + len(varint(9_999)) :])
            try:
                # a number that nothing depends on, such as how many different cells there are
                assert len(read_responses(file, questionnaire).rows) == 9_999
            except ResponsesError as error:
                refused += [problem.code for problem in error.problems] == ["R091"]

    assert refused > 8


def test_equal_cells_without_end_are_refused(tmp_path: Path, questionnaire: Questionnaire) -> None:
    bomb = pl.DataFrame({"team": pl.repeat("Red", 100, eager=True), "goals1": 1, "goals2": 2, "trust1": 0})
    file = parquet(bomb, tmp_path / "a.parquet")

    with patch.object(parquet_sizes, "SPARE_CELLS", 10), patch.object(parquet_sizes, "CELLS_A_BYTE", 0.1):
        (problem,) = problems(file, questionnaire)

    assert "takes more memory than there may be" in problem.message


def test_without_polars_the_command_that_installs_it_is_said(tmp_path: Path) -> None:
    parquet(TABLE, tmp_path / "a.parquet")
    program = "import sys; sys.modules['polars'] = None; from teamcheck.cli.main import main; sys.exit(main())"

    command = [sys.executable, "-c", program, "score", "a.parquet"]
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, check=False)

    assert (done.returncode, done.stdout) == (3, "")
    assert "[E001]" in done.stderr
    assert "pip install 'teamcheck[batch]'" in done.stderr
