"""Nothing leaves the computer: no command but the room opens a socket or starts a program, and the room only what it says.

Looked at twice: what the code could call, and what Python itself reports of every command (PEP 578).
"""

import ast
import os
import re
import signal
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from pathlib import Path

import polars as pl
import pyreadstat
import pytest

from teamcheck.cli.app import app
from teamcheck.questionnaire.load import load_questionnaire

#: What can reach a network, and the only modules that may use it.
ROOM = frozenset(f"collect/room/{name}.py" for name in ("addresses", "listen", "serve", "tls", "running"))
SHOWN = frozenset({"cli/room_setup.py", "cli/commands/survey/room.py"})  # for types only
#: ``http`` and ``urllib`` have parts that only know words: names of states, and how addresses are written.
WORDS = frozenset({"http.HTTPStatus", "urllib.parse"})
NETWORK = frozenset(
    {"socket", "ssl", "http", "urllib", "asyncio", "ftplib", "smtplib", "poplib", "imaplib", "telnetlib", "xmlrpc", "wsgiref"}
    | {"socketserver", "requests", "httpx", "aiohttp", "urllib3", "websockets", "waitress", "nntplib", "_socket"}
)
#: What can start another program, which could do anything.
PROGRAMS = frozenset({"subprocess", "multiprocessing", "pty", "ctypes", "cffi", "webbrowser", "concurrent"})
#: Threads, and processes of Python itself, that count and finish very many teams side by side.
SIDE_BY_SIDE = frozenset({"organisation/batch/pool.py", "organisation/batch/bulk/count.py"})
#: A process of Python itself in which a reader written in C may end without the command.
APART = frozenset({"responses/files/spss.py"})
STARTERS = frozenset({"system", "popen", "startfile", "fork", "forkpty", "posix_spawn", "posix_spawnp"})

#: Puts down, in the file that an environment variable names, what Python reports of sockets and programs.
WATCH = """\
import os, sys
_file = os.open(os.environ["EVENTS"], os.O_WRONLY | os.O_CREAT | os.O_APPEND)
_KINDS = ("socket.", "http.", "urllib.", "ftplib.", "smtplib.", "poplib.", "imaplib.", "telnetlib.", "nntplib.", "ssl.",
          "subprocess.", "webbrowser.", "os.system", "os.exec", "os.posix_spawn", "os.spawn", "os.fork", "os.startfile", "pty.")
def _watch(event, arguments):
    if event.startswith(_KINDS):
        os.write(_file, (event + " " + repr(arguments)[:200].replace(chr(10), " ") + chr(10)).encode("utf-8", "replace"))
sys.addaudithook(_watch)
"""


@pytest.fixture(scope="module")
def modules(root: Path) -> Mapping[str, Sequence[ast.AST]]:
    """Everything that is in each module, by its file; only those that name what is looked for are taken apart."""
    texts = {file: file.read_text(encoding="utf-8") for file in sorted((root / "teamcheck").rglob("*.py"))}
    wanted = re.compile(
        r"\b(?:" + "|".join(NETWORK | PROGRAMS | STARTERS | {"exec", "spawn", "import_module", "__import__"}) + r")"
    )
    found = {file: [*ast.walk(ast.parse(text))] for file, text in texts.items() if wanted.search(text)}
    return {file.relative_to(root / "teamcheck").as_posix(): nodes for file, nodes in found.items()}


def imported(nodes: Iterable[ast.AST]) -> Iterator[str]:
    """Every module that is imported anywhere in a file, and every name of one."""
    for node in nodes:
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield from (f"{node.module}.{alias.name}" for alias in node.names)
        elif isinstance(node, ast.Call) and ast.unparse(node.func).endswith(("import_module", "__import__")):
            yield from (str(each.value) for each in node.args if isinstance(each, ast.Constant))


def of(names: frozenset[str], found: Iterator[str]) -> set[str]:
    return {name for name in found if name.partition(".")[0] in names and not any(name.startswith(word) for word in WORDS)}


def test_only_the_room_can_reach_a_network(modules) -> None:
    users = {name for name, nodes in modules.items() if of(NETWORK, imported(nodes))}
    assert ROOM & users, "the test sees nothing"
    assert users <= ROOM | SHOWN


def test_only_what_opens_a_page_can_start_a_program(modules) -> None:
    assert {name for name, nodes in modules.items() if of(PROGRAMS, imported(nodes))} == {
        "cli/browser.py",
        *SIDE_BY_SIDE,
        *APART,
    }
    every = [node for nodes in modules.values() for node in nodes]
    calls = {node.attr for node in every if isinstance(node, ast.Attribute) and getattr(node.value, "id", "") == "os"}
    assert "urandom" in calls or "open" in calls, "the test sees nothing"
    assert not {call for call in calls if call in STARTERS or call.startswith(("exec", "spawn"))}


def test_what_is_planted_is_seen() -> None:
    planted = ["from urllib.request import urlopen", "import smtplib, http.client", "from http import HTTPStatus"]
    found = imported(ast.walk(ast.parse("\n".join(["def f():", *(f"    {line}" for line in planted)]))))
    assert of(NETWORK, found) == {"urllib.request.urlopen", "smtplib", "http.client"}


Watched = Callable[..., tuple[int, list[str]]]


@pytest.fixture
def watching(tmp_path: Path, clean_environment: dict[str, str]) -> tuple[dict[str, str], Path]:
    """The environment of a process that is watched, and the file that says what it did."""
    (tmp_path / "watch").mkdir()
    (tmp_path / "watch" / "sitecustomize.py").write_text(WATCH, encoding="utf-8")
    events = tmp_path / "events"
    more = {"PYTHONPATH": str(tmp_path / "watch"), "EVENTS": str(events), "XDG_STATE_HOME": str(tmp_path / "state")}
    return clean_environment | more, events


@pytest.fixture
def watched(watching, tmp_path: Path) -> Watched:
    """Run a command: its exit code, and what it did to sockets and programs."""
    environment, events = watching

    def run(*words: str, cwd: Path = tmp_path, stdin: str = "", **more: str) -> tuple[int, list[str]]:
        events.write_bytes(b"")
        argv = [sys.executable, "-m", "teamcheck", *words]
        done = subprocess.run(argv, cwd=cwd, env=environment | more, input=stdin, capture_output=True, text=True, check=False)
        assert "Traceback" not in done.stderr
        return done.returncode, events.read_text(encoding="utf-8").splitlines()

    return run


LED = ("-q", "compassionate-leadership")
#: Every command, in an order in which one makes what the next reads; where it is called, and the code it leaves.
JOURNEY: Mapping[str, tuple[list[str], str, int]] = {
    "front door": ([], ".", 0),
    "--version": (["--version"], ".", 0),
    "--help": (["--help"], ".", 0),
    "schema": (["schema", "scorecard"], ".", 0),
    "demo": (["demo", "demo", "--no-open"], ".", 0),
    "simulate": (["simulate", "many", "--teams", "40", "--size", "8-12", "--seed", "1", "--quiet"], ".", 0),
    "simulate rounds": (["simulate", "two", "--teams", "1", "--size", "12", "--rounds", "2", "--seed", "1"], ".", 0),
    "questionnaires list": (["questionnaires", "list"], ".", 0),
    "questionnaires show": (["questionnaires", "show", "seven-features"], ".", 0),
    "questionnaires new": (["questionnaires", "new", "ours"], ".", 0),
    "questionnaires export": (["questionnaires", "export", "seven-features", "--to", "xlsform"], ".", 0),
    "questionnaires translate": (["questionnaires", "translate", "ours.yaml", "--to", "cy"], ".", 0),
    "questionnaires diff": (["questionnaires", "diff", "ours.yaml", "seven-features"], ".", 0),
    "check": (["check", "many/answers.csv", "ours.yaml"], ".", 0),
    "import a table": (["import", "demo/answers.csv", "-o", "imported.csv"], ".", 0),
    "score": (["score", "many/answers.csv", "-o", "scores.json"], ".", 0),
    "score a table": (["score", "demo/answers.csv"], ".", 0),
    "plan new": (["plan", "new", "demo/answers.csv", "--team", "Harbour", "--no-input"], ".", 0),
    "plan check": (["plan", "check", "demo"], ".", 3),
    "plan show": (["plan", "show", "ward"], ".", 0),
    "plan checkin": (["plan", "checkin", "ward", "--record", "1:partly:same"], ".", 0),
    "pulse new": (["pulse", "new", "--team", "Ward", "--people", "24", "--facilitator", "Ann Lee", "--no-input"], ".", 0),
    "pulse show": (["pulse", "show", "asked"], ".", 0),
    "pulse said": (["pulse", "said", "asked", "--no-input"], ".", 0),
    "goals": (["goals", "-"], ".", 0),
    "reflect": (["reflect"], ".", 0),
    "norms build": (["norms", "build", "many"], ".", 0),
    "report": (["report", "demo/answers.csv", "-f", "html", "-f", "md", "-f", "teams", "--norms", "norms.yaml"], ".", 0),
    "report debrief": (["report", "demo/answers.csv", "--debrief", "-o", "guides"], ".", 0),
    "report nowhere": (["report", "none.csv"], ".", 3),
    "simulate a leader's team": (["simulate", "led", *LED, "--teams", "1", "--size", "9", "--seed", "1"], ".", 0),
    "report leader": (["report", "led/answers.csv", *LED, "--for", "leader", "--audience", "team-and-coach"], ".", 3),
    "report two teams": (["report", "pair/answers.csv", "-q", "inter-team", "--audience", "organisation"], ".", 0),
    "compare": (["compare", "two/answers.csv", "-f", "html", "-f", "md", "-f", "json"], ".", 0),
    "batch": (["batch", "many/answers.csv", "-o", "results", "--audience", "organisation", "-f", "md", "-f", "html"], ".", 0),
    "audit": (["audit", "scores.json", "--quiet"], ".", 0),
    "init": (["init", "round", "--team", "Harbour", "--people", "6", "--facilitator", "Ann Lee", "--no-input"], ".", 0),
    "survey invite": (["survey", "invite"], "round", 0),
    "survey form": (["survey", "form"], "round", 0),
    "survey form print": (["survey", "form", "--print"], "round", 0),
    "survey kiosk": (["survey", "kiosk"], "round", 3),
    "import": (["import", "--codes", "-"], "round", 3),
    "status": (["status"], "round", 0),
    "close": (["close", "--discard", "--no-input"], "round", 0),
}


#: A pulse of one question.
MOOD = """\
schema: teamcheck/questionnaire/1
id: mood
version: 1.0.0
language: en
title: Mood
scales: {ten: {points: {from: 1, to: 10, ends: ["Low", "High"]}}}
scale: ten
dimensions: [{id: mood, title: Mood, items: [{id: mood, text: "How you feel at work."}]}]
always: [mood]
"""


@pytest.mark.slow
def test_no_command_opens_a_socket_or_starts_a_program(watched: Watched, tmp_path: Path, put_round) -> None:
    (tmp_path / "ward").mkdir()
    plan = "schema: teamcheck/plan/1\nactions:\n  - {text: Ask everyone, dimension: goals}\n"
    (tmp_path / "ward" / "plan.yaml").write_text(plan, encoding="utf-8")
    (tmp_path / "asked" / "pulses").mkdir(parents=True)
    asked = [item.id for item in load_questionnaire("inter-team").items]
    pairs = [f"{pair}{',4' * len(asked)}" for pair in ("Ward,Pharmacy", "Pharmacy,Ward") for _ in range(6)]
    (tmp_path / "pair").mkdir()
    table = "\n".join([",".join(["team", "about", *asked]), *pairs]) + "\n"
    (tmp_path / "pair" / "answers.csv").write_text(table, encoding="utf-8")
    pulse = put_round(tmp_path / "asked" / "pulses" / "2026-01", {"mood.yaml": MOOD}, people="24")
    (pulse / "answers.csv").write_text("mood\n" + "7\n" * 22, encoding="utf-8")
    for name, (words, folder, expected) in JOURNEY.items():
        code, events = watched(*words, cwd=tmp_path / folder, stdin="no code\n")
        assert (name, code, events) == (name, expected, [])


@pytest.mark.slow
def test_a_data_file_starts_python_itself_and_nothing_more(watched: Watched, tmp_path: Path) -> None:
    items = [item.id for item in load_questionnaire("seven-features-short").items]
    pyreadstat.write_sav(pl.DataFrame({item: [4.0] * 6 for item in items}), tmp_path / "harbour.sav")
    code, events = watched("score", "harbour.sav", "-q", "seven-features-short")
    (started,) = [event for event in events if event.startswith("subprocess.Popen")]

    assert code == 0
    assert f"('{sys.executable}', ['{sys.executable}', '-P'" in started
    assert [event for event in events if not event.startswith(("subprocess.Popen", "os.posix_spawn", "os.fork"))] == []


def test_every_command_is_on_the_journey() -> None:
    commands = {command.name or command.callback.__name__ for command in app.registered_commands}
    groups = {
        group.name: {each.name or each.callback.__name__ for each in group.typer_instance.registered_commands}
        for group in app.registered_groups
    }
    there = {f"{group} {command}" for group, inner in groups.items() for command in inner} | commands
    on_it = {" ".join(words[:2]) for words, _, _ in JOURNEY.values()} | {words[0] for words, _, _ in JOURNEY.values() if words}
    assert there - on_it <= {"survey room"}  # looked at below


@pytest.mark.slow
def test_a_page_is_opened_only_where_that_was_asked_for(watched: Watched) -> None:
    shown = {"BROWSER": f"{sys.executable} -c pass %s"}
    assert watched("demo", "demo", "--no-open", **shown) == (0, [])
    assert watched("report", "demo/answers.csv", **shown) == (0, [])
    code, events = watched("report", "demo/answers.csv", "--open", **shown)
    assert code == 0
    assert {event.partition(" ")[0] for event in events} >= {"webbrowser.open", "subprocess.Popen"}
    assert all("file://" in event for event in events if event.startswith("webbrowser.open"))


@pytest.mark.slow
@pytest.mark.skipif(sys.platform == "win32", reason="signals of POSIX")
def test_the_room_takes_the_address_that_it_says_and_reaches_for_no_other(watching, watched: Watched, tmp_path: Path) -> None:
    pytest.importorskip("waitress")
    pytest.importorskip("segno")
    words = ["init", "round", "--team", "Harbour", "--people", "6", "--facilitator", "Ann Lee", "--no-input", "--quiet"]
    assert watched(*words[:-1])[0] == 0
    environment, events = watching
    events.write_bytes(b"")
    argv = [sys.executable, "-m", "teamcheck", "survey", "room", "--no-input", "--host", "127.0.0.1"]
    with subprocess.Popen(
        argv,
        cwd=tmp_path / "round",
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        text=True,
    ) as room:
        address = room.stdout.readline().strip()
        room.send_signal(signal.SIGINT)
        room.wait(30)
    host, _, port = address.removeprefix("http://").partition("/")[0].partition(":")
    seen = events.read_text(encoding="utf-8").splitlines()
    bound = [event for event in seen if event.startswith("socket.bind ")]
    assert bound
    assert all(f"('{host}', {port})" in event for event in bound)
    assert not [
        event for event in seen if event.startswith(("socket.connect", "socket.sendto", "urllib", "http", "subprocess"))
    ]
    # Figures, for which nobody is asked: the second is what waitress would listen on by itself, and does not.
    asked = [event for event in seen if event.startswith("socket.getaddrinfo")]
    assert all("('127.0.0.1'" in event or "('0.0.0.0'" in event for event in asked)


@pytest.mark.skipif(os.name == "nt", reason="paths of POSIX")
def test_what_is_watched_is_seen(watching) -> None:
    environment, events = watching
    code = "import socket, subprocess, os; socket.socket().close(); subprocess.run(['true'])"
    subprocess.run([sys.executable, "-c", code], env=environment, check=True)
    seen = {line.partition(" ")[0] for line in events.read_text(encoding="utf-8").splitlines()}
    assert {"socket.__new__", "subprocess.Popen"} <= seen
