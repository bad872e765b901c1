"""Which engine counts: what was asked for, or the one that is fastest for so many answers."""

from collections.abc import Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING

from teamcheck.cli.terminal import talk

if TYPE_CHECKING:
    from teamcheck.cli.batch.reading import Read
    from teamcheck.cli.batch.wanted import Wanted
    from teamcheck.organisation.batch.count import Counting

#: Bytes of answers from which on polars is faster, its start included: those of some 10,000 people (docs/performance.md).
_MANY = 1_000_000


def engines_of(wanted: "Wanted", read: "Read", folder: Path, held: ExitStack) -> "list[Counting]":
    """The engines in the order in which they are asked to count a table; the last one counts every table.

    Args:
        wanted: What was asked for.
        read: What was read before any answer.
        folder: Where parts go.
        held: What ends an engine.

    Raises:
        EngineError: What the engine needs is not installed.
    """
    from teamcheck.organisation.batch.plain import Plain  # noqa: PLC0415  not for --help

    named, asked = wanted.engine, read.questionnaire
    plain = Plain(asked, folder, read.by)
    if named == "auto":
        named = "polars" if find_spec("polars") and _bytes_of(read.files) >= _MANY else "python"
    if named == "polars":
        from teamcheck.organisation.batch.bulk import Bulk  # noqa: PLC0415  as above

        return [Bulk(asked, folder, read.by), plain]
    if named == "spark":
        from teamcheck.organisation.batch.on_spark import OnSpark  # noqa: PLC0415  as above

        if not wanted.quiet:
            talk("Starting Spark; that takes a while.")
        spark = OnSpark(
            asked, folder, read.by, wanted.spark_master, wanted.spark_conf, work=_shared(wanted), given=wanted.sources
        )
        held.callback(spark.close)
        return [spark, plain]
    return [plain]


def _shared(wanted: "Wanted") -> str | None:
    """The folder that was named for counts to wait in: the workers of a cluster must see it too."""
    return None if wanted.work is None else f"file://{wanted.work.absolute()}"


def _bytes_of(files: Sequence[Path]) -> int:
    """How large the answers are; what is not on this computer counts as nothing."""
    each = [part for file in files for part in (file.iterdir() if file.is_dir() else [file])]
    return sum(part.stat().st_size for part in each if part.is_file())
