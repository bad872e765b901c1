"""templates/locale/teamcheck.pot: what it lists is what a report says, and translators' programs can use it."""

import gettext
import re
import shlex
import shutil
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest
from babel.messages.frontend import CommandLineInterface
from babel.messages.pofile import read_po

LIST = "templates/locale/teamcheck.pot"


def test_the_list_of_sentences_is_the_one_babel_makes(list_text, root, request) -> None:
    file = root / LIST
    if request.config.getoption("--update-golden", default=False):
        file.write_text(list_text, encoding="utf-8")

    kept = file.read_text(encoding="utf-8")
    assert kept.splitlines() == list_text.splitlines(), f"{LIST} is out of date; --update-golden if it should change"


def test_the_list_changes_with_the_sentences_only(list_text) -> None:
    assert "Date" not in list_text
    assert not re.search(r"^#: .*:\d", list_text, re.MULTILINE)


def test_an_entry_names_the_files_it_stands_in(list_text) -> None:
    before = list_text.split('msgid "How sure is this?"')[0].splitlines()
    assert before[-1] == "#: templates/_parts/short.html.j2 templates/report.md.j2 templates/report.teams.j2"


def test_places_for_values_are_marked_for_translators_programs(messages) -> None:
    with_places = {entry.id for entry in messages if "{" in str(entry.id)}
    marked = {entry.id for entry in messages if "python-brace-format" in entry.flags}

    assert len(marked) > 50
    assert marked == with_places


def test_no_percent_sign_is_taken_for_a_place(messages) -> None:
    assert [entry.id for entry in messages if "python-format" in entry.flags] == []


def test_a_word_says_what_it_is_said_of(messages) -> None:
    assert {("views", "mixed"), ("statement", "in between")} <= {(entry.context, entry.id) for entry in messages}


@pytest.fixture
def commands(root: Path, tmp_path: Path, monkeypatch) -> list[Callable[[], object]]:
    """The commands of docs/translating.md in their order, to be run in a folder with the list alone."""
    (tmp_path / LIST).parent.mkdir(parents=True)
    shutil.copy(root / LIST, tmp_path / LIST)
    monkeypatch.chdir(tmp_path)
    document = (root / "docs" / "translating.md").read_text(encoding="utf-8")
    lines = re.findall(r"^```sh\n(pybabel .*)\n```$", document, re.MULTILINE)
    return [partial(CommandLineInterface().run, ["pybabel", "-q", *shlex.split(line)[1:]]) for line in lines]


def test_a_language_begins_is_compiled_and_goes_on_as_the_document_says(commands, tmp_path: Path) -> None:
    begin, compile_, update = commands
    folder = tmp_path / "looks" / "locale" / "cy" / "LC_MESSAGES"
    written = folder / "teamcheck.po"

    begin()
    text = written.read_text(encoding="utf-8")
    written.write_text(text.replace('msgid "In short"\nmsgstr ""', 'msgid "In short"\nmsgstr "Yn gryno"'), encoding="utf-8")
    compile_()
    with (folder / "teamcheck.mo").open("rb") as made:
        welsh = gettext.GNUTranslations(made)
    assert welsh.gettext("In short") == "Yn gryno"
    assert welsh.gettext("Action sheet") == "Action sheet"

    template = tmp_path / LIST
    template.write_text(template.read_text(encoding="utf-8") + '\nmsgid "A new sentence."\nmsgstr ""\n', encoding="utf-8")
    update()
    catalog = read_po(written.read_text(encoding="utf-8").splitlines())
    assert catalog["In short"].string == "Yn gryno"
    assert "A new sentence." in catalog
    assert catalog.num_plurals > 2
