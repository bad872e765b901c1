"""Whatever a name, a label, a heading or a comment holds: every result shows it as the text it is, and obeys none of it.

A folder full of a text is held against one full of an ordinary word: the results must be made of the same parts, and wherever
the ordinary word is shown, the text must be.
"""

import csv
import io
import json
import re
from collections.abc import Callable, Iterator, Mapping
from functools import cache
from pathlib import Path

import pytest
from markdown_it import MarkdownIt
from markdown_it.token import Token

pytestmark = pytest.mark.slow

PLAIN = re.compile(r"plain (q\d+q)")
FENCE = re.compile(r"^```\w*$.*?^```$", re.MULTILINE | re.DOTALL)
#: What makes an address a link where nothing else does.
LINKED = re.compile(r"(?i)(?<!\\)://|www\.|(?<!\\)@")
FORMULA = tuple("=+-@\t\r\n\uff1d\uff0b\uff0d\uff20")
#: Results in columns, which part long words.
TABLES = ("score.txt", "groups.txt", "tree.txt")
COPIES = ("team", "coach", "organisation")

Written = Callable[[str, int], Mapping[str, str]]


@pytest.fixture(scope="session")
def written(call, fill) -> Written:
    """What all commands make of a folder full of a text: the name of the result, which ends in its kind, and the result."""

    @cache
    def results(text: str, people: int) -> Mapping[str, str]:
        folder = fill(text, people)
        answers, asked, team = folder.path / "answers.csv", folder.asked, ("--teams", folder.path / "teams.csv")
        told = ("--audience", "organisation")
        runs: dict[str, tuple[str | Path, ...]] = {}
        for copy in COPIES:
            for form in ("html", "md", "teams"):
                how = ("-f", form, "-o", "-", "--for", copy, "--norms", folder.path / "norms.yaml")
                runs[f"report {copy}.{form}"] = ("report", answers, *asked, *team, *told, *how)
        for form in ("txt", "json", "jsonl", "csv", "md"):
            named = "table" if form == "txt" else form
            runs[f"score.{form}"] = ("score", answers, *asked, *team, *told, "-f", named)
            runs[f"groups.{form}"] = ("score", answers, *asked, *team, *told, "-f", named, "--by", "role")
            tree = ("--teams", folder.path / "tree.csv", "--tree", "part")
            runs[f"tree.{form}"] = ("score", folder.path / "many.csv", *asked, *told, *tree, "-f", named)
        for form in ("json", "csv", "md"):
            runs[f"analyst.{form}"] = ("score", answers, *asked, *team, "-f", form, "--for", "analyst")
        for form in ("html", "md", "json"):
            runs[f"compare.{form}"] = ("compare", answers, *asked, *team, "-f", form, "-o", "-")
            kind = "csv" if form == "json" else form
            runs[f"plan.{kind}"] = ("plan", "show", folder.path / "plan.yaml", *asked, "-f", kind, "-o", "-")
        runs |= other_pages(folder.path, people)
        runs["check.txt"] = ("check", folder.path / "ours.yaml", answers, *asked, "--verbose")
        runs["show.txt"] = ("questionnaires", "show", folder.path / "ours.yaml")
        runs["show.json"] = ("questionnaires", "show", folder.path / "ours.yaml", "--json")
        decide_to_show_all(call, folder)
        found: dict[str, str] = {}
        for name, words in runs.items():
            code, found[name], said = call(*words)
            assert code == 0, (name, said)
            found[f"{name} said.txt"] = said
        many = ("report", folder.path / "many.csv", *asked, *told, "--teams", folder.path / "tree.csv", "--tree", "part")
        out = folder.path / "out"
        assert call(*many, "-f", "html", "-f", "md", "-o", out).code == 0
        found |= guides(call, folder, (answers, *asked, *team, *told))
        found |= two_teams(call, folder.path)
        found["names of files"] = "\n".join(sorted(str(file.relative_to(out)) for file in out.rglob("*")))
        for form in ("html", "md"):
            found[f"organisation.{form}"] = (out / f"organisation.{form}").read_text(encoding="utf-8")
        return found

    return results


def other_pages(folder: Path, people: int) -> dict[str, tuple[str | Path, ...]]:
    """The leader's copy, the page of two teams, that of a list alone, and that of pulses, as pages and as Markdown."""

    def report(name: str, form: str, *words: str) -> tuple[str | Path, ...]:
        asked = ("-q", folder / name / "ours.yaml")
        return ("report", folder / name / "answers.csv", *asked, *words, "-f", form, "-o", "-")

    size = ("--size", str(people + 2))
    runs: dict[str, tuple[str | Path, ...]] = {}
    for form in ("html", "md"):
        runs[f"leader.{form}"] = report("led", form, *size, "--audience", "team-and-coach", "--for", "leader")
        runs[f"list.{form}"] = report("list", form, *size)
        runs[f"pulse.{form}"] = ("pulse", "show", folder / "team", "-f", form, "-o", "-")
    return runs


def guides(call, folder, words) -> dict[str, str]:
    """The guides for the talk, which stand beside reports only: both copies, as pages and as Markdown."""
    out = folder.path / "guides"
    for copy in COPIES[:2]:
        assert call("report", *words, "-f", "html", "-f", "md", "-o", out, "--for", copy, "--debrief").code == 0
    return {f"debrief {file.name.split('.')[1]}{file.suffix}": file.read_text("utf-8") for file in out.glob("*.debrief.*")}


def two_teams(call, folder: Path) -> dict[str, str]:
    """The pages of two teams about each other: as many as teams, so they go into a folder."""
    out, asked = folder / "pages", ("-q", folder / "two" / "ours.yaml", "--audience", "organisation")
    assert call("report", folder / "two" / "answers.csv", *asked, "-f", "html", "-f", "md", "-o", out).code == 0
    return {
        f"two teams{kind}": "".join(path.read_text("utf-8") for path in sorted(out.glob(f"*{kind}")))
        for kind in (".html", ".md")
    }


def decide_to_show_all(call, folder) -> None:
    answers = folder.path / "answers.csv"
    code, _, said = call("report", answers, *folder.asked, "--review-comments")
    assert code == 0, said
    review = folder.path / "comments.review.yaml"
    if review.exists():  # of so few people nothing is printed anyway
        review.write_text(review.read_text(encoding="utf-8").replace("decide: undecided", "decide: show"), encoding="utf-8")


def of_kind(results: Mapping[str, str], *kinds: str) -> Iterator[tuple[str, str]]:
    found = [(name, result) for name, result in results.items() if name.rpartition(".")[2] in kinds]
    assert found
    return iter(found)


def marks(ordinary: str) -> list[str]:
    """The numbers of the places where the ordinary word stands."""
    found = PLAIN.findall(ordinary)
    assert found
    return found


def test_a_page_is_made_of_the_same_elements_and_shows_the_text(text, people, written, page, look) -> None:
    ordinary = written("plain", people)
    for name, result in of_kind(written(text, people), "html"):
        made, usual = page(result), page(ordinary[name])
        assert made.skeleton == usual.skeleton, name
        missing = [mark for mark in marks(usual.text) if f"{look.in_documents(text)} {mark}" not in made.text]
        assert not missing, name


@pytest.mark.browser
def test_a_browser_sees_the_same_elements_and_no_page_is_too_wide(text, people, written, chromium) -> None:
    ordinary = written("plain", people)
    for name, result in of_kind(written(text, people), "html"):
        assert chromium.skeleton(result) == chromium.skeleton(ordinary[name]), name
        for width in (320, 1280):
            assert not chromium.too_wide(result, width), (name, width)


def kinds(tokens: list[Token]) -> list[str]:
    """What Markdown is made of, but for pieces of text."""
    inner = (child for token in tokens for child in (token, *(token.children or ())))
    return [token.type for token in inner if token.type not in {"text", "text_special"}]


def said(tokens: list[Token]) -> str:
    """The text that Markdown shows; not that of fenced blocks, whose columns are cut."""
    inline = (token for token in tokens if token.type == "inline")
    return " ".join("".join(each.content or " " for each in token.children or ()) for token in inline)


def test_markdown_is_made_of_the_same_parts_and_shows_the_text(text, people, written, look) -> None:
    read = MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse
    ordinary = written("plain", people)
    for name, result in of_kind(written(text, people), "md", "teams"):
        made, usual = read(result), read(ordinary[name])
        assert kinds(made) == kinds(usual), name
        whole = look.on_one_line(said(made))
        missing = [mark for mark in marks(said(usual)) if f"{look.in_documents(text)} {mark}" not in whole]
        assert not missing, name
        assert LINKED.findall(FENCE.sub("", result)) == LINKED.findall(FENCE.sub("", ordinary[name])), name


def test_json_holds_the_text_itself_and_nothing_that_a_terminal_obeys(text, people, written, look, obeyed) -> None:
    ordinary = written("plain", people)
    for name, result in of_kind(written(text, people), "json", "jsonl"):
        parts = [json.loads(part) for part in (result.splitlines() if name.endswith("jsonl") else [result])]
        whole = look.on_one_line(json.dumps(parts, ensure_ascii=False).replace("\\n", " "))
        given = look.on_one_line(json.dumps(text, ensure_ascii=False)[1:-1].replace("\\n", " "))
        missing = [mark for mark in marks(ordinary[name]) if f"{given} {mark}" not in whole]
        assert not missing, name
        assert not obeyed(result), name


def test_no_cell_of_a_table_is_a_formula(text, people, written, look) -> None:
    ordinary = written("plain", people)
    for name, result in of_kind(written(text, people), "csv"):
        made, usual = ([*csv.reader(io.StringIO(each, newline=""))] for each in (result, ordinary[name]))
        assert [len(row) for row in made] == [len(row) for row in usual], name
        cells = [cell for row in made for cell in row]
        texts = [cell for cell in cells if not re.fullmatch(r"-?\d+(\.\d+)?([eE]-?\d+)?", cell)]
        assert not [cell for cell in texts if cell.lstrip().startswith(FORMULA)], name
        plain = {look.on_one_line(cell.removeprefix("'")) for cell in cells}
        given = look.on_one_line(text).removeprefix("'")
        assert {f"{given} {mark}" for row in usual for cell in row for mark in PLAIN.findall(cell)} <= plain, name


def test_a_terminal_shows_the_text_and_obeys_none_of_it(text, people, written, look, obeyed) -> None:
    ordinary = written("plain", people)
    for name, result in of_kind(written(text, people), "txt"):
        assert not obeyed(result), name
        cut = len(text) > 50 and name.endswith(" said.txt")  # what is quoted in a remark is cut
        if name not in TABLES and not cut:
            line = look.on_one_line(result).replace("\\u2028", "").replace("\\u2029", "")
            whole, given = ("".join(each.split()) for each in (line, look.on_a_terminal(text)))
            missing = [mark for mark in PLAIN.findall(ordinary[name]) if f"{given}{mark}" not in whole]
            assert not missing, name


def test_a_table_is_no_wider_for_any_name_and_its_heading_shows_it(text, people, written, look) -> None:
    for name in TABLES:
        result = written(text, people)[name]
        assert max(len(line.replace("\u0301", "")) for line in result.splitlines()) <= 100, name
        headings = ["".join(each.split()) for each in result.split("answered")]
        assert any("".join(look.on_a_terminal(text).split()) in heading for heading in headings), name


def test_colour_is_all_that_a_table_with_colour_has_more(call, fill, text, obeyed, monkeypatch) -> None:
    folder = fill(text, 24)
    words = ("score", folder.path / "answers.csv", *folder.asked, "--by", "role")
    plain = call(*words).out
    monkeypatch.setattr("teamcheck.cli.commands.score.coloured", lambda _: True)
    coloured = call(*words).out
    assert "\x1b[" in coloured
    without = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in without.splitlines()] == plain.splitlines()
    assert not obeyed(plain)


def test_no_name_leads_a_file_out_of_its_folder(text, people, written) -> None:
    names = written(text, people)["names of files"].splitlines()
    assert len(names) == 10  # four teams and the organisation, as a page and as Markdown
    assert all(re.fullmatch(r"[a-z0-9]+(-[a-z0-9]+)*\.(html|md)", name) for name in names)
