"""What in a comment may name somebody is pointed out; nothing else is."""

import time

import pytest

from teamcheck.errors import Code, ResponsesError
from teamcheck.responses.review.look import looker, read_names

NAMES = ["Ann Lee", "José van Dam", "王伟", "O'Neill", "Søren", "J. Smith"]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Write to a.b@example.org.", ["e-mail address a.b@example.org"]),
        ("(mailto:a@b.co)", ["e-mail address mailto:a@b.co"]),
        ("ring 020 7946 0000!", ["number 020 7946 0000"]),
        ("+44 (0)20 7946-0000", ["number +44 (0)20 7946-0000"]),
        ("ext. 123456", ["number 123456"]),
        (
            "see https://example.org/us and www.example.net",
            ["web address https://example.org/us", "web address www.example.net"],
        ),
        ("our.site.com/team", ["web address our.site.com/team"]),
        ("as @ann_l said", ["account @ann_l"]),
        ("LEE again", ["name Lee"]),
        ("Ann's list", ["name Ann"]),
        ("ann lee", ["name Ann Lee"]),
        ("jose is late", ["name José"]),
        ("JOSÉ", ["name José"]),
        ("with o\u2019neill", ["name Neill"]),
        ("Soren and søren", ["name Søren"]),
        ("我们和王伟一起", ["name 王伟"]),
        ("smith", ["name Smith"]),
    ],
)
def test_what_may_name_somebody_is_found(text, found):
    assert looker(NAMES)(text) == found


@pytest.mark.parametrize(
    "text",
    [
        "Annoying planning meetings; the van, and o dear, J!",
        "From 2026-11-25, or 25.11.2026, or in 2025-2026, 12 of us at 10:30.",
        "We said 1, 2, 3, 4, 5, 6, 7. And 50 000 more.",
        "more/less e.g. this... @ 10",
        "",
    ],
)
def test_ordinary_words_dates_and_small_numbers_are_passed_over(text):
    assert looker(NAMES)(text) == []


def test_the_article_of_a_group_that_asks_is_no_name():
    assert looker(["The Coaches"])("The quiet hour. THE END. Ask the coaches.") == ["name Coaches"]


def test_names_are_found_once_and_no_more_than_ten_things_are_named():
    assert looker(["Ann", "Ann"])("Ann, Ann and Ann") == ["name Ann"]
    assert len(looker([])(" ".join(f"a{n}@example.org" for n in range(50)))) == 10


def test_a_name_written_small_all_through_counts_with_every_part():
    assert looker(["maria da silva"])("silva and da") == ["name da silva"]


@pytest.mark.parametrize(
    "text",
    ["a" * 100_000, "1" * 100_000, "1 " * 50_000, "@" * 100_000, "a.a" * 33_000, "a@a." * 25_000, "(" * 100_000, "-1" * 50_000],
)
def test_a_text_made_to_take_long_does_not(text):
    before = time.process_time()

    looker(NAMES)(text)

    assert time.process_time() - before < 2  # a hundred times what it takes; a search that goes back and forth takes minutes


@pytest.mark.parametrize(
    ("content", "names"),
    [
        ("Ann Lee\n\n Bob \n", ["Ann Lee", "Bob"]),
        ("Name\nAnn Lee\n", ["Ann Lee"]),
        ("Lee, Ann\nBob\n", ["Lee, Ann", "Bob"]),
        ("role,name\nnurse,Ann Lee\ndoctor,\n", ["Ann Lee"]),
        ("role;NAME\nnurse;Ann Lee\n", ["Ann Lee"]),
        ("\ufeffAnn\r\nZoë\r\n", ["Ann", "Zoë"]),
    ],
)
def test_names_are_one_a_line_or_the_column_of_a_table(content, names, tmp_path):
    (tmp_path / "names.txt").write_bytes(content.encode())

    assert read_names(tmp_path / "names.txt") == names


def test_a_list_saved_by_an_old_editor_and_a_workbook_are_read(tmp_path, workbook):
    (tmp_path / "old.txt").write_bytes("Zoë\n".encode("cp1252"))
    (tmp_path / "names.xlsx").write_bytes(workbook({"people": [["role", "name"], ["nurse", "Zoë"], ["nurse", "Ann"]]}))

    assert (read_names(tmp_path / "old.txt"), read_names(tmp_path / "names.xlsx")) == (["Zoë"], ["Zoë", "Ann"])


@pytest.mark.parametrize(
    ("content", "code"),
    [(b"", Code.FILE_EMPTY), (b"Ann\n" * 300_000, Code.REVIEW_NOT_USABLE), (b"\0\1\2" * 99, Code.NOT_ANSWERS)],
)
def test_a_list_that_is_none_is_refused(content, code, tmp_path):
    (tmp_path / "names.txt").write_bytes(content)

    with pytest.raises(ResponsesError) as caught:
        read_names(tmp_path / "names.txt")

    assert [problem.code for problem in caught.value.problems] == [code]
