"""What the facilitator decided on each comment before anything is printed (method M66).

A review never changes a comment: it is held against the comments that were read, and each gets what may be printed of it.
"""

import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import Literal, get_args

from teamcheck.errors import Code, Place, Problem, ResponsesError
from teamcheck.responses.model import Comment

SCHEMA = "teamcheck/comments-review/1"
#: What the file is called after the table of comments; beside answers it is called comments.review.yaml.
ENDING = ".review.yaml"

Decision = Literal["undecided", "leave out", "instead", "show"]
#: The strictest first: where a file decides on more comments of the same words than there are, the stricter ones hold.
DECISIONS: Sequence[Decision] = get_args(Decision)

_NOWHERE = Place("")

#: Team, round, question, and the words with single spaces: what a comment is known by, also after an editor has folded it.
Key = tuple[str, str | None, str, str]


@dataclass(frozen=True, slots=True)
class Reviewed:
    """One comment as it stands in a review.

    Attributes:
        comment: The comment; what may be shown of it follows from the rest.
        decision: What the facilitator wrote.
        instead: The facilitator's own words; empty where there are none.
        place: Where it stands.
    """

    comment: Comment
    decision: Decision = "undecided"
    instead: str = ""
    place: Place = _NOWHERE

    def decided(self, comment: Comment) -> Comment:
        """A comment of the same words, with what may be shown of it."""
        shown = {"undecided": None, "leave out": "", "instead": self.instead, "show": comment.text}
        return replace(comment, shown=shown[self.decision])


def is_review(path: Path) -> bool:
    """Whether a path that was named for comments is one of a review and not of a table."""
    return path.suffix.lower() in {".yaml", ".yml"}


def places_of_reviews(answers: Iterable[Path], comments: Path | None) -> list[Path]:
    """Where reviews of comments are looked for: the one that was named, or beside the table or the answers.

    Args:
        answers: The files of answers.
        comments: A table of comments or a review, where one was named.

    Example:
        >>> [str(path) for path in places_of_reviews([Path("a/answers.csv"), Path("-")], None)]
        ['a/comments.review.yaml']
        >>> [str(path) for path in places_of_reviews([Path("a/answers.csv")], Path("words.tsv"))]
        ['words.review.yaml']
    """
    if comments is None:
        return [path.with_name(f"comments{ENDING}") for path in answers if path.name and str(path) != "-"]
    return [comments if is_review(comments) else comments.with_name(f"{comments.stem}{ENDING}")]


def decide(comments: Iterable[Comment], reviews: Iterable[Sequence[Reviewed]]) -> list[Comment]:
    """Each comment with what may be shown of it: nothing is decided on one that stands in no review.

    Args:
        comments: Every comment that was read.
        reviews: What stands in each file.

    Raises:
        ResponsesError: Two files do not say the same of a comment.
    """
    found = _by_key(reviews)
    return [(found[key].pop(0).decided(each) if found.get(key := key_of(each)) else each) for each in comments]


def merge(
    comments: Iterable[Comment], reviews: Iterable[Sequence[Reviewed]]
) -> tuple[list[Reviewed], list[Reviewed], list[Reviewed]]:
    """What a review of these comments begins with.

    Returns:
        The comments that stand in a review already, as they stand there; those that are new; and what stands in a review
        without being one of these comments.

    Raises:
        ResponsesError: Two files do not say the same of a comment.
    """
    found = _by_key(reviews)
    kept: list[Reviewed] = []
    new: list[Reviewed] = []
    for each in comments:
        if before := found.get(key_of(each)):
            kept.append(replace(before.pop(0), comment=each))
        else:
            new.append(Reviewed(each))
    return kept, new, [entry for left in found.values() for entry in left]


def key_of(comment: Comment) -> Key:
    """What a comment is known by."""
    words = unicodedata.normalize("NFC", comment.text.encode("utf-8", "replace").decode())
    return comment.team, comment.round, comment.question, " ".join(words.split())


def _by_key(reviews: Iterable[Sequence[Reviewed]]) -> dict[Key, list[Reviewed]]:
    """The entries of all files together, the strictest first.

    Raises:
        ResponsesError: Two files do not say the same of a comment.
    """
    found: dict[Key, list[Reviewed]] = {}
    faults: list[Problem] = []
    for review in reviews:
        here: defaultdict[Key, list[Reviewed]] = defaultdict(list)
        for entry in review:
            here[key_of(entry.comment)].append(entry)
        for key, entries in here.items():
            entries.sort(key=lambda entry: (DECISIONS.index(entry.decision), entry.instead))
            before = found.setdefault(key, entries)
            if list(map(_said, before)) != list(map(_said, entries)):
                message = f"something else is decided on this comment in {before[0].place}"
                fix = "Decide on it in one of the two files, and delete it from the other."
                faults.append(Problem(Code.REVIEW_NOT_USABLE, entries[0].place, message, fix))
    if faults:
        raise ResponsesError(faults)
    return found


def _said(entry: Reviewed) -> tuple[Decision, str]:
    return entry.decision, entry.instead
