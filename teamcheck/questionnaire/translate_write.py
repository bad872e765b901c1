"""Writes a translation to be filled in, for people who open it in any text editor: the original, a key, and empty quotes."""

import textwrap
import unicodedata
from collections.abc import Iterator, Mapping

from teamcheck.questionnaire.core import own_texts
from teamcheck.questionnaire.language_names import own_name
from teamcheck.questionnaire.listing import by_first_step
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.texts import digest, dotted
from teamcheck.questionnaire.translate import ToFill
from teamcheck.questionnaire.translation_format import CHANGED, SCHEMA
from teamcheck.questionnaire.translation_model import Way

#: Letters in a line of a comment at most.
_WIDTH = 100
#: Words that YAML takes for something else where they are ids.
_MISREAD = frozenset({"yes", "no", "on", "off", "true", "false", "null"})
#: Characters that end a line in YAML, or that an editor may drop.
_ESCAPED = frozenset({"Cc", "Cs", "Cn", "Zl", "Zp"})
_SHORT_ESCAPES = {"\\": "\\\\", '"': '\\"', "\n": "\\n", "\t": "\\t"}
_HEAD = """\
{title}: its words in {name} ({language}).

Above every text stands the original. Write yours between the quotes, as in title: "..."
- Leave everything before the colon as it is. Within your words, write \\" for a quote, or use other quotes.
- Save the file as UTF-8. Your editor does it right if these are six letters: \u0175 \u0177 \u00e9 \u00df \u0142 \u8a9e
- What stays "" is not translated yet: people read the original there.
- {changed} stands before words whose original has changed. Look at them again, then take {changed} away.
What is missing, and what is too long: teamcheck check {file}
"""
_STATUS = """\
How far it can be trusted, and who translated it.
machine: checked by nobody. reviewed: read by a person who speaks both languages. validated: tested with people who answer.
"""
_ORIGINALS = "Please leave the rest as it is: by it teamcheck sees which originals have changed since they were translated."
_GONE = "Nobody needs these words any more; delete them, or use them again:"


def translation_text(filled: ToFill, questionnaire: Questionnaire) -> str:
    """The file.

    Args:
        filled: What stands in it.
        questionnaire: What is translated.

    Returns:
        YAML of the format ``teamcheck/translation/1`` with comments; lines end in a line feed.
    """
    return "\n".join(_lines(filled, questionnaire)) + "\n"


def _lines(filled: ToFill, questionnaire: Questionnaire) -> Iterator[str]:
    originals = own_texts(questionnaire)
    head = _HEAD.format(
        title=questionnaire.title,
        name=own_name(filled.language),
        language=filled.language,
        changed=CHANGED,
        file=f"{questionnaire.id}.{filled.language}.yaml",
    )
    yield from _comment(head, "")
    yield from (f"schema: {SCHEMA}", f"of: {questionnaire.id}", f"language: {_key(filled.language)}")
    yield from _comment(_STATUS, "")
    yield from (f"status: {filled.status}", f"translator: {quoted(filled.translator)}")
    yield from _entries({way: way for way in originals}, filled, originals, 0)
    if filled.gone:
        yield ""
        yield from _comment(_GONE, "")
        yield from _comment("\n".join(f"{dotted(way)}: {quoted(text)}" for way, text in filled.gone.items()), "")
    yield ""
    yield from _comment(_ORIGINALS, "")
    yield "originals:"
    yield from (f"  {dotted(way)}: {quoted(digest(text))}" for way, text in originals.items())


def _entries(ways: Mapping[Way, Way], filled: ToFill, originals: Mapping[Way, str], depth: int) -> Iterator[str]:
    """The keys at one level, or the entries of a list, with all that stands below them.

    Args:
        ways: What is left of the way to each text from here on, to the whole way.
        filled: The words.
        originals: The original of each text.
        depth: Levels above.
    """
    indent = "  " * depth
    for step, below in by_first_step(ways).items():
        if depth == 0 or (depth == 1 and () not in below and isinstance(step, str)):
            yield ""
        if () in below:
            way = below[()]
            yield from _comment(originals[way], indent)
            yield f"{indent}{'-' if isinstance(step, int) else f'{_key(step)}:'} {quoted(filled.shown(way))}"
        elif isinstance(step, int):
            yield from _as_one_entry(list(_entries(below, filled, originals, depth + 1)), indent)
        else:
            yield f"{indent}{_key(step)}:"
            yield from _entries(below, filled, originals, depth + 1)


def _as_one_entry(lines: list[str], indent: str) -> list[str]:
    """Keys that together are one entry of a list: a hyphen before the first of them, and its comment above the hyphen."""
    first = next(place for place, line in enumerate(lines) if not line.lstrip().startswith("#"))
    above = [line.removeprefix("  ") for line in lines[:first]]
    return [*above, f"{indent}- {lines[first].strip()}", *lines[first + 1 :]]


def _comment(text: str, indent: str) -> Iterator[str]:
    """A text as lines of comment, its own line ends kept."""
    for line in text.splitlines():
        yield from textwrap.wrap(
            " ".join(line.split()),
            _WIDTH,
            initial_indent=f"{indent}# ",
            subsequent_indent=f"{indent}#   ",
            break_long_words=False,
            break_on_hyphens=False,
        )


def _key(name: str) -> str:
    """An id as a key, or a language: in quotes where YAML would take it for something else."""
    return f'"{name}"' if name in _MISREAD else name


def quoted(text: str) -> str:
    r"""A text as YAML reads it back, on one line between double quotes.

    >>> print(quoted('Say "yes".'))
    "Say \"yes\"."
    """
    return '"' + "".join(_SHORT_ESCAPES.get(letter) or _escaped(letter) for letter in text) + '"'


def _escaped(letter: str) -> str:
    if letter != "\ufeff" and unicodedata.category(letter) not in _ESCAPED:
        return letter
    return f"\\u{ord(letter):04x}" if ord(letter) < 0x10000 else f"\\U{ord(letter):08x}"
