"""Scorecards and totals for programs and spreadsheets: the same figures, with the same keys, in four formats."""

from __future__ import annotations

import csv
import io
import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from itertools import chain
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel

from teamcheck._inert import inert_json
from teamcheck.report import figure_rows
from teamcheck.report.escaping import markdown
from teamcheck.report.figure_cells import cell, columns, team_rows
from teamcheck.report.figure_lines import line_of
from teamcheck.report.figure_rows import Record

if TYPE_CHECKING:
    from teamcheck.scorecard.public import PublicScorecard
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
_OF_LISTS = ("team", "round", "list", "title", "whose", "n", "count", "named", *_POLICY)
_OF_GROUPS = ("team", "round", "title", "score", "dimensions", "reason", *_POLICY)
_OF_TOTALS = ("team", "part", "breakdown", "cell_text", "round", *_FIGURES, "left_out", "reason", *_POLICY)


def render_figures(
    cards: Sequence[PublicScorecard] | BaseModel, *, to: FiguresFormat, organisation: PublicOrganisation | None = None
) -> str:
    """Write scorecards as data.

    Args:
        cards: Protected scorecards, or what `teamcheck.scorecard.analyst.analyse.analyse` makes of unprotected ones.
        to: ``json``, one object with every team and the organisation (or null); ``jsonl``, one team a line, and the
            organisation as a last line that its ``schema`` tells apart; ``csv``, a row for each team and dimension, then for
            each group and part, then for each option of lists, if there are any: then columns say which list, and how many
            ticked it; ``md``, the same rows as Markdown tables with the main figures.
        organisation: What may be shown of teams together; only beside protected scorecards.

    Returns:
        The whole text, ending in a line break. Withheld figures are ``null`` in JSON and empty in tables.

    Raises:
        TypeError: An organisation is given beside unprotected figures, which have their own.
    """
    if isinstance(cards, BaseModel):
        if organisation is not None:
            raise TypeError("unprotected figures have an organisation of their own")
        return _in_full(_record(cards), to)
    if to == "jsonl":
        return jsonl_of(cards) + ("" if organisation is None else f"{_json(_record(organisation))}\n")
    together = None if organisation is None else _record(organisation)
    if to == "csv":
        norms, lists = any(card.norms for card in cards), any(card.checklists for card in cards)
        totals = figure_rows.totals([_record(card) for card in cards if card.breakdowns], together)
        options = figure_rows.of_lists(_record(card) for card in cards if card.checklists)
        below = _csv(_cells(columns(norms=norms, lists=lists), chain(totals, options)))
        return csv_header(norms=norms, lists=lists) + csv_rows(cards, norms=norms, lists=lists) + below
    teams = [_record(card) for card in cards]
    if to == "md":
        return _markdown(teams, together)
    return _json({"schema": SCHEMA, "teams": teams, "organisation": together}, indent=2) + "\n"


def jsonl_of(cards: Iterable[PublicScorecard]) -> str:
    """Protected scorecards as JSON Lines, one team a line: of slices in order, it is that of all."""
    return "".join([f"{line_of(card)}\n" for card in cards])


def csv_header(*, norms: bool = False, lists: bool = False) -> str:
    """The heading of protected figures as CSV, the same for every set of teams.

    Args:
        norms: Whether it is of teams beside norms.
        lists: Whether rows of lists stand below those of dimensions.
    """
    return _csv([columns(norms=norms, lists=lists)])


def csv_rows(cards: Iterable[PublicScorecard], *, norms: bool = False, lists: bool = False) -> str:
    """The rows of teams below that heading, a row for each dimension: of slices in order, they are those of all."""
    return _csv(row for card in cards for row in team_rows(card, norms=norms, lists=lists))


def _in_full(whole: Record, to: FiguresFormat) -> str:
    """Unprotected figures; their keys are found in them."""
    if to == "json":
        return _json(whole, indent=2) + "\n"
    if to == "jsonl":
        return "".join(f"{_json(each)}\n" for each in whole["teams"])
    if to == "md":
        return _markdown(whole["teams"], None)
    rows = [*figure_rows.of_teams(whole["teams"]), *figure_rows.of_lists(whole["teams"])]
    names = list(dict.fromkeys(name for row in rows for name, _ in _flat(row)))
    return _csv([names, *_cells(names, rows)])


def _record(made: BaseModel) -> Record:
    return made.model_dump(mode="json", by_alias=True)


def _json(value: object, indent: int | None = None) -> str:
    return inert_json(json.dumps(value, ensure_ascii=False, allow_nan=False, indent=indent))


def _csv(rows: Iterable[Sequence[object]]) -> str:
    text = io.StringIO(newline="")
    csv.writer(text, lineterminator="\n").writerows(rows)
    return text.getvalue()


def _cells(names: Sequence[str], records: Iterable[Record]) -> Iterator[list[object]]:
    """The cells of records below some names; what a record lacks is empty."""
    for record in records:
        flat = dict(_flat(record))
        yield [cell(flat.get(name)) for name in names]


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


def _markdown(teams: Sequence[Record], organisation: Record | None) -> str:
    """A table of teams; where there are groups of dimensions, people together in other ways, or lists, one of these each."""
    wholes = [*teams, *([organisation] if organisation else [])]
    unchecked = ("without_ledger",) if any(whole.get("without_ledger") for whole in wholes) else ()
    tables = [
        (_OF_TEAMS, list(figure_rows.of_teams(teams))),
        (_OF_GROUPS, list(figure_rows.of_groups(teams))),
        (_OF_TOTALS, list(figure_rows.totals(teams, organisation))),
        (_OF_LISTS, list(figure_rows.of_lists(teams))),
    ]
    shown = [(keys, rows) for keys, rows in tables if rows] or tables[:1]
    return "\n".join(_table((*keys, *unchecked), rows) for keys, rows in shown)


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
