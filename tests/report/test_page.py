import base64
import hashlib
import random
import re
from dataclasses import replace
from itertools import pairwise

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.report.render import render_report
from teamcheck.responses.made_up.profiles import PROFILES, simulate_team
from teamcheck.responses.model import Policy, Responses
from teamcheck.scorecard.build import score
from teamcheck.scorecard.disclosure import disclose
from teamcheck.scorecard.public import PolicyStamp
from teamcheck.scorecard.reasons import withheld

EDITIONS = ["small-team", "full", "discussion"]
HOSTILE = "<script>alert(1)</script>"


@pytest.fixture(params=[*EDITIONS, "marks not met", "with comments"])
def page(request, card, questionnaire):
    if request.param == "marks not met":
        return render_report(card(marks=(True, False)), questionnaire)
    if request.param == "with comments":
        return render_report(card(comments=["Tea.", "Time\nfor tea.", "<b>Tea</b>"]), questionnaire)
    return render_report(card(request.param), questionnaire)


def test_every_element_is_closed_where_it_was_opened(page, outline):
    found = outline(page)
    assert found.faults == []
    assert found.open == []


def test_a_page_has_one_main_heading_and_jumps_over_none(page, outline):
    levels = [int(tag[1]) for tag, _ in outline(page).elements if re.fullmatch(r"h[1-6]", tag)]
    assert levels.count(1) == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))


def test_ids_are_unique_and_every_link_leads_to_one(page, outline):
    found = outline(page)
    ids = [attributes["id"] for _, attributes in found.elements if "id" in attributes]
    assert len(ids) == len(set(ids))
    targets = [attributes["href"] for attributes in found.all("a")]
    assert targets
    assert all(target[0] == "#" and target[1:] in ids for target in targets)
    labelled = [attributes["aria-labelledby"] for _, attributes in found.elements if "aria-labelledby" in attributes]
    assert set(labelled) <= set(ids)


def test_a_page_says_its_language_and_direction(page, outline):
    assert outline(page).all("html") == [{"lang": "en", "dir": "ltr"}]


def test_every_table_has_a_caption_and_every_heading_cell_heads_a_column_or_a_row(page, outline):
    found = outline(page)
    assert len(found.all("table")) == len(found.all("caption")) > 0
    # without a scope, a cell heads its row where that has cells of another kind, else its column (HTML, 4.9.12.2)
    for table in page.split("<table")[1:]:
        head, _, body = table.partition("</table>")[0].rpartition("<tbody>")
        assert "<td" not in head.rpartition("<thead>")[2] or "<tbody>" in head
        for row in re.split(r"<tr\b[^>]*>", body or head)[1:]:
            assert "scope=row" in row or (row.count("<th") == 1 and "<td" in row)


def test_drawings_say_nothing_to_screen_readers_and_hold_no_style(page, outline):
    found = outline(page)
    assert all(attributes["role"] == "none" for attributes in found.all("svg"))
    assert not found.all("title", "desc", "text")[1:]  # the page's own title
    assert page.count("<style>") == 1


def test_a_page_has_no_script_no_request_and_no_inline_style(page, outline):
    found = outline(page)
    assert not found.all("script", "link", "img", "iframe", "object", "embed", "form", "base")
    for _, attributes in found.elements:
        assert not [name for name in attributes if name in {"style", "src", "srcset"} or name.startswith("on")]
    assert not re.search(r"https?:|@import|data:", page)


def test_the_pages_own_rule_allows_its_style_sheet_and_nothing_else(page, outline):
    (rule,) = [a["content"] for a in outline(page).all("meta") if a.get("http-equiv") == "Content-Security-Policy"]
    style = page[page.index("<style>") + len("<style>") : page.index("</style>")]
    digest = base64.b64encode(hashlib.sha256(style.encode()).digest()).decode()
    assert rule == f"default-src 'none'; style-src 'sha256-{digest}'; base-uri 'none'; form-action 'none'"


@pytest.mark.parametrize("edition", EDITIONS)
@pytest.mark.parametrize("name", [HOSTILE, '"><img src=x onerror=alert(1)>', "{{ 7 * 7 }}", "=cmd()", "[red]", "../../x"])
def test_a_hostile_team_name_comes_out_as_text(card, questionnaire, outline, edition, name):
    page = render_report(card(edition, team=name, round=name), questionnaire)
    found = outline(page)
    assert not found.all("script", "img")
    assert name in found.text
    assert found.faults == []


def test_a_name_is_set_apart_from_the_direction_of_its_surroundings(card, questionnaire):
    assert "<h1><bdi>فريق</bdi></h1>" in render_report(card(team="فريق"), questionnaire)


@given(text=st.text(st.characters(exclude_categories=["Cs", "Cc"]), min_size=1))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_a_page_shows_exactly_the_text_of_a_comment(card, questionnaire, outline, text):
    found = outline(render_report(card(comments=[text]), questionnaire))
    assert " ".join(text.split()) in found.text
    assert found.faults == []


def test_a_team_of_four_gets_its_questions_and_no_figure(card, questionnaire, outline):
    page = render_report(card("discussion"), questionnaire)
    found = outline(page)
    assert not found.all("svg")
    assert "Give each person three cards" in found.text
    for dimension in questionnaire.scored:
        assert dimension.question in found.text
        assert all(item.text in found.text for item in dimension.items)
    assert "At a glance" not in found.text


def test_a_small_team_gets_words_and_no_counts(card, questionnaire, outline):
    found = outline(render_report(card(), questionnaire))
    assert not {"n", "aa", "ff"} & {attributes.get("class") for attributes in found.all("path")}
    assert "55 · likely 45 to 65" in found.text
    chips = [attributes["class"] for attributes in found.all("span") if (attributes.get("class") or "").startswith("chip")]
    assert chips[-6:] == ["chip for", "chip neutral", "chip against", "chip for", "chip for", "chip against"]


def test_agreeing_with_a_bad_statement_is_marked_as_speaking_against_the_team(card, questionnaire):
    row = "Our goals change too often! <small>"
    page = render_report(card(), questionnaire)
    assert row in page
    assert '<span class="chip against">mostly agree</span>' in page[page.index(row) :].split("</tr>")[0]


def test_columns_without_a_single_figure_are_left_out(card, questionnaire, outline):
    small, full = (outline(render_report(card(edition), questionnaire)).text for edition in ("small-team", "full"))
    assert "% unfavourable" not in small
    assert "% unfavourable" in full


def test_answers_are_counted_in_the_direction_they_were_asked(card, questionnaire):
    page = render_report(card("full"), questionnaire)
    row = page[page.index("Our goals change too often!") :].split("</tr>")[0]
    assert "Strongly disagree: 1, Disagree: 4, Neither: 3, Agree: 4<" in row
    neither, favourable, strongly, against = re.findall(r"<path d=M(\d+),.5h(\d+) />", row.partition("</svg>")[0])
    assert [strongly, favourable, neither, against] == [("0", "1"), ("1", "4"), ("5", "3"), ("8", "4")]


def test_the_statements_that_divide_a_team_are_named_widest_first(card, questionnaire):
    page = render_report(card("full"), questionnaire)
    section = page[page.index("id=differences") :].split("</section>")[0]
    said = re.findall(r"<tr><th>([^<]+?)\s*<", section.partition("<tbody>")[2])
    assert said == [
        "We check our goals.",
        "We know our goals.",
        "We trust each other.",
        "Our goals change too often!",
    ]


def test_marks_that_are_not_met_come_before_any_score(card, questionnaire):
    page = render_report(card(marks=(True, False)), questionnaire)
    assert page.index("First agree who and what this team is") < page.index("In short")
    met = render_report(card(), questionnaire)
    assert met.index("In short") < met.index("Are you a real team?")


def test_comments_are_shown_or_why_not(card, questionnaire, outline):
    assert "Fewer than three people commented." in outline(render_report(card(), questionnaire)).text
    shown = outline(render_report(card(comments=["More tea."]), questionnaire)).text
    assert "More tea." in shown
    assert "Fewer than three people commented." not in shown


@pytest.mark.parametrize(
    ("audience", "said"),
    [
        ("team", "For the team"),
        ("team-and-coach", "For the team and its coach"),
        ("organisation", "For the team; its figures may go to the organisation"),
    ],
)
def test_who_the_report_is_for_stands_on_its_cover(card, questionnaire, outline, audience, said):
    page = render_report(card(policy=PolicyStamp(minimum=6, audience=audience)), questionnaire)
    header = page.split("</header>")[0]
    assert said in outline(header).text
    assert "at least 6 people answered" in page


def test_everything_withheld_is_accounted_for(card, questionnaire, outline):
    for edition in EDITIONS:
        made = card(edition)
        text = outline(render_report(made, questionnaire)).text
        reasons = {reason.text for dimension in made.dimensions for reason in dimension.withheld.values()}
        assert all(reason in text for reason in reasons)


def test_a_page_names_the_questionnaire_to_the_byte_and_claims_nothing(card, questionnaire, outline):
    text = outline(render_report(card(), questionnaire)).text
    assert "A small questionnaire, version 1.0.0" in text
    assert questionnaire.sha256 in text
    assert "not validated" in text
    assert "It is not a diagnosis" in text


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_hour_has_sixty_minutes(card, questionnaire, edition):
    minutes = [int(count) for count in re.findall(r"\((\d+) min\): ", render_report(card(edition), questionnaire, to="md"))]
    assert sum(minutes) == 60


def test_a_report_is_the_same_every_time(card, questionnaire):
    assert render_report(card(), questionnaire) == render_report(card(), questionnaire)


def test_only_a_protected_scorecard_can_be_shown(card, questionnaire):
    unprotected = card().model_dump()
    with pytest.raises(TypeError, match="protected"):
        render_report(unprotected, questionnaire)


def test_a_scorecard_of_another_questionnaire_is_refused(card, questionnaire):
    stamp = card().questionnaire.model_copy(update={"sha256": "1" * 64})
    with pytest.raises(ValueError, match="another questionnaire"):
        render_report(card(questionnaire=stamp), questionnaire)


def test_two_camps_are_told_everywhere_whatever_the_agreement_word(card, questionnaire, outline):
    made = card("full", change={"goals": {"agreement": "mixed", "two_camps": True}})
    text = outline(render_report(made, questionnaire)).text
    assert "58 · two camps" in text
    assert "views: two camps" in text
    assert "Where your views are apart has been named already." in text
    assert text.index("Your views are far apart") < text.index("Goals (two camps)")


def test_why_statements_have_no_word_is_said_once_below_the_table(card, questionnaire, outline):
    change = {"roles": {"words": [None, None, None]}, "goals": {"words": [None, None, None]}}
    text = outline(render_report(card(change=change), questionnaire)).text
    assert text.count("Where statements are not shown: Shown from ten answers on.") == 1
    assert text.count("statements not shown") == 2
    assert text.count("What you answered to each is not shown.") == 2


def test_a_small_teams_table_shows_which_way_statements_lean(card, questionnaire, outline):
    page = render_report(card(), questionnaire)
    text = outline(page).text
    assert "Its statements" in text
    assert "1 unfavourable1 favourable1 in between" in text
    assert "2 favourable1 not shown" in text
    assert "<path class=a d=M1,.5h1 /><path class=f d=M2,.5h1 /><g class=axis><path d=M2,0v1 /></g>" in page
    assert "<path class=m d=M0,.5h1 />" in page


def test_statements_lean_only_where_their_words_are_printed_below(card, questionnaire):
    page = render_report(card(change={"roles": {"words": [None, None, None]}}), questionnaire)
    glance = page[page.index("id=glance") :].split("</section>")[0]
    drawn = {name: sum(map(int, re.findall(rf"class={name} d=M\d+,.5h(\d+) ", glance))) for name in "amf"}
    chips = {
        name: page.split("id=f-", 1)[1].count(f'<span class="chip {kind}">')
        for name, kind in zip("amf", ("against", "neutral", "for"), strict=True)
    }
    assert drawn == chips == {"a": 2, "m": 1, "f": 1}


def test_a_feature_of_a_full_report_without_shares_shows_its_statements_instead(card, questionnaire, outline):
    change = {"roles": {"favourable": None, "words": ["mostly agree", "mixed", "mixed"], "counts": None}}
    found = outline(render_report(card("full", change=change), questionnaire))
    assert "1 favourable2 in between" in found.text


def test_a_full_report_says_what_few_means(card, questionnaire, outline):
    text = outline(render_report(card("full"), questionnaire)).text
    assert "few unfavourable" in text
    assert "Few: fewer than three answers." in text


def test_the_marks_of_a_real_team_come_before_the_contents(card, questionnaire, outline):
    text = outline(render_report(card(), questionnaire)).text
    assert text.index("Are you a real team?") < text.index("Contents")


@pytest.mark.parametrize("profile", ["mixed-picture", "views-apart", "fourteen"])
@pytest.mark.parametrize("people", [4, 5, 9, 10, 14, 24, 40])
def test_a_report_on_all_seven_features_is_light(people, profile):
    asked = load_questionnaire("seven-features")
    rows = simulate_team(asked, PROFILES[profile], random.Random(1), team="Pier", size=people)
    (scored,) = score(Responses(tuple(item.id for item in asked.items), rows, sizes={"Pier": people + 2}), asked)
    assert len(render_report(disclose(scored, Policy()), asked).encode()) <= 60 * 1024


@pytest.mark.parametrize("edition", EDITIONS)
def test_the_questionnaires_own_words_say_their_language_where_it_is_not_the_reports(card, questionnaire, outline, edition):
    arabic = replace(questionnaire, language="ar")
    page = render_report(card(edition, asked=arabic, marks=(True, False)), arabic)
    found = outline(page)
    assert found.faults == []
    assert {"lang": "ar", "dir": "rtl"} in found.all("bdi")
    assert (
        '<small>Here, “<bdi lang="ar" dir="rtl">Strongly disagree</bdi>” is the good end.</small>' in page
        or edition == "discussion"
    )
    assert ' lang="ar"' not in render_report(card(edition), questionnaire)


@pytest.mark.parametrize("edition", ["small-team", "full"])
def test_the_appendix_repeats_every_printed_figure_of_a_feature(card, questionnaire, edition):
    shown = card(edition)
    page = render_report(shown, questionnaire)
    appendix = page[page.rindex("<table class=figures>") :]
    for dimension in shown.dimensions:
        line = appendix[appendix.index(f">{dimension.title}<") :].split("<tr>")[0]
        numbers = [dimension.n, dimension.score, *(dimension.interval or []), *(dimension.worst_case or [])]
        shares = [dimension.unfavourable, dimension.neutral, dimension.favourable] if edition == "full" else []
        assert [str(number) in line for number in numbers + shares if number is not None].count(False) == 0, line
        assert dimension.agreement is None or dimension.agreement in line


def test_the_discussion_edition_has_no_appendix(card, questionnaire):
    assert "All figures" not in render_report(card("discussion"), questionnaire)


HELD_BACK = withheld(word="left-out-tells", score="left-out-tells", counts="left-out-tells")


@pytest.mark.parametrize("copy", ["team", "coach"])
@pytest.mark.parametrize("to", ["html", "md"])
def test_a_statement_held_back_is_marked_and_it_is_said_why(card, questionnaire, copy, to):
    full = card("full")
    goals, *others = full.dimensions
    nothing = {"word": None, "score": None, "counts": None, "withheld": HELD_BACK}
    items = [goals.items[0], goals.items[1].model_copy(update=nothing), goals.items[2]]
    held = full.model_copy(update={"dimensions": [goals.model_copy(update={"items": items}), *others]})
    document = render_report(held, questionnaire, to=to, copy=copy)
    assert document.count("held back") == 1
    assert document.count("Held back: somebody left a statement out.") == (2 if (copy, to) == ("coach", "md") else 1)
    assert "not shown" not in document.split("We check our goals.")[1].split("Our goals change too often")[0]
    if to == "md":
        assert "- We check our goals. (held back)" in document
