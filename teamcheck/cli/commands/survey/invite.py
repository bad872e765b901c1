"""``teamcheck survey invite``: the words that go out before a round."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Literal

import typer

from teamcheck.cli import options, rounds
from teamcheck.cli.terminal import talk
from teamcheck.cli.writing import write_all
from teamcheck.errors import Code, OutputError, RoundError

if TYPE_CHECKING:
    from teamcheck.collect.box import BallotBox
    from teamcheck.collect.round import Round

_INVITATION, _NOTICE = "invitation.txt", "privacy-notice.html"


def invite(
    folder: rounds.Folder = rounds.HERE,
    *,
    by: Annotated[
        Literal["kiosk", "room", "form"] | None,
        typer.Option(
            "--by",
            metavar="kiosk|room|form",
            rich_help_panel="What comes out",
            help="How people will answer; otherwise the texts fit every way.",
            show_default=False,
        ),
    ] = None,
    when: Annotated[
        str,
        typer.Option(
            "--when",
            metavar="TEXT",
            callback=options.readable,
            rich_help_panel="What comes out",
            help="When and where people will answer, as it should stand there.",
            show_default=False,
        ),
    ] = "",
    again: Annotated[
        bool,
        typer.Option(
            "--replace",
            rich_help_panel="What comes out",
            help="Write the texts anew, also where you have changed them.",
        ),
    ] = False,
    quiet: options.Quiet = False,
) -> None:
    """Write what goes out before people are asked.

    invitation.txt is a text to paste into a message. privacy-notice.html is one page to go with it, or on the wall. A
    round in several languages gets both in each of them.

    $ teamcheck survey invite
    $ teamcheck survey invite --by room --when "Tuesday at 2, in the meeting room"
    $ teamcheck survey invite harbour --replace
    """
    round_, box = rounds.round_and_box(folder)
    _refuse_another_story(round_, box)
    documents = _documents(round_, by, " ".join(when.split()))
    new = {path: text for path, text in documents.items() if not _says(path, text)}
    _write(new, again=again)
    if not quiet:
        for path in documents:
            talk(f"Wrote {path}" if path in new else f"{path} says that already")
        _say_what_is_missing(round_, when)
        _say_what_does_not_fit(round_)
        way = f" {by}" if by and by != "kiosk" else ""
        then = f"teamcheck survey{way}{rounds.where(round_)}"
        talk(f"Next: send these to everybody who will be asked. Then ask them: {then}")


def _refuse_another_story(round_: "Round", box: "BallotBox") -> None:
    """Once the round is open, nobody is told something else; once it is closed, nobody is invited.

    Raises:
        RoundError: It is so.
    """
    from teamcheck.collect.promises import not_open  # noqa: PLC0415  pydantic: not for --help

    if box.state() == "not opened":
        return
    manifest = box.files.manifest()
    box.check(manifest)
    if manifest.state != "open":
        raise RoundError([not_open(round_, manifest)])


def _documents(round_: "Round", by: Literal["kiosk", "room", "form"] | None, when: str) -> dict[Path, str]:
    """The texts in every language of the round; those in the first have names without its tag."""
    from teamcheck.collect.invitation import invitation, notice  # noqa: PLC0415  questionnaires: not for --help
    from teamcheck.collect.languages import sentences  # noqa: PLC0415  as above
    from teamcheck.collect.sent_out import file_names  # noqa: PLC0415  as above
    from teamcheck.report.pages.notice import render_notice  # noqa: PLC0415  Jinja: not for --help

    invitations, notices = (file_names(round_.folder / name, round_.languages) for name in (_INVITATION, _NOTICE))
    documents = {}
    for tag in round_.languages:
        say = sentences(round_, tag)
        documents[invitations[tag]] = invitation(round_, say, tag, by, when)
        documents[notices[tag]] = render_notice(notice(round_, say, tag, by), say, tag)
    return documents


def _write(documents: Mapping[Path, str], *, again: bool) -> None:
    """Write the texts, but over none that is there, unless that is wished.

    Raises:
        OutputError: One of them is there, or cannot be written.
    """
    try:
        write_all(documents, replace=again)
    except OutputError as error:
        fix = "Write it anew with --replace. If you changed something in it, keep that under another name first."
        raise OutputError(
            replace(problem, fix=fix) if problem.code == Code.ALREADY_THERE else problem for problem in error.problems
        ) from None


def _says(path: Path, text: str) -> bool:
    """Whether a file is there and says this."""
    try:
        return path.read_bytes() == text.encode()
    except OSError:
        return False


def _say_what_is_missing(round_: "Round", when: str) -> None:
    """What the facilitator should still think of."""
    from teamcheck.collect.languages import are_english, sentences  # noqa: PLC0415  as above
    from teamcheck.questionnaire.language_names import own_name  # noqa: PLC0415  as above

    for tag in round_.languages:
        if tag.partition("-")[0] != "en" and are_english(sentences(round_, tag)):
            talk(f"Note: the sentences for {own_name(tag)} stay English: there is no catalogue (docs/translating.md).")
    missing = [
        ("when and where people answer: write it in, or use --when", bool(when)),
        ("whom to ask: write a contact under facilitator in round.yaml", bool(round_.facilitator.contact)),
        ("until when the answers are kept: write kept_until in round.yaml", round_.kept_until is not None),
        ("on what legal ground you ask: your organisation may want that under responsible", bool(round_.words.responsible)),
    ]
    for what, there in missing:
        if not there:
            talk(f"Note: nothing says {what}.")


def _say_what_does_not_fit(round_: "Round") -> None:
    """What the texts say of the talk and of days and people would wonder at, before it is sent out and frozen."""
    from teamcheck.collect.round_lint import doubts  # noqa: PLC0415  as above

    said = {"talk_led_by", "review", "kept_until"} | ({"debrief"} if round_.debrief else set())
    for problem in doubts(round_, date.today()):  # noqa: DTZ011  the day where the facilitator is
        if problem.place.key in said:
            talk(f"Note: {problem.message.removesuffix('.')}. {problem.fix}")
