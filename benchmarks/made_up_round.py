"""A made-up round whose answers tell whoever made them up, and nobody else, which person gave them.

The benchmarks of the ballot box share it. Everybody answers every statement; no two people give the same answers to a
dimension of four statements or more (up to 625 people), and what one gives in one dimension says nothing of another.
"""

import os
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from pathlib import Path

from teamcheck.collect.box import BallotBox
from teamcheck.collect.close import ANSWERS, COMMENTS, read_back
from teamcheck.collect.fragments import blocks_kept, taken_apart
from teamcheck.collect.round import Round
from teamcheck.collect.round_file import read_round
from teamcheck.collect.sheet import Sheet, cells_of
from teamcheck.questionnaire.catalogue import read_shipped

ROUND = """\
schema: teamcheck/round/1
id: abcdef654321
questionnaire: seven-features.yaml
team: Made up
round: 2026-11
people: {people}
facilitator: {{name: Ann Lee}}
why: We want to know whether anything gets lost.
"""


def make_round(folder: Path, people: int) -> Round:
    """Write ``round.yaml`` for so many people, and what is asked, into a folder that is made for it."""
    folder.mkdir(parents=True, exist_ok=True)
    (folder / "seven-features.yaml").write_text(read_shipped("seven-features"), encoding="utf-8")
    (folder / "round.yaml").write_text(ROUND.format(people=people), encoding="utf-8")
    return read_round(folder)


def state_of(folder: Path) -> Path:
    """Where the ballot box of a made-up round is kept."""
    return folder / "state" / "teamcheck" / "rounds"


def environment(folder: Path) -> dict[str, str]:
    """What a process needs to find that box by itself."""
    return os.environ | {"XDG_STATE_HOME": str(folder / "state")}


def box_of(round_: Round) -> BallotBox:
    """The ballot box of a made-up round."""
    return BallotBox(round_, state_of(round_.folder))


def opened(round_: Round) -> BallotBox:
    """The same, opened."""
    box = box_of(round_)
    box.open("What people are told.")
    return box


def sheet_of(round_: Round, person: int) -> Sheet:
    """What a person answers: their number, written in points in another way for each dimension, and two comments."""
    answers: dict[str, int] = {}
    for place, dimension in enumerate(round_.questionnaire.dimensions):
        number = (person * (7, 11, 13, 17, 19, 23, 29, 31)[place % 8] + 101 * place) % 5 ** min(4, len(dimension.items))
        for item in dimension.items:
            number, digit = divmod(number, 5)
            answers[item.id] = 1 + digit
    comments = {question.id: f"Person {person:03d} on {question.id}." for question in round_.questionnaire.comments}
    return Sheet(answers=answers, comments=comments)


@dataclass(frozen=True)
class Reconciled:
    """What was found of what was put in.

    Attributes:
        people: Whose answers are there.
        doubled: Those of them who are there more than once.
        torn: What is there of somebody without the rest, or belongs to nobody: so many parts too many or too few.
    """

    people: frozenset[int]
    doubled: frozenset[int]
    torn: int

    @property
    def is_whole(self) -> bool:
        """Whether everybody who is there is there once, with everything."""
        return not self.doubled and not self.torn


def reconciled(round_: Round, fragments: Iterable[dict[str, str]], comments: Iterable[tuple[str, str]]) -> Reconciled:
    """Find people again by their comments, and see that their answers are what is there, and all that is there."""
    written = Counter(comments)
    seen = Counter(int(text.split()[1]) for _, text in written.elements())
    wanted: Counter[object] = Counter()
    for person, count in seen.items():
        sheet = sheet_of(round_, person)
        times = -(-count // len(sheet.comments))
        for part in [*taken_apart(cells_of(sheet), blocks_kept(round_)), *sheet.comments.items()]:
            wanted[_frozen(part)] += times
    found = Counter(map(_frozen, fragments)) + Counter(map(_frozen, written.elements()))
    torn = (found - wanted).total() + (wanted - found).total()
    doubled = frozenset(person for person, count in seen.items() if count > len(round_.questionnaire.comments))
    return Reconciled(frozenset(seen), doubled, torn)


def _frozen(part: object) -> object:
    return tuple(sorted(part.items())) if isinstance(part, dict) else part


def in_box(round_: Round) -> Reconciled:
    """Who is in the ballot box."""
    contents = box_of(round_).files.read()
    found = reconciled(round_, map(dict, contents.fragments), contents.comments)
    counted = contents.manifest.finished
    return found if counted == len(found.people) else Reconciled(found.people, found.doubled, max(1, found.torn))


def in_files(round_: Round) -> Reconciled:
    """Who is in the files that closing wrote."""
    texts = [(round_.folder / name).read_text(encoding="utf-8") for name in (ANSWERS, COMMENTS)]
    fragments, comments = read_back(round_, *texts)
    return reconciled(round_, map(dict, fragments), comments)
