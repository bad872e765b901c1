"""Which engine counts: what was asked for, or the one that is fastest for so many answers."""

from collections.abc import Mapping, Sequence
from importlib.util import find_spec
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from teamcheck.organisation.batch.count import Counting
    from teamcheck.questionnaire.model import Questionnaire

Named = Literal["auto", "python", "polars", "spark"]

#: Bytes of answers from which on polars is faster, its start included: those of some 10,000 people (docs/performance.md).
_MANY = 1_000_000


def engines_of(
    named: Named,
    files: Sequence[Path],
    questionnaire: "Questionnaire",
    folder: Path,
    by: Sequence[str],
    *,
    master: str | None,
    conf: Mapping[str, str],
) -> "list[Counting]":
    """The engines in the order in which they are asked to count a table; the last one counts every table.

    Args:
        named: What was asked for.
        files: The answers.
        questionnaire: What was asked.
        folder: Where parts go.
        by: Background questions that people are parted by.
        master: Of Spark, or None.
        conf: Settings of Spark.

    Raises:
        ResponsesError: What the engine needs is not installed.
    """
    from teamcheck.organisation.batch.plain import Plain  # noqa: PLC0415  not for --help
    from teamcheck.scorecard.plan import plan_of  # noqa: PLC0415  as above

    plain = Plain(plan_of(questionnaire), folder, by)
    if named == "auto":
        named = "polars" if find_spec("polars") and _bytes_of(files) >= _MANY else "python"
    if named == "polars":
        from teamcheck.organisation.batch.bulk import Bulk  # noqa: PLC0415  as above

        return [Bulk(questionnaire, folder, by), plain]
    if named == "spark":
        from teamcheck.organisation.batch.on_spark import OnSpark  # noqa: PLC0415  as above

        return [OnSpark(questionnaire, folder, by, master, conf), plain]
    return [plain]


def _bytes_of(files: Sequence[Path]) -> int:
    """How large the answers are; what is not on this computer counts as nothing."""
    each = [part for file in files for part in (file.iterdir() if file.is_dir() else [file])]
    return sum(part.stat().st_size for part in each if part.is_file())
