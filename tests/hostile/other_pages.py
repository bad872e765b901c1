"""What the pages beside the report are made of, full of a text: a leader's own answers, two teams, a list alone, two pulses."""

import csv
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path

import yaml

Put = Callable[[], str]

_SCALE = {"agree": {"points": {n: f"Answer {n}" for n in range(1, 6)}}}
_ROWS = ("554", "443", "542", "453", "445")


def put_other_pages(path: Path, put: Put, people: int) -> None:
    """Write, each into a folder of its own, a questionnaire ``ours.yaml`` and answers; pulses into the folder of a team.

    Args:
        path: Where the folders go.
        put: Gives the text once more, with another number behind it.
        people: How many answered.
    """
    _leader(path / "led", put, people)
    _two_teams(path / "two", put, people)
    _list(path / "list", put, people)
    _pulses(path / "team" / "pulses", put, people)


def _asked(put: Put, **more: object) -> dict[str, object]:
    items = [{"id": f"aims{n}", "text": put(), "keyed": "negative" if n == 3 else "positive"} for n in (1, 2, 3)]
    return {
        "schema": "teamcheck/questionnaire/1",
        "id": "ours",
        "version": "1.0.0",
        "language": "en",
        "title": put(),
        "caution": put(),
        "scales": _SCALE,
        "scale": "agree",
        "dimensions": [{"id": "aims", "title": put(), "question": put(), "items": items, "discuss": [put()]}],
        **more,
    }


def _leader(folder: Path, put: Put, people: int) -> None:
    asked = _asked(put, voices={"leader": {f"aims{n}": put() for n in (1, 2, 3)}})
    team = put()
    rows = [[team, "", *_ROWS[n % len(_ROWS)]] for n in range(people)]
    _write(folder, asked, [["team", "voice", "aims1", "aims2", "aims3"], *rows, [team, "leader", 4, 4, 2]])


def _two_teams(folder: Path, put: Put, people: int) -> None:
    ours, theirs = put(), put()
    rows = [[*pair, *_ROWS[n % len(_ROWS)]] for pair in ((ours, theirs), (theirs, ours)) for n in range(people)]
    _write(folder, _asked(put, about="team"), [["team", "about", "aims1", "aims2", "aims3"], *rows])


def _list(folder: Path, put: Put, people: int) -> None:
    options = {f"o{n}": {"text": put(), "whose": "raise" if n == 1 else "ours"} for n in range(6)}
    asked = _asked(put, checklists=[{"id": "hurdles", "text": put(), "choose": 2, "options": options, "discuss": [put()]}])
    for key in ("dimensions", "scales", "scale"):
        del asked[key]
    team = put()
    _write(folder, asked, [["team", "hurdles"], *([team, f"o{n % 4};o5"] for n in range(people))])


def _pulses(folder: Path, put: Put, people: int) -> None:
    asked, team = _asked(put, always=["aims1"]), put()
    for name in ("2026-01-01", "2026-01-08"):
        rows = [["aims1", "aims2", "aims3"], *_ROWS * people]
        _write(folder / name, asked, rows[: people + 1])
        says = {
            "schema": "teamcheck/round/1",
            "id": "abcdef12345" + name[-1],
            "questionnaire": "ours.yaml",
            "team": team,
            "round": name,
            "people": people + 20,
            "facilitator": {"name": put()},
            "why": put(),
        }
        _put_yaml(folder / name / "round.yaml", says)
    heard = [{"said": put(), "did": put()}, {"said": put(), "open": put()}]
    _put_yaml(folder / "2026-01-01" / "you-said.yaml", {"schema": "teamcheck/you-said/1", "heard": heard})


def _write(folder: Path, asked: Mapping[str, object], rows: Iterable[Iterable[object]]) -> None:
    folder.mkdir(parents=True)
    _put_yaml(folder / "ours.yaml", asked)
    with (folder / "answers.csv").open("w", encoding="utf-8", newline="") as file:
        csv.writer(file).writerows(rows)


def _put_yaml(path: Path, content: Mapping[str, object]) -> None:
    path.write_text(yaml.dump(dict(content), allow_unicode=True, sort_keys=False), encoding="utf-8")
