"""Whose answers a file holds, and that figures were made of them: a round whose figures are out is never opened again."""

import hashlib
from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path

from teamcheck.collect.box_files import BoxFiles, Contents
from teamcheck.collect.close import ANSWERS, within_the_hour
from teamcheck.collect.manifest import Manifest
from teamcheck.collect.round_file import id_beside
from teamcheck.errors import Code, Place, Problem, RoundError, TeamcheckError

#: No file of answers of a round is larger: it has a thousand people at most.
_LARGEST = 1 << 22


def check_released(files: Sequence[Path], state_folder: Path) -> None:
    """See that no figure is made of a round that is still open: two reports of it could give somebody's answer away.

    Args:
        files: The files of answers that are to be scored, wherever they lie.
        state_folder: Where ballot boxes are kept.

    Raises:
        RoundError: A file is of a round that is open, or was opened again after the file was written.
    """
    problems = []
    for file, digest, box in _boxes_of(files, state_folder):
        with suppress(TeamcheckError):
            manifest = box.manifest()
            if manifest.state != "closed" or digest in manifest.taken_back:
                named = f"{manifest.promise.round} of {manifest.promise.team}"
                message = f"these are answers of the round {named}, which is open, or was opened again since"
                fix = "End it first (teamcheck close), and use the file that this writes."
                problems.append(Problem(Code.ROUND_NOT_OPEN, Place(str(file)), message, fix))
    if problems:
        raise RoundError(problems)


def note_released(files: Sequence[Path], state_folder: Path) -> None:
    """Note that figures were made of answers, so that their round is not opened again, and forget who was let in.

    A round that cannot be noted is no reason to make no report: an hour after closing it is closed for good.
    """
    for _, _, box in _boxes_of(files, state_folder):
        with suppress(TeamcheckError), box.locked():
            _forget(box, box.manifest(), released=True)


def forget_after_the_hour(box: BoxFiles, now: float) -> None:
    """Forget which forms and slips were used, and when the round was closed, once it cannot be opened again.

    Args:
        box: The box of a round.
        now: Seconds since 1970.

    Raises:
        RoundError: The box is damaged.
        OutputError: It cannot be written.
    """
    with box.locked():
        manifest = box.manifest()
        if manifest.closing is not None and not within_the_hour(manifest.closing, now):
            _forget(box, manifest, released=False)


def _forget(box: BoxFiles, manifest: Manifest, *, released: bool) -> None:
    """Keep of a closed round what it promised, how many answered, and whose file the answers are. The caller holds the lock."""
    if manifest.state != "closed" or manifest.closing is None or not manifest.secret:
        return
    closing = manifest.closing.model_copy(update={"released": released, "at": 0.0, "comments": ""})
    kept = {"closing": closing, "used": (), "tickets": None, "secret": ""}
    box.write(Contents(manifest.model_copy(update=kept)))


def _boxes_of(files: Sequence[Path], state_folder: Path) -> Iterator[tuple[Path, str | None, BoxFiles]]:
    """The digest and the box of each file that is the answers of a round: by the round it lies beside, or by what is in it."""
    every = [BoxFiles(folder) for folder in state_folder.iterdir()] if state_folder.is_dir() else []
    boxes = [box for box in every if box.exists]
    for file in files:
        beside = id_beside(file) if file.name == ANSWERS else ""
        digest = _digest(file)
        for box in boxes:
            with suppress(TeamcheckError):
                if box.folder.name == beside or digest in _written(box.manifest()):
                    yield file, digest, box


def _written(manifest: Manifest) -> set[str]:
    """Digests of every file of answers that was written of a round."""
    return {*manifest.taken_back, *([manifest.closing.answers] if manifest.closing and manifest.closing.answers else [])}


def _digest(file: Path) -> str | None:
    """SHA-256 of a file; None where it is no file, or too large to be a round's."""
    try:
        if not file.is_file() or file.stat().st_size > _LARGEST:
            return None
        return hashlib.sha256(file.read_bytes()).hexdigest()
    except OSError:
        return None
