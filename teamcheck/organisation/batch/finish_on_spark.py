"""Finishes slices of teams on the workers of Spark. What comes of them is what processes of one computer write (method M70).

Workers and driver need no folder that all of them see: counts go out, and texts come back, as pieces of bytes.
"""

import pickle
from collections.abc import Iterable, Iterator
from dataclasses import replace
from functools import lru_cache, partial
from itertools import islice
from pathlib import Path
from tempfile import TemporaryDirectory

from teamcheck.organisation.batch.finish import finish
from teamcheck.organisation.batch.pool import Sentences
from teamcheck.organisation.batch.tasks import Finished, Settings, Slice
from teamcheck.statistics.engines.spark import Spark

#: Slices that go out together: enough for many workers, and results that few of them can keep.
_TOGETHER = 100
#: What the records of a slice come back as, where its texts come back by the names of their files.
_RECORDS = ""
_REPORTS = "reports"


def finish_on_spark(spark: Spark, settings: Settings, slices: Iterable[Slice], sentences: Sentences) -> Iterator[Finished]:
    """Finish every slice; what came of each, in no order.

    Args:
        spark: A session whose workers can import teamcheck.
        settings: What is the same for all teams.
        slices: The teams.
        sentences: What reports are said in.

    Raises:
        EngineError: Spark failed.
    """
    work = partial(_made, pickle.dumps((settings, sentences)))
    waiting = iter(slices)
    while some := list(islice(waiting, _TOGETHER)):
        pieces = [pickle.dumps((part.number, part.file.read_bytes(), dict(part.facts))) for part in some]
        for name, content in spark.each(pieces, work):
            if name == _RECORDS:
                yield pickle.loads(content)  # noqa: S301  from our own workers, by Spark's own way
            else:
                place = _place_of(name, settings)
                place.parent.mkdir(parents=True, exist_ok=True)
                place.write_bytes(content)


def _place_of(name: str, settings: Settings) -> Path:
    """Where a text belongs here."""
    folder, _, rest = name.partition("/")
    return settings.documents.folder / rest if folder == _REPORTS else settings.folder / name


def _made(told: bytes, piece: bytes) -> Iterator[tuple[str, bytes]]:
    """What a worker makes of a slice: its records, and the texts of its files."""
    settings, sentences = _told(told)
    number, lines, facts = pickle.loads(piece)  # noqa: S301  from the driver
    with TemporaryDirectory(prefix="teamcheck-") as home:
        folder = Path(home)
        documents = replace(settings.documents, folder=folder / _REPORTS)
        part = Slice(number, folder / "counts", facts)
        part.file.write_bytes(lines)
        found = finish(replace(settings, folder=folder, documents=documents), part, sentences.language())
        part.file.unlink()
        yield _RECORDS, pickle.dumps(found)
        for path in sorted(folder.rglob("*")):
            if path.is_file():
                yield path.relative_to(folder).as_posix(), path.read_bytes()


@lru_cache(maxsize=1)  # what is remembered of a statement is found again by the statement itself
def _told(told: bytes) -> tuple[Settings, Sentences]:
    return pickle.loads(told)  # type: ignore[no-any-return]  # noqa: S301  from the driver
