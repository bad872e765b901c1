"""A page is all there is: it asks for nothing, needs no script, and breaks none of its own rules."""

from pathlib import Path

import pytest

pytestmark = [pytest.mark.browser, pytest.mark.slow]


def test_no_request_leaves_a_page(shown: Path, visit, requested: list[str], complaints: list[str]) -> None:
    page = visit(shown)
    page.mouse.wheel(0, 100_000)
    page.emulate_media(color_scheme="dark", forced_colors="active")
    page.pdf()

    assert requested == [shown.as_uri()]
    assert complaints == []


def test_no_request_leaves_an_organisation(organised: Path, visit, requested: list[str], complaints: list[str]) -> None:
    page = visit(organised)
    page.emulate_media(color_scheme="dark", forced_colors="active")
    page.pdf()

    assert requested == [organised.as_uri()]
    assert complaints == []


def test_no_request_leaves_a_list_of_what_is_due(coached: Path, visit, requested: list[str], complaints: list[str]) -> None:
    page = visit(coached)
    page.emulate_media(color_scheme="dark", forced_colors="active")
    page.pdf()

    assert requested == [coached.as_uri()]
    assert complaints == []


def test_no_request_leaves_a_leaders_copy(leading: Path, visit, requested: list[str], complaints: list[str]) -> None:
    page = visit(leading)
    page.emulate_media(color_scheme="dark", forced_colors="active")
    page.pdf()

    assert requested == [leading.as_uri()]
    assert complaints == []


def test_a_page_says_the_same_without_scripts(shown: Path, visit) -> None:
    texts = [visit(shown, scripts=enabled).locator("body").text_content() for enabled in (True, False)]

    assert texts[0]
    assert texts[0] == texts[1]


@pytest.mark.parametrize(
    ("body", "asked", "said"),
    [
        ('<img src="http://example.org/dot.png" alt="">', ["http://example.org/dot.png"], "Failed to load resource"),
        ('<script>document.title = "x"</script>', [], "Content Security Policy"),
        ('<p style="color: red">Red</p>', [], "Content Security Policy"),
    ],
)
def test_what_a_page_must_not_do_is_noticed(
    body: str, asked: list[str], said: str, visit, requested: list[str], complaints: list[str], tmp_path: Path
) -> None:
    bad = tmp_path / "bad.html"
    policy = "default-src 'none'; img-src *"
    head = f'<!doctype html><meta http-equiv="Content-Security-Policy" content="{policy}"><title>Bad</title>'
    bad.write_text(head + body, encoding="utf-8")

    visit(bad).pdf()

    assert requested == [bad.as_uri(), *asked]
    assert said in "".join(complaints)
