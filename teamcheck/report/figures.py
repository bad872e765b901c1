"""Scorecards and totals for programs and spreadsheets: the same figures, with the same keys, in four formats."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel

from teamcheck._inert import inert_json, no_formula
from teamcheck.report import figure_rows
from teamcheck.report.escaping import markdown
from teamcheck.report.figure_rows import Record

if TYPE_CHECKING:
    from teamcheck.scorecard.totals.public import PublicOrganisation

FiguresFormat = Literal["json", "jsonl", "csv", "md"]

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
_FIGURES = ("title", "n", "score", "interval", "favourable", "neutral", "unfavourable", "agreement")
_POLICY = ("minimum", "audience")
_OF_TEAMS = ("team", "round", *_FIGURES, *_POLICY)
_OF_TOTALS = ("team", "part", "breakdown", "cell_text", "round", *_FIGURES, "left_out", "reason", *_POLICY)


def render_figures(
    cards: Sequence[BaseModel] | BaseModel, *, to: FiguresFormat, organisation: PublicOrganisation | None = None
) -> str:
    """Write scorecards as data.

    Args:
        cards: Protected scorecards, or what `teamcheck.scorecard.analyst.analyse.analyse` makes of unprotected ones.
        to: ``json``, one object with every team and the organisation (or null); ``jsonl``, one team a line, and the
            organisation as a last line that its ``schema`` tells apart; ``csv``, a row for each team and dimension, then for
            each group and part; ``md``, the same rows as Markdown tables with the main figures.
        organisation: What may be shown of teams together; only beside protected scorecards.

    Returns:
        The whole text, ending in a line break. Withheld figures are ``null`` in JSON and empty in tables.

    Raises:
        TypeError: An organisation is given beside unprotected figures, which have their own.
    """
    whole = _envelope(cards, organisation)
    if to == "json":
        return _json(whole, indent=2) + "\n"
    teams, together = whole["teams"], None if organisation is None else whole["organisation"]
    if to == "jsonl":
        return "".join(f"{_json(each)}\n" for each in (*teams, *([together] if together else [])))
    return _csv(figure_rows.rows(teams, together)) if to == "csv" else _markdown(teams, together)


def _envelope(cards: Sequence[BaseModel] | BaseModel, organisation: PublicOrganisation | None) -> Record:
    if isinstance(cards, BaseModel):
        if organisation is not None:
            raise TypeError("unprotected figures have an organisation of their own")
        return _record(cards)
    together = None if organisation is None else _record(organisation)
    return {"schema": SCHEMA, "teams": [_record(card) for card in cards], "organisation": together}


def _record(made: BaseModel) -> Record:
    return made.model_dump(mode="json", by_alias=True)


def _json(value: object, indent: int | None = None) -> str:
    return inert_json(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent))


def _csv(records: Iterable[Record]) -> str:
    rows = [dict(_flat(row)) for row in records]
    names = list(dict.fromkeys(name for row in rows for name in row))
    text = io.StringIO(newline="")
    writer = csv.writer(text, lineterminator="\n")
    writer.writerow(names)
    writer.writerows([_cell(row.get(name)) for name in names] for row in rows)
    return text.getvalue()


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
        return no_formula(value.replace("\r\n", "\n").replace("\r", "\n"))
    return value


def _markdown(teams: Sequence[Record], organisation: Record | None) -> str:
    """A table of teams; where people are put together in other ways too, a second one of these."""
    wholes = [*teams, *([organisation] if organisation else [])]
    unchecked = ("without_ledger",) if any(whole.get("without_ledger") for whole in wholes) else ()
    first = _table((*_OF_TEAMS, *unchecked), figure_rows.of_teams(teams))
    together = list(figure_rows.totals(teams, organisation))
    return f"{first}\n{_table((*_OF_TOTALS, *unchecked), together)}" if together else first


def _table(keys: Sequence[str], records: Iterable[Record]) -> str:
    lines = [_line(keys), _line([":--"] * len(keys))]
    lines += [_line([markdown(_shown(row.get(key))) for key in keys]) for row in map(_with_end, records)]
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
