"""Spark with worker processes comes to what plain Python comes to: lines, notes, comments and faults (method M70)."""

import contextlib
import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from random import Random
from typing import Any

import polars as pl
import pytest

from teamcheck.cli.main import main
from teamcheck.organisation.batch.plain import Plain
from teamcheck.statistics.engines import spark_faults
from tests.organisation.batch.on_spark.conftest import (
    BY,
    HEADINGS,
    QUESTIONNAIRE,
    Outcome,
    engine_in,
    outcome,
    plainly,
    untidy,
)


@pytest.fixture(autouse=True)
def no_network() -> None:
    """In place of the one for all tests: Python talks to its own Java over the loopback."""


@pytest.fixture(scope="module")
def session(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Any]:
    """A cluster on this computer: a master, and two workers that are processes of their own."""
    import pyspark  # noqa: PLC0415  takes a second, which tests without it can do without

    home = tmp_path_factory.mktemp("spark-home")  # workers write below it
    for each in Path(pyspark.__file__).parent.iterdir():
        (home / each.name).symlink_to(each)
    kept = {name: os.environ.get(name) for name in ("SPARK_HOME", "PYSPARK_PYTHON", "SPARK_LOCAL_IP")}
    os.environ |= {"SPARK_HOME": str(home), "PYSPARK_PYTHON": sys.executable, "SPARK_LOCAL_IP": "127.0.0.1"}
    builder = pyspark.sql.SparkSession.builder.master("local-cluster[2,1,1024]").config("spark.ui.enabled", "false")
    builder = builder.config("spark.sql.shuffle.partitions", "8").config("spark.driver.bindAddress", "127.0.0.1")
    with spark_faults.logged(home / "log"):
        made = builder.getOrCreate()
    java = pyspark.SparkContext._gateway.proc
    yield made
    made.stop()
    pyspark.SparkContext._gateway.shutdown()
    java.stdin.close()
    java.wait(30)
    pyspark.SparkContext._gateway = pyspark.SparkContext._jvm = None
    for name, value in kept.items():
        os.environ.pop(name) if value is None else os.environ.update({name: value})


@pytest.mark.slow
def test_an_active_session_counts_text_and_parquet_as_plain_python_and_goes_on(session: Any, tmp_path: Path) -> None:
    text, columns = tmp_path / "untidy.csv", tmp_path / "columns.parquet"
    text.write_text(untidy(3, 2_000), encoding="utf-8", newline="")
    random = Random(4)
    rows = [[random.choice((None, 1, 2, 3, 4, 5)) for _ in QUESTIONNAIRE.items] for _ in range(300)]
    frame = pl.DataFrame(rows, schema=[item.id for item in QUESTIONNAIRE.items], orient="row")
    teams = pl.Series("team", [random.choice((1.0, 2.0, 12.5)) for _ in rows])
    frame.with_columns(pl.col("goals1").cast(pl.Float64), teams, round=pl.lit("2026-01")).write_parquet(columns)

    spark = engine_in(tmp_path / "spark")
    ours = outcome([text, columns], [spark], tmp_path)
    spark.close()

    assert ours == plainly([text, columns], tmp_path / "plain")
    assert ours.lines
    assert [file.suffix for file in (tmp_path / "spark").iterdir()] == [".tally", ".tally"]
    assert session.range(3).count() == 3


@pytest.mark.slow
@pytest.mark.usefixtures("session")
def test_a_folder_at_an_address_is_one_table(tmp_path: Path) -> None:
    body = [f"Red {n % 5},p{n},{n % 5 + 1},2,10,0,nurse" for n in range(300)]
    (tmp_path / "many 1").mkdir()
    for part in range(3):
        (tmp_path / "many 1" / f"{part}.csv").write_text("\n".join([HEADINGS, *body[part::3]]) + "\n", encoding="utf-8")
    (tmp_path / "many 1" / "comments.csv").write_text("team,comment,text\n", encoding="utf-8")
    (tmp_path / "many 1" / "teamcheck.ledger.json").write_text("{}", encoding="utf-8")
    (tmp_path / "one.csv").write_text("\n".join([HEADINGS, *body]) + "\n", encoding="utf-8")
    address = f"file://{tmp_path}/many 1"

    spark = engine_in(tmp_path / "spark", given=[address])
    ours = outcome([Path(address)], [spark], tmp_path)
    (tmp_path / "many 1" / "3.csv").write_text(
        f"{HEADINGS}\nRed 1,p1,1,2,10,0,nurse\nRed 1,p900,6,2,10,0,nurse\n", encoding="utf-8"
    )
    (tmp_path / "left").mkdir()
    wrong = outcome([Path(address)], [spark, Plain(QUESTIONNAIRE, tmp_path / "left", BY)], tmp_path)
    spark.close()

    theirs = plainly([tmp_path / "one.csv"], tmp_path / "plain")
    assert (ours.lines, ours.complete) == (theirs.lines, theirs.complete)
    assert [told.split("[")[1][:4] for told in wrong.problems] in (["R017", "R022"], ["R022", "R017"])
    assert all(told.startswith(address) for told in wrong.problems)


@pytest.mark.slow
def test_a_worker_that_is_killed_changes_no_figure(session: Any, tmp_path: Path) -> None:
    file = tmp_path / "answers.csv"
    file.write_text(untidy(5, 3_000), encoding="utf-8", newline="")
    spark = engine_in(tmp_path / "spark", conf={"spark.sql.shuffle.partitions": "8"})
    found: list[Outcome] = []
    counting = threading.Thread(target=lambda: found.append(outcome([file], [spark], tmp_path)))
    patience = time.monotonic() + 60
    while len(before := executors(session)) < 2:  # they are started after the session is there
        assert time.monotonic() < patience
        time.sleep(0.05)

    counting.start()
    while not (teams := stages(session, tasks=8)) and counting.is_alive():
        time.sleep(0.01)
    os.kill(before[0], signal.SIGKILL)
    killed_at_work = counting.is_alive()
    counting.join(120)
    spark.close()

    assert teams
    assert killed_at_work
    assert before[0] not in executors(session)
    assert found == [plainly([file], tmp_path / "plain")]


SMALL = """
schema: teamcheck/questionnaire/1
id: small
version: 1.0.0
language: en
title: Small
scales:
  agree: {points: {1: Never, 2: Rarely, 3: At times, 4: Often, 5: Always}, favourable: [4, 5], unfavourable: [1, 2]}
scale: agree
dimensions:
  - id: goals
    title: Goals
    items: [{id: goals1, text: We know our goals.}, {id: goals2, text: We look back.}]
"""
#: So many teams that workers finish them.
TEAMS = 1_200


def batch(folder: Path, name: str, *words: str) -> dict[str, bytes]:
    """Every file that a batch over the teams of a folder makes, but for how long it took."""
    out = folder / name
    given = ["-q", str(folder / "small.yaml"), "--audience", "team", "-f", "html", "-o", str(out), "--quiet", *words]
    assert main(["batch", str(folder / "answers.csv"), *given]) == 0
    files = [path for path in sorted(out.rglob("*")) if path.is_file() and path.name != "timings.json"]
    return {str(path.relative_to(out)): path.read_bytes() for path in files}


@pytest.fixture
def teams(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with answers of very many teams of six."""
    random = Random(8)
    rows = [f"Red {n // 6},{random.randint(1, 5)},{random.randint(1, 5)}" for n in range(6 * TEAMS)]
    (tmp_path / "answers.csv").write_text("\n".join(["team,goals1,goals2", *rows]) + "\n", encoding="utf-8")
    (tmp_path / "small.yaml").write_text(SMALL, encoding="utf-8")
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    return tmp_path


@pytest.mark.slow
def test_a_session_of_another_thread_goes_on(session: Any, tmp_path: Path) -> None:
    calling = threading.Thread(target=lambda: engine_in(tmp_path / "spark").close())
    calling.start()
    calling.join()

    assert session.range(3).count() == 3


@pytest.mark.slow
def test_workers_write_what_one_computer_writes_though_one_of_them_is_killed(session: Any, teams: Path) -> None:
    plain = batch(teams, "plain", "--engine", "python")
    before, slices, active = executors(session), -(-TEAMS // 500), []

    def kill() -> None:
        while not active:
            active.extend(stages(session, tasks=slices))
            time.sleep(0.01)
        os.kill(before[0], signal.SIGKILL)

    killing = threading.Thread(target=kill, daemon=True)  # the session is that of the thread which works
    killing.start()
    found = batch(teams, "spark", "--engine", "spark")
    killing.join(10)

    assert active
    assert before[0] not in executors(session)
    assert len(plain) > TEAMS
    assert found == plain


def executors(session: Any) -> list[int]:
    """The worker processes of this cluster and of no other on this computer, the oldest first."""
    found, ours = [], session.sparkContext.applicationId.encode()
    for entry in Path("/proc").glob("[0-9]*/cmdline"):
        with contextlib.suppress(OSError):  # it has ended meanwhile
            words = entry.read_bytes().split(b"\0")
            if b"org.apache.spark.executor.CoarseGrainedExecutorBackend" in words and ours in words:
                found.append(int(entry.parent.name))
    return sorted(found)


def stages(session: Any, *, tasks: int) -> list[int]:
    """The stages that run now and have so many tasks."""
    tracker = session.sparkContext.statusTracker()
    known = [tracker.getStageInfo(stage) for stage in tracker.getActiveStageIds()]
    return [stage.stageId for stage in known if stage and stage.numTasks == tasks and stage.numActiveTasks]


OWN = """
import sys
from pathlib import Path
from teamcheck.errors import TeamcheckError
from teamcheck.organisation.batch.on_spark import OnSpark
from teamcheck.questionnaire.load import load_questionnaire
folder, master = Path(sys.argv[1]), sys.argv[2]
try:
    spark = OnSpark(load_questionnaire("seven-features"), folder, (), master, {"spark.driver.memory": "512m"})
    print(sorted(path.name for path in folder.iterdir()))
    spark.close()
    print(sorted(path.name for path in folder.iterdir()))
except TeamcheckError as error:
    print(error)
"""


@pytest.mark.slow
@pytest.mark.parametrize(
    ("master", "path", "out"),
    [
        ("local[1]", os.environ.get("PATH", ""), "['spark.log']\n[]\n"),
        ("nowhere", os.environ.get("PATH", ""), "the master is none that Spark knows [E002]"),
        ("local[1]", "/nowhere", "Java cannot be started [E002]"),
    ],
)
def test_a_session_of_its_own_is_started_quietly_and_stopped_or_said_why_not(
    master: str, path: str, out: str, tmp_path: Path
) -> None:
    environment = {"PATH": path, "HOME": str(tmp_path), "SPARK_LOCAL_IP": "127.0.0.1"}
    folder = tmp_path / "out"
    folder.mkdir()

    done = subprocess.run(
        [sys.executable, "-c", OWN, folder, master], env=environment, capture_output=True, text=True, timeout=120, check=False
    )

    assert out in done.stdout
    assert done.stderr == ""
    assert done.returncode == 0
