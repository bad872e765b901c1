"""YAML that swells, is deep or is huge is refused within 5 s and 500 MB, whichever of our files it stands in for."""

from itertools import pairwise
from pathlib import Path

import pytest

LETTERS = "abcdefghijklmnopqrst"
SWELLING = "a: &a [x, x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{now}: &{now} [{', '.join(['*' + before] * 10)}]\n" for before, now in pairwise(LETTERS)
)
BOMBS = {
    "aliases that swell": SWELLING,
    "merged keys that swell": SWELLING.replace("[", "{<<: [").replace("]", "]}"),
    "an alias to itself": "schema: &a [*a]\n",
    "brackets in brackets": "x: " + "[" * 60_000,
    "braces in braces": "x: " + "{a: " * 15_000,
    "lists in lists": "- " * 30_000,
    "keys of keys": "? " * 30_000,
    "indents in indents": "".join(" " * level + "a:\n" for level in range(340)),
    "tags before tags": "x: " + "!<a> " * 12_000,
    "anchors before anchors": "x: " + "&a " * 20_000,
    "ten thousand keys": "".join(f"k{number}: 1\n" for number in range(7000)),
    "a key of sixty thousand letters": f"{'k' * 60_000}: 1\n",
    "a text of sixty thousand letters under a key": f"schema: {'k' * 60_000}\n",
}


def stand_in(folder: Path, kind: str, content: bytes) -> tuple[str, ...]:
    """Put a file in the place of one of ours, and give the command that reads it."""
    (folder / "round").mkdir()
    (folder / "comments.csv").write_text("team,comment,text\nHarbour,keep,Tea\n", encoding="utf-8")
    file, words = {
        "questionnaire": ("bomb.yaml", ("check", "bomb.yaml")),
        "translation": ("ours.de.yaml", ("check", "ours.yaml")),
        "policy": ("answers.policy.yaml", ("score", "answers.csv", "-q", "ours.yaml")),
        "round": ("round/round.yaml", ("check", "round")),
        "plan": ("plan.yaml", ("check", "plan.yaml")),
        "goals": ("goals.yaml", ("goals", "goals.yaml")),
        "norms": ("norms.yaml", ("score", "answers.csv", "-q", "ours.yaml", "--norms", "norms.yaml")),
        "review": ("comments.review.yaml", ("report", "answers.csv", "-q", "ours.yaml", "-o", "report.html")),
    }[kind]
    (folder / file).write_bytes(content)
    return words


KINDS = ("questionnaire", "translation", "policy", "round", "plan", "goals", "norms", "review")


@pytest.mark.slow
@pytest.mark.parametrize("name", BOMBS)
@pytest.mark.parametrize("kind", KINDS)
def test_yaml_made_to_do_harm_is_refused(kind, name, folder, measured):
    code, said = measured(*stand_in(folder, kind, BOMBS[name].encode()))

    assert code == 3, said
    assert len(said) < 50_000


@pytest.mark.slow
@pytest.mark.parametrize("kind", KINDS)
def test_a_file_of_a_gigabyte_is_refused_without_reading_it(kind, folder, measured):
    words = stand_in(folder, kind, b"schema: teamcheck/questionnaire/1\n")
    (file,) = [path for path in folder.rglob("*.yaml") if path.read_bytes() == b"schema: teamcheck/questionnaire/1\n"]
    with file.open("ab") as stream:
        # a hole in the file, which takes no room on the disk
        stream.truncate(1 << 30)

    assert measured(*words)[0] == 3
