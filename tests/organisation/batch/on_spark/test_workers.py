"""What workers do to batches of rows is what the row reader does to rows (method M70); that is seen without Spark."""

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from pathlib import Path
from zlib import crc32

import pyarrow as pa
import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck._names import too_long
from teamcheck.errors import Code, EngineError
from teamcheck.organisation.batch import on_spark
from teamcheck.organisation.batch.plain import Plain
from teamcheck.organisation.batch.spark_tables import address_of
from teamcheck.responses.rows import clean_name
from teamcheck.statistics.engines import spark_faults
from teamcheck.statistics.engines.spark import Rows
from teamcheck.statistics.engines.spark_asked import Asked
from teamcheck.statistics.engines.spark_report import Line, Report
from teamcheck.statistics.engines.spark_sheets import PLAIN, sheets
from teamcheck.statistics.engines.spark_teams import lines
from teamcheck.statistics.plan import Plan
from tests.organisation.batch.on_spark.conftest import BY, HEADINGS, QUESTIONNAIRE, engine_in, outcome, plainly, untidy

#: Workers are played row by row.
pytestmark = pytest.mark.slow


class Here:
    """Does in this process what Spark does with workers: rows in batches, sheets sent by team, lines."""

    def __init__(self) -> None:
        self.runs = 0
        self._lines: list[Line] = []

    def count(self, rows: Rows, asked: Asked, plan: Plan, work: str, parts: int | None = None) -> Report:  # noqa: ARG002
        self.runs += 1
        report, sent = Report(), defaultdict(list)
        path = Path(rows.address.removeprefix("file://").replace("\\", ""))
        every = path.read_bytes().splitlines()
        half = len(every) // 2
        for start, some in ((0, every[:half]), (half, every[half:])):
            for batch in sheets(asked, batches(rows, some, start)):
                for row in batch.to_pylist():
                    sent[crc32(f"{row['team']}\t{row['round']}".encode()) % 3].append(
                        pa.RecordBatch.from_pylist([row], batch.schema)
                    )
        self._lines = []
        for part in range(3):
            for batch in lines(plan, asked.lowest, iter(sent[part])):
                for row in batch.to_pylist():
                    if row["found"] is not None:
                        report.add(row["found"])
                    else:
                        self._lines.append(Line(row["team"], row["round"] or None, row["people"], row["at"], row["line"]))
        return report

    def counted(self, work: str) -> Iterator[Line]:  # noqa: ARG002
        return iter(self._lines)

    def stop(self) -> None:
        pass


def batches(rows: Rows, some: Sequence[bytes], start: int) -> Iterator[pa.RecordBatch]:
    """Lines of a text as Spark hands them on, seven at a time."""
    headings = (rows.heading.encode(), b"\xef\xbb\xbf" + rows.heading.encode())
    for at in range(0, len(some), 7):
        chunk = some[at : at + 7]
        files = pa.array([rows.address if line in headings else None for line in chunk], pa.string())
        ats = range(start + at, start + at + len(chunk))
        yield pa.RecordBatch.from_pydict({"line": pa.array(chunk, pa.binary()), "file": files, "at": pa.array(ats, pa.int64())})


@pytest.fixture
def here(monkeypatch: pytest.MonkeyPatch) -> Here:
    made = Here()
    monkeypatch.setattr(on_spark, "session_of", lambda *_: made)
    return made


@given(st.from_regex(PLAIN.replace("$", r"\Z")) | st.text(st.characters(codec="ascii"), max_size=4))
def test_a_plain_name_is_kept_as_it_is(name: str) -> None:
    if re.search(PLAIN.replace("$", r"\Z"), name):
        assert clean_name(name) == name
        assert name
        assert not too_long(name)


@pytest.mark.parametrize("by_text", [False, True])
@pytest.mark.parametrize("seed", range(6))
def test_untidy_answers_are_counted_by_workers_as_row_by_row(seed: int, by_text: bool, here: Here, tmp_path: Path) -> None:
    file = tmp_path / "answers [1].csv"
    file.write_text(untidy(seed, 60, by_text=by_text), encoding="utf-8", newline="")

    ours = outcome([file], [engine_in(tmp_path / "spark")], tmp_path, by_text=by_text)

    assert here.runs > 0
    assert ours == plainly([file], tmp_path / "plain", by_text=by_text)
    assert ours.lines


#: What is wrong, or not sure, in a table of two good rows and this.
ODD = {
    "another answer": "Red,p3,7,1,1,1,nurse",
    "a word that is no answer": "Red,p3,Perhaps,1,1,1,nurse",
    "no choice": "Red,p3,1,1,1,1,surgeon",
    "no team": ",p3,1,1,1,1,nurse",
    "a cell too many": "Red,p3,1,1,1,1,nurse,",
    "a cell too few": "Red,p3,1,1,1,1",
    "one person twice": "Red, p1,1,1,1,1,nurse",
    "a long name": f"{'R' * 1001},p3,1,1,1,1,nurse",
    "a long code": f"Red,{'p' * 1001},1,1,1,1,nurse",
    "a quote left open": 'Red,p3,1,1,1,1,"nurse',
    "a cell over two lines": 'Red,"p\n3",1,1,1,1,nurse',
    "the headings again": HEADINGS,
    "a NUL": "R\0ed,p3,1,1,1,1,nurse",
}


@pytest.mark.parametrize("row", ODD.values(), ids=ODD)
@pytest.mark.usefixtures("here")
def test_what_is_out_of_the_ordinary_is_told_as_row_by_row(row: str, tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_text(f"{HEADINGS}\nRed,p1,1,2,10,0,nurse\nBlue,p1,5,4,10,0,doctor\n{row}\n", encoding="utf-8")
    plain = Plain(QUESTIONNAIRE, tmp_path / "left", BY)
    (tmp_path / "left").mkdir()

    spark = engine_in(tmp_path / "spark")

    ours = outcome([file], [spark, plain], tmp_path)

    assert spark.parts() == []
    assert ours == plainly([file], tmp_path / "plain")
    assert ours.problems or plain.parts()


def test_a_team_in_two_files_is_told_as_row_by_row(here: Here, tmp_path: Path) -> None:
    files = [tmp_path / "one.csv", tmp_path / "two.csv"]
    for file in files:
        file.write_text(f"{HEADINGS}\nRed,p1,1,2,10,0,nurse\n", encoding="utf-8")
    (tmp_path / "left").mkdir()

    ours = outcome(files, [engine_in(tmp_path / "spark"), Plain(QUESTIONNAIRE, tmp_path / "left", BY)], tmp_path)

    assert here.runs == 2
    assert ours.problems
    assert ours == plainly(files, tmp_path / "plain")


@pytest.mark.parametrize(
    ("path", "address"),
    [
        ("answers.csv", None),
        ("folder/a:b.csv", None),
        ("s3a:/bucket/answers", "s3a://bucket/answers"),
        ("file:/data/answers/*.csv", "file:///data/answers/*.csv"),
        ("table:main.hr.answers", "table:main.hr.answers"),
    ],
)
def test_what_only_spark_can_open_is_told_by_its_address(path: str, address: str | None) -> None:
    assert address_of(Path(path), {}) == address
    assert address_of(Path("hdfs:///answers"), {Path("hdfs:///answers"): "hdfs:///answers"}) == "hdfs:///answers"


def test_what_is_not_installed_is_named_with_the_command_that_installs_it(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(spark_faults, "find_spec", lambda name: None if name == "pyspark" else name)

    with pytest.raises(EngineError) as caught:
        engine_in(tmp_path / "spark")

    (problem,) = caught.value.problems
    assert problem.code is Code.ENGINE_MISSING
    assert problem.fix == "pip install 'teamcheck[spark]' pyspark"


@pytest.mark.parametrize(
    ("said", "told"),
    [
        ("Traceback\nModuleNotFoundError: No module named 'teamcheck'", "the workers cannot import teamcheck"),
        (
            "Traceback\nRuntimeError: teamcheck says: the workers have teamcheck 0.1, and here is 0.2\n",
            "the workers have teamcheck 0.1",
        ),
        ("Traceback\nValueError: no answer of Mary", "a worker gave up (ValueError)"),
        ("Job aborted: ExecutorLostFailure (executor 1 exited)\n\tat org.apache.spark.X(X.scala:1)", "workers were lost"),
        ("An error occurred while calling o4.text.\n: java.io.X: Denied\n\tat org.scala.X", "Spark failed: java.io.X: Denied"),
        (": java.lang.ClassNotFoundException: Class org.apache.hadoop.fs.s3a.S3AFileSystem not found", "such an address"),
        ("Something else\n\tat org.apache.spark.X(X.scala:1)", "Spark failed: Something else"),
    ],
)
def test_a_failure_of_spark_is_one_sentence_without_answers_and_stack_traces(said: str, told: str) -> None:
    with pytest.raises(EngineError) as caught, spark_faults.failing("s3a://answers"):
        raise RuntimeError(said)

    (problem,) = caught.value.problems
    assert problem.code is Code.ENGINE_FAILED
    assert told in problem.message
    assert "Mary" not in str(problem)
    assert "scala" not in str(problem)
