"""Evidence cards: each claim about other people's work has one, each is where it says, and none is where it may not be."""

import random
import re

import pytest
import yaml

from teamcheck._resources import data_root
from teamcheck.errors import QuestionnaireError
from teamcheck.questionnaire.catalogue import shipped
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.report.debrief.render import render_debrief
from teamcheck.report.evidence import DEBRIEF, PAGE, STRENGTHS, Cards, load_cards
from teamcheck.report.render import render_report
from teamcheck.report.shipped_data import held_strictly
from teamcheck.report.talk.known import FIRMNESS, STATEMENTS
from teamcheck.responses.made_up.profiles import PROFILES, simulate_team
from teamcheck.responses.model import Policy, Responses
from teamcheck.scorecard.build import score
from teamcheck.scorecard.disclosure import disclose

CARDS = load_cards()
BY_ID = {card.id: card for card in CARDS}
DOI = re.compile(r"\b10\.\d{4,}/(?:\([^\s)]*\)|[^\s,;()\"'])*(?<![:.])")
YEAR = re.compile(r"\b(?:19|20)\d\d\b")
#: What clinical cards speak of, and nothing that a team reads may.
CLINICAL = re.compile(r"opiate|palliative|sedative|\bHIV\b|diabet|surviv|Trzeciak", re.IGNORECASE)
#: How a text claims that something was found, whether or not it says by whom.
CLAIM = re.compile(
    r"doi:|\b[A-Z][a-z]+ (?:and [A-Z]?\w+|et al\.) \(?(?:19|20)\d\d|"
    r"\b(?:stud(?:y|ies)|research\w*|meta-analys[ei]s|experiments?|trials?|scientists?|proven|found that|shown that)\b",
    re.IGNORECASE,
)
#: Keys of what a text comes from: here sources stand, and `sources` looks at each of them.
WHERE_FROM = frozenset({"source", "model"})


def sources():
    """Every line that names other people's work, and where it stands; read as plainly as can be, for translations too."""
    for name in shipped():
        asked = yaml.safe_load((data_root() / "questionnaires" / f"{name}.yaml").read_text(encoding="utf-8"))
        if "source" in asked:  # that of an extension is the other's
            yield name, " ".join(asked["source"]["model"].split()), ""
        for part in asked.get("dimensions", []) + asked.get("checklists", []):
            for suggestion in part.get("try", []):
                yield f"{name}/{part['id']}", " ".join(suggestion["source"].split()), suggestion["text"]


SOURCES = [*sources()]
#: Where a study is named beside a thing to try: the place, the line, and its card.
STUDIES = [
    (place, text, next(card for card in CARDS if card.is_named_in(text)))
    for place, text, tip in SOURCES
    if tip and "no study claimed" not in text
]


def files_that_are_printed():
    root = data_root()
    folders = [root / "questionnaires", root / "templates"]
    for folder in folders:
        for file in sorted(folder.rglob("*")):
            if file.suffix in {".yaml", ".j2"} and file.name != "evidence.yaml":
                yield file


def card_of(asked, people):
    rows = simulate_team(asked, PROFILES["fourteen"], random.Random(1), team="Pier", size=people)
    (scored,) = score(Responses(tuple(item.id for item in asked.items), rows, sizes={"Pier": people + 2}), asked)
    return disclose(scored, Policy())


def left_without_cards(text):
    """A text without the words by which cards name their sources."""
    for card in CARDS:
        for words in sorted((*card.named, *([card.doi] if card.doi else [])), key=len, reverse=True):
            text = text.replace(words, "")
    return text


def test_every_claim_about_other_people_s_work_has_a_card() -> None:
    assert len(SOURCES) > 150, "the test sees nothing"
    unknown = {(place, text) for place, text, _ in SOURCES if YEAR.search(rest := left_without_cards(text)) or DOI.search(rest)}
    assert unknown == set(), "make a card in templates/evidence.yaml"


@pytest.mark.parametrize(
    "planted",
    [
        "Doe and Roe 2020, doi:10.1000/182: in a trial, all went well.",
        "Practice tip from the account of Doe (2020), no study claimed.",
        "Harkin and others 2017, doi:10.1037/bul0000025: across 138 studies, people did well.",
    ],
)
def test_a_claim_without_a_card_is_seen(planted) -> None:
    assert YEAR.search(left_without_cards(planted))


def test_every_doi_that_is_printed_has_a_card() -> None:
    known = {card.doi for card in CARDS}
    found = {doi for file in files_that_are_printed() for doi in DOI.findall(file.read_text(encoding="utf-8"))}
    assert len(found) > 20, "the test sees nothing"
    assert found <= known


def test_no_sentence_of_a_report_or_a_template_names_a_study(root) -> None:
    # What others found comes from questionnaires alone: a sentence of ours that named a study would have no card.
    files = [*(root / "templates").rglob("*.j2"), *(root / "teamcheck" / "report").rglob("*.py")]
    own = re.compile(r'""".*?"""|(?<=\s)# .*?$', re.DOTALL | re.MULTILINE)  # what is written for us: docstrings and comments
    texts = {file: file.read_text(encoding="utf-8") for file in files}
    texts |= {file: own.sub("", text) for file, text in texts.items() if file.suffix == ".py"}
    assert len(texts) > 20, "the test sees nothing"
    found = {file.name for file, text in texts.items() if CLAIM.search(text)}
    assert found == {"evidence.py", "known.py", "self_checks.py"}, "these write the sources of cards"


def texts_of(part):
    """Every text of a document but those that say where something comes from."""
    if isinstance(part, dict):
        part = [below for key, below in part.items() if key not in WHERE_FROM]
    if isinstance(part, list):
        return [text for below in part for text in texts_of(below)]
    return [part] if isinstance(part, str) else []


def test_outside_the_lines_that_name_sources_nothing_is_claimed_to_be_found(root) -> None:
    files = [*(root / "questionnaires").glob("*.yaml"), root / "templates" / "reflect.yaml"]
    texts = {file.name: texts_of(yaml.safe_load(file.read_text(encoding="utf-8"))) for file in files}
    assert sum(map(len, texts.values())) > 1000, "the test sees nothing"
    found = {(name, text) for name, said in texts.items() for text in said if CLAIM.search(text) or YEAR.search(text)}
    assert found == set(), "say it beside a thing to try, after `source:`, and make a card"


@pytest.mark.parametrize(
    "planted",
    [
        {"caution": "Studies show that teams with few goals do better."},
        {"exercise": {"steps": ["Look at page 7.", "It is proven to help."]}},
        {"try": [{"text": "As Doe and Roe (2020) say, meet.", "source": "practice tip"}]},
        {"patterns": {"low_apart": "Research found that such teams recover."}},
    ],
)
def test_a_claim_in_any_text_is_seen(planted) -> None:
    assert any(CLAIM.search(text) for text in texts_of({"dimensions": [planted]}))


@pytest.mark.parametrize("card", CARDS, ids=lambda card: card.id)
def test_a_card_is_named_just_where_it_says(card) -> None:
    places = {place for place, text, _ in SOURCES if card.is_named_in(text)}
    places |= {PAGE} if card.quoted == (PAGE,) else {place for place in card.quoted if place.startswith(("reflect/", DEBRIEF))}
    assert places == set(card.quoted), f"put right what {card.id} says of where it is quoted"


def test_where_the_private_questions_name_a_source_it_has_a_card() -> None:
    asked = yaml.safe_load((data_root() / "templates" / "reflect.yaml").read_text(encoding="utf-8"))
    named = {f"reflect/{part['id']}": part["card"] for part in asked["parts"] if "card" in part}
    assert named
    assert {place: BY_ID[card].quoted for place, card in named.items()} == {place: (place,) for place in named}


@pytest.mark.parametrize("copy", ["team", "coach"])
def test_what_is_written_for_a_team_names_the_cards_of_its_questionnaire_and_no_other(each, copy, source_of) -> None:
    card = card_of(each, 14)
    text = render_report(card, each, to="md", copy=copy) + render_debrief(card, each, to="md", copy=copy)
    text = " ".join(text.replace("\\", "").split())

    named = {evidence.id for evidence in CARDS if evidence.is_named_in(text)}
    taken = re.findall(r"^    material: ([a-z-]+)/", source_of(f"{each.id}.yaml"), flags=re.MULTILINE)
    printed = {each.id, DEBRIEF, *([each.base.id] if each.base else []), *taken}
    own = {evidence.id for evidence in CARDS if any(place.partition("/")[0] in printed for place in evidence.quoted)}
    assert named <= own
    assert set(DOI.findall(text)) <= {evidence.doi for evidence in CARDS}
    assert not CLINICAL.search(text)
    assert each.id == "pulse" or named


def test_no_clinical_card_is_printed_where_a_team_reads() -> None:
    clinical = [card for card in CARDS if card.id.startswith("clinical-")]
    assert len(clinical) == 5
    assert all((card.quoted, card.strength) == ((PAGE,), "reported") and "not re-checked" in card.caveat for card in clinical)
    assert all(CLINICAL.search(f"{card.statement} {card.source}") for card in clinical)
    assert [file.name for file in files_that_are_printed() if CLINICAL.search(file.read_text(encoding="utf-8"))] == []


def test_where_a_study_is_named_beside_a_thing_to_try_the_line_ends_with_how_firm_its_card_is() -> None:
    assert len(STUDIES) > 50, "the test sees nothing"
    for place, text, card in STUDIES:
        assert text.endswith(f". How firm: {FIRMNESS[card.strength]}."), place


def test_where_a_study_is_named_beside_a_thing_to_try_the_line_says_what_it_does_not_show() -> None:
    assert [(place, text) for place, text, card in STUDIES if not any(limit in text for limit in card.beside)] == []
    # nothing stands in a card that no line says
    said = {(card.id, limit) for _, text, card in STUDIES for limit in card.beside if limit in text}
    assert {(card.id, limit) for card in CARDS for limit in card.beside} == said


def test_what_we_have_not_looked_up_ourselves_says_so_wherever_it_is_named() -> None:
    told = [(text, card) for _, text, card in STUDIES if card.doi is None]
    assert {card.id for _, card in told} == {"reiss2012", "west2012", "west2015", "west2022"}
    assert [text for text, _ in told if not re.search(r"\bnot re-(checked|read): ", text)] == []
    assert {card.strength for _, card in told} == {"reported"}


def test_where_no_study_is_claimed_nothing_is_said_to_be_firm() -> None:
    assert not [place for place, text, tip in SOURCES if tip and "no study claimed" in text and "How firm" in text]


def test_a_debrief_has_its_cards_beside_it_in_the_words_of_the_cards() -> None:
    cards = [card for card in CARDS if DEBRIEF in card.quoted]
    assert {card.id: card.statement for card in cards} == {name: said[0] for name, said in STATEMENTS.items()}
    assert STATEMENTS["keiser2022"][1:] == (BY_ID["keiser2022"].caveat,)
    asked = load_questionnaire("seven-features")
    made = {people: card_of(asked, people) for people in (4, 7, 14)}
    documents = [render_debrief(each, asked, to="md", copy=copy) for each in made.values() for copy in ("team", "coach")]
    documents += [render_report(each, asked, to="md", copy="coach") for each in made.values()]
    for document in (" ".join(text.replace("\\", "").split()) for text in documents):
        for card in cards:
            assert f"{card.statement} {card.cited}. How firm: many studies put together." in document
        assert BY_ID["keiser2022"].caveat in document
    team = render_report(made[14], asked, to="md").replace("\\", "")
    assert not any(card.statement in team for card in cards)


def test_what_is_known_of_debriefs_stands_beside_debriefs_alone() -> None:
    beside = [tip for _, text, tip in SOURCES if BY_ID["tannenbaum2013"].is_named_in(text)]
    assert beside
    assert all("after a piece of work" in tip.lower() for tip in beside)


def test_the_figure_that_is_often_repeated_is_named_in_one_caveat_and_nowhere_else() -> None:
    wrong = re.compile(r"35\s*(?:-|\u2013|to)\s*40")
    assert [card.id for card in CARDS if wrong.search(card.caveat)] == ["tannenbaum2013"]
    assert not any(wrong.search(card.statement) for card in CARDS)
    assert "20 to 25 percent" in BY_ID["tannenbaum2013"].statement
    assert [file.name for file in files_that_are_printed() if wrong.search(file.read_text(encoding="utf-8"))] == []


def test_a_card_says_no_more_figures_than_the_line_that_it_stands_behind() -> None:
    for card in CARDS:
        lines = " ".join(text for _, text, _ in SOURCES if card.is_named_in(text))
        if card.doi and lines and card.id not in {"tannenbaum2013", "sanso2022"}:
            figures = set(re.findall(r"\d+", card.statement))
            assert figures <= set(re.findall(r"\d+", lines)), card.id


def test_no_two_cards_have_the_same_id_or_the_same_statement() -> None:
    assert len(BY_ID) == len(CARDS) == len({card.statement for card in CARDS})


def test_each_strength_is_used_and_no_caveat_is_empty() -> None:
    assert {card.strength for card in CARDS} == set(STRENGTHS)


def test_what_goes_together_is_never_worded_as_a_cause() -> None:
    causal = re.compile(r"\b(?:leads? to|causes?|brings? about|because|makes?|improves?|increases?|reduces?)\b")
    assert [card.id for card in CARDS if card.strength != "trial" and causal.search(card.statement)] == []


@pytest.mark.parametrize(
    ("change", "said"),
    [
        (("strength: trial", "strength: proven"), "strength"),
        (("    caveat: ", "    caveats: "), "caveats"),
        (("doi: 10.1016/j.obhdp.2006.05.004", "doi: obhdp"), "doi"),
        (("cards:", "cards: []\nmore:"), "more"),
        (("evidence/1", "evidence/2"), "schema"),
    ],
    ids=["strength", "key", "doi", "more", "schema"],
)
def test_a_file_with_a_fault_is_refused_with_its_place(change, said) -> None:
    text = (data_root() / "templates" / "evidence.yaml").read_text(encoding="utf-8").replace(*change, 1)
    with pytest.raises(QuestionnaireError) as refused:
        held_strictly(text.encode(), "evidence.yaml", Cards)
    assert any(said in (problem.place.key or "") + problem.message for problem in refused.value.problems)


def test_the_readme_of_the_questionnaires_leads_to_the_cards(root) -> None:
    assert "(../docs/evidence.md)" in (root / "questionnaires" / "README.md").read_text(encoding="utf-8")


def test_the_readme_and_the_cards_name_a_study_in_the_same_words(root) -> None:
    readme = (root / "questionnaires" / "README.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| (.+), doi:(\S+) \|", readme, flags=re.MULTILINE)
    assert len(listed) > 20, "the test sees nothing"
    assert [(source, doi) for source, doi in listed if (source, doi) not in {(card.source, card.doi) for card in CARDS}] == []
