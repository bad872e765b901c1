"""Any other work that a worker does: pieces of bytes go in, and named pieces of bytes come out."""

from collections.abc import Callable, Iterable, Iterator
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    import pyarrow as pa

#: What goes to the workers, and what comes from them.
PIECES, MADE = "number bigint, piece binary", "name string, content binary"

#: What is made of one piece: contents, each with a name.
Work = Callable[[bytes], Iterable[tuple[str, bytes]]]


def made(work: Work, batches: "Iterator[pa.RecordBatch]") -> "Iterator[pa.RecordBatch]":
    """What a worker makes of the pieces it gets.

    Args:
        work: Makes something of one; the workers import it by its name.
        batches: Numbered pieces.
    """
    import pyarrow as pa  # noqa: PLC0415  an engine, on the worker

    for batch in batches:
        for piece in batch["piece"]:
            names, contents = zip(*work(piece.as_py()), strict=True)
            yield pa.RecordBatch.from_arrays(
                [pa.array(names, pa.string()), pa.array(contents, pa.binary())], ["name", "content"]
            )
