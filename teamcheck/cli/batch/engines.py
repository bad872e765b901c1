"""Which engine counts, and where teams are finished: what was asked for, or what is fastest for so many answers."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import ExitStack
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from teamcheck.cli.terminal import talk

if TYPE_CHECKING:
    from teamcheck.cli.batch.reading import Read
    from teamcheck.cli.batch.wanted import Wanted
    from teamcheck.organisation.batch.count import Counting
    from teamcheck.organisation.batch.pool import Sentences
    from teamcheck.organisation.batch.tasks import Finished, Settings, Slice

#: Bytes of answers from which on polars is faster, its start included: those of some 10,000 people (docs/performance.md).
_MANY = 1_000_000


class Engines(NamedTuple):
    """What does the work.

    Attributes:
        counting: The engines in the order in which they are asked to count a table; the last one counts every table.
        finish: Finishes slices of teams elsewhere, in no order; None for processes of this computer.
    """

    counting: "list[Counting]"
    finish: "Callable[[Settings, Iterable[Slice], Sentences], Iterator[Finished]] | None" = None


def engines_of(wanted: "Wanted", read: "Read", folder: Path, held: ExitStack) -> Engines:
    """The engines that are wanted.

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

        return Engines([Bulk(asked, folder, read.by), plain])
    if named == "spark":
        from teamcheck.organisation.batch.on_spark import OnSpark  # noqa: PLC0415  as above

        if not wanted.quiet:
            talk("Starting Spark; that takes a while.")
        spark = OnSpark(
            asked, folder, read.by, wanted.spark_master, wanted.spark_conf, work=_shared(wanted), given=wanted.sources
        )
        held.callback(spark.close)
        return Engines([spark, plain], spark.finish)
    return Engines([plain])


def _shared(wanted: "Wanted") -> str | None:
    """The folder that was named for counts to wait in: the workers of a cluster must see it too."""
    return None if wanted.work is None else f"file://{wanted.work.absolute()}"


def _bytes_of(files: Sequence[Path]) -> int:
    """How large the answers are; what is not on this computer counts as nothing."""
    each = [part for file in files for part in (file.iterdir() if file.is_dir() else [file])]
    return sum(part.stat().st_size for part in each if part.is_file())
