"""The table for people: what may be shown, below 90 columns, in plain signs."""

import re
from collections.abc import Callable, Sequence

import pytest

from teamcheck.cli.layout import WIDTH, width
from teamcheck.cli.table import render_table
from teamcheck.report.ends import Ends
from teamcheck.scorecard.public import (
    Agreement,
    Edition,
    End,
    PolicyStamp,
    PublicDimension,
    PublicItem,
    PublicScorecard,
    PublicUnscored,
    QuestionnaireStamp,
    Reading,
    Reason,
)

Card = Callable[..., PublicScorecard]


def dimension(
    name: str = "goals",
    *,
    title: str = "Clear, agreed team goals",
    n: int | None = 9,
    score: int | None = 65,
    score_end: End | None = None,
    interval: list[int] | None = None,
    shares: tuple[int | None, int | None, int | None] = (10, 30, 60),
    agreement: Agreement | None = "mixed",
    items: Sequence[PublicItem] = (),
    withheld: dict[str, Reason] | None = None,
) -> PublicDimension:
    unfavourable, neutral, favourable = shares
    return PublicDimension(
        id=name,
        title=title,
        role="measured",
        group=None,
        n=n,
        score=score,
        score_end=score_end,
        interval=interval,
        interval_kind=None,
        favourable=favourable,
        neutral=neutral,
        unfavourable=unfavourable,
        agreement=agreement,
        two_camps=None,
        band=None,
        step=None,
        worst_case=None,
        spread=None,
        items=list(items),
        withheld=withheld or {},
    )


@pytest.fixture
def card() -> Card:
    def build(
        *dimensions: PublicDimension,
        team: str = "Harbour",
        size: int | None = 11,
        answered: int = 9,
        edition: Edition = "small-team",
        reading: Reading | None = None,
    ) -> PublicScorecard:
        return PublicScorecard(
            schema="teamcheck/scorecard/1",
            teamcheck="0",
            questionnaire=QuestionnaireStamp(id="q", version="1.0.0", sha256="0"),
            policy=PolicyStamp(minimum=5, audience="team"),
            edition=edition,
            team=team,
            round=None,
            size=size,
            answered=answered,
            response_rate=None,
            dimensions=list(dimensions),
            groups=[],
            checklists=[],
            real_team=[],
            comments=[],
            reading=reading or Reading(build_on=[], talk_about=[], see_differently=[]),
            withheld={},
        )

    return build


def row(table: str, title: str) -> str:
    return next(line for line in table.splitlines() if line.startswith(title))


def test_a_row_holds_score_range_answers_share_views_and_what_the_reading_says(card: Card) -> None:
    shown = card(dimension(interval=[55, 70]), reading=Reading(build_on=[], talk_about=["goals"], see_differently=[]))
    table = render_table([shown], colour=False)
    assert table.splitlines()[0] == "Harbour: 9 of 11 members answered"
    assert " ".join(row(table, "Clear").split()) == "Clear, agreed team goals 65 55 to 70 -...++++++ 60% mixed talk about"


def test_statements_without_a_score_stand_below_the_features_with_their_words(card: Card) -> None:
    figures = {"sha256": "0", "keyed": "positive", "n": 9, "counts": None, "withheld": {}}
    words = [("served1", "mostly agree"), ("served2", "mixed"), ("served3", None)]
    found = [PublicUnscored(id=id_, text=f"Those we serve: {id_}.", word=word, **figures) for id_, word in words]
    table = render_table([card(dimension()).model_copy(update={"unscored": found})], colour=False)

    assert table.index("Clear, agreed team goals") < table.index("\nWithout a score\n")
    assert [row(table, f"Those we serve: {id_}.").split()[-1] for id_, _ in words] == ["agree", "between", "-"]
    assert "Without a score" not in render_table([card(dimension())], colour=False)


def test_statements_without_a_score_name_the_ends_of_other_scales(card: Card) -> None:
    found = PublicUnscored(
        id="often", text="They ask.", sha256="0", keyed="positive", n=9, word="mostly agree", counts=None, withheld={}
    )
    shown = card(dimension()).model_copy(update={"unscored": [found]})

    assert "“Always”" in row(render_table([shown], colour=False, ends=Ends({"often": ("Never", "Always")}, {})), "They ask.")


def test_a_full_edition_says_percent(card: Card) -> None:
    table = render_table([card(dimension(n=12, score=67, shares=(14, 24, 62)), edition="full", answered=12)], colour=False)
    assert "-..++++++" in row(table, "Clear")
    assert "62%" in row(table, "Clear")


def test_open_ends_are_said(card: Card) -> None:
    text = " ".join(
        render_table([card(dimension(score=90, score_end="or more", shares=(None, None, 90)))], colour=False).split()
    )
    assert "90 or" in text
    assert "90%" in text


def test_everyone_answered_stands_in_place_of_a_range(card: Card) -> None:
    reason = {"interval": Reason(code="everyone-answered", text="Everyone answered.")}
    table = render_table([card(dimension(withheld=reason))], colour=False)
    assert " everyone " in row(table, "Clear")
    assert "Everyone: all members answered" in table


def test_shares_have_columns_and_a_legend_only_where_any_may_be_shown(card: Card) -> None:
    table = render_table([card(dimension(shares=(None, None, None)))], colour=False)
    assert "Favourable" not in table
    assert "tenth" not in table
    assert " ".join(row(table, "Clear").split()) == "Clear, agreed team goals 65 - mixed"


def test_a_withheld_dimension_shows_no_figure_and_its_reason_once(card: Card) -> None:
    reason = {"score": Reason(code="below-minimum", text="Fewer than 5 people answered.")}
    hidden = [
        dimension(name, title=name, n=None, score=None, shares=(None, None, None), agreement=None, withheld=reason)
        for name in ("roles", "debate")
    ]
    table = render_table([card(dimension(), *hidden)], colour=False)
    assert row(table, "roles").split() == ["roles", "-", "-", "-", "-", "-"]
    assert "No score for roles, debate: Fewer than 5 people answered." in table


def test_a_discussion_edition_is_a_plain_sentence_and_what_to_do(card: Card) -> None:
    hidden = dimension(n=None, score=None, shares=(None, None, None), agreement=None)
    table = render_table([card(hidden, answered=4, size=None, edition="discussion")], colour=False)
    assert "Fewer than 5 people answered" in table
    assert "teamcheck report" in table
    assert "Clear" not in table
    assert "Score" not in table


@pytest.mark.parametrize("name", ["[red]alarm[/red]", "=cmd()", "../../x", "<script>", "東京" * 30, ":smile:"])
def test_a_hostile_name_is_only_text(name: str, card: Card) -> None:
    table = render_table([card(dimension(title=name), team=name)], colour=False)
    assert name[:20] in table.replace("\n", "")
    assert max(map(width, table.splitlines())) <= WIDTH
    assert "\x1b" not in table


def test_control_characters_in_a_name_are_spelled_out_even_with_colour(card: Card) -> None:
    table = render_table([card(dimension(), team="a\x1b[2Jb\nc")], colour=True)
    assert r"a\x1b[2Jb c" in table
    assert "\x1b[2J" not in table


def test_nothing_is_wider_than_the_table_or_cut_off(card: Card) -> None:
    long = dimension(title="A feature whose title is a good deal longer than any column", score=10, score_end="or less")
    small = dimension(score=90, score_end="or more", interval=[85, 100], shares=(None, None, 90), agreement="apart")
    talk = Reading(build_on=[], talk_about=["goals"], see_differently=[])
    table = render_table([card(long, small, reading=talk), card(edition="discussion")], colour=False)
    bare = render_table(
        [card(dimension(title="Long " * 20, shares=(None, None, None), agreement="apart"), reading=talk)], colour=False
    )
    assert max(map(len, (table + bare).splitlines())) <= WIDTH
    assert "…" not in table
    assert "column" in table


def test_colour_only_repeats_what_the_signs_say(card: Card) -> None:
    shown = [card(dimension())]
    coloured = render_table(shown, colour=True)
    assert "\x1b[" in coloured
    plain = re.sub(r"\x1b\[[0-9;]*m", "", coloured)
    assert [line.rstrip() for line in plain.splitlines()] == render_table(shown, colour=False).splitlines()


def test_no_word_is_broken_and_an_open_end_stays_in_one_line(card: Card) -> None:
    titles = ["Role clarity and supportive relationships", "Constructive debate, valuing diversity, improvement"]
    found = [
        dimension(
            name, title=title, score=90, score_end="or more", interval=[85, 100], shares=(None, None, 90), agreement="apart"
        )
        for name, title in zip(("roles", "debate"), titles, strict=True)
    ]
    reading = Reading(build_on=[], talk_about=["roles"], see_differently=["debate"])
    table = render_table([card(*found, reading=reading)], colour=False)
    assert table.count("90 or more") == 2
    assert {"differently", "relationships", "improvement"} <= set(table.split())
    assert max(map(width, table.splitlines())) <= 88
