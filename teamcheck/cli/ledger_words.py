"""What the commands say of figures that must not stand beside earlier ones (method M64)."""

import shlex
from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from teamcheck.cli.terminal import talk
from teamcheck.errors import Code, Place, Problem

if TYPE_CHECKING:
    from teamcheck.organisation.ledger.release import Release
    from teamcheck.organisation.ledger.rule import Clash

_GO_ON = 'If it has to be, --without-ledger "REASON" goes on, and the reason is printed in the result.'


def clashing(file: Path, release: "Release", clash: "Clash") -> Problem:
    """Why figures cannot be given out, and what can be done."""
    if clash.why == "cuts":
        return _other_cuts(file, clash)
    kind, *names = release.of
    message = _other_teams(clash) if kind == "part" else _other_answers(release, clash)
    place = Place(str(file), key=" / ".join(names) or None)
    return Problem(Code.CHANGED_SINCE, place, message, f"{_again_named(file, release)}{_cure(kind, release)} {_GO_ON}")


def _cure(kind: str, release: "Release") -> str:
    """What can be done; a page to talk about is one of a team, and never stands beside totals."""
    if kind == "part":
        return "Put the same teams together as then, or wait for the next round: totals are made when all teams are in."
    if kind != "team":
        return "Part people as they were parted then, or wait for the next round."
    if release.cuts:
        return "Wait for the next round."
    return "Wait for the next round, or make a page to talk about without figures: teamcheck report --discussion."


def _again_named(file: Path, release: "Release") -> str:
    """That the file is taken for another one, by its name."""
    if release.source in {"", file.name}:
        return ""
    return f"The file counts as {release.source}, made again; if people were asked again, give it a name of its own. "


def _other_cuts(file: Path, clash: "Clash") -> Problem:
    """The same for every team, part and group of the file, so that it can be said once."""
    earlier, options = clash.earlier, options_of(clash.earlier.cuts)
    message = (
        f"figures of these people were given out on {earlier.day} ({earlier.what}) with {options or 'all teams together'}: "
        "beside them, figures of people who are parted in other ways could give somebody away"
    )
    same = f"Give the same options in this order: {options}. More may follow." if options else "Leave out --tree, as then."
    fix = f"{same} {_GO_ON}"
    return Problem(Code.CHANGED_SINCE, Place(str(file)), message, fix)


def _other_answers(release: "Release", clash: "Clash") -> str:
    """A team beside which people are put together may be counted there, and have no figures of its own."""
    earlier = clash.earlier
    figures = f"figures with {clash.then} of these answers in them" if release.cuts else f"figures of {clash.then} answers"
    same = "some of these answers, or how they are read (as a pulse, with a score, or not), are not the same now"
    changed = same if clash.now == clash.then else f"now there are {clash.now}"
    return (
        f"{figures} were given out on {earlier.day} ({earlier.what}), and {changed}: "
        "two reports of the same round, a few answers apart, show what those answers were."
        f"{_enough(clash, release.size)}"
    )


def _other_teams(clash: "Clash") -> str:
    earlier = clash.earlier
    changed = "it would be of others now" if clash.now == clash.then else f"now it would be of {clash.now}"
    return (
        f"a total of {clash.then} people was given out on {earlier.day} ({earlier.what}), and {changed}, for a team was moved, "
        "added or left out, or other people answered: side by side, the two totals could show what these answered. "
        "A total is given out once in a round"
    )


def _enough(clash: "Clash", size: int | None) -> str:
    """From how many answers on figures can be made again; nothing of groups, which are given out once.

    Args:
        clash: The figures that must not stand beside each other.
        size: Members of the team, where that is known: more than these can never answer.
    """
    if not clash.enough:
        return ""
    if size is not None and size < clash.enough:
        return f" In a team of {size} this round's figures stay as they are: keep the report that is out"
    return f" From {clash.enough} answers on it can be made again"


def options_of(cuts: Iterable[str]) -> str:
    """The options that part people so, as they can be typed.

    Example:
        >>> options_of(["tree/house", "tree/ward", "by/kind of work"])
        "--tree house/ward --by 'kind of work'"
    """
    named = [cut.partition("/") for cut in cuts]
    levels = "/".join(name for kind, _, name in named if kind == "tree")
    tree = ["--tree", levels] if levels else []
    return shlex.join([*tree, *(word for kind, _, name in named if kind == "by" for word in ("--by", name))])


def say_beside_another_file(near: "Sequence[tuple[int, str | None]]") -> None:
    """That figures of another file may be of the same time of asking.

    Args:
        near: Of how many people those are, and the team, where the file says it; at least one.
    """
    people, team = near[0]
    more = len(near) - 1
    others = "" if not more else " and 1 other team" if more == 1 else f" and {more} other teams"
    whose = f" of {team}{others}" if team else ""
    same = "this is the same time of asking" if team else "it is the same team and the same time of asking"
    talk(f"Note: figures of {people} answers{whose} from another file in this folder are out.")
    talk(f"      If {same}, the two, side by side, could show what somebody answered.")


def say_both_are_out() -> None:
    """That there are two now, whatever the reason was."""
    talk("Note: these figures and the earlier ones, side by side, may show what somebody answered: see that nobody has both.")


def say_nobody_knows() -> None:
    """That figures were given out elsewhere, and nobody can tell if the answers were still the same."""
    talk("Note: figures of as many answers were given out on another computer, or by somebody else. Nobody can tell here")
    talk("      if the answers are still the same: if one was changed since, the two together could show which.")
