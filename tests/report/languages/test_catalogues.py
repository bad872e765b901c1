"""Whose sentence is said: the user's catalogue before ours, the narrower language before the wider, English last."""

import re
from pathlib import Path

import pytest

from teamcheck.errors import Code, TemplateError
from teamcheck.report import catalogue
from teamcheck.report.catalogue import language
from teamcheck.report.language import ENGLISH


@pytest.fixture
def ours(tmp_path: Path, monkeypatch) -> Path:
    """Stands for the templates that come with teamcheck."""
    monkeypatch.setattr(catalogue, "data_root", lambda: tmp_path / "data")
    return tmp_path / "data" / "templates"


@pytest.fixture
def theirs(tmp_path: Path) -> Path:
    """A folder of the user's own templates."""
    return tmp_path / "own"


def test_english_needs_no_catalogue() -> None:
    assert language("en") is ENGLISH


def test_a_language_without_a_catalogue_stays_english(write_catalogue, ours: Path, theirs: Path) -> None:
    write_catalogue(ours, "de", {"In short": "Kurz"})

    assert language("cy", theirs) is ENGLISH


def test_each_sentence_comes_from_the_nearest_catalogue_that_has_it(write_catalogue, ours: Path, theirs: Path) -> None:
    write_catalogue(theirs, "pt_BR", {"In short": "theirs, Brazil"})
    write_catalogue(ours, "pt_BR", {"In short": "ours, Brazil", "Who": "ours, Brazil"})
    write_catalogue(theirs, "pt", {"In short": "theirs", "Who": "theirs", "Contents": "theirs"})
    write_catalogue(ours, "pt", dict.fromkeys(["In short", "Who", "Contents", "Views"], "ours"))
    say = language("pt-BR", theirs)

    assert [say("In short"), say("Who"), say("Contents"), say("Views"), say("Time")] == [
        "theirs, Brazil",
        "ours, Brazil",
        "theirs",
        "ours",
        "Time",
    ]


@pytest.mark.parametrize("folder", ["zh_Hant_TW", "zh-Hant-TW", "zh_Hant", "zh"])
def test_a_folder_may_be_called_as_pybabel_or_as_browsers_write_the_language(folder: str, write_catalogue, ours: Path) -> None:
    write_catalogue(ours, folder, {"In short": "要点"})

    assert language("zh-Hant-TW")("In short") == "要点"


def test_a_language_says_its_own_tag_and_direction(write_catalogue, ours: Path) -> None:
    write_catalogue(ours, "ar", {"In short": "باختصار"})
    found = language("ar-EG")

    assert (found.tag, found.direction) == ("ar-EG", "rtl")


def test_a_users_own_english_takes_the_place_of_ours(write_catalogue, theirs: Path) -> None:
    write_catalogue(theirs, "en", {"In short": "The gist"})
    say = language("en", theirs)

    assert (say("In short"), say("Action sheet"), say.tag) == ("The gist", "Action sheet", "en")


def test_a_plural_and_a_word_with_a_sense_are_found_in_a_wider_catalogue(write_catalogue, ours: Path, theirs: Path) -> None:
    write_catalogue(theirs, "pl", {"In short": "W skrócie"})
    write_catalogue(ours, "pl", {("{count} member", "{count} members"): ("{count}a", "{count}b", "{count}c")})
    say = language("pl", theirs)

    assert [say.plural("{count} member", "{count} members", count) for count in (1, 3, 5)] == ["1a", "3b", "5c"]
    assert say.word("views", "mixed") == "mixed"


DAMAGED = {
    "empty": lambda content: b"",  # noqa: ARG005 - nothing of it is left
    "text": lambda content: b"msgid: " + content,
    "cut off": lambda content: content[: len(content) // 2],
    "an unknown encoding": lambda content: content.replace(b"charset=utf-8", b"charset=utf-0"),
    "the wrong encoding": lambda content: content.replace(b"charset=utf-8", b"charset=ascii"),
    "a rule that divides by nothing": lambda content: re.sub(rb"(n ?% ?)10", rb"\g<1>00", content),
    "a rule that is none": lambda content: re.sub(rb"(n ?== ?)1", rb"\1(", content),
}


@pytest.mark.parametrize("damage", DAMAGED.values(), ids=DAMAGED)
def test_a_damaged_catalogue_is_refused_with_its_place(damage, write_catalogue, theirs: Path) -> None:
    file = write_catalogue(theirs, "pl", {"In short": "W skrócie", "Who": "x" * 500})
    whole = file.read_bytes()
    file.write_bytes(damage(whole))
    assert file.read_bytes() != whole

    with pytest.raises(TemplateError) as raised:
        language("pl", theirs)

    [problem] = raised.value.problems
    assert (problem.code, problem.place.file) == (Code.CATALOGUE_NOT_USABLE, str(file))
