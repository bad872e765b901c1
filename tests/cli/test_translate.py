"""``teamcheck questionnaires translate``, and what ``check`` says of a translation."""

from collections.abc import Callable
from pathlib import Path

import pytest

from teamcheck.cli.exit_codes import ExitCode
from tests.cli.conftest import QUESTIONS

Call = Callable[..., tuple[int, str, str]]
TRANSLATE = ("questionnaires", "translate")


@pytest.fixture
def ours(tmp_path: Path) -> Path:
    file = tmp_path / "two-features.yaml"
    file.write_text(QUESTIONS, encoding="utf-8")
    return file


@pytest.fixture
def welsh(call: Call, ours: Path) -> Path:
    """A file to be filled in, with its title filled in as an editor under Windows saves it."""
    call(*TRANSLATE, ours, "--to", "cy")
    file = ours.with_name("two-features.cy.yaml")
    text = file.read_text(encoding="utf-8").replace('title: ""', 'title: "Dau nodwedd ŵ"', 1)
    file.write_bytes(b"\xef\xbb\xbf" + text.replace("\n", "\r\n").encode())
    return file


def test_a_file_to_fill_in_lies_beside_the_questionnaire(call: Call, ours: Path) -> None:
    code, out, err = call(*TRANSLATE, ours, "--to", "cy")

    file = ours.with_name("two-features.cy.yaml")
    assert (code, out) == (ExitCode.DONE, "")
    assert err.splitlines() == [
        f"Wrote {file}: 21 texts to translate.",
        f"Next: fill it in with a text editor, then: teamcheck check {file}",
    ]
    assert '# We want the same things.\n      aims1: ""\n' in file.read_text(encoding="utf-8")


def test_check_counts_what_is_translated_and_names_what_is_missing(call: Call, welsh: Path) -> None:
    code, out, err = call("check", welsh)

    assert code == ExitCode.DONE
    assert out == f"{welsh}: 1 of 21 texts is translated (status: machine). It can be used.\n"
    assert "[Q108]" in err
    assert "description" not in err  # there is none in the original


def test_check_says_what_changed_since_and_a_second_run_marks_it(call: Call, ours: Path, welsh: Path) -> None:
    ours.write_text(QUESTIONS.replace("title: Two features", "title: Two features of teams"), encoding="utf-8")

    _, out, err = call("check", welsh)
    assert "1 of 21 texts is translated, 1 before the original changed" in out
    assert "title [Q030]" in err

    before = welsh.read_bytes()
    code, _, err = call(*TRANSLATE, ours, "--to", "cy")
    assert code == ExitCode.DONE
    assert "0 of 21 texts are translated, 20 missing, 1 to look at again." in err
    assert '# Two features of teams\ntitle: "[CHANGED] Dau nodwedd ŵ"\n' in welsh.read_text(encoding="utf-8")
    assert welsh.with_name("two-features.cy.yaml.old").read_bytes() == before


def test_nothing_is_written_where_nothing_is_new(call: Call, ours: Path, welsh: Path) -> None:
    before = welsh.read_bytes()

    _, _, err = call(*TRANSLATE, ours, "--to", "cy")

    assert "is as it was: 1 of 21" in err
    assert welsh.read_bytes() == before
    assert not welsh.with_name("two-features.cy.yaml.old").exists()


def test_words_too_long_for_their_place_are_named(call: Call, welsh: Path) -> None:
    text = welsh.read_text(encoding="utf-8-sig").replace("Dau nodwedd ŵ", "Dau nodwedd " * 8)
    welsh.write_text(text, encoding="utf-8")

    code, _, err = call("check", welsh)

    assert code == ExitCode.DONE
    assert "title [Q031]" in err


def test_a_shipped_questionnaire_comes_along_with_its_translation(call: Call, tmp_path: Path) -> None:
    code, _, err = call(*TRANSLATE, "seven-features", "--to", "cy")

    assert code == ExitCode.DONE
    assert sorted(path.name for path in tmp_path.iterdir()) == ["seven-features.cy.yaml", "seven-features.yaml"]
    assert "Wrote seven-features.yaml: the questionnaire" in err
    assert call("check", "seven-features.cy.yaml").code == ExitCode.DONE


def test_a_questionnaire_of_that_name_that_is_ones_own_is_not_taken_for_the_shipped_one(call: Call, tmp_path: Path) -> None:
    (tmp_path / "seven-features.yaml").write_text("mine", encoding="utf-8")

    code, _, err = call(*TRANSLATE, "seven-features", "--to", "cy")

    assert code == ExitCode.USAGE
    assert "name that file" in " ".join(err.split())
    assert [path.name for path in tmp_path.iterdir()] == ["seven-features.yaml"]


def test_the_file_can_go_to_standard_output_with_what_is_translated(call: Call, ours: Path, welsh: Path) -> None:
    before = welsh.read_bytes()

    code, out, err = call(*TRANSLATE, ours, "--to", "cy", "-o", "-")

    assert code == ExitCode.DONE
    assert 'title: "Dau nodwedd ŵ"\n' in out
    assert err == "1 of 21 texts is translated, 20 missing, 0 to look at again.\n"
    assert welsh.read_bytes() == before


def test_a_file_that_is_no_translation_is_not_touched(call: Call, ours: Path, tmp_path: Path) -> None:
    code, _, err = call(*TRANSLATE, ours, "--to", "cy", "-o", ours)

    assert code == ExitCode.BAD_INPUT
    assert "[Q013]" in err
    assert ours.read_text(encoding="utf-8") == QUESTIONS
    assert [path.name for path in tmp_path.iterdir()] == [ours.name]


def test_the_language_of_the_questionnaire_is_none_to_translate_to(call: Call, ours: Path) -> None:
    code, _, err = call(*TRANSLATE, ours, "--to", "en")

    assert code == ExitCode.USAGE
    assert "is the language of the questionnaire itself" in " ".join(err.split())


def test_a_translation_that_lies_alone_is_told_where_it_belongs(call: Call, ours: Path, welsh: Path) -> None:
    ours.unlink()

    code, _, err = call("check", welsh)

    assert code == ExitCode.BAD_INPUT
    assert "Put two-features.yaml beside it" in err


def test_check_of_one_translation_says_nothing_of_another(call: Call, ours: Path, welsh: Path) -> None:
    call(*TRANSLATE, ours, "--to", "de")

    _, _, err = call("check", welsh)

    assert ".de.yaml" not in err


def test_a_file_with_the_short_ending_is_checked_as_well(call: Call, welsh: Path) -> None:
    short = welsh.rename(welsh.with_suffix(".yml"))

    code, out, err = call("check", short)

    assert (code, out.split(": ")[1]) == (ExitCode.DONE, "1 of 21 texts is translated (status")
    assert "[Q108]" in err


def test_a_quote_that_ends_a_text_too_early_is_told_with_its_line(call: Call, welsh: Path) -> None:
    text = welsh.read_text(encoding="utf-8-sig").replace("Dau nodwedd ŵ", 'Dau "nodwedd"')
    welsh.write_text(text, encoding="utf-8")
    line = text[: text.index('title: "Dau')].count("\n") + 1

    code, _, err = call("check", welsh)

    assert code == ExitCode.BAD_INPUT
    assert f"line {line}" in err
    assert "[Q005]" in err


def test_a_round_is_told_what_people_who_answer_in_another_language_would_read(call: Call, ours: Path, welsh: Path) -> None:
    call("init", "round", "--team", "Red", "--people", "9", "--facilitator", "Ann Lee", "--no-input", "-q", ours)
    folder = ours.parent / "round"
    (folder / welsh.name).write_bytes(welsh.read_bytes())
    file = folder / "round.yaml"

    _, _, without = call("check", folder)
    text = file.read_text(encoding="utf-8")
    assert text.count("languages: [en]") == 1
    file.write_text(text.replace("languages: [en]", "languages: [en, cy]"), encoding="utf-8")
    code, _, err = call("check", folder)

    assert code == ExitCode.DONE
    assert "[Q108]" not in without
    assert "The translation into cy lacks" in err
