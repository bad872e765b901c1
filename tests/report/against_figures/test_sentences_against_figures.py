"""Every sentence of a page against the figures that are printed, by logic written anew.

A new sentence in a part that speaks of figures needs a line in `SAYINGS` that tells when it is true; until then the page is
said to hold a sentence that nobody checks.
"""

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

pytestmark = pytest.mark.slow

TITLES = "(?P<titles>“.+?”(?:(?:, | and )“.+?”)*)"
LOW, HIGH = r"(?P<low>\d+)", r"(?P<high>\d+)"
RANGE = r"between (?:about )?(?P<low>\d+) and (?P<high>\d+)"
SCORE = r"\d+(?: or less| or more)?"
POINTS = r"(?P<count>1(?= point )|\d+(?= points )) points?"
ONE = r"(?P<one>\d+)"


def titles_in(parts):
    return re.findall("“(.+?)”", parts["titles"])


def others(page, titles):
    named = set(titles)
    return [value for title, value in page.scores.items() if title not in named]


def is_highest(page, titles):
    rest = others(page, titles)
    return bool(rest) and min(page.scores[title] for title in titles) > max(rest)


def is_lowest(page, titles):
    rest = others(page, titles)
    return bool(rest) and max(page.scores[title] for title in titles) < min(rest)


def rated_highest(page, _feature, parts):
    titles = titles_in(parts)
    return titles == page.reading("build_on") and is_highest(page, titles)


def to_build_on(page, _feature, parts):
    titles = titles_in(parts)
    good = min(page.scores[title] for title in titles) >= 60
    return titles == page.reading("build_on") and good and not is_highest(page, titles)


def rated_lowest(page, _feature, parts):
    titles = titles_in(parts)
    of_a_good_set = min(page.scores[title] for title in titles) > 70
    return titles == page.reading("talk_about") and is_lowest(page, titles) and of_a_good_set is bool(parts["good"])


def to_talk_about(page, _feature, parts):
    titles = titles_in(parts)
    return titles == page.reading("talk_about") and not is_lowest(page, titles)


def seen_differently(page, _feature, parts):
    titles = titles_in(parts)
    return titles == page.reading("see_differently") and {page.views[title] for title in titles} <= {"apart", "two camps"}


def gaps(page):
    """How far each feature of several statements lies from the mean of their scores."""
    scores = [page.scores[each.title] for each in page.asked.scored if each.title in page.scores and len(each.items) > 1]
    return [value - sum(scores) / len(scores) for value in scores]


def nothing_stands_out(page, _feature, _parts):
    return page.nothing_named and all(abs(gap) < 5 for gap in gaps(page))


def none_apart(page, _feature, _parts):
    return bool(page.views) and set(page.views.values()) <= {"close", "mixed"}


def none_apart_where_shown(page, feature, parts):
    return none_apart(page, feature, parts) and len(page.views) < len(page.features)


def spread_but_not_named(page, feature, parts):
    mean = sum(page.scores.values()) / len(page.scores)
    far = any(abs(value - mean) >= 5 for value in page.scores.values())
    return page.nothing_named and from_to(page, feature, parts) and far


def nothing_below(page, _feature, _parts):
    return not page.reading("talk_about") and all(gap > -5 for gap in gaps(page))


def no_strength(page, _feature, _parts):
    strong = {each.title for each in page.asked.scored if len(each.items) > 1 and page.scores.get(each.title, 0) >= 60}
    shared = strong - {title for title, views in page.views.items() if views in {"apart", "two camps"}}
    return not page.reading("build_on") and shared <= set(page.reading("talk_about"))


def high_but_not_named(page, _feature, _parts):
    return page.nothing_named and max(page.scores.values()) >= 60


def no_strength_but_a_team(page, feature, parts):
    return no_strength(page, feature, parts) and marks_met(page, feature, parts) and page.copy != "organisation"


def fewer_than(page, _feature, parts):
    no_figures = all(feature["n"] is None for feature in page.features)
    in_part = page.figures["answered"] >= page.minimum
    return int(parts["count"]) == page.minimum and bool(parts["each"]) is in_part and no_figures


def some_silent(page, _feature, _parts):
    return page.silent > 0 and page.figures["response_rate"] >= 60


def only_some(page, _feature, parts):
    size, answered, rate = (page.figures[key] for key in ("size", "answered", "response_rate"))
    said = tuple(int(parts[key]) for key in ("some", "count", "share"))
    return said == (answered, size, rate) and rate < 60 and abs(100 * answered / size - rate) <= 0.5


def everyone(page, _feature, _parts):
    """Whether all members answered, and all of them every feature that has a score."""
    size = page.figures["size"]
    return {size} == {page.figures["answered"], *(each["n"] for each in page.features if each["n"] is not None)}


def everyone_in_part(page, feature, parts):
    return page.silent == 0 and not everyone(page, feature, parts)


def size_unknown(page, _feature, _parts):
    return page.figures["size"] is None


def far_off(page, which):
    ranges = [(each["score"], *each[which]) for each in page.features if each[which]]
    return max(max(value - low, high - value) for value, low, high in ranges)


def farthest(page, _feature, parts):
    return int(parts["count"]) == far_off(page, "interval") > 0 and page.figures["size"] is not None


def farthest_of_an_unknown_size(page, _feature, parts):
    return int(parts["count"]) == far_off(page, "interval") > 0 and page.figures["size"] is None


def farthest_whatever_they_think(page, _feature, parts):
    return int(parts["count"]) == far_off(page, "worst_case") > 0 and page.figures["response_rate"] < 60


def enough_answered(page, _feature, _parts):
    return page.figures["response_rate"] >= 60


def rated(page, feature, parts):
    about = "about" if feature["n"] < 10 and feature["score_end"] is None else None
    said = (int(parts["score"]), parts["about"], parts["end"])
    return said == (feature["score"], about, feature["score_end"]) and page.copy != "organisation"


def one_statement(page, feature, parts):
    (item,) = feature["items"]
    scale = page.scale_of(item)
    lower, upper = scale.label(scale.lowest), scale.label(scale.highest)
    towards = {f"your answers lie towards “{upper}”": "mostly agree", f"your answers lie towards “{lower}”": "mostly disagree"}
    agree = {"you agree with it": "mostly agree", "you disagree with it": "mostly disagree"}
    word = {"your answers lie in between": "mixed"} | (agree if upper == "Strongly agree" else towards)
    return feature["score"] is None and item["word"] == word.get(parts["word"])


def views_are(page, feature, parts):
    return page.views.get(feature["title"]) == {"close together": "close", "far apart": "apart"}.get(parts["word"], "mixed")


def in_two_camps(_page, feature, _parts):
    return feature["two_camps"] and feature["agreement"] != "close"


def level_of(value):
    return "high" if value >= 60 else "low" if value <= 40 else "in between"


def own_pattern(page, feature, parts):
    views = page.views[feature["title"]]
    said = "close" if "close" in parts["views"] else "apart" if "apart" in parts["views"] else "mixed"
    return level_of(feature["score"]) == parts["level"] and said == views.replace("two camps", "apart")


def very_likely(page, feature, parts):
    kind = "this team now" if parts["now"] else "this team in general"
    return feature["interval"] == ends_in(parts) and feature["interval_kind"] == kind and in_order(page, feature)


def possible(page, feature, parts):
    """Whether it is what is printed, and holds every score that is printed as this one whatever the others think."""
    low, high = ends_in(parts)
    half, size = (2.5 if feature["n"] < 10 else 0.5), page.figures["size"]
    least = 0 if feature["score_end"] == "or less" else max(feature["score"] - half, 0)
    most = 100 if feature["score_end"] == "or more" else min(feature["score"] + half, 100)
    holds = low <= least * feature["n"] / size and high >= 100 - (100 - most) * feature["n"] / size - 1e-9
    return feature["worst_case"] == [low, high] and holds and in_order(page, feature)


def ends_in(parts):
    return [int(parts["low"]), int(parts["high"])] if parts.get("low") else [int(parts["one"])] * 2


def in_order(_page, feature):
    """Whether a score lies in its range, and its range in what is possible."""
    (low, high), value = feature["interval"], feature["score"]
    least, most = feature["worst_case"] or (0, 100)
    return bool(least <= low <= value <= high <= most)


def middle_half(_page, feature, parts):
    """Whether the ends are those printed, and it is not all people who lie there."""
    spread = feature["spread"]
    return bool(spread["middle_half"] == ends_in(parts) != spread["lowest_highest"])


def all_at(_page, feature, parts):
    return feature["spread"]["lowest_highest"] == ends_in(parts)


def reach(_page, feature, parts):
    low, high = int(parts["low"]), int(parts["high"])
    first, third = feature["spread"]["middle_half"]
    return feature["spread"]["lowest_highest"] == [low, high] and low <= first <= third <= high and low < high


def statements_hidden(_page, feature, _parts):
    return all(item["word"] is item["counts"] is None for item in feature["items"])


def some_hidden(page, _feature, _parts):
    return any(feature["n"] and statements_hidden(page, feature, {}) for feature in page.features)


def place_of(page, feature, parts):
    title = {None: None} | {group["id"]: group["title"] for group in page.figures["groups"]}
    placed = page.features[int(parts["place"]) - 1] == feature and int(parts["count"]) == len(page.features)
    return placed and parts["group"] == title[feature["group"]]


def marks_met(page, _feature, _parts):
    return all(mark["met"] for mark in page.figures["real_team"])


def shown_marks_met(page, _feature, _parts):
    return {mark["met"] for mark in page.figures["real_team"]} == {True, None}


def marks_missed(page, _feature, parts):
    missed = sum(mark["met"] is False for mark in page.figures["real_team"])
    return missed == (1 if parts["count"] == "One mark" else int(parts["count"].split()[0])) > 0


def marks_unknown(page, _feature, _parts):
    return all(mark["met"] is None for mark in page.figures["real_team"])


def a_mark_missed(page, _feature, _parts):
    return any(mark["met"] is False for mark in page.figures["real_team"])


def rated_low(page, _feature, parts):
    (title,) = titles_in(parts)
    care = {dimension.title: dimension.care for dimension in page.asked.dimensions}
    told = " ".join(page.at("coach", "p"))
    return title in low_where_people_can_be_hurt(page) and f"“{title}” is rated low. {care[title]}" in told


def low_where_people_can_be_hurt(page):
    """Features with a warning for coaches: a score of 40 or less, or one statement alone with the word that is bad."""
    care = {dimension.title for dimension in page.asked.scored if dimension.care}
    bad = {"positive": "mostly disagree", "negative": "mostly agree"}
    for feature in page.features:
        alone = feature["items"][0] if len(feature["items"]) == 1 and feature["score"] is None else None
        by_word = alone is not None and alone["word"] == bad[alone["keyed"]]
        if feature["title"] in care and (by_word or page.scores.get(feature["title"], 100) <= 40):
            yield feature["title"]


def slow(page, _feature, _parts):
    """Whether the talk goes slowly: someone can have been hurt, views lie apart, or a mark of a real team is not clear."""
    apart = {"apart", "two camps"} & set(page.views.values())
    return bool(apart or any(low_where_people_can_be_hurt(page)) or a_mark_missed(page, None, {}))


def with_cards(page, _feature, _parts):
    return page.figures["edition"] == "discussion"


def as_usual(page, _feature, _parts):
    return not slow(page, None, {}) and not with_cards(page, None, {})


def far_apart(page, _feature, parts):
    return titles_in(parts) == [title for title, views in page.views.items() if views in {"apart", "two camps"}]


def moves_most(page, _feature, parts):
    (title,) = titles_in(parts)
    widths = {each["title"]: each["worst_case"][1] - each["worst_case"][0] for each in page.features if each["worst_case"]}
    (ends,) = (each["worst_case"] for each in page.features if each["title"] == title)
    return ends == ends_in(parts) and widths[title] == max(widths.values())


def from_to(page, _feature, parts):
    low, high = min(page.scores.values()), max(page.scores.values())
    ends = [{page.printed(title) for title, value in page.scores.items() if value == end} for end in (low, high)]
    return parts["low"] in ends[0] and parts["high"] in ends[1] and parts["low"] != parts["high"]


def same_where_any(page, feature, parts):
    return same_for_all(page, feature, parts) and len(page.scores) < len(page.features)


def same_for_all(page, _feature, parts):
    return {page.printed(title) for title in page.scores} == {parts["low"]}


def no_scores(page, _feature, _parts):
    return not page.scores


def some_scores(page, _feature, _parts):
    return bool(page.scores)


def few_is_said(page, _feature, _parts):
    return "few" in {reason["code"] for feature in page.features for reason in feature["withheld"].values()}


def without_range(page, _feature, _parts):
    """Whether every score without a range is one of everybody, and there is one."""
    codes = {
        each["withheld"]["interval"]["code"] for each in page.features if each["score"] is not None and not each["interval"]
    }
    return codes == {"everyone-answered"}


def camps_named(page, _feature, parts):
    named = {*page.reading("talk_about"), *page.reading("see_differently")}
    return titles_in(parts) == [each["title"] for each in page.features if each["two_camps"] and each["title"] not in named]


def apart_named(page, _feature, _parts):
    apart = [title for title, views in page.views.items() if views in {"apart", "two camps"}]
    return bool(apart) and set(apart) <= set(page.reading("talk_about"))


def no_views(page, _feature, _parts):
    return not page.views


def always(_page, _feature, _parts):
    return True


def not_discussion(page, _feature, _parts):
    return any(feature["n"] is not None for feature in page.features)


#: A sentence, and what tells whether it is true from the page, the feature whose section it is in, and its named parts.
#: The longer of two that begin alike comes first.
SAYINGS = (
    (f"(?:You|The team) rated {TITLES} highest[.]", rated_highest),
    (f"(?:You|The team) can build on {TITLES}[.]", to_build_on),
    (f"(?:You|The team) rated {TITLES} lowest(?P<good> of a good set)?[.]", rated_lowest),
    (f"Talk first about {TITLES}[.]", to_talk_about),
    (f"The team has most to talk about in {TITLES}[.]", to_talk_about),
    (f"(?:You|Its members) see {TITLES} differently(?: from one another)?[.]", seen_differently),
    ("No feature stands out from the others[.]", nothing_stands_out),
    ("No feature stands out above the others[.]", nothing_stands_out),
    ("No feature stands out below the others[.]", nothing_below),
    ("No feature is clearly a strength[.] But your answers show the marks of a real team[.]", no_strength_but_a_team),
    ("No feature is clearly a strength[.]", no_strength),
    ("No high score stands out far enough to be named[.]", high_but_not_named),
    ("No feature is clearly below the rest[.]", nothing_below),
    (
        f"Scores run from (?P<low>{SCORE}) to (?P<high>{SCORE})[.] None is named as a strength or to talk about first[.]",
        spread_but_not_named,
    ),
    ("There are no scores to compare[.] Look at what was said of each statement[.]", no_scores),
    ("No feature has a score[.]", no_scores),
    ("Where it is shown, your views are not far apart[.]", none_apart_where_shown),
    ("On no feature are your views far apart[.]", none_apart),
    (f"On {TITLES} your views fall into two camps[.]", camps_named),
    ("Where your views are apart has been named already[.]", apart_named),
    ("How far your views lie apart is not shown here[.]", no_views),
    (r"Fewer than (?P<count>\d+) people answered(?P<each> each feature)?, so there are no figures[.]", fewer_than),
    ("Not everyone answered[.] The missing views may be different[.]", some_silent),
    (
        r"Only (?P<some>\d+) of (?P<count>\d+) members answered \((?P<share>\d+)%\)[.] The missing views may be different[.]",
        only_some,
    ),
    ("Everyone answered, so the scores are averages of the whole team at that time[.]", everyone),
    ("Everyone took part, though some left parts out[.]", everyone_in_part),
    ("How many were asked is not known, so neither is how many views are missing[.]", size_unknown),
    ("Next time, note how many are asked: then the report can say how sure it is[.]", size_unknown),
    (
        rf"Most likely, no score is more than {POINTS} off[.] Smaller gaps may be chance[.]",
        farthest_of_an_unknown_size,
    ),
    (rf"If the others see it much as you do, no score is likely to be more than {POINTS} off[.]", farthest),
    ("Smaller gaps may be chance[.]", enough_answered),
    (rf"If they see it quite differently, a score could be up to {POINTS} off[.]", farthest_whatever_they_think),
    (r"You rated this (?:(?P<about>about) )?(?P<score>\d+)(?: (?P<end>or less|or more))? out of 100[.]", rated),
    ("There is one statement here, and on the whole (?P<word>[^.]+)[.]", one_statement),
    ("Your views are (?P<word>close together|mixed|far apart)[.]", views_are),
    ("Your views fall into two camps: some of you see this going well, others see it going badly[.]", in_two_camps),
    ("That is (?P<level>high|in between|low), (?P<views>[^.]+)[.] [^.]+[.]", own_pattern),
    (rf"If the others see it as you do, everyone's score is (?P<now>most) likely (?:{LOW} to {HIGH}|{ONE})[.]", very_likely),
    (rf"Your usual score is most likely (?:{RANGE}|{ONE})(?P<now>)[.]", very_likely),
    (rf"Whatever the others think, everyone's score lies {RANGE}[.]", possible),
    (rf"Whatever they think, it lies {RANGE}[.]", possible),
    (rf"The middle half of your own scores (?:lies {RANGE}|is at (?P<one>\d+))[.]", middle_half),
    (rf"All your own scores (?:lie {RANGE}|are at (?P<one>\d+))[.]", all_at),
    (r"They go from (?P<low>\d+) to (?P<high>\d+)[.]", reach),
    (r"What you answered to each is not shown[.](?: Why\?)?", statements_hidden),
    (r"(?:(?P<group>[^·]+) · )?Feature (?P<place>\d+) of (?P<count>\d+)(?: All features)?", place_of),
    ("Your answers show the marks of a real team[.]", marks_met),
    ("The marks of a real team that can be shown are clear from your answers[.]", shown_marks_met),
    (
        r"(?P<count>One mark|\d+ marks) of a real team (?:is|are) not clear from your answers[.] Talk about [^.]+[.]",
        marks_missed,
    ),
    (r"These are the marks of a real team[.] Go through them together: which of them are true of you\?", marks_unknown),
    ("Read this second: agree first who and what this team is[.]", a_mark_missed),
    ("It is not clear to (?:the team|them) who and what (?:it|this team) is[.]", a_mark_missed),
    (f"{TITLES} is rated low[.]", rated_low),
    (f"Their views of {TITLES} lie far apart[.]", far_apart),
    (
        rf"With the missing answers, {TITLES} could lie anywhere from {LOW} to {HIGH}; no other score is less sure[.]",
        moves_most,
    ),
    (f"Scores run from (?P<low>{SCORE}) to (?P<high>{SCORE})[.]?", from_to),
    (f"The score is (?P<low>{SCORE}) for every feature that has one[.]?", same_where_any),
    (f"The score is (?P<low>{SCORE}) for every feature[.]?", same_for_all),
    ("What was said of each feature[.]?", no_scores),
    ("Scores from 0 to 100, higher is better[.]", some_scores),
    ("A score without a range is that of everyone[.]", without_range),
    ("Where statements are not shown:", some_hidden),
    ("Few: fewer than three answers[.]", few_is_said),
    ("With so few, any figure could give someone's answers away[.]", always),
    ("You do not need them: with three cards each, this sheet leads you through the same questions[.]", always),
    ("The team has its own copy to talk about[.]", always),
    ("This is where a conversation starts, not a verdict[.]", not_discussion),
    ("Teams do different work[.] Do not rank them by these figures, and do not judge a leader by them[.]", always),
    ("The order of the features is not certain[.] Some statements are harder to say yes to than others[.]", not_discussion),
    ("This copy is for whoever leads the talk[.] Give the team its own copy[.]", always),
    ("“This is how you saw your team on one day[.][^”]+”", as_usual),
    ("“Today we begin with questions, not with scores[.][^”]+”", slow),
    ("“We have no figures today, and we do not need them[.][^”]+”", with_cards),
    ("Do not ask who did not answer, or why[.] Ask what would make it easier to answer next time[.]", always),
    (r"How sure is this\?", always),
    ("Notes", always),
)


SAID = [(re.compile(text), truth) for text, truth in SAYINGS]


#: Where every paragraph is checked: these parts speak of figures.
SPEAKING = ("short", "marks", "coach", "glance")


def every_sentence_is_true_of_the_printed_figures(page):
    for block in page.blocks:
        if (block.kind == "p" and block.place.startswith((*SPEAKING, "f-"))) or (block.place, block.kind) == (
            "glance",
            "caption",
        ):
            feature = page.feature(block.place[2:]) if block.place.startswith("f-") else {}
            yield from wrong_in(page, feature, without_questionnaire(page, feature, block.text))


def wrong_in(page, feature, text):
    """The sentences of a text that are not true, or that nobody checks."""
    while text:
        found = next(((match, truth) for said, truth in SAID if (match := said.match(text))), None)
        if found is None:
            yield f"nobody checks: {text}"
            return
        match, truth = found
        if not truth(page, feature, match.groupdict()):
            yield f"not true: {match[0]}"
        text = text[match.end() :].strip()


def without_questionnaire(page, feature, text):
    """A paragraph without the words of the questionnaire and without reasons, which have rules of their own."""
    if text.startswith(("Coach: ", "Keep in mind: ")) or page.asked.framing.after[:1] == (text,):
        return ""
    asked = next((each for each in page.asked.dimensions if each.id == feature.get("id")), None)
    care = [each.care for each in page.asked.dimensions if each.care]
    theirs = [asked.question, *asked.patterns.values(), *asked.blocks.values()] if asked else care
    for words in [*theirs, *reasons_in(page.figures)]:
        text = re.sub(rf"(?:^[A-Z][^.]*: )?{re.escape(words)}", "", text).strip() if words in text else text
    return text


def reasons_in(part):
    """The sentences of every reason in a part of the JSON."""
    if isinstance(part, dict):
        own = {part["text"]} if part.keys() == {"code", "text"} else set()
        return own.union(*map(reasons_in, part.values()))
    return set().union(*map(reasons_in, part)) if isinstance(part, list) else set()


def no_sentence_speaks_of_all_features_where_some_are_not_shown(page):
    said = " ".join([*page.at("short"), *page.at("glance", "caption", "p")])
    rated = [titles_in({"titles": text}) for text in re.findall("rated (“[^.]+”) (?:highest|lowest)", said)]
    if any(not others(page, titles) for titles in rated):
        yield "the highest or lowest of nothing else"
    if re.search("for every feature(?! that has one)", said) and len(page.scores) < len(page.features):
        yield "a score for every feature, but some have none"
    if re.search("(?:on none|On no feature) are your views far apart", said) and len(page.views) < len(page.features):
        yield "views are apart on none, but some are not shown"


def a_feature_of_one_statement_does_not_stand_out_where_nothing_is_said_to(page):
    alone = [page.scores[each.title] for each in page.asked.scored if len(each.items) == 1 and each.title in page.scores]
    mean = sum(page.scores.values()) / max(len(page.scores), 1)
    said = " ".join(page.at("short"))
    if re.search("No feature stands out (?:from|above|below)", said) and any(abs(value - mean) >= 5 for value in alone):
        yield f"one statement: {alone}"
    if "stands out as a strength" in said and any(value >= 60 for value in alone):
        yield f"one statement: {alone}"


def nobody_is_said_to_be_fewer_than_answered(page):
    said = "\n".join(block.text for block in page.blocks)
    numbers = [int(number) for number in re.findall(r"(?<!Where f)(?<!With f)ewer than (\d+) people answered(?! each)", said)]
    yield from (f"fewer than {number} answered" for number in numbers if number <= page.figures["answered"])


def a_feature_says_each_of_its_ranges(page):
    """A sentence of all of them, if it is the same, will do."""
    for feature in page.features if page.copy != "organisation" else ():
        said = [*map(int, re.findall(r"\d+", " ".join(page.at(f"f-{feature['id']}", "p"))))]
        spread = feature["spread"] or dict.fromkeys(("middle_half", "lowest_highest"))
        for ends in (feature["interval"], feature["worst_case"], spread["middle_half"], spread["lowest_highest"]):
            if ends and not set(ends) <= set(said):
                yield f"{feature['title']}: {ends} is not said"


def a_pattern_of_the_questionnaire_fits_the_score_and_the_views(page):
    for feature in page.features:
        asked = next(each for each in page.asked.dimensions if each.id == feature["id"])
        said = " ".join(page.at(f"f-{feature['id']}", "p"))
        fits = expected_pattern(page, feature)
        for name, text in asked.patterns.items():
            if (text in said) is not (name == fits and page.copy != "organisation"):
                yield f"{feature['title']}: {text}"


def expected_pattern(page, feature):
    views = page.views.get(feature["title"], "").replace("two camps", "apart")
    if feature["score"] is None or feature["agreement"] is None or views == "mixed":
        return None
    return f"{level_of(feature['score']).replace('in between', 'middle')}_{views}"


HALF_AND_HALF = [1, 5] * 5
YES_AND_NO = [1, 2] * 3
#: Five people at 40 and five at 60.
BESIDE_THE_MIDDLE = {
    "communication1": [3] * 5 + [4] * 5,
    "communication2": [3] * 5 + [4] * 5,
    "communication4": [2] * 5 + [3] * 5,
    "communication5": [2] * 5 + [3] * 5,
}
#: Small teams whose pages once held a sentence that was not true.
ONCE_WRONG = (
    lambda made: made("alone", 10, 10, aims=HALF_AND_HALF),
    lambda made: made("many", 6, 6, doors2=YES_AND_NO, fairness=YES_AND_NO),
    lambda made: made("seven-features", 5, 5, rest=0.75, identity1=[5, 5, 4, 4, 4]),
    lambda made: made("one", 10, 10, aims=5, calm=5),
    lambda made: made("many", 7, 7, belonging=5, belonging0=[5] * 4 + [None] * 3),
    lambda made: made("two", 10, 10, calm0=[7] * 2 + [8] * 8, calm1=[1] * 5 + [2] * 5),
    lambda made: made("two", 10, 10, aims=[3] * 9 + [None]),
    lambda made: made("alone", 10, 12, aims=[3] * 9 + [None]),
    lambda made: made("alone", 5, 6, aims=[3, 3, 3, 3, None]),
    lambda made: made("alone", 10, 12, aims=5),
    lambda made: made("seven-features", 10, 10, **BESIDE_THE_MIDDLE),
    lambda made: made("alone", 10, 12, aims=5),
    lambda made: made("one", 10, 10, aims=[1, 5] * 5),
)
RULES = (
    every_sentence_is_true_of_the_printed_figures,
    a_feature_says_each_of_its_ranges,
    nobody_is_said_to_be_fewer_than_answered,
    no_sentence_speaks_of_all_features_where_some_are_not_shown,
    a_feature_of_one_statement_does_not_stand_out_where_nothing_is_said_to,
    a_pattern_of_the_questionnaire_fits_the_score_and_the_views,
)


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.__name__)
def test_no_page_breaks_the_rule_that(lab, pages, rule):
    assert lab.faults(pages, [rule]) == []


@pytest.mark.slow
@given(data=st.data())
@settings(max_examples=100)
def test_no_page_of_any_made_up_team_breaks_a_rule(lab, data):
    assert lab.faults(lab.pages_of(data.draw(lab.drawn)), RULES) == []


@pytest.mark.parametrize("place", range(len(ONCE_WRONG)))
def test_a_team_that_once_got_a_false_sentence_gets_none(lab, place):
    assert lab.faults(lab.pages_of(ONCE_WRONG[place](lab.made)), RULES) == []
