"""Writes comments for the facilitator to decide on: a file to be edited by hand, by people who have never seen YAML."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import groupby

from teamcheck._inert import BIDI
from teamcheck.responses.comments import no_order
from teamcheck.responses.review.decisions import SCHEMA, Reviewed
from teamcheck.responses.review.read import NO_WORDS

_TOP = f"""\
# Read what people wrote before anything is printed. Keep this file to yourself.
#
# For each comment, write one of these in place of "undecided":
#   show        it is printed as it stands
#   leave out   it is not printed
#   instead     your words are printed: write them in place of "{NO_WORDS}",
#               with six spaces before each line
#
# A way of writing, a story or one rare word can tell who wrote something.
# "look" says what may name somebody: look there first, but read all of it.
# Nothing to a question is printed before every comment to it is decided,
# nor if fewer than three would be left.
#
# Does a comment tell of harm or danger? Do not try to find out who wrote it.
# Leave it out here, and pass on today what it says, by your organisation's way
# of raising concerns. Keep the text until that is done (docs/asking.md).
#
# Leave the text as it is. Then save this file and make the report again.

schema: {SCHEMA}
comments:
"""
_WIDTH = 92
#: Cannot be seen, and yet belong into texts: the joiners of emoji and of many scripts, and spaces that keep words together.
_UNSEEN = frozenset("\u200c\u200d\u00a0\u202f")
_ESCAPED = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


def write_review(entries: Iterable[Reviewed], questions: Mapping[str, str], look: Callable[[str], Sequence[str]]) -> str:
    """The text of a review, as `teamcheck.responses.review.read.read_review` reads it.

    Args:
        entries: The comments, each with what is decided on it.
        questions: Id of each comment question to its words, in the order of the questionnaire.
        look: What in a text may name somebody.

    Returns:
        YAML by team, round and question, the comments to each in an order that tells nothing.
    """
    order = list(questions)
    ordered = sorted(
        entries,
        key=lambda entry: (
            entry.comment.team,
            entry.comment.round or "",
            order.index(entry.comment.question) if entry.comment.question in questions else len(order),
            entry.comment.question,
            no_order(entry.comment.text),
            entry.decision,
        ),
    )
    lines = [_TOP]
    for (team, round_, question), group in groupby(ordered, key=_whose):
        lines += [
            f"# {_one_line(questions.get(question, question))}",
            f"- team: {_quoted(team)}",
            *([] if round_ is None else [f"  round: {_quoted(round_)}"]),
            f"  question: {_quoted(question)}",
            "  comments:",
            "",
        ]
        for entry in group:
            lines += [*_entry(entry, look(entry.comment.text)), ""]
    return "\n".join(lines)


def _whose(entry: Reviewed) -> tuple[str, str | None, str]:
    return entry.comment.team, entry.comment.round, entry.comment.question


def _entry(entry: Reviewed, look: Sequence[str]) -> Iterator[str]:
    """One comment; what somebody writes in place of ``(your words)`` is taken as it is, whatever signs are in it."""
    yield from _block("  - text:", entry.comment.text)
    if look:
        yield f"    look: [{', '.join(map(_quoted, look))}]"
    yield f"    decide: {entry.decision}"
    yield from _block("    instead:", entry.instead or NO_WORDS)


def _block(key: str, text: str) -> Iterator[str]:
    """A text below its key, folded; in quotes where signs that cannot be seen, or spaces in odd places, are in it."""
    paragraphs = text.split("\n")
    if not text or not paragraphs[0] or not paragraphs[-1] or not all(map(_is_plain, paragraphs)):
        yield f"{key} {_quoted(text)}"
        return
    yield f"{key} >-"
    for number, paragraph in enumerate(paragraphs):
        if number:
            yield ""  # stands for the line break, for YAML takes a mere end of line as a space
        yield from (f"      {line}" for line in _folded(paragraph))


def _is_plain(paragraph: str) -> bool:
    return paragraph == paragraph.strip() and all(_is_seen(letter) for letter in paragraph)


def _is_seen(letter: str) -> bool:
    return letter.isprintable() or letter in _UNSEEN


def _folded(paragraph: str) -> Iterator[str]:
    """A paragraph in lines; only a single space can be the end of one."""
    if "  " in paragraph:
        yield paragraph
        return
    words = iter(paragraph.split(" "))
    line = next(words)
    for word in words:
        if len(line) + 1 + len(word) > _WIDTH:
            yield line
            line = word
        else:
            line += f" {word}"
    if line:
        yield line


def _quoted(text: str) -> str:
    r"""A text in double quotes, with every sign spelled out that cannot be seen.

    >>> _quoted('He said "no"' + chr(0x202E))
    '"He said \\"no\\"\\u202E"'
    """
    return f'"{"".join(map(_escaped, text))}"'


def _escaped(letter: str) -> str:
    if letter in _ESCAPED:
        return _ESCAPED[letter]
    if _is_seen(letter) and letter not in BIDI:
        return letter
    code = ord(letter)
    if 0xD800 <= code <= 0xDFFF:  # half a letter: no file can hold it
        return "?"
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"


def _one_line(text: str) -> str:
    return "".join(letter if _is_seen(letter) else " " for letter in " ".join(text.split()))
