"""docs/evidence.md: the cards of evidence as a page."""

from teamcheck.report.evidence import PAGE, STRENGTHS, Card, evidence_page, load_cards

# pytest tests/report/test_evidence_page.py --update-golden


def test_the_page_is_made_from_the_cards(root, request) -> None:
    file, page = root / "docs" / "evidence.md", evidence_page(load_cards())
    if request.config.getoption("--update-golden", default=False):
        file.write_text(page, encoding="utf-8")
    assert file.read_text(encoding="utf-8") == page, "docs/evidence.md is out of date; --update-golden if it should change"


def test_every_card_stands_there_with_all_that_is_known_of_it() -> None:
    page = evidence_page(load_cards())
    for card in load_cards():
        assert all(text in page for text in (card.statement, card.source, card.caveat, card.doi or ""))
    assert all(f"- **{strength}**: " in page for strength in STRENGTHS)


def test_what_no_report_prints_stands_apart() -> None:
    named = Card(
        id="a", statement="A.", source="B (1)", doi="10.1000/x", strength="trial", caveat="C.", named=("B 1",), quoted=("q/d",)
    )
    alone = named.model_copy(update={"id": "b", "statement": "Alone.", "doi": None, "quoted": (PAGE,)})
    before, after = evidence_page([alone, named]).split("## On this page alone")
    assert "### A.\n\nB (1), [doi:10.1000/x](https://doi.org/10.1000/x)\n" in before
    assert "- **where it is named**: `q/d`" in before
    assert "### Alone.\n\nB (1)\n" in after
    assert "where it is named" not in after
