"""What was heard in a pulse and what came of it: read with every fault, and advised on."""

from pathlib import Path

import pytest

from teamcheck.errors import Code, ResponsesError
from teamcheck.responses.you_said import (
    Heard,
    comments_beside,
    lint_you_said,
    names_somebody,
    open_you_said,
    skeleton,
    written,
)

TOP = "schema: teamcheck/you-said/1\nheard:\n"


@pytest.fixture
def put(tmp_path: Path):
    def write(text: str | bytes) -> Path:
        file = tmp_path / "you-said.yaml"
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return file

    return write


def codes(file: Path) -> list[tuple[Code, str | None]]:
    return [(problem.code, problem.place.key) for problem in lint_you_said(*open_you_said(file))]


def test_what_was_written_is_read_back_as_it_is(put) -> None:
    heard = [Heard(said='The "board": it helps # much', did="yes", open=None), Heard(said="No", did=None, open="1:30")]
    assert list(open_you_said(put(written(heard)))[0].heard) == heard


def test_what_says_what_was_done_or_is_still_open_has_nothing_to_mend(put) -> None:
    assert (
        codes(put(TOP + "  - {said: The rota is late., did: It comes earlier now.}\n  - {said: Nights., open: By March.}"))
        == []
    )


def test_more_than_three_things_a_name_and_nothing_done_are_advised_against(put) -> None:
    many = "".join(f"  - {{said: Thing {number}., did: Mended.}}\n" for number in range(4))
    assert codes(put(TOP + many)) == [(Code.YOU_SAID_MANY, "heard")]
    assert codes(put(TOP + "  - {said: Dr Okafor is never there., did: Ann Lee}")) == [
        (Code.YOU_SAID_NAME, "heard[0].said"),
        (Code.YOU_SAID_NAME, "heard[0].did"),
    ]
    assert codes(put(TOP + "  - {said: The rota is late.}\n  - {said: Nights., did: nobody}")) == [
        (Code.YOU_SAID_NOTHING_DONE, "heard[0]"),
        (Code.YOU_SAID_NOTHING_DONE, "heard[1]"),
    ]


def test_what_somebody_wrote_word_for_word_is_advised_against_while_it_lies_beside(put, tmp_path: Path) -> None:
    file = put(
        TOP + "  - {said: 'Many wrote: Nobody EVER relieves the late shift.', did: 'More rota.', open: 'Rota, by March.'}\n"
    )
    assert comments_beside(file) == []
    beside = tmp_path / "comments.csv"
    beside.write_text(
        'team,comment,text\nHarbour,word,"nobody ever relieves - the late shift!"\nHarbour,word,Rota\n', encoding="utf-8"
    )
    problems = lint_you_said(*open_you_said(file), comments_beside(file))
    assert [(problem.code, problem.place.key) for problem in problems] == [(Code.YOU_SAID_NAME, "heard[0].said")]
    assert "word for word" in problems[0].message
    beside.write_bytes(b"\xff\xfe\x00")
    assert comments_beside(file) == []


@pytest.mark.parametrize(
    ("text", "code"),
    [
        (skeleton(), Code.KEY_MISSING),
        ("schema: teamcheck/you-said/2\nheard: [{said: x}]", Code.YOU_SAID_NOT_READABLE),
        ("heard: [{said: x}]", Code.KEY_MISSING),
        (TOP + "  - {said: x, who: Ann}", Code.KEY_UNKNOWN),
        ("- a list", Code.YOU_SAID_NOT_READABLE),
        (b"\xff\xfe\x00", Code.YOU_SAID_NOT_READABLE),
        (b"x" * 2_000_000, Code.YOU_SAID_NOT_READABLE),
    ],
    ids=["skeleton", "newer", "no schema", "unknown key", "list", "bytes", "huge"],
)
def test_what_cannot_be_used_says_why_and_speaks_of_no_questionnaire(put, text: str | bytes, code: Code) -> None:
    with pytest.raises(ResponsesError) as caught:
        open_you_said(put(text))
    assert code in [problem.code for problem in caught.value.problems]
    assert "questionnaire" not in " ".join(f"{each.message} {each.fix}" for each in caught.value.problems).lower()


def test_a_file_that_is_not_there_says_so(tmp_path: Path) -> None:
    with pytest.raises(ResponsesError) as caught:
        open_you_said(tmp_path / "you-said.yaml")
    assert [problem.code for problem in caught.value.problems] == [Code.YOU_SAID_NOT_READABLE]


def test_only_what_looks_like_a_name_is_taken_for_one() -> None:
    assert [text for text in ("Dr Okafor", "Ann Lee", "The head of nursing", "Night Staff", "AL") if names_somebody(text)] == [
        "Dr Okafor",
        "Ann Lee",
    ]
