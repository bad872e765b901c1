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
        ("東京", "team"),
        ("...", "team"),
        ("", "team"),
        ("aux", "team-aux"),
        ("LPT1", "team-lpt1"),
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
