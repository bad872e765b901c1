"""What `norms build` says of the teams it was given: who takes part, and what looks like a mistake."""

import shlex
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING

from teamcheck.cli.own_folder import is_made_up
from teamcheck.errors import Code, Place, Problem

if TYPE_CHECKING:
    from teamcheck.questionnaire.model import Questionnaire
    from teamcheck.responses.first_look import Headings
    from teamcheck.responses.norms_format import Norms
    from teamcheck.scorecard.norms import Both

_CHECK_Q = "Norms hold only for teams that were asked exactly these statements: is -q the questionnaire that people answered?"


def too_few(file: Path, teams: "Sequence[Both]") -> Problem:
    """That norms need more teams than there are."""
    from teamcheck.responses.norms_format import FEWEST_TEAMS  # noqa: PLC0415  not for --help
    from teamcheck.scorecard.norms import has_score  # noqa: PLC0415  as above

    scored = sum(map(has_score, teams))
    if len(teams) == 1:
        have = f"there is one team, and it has {'a' if scored else 'no'} score"
    else:
        have = f"{scored} of {len(teams)} teams {'has' if scored == 1 else 'have'} a score at all"
    message = f"no feature has scores of {FEWEST_TEAMS} teams or more; {have}"
    fix = "Give the answers of more teams; a team has a score from its minimum of answers on."
    return Problem(Code.NORMS_TOO_FEW_TEAMS, Place(str(file)), message, fix)


def who_takes_part(norms: "Norms", questionnaire: "Questionnaire", teams: "Sequence[Both]", *, verbose: bool) -> Iterator[str]:
    """How many teams the norms are of, how many take no part, and what they do not tell; by name only where asked for."""
    from teamcheck.scorecard.norms import has_score  # noqa: PLC0415  not for --help

    yield f"Norms of {norms.teams} teams, {norms.people} people."
    if out := [team.shown.team for team in teams if not has_score(team)]:
        takes = "takes" if len(out) == 1 else "take"
        which = f": {', '.join(out)}." if verbose else " (--verbose names them)."
        yield f"Note: {len(out)} with too few answers for a score {takes} no part{which}"
    missing = [dimension.title for dimension in questionnaire.scored if dimension.id not in norms.dimensions]
    if missing:
        yield f"Note: too few teams have a score in {', '.join(missing)}: the norms leave it out."
    if all(norm.sd_within is None for norm in norms.dimensions.values()):
        yield "Note: they do not tell how far people of one team differ: it takes ten teams of ten people or more who differ."


def same_names(teams: Mapping[Path, Iterable[str]]) -> str | None:
    """That files hold teams of one name: they may be one team, asked twice."""
    first: dict[str, Path] = {}
    again: dict[str, Path] = {}
    for file, names in teams.items():
        for name in names:
            if first.setdefault(name, file) != file:
                again.setdefault(name, file)
    for name, file in again.items():
        more = f" (and {len(again) - 1} other names)" if len(again) > 1 else ""
        both = f"{first[name]} and {file} both hold a team called {name}{more}: they count as two teams."
        return f"Note: {both} If it is one team that was asked twice, leave the older file out."
    return None


def made_up_among(files: Sequence[Path]) -> str | None:
    """That answers were made up, by `demo` or `simulate`; None where nothing says so."""
    folders = {file.parent for file in files}
    made_up = sorted(str(folder) for folder in folders if is_made_up(folder))
    if not made_up:
        return None
    which = "These answers are made up" if len(made_up) == len(folders) else f"The answers in {', '.join(made_up)} are made up"
    return f"Warning: {which}: nobody gave them. The norms and every report that uses them say so."


def of_another(headings: "Mapping[Path, Headings]", questionnaire: "Questionnaire") -> Iterator[Problem]:
    """The files that were most likely answered to another questionnaire, of which this one is a part."""
    from teamcheck.responses.other_questionnaire import asked_more, others_than  # noqa: PLC0415  not for --help

    others = others_than(questionnaire) if any(found.unknown for found in headings.values()) else []
    for file, found in headings.items():
        if _is_other_pulse(file, found, questionnaire):
            message = "this pulse asked other statements in turn than the questionnaire that -q names"
            yield Problem(Code.ANSWERS_TO_ANOTHER, Place(str(file)), message, _of_one_turn(file, questionnaire))
        elif (other := asked_more(found.asked, found.unknown, others)) is not None:
            message = f"these are answers to the questionnaire {other.id}, and norms of {questionnaire.id} are asked for"
            asked = f"If people were asked {questionnaire.id}, delete the columns that are not of it."
            fix = f"Run it again with -q {other.id}. {asked}" if other.pulse is None else _of_one_turn(file, other)
            yield Problem(Code.ANSWERS_TO_ANOTHER, Place(str(file)), message, fix)


def _is_other_pulse(file: Path, found: "Headings", named: "Questionnaire") -> bool:
    """Whether people were asked another pulse than the one that is named: some of it, and nothing that is not in turn."""
    from teamcheck.questionnaire.load import load_shipped  # noqa: PLC0415  not for --help
    from teamcheck.responses.other_questionnaire import asked_more  # noqa: PLC0415  as above

    if named.pulse is None or not 0 < len(found.asked) < len(named.items):
        return False
    if not found.unknown or _its_own(file, named) is not None:
        return True
    pulses = [each for each in load_shipped() if each.pulse is not None]
    return asked_more(found.asked, found.unknown, pulses) is not None


def _its_own(file: Path, questionnaire: "Questionnaire") -> Path | None:
    """The questionnaire that lies beside the answers to a pulse, which holds what was asked that time; None without one."""
    own = file.with_name(f"{questionnaire.id}.yaml")
    return own if own.is_file() else None


def _of_one_turn(file: Path, pulse: "Questionnaire") -> str:
    """How norms of pulses are built: each time something else is asked."""
    own = _its_own(file, pulse)
    named = f"-q {shlex.quote(str(own))}" if own else "-q and the questionnaire of one of them"
    return f"Name answers of pulses that asked the same statements in turn, and {named}."


def mostly_unknown(headings: "Mapping[Path, Headings]", questionnaire: "Questionnaire") -> str | None:
    """That more columns mean nothing than are items: once, however many files there are."""
    doubtful = [file for file, found in headings.items() if len(found.unknown) > len(found.asked)]
    if not doubtful:
        return None
    where = f"In {doubtful[0]}" + (f" and {len(doubtful) - 1} more" if len(doubtful) > 1 else "")
    return f"Warning: {where} most columns are no statement of the questionnaire {questionnaire.id}. {_CHECK_Q}"
