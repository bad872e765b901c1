"""What a batch says of itself: of what, how and by what it was made (``manifest.json``), and how long it took."""

import json
from collections.abc import Mapping, Sequence
from hashlib import file_digest
from pathlib import Path
from typing import TYPE_CHECKING, Any

from teamcheck import __version__

if TYPE_CHECKING:
    from teamcheck.cli.batch.reading import Read
    from teamcheck.cli.batch.stages import Stages
    from teamcheck.cli.batch.wanted import Wanted
    from teamcheck.organisation.batch.tasks import Finished
    from teamcheck.organisation.batch.teams import Chosen

SCHEMA = "teamcheck/batch/1"


def manifest_of(wanted: "Wanted", read: "Read", chosen: "Chosen", finished: Sequence["Finished"]) -> str:
    """The manifest: the same for the same inputs, whatever counted them, in however many processes."""
    files, questionnaire = read.files, read.questionnaire
    beside = [path for path in wanted.beside() if path.is_file()]
    teams = sum(each.teams for each in finished)
    shown = sum(each.shown for each in finished)
    return _text(
        {
            "schema": SCHEMA,
            "teamcheck": __version__,
            "questionnaire": {"id": questionnaire.id, "version": questionnaire.version, "sha256": questionnaire.sha256},
            "inputs": [_input(path) for path in files],
            "beside": [_input(path) for path in beside],
            "settings": _settings(wanted),
            "round": chosen.round,
            "rounds": list(chosen.rounds),
            "counts": {
                "files": len(files),
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


def _input(path: Path) -> Mapping[str, Any]:
    """A file by its name, size and digest; a folder by those of its parts; what is elsewhere by its name."""
    if path.is_dir():
        return {"path": str(path), "parts": [_input(part) for part in sorted(path.glob("part-*.parquet"))]}
    if not path.is_file():
        return {"path": str(path), "bytes": None, "sha256": None}
    with path.open("rb") as file:
        return {"path": str(path), "bytes": path.stat().st_size, "sha256": file_digest(file, "sha256").hexdigest()}


def _text(record: Mapping[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, indent=2) + "\n"
