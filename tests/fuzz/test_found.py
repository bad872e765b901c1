"""What fuzzing has found, each in its smallest form: it must not come back."""

import pytest

TWICE = "\n".join(["a: 1"] * 2000)


@pytest.mark.parametrize("name", ["questionnaire", "translation", "round", "plan", "norms"])
def test_thousands_of_keys_given_twice_are_told_of_a_hundred_times(name, seeds, readers):
    (content, *_) = seeds.SEEDS[name]()

    # the reader of the harness sees to it that no more problems are told than can be read
    assert not readers.read(name, content + f"\n{TWICE}\n".encode())
