"""Every figure and drawing of a page against the scorecard's JSON: none is missing, wrong or in another one's place."""

import re
import statistics
from fractions import Fraction
from statistics import pvariance

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.slow

DASH = "\N{EN DASH}"
#: Three columns of a row without shares.
DASHES = f"{DASH} ¦ {DASH} ¦ {DASH}"


def every_feature_is_named(page):
    shown = "\n".join(block.text for block in page.blocks if block.kind != "chart")
    yield from (feature["title"] for feature in page.features if page.copy != "organisation" and feature["title"] not in shown)
    if page.copy == "organisation" and page.features[0]["n"] is not None:
        yield from (feature["title"] for feature in page.features if feature["title"] not in shown)


def the_cover_says_how_many_answered(page):
    size, answered = page.figures["size"], page.figures["answered"]
    said = f"{answered} members answered" if size is None else f"{answered} of {size} members answered"
    statements = len({item.id for dimension in page.asked.scored for item in dimension.items})
    cover = " ".join(page.at("cover"))
    for expected in (said, page.team, f"{statements} statement", f"{len(page.features)} feature"):
        if expected not in cover:
            yield f"the cover lacks: {expected}"


def the_three_cards_hold_the_reading_with_its_figures(page):
    if page.copy == "organisation" or all(feature["n"] is None for feature in page.features):
        return
    short = " ".join(page.at("short"))
    for part in ("build_on", "talk_about", "see_differently"):
        for title in page.reading(part):
            views = f"views {page.views[title]}".replace("views two", "two") if title in page.views else ""
            figures = [page.printed(title), *([views] if views else [])]
            if not re.search(rf"{re.escape(title)} \(?{'(?:, | · )'.join(figures)}", short):
                yield f"{part}: {title} {figures}"


def a_row_of_the_table_holds_its_features_figures_in_order(page):
    rows = {row.split(page.cell)[0]: row for row in page.at("glance", "tr")}
    for feature in page.features if "Feature" in rows else ():
        found = [row for title, row in rows.items() if title.startswith(feature["title"])]
        if len(found) != 1 or not row_fits(page, feature, found[0]):
            yield f"{feature['title']}: {found}"


def row_fits(page, feature, row):
    place = 0
    for figure in row_figures(page, feature):
        place = row.find(figure, place)
        if place < 0:
            return False
    return all(share_fits(page, feature, row, kind) for kind in page.kinds)


def row_figures(page, feature):
    """What stands in a row, from left to right, but for shares, whose order differs between the two media."""
    title_of = {"build_on": "Build on", "talk_about": "Talk about first", "see_differently": "differ"}
    tagged = [part for part in title_of if feature["title"] in page.reading(part)]
    yield from (title_of[part] for part in tagged if page.to == "html")
    if feature["score"] is not None:
        yield page.printed(feature["title"])
    if feature["interval"]:
        yield page.span(feature["interval"])
    if feature["title"] in page.views:
        yield page.views[feature["title"]]


def share_fits(page, feature, row, kind):
    """Whether a share, or few, stands in the row where any of the three is shown, and no share where none is."""
    text = page.share(feature, kind)
    if not any(page.share(feature, each) for each in page.kinds):
        return "%" not in row and "few" not in row
    if page.to == "html":
        return f"{text} {kind}" in row if text else not re.search(rf"\b{kind}", row)
    return text in row


def statements_are_counted_as_their_words_are_printed_below(page):
    for row in page.at("glance", "tr"):
        for feature in page.features:
            if row.startswith(feature["title"]) and "%" not in row and not row.endswith(DASHES):
                yield from wrong_leanings(page, feature, row)


def wrong_leanings(page, feature, row):
    """Counts in a row that are not those of the words."""
    kinds = [leaning(item) for item in feature["items"]]
    said = dict.fromkeys(("favourable", "unfavourable", "in between", "not shown"), 0)
    words = r"\b(\d+)(?: of (\d+))? (favourable|unfavourable|in between|not shown)"
    for count, of, kind in re.findall(words, row):
        said[kind] = int(count)
        if of and int(of) != len(kinds):
            yield f"{feature['title']}: of {of}"
    if any(kinds) and not any(feature[kind] is not None for kind in page.kinds):
        found = {kind: kinds.count(kind) for kind in ("favourable", "unfavourable", "in between")} | {
            "not shown": kinds.count("")
        }
        if said != found:
            yield f"{feature['title']}: {said}"
    elif any(said.values()):
        yield f"{feature['title']}: {row}"


def called(word, scale):
    """What a page calls the word of a statement: that people agree, or on a scale of anything else, the end they are nearer."""
    lower, upper = scale.label(scale.lowest), scale.label(scale.highest)
    agreeing = {None: "", "mixed": "in between", "mostly agree": "mostly agree", "mostly disagree": "mostly disagree"}
    others = agreeing | {"mostly agree": f"towards “{upper}”", "mostly disagree": f"towards “{lower}”"}
    return (agreeing if upper == "Strongly agree" else others)[word]


def leaning(item):
    """What a statement's word means for the team."""
    if item["word"] in {None, "mixed"}:
        return "in between" if item["word"] else ""
    agrees, bad = item["word"] == "mostly agree", item["keyed"] == "negative"
    return "favourable" if agrees is not bad else "unfavourable"


def a_statement_has_its_word_or_how_many_chose_each_answer(page):
    for feature in page.features:
        blocks = page.at(f"f-{feature['id']}", "tr", "li")
        asked = {item.id: item for dimension in page.asked.scored for item in dimension.items}
        for item in feature["items"]:
            rows = [text.removeprefix(item["text"]) for text in blocks if text.startswith(item["text"])]
            if len(rows) != 1 or not statement_fits(item, asked[item["id"]], rows[0], page.to):
                yield f"{item['text']}: {rows}"


def statement_fits(item, asked, row, to):
    shown = "" if item["counts"] else called(item["word"], asked.scale)
    words = [called(word, asked.scale) for word in ("mostly agree", "mixed", "mostly disagree")]
    wrong_word = any(word in row for word in words if word != shown)
    noted = "is the good end" in row
    turned = noted is (item["keyed"] == "negative") or (item["word"] is None and not noted)
    if item["counts"] is None:
        return not wrong_word and turned and shown in row and not re.search(r"\w: \d", row)
    scored = to == "md" or f"score {item['score']}" in row
    return not wrong_word and turned and scored and answers_fit(item["counts"], asked, row)


def answers_fit(counts, asked, row):
    """Whether each answer that was given stands in the row with how many gave it, in the order of the scale as it was asked."""
    in_order = counts[::-1] if asked.keyed == "negative" else counts
    given = [(point, count) for point, count in zip(asked.scale.points, in_order, strict=True) if count]
    said = [int(count) for count in re.findall(r": (\d+)", row)]
    names = [asked.scale.labels.get(point, f"point {point}") for point, _ in given]
    places = [row.find(name) for name in names]
    return (
        said == [count for _, count in given]
        and -1 not in places
        and (len(set(names)) < len(names) or places == sorted(places))
    )


def the_appendix_repeats_every_figure_and_nothing_else(page):
    """Where no feature has a certain figure, its column is left out; where one has none, there is a dash."""
    heading, *rows = [text.split(page.cell) for text in page.at("figures", "tr")] or [[]]
    found = {row[0]: dict(zip(heading[1:], row[1:], strict=True)) for row in rows}
    for feature in page.features:
        expected = appendix_of(page, feature) if feature["n"] is not None else {}
        shown = {name: text for name, text in found.get(feature["title"], {}).items() if text != DASH}
        if shown != {name: text for name, text in expected.items() if text}:
            yield f"{feature['title']}: {shown}, not {expected}"


def appendix_of(page, feature):
    """What a row of the appendix holds, by its heading; empty where there is no such figure."""
    spread = feature["spread"] or dict.fromkeys(("middle_half", "lowest_highest"))
    views = [feature["agreement"] or "", "two camps" if feature["two_camps"] else ""]
    return {
        "People": str(feature["n"]),
        "Score": page.printed(feature["title"]) if feature["score"] is not None else word_or_nothing(page, feature),
        "Likely": page.span(feature["interval"]),
        "Possible": page.span(feature["worst_case"]),
        "Step": f"{feature['step']:g}",
        **{kind.capitalize(): page.share(feature, kind) for kind in page.kinds},
        "Middle half": page.span(spread["middle_half"]),
        "All people": page.span(spread["lowest_highest"]),
        "Views": ", ".join(filter(None, views)),
    }


def the_coach_reads_how_far_answers_to_each_counted_statement_lie_apart(page):
    """SD, AD and r_WG beside both nulls, worked out here from the printed counts one answer at a time."""
    _, *rows = [text.split(page.cell) for text in page.at("statement-spread", "tr")] or [[]]
    expected = [
        [item["text"], *map(hundredths, indices_of(item["counts"]))]
        for feature in page.features
        for item in feature["items"]
        if page.copy == "coach" and page.to == "md" and item["counts"] is not None
    ]
    if rows != expected:
        yield f"{rows}, not {expected}"


def indices_of(counts):
    answers = [Fraction(place) for place, people in enumerate(counts) for _ in range(people)]
    spread, centre = statistics.variance(answers), statistics.mean(answers)
    skewed = {5: "1.34", 6: "1.85", 7: "2.9"}.get(len(counts))
    yield Fraction(float(spread) ** 0.5)
    yield statistics.mean(abs(answer - centre) for answer in answers)
    for null in (Fraction(len(counts) ** 2 - 1, 12), None if skewed is None else Fraction(skewed)):
        yield None if null is None else max(Fraction(0), 1 - spread / null)


def hundredths(figure):
    return DASH if figure is None else f"{int(100 * figure + Fraction(1, 2)) / 100:g}"


def word_or_nothing(page, feature):
    if len(feature["items"]) != 1:
        return "not shown"
    (item,) = feature["items"]
    return called(item["word"], page.scale_of(item)) or "not shown"


def views_are_grouped_as_they_are_printed(page):
    if page.copy == "organisation" or all(feature["n"] is None for feature in page.features):
        return
    groups = {
        "Your views are far apart": {"apart", "two camps"},
        "Your views are mixed": {"mixed"},
        "Your views are close": {"close"},
    }
    groups["How close your views are is not shown for"] = {""}
    listed = listed_under(page)
    for heading, kinds in groups.items():
        expected = [each["title"] for each in page.features if page.views.get(each["title"], "") in kinds]
        if [re.sub(r" \(two camps\)$", "", title) for title in listed.get(heading, [])] != expected and (
            page.views or page.to == "html"
        ):
            yield f"{heading}: {listed.get(heading)}, not {expected}"


def listed_under(page):
    """What is listed under each heading of the section on views."""
    texts = page.at("differences")
    if page.to == "md":
        return {
            text.split(": ")[0]: text.split(": ", 1)[1].split("; ")
            for text in texts
            if text.startswith(("Your", "How")) and ": " in text
        }
    found = {}
    heading = ""
    for text in texts:
        if text.startswith(("Your views are", "How close your views")):
            heading = text
        elif heading and page.cell not in text:
            found.setdefault(heading, []).append(text)
    return {name: [text for text in under if not text.endswith((".", "sides."))] for name, under in found.items()}


def statements_that_divide_have_three_people_on_each_side(page):
    if page.copy == "organisation" or (page.to == "md" and not page.views):
        return
    asked = {item.id: item for dimension in page.asked.scored for item in dimension.items}
    counted = [item for feature in page.features for item in feature["items"] if item["counts"]]
    dividing = {item["text"] for item in counted if divides(item["counts"], asked[item["id"]].scale)}
    texts = page.at("differences")
    named = [item["text"] for item in counted for text in texts if text.startswith(item["text"])]
    yield from (
        text for text in texts for item in counted if text.startswith(item["text"]) and not sides_fit(item, asked, text)
    )
    if not set(named) <= dividing or len(set(named)) != min(5, len(dividing)):
        yield f"{named} of {dividing}"
    scatters = [scatter(item["counts"]) for text in texts for item in counted if text.startswith(item["text"])]
    if scatters != sorted(scatters, reverse=True):
        yield f"not the widest first: {named}"
    if any(text.startswith("No statement has") for text in texts) and (dividing or not counted):
        yield "a statement does divide"


def scatter(counts):
    """Variance of the answers as shares of the scale's length."""
    places = [place / (len(counts) - 1) for place, count in enumerate(counts) for _ in range(count)]
    return round(pvariance(places), 9)


def divides(counts, scale):
    return min(sides_of(counts, scale)) >= 3


def sides_of(counts, scale):
    """How many answers are unfavourable, and how many favourable."""
    by_point = dict(zip(scale.points, counts, strict=True))
    unfavourable, favourable = (sum(by_point[point] for point in side) for side in (scale.unfavourable, scale.favourable))
    return unfavourable, favourable


def sides_fit(item, asked, text):
    """Whether a row names as many on either side as gave such answers."""
    unfavourable, favourable = sides_of(item["counts"], asked[item["id"]].scale)
    return f"{unfavourable} unfavourable, {favourable} favourable" in text


def the_hour_has_sixty_minutes_and_names_what_the_reading_names(page):
    texts = page.at("debrief", "tr", "li")
    minutes = [int(count) for text in texts for count in re.findall(r"(?:^|\()(\d+) min\b", text)]
    if page.copy == "organisation":
        yield from ["an hour"] * bool(minutes)
        return
    if sum(minutes) != 60:
        yield f"{minutes}"
    named = {title for text in texts for title in re.findall("“(.+?)”", text)} - {"In short"}
    read = {*page.reading("build_on")[:1], *page.reading("talk_about"), *page.reading("see_differently")}
    if named != read:
        yield f"{named}, not {read}"


def marks_say_what_the_answers_say(page):
    told = page.at("marks", "li")
    for mark in page.figures["real_team"] if page.copy != "organisation" else ():
        word = {True: "clear", False: "not clear yet", None: ""}[mark["met"]]
        if f"{mark['text']} {word}".strip() not in told:
            yield f"{mark['text']} {word}: {told}"


def comments_are_shown_or_why_not(page):
    told = page.at("comments")
    for question in page.figures["comments"] if page.copy != "organisation" else ():
        reason = question["withheld"].get("comments", {"code": "", "text": ""})
        unsaid = page.figures["edition"] == "discussion" and reason["code"] == "below-minimum"
        shown = question["comments"] or ([] if unsaid else [reason["text"]])
        yield from (text for text in [question["text"], *shown] if text not in told)
        yield from (text for text in told if question["comments"] is None and text in page.team_comments)


#: Numbers that a page may hold whatever the answers: the ends of a scale of 100 and its middle, the step and the limit of a
#: small team's figures, the length of the hour and of its parts.
ALWAYS = {
    "glance": {0, 5, 10, 50, 100},
    "method": {0, 100},
    "contents": {60},
    "debrief": {5, 10, 15, 25, 60},
    "cards": {25},
}


def every_number_is_a_figure_of_its_place(page):
    theirs = texts_with_numbers(page)
    for block in page.blocks:
        text = block.text
        for words in theirs:
            text = text.replace(words, "")
        said = {float(number) for number in re.findall(r"\d+(?:\.\d+)?", text)}
        unknown = said - numbers_of(page, block)
        if unknown:
            yield f"{block.place}: {unknown} in {block.text}"


def texts_with_numbers(page):
    """What the questionnaire and the people brought along and holds digits; the longest first."""
    asked = page.asked
    texts = [page.team, page.figures["round"] or "", asked.title, asked.version, asked.sha256, *vars_of(asked.source)]
    texts += [*asked.framing.after, *page.of_a_study, f"teamcheck {page.figures['teamcheck']}"]
    for each in asked.dimensions:
        texts += [each.title, each.question, *each.discuss, each.caution, each.care, *each.patterns.values()]
        texts += [text for thing in each.try_ for text in (thing.text, thing.source)]
        texts += [item.text for item in each.items]
        texts += [each.exercise.title, f"({each.exercise.minutes} minutes)", *each.exercise.steps] if each.exercise else []
    texts += [label for item in asked.items for label in item.scale.labels.values()]
    return sorted({text for text in texts if re.search(r"\d", text)}, key=len, reverse=True)


def vars_of(source):
    return source.model, source.wording, source.licence, source.status


def numbers_of(page, block):
    """The numbers that may stand in a block."""
    known = ALWAYS.get(block.place, ALWAYS["contents"] if "minutes" in block.text else set()) | {len(page.features)}
    if block.place.startswith("f-"):
        place = page.features.index(page.feature(block.place[2:])) + 1
        return known | numbers_in(page.feature(block.place[2:])) | {place, 100} | points_in(page, block)
    if block.place == "statement-spread":  # its figures have a rule of their own
        return {0, 1} | {float(number) for number in re.findall(r"\d+(?:\.\d+)?", block.text) if block.kind == "tr"}
    if block.place in {"glance", "figures", "differences"}:
        return known | numbers_of_row(page, block)
    people = {page.figures["size"], page.figures["answered"], page.figures["response_rate"], page.silent, page.minimum}
    return known | numbers_for(page, block.place) | {float(number) for number in people if number is not None}


def numbers_for(page, place):
    """Figures of features that another part may name."""
    if place == "cover":
        return {len({item.id for dimension in page.asked.scored for item in dimension.items})}
    if place == "method":
        return {5, 10, round(100 * page.asked.min_answered)}
    if place == "coach":
        return set().union(*(numbers_in(each["worst_case"]) for each in page.features), {10})
    marked = sum(mark["met"] is False for mark in page.figures["real_team"])
    far = [
        abs(each["score"] - end) for each in page.features for end in (*(each["interval"] or ()), *(each["worst_case"] or ()))
    ]
    return {*page.scores.values(), *far, 10} if place == "short" else {marked} if place == "marks" else set()


def numbers_of_row(page, block):
    """The numbers of the feature, group or statement that a row begins with."""
    found = set()
    for feature in page.features:
        if block.text.startswith((feature["title"], cut(feature["title"]))):
            found |= numbers_in({**feature, "items": [], "spread": feature["spread"] if block.place == "figures" else None})
            found |= set(range(len(feature["items"]) + 1))
        found |= {
            float(number) for item in feature["items"] if block.text.startswith(item["text"]) for number in sides(page, item)
        }
    found |= {
        float(group["score"]) for group in page.figures["groups"] if block.text.startswith(group["title"]) and group["score"]
    }
    return found | (
        {float(value) for value in page.scores.values()} if block.text.startswith(("Scores run", "The score is")) else set()
    )


def sides(page, item):
    """How many stand on either side of a statement, if answers are counted."""
    scales = {each.id: each.scale for each in page.asked.items}
    return sides_of(item["counts"], scales[item["id"]]) if item["counts"] else ()


def cut(title):
    """The beginning of a title that every drawing of characters has room for."""
    return title[:18]


def points_in(page, block):
    """Points of the scale of the statement that a row begins with."""
    return {float(point) for item in page.asked.items if block.text.startswith(item.text) for point in item.scale.points}


def numbers_in(part):
    """Every number of a part of the JSON."""
    if isinstance(part, dict):
        return set().union(*map(numbers_in, part.values()))
    if isinstance(part, list):
        return set().union(*map(numbers_in, part))
    return {float(part)} if isinstance(part, int | float) and not isinstance(part, bool) else set()


def every_dot_and_bar_is_drawn_at_its_figure(page):
    if page.to != "html":
        return
    table = page.source.partition("id=glance")[2].partition("</section>")[0]
    drawn = re.findall(r"<svg class=score[^>]*>(.*?)</svg>", table)
    scored = sorted((each for each in page.features if each["score"] is not None), key=lambda each: each["group"] is not None)
    if len(drawn) != len(scored):
        yield f"{len(drawn)} drawings of {len(scored)} scores"
    for shapes, feature in zip(drawn, scored, strict=False):
        wide = [feature["interval"]] if feature["interval"] and len(set(feature["interval"])) > 1 else []
        if drawn_in(shapes) != (dots_of(feature), wide):
            yield f"{feature['title']}: {shapes}"


def a_features_own_drawing_is_drawn_at_its_figures(page):
    for feature in page.features if page.to == "html" and page.copy != "organisation" else ():
        section = page.source.partition(f"id=f-{feature['id']}>")[2] or page.source.partition(f'id="f-{feature["id"]}"')[2]
        gauge = section.partition("</section>")[0].partition('class="gauge"')[2].partition("</svg>")[0]
        gauge = gauge or section.partition("</section>")[0].partition("class=gauge")[2].partition("</svg>")[0]
        spread = feature["spread"]
        bars = [spread["lowest_highest"], spread["middle_half"]] if spread else [feature["interval"] or [0, 0]]
        expected = [bar for bar in bars if len(set(bar)) > 1] if feature["score"] is not None else []
        if drawn_in(gauge) != (dots_of(feature), expected):
            yield f"{feature['title']}: {gauge}"


def dots_of(feature):
    return [] if feature["score"] is None else [feature["score"]]


def drawn_in(shapes):
    """Where the dots of a drawing stand, and from where to where its bars reach, in percent of its width."""
    bars = [(int(start or 0), int(length)) for start, length in re.findall(r"class=\w+(?: x=(\d+)%)? width=(\d+)%", shapes)]
    return [int(place) for place in re.findall(r"cx=(\d+)%", shapes)], [[start, start + length] for start, length in bars]


def the_chart_of_characters_has_each_score_at_its_place(page):
    charts = [block.text for block in page.blocks if block.kind == "chart"]
    dots = {line[:23].rstrip("… "): (line.index("●") - 23, line[54:].strip()) for line in charts if "●" in line}
    for title, value in page.scores.items() if page.to == "md" else ():
        found = [drawn for name, drawn in dots.items() if title.startswith(name)]
        if found != [(round(value * 30 / 100), page.printed(title))]:
            yield f"{title}: {found}"


RULES = (
    every_feature_is_named,
    the_cover_says_how_many_answered,
    the_three_cards_hold_the_reading_with_its_figures,
    a_row_of_the_table_holds_its_features_figures_in_order,
    statements_are_counted_as_their_words_are_printed_below,
    a_statement_has_its_word_or_how_many_chose_each_answer,
    the_appendix_repeats_every_figure_and_nothing_else,
    the_coach_reads_how_far_answers_to_each_counted_statement_lie_apart,
    views_are_grouped_as_they_are_printed,
    statements_that_divide_have_three_people_on_each_side,
    the_hour_has_sixty_minutes_and_names_what_the_reading_names,
    marks_say_what_the_answers_say,
    comments_are_shown_or_why_not,
    every_number_is_a_figure_of_its_place,
    every_dot_and_bar_is_drawn_at_its_figure,
    a_features_own_drawing_is_drawn_at_its_figures,
    the_chart_of_characters_has_each_score_at_its_place,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_no_page_breaks_the_rule_that(lab, pages, rule):
    assert lab.faults(pages, [rule]) == []


@pytest.mark.slow
@given(data=st.data())
@settings(max_examples=100)
def test_no_page_of_any_made_up_team_breaks_a_rule(lab, data):
    assert lab.faults(lab.pages_of(data.draw(lab.drawn)), RULES) == []
