"""What can go wrong, as data: where, what, how to mend it, and a code that docs/problems.md explains.

A fault that a user can cause is a `Problem`. Problems are collected and raised together, once, so that a file is mended in
one go. The classes of errors, at the end, say what could not be used or written. Bugs stay ordinary exceptions.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Literal


class Code(StrEnum):
    """The code of every problem: one entry each in docs/problems.md. A code is never used again for something else."""

    QUESTIONNAIRE_NOT_FOUND = "Q001"
    QUESTIONNAIRE_NOT_READABLE = "Q002"
    QUESTIONNAIRE_TOO_LARGE = "Q003"
    QUESTIONNAIRE_NOT_TEXT = "Q004"
    YAML_SYNTAX = "Q005"
    YAML_NOT_ONE_MAPPING = "Q006"
    YAML_KEY_TWICE = "Q007"
    YAML_NOT_PLAIN = "Q008"
    YAML_MISREAD = "Q009"
    KEY_UNKNOWN = "Q010"
    KEY_MISSING = "Q011"
    VALUE_NOT_ALLOWED = "Q012"
    FORMAT_UNKNOWN = "Q013"
    ID_NOT_ALLOWED = "Q014"
    ID_TWICE = "Q015"
    ID_NOT_FILE_NAME = "Q016"
    SCALE_NOT_USABLE = "Q017"
    SCALE_UNKNOWN = "Q018"
    WORDS_TWICE = "Q019"
    REFERENCE_UNKNOWN = "Q020"
    REFERENCE_CIRCLE = "Q021"
    BANDS_NOT_USABLE = "Q022"
    TRANSLATION_NOT_OF_THIS = "Q023"
    MORE_QUESTIONNAIRE_PROBLEMS = "Q024"
    LANGUAGE_NOT_THERE = "Q025"
    TEXT_TOO_LONG = "Q026"
    FORM_CANNOT_HOLD = "Q027"
    FORM_LOSES = "Q028"
    TRANSLATION_OUTDATED = "Q030"
    TRANSLATION_LONG = "Q031"
    ID_OF_BASE = "Q032"
    CORE_TOUCHED = "Q033"
    NOTHING_SCORED = "Q035"
    ITEM_LENGTH = "Q101"
    ITEM_TWO_CLAIMS = "Q102"
    ITEM_NEGATION = "Q103"
    ITEM_WHY_MISSING = "Q104"
    DIMENSION_FEW_ITEMS = "Q105"
    DIMENSION_NOTHING_TO_DISCUSS = "Q106"
    SOURCE_NOT_SAID = "Q107"
    TRANSLATION_INCOMPLETE = "Q108"
    ITEM_LIKE_ANOTHER = "Q109"

    FILE_NOT_READABLE = "R001"
    FILE_EMPTY = "R002"
    NOT_ANSWERS = "R003"
    ZIP_OF_FILES = "R004"
    SPSS_FILE = "R005"
    WORKBOOK_NOT_READABLE = "R006"
    NO_FITTING_SHEET = "R007"
    ENCODING_UNKNOWN = "R008"
    LETTERS_LOST = "R009"
    RAGGED_ROW = "R010"
    TEXT_NOT_A_TABLE = "R011"
    NO_HEADING_ROW = "R012"
    NO_ROWS = "R013"
    MISSING_COLUMN = "R014"
    TWO_COLUMNS = "R015"
    UNKNOWN_LABEL = "R016"
    NOT_A_POINT = "R017"
    NUMBER_AGAINST_LABEL = "R018"
    NO_NOT_APPLICABLE = "R019"
    BARE_NUMBERS = "R020"
    REVERSED_POINTS = "R021"
    SAME_RESPONDENT = "R022"
    NO_TEAM_IN_ROW = "R023"
    TEAM_IN_TWO_FILES = "R024"
    NO_SUCH_TEAM = "R025"
    SIZE_OF_WHICH_TEAM = "R026"
    SIZE_TOO_SMALL = "R027"
    TEAM_WITHOUT_SIZE = "R028"
    LIST_OF_TEAMS = "R029"
    POLICY_NOT_USABLE = "R030"
    MINIMUM_TOO_LOW = "R031"
    COMMENTS_NOT_USABLE = "R032"
    MORE_PROBLEMS = "R033"
    NO_SUCH_ROUND = "R034"
    NO_ITEMS = "R035"
    COPY_NOT_TOLD = "R036"
    AUDIENCE_WIDENED = "R037"
    FEW_ROUNDS = "R040"
    ROUND_TWICE = "R041"
    TEAMS_TO_COMPARE = "R042"
    FIGURES_NOT_USABLE = "R043"
    FIGURES_PROTECTED = "R044"
    PLAN_NOT_READABLE = "R045"
    PLAN_OF_SOMETHING_ELSE = "R046"
    GOALS_NOT_READABLE = "R047"
    NOT_ON_THE_LIST = "R048"
    LEADERS_ROW = "R049"
    NORMS_TOO_FEW_TEAMS = "R050"
    NORMS_NOT_USABLE = "R051"
    NORMS_OF_ANOTHER = "R052"
    NO_ANSWERS_BELOW = "R053"
    ANSWERS_TO_ANOTHER = "R054"
    NO_OTHER_TEAM = "R055"
    AGAINST_THE_OTHERS = "R060"
    NOT_WHOLE_SHEETS = "R061"
    NAME_TOO_LONG = "R070"
    TREE_NOT_USABLE = "R072"
    BACKGROUND_NOT_A_CHOICE = "R073"
    CHANGED_SINCE = "R080"
    LEDGER_NOT_USABLE = "R081"
    OUTPUT_NOT_READABLE = "R085"
    REVIEW_NOT_USABLE = "R090"
    PARQUET_NOT_USABLE = "R091"
    MAP_NOT_USABLE = "R092"
    NOT_OF_THIS_TOOL = "R093"
    SPREAD_ANSWER = "R094"
    DESCRIPTION_NOT_USABLE = "R095"
    STATUS_UNKNOWN = "R096"
    HEADINGS_SHORTENED = "R097"
    HEADING_SAYS_TWO_ITEMS = "R098"
    LABELS_AS_HEADINGS = "R099"
    DICTIONARY_NOT_USABLE = "R100"
    VALUE_LABELS = "R101"
    ORDER_DOES_NOT_FIT = "R103"
    LINK_NOT_USABLE = "R104"
    NO_SUCH_COLUMN = "R105"
    OPTION_COLUMNS = "R106"

    PLAN_MANY_ACTIONS = "P101"
    PLAN_FIRST_STEP = "P102"
    PLAN_NOT_MEASURABLE = "P103"
    PLAN_NOT_OWNED = "P104"
    PLAN_FULL_NAME = "P105"
    PLAN_NOT_DATED = "P106"
    PLAN_HELP_NOT_SAID = "P107"
    PLAN_WHOSE_NOT_SAID = "P108"
    GOALS_MANY = "P201"
    GOAL_NOT_SPECIFIC = "P202"
    GOAL_NOT_MEASURABLE = "P203"
    GOAL_NOT_OWNED = "P204"
    GOAL_NOT_DATED = "P205"
    GOAL_NOT_TRACED = "P206"
    PULSE_FEW_PEOPLE = "P301"
    YOU_SAID_NOT_READABLE = "P302"
    YOU_SAID_MANY = "P303"
    YOU_SAID_NAME = "P304"
    YOU_SAID_NOTHING_DONE = "P305"

    LOOK_NOT_READABLE = "T001"
    LOOK_TOO_LARGE = "T002"
    LOOK_NOT_TEXT = "T003"
    STYLE_NOT_ALLOWED = "T004"
    NOT_A_LOGO = "T005"
    TEMPLATE_OUTSIDE = "T006"
    TEMPLATE_UNUSED = "T007"
    TEMPLATE_SYNTAX = "T008"
    TEMPLATE_FAILED = "T009"
    CATALOGUE_NOT_USABLE = "T010"

    NO_ROUND = "C001"
    ROUND_CHANGED = "C002"
    ROUND_CLOSED = "C003"
    ROUND_NOT_OPEN = "C004"
    TOO_FEW_TO_CLOSE = "C005"
    CANNOT_REOPEN = "C006"
    BOX_DAMAGED = "C007"
    CLOSING_UNFINISHED = "C008"
    ANSWERS_IN_THE_WAY = "C009"
    NO_TERMINAL = "C010"
    EXTRA_MISSING = "C011"
    ADDRESS_NOT_USABLE = "C012"
    CERTIFICATE_NOT_USABLE = "C013"
    CODE_NOT_READABLE = "C014"
    SHEET_ALREADY_IN = "C015"
    ROUND_FULL = "C016"
    ENOUGH_TO_CLOSE = "C017"
    ROUND_DOUBTFUL = "C101"

    SETTING_NOT_USABLE = "G001"
    SETTINGS_NOT_READABLE = "G002"

    NOT_WRITTEN = "W001"
    FOLDER_IN_THE_WAY = "W002"
    FILE_IN_THE_WAY = "W003"
    ALREADY_THERE = "W004"
    NOT_ITS_OWN_FOLDER = "W005"
    ITS_OWN_INPUT = "W006"

    ENGINE_MISSING = "E001"
    ENGINE_FAILED = "E002"


@dataclass(frozen=True, slots=True)
class Place:
    """Where a problem is, as precisely as it is known.

    Attributes:
        file: Path as the user gave it, or ``-`` for standard input.
        line: Line of a text file, counted from 1.
        row: Row of a table as a spreadsheet shows it: the heading row is row 1.
        column: Column letter as a spreadsheet shows it (``A``, ``AB``).
        sheet: Name of the sheet of a workbook.
        key: Path inside a YAML document (``dimensions[0].items[2].text``), or the item or heading concerned.
    """

    file: str
    line: int | None = None
    row: int | None = None
    column: str | None = None
    sheet: str | None = None
    key: str | None = None

    def __str__(self) -> str:
        """Say the place in words: ``answers.csv, row 12, column D (goals1)``."""
        parts = [f"{self.file}:{self.line}" if self.line is not None else self.file]
        if self.sheet is not None:
            parts.append(f'sheet "{self.sheet}"')
        if self.row is not None:
            parts.append(f"row {self.row}")
        if self.column is not None:
            parts.append(f"column {self.column}")
        text = ", ".join(parts)
        return f"{text} ({self.key})" if self.key else text


@dataclass(frozen=True, slots=True)
class Problem:
    """One fault, said so that its reader can mend it.

    Attributes:
        code: Entry in docs/problems.md.
        place: Where it is.
        message: What is wrong, one sentence, in the reader's words.
        fix: What to do about it, ready to follow or to paste.
        severity: ``warning`` where the file can still be used.
    """

    code: Code
    place: Place
    message: str
    fix: str
    severity: Literal["error", "warning"] = "error"

    def __str__(self) -> str:
        """The problem in two lines: what and where, then the cure."""
        return f"{self.place}: {self.message} [{self.code}]\n  → {self.fix}"


class TeamcheckError(Exception):
    """Something a caller can mend; ``problems`` holds all of it.

    Attributes:
        problems: Every fault found, in the order of the file; never empty.
    """

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems: tuple[Problem, ...] = tuple(problems)
        super().__init__("\n".join(str(problem) for problem in self.problems))


class QuestionnaireError(TeamcheckError):
    """A questionnaire or a translation cannot be used."""


class ResponsesError(TeamcheckError):
    """Answers, comments, a policy or a list of teams cannot be used."""


class RoundError(TeamcheckError):
    """A round cannot be read, opened, closed or asked."""


class TemplateError(TeamcheckError):
    """A template, a style sheet or a logo of the user's own cannot be used."""


class SettingsError(TeamcheckError):
    """A file of settings cannot be used."""


class OutputError(TeamcheckError):
    """A result cannot be written where it should go."""


class EngineError(TeamcheckError):
    """The engine that was asked for is not installed, cannot start, or has failed; nothing is wrong with the answers."""
