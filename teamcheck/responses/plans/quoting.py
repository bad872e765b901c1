"""Texts as a YAML file holds them, whatever signs are in them."""

_ESCAPED = {'"': '\\"', "\\": "\\\\"}


def quoted(text: str) -> str:
    r"""A text in double quotes, which YAML reads back letter for letter; what cannot be seen is spelled out.

    >>> print(quoted('The "Harbour" ward: 7' + chr(0x200D)))
    "The \"Harbour\" ward: 7\u200D"
    """
    return f'"{"".join(map(_letter, text))}"'


def _letter(letter: str) -> str:
    if letter in _ESCAPED or letter.isprintable():
        return _ESCAPED.get(letter, letter)
    code = ord(letter)
    return f"\\u{code:04X}" if code < 0x10000 else f"\\U{code:08X}"
