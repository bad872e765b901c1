"""Scorecards for programs and spreadsheets: the same figures, with the same keys, in four formats."""

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import Any, Literal

from pydantic import BaseModel

from teamcheck.report.escaping import markdown

FiguresFormat = Literal["json", "jsonl", "csv", "md"]
Record = dict[str, Any]

SCHEMA = "teamcheck/scorecards/1"

#: Keys that hold two ends of a range, and what their two columns are called.
_ENDS = ("low", "high")
_PAIRS = frozenset(
    {
        "interval",
        "worst_case",
        "middle_half",
        "lowest_highest",
        "t_interval",
        "fpc_interval",
        "moderated_interval",
        "scale",
        "norm_percentile",
    }
)
_NESTED: Mapping[str, tuple[str, ...]] = {"spread": ("middle_half", "lowest_highest")}
_TEAM_KEYS = ("team", "round", "size", "answered", "response_rate", "edition", "protected")
_MARKDOWN_KEYS = ("team", "round", "title", "n", "score", "interval", "favourable", "neutral", "unfavourable", "agreement")
#: A cell that begins with one of these would be run as a formula by a spreadsheet.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def render_figures(cards: Sequence[BaseModel] | BaseModel, *, to: FiguresFormat) -> str:
    """Write scorecards as data.

    Args:
        cards: Protected scorecards, or what `teamcheck.scorecard.analyst.analyse.analyse` makes of unprotected ones.
        to: ``json``, one object with every team and the organisation (or null); ``jsonl``, one team a line; ``csv``, a row
            for each team and dimension; ``md``, the same rows as a Markdown table with the main figures.

    Returns:
        The whole text, ending in a line break. Withheld figures are ``null`` in JSON and empty in tables.
    """
    whole = _envelope(cards)
    if to == "json":
        return _json(whole, indent=2) + "\n"
    teams = whole["teams"]
    if to == "jsonl":
        return "".join(f"{_json(team)}\n" for team in teams)
    return _csv(teams) if to == "csv" else _markdown(teams)


def _envelope(cards: Sequence[BaseModel] | BaseModel) -> Record:
    if isinstance(cards, BaseModel):
        return cards.model_dump(mode="json", by_alias=True)
    teams = [card.model_dump(mode="json", by_alias=True) for card in cards]
    return {"schema": SCHEMA, "teams": teams, "organisation": None}


def _json(value: object, indent: int | None = None) -> str:
    return json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent)


def _csv(teams: Iterable[Record]) -> str:
    rows = [dict(_flat(row)) for row in _rows(teams)]
    names = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(row.get(name)) for name in names] for row in rows)
    return text.getvalue()


def _rows(teams: Iterable[Record]) -> Iterator[Record]:
    """A team's own keys before those of each of its dimensions; statements and other lists are left to the JSON formats."""
    for team in teams:
        own = {key: team[key] for key in _TEAM_KEYS if key in team}
        stamp = team.get("questionnaire")
        if isinstance(stamp, dict):
            own["questionnaire"] = {key: stamp[key] for key in ("id", "version")}
        for dimension, place in zip(team["dimensions"], _places(team), strict=True):
            yield own | dimension | place


def _places(team: Record) -> list[Record]:
    """Where each dimension lies among the teams of norms; nothing without norms."""
    norms = team.get("norms")
    if not norms:
        return [{} for _ in team["dimensions"]]
    return [{"norms": norms["edition"], "norm_percentile": place["percentile"]} for place in norms["dimensions"]]


def _flat(row: Record, prefix: str = "") -> Iterator[tuple[str, object]]:
    """Columns of a row: ``interval`` becomes ``interval_low`` and ``interval_high``, a record's keys follow its own."""
    for key, value in row.items():
        name = f"{prefix}{key}"
        if key == "withheld" and isinstance(value, dict):
            yield name, "; ".join(f"{figure}: {reason['code']}" for figure, reason in value.items())
        elif key in _PAIRS:
            low, high = value if isinstance(value, list) else (None, None)
            yield f"{name}_{_ENDS[0]}", low
            yield f"{name}_{_ENDS[1]}", high
        elif isinstance(value, dict) or key in _NESTED:
            record = value if isinstance(value, dict) else dict.fromkeys(_NESTED[key])
            yield from _flat(record, f"{name}_")
        elif not isinstance(value, list):
            yield name, value


def _cell(value: object) -> object:
    """A cell that a spreadsheet shows as it is.

    >>> _cell("=1+1"), _cell(-0.5), _cell(None)
    ("'=1+1", -0.5, '')
    """
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, str):
        inert = f"'{value}" if value.startswith(_FORMULA) else value
        return inert.replace("\r\n", "\n").replace("\r", "\n")
    return value


def _markdown(teams: Iterable[Record]) -> str:
    lines = [_line(_MARKDOWN_KEYS), _line([":--"] * len(_MARKDOWN_KEYS))]
    rows = map(_with_end, _rows(teams))
    lines += [_line([markdown(_shown(row.get(key))) for key in _MARKDOWN_KEYS]) for row in rows]
    return "\n".join(lines) + "\n"


def _with_end(row: Record) -> Record:
    """A row whose score says "or more" where its end is open; the other formats have a key of its own for that."""
    end = row.get("score_end")
    return row if end is None else row | {"score": f"{row['score']} {end}"}


def _line(cells: Iterable[str]) -> str:
    return f"| {' | '.join(cells)} |"


def _shown(value: object) -> str:
    if value is None:
        return ""
    if isinstance(value, list):
        return " to ".join(_shown(part) for part in value)
    return f"{value:.2f}" if isinstance(value, float) else str(value)
