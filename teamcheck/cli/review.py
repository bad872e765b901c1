"""Comments before they are printed: the file in which the facilitator decides on them, and how many wait for that."""

import csv
import os
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING

import typer

from teamcheck._ordinary import open_ordinary
from teamcheck.cli.asked import Asked, Scored
from teamcheck.cli.rounds import HERE
from teamcheck.cli.terminal import talk
from teamcheck.cli.writing import write_all
from teamcheck.errors import TeamcheckError

if TYPE_CHECKING:
    from teamcheck.responses.review.decisions import Reviewed
    from teamcheck.scorecard.copies import Copy
    from teamcheck.scorecard.public import PublicScorecard

#: Where decisions on comments are kept, beside them.
FILE = "comments.review.yaml"


def review_comments(asked: Asked, scored: Scored, output: Path | None, names: Path | None, *, of_round: bool) -> None:
    """Write every comment that could be shown into a file, for the facilitator to decide on; what is decided there is kept.

    Args:
        asked: What was asked for.
        scored: What came of it.
        output: Where the file goes; beside the answers where that is not said.
        names: A list of names to look for.
        of_round: The answers are those of the round in this folder, so that its facilitator is looked for too.

    Raises:
        BadParameter: It cannot go there.
        ResponsesError: The file that is there, or the list of names, cannot be used.
        OutputError: It cannot be written.
    """
    from teamcheck.responses.review.decisions import merge  # noqa: PLC0415  not for --help
    from teamcheck.scorecard.beside import to_decide  # noqa: PLC0415  as above

    place, look = _place(asked, output), _looker(names, of_round=of_round)
    comments = [each for card in scored.scorecards for each in to_decide(card, scored.policy.minimum)]
    below = sum(len(texts) for card in scored.scorecards for texts in card.comments.values()) - len(comments)
    here, elsewhere = _reviews(asked, place)
    kept, new, _ = merge(comments, [here, *elsewhere])
    _, _, left = merge(comments, [here])
    found = [*kept, *new]
    if not found:
        _say(asked, "No comment can be shown, so there is nothing to go through." if below else "There are no comments.")
        return
    text = _text([*found, *left], scored, look, place)
    spare = [path for path in asked.inputs() if os.path.realpath(path) != os.path.realpath(place)]
    write_all({place: text}, spare=[*spare, *([] if names is None else [names])], private=True)
    _say_written(asked, place, found, len(new) if here else None)
    _say_more(asked, scored, sum(bool(look(each.comment.text)) for each in found), below, _strangers(left, found))


def wait_for_a_review(folder: Path) -> bool:
    """Whether the comments of a closed round could be shown, and nobody has begun to decide on them."""
    from teamcheck.collect.close import COMMENTS  # noqa: PLC0415  not for --help
    from teamcheck.scorecard.beside import FEWEST_COMMENTS  # noqa: PLC0415  as above

    if (folder / FILE).exists():
        return False
    try:
        with TextIOWrapper(open_ordinary(folder / COMMENTS), encoding="utf-8", newline="") as file:
            asked = Counter(row.get("comment") for row in csv.DictReader(file))
    except (OSError, UnicodeError, csv.Error):
        return False
    return max(asked.values(), default=0) >= FEWEST_COMMENTS


def is_undecided(folder: Path) -> bool:
    """Whether somebody has begun to decide on the comments of a round, and not ended; a file with faults says nothing."""
    from teamcheck.responses.review.read import read_review  # noqa: PLC0415  not for --help

    try:
        return (folder / FILE).exists() and any(each.decision == "undecided" for each in read_review(folder / FILE))
    except TeamcheckError:
        return False


def say_held_back(
    cards: "Sequence[PublicScorecard]", scored: Scored, asked: Asked, copy: "Copy", *, how: str = "add --review-comments"
) -> None:
    """How many comments wait to be decided on, and what to do; the organisation's copy has none in any case.

    Args:
        cards: What is printed, of each team.
        scored: What it is printed of.
        asked: What was asked for.
        copy: For whom the copy is.
        how: What brings the comments to somebody who reads them, where nobody has begun to.
    """
    if copy == "organisation":
        return
    waiting = [
        comment.shown is None
        for card, full in zip(cards, scored.scorecards, strict=True)
        for question in card.comments
        if (reason := question.withheld.get("comments")) is not None and reason.code == "not-reviewed"
        for comment in full.comments[question.id]
    ]
    if not waiting:
        return
    held = "1 comment is" if len(waiting) == 1 else f"{len(waiting)} comments are"
    here = [path for path in _places(asked) if path.is_file()]
    if not here:
        _say(asked, f"Note: {held} held back until you have read them: {how}.")
        return
    why, *more = _why_held_back(scored, here, len(waiting))
    _say(asked, f"Note: {held} held back: {why}")
    for line in more:
        _say(asked, f"      {line}")


def _why_held_back(scored: Scored, here: Sequence[Path], held: int) -> Iterator[str]:
    """Which comments are undecided or stand in no review, what stands there that is no comment, and what to do."""
    from teamcheck.responses.review.decisions import merge  # noqa: PLC0415  not for --help
    from teamcheck.responses.review.read import read_review  # noqa: PLC0415  as above
    from teamcheck.scorecard.beside import to_decide  # noqa: PLC0415  as above

    comments = [each for card in scored.scorecards for each in to_decide(card, scored.policy.minimum)]
    kept, new, left = merge(comments, [read_review(path) for path in here])
    undecided, file = sum(each.decision == "undecided" for each in kept), here[0]
    why = [*([f"{undecided} undecided"] if undecided else []), *([f"{len(new)} not in {file}"] if new else [])]
    others = " While one waits, the others to the same question wait too." if undecided + len(new) < held else ""
    yield f"{', '.join(why)}.{others}"
    if strangers := _strangers(left, [*kept, *new]):
        them, it = ("1 text", "it") if strangers == 1 else (f"{strangers} texts", "they")
        is_, was = ("is", "was") if strangers == 1 else ("are", "were")
        yield f"{them} in {file} {is_} no comment of these answers: {was} {it} changed? Write your words under instead."
    if new:
        yield "--review-comments adds those that are missing, and keeps what you decided."
        if not strangers:
            yield "Was one deleted? It is asked for again: write decide: leave out, and it is not printed."
    else:
        yield f"Decide on every comment in {file}, save it, and make the report again."


def _places(asked: Asked) -> list[Path]:
    from teamcheck.responses.review.decisions import places_of_reviews  # noqa: PLC0415  not for --help

    return places_of_reviews(asked.files, asked.comments)


def _place(asked: Asked, output: Path | None) -> Path:
    """Where the review goes.

    Raises:
        BadParameter: Nobody says where, or it is no place for a private file of this kind.
    """
    from teamcheck.responses.review.decisions import is_review  # noqa: PLC0415  not for --help

    if output is None:
        if places := _places(asked):
            return places[0]
        raise typer.BadParameter("say where the file for your decisions goes.", param_hint="--output")
    if str(output) != "-" and not output.suffix:
        return output / FILE
    if not is_review(output):
        raise typer.BadParameter(
            f"comments to decide on go into a private YAML file; give a name such as {FILE}.", param_hint="--output"
        )
    return output


def _looker(names: Path | None, *, of_round: bool) -> Callable[[str], list[str]]:
    """What finds in a text what may name somebody."""
    from teamcheck.responses.review.look import looker, read_names  # noqa: PLC0415  not for --help

    listed = [] if names is None else read_names(names)
    if of_round:
        from teamcheck.collect.round_file import read_round  # noqa: PLC0415  as above

        listed.append(read_round(HERE).facilitator.name)
    return looker(listed)


def _reviews(asked: Asked, place: Path) -> "tuple[list[Reviewed], list[list[Reviewed]]]":
    """What is decided in the file that is written anew, and in others that are read."""
    from teamcheck.responses.review.read import read_review  # noqa: PLC0415  not for --help

    own = os.path.realpath(place)
    others = {os.path.realpath(path): path for path in _places(asked) if path.is_file()}
    elsewhere = [read_review(path) for real, path in others.items() if real != own]
    return read_review(place) if os.path.lexists(place) else [], elsewhere


def _text(entries: "Sequence[Reviewed]", scored: Scored, look: Callable[[str], list[str]], place: Path) -> str:
    """The text of the file.

    Raises:
        ResponsesError: It is longer than one that can be read.
    """
    from teamcheck.errors import Code, Place, Problem, ResponsesError  # noqa: PLC0415  not for --help
    from teamcheck.responses.review.read import LARGEST  # noqa: PLC0415  as above
    from teamcheck.responses.review.write import write_review  # noqa: PLC0415  as above

    text = write_review(entries, {each.id: each.text for each in scored.questionnaire.comments}, look)
    if len(text.encode()) > LARGEST:
        message, fix = f"{len(entries)} comments are too many for one file", "Go through a few teams at a time: --team, and -o."
        raise ResponsesError([Problem(Code.REVIEW_NOT_USABLE, Place(str(place)), message, fix)])
    return text


def _strangers(left: "Sequence[Reviewed]", found: "Sequence[Reviewed]") -> int:
    """How many entries of the questions that were gone through are none of the comments to them."""
    asked = {(each.comment.team, each.comment.round, each.comment.question) for each in found}
    return sum((each.comment.team, each.comment.round, each.comment.question) in asked for each in left)


def _say_written(asked: Asked, place: Path, found: "Sequence[Reviewed]", new: int | None) -> None:
    comments = "1 comment" if len(found) == 1 else f"{len(found)} comments"
    if new is None:
        _say(asked, f"Wrote {place}, with {comments} for you to read.")
        return
    undecided = sum(each.decision == "undecided" for each in found)
    _say(asked, f"Wrote {place} again, with what you decided: {comments}, {new} of them new, {undecided} undecided.")


def _say_more(asked: Asked, scored: Scored, looked: int, below: int, strangers: int) -> None:
    if looked:
        _say(asked, f"Look twice at {looked} of them: in the lines with look: stands what may name somebody.")
    if below:
        least = max(scored.policy.minimum, 5)
        them = "1 comment is" if below == 1 else f"{below} comments are"
        why = f"with fewer than {least} answers, or fewer than 3 comments to a question, none is shown"
        _say(asked, f"Note: {them} not in it: {why}.")
    if strangers:
        them = "1 text in it is" if strangers == 1 else f"{strangers} texts in it are"
        _say(asked, f"Note: {them} no comment of these answers. To change what is printed, write your words under instead:.")
    _say(asked, "Next: open the file, decide on each comment, save it, and make the report again.")


def _say(asked: Asked, text: str) -> None:
    if not asked.quiet:
        talk(text)
