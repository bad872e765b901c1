"""The review of comments: what is written is read back, what people edit is understood, and what is wrong is refused."""

from itertools import permutations

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from teamcheck.errors import Code, ResponsesError
from teamcheck.responses.model import Comment
from teamcheck.responses.read import read_responses
from teamcheck.responses.review import read as review_read
from teamcheck.responses.review.decisions import DECISIONS, Reviewed, decide, key_of, merge
from teamcheck.responses.review.read import LARGEST, LONGEST_INSTEAD, read_review
from teamcheck.responses.review.write import write_review

ANSWERS = "team,goals1,goals2,trust1\nA,1,1,1\nA,2,2,2\n"
QUESTIONS = {"keep": "What should this team keep?", "change": "What\nshould # change?"}
#: Signs that mean something to YAML, to a terminal or to a page, and many that cannot be seen.
AWKWARD = st.one_of(
    st.text(),
    st.text(st.sampled_from(" \n\t-:#'\"|>&*!%@`{}[],?~\\\r\x00\x1b\x85\u2028\u202e\u200d\ufeff\ud800ab")),
    st.sampled_from(
        ["yes", "no", "null", "~", "1:30", "---", "...", "- a\n- b", "key: value # x", "a\n\n\nb", "{{ 7*7 }}", "=1+1"]
    ),
)
WORDS = AWKWARD.map(str.strip).filter(lambda text: bool(key_of(Comment("", None, "", text))[3]))


def nothing(_: str) -> list[str]:
    return []


def comment(text, team="A", round_=None, question="keep"):
    return Comment(team, round_, question, text)


@pytest.fixture
def reread(tmp_path):
    """Write a text as a review and read it."""

    def read(text, name="comments.review.yaml"):
        file = tmp_path / name
        file.write_bytes(text if isinstance(text, bytes) else text.encode())
        return read_review(file)

    return read


@pytest.fixture
def faults(reread):
    """What is wrong with a text: code, line and message."""

    def found(text):
        with pytest.raises(ResponsesError) as caught:
            reread(text)
        return [(each.code, each.place.line, each.message) for each in caught.value.problems]

    return found


def file_of(*entries: str, head: str = "") -> str:
    return (
        f'schema: teamcheck/comments-review/1\n{head}comments:\n- team: "A"\n  question: keep\n  comments:\n{"".join(entries)}'
    )


@given(st.lists(st.tuples(WORDS, st.sampled_from(DECISIONS), WORDS, st.sampled_from(["keep", "change"])), max_size=6), WORDS)
def test_whatever_people_write_is_read_back_as_it_was(tmp_path_factory, written, team):
    entries = [
        Reviewed(comment(text, team, "2031", question), decision, instead[:LONGEST_INSTEAD] if decision == "instead" else "")
        for text, decision, instead, question in written
    ]
    file = tmp_path_factory.mktemp("review") / "comments.review.yaml"
    file.write_text(write_review(entries, QUESTIONS, lambda text: [text[:9]]), encoding="utf-8")

    # names are kept without control characters; half letters cannot be in any file
    found = sorted((key_of(each.comment)[1:], each.decision, key_of(comment(each.instead))[3]) for each in read_review(file))
    assert found == sorted((key_of(each.comment)[1:], each.decision, key_of(comment(each.instead))[3]) for each in entries)


@given(st.text(st.characters(codec="utf-8", exclude_categories=["Cc"]) | st.just("\n"), min_size=1))
def test_the_file_says_to_any_reader_of_yaml_exactly_what_was_written(text):
    written = write_review([Reviewed(comment(text))], QUESTIONS, nothing)

    (entry,) = yaml.safe_load(written)["comments"][0]["comments"]
    assert entry["text"] == text


def test_the_order_tells_nothing_of_the_order_in_which_people_wrote():
    entries = [Reviewed(comment(text), decision) for text, decision in zip("abcd", DECISIONS, strict=True)]

    assert len({write_review(order, QUESTIONS, nothing) for order in permutations(entries)}) == 1


@pytest.mark.parametrize(
    ("written", "shown"),
    [
        ("decide: show", "Tea"),
        ("decide: leave out", ""),
        ('decide: "Leave  Out"', ""),
        ("decide: instead\n    instead: Coffee", "Coffee"),
        ('decide: instead\n    instead: >-\n      He said: "no" # yes\n      - at all', 'He said: "no" # yes - at all'),
        ("decide: undecided", None),
        ("decide: undecided\n    instead: a draft", None),
        ("decide:", None),
        ("look: [name Ann]", None),
        ("decide: SHOW\n    instead: >-\n      (your words)", "Tea"),
    ],
)
def test_what_the_facilitator_writes_is_what_may_be_shown(written, shown, reread):
    review = reread(file_of(f"  - text: Tea\n    {written}\n"))

    assert [each.shown for each in decide([comment("Tea")], [review])] == [shown]


@pytest.mark.parametrize(
    "edited",
    [
        lambda text: text.replace("\n", "\r\n"),
        lambda text: "\ufeff" + text,
        lambda text: text.replace("      ", "        ").replace("show", "show   "),
        lambda text: "# my notes\n" + text.replace("decide: show", "decide: show  # fine"),
        lambda text: text.replace("a line that goes on", "a line that\n      goes on"),
    ],
    ids=["ends of lines", "byte order mark", "spaces", "notes", "folded anew"],
)
def test_what_editors_do_to_the_file_changes_nothing(edited, reread):
    said = comment("a line that goes on\nand a second one")
    text = write_review([Reviewed(said, "show")], QUESTIONS, nothing)

    (found,) = decide([said], [reread(edited(text))])

    assert found.shown == said.text


@pytest.mark.parametrize(
    ("text", "line", "message"),
    [
        (file_of("  - text: a\n    decide: yes\n"), 7, '"yes" means nothing here'),
        (file_of("  - text: a\n    decide: [show]\n"), 7, "here should stand a text"),
        (file_of("  - text: a\n    decide: instead\n"), 7, "your own words for this comment are missing"),
        (
            file_of("  - text: a\n    decide: show\n    instead: b\n"),
            7,
            'it is decided "show", and there are your own words too',
        ),
        (file_of(f"  - text: a\n    decide: instead\n    instead: {'b' * 5001}\n"), 8, "your own words are longer than 5000"),
        (file_of("  - decide: show\n"), 6, "the comment itself is missing"),
        (file_of("  - text: a\n    decid: show\n"), 7, '"decid" means nothing here'),
        (file_of("  - text: a\n    decide: show\n    decide: leave out\n"), 8, "decide stands here twice"),
        (file_of("  - just words\n"), 6, "here should stand text, look, decide, instead"),
        (
            file_of("  - text: a\n    decide: instead\n    instead: >-\n      my\nwords\n"),
            10,
            "this line stands too far to the left",
        ),
        (file_of("  - text: a: b\n"), 6, "A colon followed by a space stands inside a text"),
        (file_of("  - text: *x\n"), 6, "here stands something that a review does not have"),
        ("schema: teamcheck/comments-review/2\ncomments: []\n", 1, "this is no review of comments"),
        ("schema: teamcheck/comments-review/1\ncomments: {a: b}\n", 2, "here should stand a list"),
        ("schema: teamcheck/comments-review/1\ncomments:\n- question: keep\n", 3, "it is not said which team"),
        ("team,comment,text\n", 1, "here should stand schema, comments"),
        ("", None, "the review is empty"),
        (b"schema: \xff", None, "the review is not saved as UTF-8"),
        ("schema: a\nb: \x07\n", 2, "a character that no text holds (U+0007)"),
        ("a: " + "[" * 5000, 1, "here stands something that a review does not have"),
        ("#" * (LARGEST + 1), None, "the review is larger than 1024 KiB"),
    ],
)
def test_what_means_nothing_is_refused_with_its_line(text, line, message, faults):
    code, found, said = faults(text)[0]

    assert (code, found) == (Code.REVIEW_NOT_USABLE, line)
    assert message in said


def test_a_line_that_yaml_cannot_read_is_not_sent_to_the_format_of_questionnaires(reread):
    with pytest.raises(ResponsesError) as caught:
        reread("schema: a\n---\nschema: d\n")

    assert caught.value.problems[0].fix.startswith("Compare this line with those around it:")


OWN = "instead: >-\n      (your words)"


@pytest.mark.parametrize(
    ("before", "after", "line", "fix"),
    [
        ("    decide: undecided", "\tdecide: show", "\tdecide", "Use spaces, not the Tab key."),
        ("      (your words)", "\tMy words", "\tMy", "Use spaces, not the Tab key."),
        ("      (your words)", "My words", "My words", "Each line of your words needs six spaces before it."),
        ("      (your words)", "My words: these", "My words", "Each line of your words needs six spaces before it."),
        ("      (your words)", "      My words\nand more", "and more", "Each line of your words needs six spaces before it."),
        (OWN, "instead: >- My words", ">- My", "Begin your words on the next line."),
        ("decide: undecided", 'decide: "show', 'decide: "', "Close it at the end of the line, or take it out."),
        (OWN, "instead: 'My words", "instead: '", "Close it at the end of the line, or take it out."),
        ("decide: undecided", "decide:show", "decide:s", "Put one there."),
        ("    decide: undecided", "  decide: show", "  decide: show", "Put four spaces before it."),
    ],
)
def test_a_slip_of_the_keyboard_is_told_in_its_own_line(before, after, line, fix, reread):
    text = write_review([Reviewed(comment(text)) for text in ("the rota", "good people")], QUESTIONS, nothing)
    assert before in text
    spoilt = text.replace(before, after, 1)
    wanted = next(number for number, each in enumerate(spoilt.splitlines(), 1) if line in each and not each.startswith("#"))

    with pytest.raises(ResponsesError) as caught:
        reread(spoilt)
    (found,) = caught.value.problems
    assert (found.place.line, found.fix.startswith(fix)) == (wanted, True)


def test_every_fault_is_told_at_once(faults):
    found = faults(file_of("  - text: a\n    decide: yes\n", "  - text: b\n    decide: no\n"))

    assert [line for _, line, _ in found] == [7, 9]


@pytest.mark.parametrize("loader", [yaml.SafeLoader, review_read.YAML_LOADER], ids=["plain", "fast"])
def test_a_file_that_would_swell_is_refused_before_anything_is_made_of_it(loader, faults, monkeypatch):
    monkeypatch.setattr(review_read, "YAML_LOADER", loader)
    bomb = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
    )

    ((code, line, _),) = faults(bomb)

    assert (code, line) == (Code.REVIEW_NOT_USABLE, 2)


@given(st.binary(max_size=300) | AWKWARD.map(lambda text: file_of(f"  - {text}").encode("utf-8", "replace")))
def test_nothing_that_stands_in_the_file_is_met_by_anything_but_a_problem(tmp_path_factory, content):
    file = tmp_path_factory.mktemp("review") / "comments.review.yaml"
    file.write_bytes(content)
    try:
        read_review(file)
    except ResponsesError as error:
        assert error.problems  # noqa: PT017  most of what is written at random is refused, and some of it is not


def test_a_comment_that_is_not_in_the_file_and_one_of_another_team_are_undecided(reread):
    review = reread(file_of("  - text: Tea\n    decide: show\n"))
    others = [comment("Cake"), comment("Tea", team="B"), comment("Tea", round_="2031"), comment("Tea", question="change")]

    assert [each.shown for each in decide([comment("Tea"), *others], [review])] == ["Tea", None, None, None, None]


def test_each_of_two_comments_of_the_same_words_needs_its_own_decision(reread):
    two = [comment("Tea"), comment("Tea")]
    once = reread(file_of("  - text: Tea\n    decide: show\n"))
    twice = reread(file_of("  - text: Tea\n    decide: show\n", "  - text: Tea\n    decide: leave out\n"))

    assert [each.shown for each in decide(two, [once])] == ["Tea", None]
    assert sorted(each.shown for each in decide(two, [twice])) == ["", "Tea"]
    assert [each.shown for each in decide(two[:1], [twice])] == [""]  # the stricter one, where one comment is gone


def test_two_files_that_say_different_things_of_a_comment_are_refused_with_both_places(reread):
    first = reread(file_of("  - text: Tea\n    decide: show\n"), "one.yaml")
    second = reread(file_of("  - text: Tea\n    decide: leave out\n"), "two.yaml")

    with pytest.raises(ResponsesError) as caught:
        decide([comment("Tea")], [first, second])

    (problem,) = caught.value.problems
    assert (problem.code, problem.place.line) == (Code.REVIEW_NOT_USABLE, 7)
    assert problem.place.file.endswith("two.yaml")
    assert problem.message.endswith("one.yaml:7")
    assert [each.shown for each in decide([comment("Tea"), comment("Tea")], [first, first])] == ["Tea", None]


def test_a_merge_keeps_decisions_and_drafts_adds_what_is_new_and_loses_nothing():
    before = [
        Reviewed(comment("Tea"), "leave out"),
        Reviewed(comment("Cake"), "undecided", "a draft"),
        Reviewed(comment("Gone")),
    ]

    kept, new, left = merge([comment("Cake"), comment("New"), comment(" Tea ")], [before])

    assert [(each.comment.text, each.decision, each.instead) for each in kept] == [
        ("Cake", "undecided", "a draft"),
        (" Tea ", "leave out", ""),
    ]
    assert [(each.comment.text, each.decision) for each in new] == [("New", "undecided")]
    assert left == [before[2]]


@pytest.fixture
def folder(tmp_path):
    (tmp_path / "answers.csv").write_text(ANSWERS, encoding="utf-8")
    (tmp_path / "comments.csv").write_text("team,comment,text\nA,keep,Tea\n", encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("table", "review", "named"),
    [
        ("comments.csv", "comments.review.yaml", None),
        ("comments.csv", "elsewhere.yaml", "elsewhere.yaml"),
        ("words.csv", "words.review.yaml", "words.csv"),
    ],
)
def test_a_review_is_found_beside_its_comments_or_where_it_is_said(table, review, named, folder, questionnaire):
    (folder / "comments.csv").rename(folder / table)
    (folder / review).write_text(file_of("  - text: Tea\n    decide: show\n"), encoding="utf-8")

    found = read_responses(folder / "answers.csv", questionnaire, comments=None if named is None else folder / named)

    assert list(found.comments) == [Comment("A", None, "keep", "Tea", "Tea")]


@pytest.mark.parametrize("stream", [False, True])
def test_a_review_that_cannot_be_used_is_told_with_everything_else_that_is_wrong(stream, folder, questionnaire):
    (folder / "answers.csv").write_text(ANSWERS + "A,9,9,9\n", encoding="utf-8")
    (folder / "comments.review.yaml").write_text("schema: what\n", encoding="utf-8")

    with pytest.raises(ResponsesError) as caught:
        read_responses(folder / "answers.csv", questionnaire, stream=stream)

    told = {problem.code for problem in caught.value.problems}
    assert Code.REVIEW_NOT_USABLE in told
    assert stream or Code.NOT_A_POINT in told


def test_a_review_that_is_named_has_to_be_there(folder, questionnaire):
    with pytest.raises(ResponsesError) as caught:
        read_responses(folder / "answers.csv", questionnaire, comments=folder / "missing.yaml")

    assert [problem.code for problem in caught.value.problems] == [Code.FILE_NOT_READABLE]
