"""A feature that holds two things shows them as two blocks, under their names and without figures of their own."""

import re
from dataclasses import replace

import pytest

from teamcheck.report.render import render_report
from tests.shipped.test_every_questionnaire import card_of

#: What stands in the row of a name in a page: the name, and cells with nothing in them.
ROW = re.compile(r"<tr class=\"?group\"?><th scope=\"?rowgroup\"?>([^<]+)(?:</th>)?((?:<td>(?:</td>)?)*)(?:</tr>)?<(?:/|tr)")


@pytest.mark.parametrize("form", ["full", "short"])
def test_roles_and_debate_have_two_blocks_each_and_the_short_form_has_a_statement_of_each(request, form):
    blocks = {each.id: each.blocks for each in request.getfixturevalue(form).scored if each.blocks}
    assert {name: list(named.values()) for name, named in blocks.items()} == {
        "roles": ["Who does what", "How we treat each other"],
        "debate": ["Debate and difference", "Looking back and improving"],
    }


@pytest.mark.parametrize("copy", ["team", "coach"])
@pytest.mark.parametrize("people", [4, 7, 14])
@pytest.mark.parametrize("to", ["html", "md"])
def test_every_name_stands_over_the_first_statement_of_its_block(full, people, to, copy):
    page = render_report(card_of(full, people), full, to=to, copy=copy).replace("&#39;", "'").replace("\\", "")
    for dimension in (each for each in full.scored if each.blocks):
        texts = [text for item in dimension.items for text in (dimension.blocks.get(item.id), item.text) if text]
        section = page[page.index(dimension.question) : page.index(dimension.discuss[0])]
        assert sorted(texts, key=section.index) == texts
        assert all(section.count(name) == 1 for name in dimension.blocks.values())


def test_no_figure_stands_beside_the_name_of_a_block(full):
    page = render_report(card_of(full, 14), full)
    found = ROW.findall(page)
    assert [name for name, _ in found] == [name for each in full.scored for name in each.blocks.values()]
    assert {re.sub(r"</?td>", "", cells) for _, cells in found} == {""}


@pytest.mark.parametrize("to", ["html", "md"])
@pytest.mark.parametrize("people", [4, 14])
def test_a_page_differs_by_the_names_of_blocks_alone(full, people, to):
    card, plain = card_of(full, people), replace(full, dimensions=tuple(replace(each, blocks={}) for each in full.dimensions))
    named, bare = render_report(card, full, to=to), render_report(card, plain, to=to)
    for each in full.scored:
        for name in each.blocks.values():
            assert name in named
            assert name not in bare
    figures, dress = re.compile(r"\d+"), re.compile(r"<meta[^>]*>|<style>.*?</style>", re.DOTALL)
    assert figures.findall(dress.sub("", named)) == figures.findall(dress.sub("", bare))


def test_a_page_without_blocks_carries_no_rule_for_them(full):
    bare = replace(full, dimensions=tuple(replace(each, blocks={}) for each in full.dimensions))
    rule = ":has(.group) caption"
    assert rule in render_report(card_of(full, 14), full)
    assert rule not in render_report(card_of(full, 14), bare)
