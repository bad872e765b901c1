"""How gates are written, and which of them there are for a questionnaire."""

import pytest

from teamcheck.organisation.gates import gate
from teamcheck.organisation.gates.gate import Gate, NoSuchFeatureError, NotAGateError


@pytest.mark.parametrize(
    ("read", "text", "says"),
    [
        (gate.response_rate, "0", "not from 1 to 100"),
        (gate.response_rate, "101", "not from 1 to 100"),
        (gate.response_rate, "sixty", "whole number of percent"),
        (gate.response_rate, "59.5", "whole number of percent"),
        (gate.response_rate, "-5", "whole number of percent"),
        (gate.response_rate, "٦٠", "whole number of percent"),
        (gate.withheld, "101%", "not from 0 to 100"),
        (gate.withheld, "", "a number of teams"),
        (gate.withheld, "9" * 5000, "a number of teams"),
        (gate.apart, "10%", "is a share"),
        (gate.apart, "two", "a number of features"),
    ],
)
def test_a_text_that_is_no_gate_is_refused_with_what_would_be_one(read, text: str, says: str) -> None:
    with pytest.raises(NotAGateError, match=says):
        read(text)


@pytest.mark.parametrize(
    ("texts", "says"),
    [
        (["0"], "not from 1 to 100"),
        (["50%"], "is a share"),
        (["=50"], "names no feature"),
        (["goals="], "is not a score"),
        (["goals=50", "goals=60"], "two limits for goals"),
        (["50", "60"], "two limits for every feature"),
    ],
)
def test_a_limit_for_scores_is_one_number_for_each_feature(texts: list[str], says: str) -> None:
    with pytest.raises(NotAGateError, match=says):
        gate.under(texts)


def test_a_gate_is_written_as_it_was_read() -> None:
    texts = [str(each) for each in [gate.response_rate("60"), gate.withheld("10%"), *gate.under(["goals=50"]), gate.apart("0")]]
    assert texts == ["min-response-rate 60", "max-withheld 10%", "fail-under goals=50", "max-apart 0"]


def test_a_limit_for_every_feature_is_a_gate_for_each_that_has_none_of_its_own(titles) -> None:
    found = gate.resolved(gate.under(["50", "trust=40"]), titles)
    assert [str(each) for each in found] == ["fail-under goals=50", "fail-under trust=40"]


def test_gates_on_data_come_first_whatever_order_they_were_given_in(titles) -> None:
    given = [gate.apart("2"), *gate.under(["trust=50"]), gate.withheld("1"), gate.response_rate("60")]
    assert [each.about for each in gate.resolved(given, titles)] == ["data", "data", "scores", "scores"]
    assert gate.resolved(given, titles) == gate.resolved(given[::-1], titles)


def test_a_feature_that_nobody_was_asked_about_is_refused_with_what_may_be_meant(titles) -> None:
    with pytest.raises(NoSuchFeatureError, match="did you mean goals"):
        gate.resolved(gate.under(["goalz=50"]), titles)
    with pytest.raises(NoSuchFeatureError, match="there is goals, trust"):
        gate.resolved([Gate("fail-under", 50, "x")], titles)
