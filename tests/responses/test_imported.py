"""What an import keeps: rows in no order, codes that lead nowhere, a map that reads as it was written; and what it says."""

import hashlib
import hmac
import json
from base64 import b32encode
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.errors import ResponsesError
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.responses.export import Export
from teamcheck.responses.import_report import ImportReport
from teamcheck.responses.imported import ColumnRead, TableRead, Use
from teamcheck.responses.link import Link
from teamcheck.responses.map_read import ColumnMap, read_map
from teamcheck.responses.map_write import Changes, changes, write_map
from teamcheck.responses.model import Comment, Response, Responses
from teamcheck.responses.read import read_responses
from teamcheck.responses.write import in_no_order_of_asking, write_comments, write_sheets
from teamcheck.scorecard.schema import schema_of
from tests.responses.tools.writers import questionnaire as asked_of_writers
from tests.responses.tools.writers import written

ITEMS = ("goals1", "goals2", "trust1")
POINTS = st.tuples(
    st.none() | st.integers(1, 5),
    st.none() | st.integers(1, 5),
    st.none() | st.integers(0, 2),
)
NAMES = st.sampled_from(["Mill", "Bridge", "Mühle"])
SHEETS = st.lists(
    st.builds(Response, NAMES, st.sampled_from([None, "spring", "autumn"]), st.none(), POINTS, st.just(())), max_size=12
)


@given(SHEETS, st.randoms(use_true_random=False))
def test_the_order_of_rows_hangs_on_nothing_but_rounds_and_what_stands_in_them(sheets, chance) -> None:
    rounds = list(dict.fromkeys(sheet.round for sheet in sheets))
    mixed = list(sheets)
    chance.shuffle(mixed)
    mixed.sort(key=lambda sheet: rounds.index(sheet.round))  # rounds keep their order: the last is the latest

    assert in_no_order_of_asking(mixed) == in_no_order_of_asking(sheets)
    assert Counter(in_no_order_of_asking(sheets)) == Counter(sheets)


@given(SHEETS)
def test_what_is_written_is_read_as_the_same_sheets(questionnaire: Questionnaire, sheets) -> None:
    text = write_sheets(Responses(questionnaire_items(questionnaire), in_no_order_of_asking(sheets)))

    read = read_responses("-", questionnaire, stdin=text.encode()).rows if sheets else ()

    assert Counter(row[:4] for row in read) == Counter(sheet[:4] for sheet in sheets)


def questionnaire_items(questionnaire: Questionnaire) -> tuple[str, ...]:
    return tuple(item.id for item in questionnaire.items)


def test_the_latest_round_is_the_same_before_and_after() -> None:
    rows = [Response("Mill", name, None, (point,)) for name, point in (("spring", 1), ("autumn", 2), ("spring", 3))]

    assert [row.round for row in in_no_order_of_asking(rows)] == ["spring", "spring", "autumn"]


def test_comments_are_written_as_they_are_read_beside_answers() -> None:
    comments = [Comment("Mill", None, "keep", "=1+1"), Comment("Mill", None, "keep", 'The "tea"\nand the time')]

    assert write_comments(comments) == ('team,comment,text\nMill,keep,\'=1+1\nMill,keep,"The ""tea""\nand the time"\n')


def test_a_code_is_the_keyed_digest_that_the_standard_says() -> None:
    key = bytes(range(32))
    expected = hmac.new(key, b"ann@example.org", hashlib.sha256).digest()[:10]

    assert Link(key).code("Ann@example.org ") == f"p{b32encode(expected).decode().lower()}"
    assert Link(key).code("ann@example.org") != Link(bytes(32)).code("ann@example.org")


def test_a_key_is_not_shown_where_a_link_is() -> None:
    assert "secret" not in repr(Link(b"secret" * 6))


def table(*columns: ColumnRead, tool: str | None = "ms-forms", numbers: str | None = None) -> TableRead:
    counted = {column.meant: numbers for column in columns if column.use == "item"}
    return TableRead("a.csv", None, tool, "", "", "text", counted, columns, None, 1, 0)  # type: ignore[arg-type]


READ = table(
    ColumnRead("A", "ID", "left out", "numbers of the form tool"),
    ColumnRead("B", "yes", "item", "goals1"),
    ColumnRead("C", "2: more\nwords", "item", "goals2"),
    ColumnRead("D", "Same", "item", "trust1"),
    ColumnRead("E", "Same", "ignored", None),
    ColumnRead("F", "", "tool", None),
    ColumnRead("G", "Keep?", "comment", "keep"),
    ColumnRead("H", "Ward", "team", None),
)


def test_a_map_is_read_as_it_was_written_also_where_headings_are_no_plain_words(tmp_path: Path) -> None:
    (tmp_path / "map.yaml").write_text(write_map(READ), encoding="utf-8")

    found = read_map(tmp_path / "map.yaml")

    assert (found.tool, found.headings, found.numbers) == ("ms-forms", "statements", "ask")
    assert found.ids == {
        "ID": "ignore",
        "yes": "goals1",
        "2: more words": "goals2",
        "D": "trust1",
        "E": "ignore",
        "Keep?": "keep",
        "Ward": "team",
    }
    assert found.numbers_of(ITEMS) == dict.fromkeys(ITEMS)


def test_what_is_said_of_all_numbers_never_goes_before_what_the_map_says_of_one_column() -> None:
    columns = {"One": "goals1", "Two": {"item": "goals2", "numbers": "reversed"}}
    made = ColumnMap.model_validate({"schema": "teamcheck/map/1", "numbers": "ask", "columns": columns})

    assert made.numbers_of(ITEMS) == {"goals1": None, "goals2": "reversed", "trust1": None}
    assert made.numbers_of(ITEMS, "as-is") == {"goals1": "as-is", "goals2": "reversed", "trust1": "as-is"}


@pytest.mark.parametrize(
    ("headings", "use", "width"),
    [(("One", "One"), "item", 3), (("One", "One"), "ignored", None), (("One", "Two"), "item", None)],
)
def test_a_map_says_how_many_columns_there_were_where_letters_name_some(
    headings: tuple[str, str], use: Use, width: int | None, tmp_path: Path
) -> None:
    meant = [name if use == "item" else None for name in ("goals1", "goals2")]
    columns = [ColumnRead(letter, heading, use, id_) for letter, heading, id_ in zip("AB", headings, meant, strict=True)]
    made = table(*columns, ColumnRead("C", "Other", "item", "trust1"))
    (tmp_path / "map.yaml").write_text(write_map(made), encoding="utf-8")

    assert read_map(tmp_path / "map.yaml").width == width


def test_what_has_gone_what_is_new_and_what_stands_elsewhere_is_told_apart() -> None:
    before = ColumnMap.model_validate(
        {"schema": "teamcheck/map/1", "columns": {"One": "a1", "Two": "a2", "Three": "a3", "Four": "a4"}}
    )
    now = table(
        *(
            ColumnRead(letter, heading, "item", "a1")
            for letter, heading in zip("ABCD", ("Four", " one ", "Three", "Five"), strict=True)
        )
    )

    assert changes(before, now) == Changes(gone=("Two",), new=("Five",), moved=("Four",))
    assert changes(before, table(*(ColumnRead("A", name, "item", "a1") for name in before.columns))) == Changes()


@pytest.mark.parametrize(
    ("columns", "told"),
    [
        ({"B": "ignore", "C": "goals1"}, None),
        ({"Gone": "ignore"}, None),
        ({"Gone": "goals1"}, "R092"),
    ],
)
def test_of_a_map_that_says_how_exports_are_read_only_what_is_left_out_may_be_missing(
    columns: dict[str, str], told: str | None, questionnaire: Questionnaire
) -> None:
    text = "goals1,Extra,Aims,goals2,trust1\n,x,1,2,0\n" if "C" in columns else "goals1,goals2,trust1\n1,2,0\n"
    columns = {"A": "ignore", **columns} if "C" in columns else columns

    def read() -> list[tuple[int | None, ...]]:
        rows = read_responses("-", questionnaire, stdin=text.encode(), columns=columns, export=Export(headings="id")).rows
        return [row.answers for row in rows]

    if told is None:
        assert read() == [(1, 2, 0)]
    else:
        with pytest.raises(ResponsesError) as caught:
            read()
        assert [problem.code.value for problem in caught.value.problems] == [told]


WRITTEN = asked_of_writers()


def round_of(seed: int) -> tuple[Responses, bytes] | None:
    """A made-up round as some form tool writes it, and its bytes; None where it is refused."""
    case = written(seed)
    for numbers in (None, case.numbers):
        try:
            return read_responses("-", WRITTEN, stdin=case.content, numbers=numbers), case.content  # type: ignore[arg-type]
        except ResponsesError:
            continue
    return None


def other_after_import(seeds: range, folder: Path) -> tuple[list[int], int]:
    """Seeds of rounds that are others once imported, or read again by the map that was saved; and how many there were."""
    wrong, count = [], 0
    for seed in seeds:
        if (found := round_of(seed)) is None or not found[0].rows:
            continue
        (before, content), count = found, count + 1
        table = write_sheets(replace(before, rows=in_no_order_of_asking(before.rows)))
        after = read_responses("-", WRITTEN, stdin=table.encode())
        (folder / "map.yaml").write_text(write_map(before.tables[0]), encoding="utf-8")
        saved = read_map(folder / "map.yaml")
        export = Export(headings="id" if saved.headings == "ids" else "text", numbers=saved.numbers_of(before.item_ids))
        again = read_responses("-", WRITTEN, stdin=content, columns=saved.ids, export=export)
        kept = Counter(row.answers for row in after.rows) == Counter(row.answers for row in before.rows)
        read = (again.rows, again.comments, again.tables) == (before.rows, before.comments, before.tables)
        if not (kept and read and changes(saved, again.tables[0]) == Changes()):
            wrong.append(seed)
    return wrong, count


def test_whatever_tool_wrote_a_round_it_is_the_same_imported_and_by_its_own_map(tmp_path: Path) -> None:
    wrong, count = other_after_import(range(12), tmp_path)

    assert wrong == []
    assert count > 5


def test_a_map_goes_on_asking_about_numbers_beside_words(tmp_path: Path) -> None:
    # under ids, in columns where others answered in words
    wrong, count = other_after_import(range(2_658, 2_659), tmp_path)

    assert (wrong, count) == ([], 1)


@pytest.mark.slow
def test_no_round_of_many_is_another_once_imported(tmp_path: Path) -> None:
    wrong, count = other_after_import(range(12, 3_000), tmp_path)

    assert wrong == []
    assert count > 1_500


def test_the_schema_that_is_committed_is_that_of_the_code(root: Path) -> None:
    """Write it anew with: teamcheck schema import > docs/import.schema.json."""
    stored = json.loads((root / "docs" / "import.schema.json").read_text(encoding="utf-8"))

    assert stored == schema_of(ImportReport, "teamcheck/import/1")
