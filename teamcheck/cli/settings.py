"""``teamcheck.toml``: gates, and what `batch` is usually called with, so that nobody types it each time.

Why not with pydantic: a dozen keys, each with a sentence of its own for what is wrong with it.
"""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import TYPE_CHECKING, get_args

from teamcheck._names import shorten
from teamcheck._ordinary import open_ordinary
from teamcheck.errors import Code, Place, Problem, SettingsError

if TYPE_CHECKING:
    from teamcheck.organisation.gates.gate import Gate
    from teamcheck.responses.model import Audience

#: The file that is read where none is named, in the folder that a command is called in.
FILE_NAME = "teamcheck.toml"
#: Largest file that is read, in bytes.
_LARGEST = 64 << 10
#: No limit is as large, and the text of a number with thousands of digits is none that Python makes.
_LARGEST_NUMBER = 999_999
_GATES = ("min-response-rate", "max-withheld", "fail-under", "max-apart")
_BATCH = ("questionnaire", "teams", "tree", "audience", "by", "formats")
_TABLES: Mapping[str, Sequence[str]] = {"gates": _GATES, "batch": _BATCH}
_AT_LINE = re.compile(r"\s*\(at (?:line (\d+), column \d+|end of document)\)$")
_HEADER = re.compile(r"\s*\[\s*([\w.-]+)\s*\]")
_ANY = "A file to start from is in docs/ci.md."


@dataclass(frozen=True, slots=True)
class BatchSettings:
    """What `batch` is called with where the command line does not say it; paths are as the file's own folder sees them."""

    questionnaire: str | None = None
    teams: Path | None = None
    tree: str | None = None
    audience: "Audience | None" = None
    by: tuple[str, ...] = ()
    formats: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Settings:
    """What a file of settings says; ``file`` is None where there is none."""

    file: Path | None = None
    gates: "tuple[Gate, ...]" = ()
    batch: BatchSettings = BatchSettings()


def read_settings(named: Path | None) -> Settings:
    """Read the file of settings that is named, or else the one in this folder, or nothing.

    Raises:
        SettingsError: It cannot be read, or says something that cannot be used; with every fault.
    """
    file = Path(FILE_NAME) if named is None else named
    if named is None and not file.is_file():
        return Settings()
    text = _text(file)
    said = _Said(file, text, _parsed(file, text))
    settings = Settings(file, said.gates(), said.batch())
    if said.problems:
        raise SettingsError(sorted(said.problems, key=lambda problem: problem.place.line or 0))
    return settings


def _text(file: Path) -> str:
    try:
        with open_ordinary(file) as stream:
            content = stream.read(_LARGEST + 1)
    except OSError as error:
        why = "this is a folder" if file.is_dir() else f"the file cannot be read: {error.strerror}"
        raise _unreadable(file, why) from None
    if len(content) > _LARGEST:
        raise _unreadable(file, f"the file is larger than {_LARGEST >> 10} KiB, so it is something else")
    try:
        return content.decode("utf-8-sig")
    except UnicodeDecodeError:
        raise _unreadable(file, "the file is no text in UTF-8") from None


def _parsed(file: Path, text: str) -> Mapping[str, object]:
    import tomllib  # noqa: PLC0415  only where there is such a file

    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError as error:
        found = _AT_LINE.search(str(error))
        line = int(found[1]) if found and found[1] else None
        raise _unreadable(file, f"this is no TOML: {shorten(_AT_LINE.sub('', str(error)))}", line) from None
    except (ValueError, RecursionError):  # a number of thousands of digits, a day that is none, lists in lists in lists
        raise _unreadable(file, "a value in this file cannot be read") from None


def _unreadable(file: Path, why: str, line: int | None = None) -> SettingsError:
    return SettingsError([Problem(Code.SETTINGS_NOT_READABLE, Place(str(file), line=line), why, _ANY)])


class _Said:
    """What a file says, taken out key by key; what is wrong with it is gathered.

    Attributes:
        problems: What was found so far.
    """

    def __init__(self, file: Path, text: str, content: Mapping[str, object]) -> None:
        self._file, self._lines = file, text.splitlines()
        self.problems: list[Problem] = []
        self._tables: dict[str, Mapping[str, object]] = {name: self._table(content, name) for name in _TABLES}
        self._look_for_unknown(content, list(_TABLES), "")

    def _table(self, content: Mapping[str, object], name: str) -> Mapping[str, object]:
        table = content.get(name, {})
        if not isinstance(table, dict):
            self._add("", name, f"{name} is a table: write [{name}], and its keys below")
            return {}
        self._look_for_unknown(table, _TABLES[name], name)
        return table

    def _look_for_unknown(self, content: Mapping[str, object], known: Sequence[str], table: str) -> None:
        for key in content:
            if key not in known:
                near = get_close_matches(key.lower().replace("_", "-"), known, n=1)
                meant = f"did you mean {near[0]}?" if near else f"there is {', '.join(known)}"
                self._add(table, key, f'"{shorten(key)}" is no key of teamcheck; {meant}')

    def _add(self, table: str, key: str, message: str, inner: str = "") -> None:
        path = ".".join(shorten(part) for part in (table, key, inner) if part)
        place = Place(str(self._file), line=self._line_of(table, key, inner), key=path)
        self.problems.append(Problem(Code.SETTING_NOT_USABLE, place, message, _ANY))

    def _line_of(self, table: str, key: str, inner: str) -> int | None:
        """Where a key stands, as far as a look at the lines tells: Python's reader of TOML does not say it."""
        wanted = [(f"{table}.{key}".strip("."), inner)] if inner else []
        here = ""
        for number, line in enumerate(self._lines, start=1):
            if found := _HEADER.match(line):
                here = found[1]
                if here == f"{table}.{key}".strip(".") and not inner:
                    return number
            if any(self._begins(line, name) for place, name in [*wanted, (table, key)] if place == here and name):
                return number
        return None

    def _begins(self, line: str, key: str) -> bool:
        return re.match(rf"""\s*["']?{re.escape(key)}["']?\s*[=.]""", line) is not None

    def gates(self) -> "tuple[Gate, ...]":
        """The gates of the file."""
        from teamcheck.organisation.gates import gate  # noqa: PLC0415  pydantic: not for --help

        said = self._tables["gates"]
        readers: Mapping[str, Callable[[str], Gate]] = {
            "min-response-rate": gate.response_rate,
            "max-withheld": gate.withheld,
            "fail-under": lambda text: gate.under([text])[0],
            "max-apart": gate.apart,
        }
        under = said.get("fail-under")
        each = [(key, "", said[key]) for key in _GATES if key in said and not isinstance(said[key], dict)]
        each += [("fail-under", name, limit) for name, limit in under.items()] if isinstance(under, dict) else []
        self._refuse_tables(said)
        return tuple(
            made for key, name, value in each if (made := self._gate(key, name, value, readers[key], gate.NotAGateError))
        )

    def _refuse_tables(self, said: Mapping[str, object]) -> None:
        for key in _GATES:
            if isinstance(said.get(key), dict) and key != "fail-under":
                self._add("gates", key, "a whole number goes here")

    def _gate(
        self, key: str, name: str, value: object, reader: "Callable[[str], Gate]", refusal: type[Exception]
    ) -> "Gate | None":
        """The gate of a key; of one dimension where ``fail-under`` names it."""
        if isinstance(value, bool) or not isinstance(value, int | str) or (isinstance(value, int) and value > _LARGEST_NUMBER):
            self._add("gates", key, "a whole number goes here", name)
            return None
        try:
            return reader(f"{name}={value}" if name else str(value))
        except refusal as error:
            self._add("gates", key, str(error), name)
            return None

    def batch(self) -> BatchSettings:
        """What the file says for `batch`."""
        from teamcheck.responses.model import Audience  # noqa: PLC0415  not for --help

        questionnaire, teams = self._string("questionnaire"), self._string("teams")
        audience = self._string("audience")
        known = next((each for each in get_args(Audience) if each == audience), None)
        if audience is not None and known is None:
            self._add("batch", "audience", f'"{shorten(audience)}" is none of {", ".join(get_args(Audience))}')
        return BatchSettings(
            questionnaire=self._from_here(questionnaire) if questionnaire and _is_path(questionnaire) else questionnaire,
            teams=Path(self._from_here(teams)) if teams else None,
            tree=self._string("tree"),
            audience=known,
            by=self._strings("by"),
            formats=self._strings("formats"),
        )

    def _from_here(self, path: str) -> str:
        """A path of the file, as this folder sees it."""
        return str(self._file.parent / path)

    def _string(self, key: str) -> str | None:
        value = self._tables["batch"].get(key)
        if value is None or (isinstance(value, str) and value.strip() and value.isprintable()):
            return value
        self._add("batch", key, "a text on one line goes here, in quotes")
        return None

    def _strings(self, key: str) -> tuple[str, ...]:
        value = self._tables["batch"].get(key, [])
        texts = [value] if isinstance(value, str) else value
        if isinstance(texts, list) and all(isinstance(text, str) and text.strip() and text.isprintable() for text in texts):
            return tuple(texts)
        self._add("batch", key, 'a text goes here, or a list of texts: ["html", "md"]')
        return ()


def _is_path(questionnaire: str) -> bool:
    """Whether a questionnaire is named by its file; other names are those of questionnaires that come along."""
    return "/" in questionnaire or questionnaire.lower().endswith((".yaml", ".yml"))
