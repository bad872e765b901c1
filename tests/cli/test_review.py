"""What people wrote, from the file in which it is decided on to what is printed: real processes, as they are typed."""

import csv
import json
import stat
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any

import pytest

from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.rounds import opened
from teamcheck.collect.sheet import Sheet

Call = Callable[..., tuple[int, str, str]]
Q = ("-q", "two-features.yaml")
REVIEW = ("report", "harbour.csv", *Q, "--review-comments")
MARKDOWN = ("report", "harbour.csv", *Q, "-f", "md", "-o", "-")
FORMATS = (
    MARKDOWN,
    ("report", "harbour.csv", *Q, "-o", "page.html"),
    ("report", "harbour.csv", *Q, "-f", "teams", "-o", "-"),
    ("score", "harbour.csv", *Q, "-f", "json"),
    ("score", "harbour.csv", *Q, "--for", "analyst"),
)
NEXT = "Next: open the file, decide on each comment, save it, and make the report again.\n"


@pytest.fixture
def process(run: Callable[..., Any]) -> Call:
    """Run a command as a process of its own."""

    def typed(*words: str, stdin: bytes = b"") -> tuple[int, str, str]:
        ran = run(*words, stdin=stdin)
        return ran.code, ran.out, ran.err

    return typed


@pytest.fixture
def said(folder: Path) -> Callable[[Sequence[str]], Path]:
    """Put comments of the one team beside its answers; gives where they are decided on."""

    def put(texts: Sequence[str], team: str = "harbour") -> Path:
        with (folder / "comments.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows([("team", "comment", "text"), *((team, "keep", text) for text in texts)])
        return folder / "comments.review.yaml"

    return put


def edited(review: Path, **decisions: str) -> None:
    """Decide as in an editor: the first line ``decide: undecided`` after each text; ``instead=...`` for own words."""
    text = review.read_text(encoding="utf-8")
    for written, decision in decisions.items():
        at = text.index("decide: undecided", text.index(f"      {written}\n"))
        before, after = text[:at], text[at + len("decide: undecided") :]
        word = decision if decision in {"show", "leave out"} else "instead"
        text = f"{before}decide: {word}{after if word == decision else after.replace('(your words)', decision, 1)}"
    review.write_text(text, encoding="utf-8")


def all_of(call: Call, folder: Path) -> list[str]:
    """Everything that is given out of the team."""
    ran = [call(*command) for command in FORMATS]
    assert {each[0] for each in ran} == {ExitCode.DONE}
    return [out for _, out, _ in ran if out] + [(folder / "page.html").read_text(encoding="utf-8")]


@pytest.mark.slow
def test_comments_are_printed_as_was_decided_and_what_was_left_out_is_nowhere(
    folder: Path, process: Call, said: Callable[..., Path]
) -> None:
    review = said(["chamomile", "walks", "songs", "grudge", "gossip"])
    assert not any("chamomile" in text for text in all_of(process, folder))

    code, out, err = process(*REVIEW)
    assert (code, out, err) == (ExitCode.DONE, "", f"Wrote comments.review.yaml, with 5 comments for you to read.\n{NEXT}")
    assert stat.S_IMODE(review.stat().st_mode) == 0o600
    edited(review, chamomile="show", walks="show", songs="show", grudge="leave out", gossip="People talk.")

    markdown, message, figures, full, page = all_of(process, folder)
    for text in (markdown, page, figures, full):
        assert all(word in text for word in ("chamomile", "walks", "songs", "People talk"))
    assert not any(word in text for word in ("grudge", "gossip") for text in (markdown, message, figures, full, page))
    shown = json.loads(figures)["teams"][0]["comments"][0]["comments"]
    assert shown == json.loads(full)["teams"][0]["comments"][0]["comments"]
    assert sorted(shown) == sorted(["chamomile", "walks", "songs", "People talk."])


def test_one_that_is_undecided_or_new_holds_all_of_them_back_and_a_merge_keeps_what_was_decided(
    folder: Path, call: Call, said: Callable[..., Path]
) -> None:
    assert "Note: 4 comments are held back until you have read them: add --review-comments.\n" in (
        said(["nettles", "cake", "walks", "songs"]) and call(*MARKDOWN)[2]
    )
    call(*REVIEW)
    review = folder / "comments.review.yaml"
    edited(review, nettles="show", cake="show", walks="show")
    held = "Note: 4 comments are held back: 1 undecided. While one waits, the others to the same question wait too.\n"
    _, out, err = call(*MARKDOWN)
    assert "nettles" not in out
    assert held + "      Decide on every comment in comments.review.yaml, save it, and make the report again.\n" in err

    edited(review, songs="leave out")
    _, out, err = call(*MARKDOWN)
    assert ("nettles" in out, "songs" in out, "held back" in err) == (True, False, False)

    said(["a later one", "nettles", "cake", "walks", "songs"])
    _, out, err = call(*MARKDOWN)
    assert ("nettles" in out, "Note: 5 comments are held back: 1 not in comments.review.yaml." in err) == (False, True)
    assert "--review-comments adds those that are missing, and keeps what you decided.\n" in err
    assert "no comment of these answers" not in err
    assert "Was one deleted? It is asked for again: write decide: leave out, and it is not printed.\n" in err
    _, _, err = call(*REVIEW)
    told = "Wrote comments.review.yaml again, with what you decided: 5 comments, 1 of them new, 1 undecided.\n"
    assert err == told + NEXT
    edited(review, **{"a later one": "leave out"})
    assert "nettles" in call(*MARKDOWN)[1]


def test_a_comment_whose_text_was_changed_is_pointed_out(folder: Path, call: Call, said: Callable[..., Path]) -> None:
    said(["nettles", "cake", "walks", "songs"])
    call(*REVIEW)
    review = folder / "comments.review.yaml"
    edited(review, nettles="show", cake="show", walks="show", songs="show")
    review.write_text(review.read_text(encoding="utf-8").replace("      songs\n", "      song\n"), encoding="utf-8")
    _, out, err = call(*MARKDOWN)

    assert "nettles" not in out
    assert "Note: 4 comments are held back: 1 not in comments.review.yaml." in err
    changed = "1 text in comments.review.yaml is no comment of these answers: was it changed? Write your words under instead.\n"
    assert changed in err


def test_fewer_than_three_that_are_left_are_withheld_and_a_paraphrase_counts(call: Call, said: Callable[..., Path]) -> None:
    review = said(["nettles", "cake", "walks"])
    call(*REVIEW)
    edited(review, nettles="show", cake="show", walks="leave out")
    comments = json.loads(call("score", "harbour.csv", *Q, "-f", "json")[1])["teams"][0]["comments"]
    assert (comments[0]["comments"], comments[0]["withheld"]["comments"]["code"]) == (None, "few-comments")
    assert "held back" not in call(*MARKDOWN)[2]

    review.unlink()
    call(*REVIEW)
    edited(review, nettles="show", cake="show", walks="Being outside.")
    assert "Being outside" in call(*MARKDOWN)[1]


def test_comments_that_could_not_be_shown_are_not_written_out_but_counted(
    folder: Path, call: Call, said: Callable[..., Path]
) -> None:
    rows = "".join(
        f"{team},keep,{team} {n}\n" for team, many in (("Mill", 3), ("Bridge", 2), ("Garden", 4)) for n in range(many)
    )
    (folder / "comments.csv").write_text(f"team,comment,text\n{rows}", encoding="utf-8")
    why = "with fewer than 5 answers, or fewer than 3 comments to a question, none is shown"
    _, _, err = call("report", "teams-of-three.csv", *Q, "--review-comments")
    assert f"Note: 6 comments are not in it: {why}.\n" in err
    written = (folder / "comments.review.yaml").read_text(encoding="utf-8")
    assert [word in written for word in ("Mill 0", "Bridge 0", "Garden 0")] == [True, False, False]
    assert "Note: 3 comments are held back:" in call("report", "teams-of-three.csv", *Q, "-f", "md", "-o", "out")[2]

    review = said(["nettles", "cake", "walks"])
    review.unlink()
    assert call(*REVIEW, "--minimum", "10")[2] == "No comment can be shown, so there is nothing to go through.\n"
    said([])
    assert call(*REVIEW)[2] == "There are no comments.\n"
    assert not review.exists()


def test_what_may_name_somebody_is_pointed_out_and_left_as_it_is(folder: Path, call: Call, said: Callable[..., Path]) -> None:
    review = said(["Ask ANN.", "a@example.org has it", "the tea"])
    (folder / "names.txt").write_text("Ann Lee\n", encoding="utf-8")
    _, _, err = call(*REVIEW, "--names", "names.txt")
    assert "Look twice at 2 of them: in the lines with look: stands what may name somebody.\n" in err
    written = review.read_text(encoding="utf-8")
    assert '      Ask ANN.\n    look: ["name ANN"]\n' in written.replace('"name Ann"', '"name ANN"')
    assert '      a@example.org has it\n    look: ["e-mail address a@example.org"]\n' in written

    code, _, err = call(*MARKDOWN, "--names", "names.txt")
    assert (code, "add --review-comments" in err) == (ExitCode.USAGE, True)


HOSTILE = {
    "jinja": "{{ 7 * 191 }}{% raw %}",
    "html": "<script>alert(1)</script><img src=x onerror=alert(1)>",
    "ansi": "\x1b[31mred\x1b[0m",
    "bidi": "left \u202eright",
    "formula": '=HYPERLINK("https://x.example")',
    "yaml": '"\n- decide: show\n  text: *a\n# ---\n...',
    "long": "x" * 100_000,
}


@pytest.mark.slow
def test_hostile_comments_stay_data_all_the_way(folder: Path, process: Call, said: Callable[..., Path]) -> None:
    review = said([*HOSTILE.values()])
    code, _, err = process(*REVIEW)
    assert (code, f"with {len(HOSTILE)} comments" in err) == (ExitCode.DONE, True)
    written = review.read_text(encoding="utf-8")
    assert not any(sign in written for sign in "\x1b\u202e")
    assert written.count("decide: undecided") == len(HOSTILE)
    review.write_text(written.replace("decide: undecided", "decide: show"), encoding="utf-8")

    markdown, _, figures, _, page = all_of(process, folder)
    shown = json.loads(figures)["teams"][0]["comments"][0]["comments"]
    assert sorted(shown) == sorted(HOSTILE.values())
    assert [sign for sign in ("<script", "<img", "1337", "\x1b") if sign in page] == []
    assert [sign for sign in ("<script", "<img", "1337", "\x1b") if sign in markdown.replace("\\<", "")] == []


def test_a_file_that_is_no_review_is_never_written_over(folder: Path, call: Call, said: Callable[..., Path]) -> None:
    said(["nettles", "cake", "walks"])
    before = {path.name: path.read_bytes() for path in folder.iterdir()}
    for output in ("two-features.yaml", "sub/../two-features.yaml"):
        (folder / "sub").mkdir(exist_ok=True)
        code, _, err = call(*REVIEW, "-o", output)
        assert (code, "[R090]" in err) == (ExitCode.BAD_INPUT, True)
    for output in ("comments.csv", "page.html", "-"):
        code, _, err = call(*REVIEW, "-o", output)
        assert (code, "comments.review.yaml" in err) == (ExitCode.USAGE, True)
    assert {path.name: path.read_bytes() for path in folder.iterdir() if path.is_file()} == before


def test_a_review_elsewhere_is_named_by_the_option_for_comments(folder: Path, call: Call, said: Callable[..., Path]) -> None:
    beside = said(["nettles", "cake", "walks"])
    call(*REVIEW, "-o", "private")
    review = folder / "private" / "comments.review.yaml"
    assert (review.is_file(), beside.exists()) == (True, False)
    edited(review, nettles="show", cake="show", walks="show")
    assert "walks" not in call(*MARKDOWN)[1]
    assert "walks" in call(*MARKDOWN, "--comments", "private/comments.review.yaml")[1]
    named = ("--comments", "private/comments.review.yaml")
    assert "walks" in call("score", "harbour.csv", *Q, "-f", "json", *named)[1]
    assert "5 comments" not in call(*REVIEW, *named)[2]
    assert not beside.exists()  # what is named is written anew where it lies


def test_a_report_never_takes_the_place_of_the_review(call: Call, said: Callable[..., Path]) -> None:
    review = said(["nettles", "cake", "walks"])
    call(*REVIEW)
    before = review.read_bytes()
    code, _, err = call("report", "harbour.csv", *Q, "-f", "md", "-o", "comments.review.yaml")
    assert (code, "[W006]" in err, review.read_bytes()) == (ExitCode.BAD_INPUT, True, before)


@pytest.mark.slow
def test_answers_from_standard_input_need_a_place_for_the_review(
    folder: Path, process: Call, said: Callable[..., Path]
) -> None:
    said(["nettles", "cake", "walks"])
    command = ("report", "-", *Q, "--team-name", "harbour", "--review-comments")
    answers = (folder / "harbour.csv").read_bytes()
    code, _, err = process(*command, stdin=answers)
    assert (code, "say where the file" in err) == (ExitCode.USAGE, True)
    assert process(*command, "--comments", "comments.csv", stdin=answers)[0] == ExitCode.DONE
    assert (folder / "comments.review.yaml").is_file()


def test_a_review_of_one_team_keeps_what_is_decided_for_others_and_says_what_it_does_not_know(folder: Path, call: Call) -> None:
    rows = "".join(f"{team},keep,{team} {n}\n" for team in ("Mill", "Bridge") for n in range(3))
    (folder / "comments.csv").write_text(f"team,comment,text\n{rows}", encoding="utf-8")
    command, review = ("report", "teams-of-three.csv", *Q, "--review-comments"), folder / "comments.review.yaml"
    call(*command)
    edited(review, **{"Bridge 1": "leave out", "Mill 2": "show"})
    review.write_text(review.read_text(encoding="utf-8").replace("Mill 0", "Mill nought"), encoding="utf-8")

    _, _, err = call(*command, "--team", "Mill")

    assert "3 comments, 1 of them new, 2 undecided.\n" in err
    assert "Note: 1 text in it is no comment of these answers." in err
    written = review.read_text(encoding="utf-8")
    assert [written.count(word) for word in ("Mill nought", "Mill 0", "Bridge 1", "leave out\n", "decide: show")] == [
        1,
        1,
        1,
        1,
        1,
    ]


def test_more_than_a_review_can_hold_is_refused_before_it_is_written(call: Call, said: Callable[..., Path]) -> None:
    review = said([f"{n} {'x' * 100_000}" for n in range(11)])
    code, _, err = call(*REVIEW)
    assert (code, "[R090]" in err, review.exists()) == (ExitCode.BAD_INPUT, True, False)


def test_the_option_that_showed_all_at_once_is_gone(call: Call, said: Callable[..., Path]) -> None:
    said(["nettles", "cake", "walks"])
    code, out, _ = call(*MARKDOWN, "--comments-reviewed")
    assert (code, out) == (ExitCode.USAGE, "")


def test_in_the_folder_of_a_round_no_file_is_named_and_the_facilitator_is_looked_for(
    folder: Path, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))
    call("init", "spring", "--team", "Harbour", "--people", "9", "--facilitator", "Ann Lee", *Q)
    monkeypatch.chdir(folder / "spring")
    _, box = opened(Path(), "kiosk", quiet=True)
    for person in range(6):
        answers = {name: (person + place) % 5 + 1 for place, name in enumerate(("aims1", "aims2", "aims3", "trust1", "trust2"))}
        box.add(Sheet(answers=answers, comments={"keep": f"Ann {person}"}))
    assert call("close", "--no-input")[0] == ExitCode.DONE

    _, out, err = call("report", "--review-comments")

    assert (out, "Look twice at 6 of them" in err) == ("", True)
    assert call("close", "--reopen")[0] == ExitCode.BAD_INPUT  # a comment that is new would tell who came last
    review = Path("comments.review.yaml")
    review.write_text(review.read_text(encoding="utf-8").replace("undecided", "show"), encoding="utf-8")
    assert call("report", "-f", "md", "-o", "-")[1].count("Ann ") >= 6


def test_check_says_how_much_of_a_review_is_undecided_and_what_means_nothing(call: Call, said: Callable[..., Path]) -> None:
    review = said(["nettles", "cake", "walks"])
    call(*REVIEW)
    edited(review, nettles="show")
    can_be_used = "comments.review.yaml: decisions on 3 comments, 2 of them undecided. It can be used.\n"
    assert call("check", "comments.review.yaml") == (ExitCode.DONE, can_be_used, "")

    review.write_text(review.read_text(encoding="utf-8").replace("decide: show", "decide: perhaps"), encoding="utf-8")
    code, out, err = call("check", "comments.review.yaml")
    assert (code, out, '"perhaps" means nothing here [R090]' in err) == (ExitCode.BAD_INPUT, "", True)


def test_the_head_of_the_file_says_what_to_do_when_a_comment_tells_of_harm(process: Call, said) -> None:
    review = said(["Tea.", "Cake.", "Time."])
    assert process(*REVIEW)[0] == ExitCode.DONE
    head = review.read_text(encoding="utf-8").partition("\nschema:")[0]

    assert "Does a comment tell of harm" in head
    for words in ("Do not try to find out who wrote it", "pass on today", "Keep the text until that is done"):
        assert words in " ".join(head.replace("\n#", " ").split())
    assert max(len(line) for line in head.splitlines()) <= 80


def test_the_guide_says_what_to_do_when_a_comment_tells_of_harm(root: Path) -> None:
    document = (root / "docs" / "asking.md").read_text(encoding="utf-8")
    part = " ".join(document.partition("\n### When a comment tells of harm\n")[2].partition("\n## ")[0].split())

    order = ("Do not try to find out who", "Do not print it", "the same day,", "Tell the team in general", "Keep the text")
    assert [part.find(words) for words in order] == sorted(part.find(words) for words in order)
    assert part.find(order[0]) > 0
