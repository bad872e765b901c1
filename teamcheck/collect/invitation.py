"""What goes out before a round: a short text to paste into a message, and what the privacy notice says.

Both say what the first screen says (`teamcheck.collect.told`), in the same sentences.
"""

from collections.abc import Iterable, Iterator, Mapping

from teamcheck.collect.round import Round
from teamcheck.collect.sheet import asked_in
from teamcheck.collect.told import Way, told
from teamcheck.report.language import Language, Said, runs_left
from teamcheck.report.of_round import no_way_to_report
from teamcheck.report.pages.notice import Notice, Part
from teamcheck.report.pages.told import Point, Told, Topic

#: What of the first screen stands in the invitation too; the rest is on the notice that goes with it.
_IN_SHORT = ("free", "shown", "seen", "words", "look", "results", "contact")


def invitation(round_: Round, say: Language, tag: str, way: Way | None, when: str) -> str:
    """A text to paste into a message: the subject in the first line, then one matter a line.

    Args:
        round_: The round.
        say: The language of the sentences.
        tag: The language of the questionnaire and of the facilitator's words.
        way: How people answer; None where that is not known yet.
        when: When and where, in the facilitator's words; empty where the text leaves that out.
    """
    first = told(round_, say, tag, way)
    points = {point.topic: point for point in first.points}
    lines = [
        _subject(round_, say),
        say("Hello,"),
        first.who,
        say.apart(first.why),
        *_who_is_asked(points, say),
        _labelled(say("What it is"), say.together([say("“{title}”.", title=first.title), first.length]), say),
        *([_labelled(say("When"), say.apart(when), say)] if when else []),
        _labelled(say("How you answer"), how(round_, say, way), say),
        *(_labelled(point.heading, point.text, say) for point in first.points if point.topic in _IN_SHORT),
        say("What is kept, and for how long, is in the privacy notice that comes with this."),
        say.apart(round_.facilitator.name),
    ]
    return "\n\n".join(_written(lines)) + "\n"


def _subject(round_: Round, say: Language) -> Said:
    if round_.about:
        return say("{team} and {about}: how do you work together?", team=round_.team, about=round_.about)
    if round_.questionnaire.pulse is not None or not round_.questionnaire.scored:
        return say("{team}: a few short questions", team=round_.team)
    return say("{team}: how do you work together?", team=round_.team)


def how(round_: Round, say: Language, way: Way | None) -> Said:
    """How people answer."""
    if way == "kiosk":
        return say("You answer on one computer, one after the other.")
    if way == "room":
        return say("You answer in the room, on your own phone. You need no account and no app.")
    if way == "form":
        return say("You get a page to answer by yourself. You send your answers back, or hand them in.")
    return say("{name} will tell you.", name=round_.facilitator.name)


def notice(round_: Round, say: Language, tag: str, way: Way | None) -> Notice:
    """What the privacy notice says.

    Args:
        round_: The round.
        say: The language of the sentences.
        tag: The language of the questionnaire and of the facilitator's words.
        way: How people answer; None where that is not known yet.
    """
    first = told(round_, say, tag, way)
    return Notice(
        title=say("What happens to your answers"),
        team=round_.team,
        asked=first.title,
        about=say.row([round_.team, round_.name]),
        parts=tuple(_parts(round_, first, say, tag)),
        reason_language=first.why_language,
    )


def _parts(round_: Round, first: Told, say: Language, tag: str) -> Iterator[Part]:
    """One matter after the other, in the order in which people ask."""
    points = {point.topic: point for point in first.points}
    name = round_.facilitator.name
    yield Part(say("Who asks, and why"), (first.who, *_who_is_asked(points, say)), reason=first.why)
    yield Part(say("What you are asked"), (_asked(round_, first, say, tag),))
    yield Part(
        say("What is not kept"),
        (
            say("No name, no time, and no address of a phone or computer is kept with your answers."),
            say("The program, teamcheck, sends nothing to its makers or to anybody else."),
        ),
    )
    yield _part(points["free"])
    yield _part(points["shown"], say("With fewer than ten answers, figures are made rough on purpose."))
    yield _part(points["seen"])
    if "words" in points:
        enough = say("Words are shown only where there are figures, and where three or more of you wrote to the same question.")
        yield _part(points["words"], enough)
    yield _part(points["look"])
    until = () if round_.kept_until else (say("Until when it is kept is not said yet. {name} can tell you.", name=name),)
    yield _part(points["kept"], *until, say("Backups of the computer may hold copies for longer."))
    yield Part(say("What comes of it"), tuple(_afterwards(points, say)))
    yield Part(say("Who is responsible"), (_responsible(round_, say, tag),))
    yield Part(say("Questions"), (say.apart(name),) if "contact" not in points else (points["contact"].text,))
    if support := round_.words_in(tag).support:
        text = say("If answering stirs something up, or somebody is being harmed, you can turn to:")
        yield Part(points["support"].heading, (no_way_to_report(say), text), tuple(say.apart(line) for line in support))


def _part(point: Point, *more: Said) -> Part:
    """A point of the first screen, and what is added to it here."""
    return Part(point.heading, (point.text, *more))


def _who_is_asked(points: Mapping[Topic, Point], say: Language) -> Iterator[Said]:
    """Who counts as a member, and whether whoever leads the team is asked, where the facilitator says so."""
    if "asked" in points:
        yield _labelled(points["asked"].heading, points["asked"].text, say)


def _asked(round_: Round, first: Told, say: Language, tag: str) -> Said:
    """What is collected, kind by kind, and what the questions are worth."""
    asked = asked_in(round_, tag)
    said = [first.length]
    if asked.background:
        questions = say.quoted([question.text for question in asked.background])
        said.append(say("You are also asked about yourself: {questions}.", questions=questions))
    said.append(_worth(round_, say))
    return say.together(said)


def _worth(round_: Round, say: Language) -> Said:
    """What is known of how well the questionnaire measures."""
    status = round_.questionnaire.source.status
    if status in {"", "not validated"}:
        return say("It has not been tested how well these questions measure. They are a start for a talk.")
    return say("Its authors say of the questionnaire: {status}.", status=status)


def _afterwards(points: Mapping[Topic, Point], say: Language) -> Iterator[Said]:
    """What the team does with the result."""
    if "results" in points:
        yield points["results"].text
    yield say("The report is about the team. It has no figures of a single person.")


def _responsible(round_: Round, say: Language, tag: str) -> Said:
    """The organisation's own words, or whom to ask: no law is named that nobody has named."""
    if words := round_.words_in(tag).responsible:
        return say.apart(words)
    return say(
        "{name} can tell you who is responsible for the answers by law, why they may ask you, and what rights you have.",
        name=round_.facilitator.name,
    )


def _labelled(heading: Said, text: Said, say: Language) -> Said:
    return say("{heading}: {text}", heading=heading, text=text)


def _written(lines: Iterable[Said]) -> Iterator[str]:
    """Lines for a message: hidden marks of direction only where something runs from right to left."""
    for line in lines:
        yield line if runs_left(line) else line.plain
