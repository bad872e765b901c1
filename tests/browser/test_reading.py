"""Read aloud from top to bottom, a page tells its whole story: what a screen reader is given."""

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import pytest
import yaml
from playwright.sync_api import Page

from teamcheck.scorecard.public import PublicDimension

pytestmark = [pytest.mark.browser, pytest.mark.slow]

#: One node of the tree as it is written down: its role, its name, and the level of a heading.
NODE = re.compile(r'(?P<role>\w+)(?: "(?P<name>.*)")?(?: \[level=(?P<level>\d)\])?', re.DOTALL)
#: How the page says what a statement alone came to.
WORDS = {"mostly agree": "mostly agree", "mixed": "in between", "mostly disagree": "mostly disagree"}
#: The roles by which one finds one's way, as the browser itself hands them on.
WAYS = ("heading", "link", "list", "listitem", "table", "row", "rowheader", "columnheader", "cell", "term", "definition")


@dataclass(frozen=True, slots=True)
class Node:
    """Something that is read out: what it is, what is said, how deep a heading lies."""

    role: str
    said: str
    level: int = 0


def nodes(tree: list | dict | str) -> Iterator[Node]:
    """Everything that is read out, in that order."""
    if isinstance(tree, list):
        for part in tree:
            yield from nodes(part)
    elif isinstance(tree, dict):
        for key, below in tree.items():
            if not key.startswith("/"):
                yield node(key, below if isinstance(below, str) else "")
                yield from nodes(below if isinstance(below, list) else [])
    else:
        yield node(tree, "")


def node(written: str, text: str) -> Node:
    found = NODE.fullmatch(written)
    assert found, written
    name = (found["name"] or "").replace('\\"', '"')
    return Node(found["role"], " ".join(f"{name} {text}".split()), int(found["level"] or 0))


def read_out(page: Page) -> list[Node]:
    return list(nodes(yaml.safe_load(page.locator("body").aria_snapshot())))


def spoken(text: str) -> str:
    return " ".join(text.split())


def test_there_is_one_title_and_headings_follow_in_order(shown: Path, visit, card) -> None:
    headings = [found for found in read_out(visit(shown)) if found.role == "heading"]
    levels = [heading.level for heading in headings]

    assert [heading.said for heading in headings if heading.level == 1] == [card(shown).team]
    assert levels[0] == 1
    assert [pair for pair in pairwise(levels) if pair[1] > pair[0] + 1] == []
    assert [heading for heading in headings if not heading.said] == []


def test_every_table_link_and_picture_has_a_name(shown: Path, visit) -> None:
    found = read_out(visit(shown))

    assert [one for one in found if one.role in {"table", "link", "img", "image"} and not one.said] == []


def part(found: list[Node], title: str) -> list[Node]:
    """What is read out from a heading of the second level to the next."""
    start = found.index(Node("heading", title, 2))
    ends = [place for place, one in enumerate(found) if one.role == "heading" and one.level == 2 and place > start]
    return found[start + 1 : min(ends, default=len(found))]


def test_what_is_in_short_comes_before_the_features_and_they_come_in_order(shown: Path, visit, features) -> None:
    page = visit(shown)
    found = read_out(page)
    short = [spoken(text) for text in page.locator("#short p").all_text_contents()]
    heads = [one.said for one in found if one.role == "heading" and one.level == 2]
    titles = [spoken(feature.title) for feature in features(shown)]

    assert short
    assert set(short) <= {one.said for one in part(found, "In short")}
    assert [head for head in heads if head in {"In short", *titles}] == ["In short", *titles]


def figures(dimension: PublicDimension) -> list[str]:
    """The score and the range of a dimension, as they are said; a word in place of a score that one statement alone gives."""
    if dimension.score is None:
        return [WORDS[dimension.items[0].word]]
    low, high = dimension.interval or (None, None)
    score = f"{dimension.score} {dimension.score_end}" if dimension.score_end else f"{dimension.score}"
    return [score, *([] if low is None else [f"{low} to {high}" if low != high else f"{low}"])]


def test_the_table_at_a_glance_says_the_score_and_the_range_of_each_feature(shown: Path, visit, card) -> None:
    page = visit(shown)
    heading = page.locator("#glance h2").all_text_contents()
    rows = [one.said for title in heading for one in part(read_out(page), title) if one.role == "row"]

    assert bool(heading) == (card(shown).edition != "discussion" and bool(card(shown).dimensions))
    for dimension in card(shown).dimensions if heading else []:
        title = spoken(dimension.title)
        (row,) = [row.removeprefix(title) for row in rows if row.startswith(title)]
        missing = [figure for figure in figures(dimension) if figure not in row]
        assert not missing, f"{title}: {row} lacks {missing}"


def roles(page: Page) -> dict[str, int]:
    """How many of each role the browser hands on."""
    tree = page.context.new_cdp_session(page).send("Accessibility.getFullAXTree")
    counted = Counter(one["role"]["value"] for one in tree["nodes"] if not one["ignored"])
    return {role: counted[role] for role in WAYS}


def test_a_narrow_window_keeps_tables_and_lists_what_they_are(shown: Path, visit) -> None:
    wide, narrow = roles(visit(shown)), roles(visit(shown, 320))

    assert wide["table"] > 0
    assert narrow == wide


def test_what_is_read_out_is_understood(visit, tmp_path: Path) -> None:
    bad = tmp_path / "bad.html"
    body = '<h1>A "b": c</h1><h3>D</h3><a href="#x"></a><img src="#">'
    bad.write_text(f"<!doctype html><title>Bad</title>{body}", encoding="utf-8")

    assert read_out(visit(bad)) == [
        Node("heading", 'A "b": c', 1), Node("heading", "D", 3), Node("link", ""), Node("img", ""),
    ]  # fmt: skip
