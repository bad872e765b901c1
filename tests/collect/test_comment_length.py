"""How long a comment may be: as the browser counts it, which takes a line break for one letter and sends two."""

import pytest

from teamcheck.collect.sheet import LONGEST_COMMENT, NotASheetError, sheet_from
from teamcheck.questionnaire.asked import Asked, asked_of
from teamcheck.questionnaire.load import load_questionnaire


@pytest.fixture(scope="module")
def asked() -> Asked:
    return asked_of(load_questionnaire("seven-features"), background=False)


def test_a_line_break_of_a_form_counts_once(asked: Asked) -> None:
    lines = LONGEST_COMMENT // 2
    assert sheet_from({"keep": ["a\r\n" * lines]}, asked).comments["keep"] == "\n".join("a" * lines)


@pytest.mark.parametrize("more", ["a", "\r\n"])
def test_one_more_is_too_long(asked: Asked, more: str) -> None:
    with pytest.raises(NotASheetError):
        sheet_from({"keep": ["a\r\n" * (LONGEST_COMMENT // 2) + more]}, asked)
