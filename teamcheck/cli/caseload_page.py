"""The list of a coach's teams and of what is due next, from a folder of rounds (``teamcheck batch FOLDER``)."""

from collections.abc import Collection, Mapping, Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from teamcheck.report.caseload.model import Caseload
    from teamcheck.report.language import Language

#: What the list is called, and the file for calendars beside it.
NAME, CALENDAR = "index", "due.ics"
_FORMS: Sequence[Literal["html", "md"]] = ("html", "md")
#: Kinds of tables that answers come in.
_TABLES = frozenset({".csv", ".tsv", ".xlsx", ".xls", ".ods", ".sav", ".parquet"})


def is_caseload(sources: Sequence[Path], besides: Collection[Path] = ()) -> bool:
    """Whether one folder is named, without answers of its own, that holds folders of rounds.

    Args:
        sources: What was named to be scored.
        besides: Files that were named for something else, such as a list of teams: they are no answers.
    """
    from teamcheck.collect.caseload import rounds_below  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.collect.round import FILE_NAME  # noqa: PLC0415  as above

    if len(sources) != 1 or not sources[0].is_dir() or (sources[0] / FILE_NAME).is_file():
        return False
    others = {path.resolve() for path in besides}
    try:
        tables = [path for path in sources[0].iterdir() if path.suffix.lower() in _TABLES and path.resolve() not in others]
    except OSError:  # whoever reads the answers says so
        return False
    return not tables and next(rounds_below(sources[0]), None) is not None


def cases_of(folder: Path, today: date) -> "Caseload":
    """The teams that have rounds in the folders below one, and what is due next.

    Args:
        folder: Where they lie.
        today: The day where the coach is.
    """
    from teamcheck.collect.caseload import read_caseload  # noqa: PLC0415  pydantic and YAML: not for --help
    from teamcheck.collect.state import state_folder  # noqa: PLC0415  as above

    return read_caseload(folder, state_folder(), today)


def answers_of(folder: Path, cases: "Caseload", questionnaire: str | None = None) -> list[Path]:
    """The file of answers of every closed round that still has one, earlier rounds too; each has its policy beside it.

    Args:
        folder: Where the rounds lie.
        cases: What was found there.
        questionnaire: Id of the questionnaire that was asked, by itself or as the core of another; None for any.
    """
    from teamcheck.collect.close import ANSWERS  # noqa: PLC0415  pydantic and YAML: not for --help

    rounds = [asked for case in cases.cases for asked in (*reversed(case.earlier), case.asked) if asked.state == "closed"]
    wanted = [asked for asked in rounds if questionnaire in {None, asked.questionnaire, asked.extends}]
    return [file for asked in wanted if (file := folder / asked.folder / ANSWERS).is_file()]


def caseload_pages(
    cases: "Caseload", folder: Path, forms: Sequence[str], links: Mapping[str, str], language: "Language"
) -> dict[Path, str]:
    """The list in each format that has one, or else as a page, and its days for a calendar where any is set, by their places.

    Args:
        cases: The teams.
        folder: Where the pages go.
        forms: The formats that were asked for.
        links: Name of a team to the way from that folder to its report.
        language: What the list is written in.
    """
    from teamcheck.report.caseload.calendar import calendar  # noqa: PLC0415  not for --help
    from teamcheck.report.caseload.render import render_caseload  # noqa: PLC0415  Jinja: not for --help

    wanted = [form for form in _FORMS if form in forms] or _FORMS[:1]
    days = calendar(cases, language)
    beside = CALENDAR if days else ""
    pages = {
        folder / f"{NAME}.{form}": render_caseload(cases, to=form, links=links, calendar=beside, language=language)
        for form in wanted
    }
    return pages | ({folder / CALENDAR: days} if days else {})
