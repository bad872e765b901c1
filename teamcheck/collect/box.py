"""The ballot box of one round: takes sheets while the round is open, and gives them out only when it is closed."""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal

from teamcheck.collect.box_files import BoxFiles, Contents
from teamcheck.collect.fragments import blocks_kept, taken_apart
from teamcheck.collect.manifest import Closing, Manifest
from teamcheck.collect.promises import changes, not_open, promise_of
from teamcheck.collect.round import Round
from teamcheck.collect.sheet import Sheet, cells_of
from teamcheck.collect.tokens import digest_of, form_proof, is_form_proof, ticket_code
from teamcheck.errors import Code, Place, Problem, RoundError

State = Literal["not opened", "open", "closing", "closed"]
#: Why a sheet was not taken.
Refusal = Literal["full", "already", "closed", "unknown"]


@dataclass
class NotTakenError(Exception):
    """A sheet that was not put into the box.

    Attributes:
        why: ``full``, everybody who was expected has answered; ``already``, this very sheet, form or ticket is in;
            ``closed``, the round is closed; ``unknown``, the form or the ticket is none of this round's.
    """

    why: Refusal


class BallotBox:
    """The answers of a round while it is open.

    Every method may be called from any thread and any process; each call finds and leaves the box whole.

    Args:
        round_: The round whose box it is.
        state_folder: Where ballot boxes are kept, see `teamcheck.collect.state`.
    """

    def __init__(self, round_: Round, state_folder: Path) -> None:
        """Only says where the box is; `open` makes it."""
        self._round = round_
        self._blocks = blocks_kept(round_)
        self.files = BoxFiles(state_folder / round_.id)

    def state(self) -> State:
        """How far the round is."""
        return self.files.manifest().state if self.files.exists else "not opened"

    def finished(self) -> int:
        """How many people have answered."""
        return self.files.manifest().finished if self.files.exists else 0

    def open(self, told: str) -> Manifest:
        """Open the round, or go on with it: what people are told is frozen with the first opening.

        Args:
            told: The words of the first screen in the first language.

        Raises:
            RoundError: The round is closed, or ``round.yaml`` says something else than people were told.
            OutputError: The box cannot be written.
        """
        promise = promise_of(self._round, told)
        with self.files.locked():
            if not self.files.exists:
                self.files.write(Contents(Manifest(promise=promise, generation="", secret=secrets.token_hex(32))))
            manifest = self.files.manifest()
            self.check(manifest)
            if manifest.state != "open":
                raise RoundError([not_open(self._round, manifest)])
            self.files.clean()
        return manifest

    def check(self, manifest: Manifest) -> None:
        """See that the round is still the one that was opened.

        Raises:
            RoundError: With everything that has changed.
        """
        if problems := [*changes(self._round, manifest.promise), *_too_few_people(self._round, manifest)]:
            raise RoundError(problems)

    def hand_out(self) -> str:
        """A proof that a form was handed out for this round; it can come back once. Nothing is kept of it until then."""
        return form_proof(self.files.manifest().secret)

    def handed_out(self, form: str) -> bool:
        """Whether a form was handed out for this round, come back or not: whoever has one was let in before."""
        return is_form_proof(self.files.manifest().secret, form)

    def issue_tickets(self, count: int) -> list[str]:
        """Tickets in a random order, one for each person: from then on a sheet needs one. Earlier ones are worth nothing.

        Raises:
            RoundError: Somebody has answered already.
        """
        codes = [ticket_code() for _ in range(count)]
        with self.files.locked():
            contents = self.files.read()
            if contents.manifest.finished:
                raise RoundError([_tickets_too_late(self._round)])
            digests = tuple(sorted(map(digest_of, codes)))
            self._write(contents, tickets=digests)
        return codes

    def is_ticket(self, code: str) -> bool:
        """Whether a code is a ticket of this round, used or not."""
        return digest_of(code) in (self.files.manifest().tickets or ())

    def is_used(self, token: str) -> bool:
        """Whether a form or a ticket has come back."""
        return digest_of(token) in self.files.manifest().used

    def add(self, sheet: Sheet, *, form: str = "", ticket: str = "", once: str = "") -> int:
        """Put a sheet into the box; when this returns, it is on the disk.

        Args:
            sheet: What one person answered, checked.
            form: The proof of the form it came in, where it came over a network.
            ticket: The person's ticket, where the round needs one.
            once: Any other text that tells one sheet from another and says nothing of its answers: the same is not taken twice.

        Returns:
            How many people have answered now.

        Raises:
            NotTakenError: It is not taken; the box is as it was.
            OutputError: It cannot be written; the box is as it was, and the same call may be tried again.
        """
        with self.files.locked():
            contents = self.files.read()
            return self._take([sheet], contents, self._marks(contents.manifest, form, ticket, once))

    def add_all(self, sheets: Sequence[tuple[Sheet, str]]) -> int:
        """Put sheets that came together into the box, all or none; when this returns, they are on the disk.

        Args:
            sheets: Each with a text that tells it from others, as `add` takes it; empty where it has none.

        Returns:
            How many people have answered now.

        Raises:
            NotTakenError: One of them is not taken, so none is.
            OutputError: They cannot be written; the box is as it was.
        """
        with self.files.locked():
            contents = self.files.read()
            marks: set[str] = set()
            for _, once in sheets:
                new = self._marks(contents.manifest, "", "", once)
                if marks & new:
                    raise NotTakenError("already")
                marks |= new
            return self._take([sheet for sheet, _ in sheets], contents, marks)

    def _take(self, sheets: Sequence[Sheet], contents: Contents, marks: set[str]) -> int:
        """Write the box with more sheets in it. The caller holds the lock.

        Raises:
            NotTakenError: There are more than people are expected.
        """
        manifest = contents.manifest
        finished = manifest.finished + len(sheets)
        if finished > self._round.people:
            raise NotTakenError("full")
        taken = replace(
            contents,
            fragments=[*contents.fragments, *(part for s in sheets for part in taken_apart(cells_of(s), self._blocks))],
            comments=[*contents.comments, *(comment for s in sheets for comment in s.comments.items())],
        )
        self._write(taken, finished=finished, used=tuple(sorted({*manifest.used, *marks})))
        return finished

    def mark_closing(self, closing: Closing) -> None:
        """Write down what is about to be written out; from now on no sheet is taken. The caller holds the lock."""
        self._write(self.files.read(), state="closing", closing=closing)

    def go_on(self, contents: Contents) -> None:
        """Open the box again because its files could not be written. The caller holds the lock."""
        self._write(contents, state="open")

    def withdraw(self) -> None:
        """Take the box away as if it had never been opened. The caller holds the lock, and nobody has answered."""
        self.files.remove()

    def destroy(self) -> None:
        """Take all answers out of the box for good. The caller holds the lock, and the files are safely written."""
        self._write(Contents(self.files.manifest()), state="closed")

    def fill(self, fragments: Sequence[Mapping[str, str]], comments: Sequence[tuple[str, str]]) -> None:
        """Open the box again with what was written out; what that was stays known, so that nobody scores a copy of it.

        The caller holds the lock.
        """
        manifest = self.files.manifest()
        taken_back = (*manifest.taken_back, *([manifest.closing.answers] if manifest.closing else []))
        self._write(Contents(manifest, fragments, comments), state="open", taken_back=taken_back)

    def _write(self, contents: Contents, **state: object) -> None:
        self.files.write(replace(contents, manifest=contents.manifest.model_copy(update=state)))

    def _marks(self, manifest: Manifest, form: str, ticket: str, once: str) -> set[str]:
        """What marks a sheet as taken.

        Raises:
            NotTakenError: The sheet cannot be taken.
        """
        if manifest.state != "open":
            raise NotTakenError("closed")
        if form and not is_form_proof(manifest.secret, form):
            raise NotTakenError("unknown")
        if ticket and digest_of(ticket) not in (manifest.tickets or ()):
            raise NotTakenError("unknown")
        marks = {digest_of(token) for token in (form, ticket, once) if token}
        if marks & {*manifest.used}:
            raise NotTakenError("already")
        return marks


def _too_few_people(round_: Round, manifest: Manifest) -> list[Problem]:
    """That more have answered than are in the team, if so."""
    if manifest.finished <= round_.people:
        return []
    message = f"{manifest.finished} have answered already, and the team has {round_.people} members"
    fix = f"Write people: {manifest.finished} or more."
    return [Problem(Code.ROUND_CHANGED, Place(str(round_.file), key="people"), message, fix)]


def _tickets_too_late(round_: Round) -> Problem:
    message = "somebody has answered already, and new tickets would let everybody answer again"
    fix = "Go on with the tickets that were handed out, or close this round and begin another."
    return Problem(Code.ROUND_CHANGED, Place(str(round_.file)), message, fix)
