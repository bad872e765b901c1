"""Whatever is done to a file, its reader gives what is in it or problems that can be mended, and nothing else."""

import random

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

READERS = (
    *("answers", "workbook", "teams", "comments", "questionnaire", "translation"),
    *("policy", "round", "plan", "goals", "norms", "review"),
)
#: How often each file is spoilt, and by what: all of it is drawn, so that a fault is shown in its smallest form.
CHANCES = st.lists(st.randoms(use_true_random=False), min_size=1, max_size=4)


def test_every_reader_is_spoilt(seeds, mutate, readers):
    assert set(READERS) == seeds.SEEDS.keys() == mutate.SPOIL.keys() == readers.by_name.keys()


@pytest.mark.parametrize("name", READERS)
def test_what_is_not_spoilt_is_accepted(name, seeds, readers):
    assert all(readers.read(name, content) for content in seeds.SEEDS[name]())


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_a_spoilt_file_is_read_or_refused(name, seeds, mutate, readers):
    files = seeds.SEEDS[name]()

    @given(content=st.sampled_from(files), chances=CHANCES)
    @settings(max_examples=150)
    def spoilt(content: bytes, chances: list[random.Random]) -> None:
        for chance in chances:
            content = mutate.SPOIL[name](content, chance)
        readers.read(name, content)

    spoilt()


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_any_bytes_are_read_or_refused(name, readers):
    @given(content=st.binary(max_size=300) | st.text(max_size=300).map(lambda text: text.encode("utf-8", "surrogatepass")))
    @settings(max_examples=100)
    def anything(content: bytes) -> None:
        readers.read(name, content)

    anything()


@pytest.mark.slow
@pytest.mark.parametrize("name", READERS)
def test_the_plain_runner_gives_the_same_files_for_the_same_seed_and_finds_nothing(name, harness, seeds, readers, tmp_path):
    import plain  # noqa: PLC0415  its folder is known now only

    assert harness.is_dir()
    first, again = (plain.spoilt(name, seeds.SEEDS[name](), random.Random(7)) for _ in range(2))
    assert first == again
    accepted, _, wrong = plain.fuzz(readers, name, 300, 7, tmp_path)
    assert wrong == 0
    assert 0 < accepted < 300
