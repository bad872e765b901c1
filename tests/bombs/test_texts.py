"""Tables of text that are made to do harm are refused within 5 s and 500 MB; large ones in order are read."""

import pytest

MEGABYTE = 1 << 20
HEAD, ROW = b"team,aims1,aims2\n", b"Harbour,4,2\n"
TABLE = HEAD + ROW * 6
LATE = HEAD + ROW * 6000

BOMBS = {
    "a million columns": (b"a," * MEGABYTE + b"\n", ROW),
    "a million columns without a name": (b"," * (MEGABYTE - 100) + b"\n", ROW),
    "a million columns on a million lines": (b'"a\n",' * MEGABYTE + b"\n", ROW),
    "rows of a million cells": (HEAD, *(b"," * (MEGABYTE - 100) + b"\n" for _ in range(60))),
    "a row of a million cells on a million lines": (TABLE, b'"a\n",' * 20 * MEGABYTE + b"\n"),
    "a cell of 100 MB": (TABLE, b"a" * 100 * MEGABYTE, b",4,2\n"),
    "a quoted cell of 100 MB": (TABLE, b'"', (b"a" * 1000 + b"\n") * 100_000, b'",4,2\n'),
    "a heading of 100 MB": (b'"', (b"a" * 1000 + b"\n") * 100_000, b'",aims1,aims2\n', ROW),
    "100 MB of NULs": (bytes(100 * MEGABYTE),),
    "100 MB of NULs after a table": (TABLE, bytes(100 * MEGABYTE)),
    "100 MB of NULs after a long table": (LATE, bytes(100 * MEGABYTE)),
    "100 MB of NULs in lines after a long table": (LATE, (bytes(1000) + b"\n") * 100_000),
    "UTF-16 of odd length": (b"\xff\xfe" + TABLE.decode().encode("utf-16-le")[:-1],),
    "UTF-16 of odd length without its mark": (TABLE.decode().encode("utf-16-be") + b"\0",),
    "halves of letters in UTF-16": (b"\xff\xfe" + TABLE.decode().encode("utf-16-le"), b"\x00\xd8" * MEGABYTE),
    "UTF-32 that is cut": (b"\xff\xfe\0\0" + TABLE.decode().encode("utf-32-le")[:-2],),
}


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
def test_a_table_made_to_do_harm_is_refused(name, folder, measured):
    with (folder / "bomb.csv").open("wb") as stream:
        stream.writelines(BOMBS[name])

    code, said = measured("score", "bomb.csv", "-q", "ours.yaml")

    assert (code, said.partition("\n")[0]) == (3, "bomb.csv"), said
    assert len(said) < 2000


@pytest.mark.slow
@pytest.mark.parametrize("option", ["--teams", "--comments"])
@pytest.mark.parametrize("name", ["a million columns on a million lines", "a row of a million cells on a million lines"])
def test_a_table_beside_the_answers_is_held_to_the_same(name, option, folder, measured):
    with (folder / "bomb.csv").open("wb") as stream:
        stream.writelines(BOMBS[name])

    assert measured("score", "answers.csv", "-q", "ours.yaml", option, "bomb.csv")[0] == 3


FINE = {
    "16,384 columns": HEAD.rstrip() + b"," * 16_381 + b"\n" + (ROW.rstrip() + b"," * 16_381 + b"\n") * 6,
    "comments of 100,000 letters": b"keep," + HEAD + (b'"' + b"Tea\n" * 25_000 + b'",' + ROW) * 6,
    "a NUL here and there": TABLE.replace(b"Harbour", b"Har\0bour"),
    "fifty thousand people": HEAD + ROW * 50_000,
}


@pytest.mark.slow
@pytest.mark.parametrize("name", FINE)
def test_a_large_table_in_order_is_read(name, folder, measured):
    (folder / "fine.csv").write_bytes(FINE[name])

    code, said = measured("score", "fine.csv", "-q", "ours.yaml")

    assert code == 0, said
