"""The first half of a worker's work: from the rows of a table to sheets of answers that can be sent to their team.

What the row reader of `teamcheck.responses` does to one row after the other is done here to a batch of rows, by dictionaries of
the ways of writing that the driver knows. A way of writing that is not among them is given back, never interpreted.
"""

from collections.abc import Iterator
from importlib import import_module
from importlib.util import find_spec
from typing import TYPE_CHECKING

from teamcheck.statistics.engines.spark_asked import MOST_UNKNOWN, VALUES, Asked, Found, Layout, OddError

if TYPE_CHECKING:
    import polars as pl
    import pyarrow as pa

#: What is sent: whose sheet it is, the answers as one byte each, where it stood; or something that was found, as JSON.
SHEETS = "team string, round string, said string, code string, answers binary, at bigint, found string"
#: Names that are kept as they are: letters, digits and signs of ASCII, no blank at the ends, no ``'`` in front, not too long.
PLAIN = r"^[!-&(-~](?:[ -~]{0,98}[!-~])?$"
#: A byte that stands for a way of writing that is not known.
_UNKNOWN = 255
#: No choice is called so.
_NO_CHOICE = "\0"


def sheets(asked: Asked, batches: "Iterator[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
    """The sheets of some batches of rows; at the end, what was found.

    Args:
        asked: What is asked of the worker.
        batches: Rows: of a text a column ``line`` of bytes, ``file`` where it is the heading row, and ``at``; else a column of
            text for each of ``asked.columns``, and ``at``.
    """
    yield from _Reading(asked).through(batches)


class _Reading:
    """Makes sheets of rows."""

    def __init__(self, asked: Asked) -> None:
        self._asked = asked
        self._found = Found()
        self._cleaned: dict[str, str] = {}

    def through(self, batches: "Iterator[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
        """Go through all batches."""
        _check_worker(self._asked.version)
        for batch in batches:
            if self._found.odd:
                continue  # the row reader will go through all of it
            try:
                sheets = self._sheets(batch)
            except OddError:
                self._found.odd = True
                continue
            if sheets is not None and sheets.height:
                yield _sent(sheets)
        yield _told(self._found)

    def _sheets(self, batch: "pa.RecordBatch") -> "pl.DataFrame | None":
        """The sheets of one batch; None where something in it is not known yet."""
        import polars as pl  # noqa: PLC0415  an engine, on the worker

        rows = self._rows(batch)
        codes, said = self._codes(rows), self._said(rows)
        if self._found.unknown:
            return None
        silent = codes.select(pl.sum_horizontal(pl.all().cast(pl.UInt16)) == 0).to_series()
        answers = codes.select(pl.concat_arr(pl.all())).to_series()
        seen = self._seen(rows, silent)
        rows = rows.with_columns(answers.alias("answers"), said.alias("said"), silent.alias("silent")).filter(seen)
        team = self._names(rows, self._asked.team, self._asked.team_name, needed=True)
        round_ = self._names(rows, self._asked.round, "", needed=False)
        rows = rows.with_columns(team.alias("team"), round_.alias("round"))
        rows = self._of_the_team(rows)
        self._keep_comments(rows)
        rows = self._with_answers(rows)
        return rows.select("team", "round", "said", "answers", "at", self._people(rows).alias("code"))

    def _rows(self, batch: "pa.RecordBatch") -> "pl.DataFrame":
        """The cells of the rows below the heading row.

        Raises:
            OddError: They are no UTF-8, or cannot be parted.
        """
        import polars as pl  # noqa: PLC0415  an engine, on the worker
        import pyarrow.compute as pc  # noqa: PLC0415  an engine, on the worker

        layout = self._asked.layout
        if layout is None:
            return pl.DataFrame(pl.from_arrow(batch))
        self._found.headings.update(batch.column("file").drop_null().to_pylist())
        rows = batch.filter(pc.is_null(batch.column("file")))
        full = rows.filter(pc.greater(pc.binary_length(rows.column("line")), 0))
        self._found.dropped["blank"] += rows.num_rows - full.num_rows
        cells = _parted(full.column("line").to_pylist(), layout)
        return cells.with_columns(pl.Series("at", full.column("at").to_pylist(), dtype=pl.Int64))

    def _codes(self, rows: "pl.DataFrame") -> "pl.DataFrame":
        """For each item a byte: 0 for no answer, 1 for the first point of the scale."""
        import polars as pl  # noqa: PLC0415  an engine, on the worker

        asked = self._asked
        codes = rows.select(
            pl.col(str(column))
            .replace_strict(
                list(words),
                [0 if point is None else point - lowest + 1 for point in words.values()],
                default=_UNKNOWN,
                return_dtype=pl.UInt8,
            )
            .alias(str(place))
            for place, (column, words, lowest) in enumerate(zip(asked.items, asked.words, asked.lowest, strict=True))
        )
        for place, column in enumerate(asked.items):
            self._note_unknown(rows, column, codes[str(place)] == _UNKNOWN)
        return codes

    def _said(self, rows: "pl.DataFrame") -> "pl.Series":
        """What people said to the background questions by which they are parted; empty where nothing is known."""
        import polars as pl  # noqa: PLC0415  an engine, on the worker

        choices = rows.select(
            pl.repeat("", rows.height, dtype=pl.String).alias("nothing"),
            *(
                pl.col(str(column)).replace_strict(
                    list(words), [choice or "" for choice in words.values()], default=_NO_CHOICE, return_dtype=pl.String
                )
                for column, words in self._asked.choices.items()
            ),
        )
        for column in self._asked.choices:
            self._note_unknown(rows, column, choices[str(column)] == _NO_CHOICE)
        values = ["nothing" if column is None else str(column) for column in self._asked.by]
        return choices.select(pl.concat_str(values or ["nothing"], separator=VALUES)).to_series()

    def _note_unknown(self, rows: "pl.DataFrame", column: int, unknown: "pl.Series") -> None:
        if not unknown.any():
            return
        cells = self._found.unknown.setdefault(column, set())
        for cell in rows.filter(unknown)[str(column)].unique():
            if len(cells) < MOST_UNKNOWN:
                cells.add(cell)

    def _seen(self, rows: "pl.DataFrame", silent: "pl.Series") -> "pl.Series":
        """Which rows are not blank."""
        import polars as pl  # noqa: PLC0415  an engine, on the worker

        if not silent.any():
            return ~silent
        cells = rows.filter(silent).select(pl.concat_str(pl.exclude("at"), ignore_nulls=True)).to_series()
        blank = silent.clone().scatter(silent.arg_true(), pl.Series(map(self._asked.names.is_blank, cells), dtype=pl.Boolean))
        self._found.dropped["blank"] += int(blank.sum())
        return ~blank

    def _names(self, rows: "pl.DataFrame", column: int | None, name: str, *, needed: bool) -> "pl.Series":
        """The cleaned names of a column.

        Raises:
            OddError: One is too long, or there is none where one is needed.
        """
        import polars as pl  # noqa: PLC0415  an engine, on the worker

        names, cleaned = self._asked.names, self._cleaned
        written = pl.repeat(name, rows.height, dtype=pl.String, eager=True) if column is None else rows[str(column)]
        if written.str.contains(PLAIN).all():
            return written
        others = written.filter(~written.str.contains(PLAIN)).unique().to_list()
        for each in others:
            if each not in cleaned:
                cleaned[each] = names.clean(each)
            if names.too_long(each) or (needed and not cleaned[each]):
                raise OddError
        return written.replace({each: cleaned[each] for each in others})

    def _of_the_team(self, rows: "pl.DataFrame") -> "pl.DataFrame":
        """The rows that make the team's figures: its own voice, about nobody in particular."""
        asked, before = self._asked, rows.height
        if asked.voice is not None:
            voices = rows[str(asked.voice)]
            rows = rows.filter(voices.is_in([voice for voice in voices.unique() if voice.strip().casefold() in ("", "team")]))
        if asked.about is not None:
            abouts = rows[str(asked.about)]
            rows = rows.filter(abouts.is_in([about for about in abouts.unique() if not about.strip()]))
        self._found.dropped["other voice"] += before - rows.height
        return rows

    def _with_answers(self, rows: "pl.DataFrame") -> "pl.DataFrame":
        """The rows that count: those without an answer do not where headings are statements."""
        if not self._asked.by_text:
            return rows
        self._found.dropped["no answer"] += int(rows["silent"].sum())
        return rows.filter(~rows["silent"])

    def _keep_comments(self, rows: "pl.DataFrame") -> None:
        is_blank = self._asked.names.is_blank
        for column, question in self._asked.comments:
            for team, round_, text in zip(rows["team"], rows["round"], rows[str(column)], strict=True):
                if not is_blank(text):
                    self._found.comments.append((team, round_, question, text.strip()))

    def _people(self, rows: "pl.DataFrame") -> "pl.Series":
        """What one person is known by, null where nothing tells.

        Raises:
            OddError: It is too long.
        """
        import polars as pl  # noqa: PLC0415  an engine, on the worker

        asked = self._asked
        if asked.code is None:
            return pl.repeat(None, rows.height, dtype=pl.String, eager=True)
        cells = (cell.strip() for cell in rows[str(asked.code)])
        codes = [(cell.casefold() if "@" in cell else None) if asked.code_is_address else cell or None for cell in cells]
        if any(code is not None and asked.names.too_long(code) for code in codes):
            raise OddError
        return pl.Series(codes, dtype=pl.String)


def _check_worker(version: str) -> None:
    """See that a worker has what it needs, and the same teamcheck as the driver.

    Raises:
        RuntimeError: It has not; the words are for `teamcheck.statistics.engines.spark_faults`.
    """
    here = import_module("teamcheck").__version__
    if here != version:
        raise RuntimeError(f"teamcheck says: the workers have teamcheck {here}, and here is {version}")
    if find_spec("polars") is None:
        raise RuntimeError("teamcheck says: the workers cannot import polars")


def _parted(lines: list[bytes], layout: Layout) -> "pl.DataFrame":
    """The cells of some lines, each column called by its number.

    Raises:
        OddError: Python's csv module might part them in another way.
    """
    import polars as pl  # noqa: PLC0415  an engine, on the worker

    from teamcheck.statistics.engines.polars_text import TextLayout, UnsureError, read_block  # noqa: PLC0415  needs polars

    if not lines:
        return pl.DataFrame(schema=dict.fromkeys(map(str, range(layout.width)), pl.String))
    block = b"\n".join(lines) + b"\n"
    if b"\0" in block:
        raise OddError
    text = TextLayout(layout.width, layout.delimiter, quoted=layout.quoted, numbers=frozenset())
    try:
        return read_block(block, text, as_numbers=False)
    except UnsureError:
        raise OddError from None


def _sent(sheets: "pl.DataFrame") -> "pa.RecordBatch":
    """Sheets as a batch, the answers of a person side by side in one column of bytes."""
    import pyarrow as pa  # noqa: PLC0415  an engine, on the worker

    texts = {name: _text(sheets[name]) for name in ("team", "round", "said", "code")}
    width = sheets.schema["answers"].shape[0]  # type: ignore[attr-defined]
    codes = sheets["answers"].explode().rechunk().to_arrow()
    bytes_of_codes = codes.buffers()[1].slice(codes.offset, len(codes))  # a column may begin anywhere in its buffer
    ends = pa.array(range(0, (sheets.height + 1) * width, width), pa.int32())
    answers = pa.Array.from_buffers(pa.binary(), sheets.height, [None, ends.buffers()[1], bytes_of_codes])
    found = pa.nulls(sheets.height, pa.string())
    return pa.RecordBatch.from_pydict({**texts, "answers": answers, "at": sheets["at"].to_arrow(), "found": found})


def _text(texts: "pl.Series") -> "pa.Array":
    import pyarrow as pa  # noqa: PLC0415  an engine, on the worker

    return texts.to_arrow().cast(pa.string())


def _told(found: Found) -> "pa.RecordBatch":
    import pyarrow as pa  # noqa: PLC0415  an engine, on the worker

    blank = {name: pa.nulls(1, pa.string()) for name in ("team", "round", "said", "code")}
    texts = pa.array([found.written()], pa.string())
    return pa.RecordBatch.from_pydict(
        {**blank, "answers": pa.nulls(1, pa.binary()), "at": pa.nulls(1, pa.int64()), "found": texts}
    )
