"""What a batch says of itself: of what, how and by what it was made (``manifest.json``), and how long it took."""

import hmac
import json
from collections.abc import Mapping, Sequence
from hashlib import file_digest, sha256
from pathlib import Path
from typing import TYPE_CHECKING, Any

from teamcheck import __version__
from teamcheck.cli.batch.outputs import SCHEMA
from teamcheck.responses.files.parquet import parts_of

if TYPE_CHECKING:
    from teamcheck.cli.batch.reading import Read
    from teamcheck.cli.batch.stages import Stages
    from teamcheck.cli.batch.wanted import Wanted
    from teamcheck.organisation.batch.tasks import Finished
    from teamcheck.organisation.batch.teams import Chosen


def manifest_of(
    wanted: "Wanted",
    read: "Read",
    chosen: "Chosen | None",
    finished: Sequence["Finished"],
    *,
    key: bytes | None,
    made: Sequence[str],
) -> str:
    """The manifest: on one computer the same for the same inputs, whatever counted them, in however many processes.

    Args:
        wanted: What was asked for.
        read: What was read before any answer.
        chosen: The teams and their rounds; None where nobody has answered yet.
        finished: What came of all teams.
        key: Secret of digests; None where none can be kept.
        made: Names of all results.
    """
    asked = read.questionnaire
    beside = [path for path in wanted.beside() if path.is_file()]
    teams, shown = sum(each.teams for each in finished), sum(each.shown for each in finished)
    return _text(
        {
            "schema": SCHEMA,
            "teamcheck": __version__,
            "questionnaire": {"id": asked.id, "version": asked.version, "sha256": asked.sha256},
            "inputs": [_keyed(path, key) for path in read.files],
            "beside": [_keyed(path, key) if path == wanted.comments else _plain(path) for path in beside],
            "outputs": list(made),
            "settings": _settings(wanted),
            "round": None if chosen is None else chosen.round,
            "rounds": [] if chosen is None else list(chosen.rounds),
            "counts": {
                "files": len(read.files),
                "people": sum(each.people for each in finished),
                "teams": teams,
                "teams_shown": shown,
                "teams_without_figures": teams - shown,
                "reports": sum(each.reports for each in finished),
                "teams_not_told_of_this_copy": sum(each.not_told for each in finished),
            },
        }
    )


def timings_of(wanted: "Wanted", stages: "Stages") -> str:
    """How long each stage took, and what worked."""
    return _text(
        {"schema": "teamcheck/timings/1", "engine": wanted.engine, "processes": wanted.processes, "stages": stages.timings}
    )


def _settings(wanted: "Wanted") -> Mapping[str, Any]:
    return {
        "audience": wanted.audience,
        "minimum": wanted.minimum,
        "round": wanted.round,
        "tree": list(wanted.tree),
        "by": list(wanted.by),
        "numbers": wanted.numbers,
        "encoding": wanted.encoding,
        "formats": list(wanted.forms),
        "for": wanted.copy,
        "lang": wanted.lang,
        "without_ledger": wanted.without_ledger,
    }


def _keyed(path: Path, key: bytes | None) -> Mapping[str, Any]:
    """What people answered or wrote, by a keyed digest: whoever had a plain one could try out what a few people said.

    Not even the size is told, for it is a sieve of its own.
    """
    parts = parts_of(path) or [path]
    if key is None or not all(part.is_file() for part in parts):
        return {"path": str(path), "hmac_sha256": None}
    digest = sha256(b"".join(_digest(part) for part in parts)).digest()
    return {"path": str(path), "hmac_sha256": hmac.new(key, b"batch\0" + digest, "sha256").hexdigest()}


def _plain(path: Path) -> Mapping[str, Any]:
    return {"path": str(path), "sha256": _digest(path).hex()}


def _digest(path: Path) -> bytes:
    with path.open("rb") as file:
        return file_digest(file, "sha256").digest()


def _text(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
