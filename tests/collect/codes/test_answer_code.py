"""An answer code says one sheet and nothing else; a sign typed wrongly never makes another sheet of it."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.collect.answer_code import (
    CHECK,
    FORM,
    MARKS,
    PRIME,
    SIGNS,
    NotACodeError,
    code_form,
    columns_of,
    grouped,
    read_code,
    write_code,
)
from teamcheck.collect.sheet import Sheet
from teamcheck.questionnaire.load import load_questionnaire
from teamcheck.questionnaire.model import Checklist, Option

MARK = 0xC0FFEE42


@pytest.fixture(scope="module")
def form(full_round):
    return code_form(full_round(load_questionnaire("seven-features")))


@pytest.fixture(scope="module")
def sheet(form):
    return Sheet(answers={item.id: place % 5 + 1 for place, item in enumerate(form.asked.items)})


@pytest.fixture(scope="module")
def signs(form, sheet):
    return write_code(sheet, form, MARK).replace("-", "")


def why(text, form):
    with pytest.raises(NotACodeError) as refused:
        read_code(text, form)
    return refused.value.why


def test_any_sheet_of_any_questionnaire_comes_back(anything_sent):
    @given(anything_sent)
    def law(sent):
        code = write_code(sent.sheet, sent.form, sent.mark)

        assert read_code(code, sent.form) == (sent.sheet, sent.mark)
        assert len(code.replace("-", "")) == sent.form.length

    law()


def test_two_sheets_have_two_codes(anything_sent):
    @given(anything_sent, st.data())
    def law(sent, data):
        item = data.draw(st.sampled_from(sent.form.asked.items))
        answers = [None, *item.scale.points, "PNTS"]
        other = data.draw(st.sampled_from([answer for answer in answers if answer != sent.sheet.answers.get(item.id)]))
        changed = {name: answer for name, answer in sent.sheet.answers.items() if name != item.id}
        changed |= {} if other is None else {item.id: other}

        assert write_code(replace(sent.sheet, answers=changed), sent.form, 1) != write_code(sent.sheet, sent.form, 1)

    law()


def test_the_same_answers_of_two_people_have_two_codes(form, sheet):
    assert write_code(sheet, form, 1) != write_code(sheet, form, 2)


def test_a_code_is_as_long_as_is_said(form, full_round):
    short = code_form(full_round(load_questionnaire("seven-features-short")))

    assert (form.length, short.length) == (39, 23)


def test_comments_are_not_in_a_code(form, sheet):
    assert write_code(replace(sheet, comments={"keep": "The tea."}), form, MARK) == write_code(sheet, form, MARK)


def test_every_wrong_sign_is_found(form, signs):
    for place, right in enumerate(signs):
        for wrong in SIGNS.replace(right, ""):
            assert why(signs[:place] + wrong + signs[place + 1 :], form) == "mistyped"


def test_every_two_signs_that_changed_places_are_found(form, signs):
    for first in range(len(signs)):
        for second in range(first + 1, len(signs)):
            swapped = [*signs]
            swapped[first], swapped[second] = signs[second], signs[first]
            if signs[first] != signs[second]:
                assert why("".join(swapped), form) == "mistyped"


def test_no_code_of_300_signs_hides_two_signs_that_changed_places():
    """Swapping signs that differ by d, k places apart, changes what is checked by d (32^k - 1) times a power of 32.

    Between the checked signs and those that check, it changes the difference of both by d (32^k + 1), counted from the ends.
    """
    assert all(PRIME % divisor for divisor in range(2, int(PRIME**0.5) + 1))
    powers = [pow(32, distance, PRIME) for distance in range(1, 300)]
    assert 1 not in powers
    assert PRIME - 1 not in powers


@pytest.mark.parametrize("written", ["{code}", " {code}\n", "{lower}", "{spaced}", "{dashes}", "{letters}"])
def test_a_code_is_read_however_it_is_written(written, form, sheet):
    code = write_code(sheet, form, MARK)
    ways = {
        "code": code,
        "lower": code.lower(),
        "spaced": code.replace("-", "\u00a0 "),
        "dashes": code.replace("-", "\u2013"),
        "letters": code.replace("0", "O").replace("1", "l"),
    }

    assert read_code(written.format(**ways), form) == (sheet, MARK)


def test_a_sign_that_no_code_has_is_named_by_its_place(form, signs):
    for wrong in "U%é\u0661":
        with pytest.raises(NotACodeError) as refused:
            read_code(grouped(f"{signs[:7]}{wrong}{signs[8:]}"), form)
        assert (refused.value.why, refused.value.count) == ("sign", 8)


def test_a_sign_too_many_or_too_few_is_said(form, signs):
    for place in range(len(signs)):
        assert why(signs[:place] + signs[place + 1 :], form) == "short"
        assert why(signs[:place] + "7" + signs[place:], form) == "long"
    assert why("", form) == "short"


def test_a_code_of_another_round_is_told_from_a_mistyped_one(form, sheet, full_round):
    questionnaire = form.asked.questionnaire
    others = [full_round(questionnaire, id="abcdefghij24"), full_round(replace(questionnaire, sha256="2" * 64))]
    for other in map(code_form, others):
        assert why(write_code(sheet, other, MARK), form) == "other"


def test_a_code_of_another_questionnaire_is_told_though_it_is_shorter(form, full_round):
    short = code_form(full_round(load_questionnaire("seven-features-short")))

    assert why(write_code(Sheet(), short, MARK), form) == "other"


def test_the_form_of_a_code_is_seen_in_its_first_signs(form, signs, full_round):
    questionnaire = form.asked.questionnaire
    forms = [code_form(full_round(questionnaire, id=f"{place:012}")) for place in range(50)]

    assert signs.startswith(form.signs)
    assert len({form.signs for form in forms}) == len(forms)


def test_a_number_that_stands_for_no_sheet_is_refused(full_round):
    form = code_form(full_round(load_questionnaire("seven-features-short")))
    number = (form.number + 1) * 32**form.payload - 1
    digits = "".join(SIGNS[number >> 5 * place & 31] for place in reversed(range(FORM + form.payload)))
    check = "".join(SIGNS[number % PRIME >> 5 * place & 31] for place in reversed(range(CHECK)))

    assert why(digits + check, form) == "mistyped"


def test_more_ticks_than_can_be_made_are_refused(form):
    asked = replace(form.asked, checklists=(Checklist("waste", "What?", 1, {"forms": Option("x"), "noise": Option("y")}),))
    ticks = replace(form, asked=asked, columns=columns_of(asked))
    both = write_code(Sheet(ticked={"waste": ("forms", "noise")}), ticks, MARK)

    assert why(both, ticks) == "mistyped"


def test_marks_are_enough_for_a_large_team():
    people = 300
    assert people * (people - 1) / 2 / MARKS < 2e-5
