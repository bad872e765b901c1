"""The release ledger at work: nobody gets two reports of one round from which a late or corrected answer can be worked out."""

import json
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import NoReturn

import pytest

from teamcheck.cli import ledger_file
from teamcheck.cli.exit_codes import ExitCode
from teamcheck.cli.terminal import ReaderGoneError
from teamcheck.cli.writing import unwritable
from teamcheck.errors import OutputError
from teamcheck.organisation.ledger.book import LARGEST, parsed

pytestmark = pytest.mark.slow

Call = Callable[..., tuple[int, str, str]]
Q = ("-q", "two-features.yaml")
LEDGER = "teamcheck.ledger.json"
ITEMS = ("aims1", "aims2", "aims3", "trust1", "trust2", "trust3")
#: Who answered last: not as the others did.
LATE = (1, 2, 5, 1, 1, 1)


@pytest.fixture(autouse=True)
def this_user(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """A user who has given nothing out yet."""
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "state"))


def rows_of(people: int) -> list[tuple[int, ...]]:
    return [tuple(3 + (person + place) % 3 for place in range(6)) for person in range(people)]


def put(
    folder: Path, rows: Sequence[Sequence[object]], name: str = "answers.csv", team: str = "Harbour", round_: str = "spring"
) -> Path:
    """Answers of a team in a round; without a column of rounds, where ``round_`` is empty."""
    heading = ["team", *(["round"] if round_ else []), *ITEMS]
    lines = [[team, *([round_] if round_ else []), *map(str, row)] for row in rows]
    (folder / name).write_text("\n".join(",".join(line) for line in [heading, *lines]) + "\n", encoding="utf-8")
    return folder / name


def entries(folder: Path) -> list[Mapping[str, object]]:
    return json.loads((folder / LEDGER).read_text(encoding="utf-8"))["entries"]


# Late answers


def counts_by_item(figures: Path) -> dict[str, list[int]]:
    """How many chose each keyed point of every statement, as the file of figures has it."""
    (card,) = json.loads(figures.read_text(encoding="utf-8"))["teams"]
    return {item["id"]: item["counts"] for dimension in card["dimensions"] for item in dimension["items"]}


def scores(figures: Path) -> dict[str, tuple[int, int]]:
    (card,) = json.loads(figures.read_text(encoding="utf-8"))["teams"]
    return {dimension["id"]: (dimension["n"], dimension["score"]) for dimension in card["dimensions"]}


def difference(before: Path, after: Path) -> dict[str, int]:
    """The attack: what the one person answered who is in the second file and not in the first; keyed points from 1."""
    then, now = counts_by_item(before), counts_by_item(after)
    found = {}
    for item, counts in now.items():
        more = [place for place, (new, old) in enumerate(zip(counts, then[item], strict=True), start=1) if new > old]
        found[item] = more[0]
    return found


def score_of_the_tenth(before: Path, after: Path) -> dict[str, tuple[float, float]]:
    """The attack on rounded scores, those of nine to the nearest 5: between which scores the tenth person lies."""
    found = {}
    for dimension, (n, score) in scores(after).items():
        fewer, rough = scores(before)[dimension]
        middle, off = n * score - fewer * rough, n * 0.5 + fewer * 2.5
        found[dimension] = (max(0.0, middle - off), min(100.0, middle + off))
    return found


@pytest.mark.slow
@pytest.mark.parametrize("protected", [True, False])
def test_the_answers_of_the_eleventh_are_worked_out_only_without_the_ledger(protected: bool, folder: Path, run) -> None:
    put(folder, rows_of(10))
    first = run("score", "answers.csv", *Q, "-o", "first.json", cwd=folder)
    if not protected:
        (folder / LEDGER).unlink()
    put(folder, [*rows_of(10), LATE])
    second = run("score", "answers.csv", *Q, "-o", "second.json", cwd=folder)

    assert first.code == ExitCode.DONE
    assert second.code == (ExitCode.BAD_INPUT if protected else ExitCode.DONE)
    assert ("[R080]" in second.err, (folder / "second.json").exists()) == (protected, not protected)
    if not protected:
        keyed = dict(zip(ITEMS, LATE, strict=True)) | {"aims3": 6 - LATE[2]}
        assert difference(folder / "first.json", folder / "second.json") == keyed


@pytest.mark.slow
@pytest.mark.parametrize("protected", [True, False])
def test_the_tenth_is_known_to_be_unhappy_only_without_the_ledger(protected: bool, folder: Path, run) -> None:
    put(folder, [(4, 4, 2, 4, 4, 4)] * 9)
    first = run("score", "answers.csv", *Q, "-o", "first.json", cwd=folder)
    if not protected:
        (folder / LEDGER).unlink()
    put(folder, [*[(4, 4, 2, 4, 4, 4)] * 9, (1, 1, 5, 1, 1, 1)])
    second = run("report", "answers.csv", *Q, cwd=folder)
    third = run("score", "answers.csv", *Q, "-f", "json", cwd=folder)
    (folder / "second.json").write_text(third.out, encoding="utf-8")

    assert first.code == ExitCode.DONE
    assert [second.code, third.code] == [ExitCode.BAD_INPUT if protected else ExitCode.DONE] * 2
    assert (third.out == "", (folder / "harbour.html").exists()) == (protected, not protected)
    if not protected:
        tenth = score_of_the_tenth(folder / "first.json", folder / "second.json")
        assert all(high < 40 for _, high in tenth.values())


@pytest.mark.slow
def test_two_runs_at_once_do_not_both_give_out(folder: Path, clean_environment: Mapping[str, str]) -> None:
    """Two files of one round, an answer apart: whichever comes first, the other is refused."""
    put(folder, rows_of(10), "ten.csv")
    put(folder, [*rows_of(10), LATE], "eleven.csv")
    command = [sys.executable, "-m", "teamcheck", "score", *Q, "-f", "json"]
    piped = {"env": dict(clean_environment), "stdout": subprocess.PIPE, "stderr": subprocess.PIPE}
    running = [subprocess.Popen([*command, name], cwd=folder, **piped) for name in ("ten.csv", "eleven.csv") * 2]
    said = [(each.communicate(timeout=60), each.returncode) for each in running]
    codes = [code for _, code in said]

    assert sorted(codes) == [ExitCode.DONE] * 2 + [ExitCode.BAD_INPUT] * 2
    assert codes[0] == codes[2]
    assert [bool(out) for (out, _), _ in said] == [code == ExitCode.DONE for code in codes]
    assert len(entries(folder)) == 1


@pytest.mark.parametrize("command", ["score", "report"])
def test_a_late_answer_is_refused_with_what_is_out_and_what_can_be_done(command: str, folder: Path, call: Call) -> None:
    put(folder, rows_of(9))
    call("report", "answers.csv", *Q, "-o", "first.html")
    put(folder, rows_of(10))
    before = (folder / LEDGER).read_bytes()
    code, out, err = call(command, "answers.csv", *Q, "-o", "second.md")

    assert (code, out, (folder / "second.md").exists()) == (ExitCode.BAD_INPUT, "", False)
    assert "(Harbour): figures of 9 answers were given out on 20" in err
    assert "(report html for the team), and now there are 10" in err
    assert "--discussion" in err
    assert '--without-ledger "REASON"' in err
    assert (folder / LEDGER).read_bytes() == before


def test_a_corrected_answer_is_refused(folder: Path, call: Call) -> None:
    put(folder, rows_of(9))
    call("score", "answers.csv", *Q)
    put(folder, [(5, 5, 5, 5, 5, 5), *rows_of(9)[1:]])
    code, _, err = call("score", "answers.csv", *Q)

    assert (code, "some of these answers, or how they are read" in err) == (ExitCode.BAD_INPUT, True)


@pytest.mark.parametrize(("more", "code"), [(1, ExitCode.BAD_INPUT), (4, ExitCode.BAD_INPUT), (5, ExitCode.DONE)])
def test_as_many_new_people_as_the_minimum_make_a_report_anew(more: int, code: ExitCode, folder: Path, call: Call) -> None:
    put(folder, rows_of(9))
    call("score", "answers.csv", *Q)
    put(folder, rows_of(9 + more))

    assert call("score", "answers.csv", *Q)[0] == code


def test_a_higher_minimum_needs_as_many_more(folder: Path, call: Call) -> None:
    put(folder, rows_of(9))
    call("score", "answers.csv", *Q, "--minimum", "8")
    put(folder, rows_of(14))

    assert call("score", "answers.csv", *Q)[0] == ExitCode.BAD_INPUT


def test_each_feature_counts_by_its_own_number(folder: Path, call: Call) -> None:
    """Five more people, one of whom answered nothing about trust."""
    put(folder, rows_of(9))
    call("score", "answers.csv", *Q)
    put(folder, [*rows_of(13), (3, 4, 5, "", "", "")])
    refused = call("score", "answers.csv", *Q)
    put(folder, [*rows_of(14), (3, 4, 5, "", "", "")])

    assert refused[0] == ExitCode.BAD_INPUT
    assert "figures of 9 answers" in refused[2]
    assert "now there are 13" in refused[2]
    assert call("score", "answers.csv", *Q)[0] == ExitCode.DONE


# What is the same release


@pytest.mark.slow
def test_the_same_answers_can_be_given_out_again_in_every_way(folder: Path, call: Call) -> None:
    put(folder, rows_of(10))
    policy = "schema: teamcheck/policy/1\nminimum: 5\naudience: organisation\n"
    (folder / "answers.policy.yaml").write_text(policy, encoding="utf-8")
    ways = [
        "score", "score -f csv", "report", "report -f md -f teams", "report --for coach", "report --for organisation",
        "score --size 14", "score --minimum 6", "score --team Harbour",
    ]  # fmt: skip

    assert [call(*way.split(), "answers.csv", *Q)[0] for way in ways] == [ExitCode.DONE] * len(ways)
    assert [entry["what"] for entry in entries(folder)] == ["score table", "score table"]
    assert sorted(entry["minimum"] for entry in entries(folder)) == [5, 6]


def test_the_order_of_rows_and_the_name_of_the_file_do_not_matter(folder: Path, call: Call) -> None:
    put(folder, rows_of(9))
    call("score", "answers.csv", *Q)
    put(folder, list(reversed(rows_of(9))), "again.csv")

    assert call("score", "again.csv", *Q)[0] == ExitCode.DONE
    assert len(entries(folder)) == 1


def test_a_new_round_and_another_file_without_rounds_are_no_conflict(folder: Path, call: Call) -> None:
    put(folder, rows_of(9))
    put(folder, rows_of(10), "autumn.csv", round_="autumn")
    put(folder, rows_of(9), "march.csv", round_="")
    put(folder, rows_of(10), "may.csv", round_="")

    codes = [call("score", name, *Q)[0] for name in ("answers.csv", "autumn.csv", "march.csv", "may.csv")]
    assert codes == [ExitCode.DONE] * 4
    put(folder, rows_of(11), "may.csv", round_="")
    assert call("score", "may.csv", *Q)[0] == ExitCode.BAD_INPUT


def test_a_file_that_names_no_team_is_known_by_its_own_name(folder: Path, call: Call) -> None:
    heading, *rows = (folder / "harbour.csv").read_text(encoding="utf-8").splitlines()
    call("score", "harbour.csv", *Q, "--team-name", "Harbour")
    (folder / "harbour.csv").write_text("\n".join([heading, *rows, "1,1,1,1,1,1"]) + "\n", encoding="utf-8")

    assert call("score", "harbour.csv", *Q, "--team-name", "Port")[0] == ExitCode.BAD_INPUT


def test_every_refused_team_is_named_and_the_others_are_not(folder: Path, call: Call) -> None:
    call("score", "teams-of-three.csv", *Q)
    lines = (folder / "teams-of-three.csv").read_text(encoding="utf-8").splitlines()
    more = ["Mill,1,1,1,1,1,1", "Bridge,1,1,1,1,1,1", "Garden,1,1,1,1,1,1"]
    (folder / "teams-of-three.csv").write_text("\n".join([*lines, *more]) + "\n", encoding="utf-8")
    code, _, err = call("report", "teams-of-three.csv", *Q)

    assert code == ExitCode.BAD_INPUT
    assert ("(Mill)" in err, "(Bridge)" in err, "(Garden)" in err, "2 problems" in err) == (True, True, False, True)
    assert not (folder / "reports").exists()


def test_a_team_without_figures_and_the_figures_of_an_analyst_leave_no_ledger(folder: Path, call: Call) -> None:
    put(folder, rows_of(4))
    call("report", "answers.csv", *Q)
    put(folder, rows_of(9))
    call("score", "answers.csv", *Q, "--for", "analyst")
    call("report", "answers.csv", *Q, "--discussion")

    assert not (folder / LEDGER).exists()
    put(folder, rows_of(10))
    assert call("score", "answers.csv", *Q)[0] == ExitCode.DONE
    assert call("score", "answers.csv", *Q, "--for", "analyst")[0] == ExitCode.DONE


def test_a_run_that_fails_notes_nothing(folder: Path, call: Call) -> None:
    put(folder, rows_of(9))
    code, _, _ = call("score", "answers.csv", *Q, "-o", "two-features.yaml", "-f", "json")

    assert (code, (folder / LEDGER).exists()) == (ExitCode.BAD_INPUT, False)


def test_a_reader_who_goes_away_may_have_seen_everything(folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    def gone(_: str) -> NoReturn:
        raise ReaderGoneError

    put(folder, rows_of(9))
    monkeypatch.setattr("teamcheck.cli.commands.score.put_out", gone)
    call("score", "answers.csv", *Q, "-f", "json")

    assert len(entries(folder)) == 1


def test_a_ledger_is_never_written_over_by_a_result(folder: Path, call: Call) -> None:
    put(folder, rows_of(9))
    call("score", "answers.csv", *Q)
    kept = (folder / LEDGER).read_bytes()

    assert "[W006]" in call("score", "answers.csv", *Q, "-o", LEDGER)[2]
    assert (folder / LEDGER).read_bytes() == kept


# Going on all the same


@pytest.mark.slow
def test_a_reason_is_printed_in_every_result(folder: Path, call: Call) -> None:
    reason = "Two were on leave; nobody has seen the first report"
    put(folder, rows_of(12))
    call("score", "answers.csv", *Q)
    put(folder, rows_of(13))
    formats = ["table", "json", "jsonl", "csv", "md"]
    why = ("--without-ledger", reason)
    printed = [call("score", "answers.csv", *Q, "-f", form, *why) for form in formats]
    printed += [call("report", "answers.csv", *Q, "-f", form, "-o", "-", *why) for form in ("html", "md", "teams")]

    assert [code for code, _, _ in printed] == [ExitCode.DONE] * 8
    assert [reason in " ".join(out.split()) for _, out, _ in printed] == [True] * 8
    assert json.loads(printed[1][1])["teams"][0]["without_ledger"] == reason
    assert len(entries(folder)) == 2
    assert call("score", "answers.csv", *Q)[0] == ExitCode.BAD_INPUT


@pytest.mark.parametrize("command", ["score", "report", "compare"])
@pytest.mark.parametrize("reason", ["", " \n ", "x" * 301, "\x1b[31mred", "left\u202eright"])
def test_a_reason_must_be_one_that_can_be_printed(command: str, reason: str, folder: Path, call: Call) -> None:
    put(folder, rows_of(9))

    assert call(command, "answers.csv", *Q, "--without-ledger", reason)[0] == ExitCode.USAGE


@pytest.mark.parametrize("words", ["score --for analyst", "report --discussion", "compare --for analyst"])
def test_no_reason_is_needed_where_nothing_is_looked_at(words: str, folder: Path, call: Call) -> None:
    put(folder, rows_of(9))

    assert call(*words.split(), "answers.csv", *Q, "--without-ledger", "why")[0] == ExitCode.USAGE


def test_a_page_without_figures_is_always_there(folder: Path, call: Call) -> None:
    put(folder, rows_of(12))
    call("report", "answers.csv", *Q, "-o", "first.html")
    put(folder, rows_of(13))
    code, out, _ = call("report", "answers.csv", *Q, "--discussion", "-f", "md", "-o", "-")

    assert code == ExitCode.DONE
    assert "This copy has no figures." in out
    assert "They are left out on purpose: beside other figures of the same round" in out
    assert "out already" not in out
    assert "13 members answered" in out
    assert "The card exercise" in out
    assert not {"Too few", "Fewer than", "so few"} & {words for words in ("Too few", "Fewer than", "so few") if words in out}
    assert len(entries(folder)) == 1


# Comparisons


def test_a_comparison_gives_out_both_rounds(folder: Path, call: Call) -> None:
    put(folder, rows_of(12), "spring.csv")
    put(folder, [tuple(6 - answer for answer in row) for row in rows_of(13)], "autumn.csv", round_="autumn")
    assert call("compare", "spring.csv", "autumn.csv", *Q)[0] == ExitCode.DONE
    assert [entry["what"] for entry in entries(folder)] == ["compare html"] * 2
    assert call("report", "spring.csv", *Q)[0] == ExitCode.DONE
    assert len(entries(folder)) == 2

    put(folder, [LATE, *rows_of(12)], "spring.csv")
    refused = call("compare", "spring.csv", "autumn.csv", *Q, "-o", "again.html")
    assert (refused[0], (folder / "again.html").exists()) == (ExitCode.BAD_INPUT, False)
    assert "figures of 12 answers" in refused[2]
    assert "[R080]" in call("score", "spring.csv", *Q)[2]
    said = call("compare", "spring.csv", "autumn.csv", *Q, "-f", "md", "-o", "-", "--without-ledger", "A slip was found")
    assert (said[0], "A slip was found" in said[1]) == (ExitCode.DONE, True)


# Keys and files


def test_the_ledger_holds_no_name_and_its_key_lies_elsewhere(folder: Path, call: Call, tmp_path: Path) -> None:
    put(folder, rows_of(9)).chmod(0o640)
    call("score", "answers.csv", *Q)
    text = (folder / LEDGER).read_text(encoding="utf-8")
    key = tmp_path / "state" / "teamcheck" / "ledger.key"

    assert not {"Harbour", "spring", "answers.csv", key.read_text(encoding="ascii")} & set(text.replace('"', " ").split())
    assert parsed(text) is not None
    assert stat.S_IMODE(key.stat().st_mode) == 0o600
    assert stat.S_IMODE((folder / LEDGER).stat().st_mode) == 0o640


def test_with_the_key_of_somebody_else_only_numbers_are_compared(
    folder: Path, call: Call, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, rows_of(9))
    call("score", "answers.csv", *Q)
    monkeypatch.setenv("XDG_STATE_HOME", str(tmp_path / "colleague"))
    put(folder, rows_of(10))
    assert call("score", "answers.csv", *Q)[0] == ExitCode.BAD_INPUT
    put(folder, rows_of(9))
    code, _, err = call("score", "answers.csv", *Q)

    assert (code, "Nobody can tell here" in err) == (ExitCode.DONE, True)
    assert len({entry["key"] for entry in entries(folder)}) == 2
    assert "Nobody can tell here" not in call("score", "answers.csv", *Q)[2]


def test_where_nothing_can_be_written_a_note_says_so(folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    write = ledger_file.write_all

    def full(documents: Mapping[Path, str], *, private: bool) -> None:
        if LEDGER in {path.name for path in documents}:
            raise OutputError([unwritable(LEDGER, "No space left on device")])
        write(documents, private=private)

    put(folder, rows_of(9))
    monkeypatch.setattr(ledger_file, "write_all", full)
    code, out, err = call("score", "answers.csv", *Q)

    assert (code, "Shared aims" in out) == (ExitCode.DONE, True)
    assert "could not be noted in teamcheck.ledger.json: the result cannot be written here: No space left on device." in err


def test_a_ledger_of_somebody_else_that_cannot_be_opened_stops_everything(
    folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch
) -> None:
    put(folder, rows_of(9))
    call("score", "answers.csv", *Q)
    read_text = Path.read_text

    def theirs(path: Path, **how: str) -> str:
        if path.name == LEDGER:
            raise PermissionError(13, "Permission denied")
        return read_text(path, **how)

    monkeypatch.setattr(Path, "read_text", theirs)
    code, out, err = call("score", "answers.csv", *Q)

    assert (code, out, "Permission denied [R081]" in err) == (ExitCode.BAD_INPUT, "", True)


@pytest.mark.parametrize("in_the_way", ["the folder of the user", "the key"])
def test_without_a_key_a_note_says_that_nothing_was_noted(in_the_way: str, folder: Path, call: Call, tmp_path: Path) -> None:
    put(folder, rows_of(9))
    state = tmp_path / "state"
    if in_the_way == "the key":
        (state / "teamcheck").mkdir(parents=True)
        (state / "teamcheck" / "ledger.key").write_text("short", encoding="ascii")
    else:
        state.write_text("", encoding="utf-8")
    code, out, err = call("score", "answers.csv", *Q)

    assert (code, "Shared aims" in out, "could not be noted" in err) == (ExitCode.DONE, True, True)
    assert not (folder / LEDGER).exists()
    assert "could not be noted" not in call("score", "answers.csv", *Q, "--quiet")[2]


@pytest.mark.parametrize("kind", ["no JSON", "no text", "another file", "a folder", "a link", "far too large", "deep"])
def test_a_ledger_that_cannot_be_read_stops_everything(kind: str, folder: Path, call: Call) -> None:
    put(folder, rows_of(9))
    path = folder / LEDGER
    if kind == "a folder":
        path.mkdir()
    elif kind == "a link":
        path.symlink_to(folder / "elsewhere.json")
    elif kind == "far too large":
        with path.open("wb") as file:
            file.truncate(LARGEST + 1)
    else:
        texts = {"no JSON": b"{", "no text": b"\xff\xfe\x00", "another file": b'{"schema": "theirs"}', "deep": b"[" * 100_000}
        path.write_bytes(texts[kind])
    code, out, err = call("score", "answers.csv", *Q)

    assert (code, out, "[R081]" in err) == (ExitCode.BAD_INPUT, "", True)
    code, _, err = call("score", "answers.csv", *Q, "--without-ledger", "It is broken")
    assert (code, "could not be noted" in err) == (ExitCode.DONE, True)
    assert path.is_dir() or path.is_symlink() or path.stat().st_size in {1, 3, 20, 100_000, LARGEST + 1}


def test_whoever_waits_too_long_for_another_run_is_told(folder: Path, call: Call, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(ledger_file, "_PATIENCE", 0.05)
    put(folder, rows_of(9))

    def meanwhile(*_: object) -> str:
        """Somebody else asks for the same, before this run has written anything."""
        monkeypatch.undo()
        monkeypatch.chdir(folder)
        monkeypatch.setenv("XDG_STATE_HOME", str(folder / "state"))
        monkeypatch.setattr(ledger_file, "_PATIENCE", 0.05)
        told.append(call("score", "answers.csv", *Q))
        return "text"

    told: list[tuple[int, str, str]] = []
    monkeypatch.setattr("teamcheck.report.figures.render_figures", lambda *_, **__: meanwhile())
    code, _, _ = call("score", "answers.csv", *Q, "-f", "json")

    assert code == ExitCode.DONE
    assert [(code, "does not come to an end" in err) for code, _, err in told] == [(ExitCode.BAD_INPUT, True)]


def test_answers_through_a_pipe_have_no_ledger(folder: Path, run) -> None:
    rows = put(folder, rows_of(9)).read_bytes()
    ran = run("score", "-", *Q, cwd=folder, stdin=rows)

    assert (ran.code, (folder / LEDGER).exists()) == (ExitCode.DONE, False)


def test_a_link_to_answers_has_the_ledger_beside_them(folder: Path, call: Call) -> None:
    put(folder, rows_of(9))
    (folder / "elsewhere").mkdir()
    (folder / "elsewhere" / "link.csv").symlink_to(folder / "answers.csv")
    call("score", "answers.csv", *Q)
    put(folder, rows_of(10))

    assert call("score", "elsewhere/link.csv", *Q)[0] == ExitCode.BAD_INPUT
    assert not (folder / "elsewhere" / LEDGER).exists()


def test_one_folder_has_one_ledger_whatever_it_is_called(folder: Path, call: Call) -> None:
    put(folder, rows_of(9))
    put(folder, rows_of(9), "mill.csv", team="Mill")
    (folder / "elsewhere").mkdir()
    call("score", "answers.csv", "elsewhere/../mill.csv", *Q)

    assert len(entries(folder)) == 2


def test_made_up_teams_have_no_ledger(folder: Path, call: Call) -> None:
    call("demo", "made-up", "--no-open")
    call("simulate", "--people", "9", "-o", "made-up.csv")

    assert not [*folder.rglob(LEDGER)]


@pytest.mark.slow
def test_no_reader_takes_the_ledger_for_answers(folder: Path, call: Call) -> None:
    """Where a folder is named, what lies in it is looked through."""
    (folder / "spring").mkdir()
    for number in range(20):
        put(folder / "spring", rows_of(9), f"{number}.csv", team=f"Team {number}")
    call("score", *(folder / "spring").glob("*.csv"), *Q)
    assert (folder / "spring" / LEDGER).exists()
    built = call("norms", "build", "spring", *Q, "-o", "norms.yaml")
    (folder / "spring" / LEDGER).unlink()

    assert built[0] == ExitCode.DONE
    assert call("norms", "build", "spring", *Q, "-o", "again.yaml")[0] == ExitCode.DONE
    shutil.copy(folder / "norms.yaml", folder / "kept.yaml")
    assert (folder / "kept.yaml").read_text(encoding="utf-8") == (folder / "again.yaml").read_text(encoding="utf-8")
