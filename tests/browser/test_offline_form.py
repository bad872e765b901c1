"""The page that is sent out: it works from a file with the network off, and what it gives is taken by ``teamcheck import``."""

import json
import random
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from importlib.resources import files
from pathlib import Path

import pytest
from playwright.sync_api import Browser, BrowserContext, Page

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.collect.answer_code import MARKS, CodeForm, code_form, columns_of, read_code, write_code
from teamcheck.collect.round import Round
from teamcheck.collect.round_file import read_round
from teamcheck.collect.sheet import Sheet, asked_in, sheet_from
from teamcheck.collect.told import told
from teamcheck.questionnaire.asked import asked_of
from teamcheck.questionnaire.model import BackgroundQuestion, Checklist, Dimension, Item, Option, Questionnaire, Scale
from teamcheck.report.language import Language
from teamcheck.report.pages.form import Form
from teamcheck.report.pages.offline import Recipient, render_offline

pytestmark = [pytest.mark.browser, pytest.mark.slow]

QUESTIONS = """\
schema: teamcheck/questionnaire/1
id: ours
version: 1.0.0
language: en
title: Our team
source: {model: "Ours", wording: "newly written", licence: CC-BY-4.0, status: not validated}
scales:
  agree5:
    points: {1: Strongly disagree, 2: Disagree, 3: Neither, 4: Agree, 5: Strongly agree}
    not_applicable: Not relevant
  much: {points: {from: -2, to: 2, ends: [Less, More]}}
scale: agree5
dimensions:
  - id: aims
    title: Shared aims
    items:
      - {id: aims1, text: We want the same things., keyed: positive}
      - {id: aims2, text: We have written down what we want., keyed: positive}
      - {id: trust1, text: I say what I think more than last year., keyed: positive, scale: much}
checklists:
  - id: waste
    text: What costs you time?
    choose: 1
    options: {forms: {text: Forms}, noise: {text: Noise}}
comments:
  - {id: keep, text: What should we keep?}
"""
ARABIC = """\
schema: teamcheck/translation/1
of: ours
language: ar
status: machine
title: فريقنا
scales:
  agree5:
    points: {1: لا أوافق بشدة, 2: لا أوافق, 3: محايد, 4: أوافق, 5: أوافق بشدة}
    not_applicable: لا ينطبق
  much: {points: {-2: أقل, 2: أكثر}}
dimensions:
  aims:
    title: أهداف مشتركة
    items: {aims1: نريد الأشياء نفسها., aims2: كتبنا ما نريد., trust1: أقول ما أفكر فيه أكثر من العام الماضي.}
checklists: {waste: {text: ما الذي يكلفك وقتا؟, options: {forms: استمارات, noise: ضوضاء}}}
comments: {keep: ماذا نبقي؟}
"""
TAGS = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
LEAST_WIDTH = 320


@dataclass(frozen=True)
class Sent:
    """A round whose form was sent out."""

    folder: Path
    form: CodeForm
    round_: Round
    take_in: Callable[..., object]

    @property
    def page(self) -> Path:
        return self.folder / "form.html"


@pytest.fixture
def send(tmp_path: Path, put_round, run) -> Callable[..., Sent]:
    """Make a round and its form, by the commands."""
    environment = {"XDG_STATE_HOME": str(tmp_path / "state")}

    def sent(name: str = "ours.yaml", languages: str = "[en]") -> Sent:
        says = {"questionnaire": name, "languages": languages, "facilitator": "{name: Ada Quill, contact: ada@example.org}"}
        put_round(tmp_path, {"ours.yaml": QUESTIONS, "ours.ar.yaml": ARABIC}, **says)
        made = run("survey", "form", cwd=tmp_path, env=environment)
        assert (made.code, made.out) == (ExitCode.DONE, ""), made.err
        round_ = read_round(tmp_path)
        return Sent(tmp_path, code_form(round_), round_, lambda *w: run("import", *w, cwd=tmp_path, env=environment))

    return sent


@pytest.fixture(scope="module")
def context(browser: Browser) -> Iterator[BrowserContext]:
    """A browser without a network."""
    made = browser.new_context(offline=True, accept_downloads=True)
    yield made
    made.close()


@pytest.fixture
def said() -> list[str]:
    """What the browser had to say, and every address that was asked for."""
    return []


@pytest.fixture
def opened(context: BrowserContext, said: list[str]) -> Iterator[Callable[..., Page]]:
    page = context.new_page()
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: said.append(request.url) if not request.url.startswith("file:") else None)

    def open_page(file: Path, width: int = 1024) -> Page:
        page.set_viewport_size({"width": width, "height": 900})
        page.goto(file.as_uri())
        return page

    yield open_page
    page.close()


def answer(page: Page) -> None:
    """Answer all but one, and write something."""
    page.locator("input[name=aims1][value='4']").check()
    page.locator("input[name=trust1][value='-2']").check()
    page.locator("input[name=waste][value=noise]").check()
    page.locator("textarea").fill("The tea.\nAnd “this”.")
    page.locator("#finish").click()


ANSWERED = Sheet({"aims1": 4, "trust1": -2}, ticked={"waste": ("noise",)})


def save(page: Page, folder: Path) -> Path:
    with page.expect_download() as begun:
        page.locator("#save").press("Enter")
    file = folder / begun.value.suggested_filename
    begun.value.save_as(file)
    return file


def tab_to(page: Page, selector: str) -> None:
    for _ in range(60):
        page.keyboard.press("Tab")
        if page.evaluate("wanted => document.activeElement.matches(wanted)", selector):
            return
    pytest.fail(f"the Tab key does not lead to {selector}")


def test_the_page_of_the_long_questionnaire_is_one_small_file(send, opened, said) -> None:
    sent = send("seven-features")
    page = opened(sent.page)

    assert sent.page.stat().st_size <= 40 * 1024
    assert page.locator("fieldset").count() == 41
    assert page.locator("input[type=radio]").count() == 41 * 8
    assert "default-src 'none'" in sent.page.read_text(encoding="utf-8")
    assert said == []


def test_a_person_answers_with_the_keyboard_and_the_file_is_taken_in(send, opened, said) -> None:
    sent = send()
    page = opened(sent.page)
    tab_to(page, "[name=aims1]")
    for key in ("Space", "ArrowDown", "ArrowDown", "ArrowDown"):
        page.keyboard.press(key)
    tab_to(page, "[name=aims2]")
    tab_to(page, "[name=trust1]")
    page.keyboard.press("Space")
    tab_to(page, "[name=waste][value=noise]")
    page.keyboard.press("Space")
    tab_to(page, "textarea")
    page.keyboard.type("The tea.")
    tab_to(page, "#finish")
    page.keyboard.press("Enter")

    assert page.evaluate("document.activeElement.id") == "ready"
    counts = [page.locator(f"#count-{name}").inner_text() for name in ("answered", "refused", "left")]
    assert counts == ["3", "0", "1"]
    tab_to(page, "#save")
    file = save(page, sent.folder)

    assert file.name == "teamcheck-answers.json"
    assert file.stat().st_size < 1024
    kept = json.loads(file.read_text(encoding="utf-8"))
    assert read_code(kept["code"], sent.form)[0] == ANSWERED
    assert kept["comments"] == {"keep": "The tea."}
    done = sent.take_in(file)
    assert (done.code, done.err.splitlines()[-2]) == (ExitCode.DONE, "1 sheet put in; 1 of 9 has answered.")
    assert said == []


def test_the_code_says_the_same_without_what_was_written(send, opened) -> None:
    sent = send()
    page = opened(sent.page)
    answer(page)
    code = page.locator("#code").inner_text().replace("\n", "")

    assert read_code(code, sent.form)[0] == ANSWERED
    assert page.locator("#with-words").is_visible()
    (sent.folder / "codes.txt").write_text(code, encoding="utf-8")
    assert sent.take_in("--codes", "codes.txt").code == ExitCode.DONE
    assert "[C015]" in sent.take_in(save(page, sent.folder)).err


def test_an_answer_that_is_changed_makes_another_code_of_the_same_page(send, opened) -> None:
    sent = send()
    page = opened(sent.page)
    answer(page)
    first = read_code(page.locator("#code").inner_text(), sent.form)
    page.locator("input[name=aims1][value=PNTS]").check()

    assert page.locator("#result").is_hidden()
    page.locator("#notice", has_text="changed").wait_for()
    page.locator("#finish").click()
    second = read_code(page.locator("#code").inner_text(), sent.form)
    assert second[0].answers == {"aims1": "PNTS", "trust1": -2}
    assert second[1] == first[1]
    assert page.locator("#count-refused").inner_text() == "1"
    page.reload()
    answer(page)
    assert read_code(page.locator("#code").inner_text(), sent.form)[1] != first[1]


def test_the_page_says_to_whom_it_goes_and_what_can_be_seen(send, opened) -> None:
    page = opened(send().page)
    answer(page)
    words = page.locator("#result").inner_text()

    assert "ada@example.org" in words
    assert "Ada Quill can see whom it comes from, and could read it." in words
    assert "What you wrote is in the file only, not in the code." in words


def test_what_was_left_out_is_one_press_away(send, opened) -> None:
    page = opened(send().page)
    answer(page)
    page.locator("#to-left").press("Enter")

    assert page.evaluate("document.activeElement.name") == "aims2"


def test_nothing_and_too_much_are_said_and_make_no_code(send, opened) -> None:
    page = opened(send().page)
    page.locator("#finish").click()
    page.locator("#notice", has_text="not answered anything").wait_for()
    for option in ("forms", "noise"):
        page.locator(f"input[name=waste][value={option}]").check()
    page.locator("#finish").click()

    page.locator("#notice", has_text="more than you can choose").wait_for()
    assert page.evaluate("document.activeElement.name") == "waste"
    assert page.locator("#result").is_hidden()


def test_the_code_is_copied_and_that_is_said(send, opened, context) -> None:
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    page = opened(send().page)
    answer(page)
    page.locator("#copy").click()
    page.locator("#done", has_text="Copied").wait_for()

    assert page.evaluate("navigator.clipboard.readText()") == page.locator("#code").inner_text().replace("\n", "")
    assert page.locator("#done").get_attribute("role") == "status"


def test_without_its_program_the_page_says_what_to_do(send, browser) -> None:
    file = send().page
    context = browser.new_context(java_script_enabled=False, offline=True)
    page = context.new_page()
    page.goto(file.as_uri())

    assert "print it" in page.locator(".trouble").inner_text()
    assert page.locator("#finish").is_hidden()
    assert page.locator("#result").is_hidden()
    assert page.locator("legend").count() == 4
    context.close()


def test_each_language_is_a_page_that_leads_to_the_others(send, opened) -> None:
    sent = send(languages="[en, ar]")
    page = opened(sent.page)
    page.locator("nav a").click()

    assert page.url.endswith("form.ar.html")
    assert page.locator("fieldset").first.evaluate("part => getComputedStyle(part).direction") == "rtl"
    answer(page)
    assert read_code(page.locator("#code").inner_text(), sent.form)[0] == ANSWERED


def any_questionnaire(chance: random.Random) -> Questionnaire:
    def scale() -> Scale:
        lowest, steps, words = chance.randint(-5, 10), chance.randint(1, 10), chance.choice([None, "x"])
        return Scale("s", lowest, lowest + steps, {}, words, frozenset({lowest + steps}), frozenset({lowest}))

    items = tuple(Item(f"aims{place}", "We.", "positive", scale()) for place in range(chance.randint(1, 45)))
    options = {f"option{place}": Option("x") for place in range(chance.randint(2, 9))}
    return Questionnaire(
        id="any",
        version="1.0.0",
        language="en",
        title="Any",
        sha256="0" * 64,
        dimensions=(Dimension("aims", "Aims", items),),
        background=(BackgroundQuestion("role", "Who?", {"nurse": "Nurse", "porter": "Porter"}),) * chance.randint(0, 1),
        checklists=(Checklist("waste", "What?", len(options), options),) * chance.randint(0, 1),
    )


def any_sheet(form: CodeForm, chance: random.Random) -> dict[str, list[str]]:
    answers: dict[str, list[str]] = {}
    for column in form.columns:
        chosen = chance.sample(column.cells, chance.randint(0, len(column.cells) if column.most else 1))
        answers[column.id] = [cell for cell in column.cells if cell in chosen]
    return {name: cells for name, cells in answers.items() if cells}


def test_the_page_writes_the_code_that_the_program_writes(send, opened) -> None:
    chance, cases, expected = random.Random(20261125), [], []
    for _ in range(400):
        asked = asked_of(any_questionnaire(chance), background=True)
        form = CodeForm(asked, columns_of(asked), f"{chance.getrandbits(64):016x}")
        answers, mark = any_sheet(form, chance), chance.choice([0, MARKS - 1, chance.randrange(MARKS)])
        columns = [[column.id, column.cells, column.most] for column in form.columns]
        cases.append([{"form": form.identity, "columns": columns}, answers, mark])
        expected.append(write_code(sheet_from(answers, asked), form, mark))

    made = opened(send().page).evaluate(
        "cases => cases.map(([form, answers, mark]) => codeOf(form, answers, BigInt(mark)).join('-'))", cases
    )

    assert made == expected


@pytest.fixture
def mirrored(send, pseudo_locale, tmp_path: Path) -> Path:
    """The page in a language that is written from right to left, with its own sentences in it and a third longer."""
    sent = send(languages="[ar]")
    say = Language("ar", pseudo_locale)
    form = Form(asked_in(sent.round_, "ar"), told(sent.round_, say, "ar", "form"), say)
    coded = [(column.id, column.cells, column.most) for column in sent.form.columns]
    file = tmp_path / "mirrored.html"
    to = Recipient("Ada Quill", "ada@example.org")
    file.write_text(render_offline(form, identity=sent.form.identity, coded=coded, to=to), encoding="utf-8")
    return file


@pytest.mark.parametrize("which", ["seven-features", "ours.yaml", "mirrored"])
def test_axe_finds_nothing_and_nothing_is_wider_than_a_phone(which, send, opened, request) -> None:
    file = (
        request.getfixturevalue("mirrored")
        if which == "mirrored"
        else send("seven-features" if which == "shipped" else "ours.yaml").page
    )
    axe = files("axe_playwright_python").joinpath("axe.min.js").read_text(encoding="utf-8")
    page = opened(file, LEAST_WIDTH)
    page.evaluate(axe)
    faults = []
    for state in ("asked", "finished"):
        if state == "finished":
            page.locator("fieldset").first.locator("input[value='4']").check()
            page.locator("textarea").first.fill("The tea.")
            page.locator("#finish").click()
        for width in (1280, LEAST_WIDTH):
            page.set_viewport_size({"width": width, "height": 900})
            assert page.evaluate("document.documentElement.scrollWidth") <= width, f"{state} is wider than {width} px"
            for scheme in ("light", "dark"):
                page.emulate_media(color_scheme=scheme)
                found = page.evaluate("tags => axe.run({runOnly: {type: 'tag', values: tags}})", TAGS)
                assert found["passes"]
                faults += [
                    f"{state}, {width}, {scheme}: {rule['id']} {rule['nodes'][0]['target']}" for rule in found["violations"]
                ]
    page.emulate_media(color_scheme="null")

    assert faults == []


def test_the_code_runs_from_left_to_right_in_every_language(mirrored, opened) -> None:
    page = opened(mirrored)
    answer(page)
    first, second = (page.locator("#code span").nth(place).bounding_box() for place in (0, 1))

    assert page.evaluate("document.dir") == "rtl"
    assert first["x"] < second["x"]


def test_what_was_chosen_and_what_can_be_pressed_is_seen_in_forced_colours(send, opened) -> None:
    page = opened(send().page)
    answer(page)
    page.emulate_media(forced_colors="active")
    borders = page.evaluate(
        "ids => ids.map(id => getComputedStyle(document.getElementById(id)).borderTopStyle)",
        ["to-left", "save", "copy", "finish"],
    )
    page.emulate_media(forced_colors="null")

    assert "none" not in borders
