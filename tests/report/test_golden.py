import pytest

from teamcheck.report.figures import render_figures
from teamcheck.report.render import render_report

CASES = {
    "small-team": {"comments": ["More tea.", "Less noise.", "Keep the <handover>."]},
    "full": {"edition": "full"},
    "discussion": {"edition": "discussion", "marks": (None, None)},
    "marks-not-met": {"marks": (True, False), "size": None, "response_rate": None},
}


@pytest.mark.parametrize("case", CASES)
def test_documents_are_those_of_the_golden_folder(card, questionnaire, golden, case):
    made = card(**CASES[case])
    documents = {f"report.{to}": render_report(made, questionnaire, to=to) for to in ("html", "md", "teams")}
    documents["report.html"] = documents["report.html"].replace("><", ">\n<")  # a page is one line: changes could not be read
    figures = {f"scores.{to}": render_figures([made], to=to) for to in ("json", "csv")}
    golden(case, documents | figures)


def test_documents_with_groups_of_people_are_those_of_the_golden_folder(card, questionnaire, golden, breakdowns):
    made = card("full", breakdowns=breakdowns)
    documents = {f"report.{to}": render_report(made, questionnaire, to=to) for to in ("html", "md", "teams")}
    documents["organisation.md"] = render_report(made, questionnaire, to="md", copy="organisation")
    documents["report.html"] = documents["report.html"].replace("><", ">\n<")
    figures = {f"scores.{to}": render_figures([made], to=to) for to in ("json", "jsonl", "csv", "md")}
    golden("full-with-groups", documents | figures)


@pytest.mark.parametrize("edition", ["small-team", "full"])
def test_documents_beside_other_teams_are_those_of_the_golden_folder(card, questionnaire, golden, norms, edition):
    made = card(edition, norms=norms[edition])
    documents = {f"report.{to}": render_report(made, questionnaire, to=to) for to in ("html", "md", "teams")}
    documents["organisation.md"] = render_report(made, questionnaire, to="md", copy="organisation")
    documents["report.html"] = documents["report.html"].replace("><", ">\n<")
    figures = {f"scores.{to}": render_figures([made], to=to) for to in ("json", "csv")}
    golden(f"{edition}-beside-others", documents | figures)


@pytest.mark.parametrize(
    ("kept", "made"),
    [
        ({"a": "one\n"}, {"a": "two\n"}),
        ({"a": "one\n"}, {"a": "one"}),
        ({"a": "one\n", "b": "two\n"}, {"a": "one\n"}),
        ({"a": "one\n"}, {"a": "one\n", "b": "two\n"}),
        ({}, {"a": "one\n"}),
    ],
)
def test_the_comparison_notices_a_file_that_differs_is_missing_or_left_over(tmp_path, compare, kept, made):
    for name, text in kept.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    with pytest.raises(AssertionError, match="changed"):
        compare(tmp_path, made)


def test_the_comparison_is_content_with_equal_files(tmp_path, compare):
    (tmp_path / "a").write_text("one\n", encoding="utf-8")
    compare(tmp_path, {"a": "one\n"})
