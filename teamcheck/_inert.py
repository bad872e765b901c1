"""Makes a text from elsewhere harmless where a program would obey it: a terminal, a spreadsheet, a file of figures.

Pages and Markdown have rules of their own (`teamcheck.report.templating`, `teamcheck.report.escaping`).
"""

import re
import unicodedata

#: Format characters that may reorder the text around them, so that a name could rewrite the line it stands in.
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")
#: Control characters, halves of characters, and the separators that some programs take for a line's end.
_OBEYED = frozenset({"Cc", "Cs", "Zl", "Zp"})
#: What JSON may hold as it stands, though a terminal or an editor would obey it. It stands within texts only.
_OBEYED_IN_JSON = re.compile(f"[\x7f-\x9f\u2028\u2029\ud800-\udfff{''.join(sorted(BIDI))}]")
#: What makes a spreadsheet take a cell for a formula. Some take spaces away first; East Asian ones obey the wide signs too.
_FORMULA = re.compile("'*(?:[\t\r\n]|\\s*[=+@\uff1d\uff0b\uff20\uff0d-])")
#: A number with a sign is no formula.
_NUMBER = re.compile(r"[+-][0-9]+(?:\.[0-9]+)?")


def inert(text: str) -> str:
    r"""A text that a terminal only shows: control and direction characters are spelled out, line breaks and tabs kept.

    >>> inert("Har\x1b[31mbour")
    'Har\\x1b[31mbour'
    """
    return "".join(character if character in "\n\t" or not _obeyed(character) else _spelled(character) for character in text)


def on_one_line(text: str) -> str:
    r"""The same where the text is to stay on one line: line breaks and tabs are spelled out too.

    >>> on_one_line("a.csv\nNote: all is well.")
    'a.csv\\nNote: all is well.'
    """
    return "".join(_spelled(character) if _obeyed(character) else character for character in text)


def inert_json(text: str) -> str:
    r"""The same JSON, in which what a terminal or an editor would obey is written as an escape.

    >>> inert_json('{"team": "Har\u202ebour"}')
    '{"team": "Har\\u202ebour"}'
    """
    return _OBEYED_IN_JSON.sub(lambda found: f"\\u{ord(found[0]):04x}", text)


def no_formula(cell: str) -> str:
    """A cell that a spreadsheet shows and does not run: with a sign in front that says that it is text.

    >>> no_formula("=1+1"), no_formula("-0.5"), no_formula("Tea")
    ("'=1+1", '-0.5', 'Tea')
    """
    return f"'{cell}" if _FORMULA.match(cell) and not _NUMBER.fullmatch(cell) else cell


def without_text_sign(cell: str) -> str:
    """What `no_formula` was given, from what it made.

    >>> without_text_sign("'=1+1"), without_text_sign("'Tea'")
    ('=1+1', "'Tea'")
    """
    return cell[1:] if cell.startswith("'") and no_formula(cell[1:]) == cell else cell


def _obeyed(character: str) -> bool:
    return character in BIDI or unicodedata.category(character) in _OBEYED


def _spelled(character: str) -> str:
    return ascii(character)[1:-1]
