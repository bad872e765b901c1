"""The second half of a worker's work: all sheets of whole teams to lines of tallies, by the polars reducer."""

import json
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from teamcheck.statistics.complete import CompleteCases
from teamcheck.statistics.plan import Plan

if TYPE_CHECKING:
    import polars as pl
    import pyarrow as pa

#: What is written: the people of a team who belong together, where the first of them stood, and their line; or something that
#: was found, as JSON.
LINES = "team string, round string, people bigint, at bigint, line string, found string"

_KEYS = ("team", "round", "said")


def lines(plan: Plan, lowest: tuple[int, ...], batches: "Iterator[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
    """The lines of a partition, which holds every sheet of its teams; then what was found, and how many lines there are.

    Args:
        plan: What to count.
        lowest: For each item, the first point of its scale.
        batches: Sheets as `teamcheck.statistics.engines.spark_sheets.sheets` makes them.
    """
    yield from _Counting(plan, lowest).through(batches)


@dataclass(frozen=True, slots=True)
class _Counting:
    """Counts whole teams."""

    plan: Plan
    lowest: tuple[int, ...]

    def through(self, batches: "Iterator[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
        """Go through all sheets of a partition."""
        import pyarrow as pa  # noqa: PLC0415  an engine, on the worker
        import pyarrow.compute as pc  # noqa: PLC0415  an engine, on the worker
        from pyspark import TaskContext  # noqa: PLC0415  an engine, on the worker

        found: list[str] = []
        own: dict[str, object] = {"lines": 0, "twice": False, "complete": {}}
        received = list(batches)  # batches cut teams; together they are whole
        if received:
            everything = pa.Table.from_batches(received)
            found = everything["found"].drop_null().to_pylist()
            sheets = everything.filter(pc.is_valid(everything["team"]))
            if sheets.num_rows:
                frame = self._frame(sheets)
                lines = self._lines(frame)
                own = {"lines": lines.height, "twice": _twice(frame), "complete": self._complete(frame)}
                yield _sent(lines)
        context = TaskContext.get()
        own["partition"] = context.partitionId() if context else 0
        yield _told([*found, json.dumps(own)])

    def _frame(self, sheets: "pa.Table") -> "pl.DataFrame":
        """Whose sheet each is, and the points of each item in a column of its own."""
        import polars as pl  # noqa: PLC0415  an engine, on the worker
        import pyarrow as pa  # noqa: PLC0415  an engine, on the worker

        width = len(self.lowest)
        packed = b"".join(sheets["answers"].to_pylist())
        codes = pl.Series(pl.from_arrow(pa.Array.from_buffers(pa.uint8(), len(packed), [None, pa.py_buffer(packed)])))
        frame = pl.DataFrame(pl.from_arrow(sheets.drop_columns(["answers", "found"])))
        return frame.hstack([codes.gather_every(width, place).alias(str(place)) for place in range(width)]).with_columns(
            # a byte of 0 is no answer
            pl.when(pl.col(str(place)) > 0).then(pl.col(str(place)).cast(pl.Int16) + (lowest - 1)).alias(str(place))
            for place, lowest in enumerate(self.lowest)
        )

    def _lines(self, frame: "pl.DataFrame") -> "pl.DataFrame":
        """A line for the people of a team and round who said the same about themselves."""
        import polars as pl  # noqa: PLC0415  an engine, on the worker

        from teamcheck.statistics.engines.polars_reducer import reduce_frame  # noqa: PLC0415  needs polars

        tallies = reduce_frame(self.plan, frame.drop("code", "at"), _KEYS)
        met = frame.group_by(_KEYS).agg(pl.col("at").min())
        fields = [*map(pl.col, _KEYS), pl.col("people").cast(pl.String), pl.col("tally")]
        return tallies.join(met, on=_KEYS, validate="1:1").select(
            "team", "round", pl.col("people").cast(pl.Int64), "at", pl.concat_str(fields, separator="\t").alias("line")
        )

    def _complete(self, frame: "pl.DataFrame") -> dict[str, list[list[Sequence[object]]]]:
        """For each round, the complete answers to each dimension: the counts and the products."""
        from teamcheck.statistics.engines.polars_reducer import complete_frame  # noqa: PLC0415  needs polars

        rounds = frame.partition_by("round", as_dict=True)
        return {
            str(name): [[each.counts, each.products] for each in complete_frame(self.plan, people)]
            for (name,), people in rounds.items()
        }


def complete_read(said: Mapping[str, Sequence[Sequence[Sequence[object]]]]) -> dict[str | None, tuple[CompleteCases, ...]]:
    """Round to complete answers, from what a worker has written as JSON."""
    return {
        name or None: tuple(
            CompleteCases(tuple(tuple(item) for item in counts), tuple(products))  # type: ignore[arg-type]
            for counts, products in dimensions
        )
        for name, dimensions in said.items()
    }


def _twice(frame: "pl.DataFrame") -> bool:
    """Whether one person has two sheets in one team and round."""
    import polars as pl  # noqa: PLC0415  an engine, on the worker

    known = frame.filter(pl.col("code").is_not_null()).select("team", "round", "code")
    return known.height > known.unique().height


def _sent(lines: "pl.DataFrame") -> "pa.RecordBatch":
    import pyarrow as pa  # noqa: PLC0415  an engine, on the worker

    texts = {name: lines[name].to_arrow().cast(pa.string()) for name in ("team", "round", "line")}
    numbers = {name: lines[name].to_arrow() for name in ("people", "at")}
    found = pa.nulls(lines.height, pa.string())
    return pa.RecordBatch.from_pydict(
        {"team": texts["team"], "round": texts["round"], **numbers, "line": texts["line"], "found": found}
    )


def _told(found: list[str]) -> "pa.RecordBatch":
    import pyarrow as pa  # noqa: PLC0415  an engine, on the worker

    count = len(found)
    no_text, no_number = pa.nulls(count, pa.string()), pa.nulls(count, pa.int64())
    return pa.RecordBatch.from_pydict(
        {
            "team": no_text,
            "round": no_text,
            "people": no_number,
            "at": no_number,
            "line": no_text,
            "found": pa.array(found, pa.string()),
        }
    )
