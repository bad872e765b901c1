"""From scored teams to their reports: what was asked of them, and every document drawn, noted and written."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import typer

from teamcheck.cli import debriefs
from teamcheck.cli.asked import Asked, Scored
from teamcheck.cli.browser import show_first
from teamcheck.cli.documents import copy_ending, drawing, places, print_one, render_documents, say_written, shown
from teamcheck.cli.languages import in_its_words, own_sentences
from teamcheck.cli.ledger import giving_out, of_teams
from teamcheck.cli.ledger_books import Output
from teamcheck.cli.organisation_page import organisation_pages, say_whose
from teamcheck.cli.review import say_held_back
from teamcheck.cli.writing import write_all
from teamcheck.report.formats import DocumentFormat

if TYPE_CHECKING:
    from teamcheck.report.language import Language
    from teamcheck.report.look import Look
    from teamcheck.report.of_round import OfRound
    from teamcheck.scorecard.copies import Copy
    from teamcheck.scorecard.public import PublicScorecard
    from teamcheck.scorecard.totals.public import PublicOrganisation


class Wanted(NamedTuple):
    """What was asked of the reports on the command line; the words are those of `teamcheck.cli.commands.report`.

    ``spare``: files that are not written over, besides those that answers are read from.
    """

    forms: Sequence[DocumentFormat]
    output: Path | None
    look: "Look"
    lang: str | None
    templates: Path | None
    discussion: bool
    debrief: bool
    open_: bool
    spare: Sequence[Path]

    @property
    def to_file(self) -> bool:
        """Whether documents go into files, and not to standard output."""
        return self.output is None or str(self.output) != "-"


def write_reports(asked: Asked, scored: Scored, copy: "Copy", wanted: Wanted) -> None:
    """Write a copy of the report for every team, and what stands beside it.

    Args:
        asked: What was asked for.
        scored: What came of it; what people were told allows the copy.
        copy: Whose copy.
        wanted: What was asked of the reports.

    Raises:
        BadParameter: There are several documents, and one place for them.
        ResponsesError: Figures that are out already, and these beside them, could give answers away.
        OutputError: Something stands in the way.
    """
    quiet = asked.quiet
    scored, cards = in_its_words(wanted.lang, scored, shown(scored, discussion=wanted.discussion), quiet=quiet)
    language = own_sentences(wanted.lang, wanted.templates, quiet=quiet)
    of_round = _of_round(scored, wanted)
    draw, together = drawing(copy, wanted.look, language, of_round), scored.shown_together(cards)
    if together is not None and not wanted.to_file:
        raise typer.BadParameter("with --tree there are several documents: name a folder.", param_hint="--output")
    output = Output(f"report {' and '.join(wanted.forms)} for the {copy}", asked.without_ledger, quiet)
    with giving_out(of_teams(scored, cards, together), output, scored.policy.minimum):
        if not wanted.to_file:
            print_one(cards, wanted.forms, scored, draw)
            say_held_back(cards, scored, asked, copy)
            return
        called = copy_ending(copy, discussion=wanted.discussion)
        found = places([card.team for card in cards], wanted.forms, wanted.output, called, beside=together is not None)
        documents = render_documents(cards, scored, found, draw)
        if wanted.debrief:
            documents |= debriefs.debriefs(
                cards, scored.questionnaire, found, copy=copy, look=wanted.look, language=language, of_round=of_round
            )
        if together is not None:
            pages = _of_all(together, cards, scored, wanted, language, said=asked.says_audience(scored.policy))
            documents |= {next(iter(found.values())).parent / name: page for name, page in pages.items()}
        write_all(documents, spare=[*asked.inputs(), *wanted.spare])
    if not quiet:
        say_written(list(documents))
        if together is not None:
            say_whose(copy, scored.policy.audience)
    say_held_back(cards, scored, asked, copy)
    if wanted.open_:
        show_first([path for (_, form), path in found.items() if form == "html"], quiet=quiet)


def _of_round(scored: Scored, wanted: Wanted) -> "OfRound":
    """What the documents repeat of the round in this folder, in the language they are written in."""
    from teamcheck.report.of_round import NO_ROUND  # noqa: PLC0415  not for --help

    if scored.round_ is None:
        return NO_ROUND
    from teamcheck.collect.told import of_round  # noqa: PLC0415  only of a round

    return of_round(scored.round_, wanted.lang or scored.round_.questionnaire.language)


def _of_all(
    together: "PublicOrganisation",
    cards: Sequence["PublicScorecard"],
    scored: Scored,
    wanted: Wanted,
    language: "Language",
    *,
    said: bool,
) -> dict[str, str]:
    """The pages of all teams together, by name."""
    from teamcheck.scorecard.printed import printed  # noqa: PLC0415  only where teams are put together

    lines = [printed(card) for card in cards]
    return dict(
        organisation_pages(
            together, scored.questionnaire, lines, forms=wanted.forms, language=language, look=wanted.look, said=said
        )
    )
