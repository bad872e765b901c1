"""Ends a round: from the ballot box to the files that can be scored, and back while nobody has used them."""

import csv
import hashlib
import io
import random
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from teamcheck._inert import without_text_sign
from teamcheck._ordinary import open_ordinary
from teamcheck.collect.box_files import Contents
from teamcheck.collect.fragments import Fragment, blocks_kept, put_in_rows, taken_apart
from teamcheck.collect.manifest import Closing, Manifest
from teamcheck.collect.round import Round, have_answered, still_needed
from teamcheck.collect.sheet import asked_in
from teamcheck.errors import Code, Place, Problem, RoundError
from teamcheck.responses.model import Policy
from teamcheck.responses.policy import write_policy
from teamcheck.responses.write import write_csv

ANSWERS, COMMENTS, POLICY = "answers.csv", "comments.csv", "answers.policy.yaml"

#: Fewest people who may share a value of a background question in what is kept (DESIGN 6).
_SMALLEST_GROUP = 10
#: How long after closing a round can be opened again, in seconds.
_REOPENED_WITHIN = 3600


@dataclass(frozen=True, slots=True)
class Written:
    """The files of a closed round, by name."""

    answers: str
    comments: str
    policy: str

    def closing(self, at: float) -> Closing:
        """What the box keeps of them.

        Args:
            at: Seconds since 1970, when the round was closed first: that it was opened again gives it no more time.
        """
        return Closing(at=at, answers=digest(self.answers), comments=digest(self.comments) if self.comments else "")

    @property
    def files(self) -> dict[str, str]:
        """Name of the file to its text; a file with nothing in it is not written."""
        texts = {ANSWERS: self.answers, COMMENTS: self.comments, POLICY: self.policy}
        return {name: text for name, text in texts.items() if text}


def digest(text: str) -> str:
    """SHA-256 of a text as it is written."""
    return hashlib.sha256(text.encode()).hexdigest()


def written_out(round_: Round, contents: Contents, shuffle: random.Random) -> Written:
    """The files of a round.

    Args:
        round_: The round.
        contents: What is in its box.
        shuffle: Where the order of rows comes from; each dimension has one of its own, and so has each comment question.
    """
    blocks = blocks_kept(round_)
    asked = asked_in(round_, round_.questionnaire.language)
    columns = asked.columns
    rows = put_in_rows(contents.fragments, blocks, contents.manifest.finished, shuffle)
    blank_small_groups(rows, [question.id for question in asked.background])
    leading = leading_cells(round_)
    table = [[*leading, *columns], *([*leading.values(), *(row.get(c, "") for c in columns)] for row in rows)]
    policy = Policy(contents.manifest.promise.minimum, contents.manifest.promise.audience, contents.manifest.promise.told)
    return Written(write_csv(table), _comments(round_, contents.comments, shuffle), write_policy(policy))


def thrown_away(round_: Round, contents: Contents) -> Written:
    """The files of a round whose answers are thrown away: how many people took part, and nothing of what they said."""
    emptied = Contents(contents.manifest)
    return written_out(round_, emptied, random.Random(0))  # noqa: S311  there is nothing to put into an order


def leading_cells(round_: Round) -> dict[str, str]:
    """What stands first in every row, by its heading: the team, the other team where it answers about one, and the round."""
    return {"team": round_.team, **({"about": round_.about} if round_.about else {}), "round": round_.name}


def _comments(round_: Round, comments: Sequence[tuple[str, str]], shuffle: random.Random) -> str:
    """The table of comments, those to each question in an order of their own."""
    if not comments:
        return ""
    leading = leading_cells(round_)
    rows: list[list[str]] = [[*leading, "comment", "text"]]
    for question in round_.questionnaire.comments:
        texts = [text for name, text in comments if name == question.id]
        shuffle.shuffle(texts)
        rows += [[*leading.values(), question.id, text] for text in texts]
    return write_csv(rows)


def blank_small_groups(rows: Sequence[dict[str, str]], questions: Sequence[str]) -> None:
    """Blank background answers that few people share together, the rarest first, until no group is small.

    A group is everybody with the same answers to all of the questions: two answers that many share can meet in one person.
    Those who left something out are groups as well.
    """
    while True:
        groups = Counter(tuple(row.get(name, "") for name in questions) for row in rows)
        answered = [group for group in groups if any(group)]
        if not answered or min(groups.values()) >= _SMALLEST_GROUP:
            return
        rarest = min(answered, key=lambda group: (groups[group], group))
        name = questions[max(place for place, answer in enumerate(rarest) if answer)]
        for row in rows:
            if tuple(row.get(each, "") for each in questions) == rarest:
                del row[name]


def is_own(manifest: Manifest, file: Path) -> bool:
    """Whether a file in the folder of the round comes from an earlier closing of it, broken off or taken back."""
    if manifest.closing is None:
        return False
    if manifest.state == "closing" or file.name == POLICY:
        return True
    try:
        with open_ordinary(file) as stream:
            return hashlib.file_digest(stream, "sha256").hexdigest() in {manifest.closing.answers, manifest.closing.comments}
    except OSError:
        return False


def too_few(round_: Round, manifest: Manifest, here: str) -> Problem:
    """That the round cannot be closed yet; ``here`` is what a command to be pasted says of its folder."""
    more = still_needed(manifest.promise.minimum - manifest.finished)
    message = f"{have_answered(manifest.finished, round_.people)}; {more} needed before anything is written out"
    fix = f"Go on asking. Or throw the answers away and talk without figures: teamcheck close{here} --discard"
    if round_.people < manifest.promise.minimum:
        fix = (
            f"The team is too small for figures. Throw the answers away and talk without them: teamcheck close{here} --discard"
        )
    return Problem(Code.TOO_FEW_TO_CLOSE, Place(str(round_.file)), message, fix)


def enough(round_: Round, manifest: Manifest) -> Problem:
    """That nothing needs to be thrown away."""
    message = f"{have_answered(manifest.finished, round_.people)}, which is enough for a report"
    fix = "Close the round without --discard."
    return Problem(Code.ENOUGH_TO_CLOSE, Place(str(round_.file)), message, fix)


def within_the_hour(closing: Closing, now: float) -> bool:
    """Whether a round was closed so short a time ago that it can be opened again; a clock that was set back says no."""
    return 0 <= now - closing.at <= _REOPENED_WITHIN


def refuse_reopening(manifest: Manifest, answers: str, comments: str, now: float) -> str:
    """Why a closed round cannot be opened again; empty where it can.

    Args:
        manifest: What its box says.
        answers: The file of answers as it is now; empty where it is gone.
        comments: The file of comments; empty where there is none.
        now: Seconds since 1970.
    """
    closing = manifest.closing
    if manifest.state != "closed" or closing is None:
        return "it is not closed"
    if not closing.answers:
        return "its answers were thrown away"
    if closing.released:
        return "figures have been made of its answers, and two reports of one round could give somebody's answer away"
    if not within_the_hour(closing, now):
        return "that can be done within an hour of closing only"
    as_it_is = Written(answers, comments, "").closing(closing.at)
    if (as_it_is.answers, as_it_is.comments) != (closing.answers, closing.comments):
        return "the answers or the comments have been changed or moved since"
    return ""


def read_back(round_: Round, answers: str, comments: str) -> tuple[list[Fragment], list[tuple[str, str]]]:
    """What was in the box, from the files that were written of it; blanked background values stay blank."""
    blocks = blocks_kept(round_)
    fragments = [part for row in csv.DictReader(io.StringIO(answers)) for part in taken_apart(row, blocks)]
    texts = [(row["comment"], without_text_sign(row["text"].strip())) for row in csv.DictReader(io.StringIO(comments))]
    return fragments, texts


def cannot_reopen(round_: Round, why: str, *, is_open: bool = False) -> RoundError:
    """That a round stays as it is."""
    fix = "Make the report with `teamcheck report`; who has not answered can in the next round."
    if is_open:
        fix = "Whoever has not answered can: teamcheck survey"
    return RoundError([Problem(Code.CANNOT_REOPEN, Place(str(round_.file)), f"the round cannot be opened again: {why}", fix)])
