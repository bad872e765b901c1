"""A room without a network: the application, called as a server calls it, and phones that remember their form."""

import html
import io
import os
import re
import shutil
import subprocess
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from pathlib import Path
from urllib.parse import quote, urlencode

import pytest

from teamcheck.collect.box import BallotBox
from teamcheck.collect.room.app import Entrance, RoomApp
from teamcheck.collect.room.desk import Desk
from teamcheck.collect.room.limits import Limiter
from teamcheck.collect.room.site import Door, Site
from teamcheck.collect.room.tongues import tongues_of
from teamcheck.collect.round import Round
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import Questionnaire

HOST, CODE = "192.0.2.7:28123", "AMBER-OTTER-42"
QUESTIONS = """\
schema: teamcheck/questionnaire/1
id: room
version: 1.0.0
language: en
title: Two features
source: {model: "Ours", wording: "newly written", licence: CC-BY-4.0, status: not validated}
scales:
  agree5:
    points: {1: Strongly disagree, 2: Disagree, 3: Neither, 4: Agree, 5: Strongly agree}
    not_applicable: Not relevant
scale: agree5
dimensions:
  - id: aims
    title: Shared aims
    question: Do we want the same?
    items:
      - {id: aims1, text: We want the same things., keyed: positive}
      - {id: form, text: We know what form our work takes., keyed: positive}
  - id: trust
    title: Trust
    question: Can we say what we think?
    items:
      - {id: trust1, text: I can say what I think., keyed: positive}
checklists:
  - id: waste
    text: What costs us time?
    choose: 2
    options: {forms: {text: Forms}, noise: {text: Noise}, calls: {text: Calls}}
comments:
  - {id: keep, text: What should we keep?}
"""
WELSH = """\
schema: teamcheck/translation/1
of: room
language: cy
status: machine
translator: a test
title: Dwy nodwedd
"""


@dataclass(frozen=True)
class Answer:
    """What came back."""

    status: int
    headers: Mapping[str, str]
    page: str

    @property
    def proof(self) -> str:
        """What proves that this form was handed out."""
        found = re.search(r'name="?_form"? value="?([0-9a-f]*)', self.page)
        assert found, "this is no form"
        return found[1]

    @property
    def words(self) -> str:
        """What can be read on it."""
        body = re.sub(r"<style>.*?</style>|<[^>]+>", " ", self.page, flags=re.DOTALL)
        return re.sub(r"[\s\u2068\u2069]+", " ", html.unescape(body))


@dataclass
class Phone:
    """Asks the application for pages; whoever has it was told already what they leave out, unless they are new."""

    app: RoomApp
    address: str = "192.0.2.50"
    headers: dict[str, str] = field(default_factory=dict)
    is_new: bool = False

    def ask(self, method: str, path: str, body: bytes = b"", **environ: str) -> Answer:
        path, _, query = path.partition("?")
        told: dict[str, object] = {
            "REQUEST_METHOD": method,
            "SCRIPT_NAME": "",
            "PATH_INFO": path.encode().decode("latin-1"),
            "QUERY_STRING": query,
            "SERVER_PROTOCOL": "HTTP/1.1",
            "REMOTE_ADDR": self.address,
            "HTTP_HOST": HOST,
            "wsgi.input": io.BytesIO(body),
        }
        got: list[tuple[str, list[tuple[str, str]]]] = []
        pieces = self.app(told | self.headers | environ, lambda status, headers: got.append((status, headers)))
        page = b"".join(pieces).decode()
        ((status, headers),) = got
        assert len(dict(headers)) == len(headers), "a header is there twice"
        return Answer(int(status[:3]), dict(headers), page)

    def get(self, path: str, **environ: str) -> Answer:
        return self.ask("GET", path, **environ)

    def post(self, path: str, fields: Mapping[str, str | Sequence[str]], **environ: str) -> Answer:
        told_of_left = {"_left": "1"} if "_form" in fields and not self.is_new else {}
        body = urlencode({**told_of_left, **fields}, doseq=True, quote_via=quote).encode()
        told = {"CONTENT_TYPE": "application/x-www-form-urlencoded", "CONTENT_LENGTH": str(len(body))}
        return self.ask("POST", path, body, **(told | environ))

    def answer(self, fields: Mapping[str, str | Sequence[str]], path: str = f"/{CODE}") -> Answer:
        """Fetch a form and send it back."""
        return self.post(path, {"_form": self.get(path).proof} | dict(fields))


@pytest.fixture(scope="session")
def questionnaire_text() -> Mapping[str, str]:
    """The files of a small questionnaire in two languages, by their names."""
    return {"room.yaml": QUESTIONS, "room.cy.yaml": WELSH}


@pytest.fixture(scope="session")
def questionnaire(tmp_path_factory: pytest.TempPathFactory, questionnaire_text: Mapping[str, str]) -> Questionnaire:
    folder = tmp_path_factory.mktemp("questionnaire")
    for name, text in questionnaire_text.items():
        (folder / name).write_text(text, encoding="utf-8")
    return load_questionnaire(folder / "room.yaml")


@pytest.fixture
def round_(round_of, questionnaire, tmp_path: Path) -> Round:
    """A round of six in two languages."""
    return round_of(questionnaire, folder=tmp_path, people=6, languages=("en", "cy"))


MakeRoom = Callable[..., RoomApp]


@pytest.fixture
def make_room(round_: Round, tmp_path: Path) -> MakeRoom:
    """A room that is open, with whatever is different about its round."""

    def make(*, code: str = CODE, clock: Callable[[], float] = lambda: 0.0, **changes: object) -> RoomApp:
        here = replace(round_, **changes)
        box = BallotBox(here, tmp_path / "state")
        box.open("told")
        site = Site(Door("http", "192.0.2.7", 28123), Door("http", "127.0.0.1", 28123))
        entrance = Entrance(f"http://{HOST}/{code}", code, "<svg></svg>")
        return RoomApp(Desk(here, box), tongues_of(here), site, entrance, Limiter(clock))

    return make


@pytest.fixture
def app(make_room: MakeRoom) -> RoomApp:
    return make_room()


@pytest.fixture
def phone(app: RoomApp) -> Phone:
    return Phone(app)


@pytest.fixture
def phone_of() -> Callable[..., Phone]:
    """A phone in another room, or with another address."""
    return Phone


@pytest.fixture
def stored() -> Callable[[RoomApp], tuple[list[dict[str, str]], list[tuple[str, str]]]]:
    """What is in the box: fragments in an order that says nothing, and comments."""

    def read(app: RoomApp) -> tuple[list[dict[str, str]], list[tuple[str, str]]]:
        contents = app.desk.box.files.read()
        return sorted((dict(part) for part in contents.fragments), key=str), sorted(contents.comments)

    return read


@pytest.fixture(scope="session")
def certificates(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Keys and certificates: ours, another, and one with a password."""
    if shutil.which("openssl") is None:
        (pytest.fail if os.environ.get("CI") else pytest.skip)("no openssl found")
    folder = tmp_path_factory.mktemp("certificates")
    for name in ("ours", "other"):
        make = [
            "openssl",
            "req",
            "-x509",
            "-newkey",
            "ec",
            "-pkeyopt",
            "ec_paramgen_curve:prime256v1",
            "-days",
            "2",
            "-nodes",
            "-subj",
            "/CN=localhost",
        ]
        subprocess.run([*make, "-keyout", f"{name}.key", "-out", f"{name}.pem"], cwd=folder, capture_output=True, check=True)
    lock = ["openssl", "ec", "-in", "ours.key", "-aes256", "-passout", "pass:open", "-out", "locked.key"]
    subprocess.run(lock, cwd=folder, capture_output=True, check=True)
    (folder / "both.pem").write_bytes((folder / "ours.key").read_bytes() + (folder / "ours.pem").read_bytes())
    (folder / "text.pem").write_text("hello", encoding="utf-8")
    return folder
