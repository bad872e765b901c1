"""The room in a real browser: with scripts off, by the keyboard alone, on the narrowest phone, in another language."""

import re
import subprocess
import sys
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from teamcheck.collect.box import BallotBox
from teamcheck.collect.box_files import Contents
from teamcheck.collect.round_file import read_round
from tests.conftest import id_on_a_port_of_ours

pytestmark = [pytest.mark.browser, pytest.mark.slow]

QUESTIONS = """\
schema: teamcheck/questionnaire/1
id: ours
version: 1.0.0
language: en
title: Two features
source: {model: "Ours", wording: "newly written", licence: CC-BY-4.0, status: not validated}
scales:
  agree5:
    points: {1: Strongly disagree, 2: Disagree, 3: Neither, 4: Agree, 5: Strongly agree}
scale: agree5
dimensions:
  - id: aims
    title: Shared aims
    question: Do we want the same?
    items:
      - {id: aims1, text: We want the same things., keyed: positive}
      - {id: aims2, text: We have written down what we want., keyed: positive}
checklists:
  - {id: waste, text: What costs us time?, choose: 2, options: {forms: {text: Forms}, noise: {text: Noise}}}
comments:
  - {id: keep, text: What should we keep?}
"""
ARABIC = """\
schema: teamcheck/translation/1
of: ours
language: ar
status: machine
translator: a test
title: سمتان
scales: {agree5: {points: {1: أعارض بشدة, 2: أعارض, 3: محايد, 4: أوافق, 5: أوافق بشدة}}}
dimensions: {aims: {title: أهداف مشتركة, items: {aims1: نريد الأشياء نفسها., aims2: كتبنا ما نريد.}}}
checklists: {waste: {text: ما الذي يضيع وقتنا؟, options: {forms: نماذج, noise: ضوضاء}}}
comments: {keep: ماذا نبقي؟}
"""
FIND = "from teamcheck.collect.room.addresses import local_addresses; print(*[found.address for found in local_addresses()])"


@dataclass
class Room:
    """A running room."""

    address: str
    projector: str
    folder: Path

    @property
    def code(self) -> str:
        return self.address.rpartition("/")[2]

    @property
    def contents(self) -> Contents:
        return BallotBox(read_round(self.folder), self.folder / "state" / "teamcheck" / "rounds").files.read()


@pytest.fixture(params=["this computer", "the network"])
def host(request: pytest.FixtureRequest) -> str:
    """Where people come in. What browsers tell of a page differs: they trust this computer's own address, and no other's."""
    if request.param == "this computer":
        return "127.0.0.1"
    found = subprocess.run([sys.executable, "-c", FIND], capture_output=True, check=True, encoding="utf-8").stdout.split()
    if not found:
        pytest.skip("this computer is in no network")
    return found[0]


@pytest.fixture
def room(host: str, tmp_path: Path, put_round, clean_environment: dict[str, str]) -> Iterator[Room]:
    """A room that is open."""
    put_round(tmp_path, {"ours.yaml": QUESTIONS, "ours.ar.yaml": ARABIC}, languages="[en, ar]", id=id_on_a_port_of_ours())
    argv = [sys.executable, "-m", "teamcheck", "survey", "room", "--no-input", "--host", host]
    environment = clean_environment | {"XDG_STATE_HOME": str(tmp_path / "state")}
    with (
        (tmp_path / "said").open("wb") as said,
        subprocess.Popen(argv, cwd=tmp_path, env=environment, stdout=subprocess.PIPE, stderr=said, encoding="utf-8") as process,
    ):
        address, told = process.stdout.readline().strip(), ""
        while "To stop" not in told:
            assert process.poll() is None, told
            told = (tmp_path / "said").read_text(encoding="utf-8")
        yield Room(address, re.findall(r"http://\S+/show/\w+", told)[0], tmp_path)
        process.terminate()


@pytest.fixture
def complaints() -> list[str]:
    return []


@pytest.fixture
def phone(browser: Browser, complaints: list[str]) -> Iterator[Callable[..., Page]]:
    """A phone of the narrowest kind, with scripts off."""
    contexts = []

    def new(**options: object) -> Page:
        told = {"java_script_enabled": False, "viewport": {"width": 320, "height": 640}, "locale": "en-GB"} | options
        context = browser.new_context(**told)
        context.on("console", lambda message: complaints.append(message.text))
        contexts.append(context)
        return context.new_page()

    yield new
    for context in contexts:
        context.close()


def tab_to(page: Page, selector: str) -> None:
    """Move on with the Tab key until an element is reached."""
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.locator(f"{selector}:focus").count():
            return
    pytest.fail(f"the keyboard never reaches {selector}")


def too_wide(page: Page) -> bool:
    """Whether anything reaches beyond the window."""
    return page.evaluate("document.documentElement.scrollWidth > innerWidth")


def send_although_something_is_left_out(page: Page) -> None:
    """Press the button at the end, and then the one beside the note."""
    page.locator(".send button").click()
    page.locator(".note button").click()


def test_the_whole_way_by_the_keyboard_without_scripts_on_the_narrowest_phone(room: Room, phone, complaints) -> None:
    page = phone()
    page.goto(room.address.rpartition("/")[0] + "/")
    page.locator("#code:focus").wait_for()
    page.keyboard.type(room.code.lower().replace("-", " "))
    page.keyboard.press("Enter")
    page.wait_for_url(f"{room.address}?lang=en")
    assert not too_wide(page)
    tab_to(page, "input[name=aims1]")
    for _ in range(4):
        page.keyboard.press("ArrowDown")
    chosen = page.locator("input[name=aims1]:checked").get_attribute("value")
    tab_to(page, "input[name=aims2]")
    page.keyboard.press("Space")
    tab_to(page, "input[name=waste][value=noise]")
    page.keyboard.press("Space")
    tab_to(page, "textarea")
    page.keyboard.type("The tea breaks.")
    tab_to(page, "button")
    page.keyboard.press("Enter")
    page.wait_for_url("**/thanks?lang=en")
    assert "Thank you" in page.locator("h1").inner_text()
    page.reload()
    contents = room.contents
    assert contents.manifest.finished == 1
    assert sorted(map(dict, contents.fragments), key=str) == [{"aims1": chosen, "aims2": "1"}, {"waste": "noise"}]
    assert contents.comments == [("keep", "The tea breaks.")]
    assert [text for text in complaints if "Opener-Policy" not in text] == []


def test_the_language_is_switched_by_a_link_and_the_page_is_read_from_the_right(room: Room, phone) -> None:
    page = phone()
    page.goto(room.address)
    page.get_by_role("link", name="العربية").click()
    assert page.locator("legend").first.inner_text().startswith("نريد الأشياء نفسها")
    assert not too_wide(page)
    page.get_by_label("أوافق بشدة").first.check()
    send_although_something_is_left_out(page)
    page.wait_for_url("**/thanks?lang=ar")
    assert [dict(part) for part in room.contents.fragments] == [{"aims1": "5"}]


def test_a_phone_gets_the_language_that_its_browser_reads(room: Room, phone) -> None:
    page = phone(locale="ar-EG")
    page.goto(room.address)
    assert page.locator("h1").inner_text() == "سمتان"


def test_nothing_chosen_comes_back_with_what_to_do_and_what_was_sent_is_not_seen_again(room: Room, phone) -> None:
    page = phone()
    page.goto(room.address)
    page.locator("button").click()
    assert "You have not answered anything yet" in page.get_by_role("alert").inner_text()
    page.locator("textarea").fill("More light.")
    send_although_something_is_left_out(page)
    page.wait_for_url("**/thanks?lang=en")
    page.reload()
    page.goto(room.address)
    page.locator("textarea").fill("Never mind.")
    page.goto(room.address.rpartition("/")[0])
    page.go_back()
    assert page.locator("textarea").input_value() == ""
    assert room.contents.manifest.finished == 1


def test_what_was_left_out_is_said_at_the_top_with_a_way_to_it_and_nothing_that_was_chosen_is_lost(room: Room, phone) -> None:
    page = phone()
    page.goto(room.address)
    page.locator("input[name=aims1][value='4']").check()
    page.locator("textarea").fill("More light.")
    page.locator(".send button").click()

    note = page.locator(".note")
    assert "you left out 2 of 3 questions" in note.inner_text()
    assert note.bounding_box()["y"] + note.bounding_box()["height"] < 640, "it is not seen without scrolling"
    assert not too_wide(page)
    assert room.contents.manifest.finished == 0
    tab_to(page, ".note a")
    page.keyboard.press("Enter")
    page.wait_for_function("document.querySelector('#left-out').getBoundingClientRect().top < innerHeight")
    tab_to(page, "input[name=aims2]")
    page.keyboard.press("Space")
    assert page.locator("input[name=aims1]:checked").get_attribute("value") == "4"
    assert page.locator("textarea").input_value() == "More light."
    page.locator(".send button").click()
    page.wait_for_url("**/thanks?lang=en")

    assert [dict(part) for part in room.contents.fragments] == [{"aims1": "4", "aims2": "1"}]
    assert room.contents.comments == [("keep", "More light.")]


def test_a_page_elsewhere_cannot_send_for_somebody(room: Room, phone) -> None:
    page = phone()
    assert page.goto(room.address).status == 200, page.content()
    proof = page.locator("input[name=_form]").get_attribute("value")
    page.goto("about:blank")
    page.set_content(
        f'<form method="post" action="{room.address}"><input name="_form" value="{proof}">'
        '<input name="aims1" value="1"><button>Win</button></form>'
    )
    with page.expect_response(room.address) as answer:
        page.locator("button").click()
    assert answer.value.status == 403
    assert room.contents.manifest.finished == 0


def test_no_cookie_and_nothing_else_is_left_on_the_phone(room: Room, phone) -> None:
    page = phone(java_script_enabled=True)
    page.goto(room.address)
    page.locator("textarea").fill("More light.")
    send_although_something_is_left_out(page)
    page.wait_for_url("**/thanks?lang=en")
    assert page.context.cookies() == []
    assert page.evaluate("[localStorage.length, sessionStorage.length]") == [0, 0]


def test_the_wall_shows_the_square_the_code_and_how_many_have_answered(room: Room, phone) -> None:
    page = phone(viewport={"width": 1280, "height": 720})
    assert page.goto(room.projector).status == 200
    text = page.locator("main").inner_text()
    assert room.code in text
    assert "0 of 9" in text
    square = page.locator("svg").bounding_box()
    assert square["width"] > 250
    assert abs(square["width"] - square["height"]) < 1
