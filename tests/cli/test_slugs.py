"""File names made of team names."""

import re
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.cli.slugs import slug, slugs


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("Harbour", "harbour"),
        ("Ward 7 — Café", "ward-7-cafe"),
        ("<script>alert(1)</script>", "script-alert-1-script"),
        ("../../x", "x"),
        ("=cmd()", "cmd"),
        ("[red]", "red"),
        ("Øst Łódź", "ost-lodz"),
        ("東京", "team-130016"),
        ("...", "team-ab5df6"),
        ("", "team-e3b0c4"),
        ("aux", "team-321f68"),
        ("LPT1", "team-6d50a6"),
    ],
)
def test_a_name_becomes_lowercase_letters_digits_and_hyphens(name: str, expected: str) -> None:
    assert slug(name) == expected


@given(st.text())
def test_every_name_gives_a_safe_file_name(name: str) -> None:
    assert re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*", slug(name))
    assert len(slug(name)) <= 65


@given(st.lists(st.sampled_from(["a", "A", "a-2", "a 2", "a-3", "b", "東京", "京都"]), max_size=8))
def test_no_two_teams_share_a_file_name_and_the_order_does_not_matter(names: list[str]) -> None:
    chosen = slugs(names)
    assert set(chosen) == set(names)
    assert len(set(chosen.values())) == len(chosen)
    assert slugs(reversed(names)) == chosen


def test_the_first_by_name_keeps_the_plain_file_name() -> None:
    def in_turn() -> Iterator[str]:
        yield from ["Red!", "Red"]

    assert slugs(in_turn()) == {"Red": "red", "Red!": "red-2"}


def test_names_of_other_scripts_have_files_of_their_own_whether_written_alone_or_together() -> None:
    names = ["שלום", "東京", "aux"]
    together = slugs(names)
    assert together == {name: slugs([name])[name] for name in names}
    assert len(set(together.values())) == len(names)


def test_how_accents_are_put_together_does_not_matter() -> None:
    assert slug("\u0439") == slug("\u0438\u0306")  # one Cyrillic letter, and the same as a letter and its mark
