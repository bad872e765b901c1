"""What can fail when Spark works for us, in one sentence each: never a stack trace, and nothing of what was answered."""

import os
import re
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from importlib.util import find_spec
from pathlib import Path

from teamcheck.errors import Code, EngineError, Place, Problem, ResponsesError, TeamcheckError

_NEEDED = ("pyspark", "polars", "pyarrow", "pandas")
_LONGEST = 200

#: What an error of Spark says, to what it means for a person.
_MEANINGS = (
    (
        re.compile(r"Could not parse Master URL|is not a valid master|Invalid master|Master must either|MASTER_URL"),
        "the master is none that Spark knows",
        "Write --spark-master as Spark does: local[4], local-cluster[2,1,1024], spark://host:7077, yarn, k8s://https://host.example:443.",
    ),
    (
        re.compile(r"JAVA_GATEWAY_EXITED|JAVA_HOME is not set|No such file or directory: '[^']*(?:java|spark-submit)'"),
        "Java cannot be started",
        "Spark 4 needs Java 17 or 21: install openjdk-17-jre-headless (Debian, Ubuntu), or say where it is with JAVA_HOME.",
    ),
    (
        re.compile(r"No module named '(teamcheck|polars|pyarrow|pandas)"),
        "the workers cannot import {0}",
        "Install it where the workers run; docs/scaling.md shows how.",
    ),
    (re.compile(r"teamcheck says: ([^\n]*)"), "{0}", "Install the same on the workers as here; docs/scaling.md shows how."),
    (
        re.compile(r"ClassNotFoundException: Class \S*FileSystem|No FileSystem for scheme"),
        "this Spark cannot read from such an address: the part that does is not installed",
        "Add it, for s3a:// with --spark-conf spark.jars.packages=org.apache.hadoop:hadoop-aws:VERSION, in Hadoop's version.",
    ),
    (
        re.compile(r"(?:FileNotFoundException|FAILED_READ_FILE|READ_FILES)"),
        "the workers cannot read what the driver can see",
        "Give an address that all of them see (a shared folder, s3a://, hdfs://, abfss://), not a file of this computer.",
    ),
    (
        re.compile(r"ExecutorLostFailure|executor lost|OutOfMemory|out of memory|exit code 137", re.IGNORECASE),
        "workers were lost again and again, most likely for want of memory",
        "Give each more (--spark-conf spark.executor.memory=4g), or cut finer (--spark-conf spark.sql.shuffle.partitions=400).",
    ),
    (
        re.compile(
            r"SparkContext was shut down|stopped SparkContext|Connection refused|Py4JNetworkError|Answer from Java side"
        ),
        "the connection to Spark was lost",
        "Run the same command again; what happened stands in spark.log in the work folder, or in the log of your cluster.",
    ),
)
_MISSING = re.compile(r"PATH_NOT_FOUND|TABLE_OR_VIEW_NOT_FOUND|Path does not exist|UnknownHost")


def need_extra() -> None:
    """See that what the engine needs is there.

    Raises:
        EngineError: It was not installed.
    """
    missing = [name for name in _NEEDED if find_spec(name) is None]
    if missing:
        message = f"counting on Spark needs what is not installed: {', '.join(missing)}"
        raise EngineError(
            [Problem(Code.ENGINE_MISSING, Place("--engine spark"), message, "pip install 'teamcheck[spark]' pyspark")]
        )


@contextmanager
def failing(what: str, log: Path | None = None) -> Iterator[None]:
    """Say in a sentence what fails in Spark meanwhile.

    Args:
        what: The address, folder or master that it is about.
        log: Where Spark's own account goes, which alone knows why it could not start.

    Raises:
        EngineError: Spark failed.
        ResponsesError: There is nothing at the address.
    """
    from py4j.protocol import Py4JError  # noqa: PLC0415  comes with pyspark
    from pyspark.errors import PySparkException  # noqa: PLC0415  an engine

    try:
        yield
    except TeamcheckError:
        raise
    except (PySparkException, Py4JError, OSError, RuntimeError) as error:
        account = log.read_text("utf-8", "replace") if log is not None and log.exists() else ""
        raise _meant(error, what, account) from None


def _meant(error: Exception, what: str, account: str) -> TeamcheckError:
    text = f"{error}\n{account}"
    if _MISSING.search(text):
        fix = "Check the address, and that this Spark can read from there."
        return ResponsesError([Problem(Code.FILE_NOT_READABLE, Place(what), "Spark finds nothing there", fix)])
    for pattern, message, fix in _MEANINGS:
        if match := pattern.search(text):
            return _failed(what, message.format(*match.groups()), fix)
    return _failed(
        what,
        f"Spark failed: {_reason(text, error)}",
        "What happened stands in spark.log in the work folder, or in the log of your cluster.",
    )


def _reason(text: str, error: Exception) -> str:
    """The first line of what Spark says; of an error in a worker only what kind it is, for its words could hold answers."""
    if "Traceback" in text:
        kinds = re.findall(r"^([\w.]+(?:Error|Exception|Interrupt)\b)", text, re.MULTILINE)
        return f"a worker gave up ({kinds[-1] if kinds else type(error).__name__})"
    lines = [line.lstrip(": ") for line in text.splitlines() if line.strip() and not line.startswith("An error occurred while")]
    line = " ".join((lines or [type(error).__name__])[0].split())
    return line if len(line) <= _LONGEST else f"{line[:_LONGEST]}…"


def not_written(work: str) -> EngineError:
    """The driver finds less in a folder than workers have written."""
    fix = "Name a place that driver and workers see, as in --spark-conf spark.teamcheck.work=s3a://bucket/folder."
    return _failed(work, "what the workers wrote is not in the folder that the driver sees", fix)


def _failed(what: str, message: str, fix: str) -> EngineError:
    return EngineError([Problem(Code.ENGINE_FAILED, Place(what), message, fix)])


@contextmanager
def logged(log: Path) -> Iterator[None]:
    """Let what is started meanwhile write its account into a file, and not over the terminal.

    Java inherits the stream itself, so Python's ``sys.stderr`` is of no use.
    """
    if sys.stderr is not None:
        sys.stderr.flush()
    kept = os.dup(2)
    try:
        with log.open("ab") as file:
            os.dup2(file.fileno(), 2)
        yield
    finally:
        os.dup2(kept, 2)
        os.close(kept)
