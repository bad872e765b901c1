"""``report --for leader``: the copy for the person who leads one team, with what they say of themselves.

Their own answers come from a row of the voice ``leader`` in the file of answers, or are asked at the terminal and kept nowhere
but in the copy, which only the user who runs this may read.
"""

from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from functools import partial
from typing import TYPE_CHECKING

import typer

from teamcheck.cli.asked import STANDARD_INPUT, Asked, Scored
from teamcheck.cli.documents import Draw, copy_ending, places, print_one, render_documents, say_written, shown
from teamcheck.cli.dumps import allow_no_dump
from teamcheck.cli.faces import can_answer_here, terminal
from teamcheck.cli.languages import in_its_words, own_sentences
from teamcheck.cli.ledger import giving_out, of_teams, see_that_it_can_go_out
from teamcheck.cli.ledger_books import Output
from teamcheck.cli.reports import Wanted
from teamcheck.cli.terminal import talk
from teamcheck.cli.writing import write_all
from teamcheck.errors import Code, Place, Problem, ResponsesError

if TYPE_CHECKING:
    from teamcheck.report.language import Language
    from teamcheck.responses.model import Response
    from teamcheck.scorecard.public import PublicScorecard

_OPTION = "--for"


def refuse(asked: Asked, wanted: Wanted, *, review: bool) -> None:
    """Refuse what the leader's copy cannot go with.

    Raises:
        BadParameter: It is asked for with something like that.
    """
    for there, option, why in _refused(asked, wanted, review=review):
        if there:
            raise typer.BadParameter(why, param_hint=option)


def _refused(asked: Asked, wanted: Wanted, *, review: bool) -> Iterator[tuple[bool, str, str]]:
    """What cannot be, whether it was asked for, and why."""
    yield wanted.debrief, "--debrief", "the leader's copy has its own words for the talk; leave it out."
    yield review, "--review-comments", "with it no report is made; leave one of the two out."
    yield wanted.open_, "--open", "the leader's copy is not opened here: only the person it is for reads it. Leave it out."
    yield asked.norms is not None, "--norms", "the leader's copy compares nobody with others; leave it out."
    yield bool(asked.tree or asked.by), _OPTION, "the leader's copy is of one whole team: leave out --tree and --by."
    yield "teams" in wanted.forms, "--format", "the leader's copy is no message to pass on; choose -f html or -f md."
    once = any(file == STANDARD_INPUT or file.is_fifo() for file in asked.files)  # the leader's row is read after the team's
    yield once, "FILE", "the leader's copy is made from a file of answers; name it in place of - or a pipe."


def write_copy(asked: Asked, scored: Scored, wanted: Wanted, *, no_input: bool) -> None:
    """Write the copy, for nobody else on this computer to read.

    Args:
        asked: What was asked for.
        scored: What came of it; what people were told allows the copy.
        wanted: What was asked of the report.
        no_input: Nobody is asked anything.

    Raises:
        BadParameter: The questionnaire has no words for a leader, or there are several teams.
        ResponsesError: No row is of the leader and nobody can be asked, or several are.
    """
    _need_one(scored)
    row = _row(asked, scored)
    if row is None and (no_input or not can_answer_here()):
        raise ResponsesError([_nobody(asked, scored)])
    cards: Sequence[PublicScorecard] = shown(scored, discussion=wanted.discussion)
    scored, cards = in_its_words(wanted.lang, scored, cards, quiet=asked.quiet, voice="leader")
    language = own_sentences(wanted.lang, wanted.templates, quiet=asked.quiet)
    given, minimum = of_teams(scored, cards), scored.policy.minimum
    output = Output(f"report {' and '.join(wanted.forms)} for the leader", asked.without_ledger, asked.quiet)
    if row is None:
        see_that_it_can_go_out(given, output, minimum)
    draw = _drawing(row.answers if row else _asked_here(scored, language), scored, wanted, language)
    with giving_out(given, output, minimum):
        if not wanted.to_file:
            print_one(cards, wanted.forms, scored, draw)
            return
        called = copy_ending("leader", discussion=wanted.discussion)
        found = places([card.team for card in cards], wanted.forms, wanted.output, called)
        documents = render_documents(cards, scored, found, draw)
        write_all(documents, spare=[*asked.inputs(), *wanted.spare], private=True)
    if not asked.quiet:
        say_written(list(documents))
        talk("Note: it holds the leader's own answers. Only your user can read the file: give it to that person alone.")


def _drawing(answers: Sequence[int | None], scored: Scored, wanted: Wanted, language: "Language") -> Draw:
    """What draws the copy."""
    from teamcheck.report.leader.render import render_leaders_copy  # noqa: PLC0415  Jinja: not for --help
    from teamcheck.scorecard.own_ratings import own_ratings  # noqa: PLC0415  as above

    own = own_ratings(answers, scored.questionnaire)
    return partial(render_leaders_copy, own=own, look=wanted.look, language=language)


def _need_one(scored: Scored) -> None:
    """See that there are words for a leader, and one team that they lead.

    Raises:
        BadParameter: There are not.
    """
    from teamcheck.responses.rows import LEADER_VOICE  # noqa: PLC0415  not for --help

    if LEADER_VOICE not in scored.questionnaire.voices:
        message = f"{scored.questionnaire.id} has no statements for the leader, so there is no copy to lay beside the team's."
        raise typer.BadParameter(message, param_hint=_OPTION)
    if len(scored.scorecards) != 1:
        message = f"the leader's copy is for one person, and there are {len(scored.scorecards)} teams; choose with --team."
        raise typer.BadParameter(message, param_hint=_OPTION)


def _asked_here(scored: Scored, say: "Language") -> tuple[int | None, ...]:
    """What the leader answers at this terminal: one point an item of the questionnaire, None where there is none.

    Raises:
        KeyboardInterrupt: They stopped, or answered nothing.
    """
    from teamcheck.collect.kiosk.alone import StoppedError, ask_alone  # noqa: PLC0415  the questionnaire and Rich: not for --help
    from teamcheck.questionnaire.asked import asked_of  # noqa: PLC0415  as above
    from teamcheck.questionnaire.voices import in_voice  # noqa: PLC0415  as above
    from teamcheck.report.leader.said import before_asking  # noqa: PLC0415  as above
    from teamcheck.responses.rows import LEADER_VOICE  # noqa: PLC0415  as above

    asked = asked_of(in_voice(scored.questionnaire, LEADER_VOICE), background=False)
    title, *told = before_asking(scored.scorecards[0].team, len(asked.items), say)
    allow_no_dump()
    given: Mapping[str, int] | None = None
    with terminal(plain=False) as face, suppress(StoppedError):
        given = ask_alone(asked, face, say, told, title)
    if not given:
        talk("No copy was written, and nothing that was answered is kept.")
        raise KeyboardInterrupt
    return tuple(given.get(item.id) for item in scored.questionnaire.items)


def _row(asked: Asked, scored: Scored) -> "Response | None":
    """The leader's row in the files of answers, or None."""
    from teamcheck.responses.leader import leaders_row  # noqa: PLC0415  not for --help

    (card,) = scored.scorecards
    files = [file for file in asked.files if file.is_file()]  # a round of few people may never have been asked
    if not files:
        return None
    return leaders_row(
        files,
        scored.questionnaire,
        team=card.team,
        round=card.round,
        team_name=asked.team_name,
        numbers=asked.numbers,
        encoding=asked.encoding,
        audience=asked.audience,
    )


def _nobody(asked: Asked, scored: Scored) -> Problem:
    """That nothing says what the leader answered."""
    (card,) = scored.scorecards
    where = f"{card.team}, {card.round}" if card.round else card.team
    return Problem(
        Code.LEADERS_ROW,
        Place(str(asked.files[0]), key="voice"),
        f"no row holds answers of the person who leads this team ({where})",
        "Run it in a terminal without --no-input: then that person is asked here, and nothing is kept. Or add a row of the same"
        " team and round with leader in the column voice.",
    )
