"""What people can do in a room, from the way in to the thanks, and what comes back when something is in the way."""

import os
import re
from wsgiref.util import setup_testing_defaults
from wsgiref.validate import validator

import pytest

HOST, CODE = "192.0.2.7:28123", "/AMBER-OTTER-42"
SOME = {"aims1": "4", "trust1": "NA", "waste": ["forms", "calls"], "keep": "The tea breaks."}


@pytest.fixture
def full_disk(monkeypatch: pytest.MonkeyPatch):
    """A disk on which nothing more can be written, from when it is called until the returned function is."""
    write = os.fsync

    def refuse(_descriptor: int) -> None:
        raise OSError(28, "No space left on device")

    def fill() -> object:
        monkeypatch.setattr(os, "fsync", refuse)
        return lambda: monkeypatch.setattr(os, "fsync", write)

    return fill


@pytest.mark.parametrize("typed", ["AMBER-OTTER-42", "amber otter 42", " Amber-otter 42", "AMBEROTTER42"])
def test_the_code_is_taken_however_it_is_typed(typed: str, phone) -> None:
    answer = phone.post("/", {"code": typed})
    assert (answer.status, answer.headers["Location"]) == (303, f"{CODE}?lang=en")


def test_a_wrong_code_is_shown_again_to_be_mended(phone) -> None:
    again = phone.post("/", {"code": " amber-oter-42"})
    assert again.status == 403
    assert 'value="amber-oter-42"' in again.page.replace("value=amber-oter-42", 'value="amber-oter-42"')
    assert "x" * 60 in phone.post("/", {"code": "x" * 61}).page
    assert "x" * 61 not in phone.post("/", {"code": "x" * 61}).page


def test_the_way_from_the_code_to_the_thanks_stores_what_was_chosen_and_nothing_else(phone, app, stored) -> None:
    assert "The code you were given" in phone.get("/").words
    form = phone.get(CODE)
    assert form.status == 200
    assert "We want the same things." in form.words
    sent = phone.post(CODE, {"_form": form.proof, **SOME})
    assert (sent.status, sent.headers["Location"], sent.page) == (303, "/thanks?lang=en", "")
    assert phone.get("/thanks?lang=en").status == 200
    assert stored(app) == ([{"aims1": "4"}, {"trust1": "NA"}, {"waste": "forms;calls"}], [("keep", "The tea breaks.")])
    assert app.desk.box.finished() == 1


def test_an_item_may_be_called_as_the_field_that_proves_a_form(phone, app, stored) -> None:
    assert phone.answer({"form": "2"}).status == 303
    assert stored(app)[0] == [{"form": "2"}]


def test_fields_of_other_names_are_not_kept(phone, app, stored) -> None:
    assert phone.answer({"aims1": "4", "name": "Ann", "respondent": "7", "team": "Mill", "ticket": "x"}).status == 303
    assert stored(app) == ([{"aims1": "4"}], [])


def test_the_page_of_thanks_is_the_same_for_everybody(phone) -> None:
    assert phone.get("/thanks").page == phone.get("/thanks?lang=en&aims1=4").page


def test_the_head_of_a_page_comes_without_the_page(phone) -> None:
    for path in ("/", "/thanks", "/nothing"):
        page, head = phone.get(path), phone.ask("HEAD", path)
        assert (head.status, head.headers, head.page) == (page.status, page.headers, "")


@pytest.mark.parametrize(
    ("path", "accepted", "tag"),
    [
        ("/", "", "en"),
        ("/?lang=cy", "", "cy"),
        ("/?lang=fr", "", "en"),
        ("/", "cy", "cy"),
        ("/", "fr, cy-GB;q=0.5, en;q=0.4", "cy"),
        ("/", "cy;q=0, en-GB", "en"),
        ("/?lang=en", "cy", "en"),
        ("/", ";q=x,,*", "en"),
    ],
)
def test_a_language_is_the_one_chosen_or_the_one_read_or_the_first(path: str, accepted: str, tag: str, phone) -> None:
    sent = phone.post(path, {"code": CODE[1:]}, HTTP_ACCEPT_LANGUAGE=accepted)
    assert sent.headers["Location"] == f"{CODE}?lang={tag}"


def test_the_form_is_in_the_language_chosen_leads_to_the_others_and_stays_in_it(phone) -> None:
    form = phone.get(f"{CODE}?lang=cy")
    assert "Dwy nodwedd" in form.words
    assert f"{CODE}?lang=en" in form.page
    assert f'action="{CODE}?lang=cy"' in form.page
    sent = phone.post(f"{CODE}?lang=cy", {"_form": form.proof, "aims1": "1"})
    assert sent.headers["Location"] == "/thanks?lang=cy"


def test_an_empty_sheet_comes_back_with_what_to_do(phone, app) -> None:
    again = phone.answer({"aims1": "", "keep": "  \n"})
    assert again.status == 422
    assert "You have not answered anything yet" in again.words
    assert phone.post(CODE, {"_form": again.proof, "aims1": "1"}).status == 303
    assert app.desk.box.finished() == 1


@pytest.mark.parametrize(
    "wrong",
    [{"aims1": "6"}, {"aims1": ["4", "5"]}, {"trust1": "x"}, {"waste": ["forms", "noise", "calls"]}, {"keep": "x" * 2001}],
)
def test_what_cannot_be_chosen_comes_back_with_everything_else_still_chosen(wrong: dict[str, object], phone, app) -> None:
    again = phone.answer({"form": "2", **wrong})
    assert again.status == 400
    assert "could not be read" in again.words
    assert "name=form value=2 checked" in again.page
    assert app.desk.box.finished() == 0


def test_a_comment_as_long_as_the_form_lets_it_be_is_taken_whatever_its_letters_and_lines(phone, app, stored) -> None:
    for text in ("\u4e2d" * 2000, "a\n" * 999 + "b", "\U0001f375" * 2000):
        assert phone.answer({"keep": text.replace("\n", "\r\n")}).status == 303
        assert ("keep", text) in stored(app)[1]


ALL = {"aims1": "4", "form": "NA", "trust1": "PNTS", "waste": ["noise"]}


def test_a_form_with_everything_answered_is_taken_at_once_with_comments_or_without(phone_of, app) -> None:
    new = phone_of(app, is_new=True)
    assert new.answer(ALL).status == 303
    assert new.answer({**ALL, "keep": "The tea breaks."}).status == 303


def test_what_was_left_out_is_said_once_and_then_taken_whatever_is_left_out(phone_of, app, stored) -> None:
    new = phone_of(app, is_new=True)
    again = new.answer({"aims1": "4", "keep": "The tea breaks."})
    assert again.status == 422
    assert "Your answers are not in yet: you left out 3 of 4 questions." in again.words
    assert "The tea breaks." in again.page
    assert "name=aims1 value=4 checked" in again.page
    assert app.desk.box.finished() == 0
    assert app.desk.may_be_answering
    told = re.findall(r'name="?_left"? value="?(\w+)', again.page)
    assert told == ["1"]
    assert new.post(CODE, {"_form": again.proof, "_left": told, "form": "2"}).status == 303
    assert stored(app) == ([{"form": "2"}], [])
    assert new.post(CODE, {"_form": again.proof, "_left": told, "form": "2"}).status == 409


@pytest.mark.parametrize(
    ("filled", "how_many", "first"),
    [
        ({"aims1": "", "form": "1", "trust1": "PNTS", "waste": ["noise"]}, "one of 4 questions", "aims1"),
        ({"aims1": "1", "form": "1", "trust1": "", "waste": ["noise"]}, "one of 4 questions", "trust1"),
        ({"aims1": "1", "form": "1"}, "2 of 4 questions", "trust1"),
        ({"aims1": "1", "form": "1", "trust1": "NA"}, "one of 4 questions", "waste"),
    ],
)
def test_a_link_leads_to_the_first_question_that_was_left_out(filled, how_many, first, phone_of, app) -> None:
    again = phone_of(app, is_new=True).answer(filled)
    assert f"you left out {how_many}." in again.words
    assert len(re.findall('href="?#left-out', again.page)) == 1
    assert re.findall(r'<fieldset id="?left-out"?>.*?name=(\w+)', again.page, re.DOTALL) == [first]


def test_whoever_was_told_what_they_left_out_is_not_told_again_when_the_disk_was_full(phone_of, app, full_disk) -> None:
    new = phone_of(app, is_new=True)
    told = {"_left": "1", **SOME}
    make_room = full_disk()
    again = new.answer(told)
    assert again.status == 503
    make_room()
    assert re.search(r'name="?_left"? value="?1', again.page)


def test_a_form_that_cannot_be_taken_is_refused_at_once_and_not_for_what_was_left_out(phone, phone_of, app) -> None:
    new = phone_of(app, is_new=True)
    proof = new.get(CODE).proof
    late = new.get(CODE).proof
    assert phone.post(CODE, {"_form": proof, "aims1": "4"}).status == 303
    assert new.post(CODE, {"_form": proof, "aims1": "4"}).status == 409
    for _ in range(5):
        phone.answer(ALL)
    assert new.post(CODE, {"_form": late, "aims1": "4"}).status == 410
    with app.desk.box.files.locked():
        app.desk.box.destroy()
    assert new.post(CODE, {"_form": late, "aims1": "4"}).status == 410


def test_a_slip_that_was_used_is_refused_at_once_too(make_room, phone_of) -> None:
    app = make_room(code="")
    slip = app.desk.box.issue_tickets(6)[0]
    new = phone_of(app, is_new=True)
    proof = new.get(f"/T/{slip}").proof
    assert new.answer(ALL, f"/T/{slip}").status == 303
    assert new.post(f"/T/{slip}", {"_form": proof, "aims1": "4"}).status == 409


def test_a_form_that_nobody_handed_out_gets_nothing_said_of_what_it_leaves_out(phone_of, app) -> None:
    again = phone_of(app, is_new=True).post(CODE, {"_form": "0" * 50, "aims1": "4"})
    assert again.status == 400
    assert "left out" not in again.words


def test_nobody_is_left_to_find_out_that_a_page_keeps_nothing(phone) -> None:
    words = phone.get(CODE).words
    warning = words.index("Please do not reload or leave this page before you have sent your answers: they would be lost.")
    assert warning < words.index("We want the same things.")


def test_a_full_disk_gives_the_form_back_and_the_same_form_can_be_sent_when_there_is_room(phone, app, full_disk) -> None:
    proof = phone.get(CODE).proof
    make_room = full_disk()
    again = phone.post(CODE, {"_form": proof, **SOME})
    assert again.status == 503
    assert "They are still on this page" in again.words
    assert "The tea breaks." in again.page
    assert again.proof == proof
    make_room()
    assert app.desk.box.finished() == 0
    assert phone.post(CODE, {"_form": again.proof, **SOME}).status == 303


def test_a_form_sent_twice_is_taken_once(phone, app) -> None:
    proof = phone.get(CODE).proof
    codes = [phone.post(CODE, {"_form": proof, "aims1": answer}).status for answer in "445"]
    assert codes == [303, 409, 409]
    assert app.desk.box.finished() == 1


@pytest.mark.parametrize("proof", ["", "abc", "0" * 50, "é", "\U0001f375" * 30])
def test_a_form_that_nobody_handed_out_comes_back_with_a_proof_that_is_good(proof: str, phone, app) -> None:
    again = phone.post(CODE, {"_form": proof, **SOME})
    assert again.status == 400
    assert "The tea breaks." in again.page
    assert app.desk.box.finished() == 0
    assert phone.post(CODE, {"_form": again.proof, **SOME}).status == 303


def test_whoever_holds_a_form_can_send_it_after_the_room_got_a_new_code(phone, phone_of, make_room) -> None:
    proof = phone.get(CODE).proof
    later = phone_of(make_room(code="CALM-HERON-11"))
    assert later.post(CODE, {"_form": proof, "aims1": "4"}).status == 303
    assert later.get(CODE).status == 403
    assert later.post(CODE, {"_form": "0" * 50, "aims1": "4"}).status == 403


def test_no_more_people_answer_than_are_expected(phone, phone_of, make_room) -> None:
    phone = phone_of(make_room(people=5))
    proofs = [phone.get(CODE).proof for _ in range(6)]
    codes = [phone.post(CODE, {"_form": proof, "aims1": "4"}).status for proof in proofs]
    assert codes == [303] * 5 + [410]
    assert phone.get(CODE).status == 410


def test_a_round_that_was_closed_says_so(phone, app) -> None:
    proof = phone.get(CODE).proof
    with app.desk.box.files.locked():
        app.desk.box.destroy()
    assert phone.get(CODE).status == 410
    assert phone.post(CODE, {"_form": proof, "aims1": "4"}).status == 410


def test_a_box_that_cannot_be_read_loses_nothing_of_what_was_typed(phone, app) -> None:
    proof = phone.get(CODE).proof
    (app.desk.box.files.folder / "box.json").write_text("{", encoding="utf-8")
    assert phone.get(CODE).status == 503
    again = phone.post(CODE, {"_form": proof, **SOME})
    assert again.status == 503
    assert "The tea breaks." in again.page


def test_each_slip_is_good_for_one_answer(make_room, phone_of) -> None:
    app = make_room(code="")
    first, second, *_ = app.desk.box.issue_tickets(6)
    phone = phone_of(app)
    assert "The code on your slip" in phone.get("/").words
    sent = phone.post("/", {"code": first.lower().replace("-", " ")})
    assert sent.headers["Location"] == f"/T/{first}?lang=en"
    proofs = [phone.get(f"/T/{first}").proof for _ in range(2)]
    assert [phone.post(f"/T/{first}", {"_form": proof, "aims1": "4"}).status for proof in proofs] == [303, 409]
    assert phone.get(f"/T/{first}").status == 409
    assert phone.answer({"aims1": "4"}, f"/t/{second.lower()}").status == 303
    assert phone.get("/T/ABCDE-FGHJK").status == 403
    assert phone.post("/", {"code": "ABCDE-FGHJK"}).status == 403
    assert app.desk.box.finished() == 2


def test_no_code_leads_past_the_slips_and_no_slip_past_the_code(phone, make_room, phone_of) -> None:
    assert phone.get("/T/ABCDE-FGHJK").status == 404
    assert phone_of(make_room(code="")).get(CODE).status == 404


def test_the_wall_is_shown_on_this_computer_to_whoever_was_told_its_address(app, phone, phone_of) -> None:
    show = f"/show/{app.site.token}"
    phone.answer({"aims1": "4"})
    here = phone_of(app, "127.0.0.1").get(show, HTTP_HOST="127.0.0.1:28123")
    assert here.status == 200
    assert "AMBER-OTTER-42" in here.words
    assert "1 of 6" in here.words
    assert app.site.projector == f"http://127.0.0.1:28123{show}"
    for address, path in (
        ("192.0.2.50", show),
        ("", show),
        ("127.0.0.1", "/show/x"),
        ("127.0.0.1", "/show/"),
        ("127.0.0.1", "/show"),
    ):
        assert phone_of(app, address).get(path).status == 404


@pytest.mark.parametrize(("method", "path"), [("GET", "/"), ("HEAD", CODE), ("POST", CODE), ("PUT", "/"), ("GET", "/x")])
def test_it_speaks_the_protocol_of_servers_to_the_letter(method: str, path: str, app) -> None:
    environ: dict[str, object] = {"REQUEST_METHOD": method, "PATH_INFO": path, "QUERY_STRING": "", "HTTP_HOST": HOST}
    setup_testing_defaults(environ)
    got = []
    answer = validator(app)(environ | {"SCRIPT_NAME": ""}, lambda *told: got.append(told))
    list(answer)
    answer.close()
    assert len(got) == 1


def test_a_form_that_is_out_is_known_until_it_is_back(phone, app) -> None:
    assert not app.desk.may_be_answering
    form = phone.get(CODE)
    assert app.desk.may_be_answering
    phone.post(CODE, {"_form": form.proof, "aims1": "4"})
    assert not app.desk.may_be_answering
