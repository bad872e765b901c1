"""``teamcheck questionnaires show``: what is asked, as people are asked it."""

from pathlib import Path

from tests.cli.conftest import QUESTIONS, Call


def test_what_is_said_before_the_statements_of_one_feature_alone_stands_under_its_title(call: Call, tmp_path: Path) -> None:
    asked = QUESTIONS.replace("title: Two features\n", 'title: Two features\nprompt: "How far do you agree?"\n')
    asked = asked.replace("    title: Trust\n", '    title: Trust\n    prompt: "Now think of last week."\n')
    (tmp_path / "two-features.yaml").write_text(asked, encoding="utf-8")

    code, out, _ = call("questionnaires", "show", "two-features.yaml")

    assert code == 0
    assert "\nTrust\n  Now think of last week.\n  trust1  " in out
    assert "\nShared aims\n  aims1  " in out
    assert out.count("How far do you agree?") == 1


def test_what_people_only_think_about_stands_before_and_after_what_is_asked(call: Call, tmp_path: Path) -> None:
    framing = 'framing: {before: ["What do you hope for?"], after: ["What did we learn?", "What now?"]}\n'
    (tmp_path / "two-features.yaml").write_text(f"{QUESTIONS}{framing}", encoding="utf-8")

    code, out, _ = call("questionnaires", "show", "two-features.yaml")

    assert code == 0
    assert out.index("they ask themselves\n  - What do you hope for?\n") < out.index("Answers [")
    assert out.endswith("it asks itself\n  - What did we learn?\n  - What now?\n")


def test_a_questionnaire_without_them_has_no_heading_for_them(call: Call, tmp_path: Path) -> None:
    (tmp_path / "two-features.yaml").write_text(QUESTIONS, encoding="utf-8")

    assert "ask themselves" not in call("questionnaires", "show", "two-features.yaml").out


def test_blocks_stand_by_name_over_their_statements(call: Call, tmp_path: Path) -> None:
    asked = QUESTIONS.replace("    title: Trust\n", "    title: Trust\n    blocks: {trust1: Speaking, trust3: Hearing}\n")
    (tmp_path / "two-features.yaml").write_text(asked, encoding="utf-8")

    _, out, _ = call("questionnaires", "show", "two-features.yaml")

    shown = [line.split()[0] for line in out[out.index("Trust") :].splitlines() if line]
    assert shown[:6] == ["Trust", "Speaking:", "trust1", "trust2", "Hearing:", "trust3"]
