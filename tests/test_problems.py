"""Every code is one fault: named in the program, explained in docs/problems.md, and seen to happen in a test."""

import re
from pathlib import Path

import pytest

from teamcheck.errors import Code

ENTRY = re.compile(r"^### ([A-Z]\d{3}) (.+)$", re.MULTILINE)


def texts(folder: Path, *, but: Path) -> str:
    """Every Python file under a folder, in one string."""
    files = [file for file in folder.rglob("*.py") if file != but]
    assert len(files) > 10, f"hardly any file under {folder}: nothing would be checked"
    return "\n".join(file.read_text(encoding="utf-8") for file in files)


@pytest.fixture(scope="module")
def entries(root: Path) -> dict[str, str]:
    """The text of each entry of docs/problems.md by its code."""
    document = (root / "docs" / "problems.md").read_text(encoding="utf-8")
    headings = list(ENTRY.finditer(document))
    ends = [heading.start() for heading in headings[1:]] + [len(document)]
    assert len({heading[1] for heading in headings}) == len(headings), "a code has two entries"
    return {heading[1]: document[heading.end() : end] for heading, end in zip(headings, ends, strict=True)}


def test_the_reference_explains_every_code_and_no_other(entries: dict[str, str]) -> None:
    assert len(entries) > 10
    assert set(entries) == {code.value for code in Code}


def test_every_entry_says_something(entries: dict[str, str]) -> None:
    thin = [code for code, text in entries.items() if len(re.sub(r"^##.*$", "", text, flags=re.MULTILINE).split()) < 10]

    assert thin == []


def test_codes_are_a_letter_of_their_room_and_three_digits() -> None:
    assert [code.value for code in Code if not re.fullmatch(r"[CEGPQRTW]\d{3}", code.value)] == []


def test_every_code_is_given_by_the_program(root: Path) -> None:
    program = texts(root / "teamcheck", but=root / "teamcheck" / "errors.py")

    assert {code.name for code in Code} - set(re.findall(r"\bCode\.([A-Z_]+)\b", program)) == set()


def test_every_code_is_raised_in_a_test(root: Path) -> None:
    tests = texts(root / "tests", but=Path(__file__))

    raised = set(re.findall(r"\bCode\.([A-Z_]+)\b", tests)) | set(re.findall(r"\b[CEGPQRTW]\d{3}\b", tests))
    assert [f"{code.value} {code.name}" for code in Code if not {code.value, code.name} & raised] == []
