"""The statements of seven-features keep the rules that questionnaires/README.md promises."""

import re

import pytest

# Each idea of the key questions, the statement that covers it, and words that the statement cannot do without.
IDEAS = [
    ("realteam1", "We share objectives", r"same goals"),
    ("realteam2", "We need each other to achieve them", r"need each other"),
    ("realteam3", "We meet to review how effective we are", r"meet .*how well we work"),
    ("identity1", "The purpose is clear", r"clear .*what this team is for"),
    ("identity2", "The purpose inspires", r"purpose .*inspires"),
    ("identity3", "Everybody knows who is in the team", r"who is in this team"),
    ("identity4", "We feel one team", r"feel like one team"),
    ("goals1", "Goals are agreed together", r"agrees .*together"),
    ("goals2", "Goals are specific", r"exactly"),
    ("goals3", "Goals are measurable", r"measure"),
    ("goals4", "Goals are challenging", r"challenge"),
    ("goals5", "Goals are few", r"few .*five at most"),
    ("goals6", "Goals follow from the purpose", r"purpose"),
    ("goals7", "We look at progress", r"how far we have come"),
    ("roles1", "I know my role", r"clear about their own role"),
    ("roles2", "I know the others' roles", r"who .*responsible for what"),
    ("roles3", "Relationships are compassionate", r"compassion"),
    ("roles4", "We support one another", r"others help"),
    ("roles5", "Equity: fair treatment whatever one's background", r"fairly, whatever their background"),
    ("roles6", "Equity: rudeness is challenged whatever the grade", r"rude .*challenged.*grade"),
    ("roles7", "No chronic conflict", r"conflicts .*long time"),
    ("inclusion1", "Everybody is involved in decisions that affect the team's work", r"Each of us has a say .*team's work"),
    ("inclusion2", "Every voice weighs the same whatever the grade", r"counts the same, whatever the grade"),
    ("inclusion3", "Quiet people are asked", r"quiet people are asked"),
    ("inclusion4", "Decisions are explained", r"reasons for decisions"),
    ("communication1", "Meetings are regular", r"meets at regular times"),
    ("communication2", "Meetings are positive and engaging", r"enjoy taking part in .*meetings"),
    ("communication3", "Information reaches everybody", r"information reaches everyone"),
    ("communication4", "Decision making in the team is reviewed and improved", r"better .*decisions in our team"),
    (
        "communication5",
        "Decision making with other teams is reviewed and improved",
        r"better .*decisions with other teams",
    ),
    ("debate1", "Disagreement is respectful", r"respectful"),
    ("debate2", "Disagreement is about quality", r"disagree.*good work"),
    ("debate3", "Diversity in all forms is valued", r"value all kinds of differences"),
    ("debate4", "Equity: being oneself at work", r"be themselves"),
    ("debate5", "The team reviews how well it works", r"look back at how well"),
    ("debate6", "New and better ways are tried", r"new ways .*better"),
    ("debate7", "Time and space to reflect", r"set aside time to think"),
    ("interteam1", "We want to improve work with other teams", r"want to get better .*other teams"),
    ("interteam2", "We know what they need from us", r"know what other teams need"),
    ("interteam3", "Conflicts between teams get solved", r"conflict .*solved"),
    ("interteam4", "Working relationships are reviewed and improved", r"review with other teams"),
]


@pytest.mark.parametrize(("item_id", "idea", "wording"), IDEAS)
def test_every_idea_has_a_statement_that_speaks_of_it(full, item_id, idea, wording):
    item = next(item for item in full.items if item.id == item_id)
    assert item.why == idea
    assert re.search(wording, item.text)


def test_every_statement_covers_an_idea(full):
    assert [item.id for item in full.items] == [item_id for item_id, _, _ in IDEAS]


def test_a_statement_belongs_to_the_dimension_its_id_names(full):
    assert all(item.id.rstrip("0123456789") == dimension.id for dimension in full.dimensions for item in dimension.items)


def test_every_id_fits_the_strictest_form_tool(full):
    assert all(re.fullmatch(r"[a-z][a-z0-9]{0,19}", item.id) for item in full.items)


def test_a_statement_has_4_to_18_words(full, words_in):
    assert {item.id: n for item in full.items if not 4 <= (n := len(words_in(item.text))) <= 18} == {}


def test_a_statement_is_one_sentence(full):
    assert [item.id for item in full.items if not re.fullmatch(r"[A-Z][^.?!;:]*\.", item.text)] == []


def test_a_statement_makes_one_claim(full, words_in):
    joining = {"and", "or", "but", "also"}
    assert [item.id for item in full.items if joining & {word.lower() for word in words_in(item.text)}] == []


def test_no_statement_is_negated(full):
    negation = re.compile(r"\b(not|no|never|none|nobody|nothing|without|hardly|rarely|unless|cannot|\w+n't)\b", re.IGNORECASE)
    assert [item.id for item in full.items if negation.search(item.text)] == []


def test_only_what_is_bad_in_itself_is_keyed_negative(full):
    assert [item.id for item in full.items if item.keyed == "negative"] == ["roles7"]


def test_a_statement_is_about_the_team(full):
    team = re.compile(r"\b(we|us|our|team|people|everyone|the person)\b", re.IGNORECASE)
    assert [item.id for item in full.items if not team.search(item.text)] == []


def test_no_statement_is_about_oneself_or_the_leader(full):
    other = re.compile(r"\b(I|me|my|leader|leaders|manager|managers|boss|supervisor)\b", re.IGNORECASE)
    assert [item.id for item in full.items if other.search(item.text)] == []


def test_no_two_statements_have_the_same_words(full):
    assert len({item.text for item in full.items}) == len(full.items)


def test_every_scored_dimension_has_at_least_four_statements(full):
    assert min(len(dimension.items) for dimension in full.scored) >= 4


def test_all_statements_share_the_agree_scale_with_a_way_out(full):
    (scale,) = {item.scale.id: item.scale for item in full.items}.values()
    assert [scale.label(point) for point in scale.points] == [
        "Strongly disagree",
        "Disagree",
        "Neither agree nor disagree",
        "Agree",
        "Strongly agree",
    ]
    assert scale.not_applicable == "Not relevant to my work"
    assert (scale.favourable, scale.unfavourable) == ({4, 5}, {1, 2})
