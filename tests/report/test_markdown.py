import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.report.escaping import fenced, markdown
from teamcheck.report.language import ENGLISH
from teamcheck.report.markdown import WIDTH, markdown_view
from teamcheck.report.render import render_report

HOSTILE = ["<script>alert(1)</script>", "a | b", "`code` ```", "[x](https://example.org)", "# heading\n\n- item", "*bold* _it_"]
BLOCK = re.compile(r"^```\w*$(.*?)^```$", re.MULTILINE | re.DOTALL)


@given(st.text())
def test_any_text_becomes_one_line_in_which_no_character_is_markup(text):
    escaped = markdown(text)
    assert not re.search(r"[\n\r]", escaped)
    bare = re.sub(r"\\.", "", escaped)
    assert not re.search(r"[`*_{}\[\]<>#|~&$]", bare)
    assert not re.match(r"[-+=:]|\d+[.)](\s|$)", escaped)
    assert "://" not in escaped


@given(st.text(st.characters(exclude_categories=["Cs", "Cc", "Zs", "Zl", "Zp"])))
def test_taking_the_backslashes_away_gives_the_text_back(text):
    shown = re.sub(r"\\(.)", r"\1", markdown(text))
    assert shown == text


def test_a_fenced_block_cannot_be_ended_from_inside():
    assert "`" not in fenced(["a ``` b", "`"])


@pytest.mark.parametrize("to", ["md", "teams"])
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_name_or_comment_is_inert(card, questionnaire, to, name):
    text = render_report(card(team=name, comments=[name]), questionnaire, to=to)
    outside = BLOCK.sub("", text)
    assert "<script>" not in outside
    assert "](" not in outside.replace("\\](", "")
    assert not re.search(r"^# heading|^- item", outside, re.MULTILINE)
    assert text.count("```") == 2


@pytest.mark.parametrize("to", ["md", "teams"])
@pytest.mark.parametrize("edition", ["small-team", "full"])
def test_the_chart_is_narrow_enough_for_a_phone(card, questionnaire, edition, to):
    (block,) = BLOCK.findall(render_report(card(edition), questionnaire, to=to))
    lines = block.strip("\n").splitlines()
    assert len(lines) > 1
    assert max(map(len, lines)) <= WIDTH


def test_a_long_title_is_cut_and_a_wide_one_counted_as_wide(card):
    made = card()
    titles = ["A title that is far too long for its column", "目標と役割と信頼と会議と改善", "Ümlaut"]
    dimensions = [
        dimension.model_copy(update={"title": title}) for dimension, title in zip(made.dimensions, titles, strict=True)
    ]
    chart = markdown_view(card(dimensions=dimensions), ENGLISH, "team")["chart"]
    assert "A title that is far t… " in chart
    assert "目標と役割と信頼と会…  " in chart


def test_a_score_stands_at_its_place_on_the_axis(card):
    lines = markdown_view(card(change={"goals": {"score": 0, "interval": None}, "roles": {"score": 90}}), ENGLISH, "team")[
        "chart"
    ].splitlines()
    assert lines[1][23] == "●"
    assert lines[2].index("●") == 23 + 27


def test_the_teams_edition_has_no_heading_and_no_table(card, questionnaire):
    text = BLOCK.sub("", render_report(card(), questionnaire, to="teams"))
    assert not re.search(r"^#|^\|", text, re.MULTILINE)
    assert text.startswith("**Harbour: Team report**")


def test_the_markdown_edition_has_a_table_at_a_glance_and_one_of_all_figures(card, questionnaire):
    text = render_report(card("full"), questionnaire, to="md")
    tables = re.findall(r"(?:^\|.*\|\n)+", text, re.MULTILINE)
    assert [table.startswith("| Feature |") for table in tables] == [True, True]
    assert all(len({row.count("|") for row in table.splitlines()}) == 1 for table in tables)
    assert [line for line in text.splitlines() if line.startswith("# ")] == ["# Harbour: Team report"]


@pytest.mark.parametrize("to", ["md", "teams"])
@pytest.mark.parametrize("edition", ["small-team", "full", "discussion"])
def test_no_line_is_left_over_from_the_templates(card, questionnaire, edition, to):
    text = render_report(card(edition), questionnaire, to=to)
    assert "\n\n\n" not in text
    assert text.endswith("\n")
    assert not text.endswith("\n\n")
    assert "{" not in text


def test_a_discussion_edition_has_no_chart(card, questionnaire):
    assert "```" not in render_report(card("discussion"), questionnaire, to="md")


def test_statements_stand_as_marks_on_either_side_below_the_scores(card, questionnaire):
    (block,) = BLOCK.findall(render_report(card(), questionnaire, to="teams"))
    marks = block.split("in between\n")[1].replace("\N{MINUS SIGN}", "-").splitlines()
    assert marks == [
        "Goals                  -│+  ±",
        "Roles                   │++",
        "Trust                  -│",
    ]


def test_marks_that_do_not_fit_are_left_out(card):
    made = card()
    many = [item for _ in range(15) for item in made.dimensions[0].items]
    crowded = made.dimensions[0].model_copy(update={"items": many})
    assert "│" not in markdown_view(card(dimensions=[crowded]), ENGLISH, "team")["chart"]


def test_a_full_team_has_shares_in_place_of_marks(card, questionnaire):
    assert "One mark a statement" not in render_report(card("full"), questionnaire, to="md")


def test_a_discussion_for_teams_holds_what_its_card_exercise_reads_aloud(card, questionnaire):
    said = render_report(card("discussion"), questionnaire, to="teams")
    for dimension in questionnaire.scored:
        assert dimension.items[0].text.rstrip("!.") in said
        assert not dimension.question or dimension.question in said


def test_bars_of_shares_begin_at_one_line_and_have_a_block_for_each_tenth(card):
    chart = markdown_view(card("full"), ENGLISH, "team")["chart"].split("\n\n")[1].splitlines()
    goals, roles = chart[1], chart[2]
    assert len({line.index("│") for line in chart}) == 1
    assert re.search(r"36% +█{4}│█{5} +53% +11%$", goals)
    assert re.search(r"few +│█{9} +92% +few$", roles)


@pytest.mark.parametrize("edition", ["small-team", "discussion"])
def test_a_message_goes_into_the_features_to_talk_about_only(card, questionnaire, edition):
    text = render_report(card(edition), questionnaire, to="teams")
    told = [dimension.title for dimension in questionnaire.scored if f"**{dimension.title}**" in text]
    assert told == (["Goals"] if edition == "small-team" else ["Goals", "Roles", "Trust"])
