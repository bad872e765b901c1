"""Says in an author's words why YAML cannot read a text."""

from teamcheck.errors import Code, Place, Problem

QUOTE_ALL = "Put quotes around the whole text."
#: Pieces of the YAML libraries' messages (there are two, worded differently), what they mean, and the cure.
MEANINGS = (
    (
        ("mapping values are not allowed",),
        "A colon followed by a space stands inside a text here, or a line is indented further than its neighbours.",
        'Put quotes around the text, as in text: "Our aim: better care"; or line the keys up.',
    ),
    (
        ("could not find expected ':'",),
        "A line that should be `key: value` has no colon, or a text goes on without being indented.",
        "Write `key: value`, with a space after the colon, and indent the following lines of a long text.",
    ),
    (
        ("cannot start any token",),
        "A text cannot start with this character unless it stands in quotes.",
        QUOTE_ALL,
    ),
    (
        ("expected ',' or '}'",),
        "Something between { and } is not closed, or holds a colon, a question mark or a quote that needs quotes around it.",
        'Put quotes around every text between the braces, as in {id: goals1, text: "..."}, and close them with }.',
    ),
    (
        ("expected ',' or ']'",),
        "Something between [ and ] is not closed, or holds a character that needs quotes around it.",
        'Put quotes around every text between the brackets, as in ["...", "..."], and close them with ].',
    ),
    (
        ("unexpected end of stream",),
        "A text that starts with a quote is never closed.",
        "Close it with the same quote; use the other kind of quotes around a text that holds one.",
    ),
    (
        ("unknown escape character",),
        "Within double quotes a backslash means something to YAML.",
        "Write two backslashes, or use single quotes around the text.",
    ),
    (
        ("entries are not allowed",),
        "A text cannot start with a hyphen and a space unless it stands in quotes; a list starts on a line of its own.",
        "Put quotes around the text, or start the list on the next line.",
    ),
    (
        ("undefined alias", "while scanning an anchor", "while scanning an alias"),
        "A text cannot start with & or * unless it stands in quotes.",
        QUOTE_ALL,
    ),
    (
        ("while scanning a block scalar",),
        "After | or > the text starts on the next line.",
        "Start the text on the next line, indented; or put quotes around a text that starts with | or >.",
    ),
    (
        ("expected key", "expected <block end>", "expected '-' indicator"),
        "This line does not fit the lines above it: its indent differs, or a text goes on after its closing quote.",
        "Line up keys that belong together; put a text that holds quotes into the other kind of quotes as a whole.",
    ),
)
TAB = (
    "A tab stands where the line is indented; YAML takes spaces only.",
    "Replace the tab by spaces, two for each level.",
)
OTHERWISE = (
    "YAML cannot read the file from here on.",
    "Compare this line and the one above with docs/questionnaire-format.md; quotes around texts mend most faults.",
)


def syntax_problem(error: Exception, text: str, file: str) -> Problem:
    """The problem behind an error of the YAML library: where it noticed, what is likely meant, what to do."""
    mark = getattr(error, "problem_mark", None)
    lines = text.split("\n")
    line = None if mark is None else min(mark.line, max(len(lines) - 1 - text.endswith("\n"), 0))
    character = "" if mark is None or mark.line >= len(lines) else lines[mark.line][mark.column : mark.column + 1]
    message, fix = meaning(error, character)
    return Problem(Code.YAML_SYNTAX, Place(file, line=None if line is None else line + 1), message, fix)


def meaning(error: Exception, character: str) -> tuple[str, str]:
    """What is wrong and its cure, from the library's words and the character where it gave up."""
    words = f"{getattr(error, 'context', '')} {getattr(error, 'problem', '')}"
    if character == "\t" and "cannot start any token" in words:
        return TAB
    known = (told for pieces, *told in MEANINGS if any(piece in words for piece in pieces))
    message, fix = next(known, OTHERWISE)
    return message, fix
