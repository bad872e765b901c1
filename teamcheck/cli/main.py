"""One run: parse, do, and turn whatever goes wrong into an exit code and words. Nothing is handled anywhere else.

Why outside Typer: its own handler prints an exception's message, which may quote an answer, leaves 1 at the end of input,
and knows nothing of problems. So it runs with ``standalone_mode=False`` and everything reaches this module.
"""

import signal
import sys
import threading
import unicodedata
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

import typer

from teamcheck._inert import on_one_line
from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.faults import say_bug, say_problems, say_usage
from teamcheck.cli.terminal import ReaderGoneError, coloured, forget, put_out, speak_utf8, talk
from teamcheck.cli.writing import unwritable
from teamcheck.errors import TeamcheckError

_FRONT_DOOR = """\
teamcheck shows a team what helps its work, and gives nobody's answer away.
  teamcheck demo      see it at work on made-up teams
  teamcheck init      ask a team of your own
  teamcheck --help    everything else, such as: teamcheck report answers.csv"""

#: Typer shows only this child of its error for wrong usage; the parent is what the parser raises.
_UsageError: type[Exception] = typer.BadParameter.mro()[1]


def main(argv: Sequence[str] | None = None) -> int:
    """Run one command.

    Args:
        argv: The words after ``teamcheck``; the process's own when left out.

    Returns:
        The exit code (docs/exit-codes.md).
    """
    words = list(sys.argv[1:] if argv is None else argv)
    debug = "--debug" in words
    speak_utf8()
    with _ended_like_ctrl_c():
        return outcome(lambda: _run([word for word in words if word != "--debug"]), debug=debug)


@contextmanager
def _ended_like_ctrl_c() -> Iterator[None]:
    """Let whoever ends the process (``kill``, a window that is closed) end it as Ctrl-C does: what was begun is taken away.

    Without this a system ends it at once, and half-written files stay.
    """
    if threading.current_thread() is not threading.main_thread():
        yield
        return
    numbers = [number for name in ("SIGTERM", "SIGHUP") if (number := getattr(signal, name, None)) is not None]
    ours = [number for number in numbers if signal.getsignal(number) is signal.SIG_DFL]  # nohup has said otherwise
    for number in ours:
        signal.signal(number, signal.default_int_handler)
    try:
        yield
    finally:
        for number in ours:
            signal.signal(number, signal.SIG_DFL)


def _run(words: Sequence[str]) -> object:
    """Without a word the front door; otherwise what the command returned, or the code the parser left with."""
    if not words:
        put_out(_FRONT_DOOR)
        return ExitCode.DONE
    _refuse_unseen(words)
    from teamcheck.cli.app import app  # noqa: PLC0415  a fault while importing is a bug like any other, and is said as one

    command = typer.main.get_command(app)
    return command.main(list(words), prog_name="teamcheck", standalone_mode=False, color=coloured(sys.stdout))


def _refuse_unseen(words: Sequence[str]) -> None:
    """Refuse control characters, line breaks too: in the name of a file they would move the cursor or forge a line of ours.

    Raises:
        BadParameter: A word holds one.
    """
    for word in words:
        if any(unicodedata.category(character) == "Cc" for character in word):
            raise typer.BadParameter(f'a character that cannot be seen stands in "{on_one_line(word)}".')


def outcome(run: Callable[[], object], *, debug: bool) -> int:
    """The exit code of a run, with what there is to say about it on standard error."""
    try:
        code = run()
        if sys.stdout is not None:
            sys.stdout.flush()
    except TeamcheckError as error:
        say_problems(error.problems)
        code = ExitCode.BAD_INPUT
    except _UsageError as error:
        say_usage(error)
        code = ExitCode.USAGE
    except (KeyboardInterrupt, EOFError, typer.Abort):
        code = ExitCode.INTERRUPTED
    except ReaderGoneError:
        code = ExitCode.DONE
    except SystemExit as error:
        code = ExitCode.DONE if isinstance(error.__context__, BrokenPipeError) else error.code
    except OSError as error:
        code = _refused(error, debug=debug)
    except Exception as error:  # noqa: BLE001  the last door: whatever comes here is a bug, and must not show answers
        say_bug(error, debug=debug)
        code = ExitCode.BUG
    if code == ExitCode.INTERRUPTED:  # the parser turns Ctrl-C into this number itself
        talk("Interrupted.")
    return code if isinstance(code, int) else ExitCode.DONE


def _refused(error: OSError, *, debug: bool) -> ExitCode:
    """A stream that takes no more while a help page is written; an error about a file should have been said by its reader."""
    if error.filename is not None:
        say_bug(error, debug=debug)
        return ExitCode.BUG
    forget(sys.stdout)
    say_problems([unwritable("standard output", error.strerror or "it failed")])
    return ExitCode.BAD_INPUT
