"""Spoils files: bytes, words, cells, and the parts of a workbook. What comes out depends on nothing but what goes in."""

import io
import random
import re
import struct
import zipfile
from collections.abc import Callable, Sequence

#: What the formats, their readers and people who mean harm put where something else was.
NASTY_TEXT = (
    b"", b" ", b"\t", b"\n", b"\r", b"\r\n", b"\x00", b"\x0b", b"\x1b[31m", b"\x7f", b"\x85", b"\xff", b"\xfe", b"\xc3",
    b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\xe2\x80\xa8", b"\xe2\x80\xae", b"\xe2\x80\x8b", b"\xc2\xa0",
    b"\xf0\x9f\x8f\xb3", b"cafe\xcc\x81", b'"', b"'", b'""', b",", b";", b"|", b"=1+1", b"+1", b"-1", b"@x", b"0",
    b"-0", b"5", b"6", b"1.5", b"1e400", b"nan", b".inf", b"1_000", b"0x1F", b"0o17", b"190:20:30", b"2026-13-45",
    b"2026-11-25", b"9" * 400, b"a" * 1200, b"True", b"no", b"~", b"null", b"NA", b"PNTS", b"<b>", b"&amp;", b"&#x0;",
    b"{{ 7*7 }}", b"{% x %}", b"../../x", b"???",
)  # fmt: skip
NASTY_YAML = (
    b"&a ", b"*a", b"!!python/object:os.system ", b"!!binary ", b"!x ", b"<<: ", b"? ", b"- ", b": ", b"| ", b"|-\n",
    b">+2\n", b"---\n", b"...\n", b"%YAML 9.9\n", b"%TAG ! tag:x,2000:\n", b"#", b"{", b"}", b"[", b"]", b"{" * 30,
    b"[" * 30, b"- " * 30, b"\\x", b'"\\', b"=",
)  # fmt: skip
NASTY_XML = (
    b"<", b">", b"</", b"/>", b"<!--", b"-->", b"<![CDATA[", b"]]>", b"<?x?>", b"<!DOCTYPE a [", b"&", b"&lt;", b"&#0;",
    b"&x;", b"<c/>", b"<row/>", b'r="XFD1048576"', b'r="AAAA1"', b'r=""', b"r='A1'", b't="s"', b't="e"', b't="d"',
    b't="inlineStr"', b's="4000000000"', b"<v>4000000000</v>", b"<v>-1</v>", b"<v>1e999</v>", b"<is><t>x</t></is>",
    b'count="4000000000"', b'ref="A1:XFD1048576"', b"xml:space",
)  # fmt: skip

_WORDS = re.compile(rb"\w+|\s+|[^\w\s]")
_TAGS = re.compile(rb"<[^<>]*>|[^<>]+|[<>]")
_CELLS = re.compile(rb"[^,;\t\r\n]+|[,;\t\r\n]")

Spoil = Callable[[bytes, random.Random], bytes]


def spoil_bytes(content: bytes, chance: random.Random) -> bytes:
    """Change, insert, cut out or double some bytes."""
    spoiled = bytearray(content)
    for _ in range(chance.choice((1, 1, 2, 4))):
        place = chance.randint(0, len(spoiled))
        length = chance.choice((1, 1, 2, 8, 64))
        what = chance.randint(0, 4)
        if what == 0:
            spoiled[place : place + 1] = bytes([chance.randint(0, 255)])
        elif what == 1:
            spoiled[place:place] = chance.choice(NASTY_TEXT)
        elif what == 2:
            del spoiled[place : place + length]
        elif what == 3:
            spoiled[place:place] = spoiled[place : place + length] * chance.choice((1, 2, 30))
        elif place < len(spoiled):
            spoiled[place] ^= 1 << chance.randint(0, 7)
    return bytes(spoiled)


def spoil_pieces(pieces: list[bytes], nasty: Sequence[bytes], chance: random.Random) -> bytes:
    """Take out, double, swap or replace some of the pieces that a text is made of."""
    for _ in range(chance.choice((1, 1, 2, 3))):
        if not pieces:
            break
        here, there = (chance.randint(0, len(pieces) - 1) for _ in range(2))
        what = chance.randint(0, 4)
        if what == 0:
            pieces[here] = chance.choice(nasty)
        elif what == 1:
            pieces.insert(here, chance.choice(nasty))
        elif what == 2:
            pieces[here], pieces[there] = pieces[there], pieces[here]
        elif what == 3:
            del pieces[here : here + chance.choice((1, 1, 3, 20))]
        else:
            pieces[there:there] = pieces[here : here + chance.choice((1, 5, 40))]
    return b"".join(pieces)


def spoil_yaml(content: bytes, chance: random.Random) -> bytes:
    """Spoil the words of a YAML file, or its bytes."""
    if chance.random() < 0.3:
        return spoil_bytes(content, chance)
    return spoil_pieces(_WORDS.findall(content), (*NASTY_YAML, *NASTY_YAML, *NASTY_TEXT), chance)


def spoil_table(content: bytes, chance: random.Random) -> bytes:
    """Spoil the cells of a table, or its bytes."""
    if chance.random() < 0.3:
        return spoil_bytes(content, chance)
    return spoil_pieces(_CELLS.findall(content), NASTY_TEXT, chance)


def spoil_workbook(content: bytes, chance: random.Random) -> bytes:
    """Spoil the XML in a workbook, its parts, what the archive says of them, or its bytes."""
    try:
        with zipfile.ZipFile(io.BytesIO(content)) as archive:
            parts = [(part.filename, archive.read(part)) for part in archive.infolist() if part.file_size < 1 << 16]
    except Exception:  # noqa: BLE001  it is spoilt already, in any way
        return spoil_bytes(content, chance)
    what = chance.random()
    if not parts or what < 0.1:
        return spoil_bytes(content, chance)
    if what < 0.2:
        return _spoil_list(content, chance)
    place = chance.randint(0, len(parts) - 1)
    if what < 0.3:
        _spoil_parts(parts, place, chance)
    else:
        weighed = [number for number, (name, _) in enumerate(parts) if name.startswith("xl/")] or [place]
        place = chance.choice(weighed)
        name, inner = parts[place]
        parts[place] = name, spoil_xml(inner, chance)
    return _packed(parts, chance)


def spoil_xml(content: bytes, chance: random.Random) -> bytes:
    """Spoil the tags, the words or the bytes of XML."""
    what = chance.random()
    if what < 0.2:
        return spoil_bytes(content, chance)
    pieces = (_TAGS if what < 0.6 else _WORDS).findall(content)
    return spoil_pieces(pieces, (*NASTY_XML, *NASTY_XML, *NASTY_TEXT), chance)


def _spoil_parts(parts: list[tuple[str, bytes]], place: int, chance: random.Random) -> None:
    name, inner = parts[place]
    what = chance.randint(0, 3)
    if what == 0:
        del parts[place]
    elif what == 1:
        parts.append((name.swapcase() if chance.randint(0, 1) else f"{name}x", inner))
    elif what == 2:
        parts[place] = chance.choice(parts)[0] + "y", inner
    else:
        parts[place] = name, chance.choice(parts)[1]


def _packed(parts: list[tuple[str, bytes]], chance: random.Random) -> bytes:
    content = io.BytesIO()
    method = zipfile.ZIP_STORED if chance.random() < 0.3 else zipfile.ZIP_DEFLATED
    with zipfile.ZipFile(content, "w", method) as archive:
        for name, inner in dict(parts).items():
            archive.writestr(zipfile.ZipInfo(name), inner, method)
    return content.getvalue()


def _spoil_list(content: bytes, chance: random.Random) -> bytes:
    """Let the archive say something else of one of its parts."""
    spoiled = bytearray(content)
    entries = [found.start() for found in re.finditer(re.escape(b"PK\x01\x02"), content)]
    if not entries:
        return spoil_bytes(content, chance)
    entry = chance.choice(entries)
    offset, form = chance.choice(
        ((8, "<H"), (10, "<H"), (16, "<I"), (20, "<I"), (24, "<I"), (28, "<H"), (30, "<H"), (42, "<I"))
    )
    size = struct.calcsize(form)
    values = (0, 1, 8, 12, 255, len(content), (1 << (8 * size)) - 1, chance.randint(0, (1 << (8 * size)) - 1))
    if entry + offset + size <= len(spoiled):
        struct.pack_into(form, spoiled, entry + offset, chance.choice(values) % (1 << (8 * size)))
    return bytes(spoiled)


#: Name of a reader to what spoils its files.
SPOIL: dict[str, Spoil] = {
    "answers": spoil_table,
    "workbook": spoil_workbook,
    "teams": spoil_table,
    "comments": spoil_table,
    "questionnaire": spoil_yaml,
    "translation": spoil_yaml,
    "policy": spoil_yaml,
    "round": spoil_yaml,
    "plan": spoil_yaml,
    "goals": spoil_yaml,
    "norms": spoil_yaml,
    "review": spoil_yaml,
}
