"""What a room refuses: requests from elsewhere, guesses, floods, and whatever is no form."""

from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from teamcheck.collect.room.desk import PROOF, longest
from teamcheck.collect.room.limits import ONE_ADDRESS, ONE_ADDRESS_HEALS, THE_ROOM
from teamcheck.collect.sheet import NotASheetError, sheet_from

HOST, CODE = "192.0.2.7:28123", "/AMBER-OTTER-42"
A_FORM = "application/x-www-form-urlencoded"
SAFE = {
    "Cache-Control": "no-store",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Referrer-Policy": "same-origin",
    "X-Content-Type-Options": "nosniff",
    "X-Frame-Options": "DENY",
}


@pytest.mark.parametrize(
    "host",
    ["", "evil.example", "192.0.2.7", "192.0.2.7:80", "192.0.2.8:28123", "evil.example:28123", "192.0.2.7:28123.example"],
)
def test_only_the_rooms_own_names_are_answered_to(host: str, phone, app) -> None:
    for path in ("/", CODE, "/thanks", "/x", f"/show/{app.site.token}"):
        assert phone.get(path, HTTP_HOST=host).status == 421
    assert phone.post("/", {"code": CODE[1:]}, HTTP_HOST=host).status == 421


@pytest.mark.parametrize("host", [HOST, "127.0.0.1:28123"])
def test_every_door_of_the_room_is_one_of_its_names(host: str, phone) -> None:
    assert phone.get("/", HTTP_HOST=host).status == 200


@pytest.mark.parametrize(
    "told",
    [
        {"HTTP_SEC_FETCH_SITE": "cross-site"},
        {"HTTP_SEC_FETCH_SITE": "same-site"},
        {"HTTP_SEC_FETCH_SITE": "cross-site", "HTTP_ORIGIN": f"http://{HOST}"},
        {"HTTP_ORIGIN": "http://evil.example"},
        {"HTTP_ORIGIN": "null"},
        {"HTTP_ORIGIN": f"https://{HOST}"},
        {"HTTP_ORIGIN": "http://192.0.2.7"},
        {"HTTP_ORIGIN": "http://127.0.0.1:28123"},
        {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": "http://evil.example"},
    ],
)
def test_a_form_that_a_page_elsewhere_sends_is_refused(told: dict[str, str], phone, app) -> None:
    proof = phone.get(CODE).proof
    assert phone.post(CODE, {"_form": proof, "aims1": "4"}, **told).status == 403
    assert phone.post("/", {"code": CODE[1:]}, **told).status == 403
    assert app.desk.box.finished() == 0


@pytest.mark.parametrize(
    "told",
    [
        {},
        {"HTTP_ORIGIN": f"http://{HOST}"},
        {"HTTP_SEC_FETCH_SITE": "same-origin", "HTTP_ORIGIN": f"HTTP://{HOST}"},
        {"HTTP_SEC_FETCH_SITE": "none"},
    ],
)
def test_a_form_from_a_page_of_the_room_is_taken(told: dict[str, str], phone) -> None:
    assert phone.post(CODE, {"_form": phone.get(CODE).proof, "aims1": "4"}, **told).status == 303


@pytest.mark.parametrize("path", ["/favicon.ico", "/x", "/T", "/T/", f"{CODE}/x", "/show", "//", "/..", "/amber", "/\u00e9"])
def test_other_addresses_show_nothing_and_count_as_no_guess(path: str, phone) -> None:
    for _ in range(ONE_ADDRESS + 1):
        assert phone.get(path).status == 404
    assert phone.get(CODE).status == 200


def test_an_address_that_is_no_text_is_refused(phone) -> None:
    assert phone.get("/", PATH_INFO="/\xff").status == 400
    assert phone.get("/?lang=%ff").status == 400
    assert phone.get("/", QUERY_STRING="\u00e9").status == 400


@pytest.mark.parametrize(
    ("path", "allowed"), [("/", "GET, HEAD, POST"), (CODE, "GET, HEAD, POST"), ("/thanks", "GET, HEAD"), ("/x", "GET, HEAD")]
)
@pytest.mark.parametrize("method", ["PUT", "DELETE", "OPTIONS", "TRACE", "PATCH", "CONNECT", "get", "X"])
def test_other_methods_are_refused_with_those_there_are(path: str, allowed: str, method: str, phone) -> None:
    refused = phone.ask(method, path)
    assert (refused.status, refused.headers["Allow"]) == (405, allowed)


def test_a_page_that_cannot_be_sent_to_is_not_sent_to(phone) -> None:
    assert phone.post("/thanks", {}).status == 405


@pytest.mark.parametrize(
    ("told", "status"),
    [
        ({"CONTENT_TYPE": "multipart/form-data; boundary=x"}, 415),
        ({"CONTENT_TYPE": "text/plain"}, 415),
        ({"CONTENT_TYPE": ""}, 415),
        ({"CONTENT_LENGTH": "65537"}, 413),
        ({"CONTENT_LENGTH": "9" * 5000}, 413),
        ({"CONTENT_LENGTH": "-1"}, 400),
        ({"CONTENT_LENGTH": "\u0664"}, 400),
        ({"CONTENT_LENGTH": "x"}, 400),
    ],
)
def test_what_is_no_form_or_too_long_is_refused(told: dict[str, str], status: int, phone, app) -> None:
    assert phone.post(CODE, {"_form": phone.get(CODE).proof, "aims1": "4"}, **told).status == status
    assert app.desk.box.finished() == 0


@pytest.mark.parametrize("body", [b"keep=%ff", b"keep=\xff", b"keep=%ed%a0%80", b"a&" * 3000])
def test_fields_that_are_no_text_or_far_too_many_are_refused(body: bytes, phone) -> None:
    told = {"CONTENT_TYPE": A_FORM, "CONTENT_LENGTH": str(len(body))}
    assert phone.ask("POST", CODE, body, **told).status == 400


def test_a_code_takes_a_kilobyte_and_no_more(phone) -> None:
    assert phone.post("/", {"code": "x" * 2000}).status == 413


def test_the_limit_leaves_room_for_every_comment_in_letters_that_take_most(app) -> None:
    asked = app.tongues[0].asked
    many = type(asked)(asked.questionnaire, asked.sections, (), (), asked.comments * 30)
    assert longest(asked) == 64 * 1024
    assert len(urlencode({"keep": "\u4e2d" * 2000})) * 30 < longest(many)


def test_eleven_wrong_codes_from_one_phone_are_one_too_many(phone, phone_of, app) -> None:
    for _ in range(ONE_ADDRESS - 1):
        assert phone.get("/CALM-HERON-11").status == 403
    assert phone.post("/", {"code": "calm heron 11"}).status == 403
    for refused in (phone.get(CODE), phone.post("/", {"code": CODE[1:]}), phone.get("/CALM-HERON-11")):
        assert refused.status == 429
    assert phone_of(app, "192.0.2.51").get(CODE).status == 200


def test_nothing_typed_is_no_guess(phone) -> None:
    assert [phone.post("/", {"code": " "}).status for _ in range(ONE_ADDRESS + 1)] == [422] * (ONE_ADDRESS + 1)
    assert phone.post("/", {}).status == 422


def many_guess(app, phone_of, network: str = "198.51.100.{}") -> list:
    """Phones, each with one wrong code: as many as the whole room may try."""
    phones = [phone_of(app, network.format(place)) for place in range(THE_ROOM)]
    assert {phone.get("/CALM-HERON-11").status for phone in phones} == {403}
    return phones


def test_many_addresses_do_not_make_many_guesses(phone_of, app) -> None:
    for phone in many_guess(app, phone_of):
        assert phone.get("/CALM-HERON-11").status == 429


def test_whoever_guessed_nothing_gets_in_whatever_others_do(phone_of, app) -> None:
    many_guess(app, phone_of)
    assert phone_of(app, "198.51.100.200").get(CODE).status == 200
    late = phone_of(app, "198.51.100.201")
    assert [late.get("/CALM-HERON-11").status, late.get(CODE).status] == [403, 429]


def test_a_new_address_is_no_proof_of_anything_where_addresses_cost_nothing(phone_of, app) -> None:
    many_guess(app, phone_of, "2001:db8::{}")
    assert phone_of(app, "2001:db8::ffff").get(CODE).status == 429


def test_who_guessed_is_not_forgotten_while_others_guess(make_room, phone_of) -> None:
    now = [0.0]
    app = make_room(clock=lambda: now[0])
    phones = many_guess(app, phone_of)
    now[0] = 2 * ONE_ADDRESS_HEALS
    for place in range(THE_ROOM, 2 * THE_ROOM):
        phone_of(app, f"198.51.100.{place}").get("/CALM-HERON-11")
    assert {phone.get("/CALM-HERON-11").status for phone in phones} == {429}


@pytest.mark.parametrize("site", ["cross-site", "same-site"])
@pytest.mark.parametrize("tickets", [False, True], ids=["code", "tickets"])
def test_a_page_elsewhere_neither_guesses_in_somebodys_name_nor_gets_a_form(
    site: str, tickets: bool, make_room, phone_of
) -> None:
    app = make_room(code="" if tickets else CODE[1:])
    phone = phone_of(app)
    right, wrong = (f"/T/{app.desk.box.issue_tickets(6)[0]}", "/T/AAAAA-AAAAA") if tickets else (CODE, "/CALM-HERON-11")
    led = [phone.get(path, HTTP_SEC_FETCH_SITE=site) for path in [wrong] * (ONE_ADDRESS + 1) + [right]]
    assert {(answer.status, "_form" in answer.page, "aria-invalid" in answer.page) for answer in led} == {(403, False, False)}
    assert all("name=code" in answer.page for answer in led), "they are asked for it"
    assert not app.desk.may_be_answering
    assert phone.get(right, HTTP_SEC_FETCH_SITE="none").status == 200


def test_guesses_heal_with_time(make_room, phone_of) -> None:
    now = [0.0]
    phone = phone_of(make_room(clock=lambda: now[0]))
    for _ in range(ONE_ADDRESS):
        phone.get("/CALM-HERON-11")
    assert phone.get(CODE).status == 429
    now[0] = ONE_ADDRESS_HEALS
    assert phone.get(CODE).status == 200
    assert phone.get("/CALM-HERON-11").status == 403
    assert phone.get(CODE).status == 429


def test_whoever_is_answering_can_send_although_somebody_else_guessed_from_their_address(phone) -> None:
    proof = phone.get(CODE).proof
    for _ in range(ONE_ADDRESS):
        phone.get("/CALM-HERON-11")
    assert phone.post(CODE, {"_form": "0" * 50, "aims1": "4"}).status == 429
    assert phone.post(CODE, {"_form": proof, "aims1": "4"}).status == 303


def test_nothing_that_the_room_keeps_holds_an_address(phone, app) -> None:
    phone.get("/CALM-HERON-11")
    phone.answer({"aims1": "4"})
    assert phone.address not in repr(app)
    assert phone.address.encode() not in b"".join(app.limiter._addresses)
    kept = b"".join(file.read_bytes() for file in app.desk.box.files.folder.iterdir())
    assert phone.address.encode() not in kept


def test_every_answer_forbids_to_keep_frame_or_guess_it_and_sets_no_cookie(phone, app) -> None:
    answers = [phone.get(path) for path in ("/", CODE, "/thanks", "/x", "/CALM-HERON-11", f"/show/{app.site.token}")]
    answers += [phone.post("/", {"code": CODE[1:]}), phone.ask("PUT", "/"), phone.get("/", HTTP_HOST="x"), phone.answer({})]
    for answer in answers:
        assert answer.headers.items() >= SAFE.items()
        policy = answer.headers["Content-Security-Policy"].split("; ")
        assert policy[0] == "default-src 'none'"
        assert {part.split()[0] for part in policy} == {
            "default-src", "style-src", "form-action", "base-uri", "frame-ancestors",
        }  # fmt: skip
        assert not {"Set-Cookie", "Server"} & answer.headers.keys()


def test_a_fault_of_ours_is_remembered_and_tells_the_phone_nothing(phone, app, monkeypatch) -> None:
    def fail(*_arguments: object) -> None:
        raise LookupError("the answer is 42")

    monkeypatch.setattr(type(app.desk.box), "state", fail)
    answer = phone.get(CODE)
    assert (answer.status, answer.page) == (500, "")
    assert isinstance(app.bug, LookupError)


values = st.one_of(
    st.sampled_from(["1", "4", "5", "6", "NA", "PNTS", "", " ", "-1", "\u0664", "forms", "noise", "1e1", "00004"]),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=30),
)
names = st.sampled_from(["aims1", "form", "trust1", "waste", "keep", "code", "team", "_form "])
bodies = st.dictionaries(names, st.lists(values, min_size=1, max_size=3), max_size=6)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(fields=bodies)
def test_any_form_is_stored_as_it_can_be_read_or_not_at_all(fields: dict[str, list[str]], make_room, phone_of) -> None:
    app = make_room(people=1000)
    phone, before = phone_of(app), app.desk.box.finished()
    answer = phone.answer(fields)
    try:
        fits = not sheet_from(
            {name: [v.replace("\r\n", "\n") for v in sent] for name, sent in fields.items()}, app.tongues[0].asked
        ).is_empty
    except NotASheetError:
        fits = False
    assert app.bug is None
    assert answer.status == (303 if fits else answer.status)
    assert answer.status in {303, 400, 422}
    assert app.desk.box.finished() == before + fits


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    method=st.sampled_from(["GET", "POST", "HEAD"]),
    path=st.one_of(
        st.sampled_from(["/", CODE, "/thanks"]), st.text(st.characters(codec="utf-8"), max_size=20).map(lambda t: f"/{t}")
    ),
    body=st.one_of(st.binary(max_size=200), bodies.map(lambda fields: urlencode(fields, doseq=True).encode())),
    query=st.text(st.characters(max_codepoint=255), max_size=30),
    languages=st.text(max_size=30),
)
def test_whatever_is_sent_nothing_breaks(method, path, body, query, languages, make_room, phone_of) -> None:
    app = make_room(people=1000)
    told = {"CONTENT_TYPE": A_FORM, "CONTENT_LENGTH": str(len(body)), "QUERY_STRING": query, "HTTP_ACCEPT_LANGUAGE": languages}
    answer = phone_of(app).ask(method, path, body, **told)
    assert app.bug is None
    assert answer.status in {200, 303, 400, 403, 404, 405, 413, 422}
    assert app.desk.box.finished() == 0, PROOF
