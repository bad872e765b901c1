"""docs/gallery: its files are those its script makes, and each made-up team shows what its name says."""

import importlib.util
import sys
from pathlib import Path

import pytest

GALLERY = Path(__file__).resolve().parents[2] / "docs" / "gallery"
#: Most bytes of a page (DESIGN, section 10).
BUDGET = 60 * 1024


def _script():
    spec = importlib.util.spec_from_file_location("gallery_make", GALLERY / "make.py")
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


make = _script()
CASES = {case.slug: case for case in make.CASES}
each_case = pytest.mark.parametrize("slug", CASES)


@pytest.fixture(scope="module")
def made():
    return make.pages()


def scores(card):
    return [dimension.score for dimension in card.dimensions]


def agreements(card):
    return [dimension.agreement for dimension in card.dimensions]


def named(card):
    return [*card.reading.build_on, *card.reading.talk_about, *card.reading.see_differently]


def statements(card):
    return {len(dimension.items) for dimension in card.dimensions}


def points(card):
    return [{len(item.counts) for item in dimension.items} for dimension in card.dimensions]


def longest_word(texts):
    return max(len(word) for text in texts for word in text.split())


def placed(card):
    return [place.percentile is not None for place in card.norms.dimensions]


SHOWS = {
    "beside-other-teams": lambda card: any(placed(card)) and not all(placed(card)),
    "six-beside-other-teams": lambda card: 0 < sum(placed(card)) <= 2,
    "strong": lambda card: min(scores(card)) >= 75 and "or more" in [dimension.score_end for dimension in card.dimensions],
    "low": lambda card: max(scores(card)) <= 40 and set(agreements(card)) <= {"close", None},
    "split": lambda card: agreements(card).count("apart") >= 2 and card.reading.see_differently,
    "flat": lambda card: not named(card) and None not in scores(card),
    "two-camps": lambda card: [dimension.two_camps for dimension in card.dimensions].count(True) >= 2,
    "marks-not-met": lambda card: [mark.met for mark in card.real_team] == [False] * 3,
    "four-people": lambda card: card.answered == 4 and scores(card) == [None] * 7,
    "five-people": lambda card: card.answered == 5 and len(card.comments[0].comments) == 3,
    "nine-people": lambda card: card.answered == 9 and named(card),
    "fourteen-people": lambda card: card.answered == 14 and all(question.comments for question in card.comments),
    "sixty-people": lambda card: card.answered == 60,
    "non-response": lambda card: card.response_rate < 60 and all(dimension.worst_case for dimension in card.dimensions),
    "everyone-answered": lambda card: card.response_rate == 100 and not any(each.interval for each in card.dimensions),
    "no-size": lambda card: card.size is None and {each.interval_kind for each in card.dimensions} == {"this team in general"},
    "quick-look": lambda card: statements(card) == {2} and set(agreements(card)) == {None},
    "one-item": lambda card: statements(card) == {1} and set(scores(card)) == {None} and card.dimensions[0].items[0].word,
    "two-item": lambda card: statements(card) == {2} and set(agreements(card)) == {None} and None not in scores(card),
    "long-names": lambda card: (
        longest_word([each.title for each in card.dimensions]) > 60
        and longest_word([item.text for each in card.dimensions for item in each.items]) > 60
        and len(card.team) > 200
    ),
    "coachs-copy": lambda card: max(scores(card)) <= 40 and card.policy.audience == "team-and-coach",
    "coachs-copy-of-fourteen": lambda card: card.answered == 14 and card.policy.audience == "team-and-coach",
    "coachs-copy-of-four": lambda card: card.answered == 4 and card.policy.audience == "team-and-coach",
    "organisations-copy": lambda card: card.answered == 9 and card.policy.audience == "organisation",
    "organisations-copy-of-twelve": lambda card: [each.two_camps for each in card.dimensions].count(True) >= 2,
    "leaders-copy": lambda card: card.answered == 11 and card.policy.audience == "team-and-coach",
    "two-teams": lambda card: card.team == "Brewery about Boatyard" and None not in scores(card),
    "pulse": lambda card: card.edition == "small-team" and card.answered >= 20,
    "a-list": lambda card: not card.dimensions and any(option.count for option in card.checklists[0].options),
    "other-scales": lambda card: points(card) == [{11}, {2}, {7}, {5}, {2, 5, 11}],
}


def test_each_case_says_what_its_name_means():
    assert set(SHOWS) == set(CASES)


@each_case
def test_a_made_up_team_shows_what_its_name_says(slug):
    assert SHOWS[slug](make.scorecard_of(CASES[slug]))


@each_case
def test_a_case_names_the_edition_that_comes_out(slug):
    assert make.scorecard_of(CASES[slug]).edition == CASES[slug].edition


def test_non_response_and_everyone_answered_are_the_same_answers():
    few, all_of_them = (make.scorecard_of(CASES[slug]) for slug in ("non-response", "everyone-answered"))
    assert scores(few) == scores(all_of_them)
    assert agreements(few) == agreements(all_of_them)


def test_comments_that_were_given_are_shown_from_five_answers_on():
    for case in make.CASES:
        shown = {question.id: question.comments or [] for question in make.scorecard_of(case).comments}
        given = {} if case.edition == "discussion" else case.comments
        assert {question: sorted(texts) for question, texts in shown.items() if texts} == {
            question: sorted(texts) for question, texts in given.items()
        }


@each_case
def test_the_files_of_a_case_are_those_the_script_makes(gallery, made, slug):
    gallery({name: text for name, text in made.items() if Path(name).stem == slug}, f"{slug}.*")


def test_the_index_is_the_one_the_script_makes(gallery, made):
    gallery({"README.md": made["README.md"]}, "README.md")


def test_no_file_of_the_gallery_is_missing_or_left_over(made):
    kept = {path.name for path in GALLERY.iterdir() if path.suffix in {".html", ".md"}}
    assert kept == set(made)


def test_each_questionnaire_of_the_gallery_is_asked_in_a_case():
    kept = {path.stem for path in (GALLERY / "questionnaires").iterdir()}
    assert kept <= {case.questionnaire for case in make.CASES}


@each_case
def test_a_page_of_the_gallery_keeps_to_its_budget(made, slug):
    sizes = {to: len(made[f"{slug}.{to}"].encode()) for to in make.FORMATS}
    assert {to: size - BUDGET for to, size in sizes.items() if size > BUDGET} == {}, "bytes over the budget"


@each_case
def test_a_page_of_the_gallery_is_well_formed(made, outline, slug):
    found = outline(made[f"{slug}.html"])
    assert found.faults == []
    assert found.open == []


def test_the_script_writes_the_gallery_into_a_folder(made, compare, tmp_path, monkeypatch, capsys):
    folder = tmp_path / "new"
    monkeypatch.setattr(sys, "argv", ["make.py", str(folder)])
    make.main()
    compare(folder, made)
    assert capsys.readouterr().out == f"Wrote {len(made)} files into {folder}\n"
