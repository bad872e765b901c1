"""The list of sentences to translate as Babel makes it, the gallery's teams, and words that show whose they are."""

import importlib.util
import io
import re
import sys
from collections.abc import Callable, Iterable, Mapping
from dataclasses import fields, is_dataclass, replace
from pathlib import Path
from types import ModuleType

import pytest
from babel.messages.catalog import Catalog, Message
from babel.messages.extract import extract
from babel.messages.mofile import write_mo
from babel.messages.pofile import write_po

from teamcheck.questionnaire.model import Questionnaire
from teamcheck.report.language import Language
from teamcheck.responses.norms_format import Norms
from teamcheck.scorecard.public import PublicScorecard

#: What takes a sentence to be translated, and which of its arguments hold one (a c marks the sense).
IN_PYTHON = {"say": None, "_say": None, "self": None, "translatable": None, "plural": (1, 2), "word": ((1, "c"), 2)}
IN_TEMPLATES = {"_": None}
#: What speaks to whoever runs a round, in English like every command; and what languages call themselves.
NOT_TRANSLATED = ("progress.py", "starter.py", "languages.py")
Change = Callable[[str], str]
Team = tuple[PublicScorecard, Questionnaire]

PLACE = re.compile(r"\{\w+\}")
HEAD = r"""# The sentences of a report, to be translated: docs/translating.md says how.
# Made by Babel; to change a sentence, change it where it is said and run
# pytest tests/report/languages --update-golden
msgid ""
msgstr ""
"Project-Id-Version: teamcheck\n"
"MIME-Version: 1.0\n"
"Content-Type: text/plain; charset=utf-8\n"
"Content-Transfer-Encoding: 8bit\n"

"""


def taken_out(root: Path, catalog: Catalog, method: str, files: Iterable[Path], keywords: Mapping[str, object]) -> None:
    """Add every sentence of some files to the list, with the files it stands in."""
    for path in files:
        with path.open("rb") as file:
            for line, message, _, context in extract(method, file, keywords=keywords, options={"silent": "false"}):
                text = message if isinstance(message, str) else message[0]
                flags = {"python-brace-format"} if PLACE.search(text) else set()
                catalog.add(message, None, [(path.relative_to(root).as_posix(), line)], flags=flags, context=context)


@pytest.fixture(scope="session")
def modules(root: Path) -> list[Path]:
    """The modules that say something in a report or to people who are asked; those that find problems speak to others."""
    rooms = [file for room in ("report", "collect") for file in sorted((root / "teamcheck" / room).rglob("*.py"))]
    results = sorted((root / "teamcheck" / "scorecard").rglob("*.py"))
    files = [*rooms, *(file for file in results if "import translatable" in file.read_text("utf-8"))]
    others = [root / "teamcheck" / "collect" / name for name in NOT_TRANSLATED]
    others += (root / "teamcheck" / "report" / "gates").glob("*.py")  # logs, in English like every command
    others += [root / "teamcheck" / "report" / name for name in ("evidence.py", "plan/tasks.py")]  # a page of docs/, a table
    return [file for file in files if file not in others and "from teamcheck.errors import" not in file.read_text("utf-8")]


@pytest.fixture(scope="session")
def listed(root: Path, modules: list[Path]) -> Catalog:
    """Every sentence there is to translate."""
    catalog = Catalog()
    taken_out(root, catalog, "python", modules, IN_PYTHON)
    taken_out(root, catalog, "jinja2", sorted((root / "templates").rglob("*.j2")), IN_TEMPLATES)
    assert len(catalog) > 300
    return catalog


@pytest.fixture(scope="session")
def list_text(listed: Catalog) -> str:
    """The same as a file: without dates and lines, so that it changes with the sentences only."""
    made = io.BytesIO()
    write_po(made, listed, width=100, omit_header=True, include_lineno=False)
    return HEAD + made.getvalue().decode("utf-8").strip("\n") + "\n"


@pytest.fixture(scope="session")
def messages(listed: Catalog) -> list[Message]:
    """The entries of the list."""
    return [message for message in listed if message.id]


@pytest.fixture(scope="session")
def gallery_script(root: Path) -> ModuleType:
    """The script of the gallery, for the teams in it."""
    spec = importlib.util.spec_from_file_location("gallery_of_languages", root / "docs" / "gallery" / "make.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


#: Letters of other scripts, so that a page shows which words are the questionnaire's (Greek) and which the team's (Cyrillic).
LATIN = "abcdefghijklmnopqrstuvwxyz"
GREEK, CYRILLIC = (
    str.maketrans(LATIN + LATIN.upper(), "".join(map(chr, range(first, first + len(LATIN)))) * 2) for first in (0x3B1, 0x430)
)
#: What looks like words in a questionnaire and is none.
NAMES = {"id", "keyed", "role", "group", "language", "sha256", "version", "whose", "pulse", "places", "translations"}


def changed(value: object, change: Change) -> object:
    """The same with every text in it changed; ids stay."""
    if isinstance(value, str):
        return change(value)
    if isinstance(value, Mapping):
        return {key: changed(inner, change) for key, inner in value.items()}
    if isinstance(value, tuple):
        return tuple(changed(inner, change) for inner in value)
    if is_dataclass(value):
        texts = [each.name for each in fields(value) if each.name not in NAMES]
        return replace(value, **{name: changed(getattr(value, name), change) for name in texts})
    return value


def norms_in(change: Change, norms: Norms, asked: Questionnaire) -> Norms:
    """Norms with their own words changed, of the statements of a questionnaire whose words were changed."""
    digests = {dimension.id: dimension.sha256 for dimension in asked.dimensions}
    dimensions = {id_: norm.model_copy(update={"statements": digests[id_]}) for id_, norm in norms.dimensions.items()}
    words = {key: text and change(text) for key in ("edition", "sector", "licence") for text in [getattr(norms, key)]}
    return norms.model_copy(update={**words, "dimensions": dimensions})


@pytest.fixture(scope="session")
def teams_with(gallery_script: ModuleType) -> Callable[[Change, Change], list[Team]]:
    """Scorecard and questionnaire of every team of the gallery, with all texts of questionnaires and of teams changed."""
    original = gallery_script.questionnaire_of

    def make(of_questionnaires: Change, of_teams: Change) -> list[Team]:
        texts = ("team", "round", "comments")
        cases = [
            replace(case, **{key: changed(getattr(case, key), of_teams) for key in texts}) for case in gallery_script.CASES
        ]
        asked = {case.questionnaire: changed(original(case.questionnaire), of_questionnaires) for case in cases}
        read = gallery_script.read_norms
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(gallery_script, "questionnaire_of", asked.__getitem__)
            patch.setattr(gallery_script, "read_norms", lambda path, of: norms_in(of_teams, read(path, of), of))
            return [(gallery_script.scorecard_of(case), asked[case.questionnaire]) for case in cases]

    return make


@pytest.fixture(scope="session")
def foreign_teams(teams_with) -> list[Team]:
    """The teams of the gallery, whose words are in letters that the report has not."""
    return teams_with(lambda text: text.translate(GREEK), lambda text: text.translate(CYRILLIC))


@pytest.fixture(scope="session")
def hebrew(pseudo_locale) -> Language:
    """A language in which every sentence is translated, into letters that the report does not have otherwise."""
    return Language("he", pseudo_locale)


@pytest.fixture
def write_catalogue() -> Callable[..., Path]:
    """Write a compiled catalogue into a folder of templates; a pair is a sentence with a plural, or a word after its sense."""

    def write(folder: Path, tag: str, entries: Mapping[object, object]) -> Path:
        catalog = Catalog(locale=tag.replace("-", "_"))
        for key, text in entries.items():
            sense = isinstance(key, tuple) and isinstance(text, str)
            catalog.add(key[1] if sense else key, text, context=key[0] if sense else None)
        file = folder / "locale" / tag / "LC_MESSAGES" / "teamcheck.mo"
        file.parent.mkdir(parents=True)
        with file.open("wb") as made:
            write_mo(made, catalog)
        return file

    return write
