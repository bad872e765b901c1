"""Files are written all or none."""

import os
import stat
import sys
from pathlib import Path

import pytest

from teamcheck.cli.writing import write_all
from teamcheck.errors import Code, OutputError

posix = pytest.mark.skipif(sys.platform == "win32", reason="devices and modes of POSIX")


def codes(error: pytest.ExceptionInfo[OutputError]) -> list[Code]:
    return [problem.code for problem in error.value.problems]


def test_folders_are_made_and_texts_are_written_as_utf8_with_their_own_line_ends(tmp_path: Path) -> None:
    write_all({tmp_path / "a" / "b" / "x.csv": "é\r\n", tmp_path / "y.md": "y\n"})
    assert (tmp_path / "a" / "b" / "x.csv").read_bytes() == b"\xc3\xa9\r\n"
    assert (tmp_path / "y.md").read_bytes() == b"y\n"
    assert {path.name for path in tmp_path.rglob("*") if path.is_file()} == {"x.csv", "y.md"}


def test_a_file_that_was_there_is_replaced_and_keeps_its_mode(tmp_path: Path) -> None:
    target = tmp_path / "x.md"
    target.write_text("old", encoding="utf-8")
    target.chmod(0o600)
    write_all({target: "new"})
    assert target.read_text(encoding="utf-8") == "new"
    if sys.platform != "win32":
        assert stat.S_IMODE(target.stat().st_mode) == 0o600


@posix
def test_a_link_stays_a_link(tmp_path: Path) -> None:
    (tmp_path / "real.md").write_text("old", encoding="utf-8")
    (tmp_path / "link.md").symlink_to("real.md")
    write_all({tmp_path / "link.md": "new"})
    assert (tmp_path / "link.md").is_symlink()
    assert (tmp_path / "real.md").read_text(encoding="utf-8") == "new"


def test_a_file_in_place_of_a_folder_is_said_once_before_anything_is_written(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError) as error:
        write_all({tmp_path / "good.md": "x", tmp_path / "file" / "a.md": "x", tmp_path / "file" / "b.md": "x"})
    assert codes(error) == [Code.FILE_IN_THE_WAY]
    assert [path.name for path in tmp_path.iterdir()] == ["file"]
    assert (tmp_path / "file").read_text(encoding="utf-8") == "mine"


def test_a_folder_in_place_of_a_file_is_named(tmp_path: Path) -> None:
    with pytest.raises(OutputError) as error:
        write_all({tmp_path: "x"})
    assert codes(error) == [Code.FOLDER_IN_THE_WAY]
    assert error.value.problems[0].place.file == str(tmp_path)


def test_without_replacing_a_file_that_is_there_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.yaml").write_text("mine", encoding="utf-8")
    with pytest.raises(OutputError) as error:
        write_all({tmp_path / "mine.yaml": "x"}, replace=False)
    assert codes(error) == [Code.ALREADY_THERE]
    assert (tmp_path / "mine.yaml").read_text(encoding="utf-8") == "mine"


def test_of_two_who_write_a_new_file_at_once_one_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    first, second = tmp_path / "first.md", tmp_path / "second.md"
    fsync = os.fsync

    def somebody_else_writes(descriptor: int) -> None:
        fsync(descriptor)
        second.write_text("theirs", encoding="utf-8")

    monkeypatch.setattr(os, "fsync", somebody_else_writes)
    with pytest.raises(OutputError) as error:
        write_all({first: "mine", second: "mine"}, replace=False)
    assert codes(error) == [Code.ALREADY_THERE]
    assert [path.name for path in tmp_path.iterdir()] == ["second.md"]
    assert second.read_text(encoding="utf-8") == "theirs"


@pytest.mark.skipif(not Path("/dev/full").exists(), reason="needs /dev/full")
def test_a_full_device_is_a_problem_and_stays_a_device(tmp_path: Path) -> None:
    (tmp_path / "old.md").write_text("old", encoding="utf-8")
    with pytest.raises(OutputError) as error:
        write_all({tmp_path / "old.md": "new", tmp_path / "made" / "x.md": "new", Path("/dev/full"): "new"})
    assert codes(error) == [Code.NOT_WRITTEN]
    assert error.value.problems[0].place.file == "/dev/full"
    assert stat.S_ISCHR(Path("/dev/full").stat().st_mode)
    assert [path.name for path in tmp_path.iterdir()] == ["old.md"]
    assert (tmp_path / "old.md").read_text(encoding="utf-8") == "old"


def test_an_interruption_while_writing_leaves_no_traces(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def interrupt(_descriptor: int) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(os, "fsync", interrupt)
    with pytest.raises(KeyboardInterrupt):
        write_all({tmp_path / "new" / "x.md": "x"})
    assert list(tmp_path.iterdir()) == []


def test_a_disk_that_fills_up_leaves_what_was_there(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fill_up(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    (tmp_path / "x.md").write_text("old", encoding="utf-8")
    monkeypatch.setattr(os, "fsync", fill_up)
    with pytest.raises(OutputError) as error:
        write_all({tmp_path / "x.md": "new"})
    assert codes(error) == [Code.NOT_WRITTEN]
    assert "No space left" in error.value.problems[0].message
    assert [path.name for path in tmp_path.iterdir()] == ["x.md"]
    assert (tmp_path / "x.md").read_text(encoding="utf-8") == "old"


@posix
@pytest.mark.parametrize("before", [None, 0o644])
def test_what_is_private_is_open_to_nobody_else_whatever_was_there(tmp_path: Path, before: int | None) -> None:
    file = tmp_path / "tickets.html"
    if before is not None:
        file.touch(before)
    write_all({file: "codes"}, private=True)
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
