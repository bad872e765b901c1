"""Says what is amiss in a review that YAML cannot read, to people who have never seen YAML."""

import re

from teamcheck.questionnaire.syntax import OTHERWISE, meaning

COMPARE = "Compare this line with those around it: the spaces at its beginning, the colon, the quotes."
SIX_SPACES = "Each line of your words needs six spaces before it."

_KEYS = "schema|comments|team|round|question|text|look|decide|instead"
_KEY = rf" {{0,5}}(?:- )?(?:{_KEYS}):"
#: A value that begins with a quote, and in whose line that quote is not closed.
_OPENED = re.compile(rf"""{_KEY}[ \t]+(?:"(?:[^"\\]|\\.)*|'(?:[^']|'')*)\\?""")
_MISTAKES = (
    (re.compile(r" *\t\s*\S"), "this line begins with a Tab", "Use spaces, not the Tab key."),
    (  # not empty, no remark, not indented as words are, and beginning with no key
        re.compile(rf" {{0,5}}(?![ \t#]|---|\.\.\.|%|(?:- )?(?:{_KEYS})[ \t]*:).*\S"),
        "this line stands too far to the left, or does not belong here",
        SIX_SPACES,
    ),
    (re.compile(rf"{_KEY}[^ \t]"), "there is no space after the colon", "Put one there."),
    (
        re.compile(rf"{_KEY}[ \t]*[>|][-+]?[ \t]*(?![-+])[^\s#]"),
        "something stands after the sign >",
        f"Begin your words on the next line. {SIX_SPACES}",
    ),
    (
        re.compile(r"(?! {4}\S) {0,5}(?:look|decide|instead)[ \t]*:"),
        "this line does not begin where the others of its kind do",
        "Put four spaces before it.",
    ),
)


def fault_of(error: Exception, text: str) -> tuple[int | None, str, str]:
    r"""Where a review cannot be read, what is likely meant, and what to do.

    YAML often notices a fault some lines below it. So mistakes that people make are looked for from the top; what is found
    is a mistake only because the file cannot be read.

    Args:
        error: What the YAML library says.
        text: The whole text.

    Returns:
        The line, from 0, or None; the message; what to do.

    Example:
        >>> fault_of(ValueError(), "schema: a\ncomments:\n\t- team: b\n")
        (2, 'this line begins with a Tab', 'Use spaces, not the Tab key.')
        >>> fault_of(ValueError(), "    instead: >-\nmy words: these\n")[::2]
        (1, 'Each line of your words needs six spaces before it.')
    """
    lines = text.splitlines()
    for pattern, message, fix in _MISTAKES:
        found = next((at for at, line in enumerate(lines) if pattern.match(line)), None)
        if found is not None:
            return found, message, fix
    return _as_yaml_says(error, lines)


def _as_yaml_says(error: Exception, lines: list[str]) -> tuple[int | None, str, str]:
    mark = getattr(error, "problem_mark", None)
    if "simple key" in str(getattr(error, "context", "")):  # noticed where the text ends, at fault where the key began
        mark = getattr(error, "context_mark", mark)
    line = None if mark is None else min(mark.line, max(len(lines) - 1, 0))
    opened = next((at for at, each in enumerate(lines) if _OPENED.fullmatch(each)), None)
    if opened is not None and (line is None or opened <= line):
        return opened, "a quote is opened in this line and not closed in it", "Close it at the end of the line, or take it out."
    message, fix = meaning(error, "")
    return line, message, COMPARE if (message, fix) == OTHERWISE else fix
