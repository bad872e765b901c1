"""A language that comes with teamcheck: its two files say the same, and no sentence loses a value."""

import gettext
import io
import re
from pathlib import Path

import pytest
from babel.messages.mofile import write_mo
from babel.messages.pofile import read_po

PLACE = re.compile(r"\{\w*\}")


def faults(written: Path) -> list[str]:
    """Sentences that lose or invent a place, and a compiled file that is not made of this one."""
    with written.open("rb") as file:
        catalog = read_po(file, domain="teamcheck")
    found = []
    for entry in catalog:
        english, translated = ([text] if isinstance(text, str) else [*text] for text in (entry.id, entry.string))
        for text in filter(None, translated if entry.id else []):
            there, wanted = set(PLACE.findall(text)), set(PLACE.findall(english[-1]))
            optional = {"{count}"} if len(english) > 1 else set()
            if there - wanted or wanted - there - optional:
                found.append(text)
    made = io.BytesIO()
    write_mo(made, catalog)
    made.seek(0)
    with written.with_suffix(".mo").open("rb") as compiled:
        same = gettext.GNUTranslations(compiled)._catalog == gettext.GNUTranslations(made)._catalog
    return found if same else [*found, "teamcheck.mo is not made of teamcheck.po"]


def test_no_language_that_comes_along_has_a_fault(root: Path) -> None:
    assert {str(file): faults(file) for file in (root / "templates" / "locale").rglob("*.po") if faults(file)} == {}


GERMAN = """\
msgid ""
msgstr "Content-Type: text/plain; charset=utf-8\\n"
"Plural-Forms: nplurals=2; plural=(n != 1);\\n"

msgid "{low} to {high}"
msgstr "{low} bis {high}"

msgid "{count} member answered"
msgid_plural "{count} members answered"
msgstr[0] "ein Mitglied hat geantwortet"
msgstr[1] "{count} Mitglieder haben geantwortet"
"""


@pytest.mark.parametrize(
    ("before", "after", "found"),
    [
        ("bis", "bis", []),
        ("{low} bis {high}", "bis {high}", ["bis {high}"]),
        ("{low} bis {high}", "{low} bis {hoch}", ["{low} bis {hoch}"]),
        ("{count} Mitglieder", "{zahl} Mitglieder", ["{zahl} Mitglieder haben geantwortet"]),
        ("{low} bis {high}", "", []),  # not translated yet
    ],
)
def test_a_sentence_that_loses_or_invents_a_value_is_noticed(tmp_path: Path, before: str, after: str, found: list[str]) -> None:
    written = tmp_path / "teamcheck.po"
    written.write_text(GERMAN.replace(before, after), encoding="utf-8")
    with written.open("rb") as file, written.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, read_po(file))

    assert faults(written) == found


def test_a_compiled_file_of_other_sentences_is_noticed(tmp_path: Path) -> None:
    written = tmp_path / "teamcheck.po"
    written.write_text(GERMAN, encoding="utf-8")
    with written.open("rb") as file, written.with_suffix(".mo").open("wb") as compiled:
        write_mo(compiled, read_po(file))
    written.write_text(GERMAN.replace("bis", "–"), encoding="utf-8")  # noqa: RUF001 - a dash between numbers

    assert faults(written) == ["teamcheck.mo is not made of teamcheck.po"]
