"""Makes a text from elsewhere harmless to a terminal: a name in a file must not move the cursor or rewrite a line."""

import unicodedata

#: Format characters that may reorder the text around them, so that a name could rewrite the line it stands in.
BIDI = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def inert(text: str) -> str:
    r"""A text that a terminal only shows: control and direction characters are spelled out, line breaks and tabs kept.

    >>> inert("Har\x1b[31mbour")
    'Har\\x1b[31mbour'
    """
    return "".join(character if _harmless(character) else ascii(character)[1:-1] for character in text)


def _harmless(character: str) -> bool:
    if character in "\n\t":
        return True
    return character not in BIDI and unicodedata.category(character) not in {"Cc", "Cs"}
