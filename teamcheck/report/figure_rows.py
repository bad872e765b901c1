"""The rows of figures in a table: teams, their groups, the parts of an organisation and its groups, one row a dimension.

A row is a record with the keys of the JSON. What it is of stands beside its figures: the team or the part, and the group.
"""

from collections.abc import Iterable, Iterator
from typing import Any

Record = dict[str, Any]

#: Between the names on the way to a part, from the top.
_WAY = " / "
_ATTENDANCE = ("size", "answered", "response_rate")
_TEAM_KEYS = ("team", "round", *_ATTENDANCE, "edition", "protected")
#: What a row is of, and why it has no score or leaves somebody out; empty where that does not apply.
_BESIDE = ("part", "level", "breakdown", "cell", "cell_text", "left_out", "reason")


def of_teams(teams: Iterable[Record]) -> Iterator[Record]:
    """The rows of teams; statements and other lists are left to the JSON formats. They come before those of `totals`."""
    for team in teams:
        for dimension, place in zip(team["dimensions"], _places(team), strict=True):
            yield _own(team) | dimension | place | _beside(team, dimension)


def of_lists(teams: Iterable[Record]) -> Iterator[Record]:
    """The rows of checklists, one an option; without a number, where a number would be 0, 1 or 2, or of too few people."""
    for team in teams:
        for found in team.get("checklists", ()):
            asked = {"list": found["id"], "n": found["n"]}
            for option in found["options"]:
                own = {"title": option["text"]} | {key: option[key] for key in ("id", "whose", "count", "named")}
                why = {key: reason for key, reason in found["withheld"].items() if key != "count" or option["count"] is None}
                own["withheld"] = why
                yield _own(team) | asked | own | _beside(team, own)


def of_groups(teams: Iterable[Record]) -> Iterator[Record]:
    """The rows of the upper level of questionnaires that have two, one a group of dimensions."""
    for team in teams:
        for group in team.get("groups", ()):
            members = [each["title"] for each in team["dimensions"] if each["group"] == group["id"]]
            yield _own(team) | group | {"dimensions": "; ".join(members)} | _beside(team, group)


def totals(teams: Iterable[Record], organisation: Record | None) -> Iterator[Record]:
    """The rows of people together: the groups of each team, the parts of the organisation, and its groups."""
    for team in teams:
        yield from _groups(team)
    if organisation is not None:
        for node in organisation["nodes"]:
            own = _own(organisation) | {key: node[key] for key in _ATTENDANCE}
            for dimension in node["dimensions"]:
                of = {"part": _WAY.join(node["path"]) or node["name"], "level": node["level"]}
                yield own | dimension | _beside(organisation, dimension, **of)
        yield from _groups(organisation)


def _own(whole: Record) -> Record:
    """What a row repeats of the scorecard or organisation that it is from."""
    own: Record = {key: whole[key] for key in _TEAM_KEYS if key in whole}
    stamp = whole.get("questionnaire")
    if isinstance(stamp, dict):
        own["questionnaire"] = {key: stamp[key] for key in ("id", "version")}
    return own


def _places(team: Record) -> list[Record]:
    """Where each dimension lies among the teams of norms; nothing without norms."""
    norms = team.get("norms")
    if not norms:
        return [{} for _ in team["dimensions"]]
    return [{"norms": norms["edition"], "norm_percentile": place["percentile"]} for place in norms["dimensions"]]


def _groups(whole: Record) -> Iterator[Record]:
    """The groups of every breakdown; one row with the reason where none of its groups may be shown.

    How many are in a group is not known, so its row has neither size nor share of answers.
    """
    own = {key: value for key, value in _own(whole).items() if key not in _ATTENDANCE}
    for breakdown in whole.get("breakdowns", ()):
        of = {"breakdown": breakdown["id"]}
        if breakdown["cells"] is None:
            yield own | {"withheld": breakdown["withheld"]} | _beside(whole, breakdown, **of)
        for cell in breakdown["cells"] or ():
            for dimension in cell["dimensions"]:
                yield own | dimension | _beside(whole, dimension, **of, cell=cell["id"], cell_text=cell["text"])


def _beside(whole: Record, figures: Record, **of: str | None) -> Record:
    """What people were told, why nobody looked at earlier figures, what the row is of, and why it lacks a score or people."""
    policy = whole.get("policy")
    told: Record = {key: policy[key] for key in ("minimum", "audience")} if isinstance(policy, dict) else {}
    if "without_ledger" in whole:
        told["without_ledger"] = whole["without_ledger"]
    left_out = "; ".join(figures.get("left_out") or ()) or None
    return told | dict.fromkeys(_BESIDE) | of | {"left_out": left_out, "reason": _reason(figures)}


def _reason(figures: Record) -> str | None:
    """In words, why there is no score, no group or no count, or else why somebody is left out."""
    reasons = figures.get("withheld") or {}
    found = next((reasons[key] for key in ("cells", "score", "count", "left_out") if key in reasons), None)
    return found and found["text"]
