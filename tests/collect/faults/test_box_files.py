"""What a box leaves where a write is broken off at the worst moment, and of what was in it before."""

import os
from pathlib import Path

import pytest

from teamcheck.cli.writing import sweep
from teamcheck.collect import box_files


@pytest.fixture
def made(killed, tmp_path: Path):
    """A round of six with two people in its box, and what makes up the sheet of a person."""
    round_ = killed.make_round(tmp_path / "round", 6)
    box = killed.opened(round_)
    for person in range(2):
        box.add(killed.sheet_of(round_, person))
    return round_, box


def test_ctrl_c_right_after_the_box_was_replaced_loses_nothing(made, killed, monkeypatch: pytest.MonkeyPatch) -> None:
    round_, box = made
    replace = Path.replace

    def interrupted(*arguments: Path) -> None:
        replace(*arguments)
        raise KeyboardInterrupt

    with monkeypatch.context() as patch:
        patch.setattr(Path, "replace", interrupted)
        with pytest.raises(KeyboardInterrupt):
            box.add(killed.sheet_of(round_, 2))
    found = killed.in_box(round_)
    assert (found.people, found.is_whole) == ({0, 1, 2}, True)
    assert not killed.has_litter(round_)


@pytest.mark.skipif(os.name == "nt", reason="a file that is open cannot be deleted there")
def test_what_was_in_the_box_before_is_written_over_and_not_only_deleted(made, killed) -> None:
    round_, box = made
    before = [path.open("rb") for path in box.files.folder.glob("*.jsonl")]
    box.add(killed.sheet_of(round_, 2))
    for file in before:
        with file:
            content = file.read()
            assert content == bytes(len(content))
            assert len(content) > 100


def test_what_was_before_is_kept_readable_where_nobody_knows_whether_the_new_box_is_on_the_disk(
    made, killed, monkeypatch: pytest.MonkeyPatch
) -> None:
    round_, box = made
    (before,) = box.files.folder.glob("answers-*")
    text = before.read_bytes()
    monkeypatch.setattr(box_files, "to_disk", lambda _folder: False)
    with before.open("rb") as file:
        box.add(killed.sheet_of(round_, 2))
        assert file.read() == text
    assert not killed.has_litter(round_)


def test_only_files_in_which_results_waited_are_swept_away(tmp_path: Path) -> None:
    names = {".0123456789abcdef.part", "answers.csv", "mine.part", ".0123456789abcdef.part.txt"}
    for name in names:
        (tmp_path / name).touch()
    sweep(tmp_path)
    assert {path.name for path in tmp_path.iterdir()} == names - {".0123456789abcdef.part"}
