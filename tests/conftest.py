"""What every test shares: no network, the same examples, the program as a process, a round, a made-up language, grades."""

import contextlib
import gettext
import os
import re
import secrets
import shutil
import socket
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path
from statistics import mean
from typing import Any, NoReturn, Protocol

import pytest
from hypothesis import HealthCheck, settings

from teamcheck.collect.room.listen import port_of
from teamcheck.collect.round import FILE_NAME, Facilitator, Round, Words
from teamcheck.questionnaire.model import Questionnaire

ROOT = Path(__file__).resolve().parent.parent

# A shared machine may be slow at any moment: how long an example takes says nothing about it.
settings.register_profile("dev", deadline=None, max_examples=50, suppress_health_check=[HealthCheck.too_slow])
settings.register_profile("ci", settings.get_profile("dev"), max_examples=100, derandomize=True, database=None, print_blob=True)
#: Whether a service runs the tests; looked at here, for tests themselves are run as if none did.
IN_CI = bool(os.environ.get("CI"))
#: In how many seconds before midnight no test begins.
LAST_OF_A_DAY = 60
settings.load_profile("ci" if IN_CI else "dev")


@dataclass(frozen=True, slots=True)
class Ran:
    """What a finished process left: its exit code and its two streams as text."""

    code: int
    out: str
    err: str


class Run(Protocol):
    """Runs ``python -m teamcheck`` and waits for it."""

    def __call__(
        self, *argv: str | Path, cwd: Path | None = None, stdin: bytes = b"", env: Mapping[str, str] | None = None
    ) -> Ran: ...


#: What stays as it is in a sentence: places for values, elements and references of HTML. Everything else is words.
_KEPT = re.compile(r"(\{[^}]*\}|%\(\w+\)[a-z]|%%|<[^>]*>|&#?\w+;)")
_HEBREW = {letter: chr(0x05D0 + place % 27) for place, letter in enumerate("abcdefghijklmnopqrstuvwxyz")}


class PseudoLocale(gettext.NullTranslations):
    """Every sentence in Hebrew letters a third longer than in English; what stays English is not translated."""

    def gettext(self, message: str) -> str:
        parts = _KEPT.split(message)
        return "".join(part if place % 2 else self._disguised(part) for place, part in enumerate(parts))

    def ngettext(self, msgid1: str, msgid2: str, n: int) -> str:
        return self.gettext(msgid1 if n == 1 else msgid2)

    def pgettext(self, context: str, message: str) -> str:  # noqa: ARG002 - the name is gettext's
        return self.gettext(message)

    def npgettext(self, context: str, msgid1: str, msgid2: str, n: int) -> str:  # noqa: ARG002 - the name is gettext's
        return self.ngettext(msgid1, msgid2, n)

    def _disguised(self, words: str) -> str:
        """Other letters, and every third one twice."""
        letters = [_HEBREW.get(letter.lower(), letter) for letter in words]
        return "".join(letter * 2 if place % 3 == 2 and letter.isalpha() else letter for place, letter in enumerate(letters))


@pytest.fixture(scope="session")
def pseudo_locale() -> PseudoLocale:
    """A language that is written from right to left, for pages that must work in any."""
    return PseudoLocale()


@pytest.fixture(scope="session")
def root() -> Path:
    """The folder of the checkout."""
    return ROOT


@pytest.fixture(autouse=True)
def no_network(request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> None:
    """Break connections from this process: teamcheck works offline, and so do its tests (a browser is another process)."""
    if "browser" not in request.keywords:

        def refuse(*_arguments: object) -> NoReturn:
            raise AssertionError("a test tried to reach the network")

        for name in ("connect", "connect_ex"):
            monkeypatch.setattr(socket.socket, name, refuse)
        monkeypatch.setattr(socket, "getaddrinfo", refuse)


@pytest.fixture(autouse=True)
def one_day() -> None:
    """Wait for the next day where this one is about to end: a test and the commands it runs take one day for today."""
    now = datetime.now()  # noqa: DTZ005  the day where the commands are
    left = (datetime.combine(now.date() + timedelta(days=1), datetime.min.time()) - now).total_seconds()
    if left < LAST_OF_A_DAY:
        time.sleep(left + 1)


@pytest.fixture(scope="session", autouse=True)
def own_state(tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """Keep ballot boxes and keys apart from those of whoever runs the tests."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("XDG_STATE_HOME", str(tmp_path_factory.mktemp("state")))
        for name in ("CI", "GITHUB_ACTIONS", "GITHUB_STEP_SUMMARY"):  # commands say less to the log of a service
            patch.delenv(name, raising=False)
        yield


@pytest.fixture(scope="session")
def clean_environment(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """An environment that holds nothing of the machine the tests run on, but where programs are found and what time it is."""
    home = str(tmp_path_factory.mktemp("home"))
    kept = {name: os.environ[name] for name in ("PATH", "SYSTEMROOT", "TZ") if name in os.environ}
    return kept | {
        "HOME": home,
        "LANG": "C.UTF-8",
        "COLUMNS": "100",
        "PYTHONWARNDEFAULTENCODING": "1",
    }


@pytest.fixture
def run(tmp_path: Path, clean_environment: dict[str, str]) -> Run:
    """Run ``python -m teamcheck ARGUMENTS`` in the test's own folder, without a terminal."""

    def run_teamcheck(
        *argv: str | Path, cwd: Path | None = None, stdin: bytes = b"", env: Mapping[str, str] | None = None
    ) -> Ran:
        done = subprocess.run(
            [sys.executable, "-m", "teamcheck", *map(str, argv)],
            cwd=cwd or tmp_path,
            env=clean_environment | dict(env or {}),
            input=stdin,
            capture_output=True,
            check=False,
            timeout=120,
        )
        return Ran(done.returncode, done.stdout.decode("utf-8"), done.stderr.decode("utf-8"))

    return run_teamcheck


@pytest.fixture(scope="session")
def round_of() -> Callable[..., Round]:
    """A round of a questionnaire, with whatever a test needs to be different."""

    def made(questionnaire: Questionnaire, **other: object) -> Round:
        standing = Round(
            folder=Path(),
            id="abcdef123456",
            team="Harbour",
            name="2026-11",
            questionnaire=questionnaire,
            people=9,
            facilitator=Facilitator("Ann Lee"),
            words=Words("We want to work together better."),
        )
        return replace(standing, **other)

    return made


#: What ``round.yaml`` says where a test says nothing else, as YAML.
ROUND = {
    "schema": "teamcheck/round/1",
    "id": "abcdef123456",
    "questionnaire": "seven-features",
    "team": "Harbour",
    "round": "2026-11",
    "people": "9",
    "facilitator": "{name: Ann Lee}",
    "why": "We want to work together better.",
}


def id_on_a_port_of_ours() -> str:
    """The id of a round on a free port, which no room of the tests that run beside these ones takes meanwhile."""
    ours = int(os.environ.get("PYTEST_XDIST_WORKER", "gw0").removeprefix("gw"))
    while True:
        made = f"r{secrets.token_hex(6)[1:]}"  # in YAML, digits alone would be a number
        port = port_of(made)
        if port % 16 == ours % 16 and port != port_of(ROUND["id"]):
            with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
                return made


@pytest.fixture(scope="session")
def put_round() -> Callable[..., Path]:
    """Put a round into a folder, with the files of its questionnaire: what it says otherwise is YAML, a key a line."""

    def put(folder: Path, files: Mapping[str, str] = {}, **says: object) -> Path:
        folder.mkdir(exist_ok=True)
        keys = ROUND | ({"questionnaire": next(iter(files))} if files else {}) | says
        written = "".join(f"{key}: {value}\n" for key, value in keys.items())
        for name, text in (files | {FILE_NAME: written}).items():
            (folder / name).write_text(text, encoding="utf-8")
        return folder

    return put


@pytest.fixture(scope="session")
def words_in() -> Callable[[str], list[str]]:
    """The words of a text."""
    return lambda text: re.findall(r"[A-Za-z0-9][A-Za-z0-9'-]*", text)


@pytest.fixture(scope="session")
def sentences_in() -> Callable[[str], list[str]]:
    """The sentences of a text, and what is like one after a colon or a semicolon."""
    return lambda text: [part for part in re.split(r"(?<=[.?!:;])\s+", text.strip()) if part]


def syllables(word: str) -> int:
    """Groups of vowels, a silent e at the end left out: a rough count that is close enough for an average."""
    groups = len(re.findall(r"[aeiouy]+", word.lower()))
    silent = bool(re.search(r"[^aeiouyl]e$|[^aeioudty]ed$", word.lower()))
    return max(1, groups - silent)


@pytest.fixture(scope="session")
def grade(words_in, sentences_in) -> Callable[[Iterable[str]], float]:
    """Flesch-Kincaid grade level (Kincaid and others 1975): years of school; seven is an age of about twelve."""

    def of(texts: Iterable[str]) -> float:
        words = [word for text in texts for word in words_in(text)]
        sentences = [sentence for text in texts for sentence in sentences_in(text)]
        return 0.39 * len(words) / len(sentences) + 11.8 * mean(syllables(word) for word in words) - 15.59

    return of


@pytest.fixture(scope="session")
def browser() -> Iterator[Any]:
    """The machine's own Chromium, one for all tests; without one they are left out, but never where they count."""
    from playwright.sync_api import sync_playwright  # noqa: PLC0415  only where pages are looked at

    path = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome", "chrome"))), None)
    if path is None:
        (pytest.fail if IN_CI else pytest.skip)("no Chromium found")
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=path)
        yield opened
        opened.close()
