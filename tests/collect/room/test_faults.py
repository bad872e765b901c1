"""A fault in a thread that serves: it ends the room as a bug, and no word of it can quote an answer."""

import subprocess
import sys
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest

from tests.conftest import id_on_a_port_of_ours

pytestmark = pytest.mark.slow
ANSWER = "the answer is 42"
#: A command whose thread meets what must not be, in the middle of asking.
BEGIN = f"""
import sys
import asyncio
from teamcheck.cli.main import main
from teamcheck.collect.room import serve, tls
def fail(*_arguments, **_named):
    raise OSError("{ANSWER}")
{{patch}}
sys.exit(main(["survey", "room", "--no-input", "--host", "localhost", *sys.argv[1:]]))
"""


@pytest.fixture
def ended(
    put_round, questionnaire_text: Mapping[str, str], tmp_path: Path, clean_environment
) -> Callable[..., tuple[int, str]]:
    """How a room ends by itself after something was patched: its code and what it said."""

    def run(patch: str, *words: str | Path) -> tuple[int, str]:
        done = subprocess.run(
            [sys.executable, "-c", BEGIN.format(patch=patch), *map(str, words)],
            cwd=put_round(tmp_path, questionnaire_text, id=id_on_a_port_of_ours()),
            env=clean_environment | {"XDG_STATE_HOME": str(tmp_path / "state")},
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.PIPE,
            encoding="utf-8",
            check=False,
            timeout=30,
        )
        return done.returncode, done.stderr

    return run


def test_a_fault_in_the_serving_thread_ends_the_room_as_a_bug(ended) -> None:
    code, said = ended("serve.Server._turn = fail")
    assert code == 1
    assert "teamcheck has a bug: OSError." in said
    assert "Traceback" not in said
    assert ANSWER not in said


@pytest.mark.parametrize("begun", [True, False], ids=["later", "at once"])
def test_a_fault_in_the_relay_ends_the_room_as_a_bug(begun: bool, ended, certificates: Path) -> None:
    patch = "tls.asyncio.Event.wait = fail" if begun else "tls.asyncio.start_server = fail"
    code, said = ended(patch, "--tls-cert", certificates / "both.pem", "--debug")
    assert code == 1
    assert "teamcheck has a bug: OSError." in said
    assert "tls.py" in said, "the place, where that was asked for"
    assert "Traceback" not in said
    assert ANSWER not in said
