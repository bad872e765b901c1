"""The page of an organisation: those of the golden folder, and each of its figures as the JSON has it."""

import json
import re
from dataclasses import replace

import pytest

from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.report.figures import render_figures
from teamcheck.report.language import Language
from teamcheck.report.look import Look
from teamcheck.report.organisation.render import render_organisation
from teamcheck.scorecard.printed import printed
from teamcheck.scorecard.public import PolicyStamp
from teamcheck.scorecard.reasons import SENTENCES, withheld
from teamcheck.scorecard.totals.patterns import differing, patterns_of
from teamcheck.scorecard.totals.public import PublicCoverage, PublicDiffering, PublicWithout, TeamPath
from teamcheck.scorecard.totals.shown_teams import middles_of

#: Where no team is shown.
NO_TEAMS = {
    "medians": [],
    "patterns": [],
    "between": [],
    "differing": PublicDiffering(most=None, least=None, withheld=withheld(most="few-to-differ", least="few-to-differ")),
}
TOLD = PolicyStamp(minimum=5, audience="organisation")
#: Figures of the rules, and of the scale, that stand in sentences and over drawings.
OF_RULES = {0, 5, 10, 50, 100}
#: Ends of tints, and above which score most teams are high.
OF_TINTS = {39, 40, 49, 59, 60, 69, 70}
DASH = "\N{EN DASH}"


OF_TWELVE = PublicCoverage(
    teams=12,
    listed=12,
    with_answers=12,
    shown=10,
    invited=214,
    answered=163,
    without=[PublicWithout(teams=2, reason=withheld(it="below-minimum")["it"])],
    withheld={},
)


@pytest.fixture
def cases(organisation, wards, twelve, questionnaire):
    """What people were told decides whether teams stand in the page."""
    shown = lines(twelve)
    middles = middles_of(shown)
    return {
        "many": (
            organisation(
                policy=TOLD,
                medians=middles,
                patterns=patterns_of(shown, questionnaire),
                differing=differing(middles),
                coverage=OF_TWELVE,
            ),
            twelve,
        ),
        "team": (organisation(), []),
        "named": (organisation(policy=TOLD, without_ledger="The <b>ledger</b> of 1999 is lost."), wards),
        "bare": (
            organisation({}, breakdowns=[], **NO_TEAMS, members=[], tree=[], round=None),
            [],
        ),
    }


CASES = ("team", "named", "bare", "many")


def lines(cards):
    """What stands of teams in the page of their organisation."""
    return [printed(card) for card in cards]


def text_of(page, outline):
    """What a page shows, with a space between its elements."""
    return outline(page.replace("<", " <")).text


def tables(markdown):
    """Every table as a list of rows of cells, by the heading it stands under."""
    found, heading = {}, ""
    for line in markdown.splitlines():
        if line.startswith("#"):
            heading = line.strip("# ")
        elif line.startswith("| ") and ":--" not in line:
            found.setdefault(heading, []).append([cell.strip() for cell in line[1:-1].split(" |")])
    return found


def expected(figures):
    """A cell as it is printed."""
    if figures["score"] is None:
        return DASH if figures["n"] is None else f"{DASH} (n {figures['n']})"
    rough = "two_camps" in figures["withheld"]
    end = f" {figures['score_end']}" if figures["score_end"] else ""
    about = "about " if rough and not end else ""
    low, high = figures["interval"] or (None, None)
    likely = "" if low is None else f"{low} to {high}, "
    return f"{about}{figures['score']}{end} ({likely}n {figures['n']})"


@pytest.mark.parametrize("case", CASES)
def test_documents_are_those_of_the_golden_folder(cases, golden, questionnaire, case):
    made, teams = cases[case]
    page = render_organisation(made, questionnaire, teams=lines(teams)).replace("><", ">\n<")  # a page is one line
    figures = {f"scores.{to}": render_figures(teams, to=to, organisation=made) for to in ("json", "jsonl", "csv", "md")}
    golden(
        f"organisation-{case}",
        {"page.html": page, "page.md": render_organisation(made, questionnaire, to="md", teams=lines(teams)), **figures},
    )


@pytest.mark.parametrize("case", CASES)
def test_every_cell_says_what_the_figures_say(cases, questionnaire, case):
    made, teams = cases[case]
    whole = json.loads(render_figures(teams, to="json", organisation=made))
    page = tables(render_organisation(made, questionnaire, to="md", teams=lines(teams)))
    rows = {row[0].split(" (")[0].rsplit(" / ", 1)[-1]: row[1:] for row in page.get("The parts", [])[1:]}
    parts = {node["name"]: node for node in whole["organisation"]["nodes"] if node["path"]}
    assert rows.keys() == parts.keys()
    teams_of_page = {row[0].split(" (")[0]: row[1:] for row in page.get("All teams, all features", [])[1:]}
    for team in whole["teams"]:
        people, *cells = teams_of_page.pop(team["team"])
        assert people == f"{team['answered']} of {team['size']}"
        if all(each["score"] is None for each in team["dimensions"]):
            assert cells == ["Fewer than 5 people answered, so there are no figures.", *[""] * (len(cells) - 1)]
        else:
            assert cells == [of_team(each) for each in team["dimensions"]]
    medians = [DASH if each["median"] is None else f"{each['median']:g}" for each in whole["organisation"]["medians"]]
    assert teams_of_page == ({"Middle of all teams": ["", *medians]} if whole["teams"] else {})
    for name, part in parts.items():
        size = part["size"]
        people, *_ = rows[name][0].split(", ")
        assert people == (str(part["answered"]) if size is None else f"{part['answered']} of {size}")
        check(rows[name][1:], part["dimensions"])
    for breakdown in whole["organisation"]["breakdowns"]:
        groups = {row[0]: row[1:] for row in page.get(breakdown["text"], [])[1:]}
        assert len(groups) == len(breakdown["cells"] or ())
        for cell in breakdown["cells"] or ():
            check(groups["not known" if cell["id"] is None else cell["text"]], cell["dimensions"])
    for middle in whole["organisation"]["medians"]:
        found = [row for row in page.get("How the scores of teams lie", [])[1:] if row[0] == middle["id"].capitalize()]
        assert found == ([] if middle["median"] is None else [lie(middle)])


def of_team(figures):
    """A cell of a team: its score and whether views are far apart."""
    if figures["score"] is None:
        return DASH
    end = f" {figures['score_end']}" if figures["score_end"] else ""
    return f"{figures['score']}{end}{' ◆' if figures['agreement'] == 'apart' else ''}"


def lie(middle):
    """The row of a feature in the table of how scores lie."""
    dots = [
        " ".join([f"{dot['teams']} team{'s' * (dot['teams'] > 1)} at {dot['score']}", *filter(None, [dot["score_end"]])])
        for dot in middle["scores"]
    ]
    half = DASH if middle["middle_half"] is None else "{} to {}".format(*middle["middle_half"])
    return [middle["id"].capitalize(), ", ".join(dots), f"{middle['median']:g}", half, str(middle["teams"])]


def check(cells, dimensions):
    """A row of a table is what the figures are, or the one reason why there are none."""
    if all(each["n"] is None for each in dimensions):
        reason = dimensions[0]["withheld"]["score"]
        few = "Fewer than 5 people answered, so there are no figures."
        assert cells == [few if reason["code"] == "below-minimum" else reason["text"], *[""] * (len(dimensions) - 1)]
    else:
        assert cells == [expected(each) for each in dimensions]


def unknown_numbers(whole, text):
    """Numbers in a document that the JSON does not hold; how many parts there are, and have figures, follows from it."""
    parts = [node for node in whole["organisation"]["nodes"] if node["path"]]
    known = (
        OF_RULES | OF_TINTS | {len(parts), sum(any(each["score"] is not None for each in node["dimensions"]) for node in parts)}
    )
    waiting = [whole]
    while waiting:
        value = waiting.pop()
        if isinstance(value, dict | list):
            waiting += value.values() if isinstance(value, dict) else value
        elif isinstance(value, int | float):
            known.add(float(value))
        elif isinstance(value, str):
            known.update(float(number) for number in re.findall(r"\d+(?:\.\d+)?", value))
    known |= {len(each["left_out"]) for node in parts for each in node["dimensions"]}
    return {float(number) for number in re.findall(r"(?<![\w.])\d+(?:\.\d+)?(?![\w])", text)} - known


@pytest.mark.parametrize("case", CASES)
def test_no_number_is_printed_that_the_figures_do_not_hold(cases, questionnaire, case, outline):
    made, teams = cases[case]
    whole = json.loads(render_figures(teams, to="json", organisation=made))
    page, markdown = (render_organisation(made, questionnaire, to=to, teams=lines(teams)) for to in ("html", "md"))
    for text in (text_of(page, outline), markdown):
        assert unknown_numbers(whole, text) == set()


def test_a_number_that_the_figures_do_not_hold_is_noticed(cases, questionnaire):
    made, _ = cases["team"]
    whole = json.loads(render_figures([], to="json", organisation=made))
    markdown = render_organisation(made, questionnaire, to="md")
    for right, wrong in (("59 to 65", "59 to 64.5"), ("n 161", "n 202"), ("62.5", "62.4"), ("94 of 120", "95 of 120")):
        assert right in markdown
        assert len(unknown_numbers(whole, markdown.replace(right, wrong))) == 1


@pytest.mark.parametrize("case", CASES)
def test_page_and_markdown_say_the_same(cases, questionnaire, case, outline):
    made, teams = cases[case]
    page, markdown = (render_organisation(made, questionnaire, to=to, teams=lines(teams)) for to in ("html", "md"))
    shown = text_of(page, outline)
    for line in markdown.splitlines():
        for sentence in re.findall(r"[A-Z][^|#*\\]{24,}?[.](?= |$)", line):
            assert sentence in shown


def numbers(row):
    """The numbers of a row without its tags."""
    return re.findall(r"\d+(?:\.\d+)?", re.sub(r"<[^>]*>", " ", row))


@pytest.mark.parametrize("case", CASES)
def test_the_rows_of_the_page_hold_the_figures_of_markdown_in_the_same_order(cases, questionnaire, case):
    made, teams = cases[case]
    page, markdown = (render_organisation(made, questionnaire, to=to, teams=lines(teams)) for to in ("html", "md"))
    tables_of_page = re.findall(r"<tbody>.*?</tbody>|<tbody>.*?</table>", page)
    rows = [numbers(row) for table in tables_of_page for row in table.split("<tr")[1:]]
    in_markdown = [row for found in tables(markdown).values() for row in found[1:]]
    assert rows == [numbers(" ".join(row)) for row in in_markdown]


def test_whatever_is_not_shown_has_its_reason_in_the_page(cases, questionnaire, outline):
    made, teams = cases["named"]
    text = text_of(render_organisation(made, questionnaire, teams=lines(teams)), outline)
    whole = json.loads(render_figures([], to="json", organisation=made))["organisation"]
    cells = [cell for breakdown in whole["breakdowns"] for cell in breakdown["cells"] or ()]
    reasons = {
        each["withheld"]["score"]["text"]
        for part in (*whole["nodes"], *cells)
        for each in part["dimensions"]
        if each["score"] is None
    }
    reasons |= {each["withheld"]["cells"]["text"] for each in whole["breakdowns"] if each["cells"] is None}
    assert len(reasons) == 5
    assert {reason for reason in reasons if reason not in text} == {SENTENCES["below-minimum"]}
    assert "Fewer than 5 people answered, so there are no figures." in text
    assert "In “Goals” and “Roles”, Surgery is counted without Pharmacy, so that nobody there can be worked out." in text
    assert "No score of Theatre for Goals and Roles: Not shown, so that nobody in Pharmacy can be worked out." in text
    assert "the reason given is: “The <b>ledger</b> of 1999 is lost.”" in text


def test_parts_stand_in_the_order_of_their_names_whatever_their_scores_and_the_order_they_come_in(
    organisation, questionnaire, wards
):
    made = organisation(policy=TOLD)
    turned = made.model_copy(update={"nodes": made.nodes[::-1], "members": made.members[::-1]})
    page = render_organisation(made, questionnaire, teams=lines(wards))
    assert render_organisation(turned, questionnaire, teams=lines(wards[::-1])) == page
    names = [row[0] for row in tables(render_organisation(made, questionnaire, to="md", teams=lines(wards)))["The parts"][1:]]
    assert names == [
        "Hillside",
        "Hillside / Pharmacy",
        "Hillside / Surgery (without 1 team)",
        "Hillside / Theatre",
        "Hillside / Wards",
        "Hillside / Wards / North wing",
        "Hillside / Wards / South wing",
    ]


def test_a_part_counted_without_a_team_says_how_many_people_are_counted(organisation, questionnaire):
    rows = {row[0]: row[1] for row in tables(render_organisation(organisation(), questionnaire, to="md"))["The parts"]}
    assert rows["Hillside / Surgery (without 1 team)"] == "33, 29 to 33 of them counted"
    assert rows["Hillside / Wards"] == "94 of 120"


SURGERY = (None, 33, (("full", 29, 58, ["Pharmacy"]),) * 3)


def test_where_all_features_count_as_many_one_number_is_said(organisation, questionnaire):
    made = organisation({("Hillside",): (99, 60, [("full", 60, 50)] * 3), ("Hillside", "Surgery"): SURGERY}, members=[])
    rows = tables(render_organisation(made, questionnaire, to="md"))["The parts"]
    assert rows[2][:2] == ["Hillside / Surgery (without 1 team)", "33, 29 of them counted"]


def members(*paths):
    return [TeamPath(team=f"Ward {number}", path=list(path)) for number, path in enumerate(paths)]


def test_teams_directly_under_a_part_are_said_where_no_team_stands_in_the_page(organisation, questionnaire, wards):
    whole, wing = [("full", 40, 50)] * 3, [("full", 34, 50)] * 3
    parts = {(): (60, 40, whole), ("Wards",): (50, 34, wing), ("Wards", "North"): (30, 20, whole)}
    stray = members((), ("Wards",), ("Wards",), ("Wards", "North"))
    for to in ("html", "md"):
        document = render_organisation(organisation(parts, members=stray), questionnaire, to=to)
        assert "1 team (6 answered) is in no part. It belongs to everybody together only." in document
        assert "2 teams (14 answered) are in no smaller part of Wards. They belong to Wards only." in document
        settled = organisation(parts, members=members(("Wards", "North")))
        assert "in no part" not in render_organisation(settled, questionnaire, to=to)
        named = render_organisation(organisation(parts, members=stray, policy=TOLD), questionnaire, to=to, teams=lines(wards))
        assert "in no part" not in named


@pytest.mark.parametrize(
    ("shown", "said"),
    [
        ((), "No part has figures. The table says why."),
        (("Pier",), "1 of 2 parts have figures. Where there are none, the table says why."),
        (("Pier", "Quay"), "Both parts have figures."),
    ],
)
def test_how_many_parts_have_figures_is_said_as_people_say_it(organisation, questionnaire, shown, said):
    figures = {True: [("full", 20, 50)] * 3, False: ["below-minimum"] * 3}
    parts = {(name,): (30, 20, figures[name in shown]) for name in ("Pier", "Quay")}
    assert said in render_organisation(organisation(parts, members=[]), questionnaire, to="md")


def test_a_page_without_a_team_left_out_claims_none(organisation, questionnaire):
    document = render_organisation(organisation(), questionnaire, to="md")
    assert "No figures here, put together, tell what fewer than 5 people said." in document
    assert "some are counted without a team" not in document


def test_a_team_says_the_smallest_part_it_is_in_and_none_where_that_is_not_known(organisation, questionnaire, wards):
    for members_, expected in ((None, ["Harbour (Surgery)", "Ward 3 (North wing)"]), ([], ["Harbour", "Ward 3"])):
        made = organisation(policy=TOLD, **({} if members_ is None else {"members": members_}))
        rows = tables(render_organisation(made, questionnaire, to="md", teams=lines(wards)))["All teams, all features"]
        assert [row[0] for row in rows[1:-1]] == expected


@pytest.mark.parametrize("audience", ["team", "team-and-coach"])
def test_no_team_stands_in_a_page_unless_people_were_told_so(organisation, questionnaire, wards, audience):
    told = PolicyStamp(minimum=5, audience=audience)
    with pytest.raises(ValueError, match="were not told"):
        render_organisation(organisation(policy=told), questionnaire, teams=lines(wards))
    asked_otherwise = [wards[0], wards[1].model_copy(update={"policy": told})]
    with pytest.raises(ValueError, match="were not told"):
        render_organisation(organisation(policy=TOLD), questionnaire, teams=lines(asked_otherwise))


def test_of_a_team_nothing_stands_but_what_the_organisations_copy_has(organisation, questionnaire, card):
    shown = card(team="Pier", policy=TOLD, comments=["More tea.", "Less noise.", "Quiet."])
    page = render_organisation(organisation(policy=TOLD), questionnaire, teams=lines([shown]))
    for kept in ("More tea", "mostly agree", "mostly disagree", "We know our goals"):
        assert kept not in page


def test_only_what_may_be_shown_of_the_same_questionnaire_is_rendered(organisation, questionnaire, wards):
    with pytest.raises(TypeError, match="protected"):
        render_organisation(organisation().model_dump(), questionnaire)
    with pytest.raises(TypeError, match="protected"):
        render_organisation(organisation(policy=TOLD), questionnaire, teams=[wards[0].model_dump()])
    with pytest.raises(ValueError, match="another questionnaire"):
        render_organisation(organisation(), load_questionnaire("seven-features-short"))


@pytest.mark.parametrize("case", CASES)
def test_a_page_is_one_whole_file_that_asks_for_nothing(cases, questionnaire, case, outline):
    made, teams = cases[case]
    page = render_organisation(made, questionnaire, teams=lines(teams))
    read = outline(page)
    assert read.faults == []
    assert page.endswith("</html>\n")
    assert not {"script", "link", "img", "iframe"} & {tag for tag, _ in read.elements}
    assert "http" not in page.replace("http-equiv", "")
    assert "default-src 'none'" in page
    ids = [attributes["id"] for _, attributes in read.elements if "id" in attributes]
    assert len(ids) == len(set(ids))


def test_sixty_parts_and_seven_features_stay_within_sixty_kibibytes(organisation):
    asked = load_questionnaire("seven-features")
    parts = {(): (2500, 1800, [("full", 1790, 62)] * 7)}
    for place in range(60):
        shown = [("rough", 9 + place % 5, 45)] * 6 if place % 3 else [("full", 30 + place, 40, ["Pharmacy"])] * 6
        parts["Trust", f"Directorate {place % 5}", f"Department of clinical work {place}"] = (99, 66, [*shown, ("Pharmacy",)])
    page = render_organisation(organisation(parts, asked=asked, breakdowns=[], **NO_TEAMS), asked)
    assert page.count("Department of clinical work") >= 60
    assert len(page.encode()) <= 60 * 1024


def test_what_people_were_told_and_the_minimum_come_first(organisation, questionnaire, outline):
    for minimum, audience, said in (
        (5, "team", "only your team sees your team's figures"),
        (8, "team-and-coach", "only your team and its coach see"),
        (10, "organisation", "your team's figures may go to the organisation"),
    ):
        made = organisation(policy=PolicyStamp(minimum=minimum, audience=audience))
        for text in (
            text_of(render_organisation(made, questionnaire), outline),
            render_organisation(made, questionnaire, to="md").split("\n", 1)[1],
        ):
            assert text.index(said) < text.index(f"No figure is of fewer than {minimum} people.") < text.index("163")


@pytest.mark.parametrize("to", ["html", "md"])
def test_no_word_gets_past_the_translation(organisation, questionnaire, wards, to, pseudo_locale, outline):
    made = organisation(policy=TOLD, without_ledger="\u03b3")
    document = render_organisation(made, questionnaire, to=to, teams=lines(wards), language=Language("he", pseudo_locale))
    text = text_of(document, outline) if to == "html" else document
    names = {name for node in made.nodes for name in node.path} | {member.team for member in made.members}
    names |= {dimension.title for dimension in questionnaire.dimensions} | {*made.tree, questionnaire.title, "teamcheck"}
    names |= {cell.text for way in made.breakdowns for cell in way.cells or ()} | {way.text for way in made.breakdowns}
    theirs = "|".join(map(re.escape, sorted(names, key=len, reverse=True)))
    assert re.findall(r"[A-Za-z]{2,}", re.sub(theirs, "", text)) == []
    assert to == "md" or 'dir="rtl"' in document


def test_what_the_figures_must_not_be_used_for_is_said_before_any_of_them(organisation, questionnaire):
    page = render_organisation(organisation(), replace(questionnaire, caution="For learning, not for marks."), to="md")
    assert page.index("For learning, not for marks.") < page.index("|")


def test_titles_and_groups_are_in_the_words_of_the_questionnaire(organisation, questionnaire):
    from dataclasses import replace  # noqa: PLC0415  only here

    from teamcheck.questionnaire.model import BackgroundQuestion  # noqa: PLC0415  only here

    first, *others = questionnaire.dimensions
    asked = BackgroundQuestion("role", "Beth yw eich gwaith?", {"nurse": "Nyrs", "admin": "Gweinyddu", "porter": "Porthor"})
    welsh = replace(
        questionnaire, dimensions=(first, *(replace(d, title=f"{d.title} (cy)") for d in others)), background=(asked,)
    )
    document = render_organisation(organisation(), welsh, to="md")
    assert "### Beth yw eich gwaith?" in document
    assert "| Group | Goals (cy) | Roles (cy) | Trust (cy) |" in document
    assert "| Nyrs | 61 (58 to 64, n 80)" in document
    assert "| not known | 60 (57 to 63, n 45)" in document
    plain = render_organisation(organisation(), questionnaire, to="md")
    assert re.findall(r"\d+", document.replace("(cy)", "")) == re.findall(r"\d+", plain)


def test_a_style_sheet_and_a_logo_of_ones_own_dress_the_page(organisation, questionnaire):
    look = Look(style="h1{color:red}", logo="data:image/png;base64,iVBORw0KGgo=")
    page = render_organisation(organisation(), questionnaire, look=look)
    assert "h1{color:red}</style>" in page
    assert '<img class=logo src="data:image/png;base64,iVBORw0KGgo=" alt="">' in page
    assert "img-src data:" in page
