"""The debrief as plain data for its templates: both copies and both formats print from this one view."""

from collections.abc import Iterable
from itertools import chain

from teamcheck.questionnaire.model import Dimension, Questionnaire
from teamcheck.report import account, checklists, cover, facilitation, summary
from teamcheck.report.dimensions import anchor, lead
from teamcheck.report.ends import Ends, ends_of
from teamcheck.report.language import Language, Said
from teamcheck.report.material import View, material_of, material_view
from teamcheck.report.of_round import NO_ROUND, OfRound, days, whom_to_turn_to
from teamcheck.report.talk import of_lists, rules, spoken
from teamcheck.report.talk.agenda import LENGTHS, Length, Part, Step, agenda, longest_topic, steps_of, title, topics
from teamcheck.report.talk.brake import Pace, brake_of, pace_of, reasons, slow_down, when_to_stop
from teamcheck.report.talk.known import beside_a_debrief
from teamcheck.scorecard.copies import Copy
from teamcheck.scorecard.public import PublicDimension, PublicScorecard, Reading


def view(card: PublicScorecard, questionnaire: Questionnaire, say: Language, copy: Copy, of_round: OfRound = NO_ROUND) -> View:
    """Everything a debrief says.

    The team's copy of a team that goes slowly has no figure, no word for agreement, and no feature that stands out (M74).
    """
    pace, coach = pace_of(card, questionnaire), copy == "coach"
    shown = pace == "usual" or (coach and pace == "slow")
    named = card if shown else _naming_nothing(card)
    return {
        "page": {"lang": say.tag, "dir": say.direction},
        "team": card.team,
        "cover": {
            "kind": say("Debrief guide: the coach's copy") if coach else say("Debrief guide"),
            "answered": cover.answered(card, say),
            "round": card.round or "",
            "extent": say(
                "{first}, {second} or {third} minutes", **dict(zip(("first", "second", "third"), LENGTHS, strict=True))
            ),
            "audience": cover.for_whom(card, copy, say),
            "days": days(of_round, say),
        },
        "caution": say.apart(questionnaire.caution) if questionnaire.caution else "",
        "lead": _lead(card, pace, say, shown=shown),
        "known": beside_a_debrief(say),
        "coach": _coach(card, questionnaire, pace, say, of_round) if coach else None,
        "agendas": [_agenda(named, questionnaire, pace, length, say) for length in LENGTHS],
        "words": [_words(step, card, pace, say) for step in steps_of(pace)],
        "rules": rules.rules(say),
        "hard": when_to_stop(say),
        "support": whom_to_turn_to(of_round, say),
        "shown": shown,
        "features": _features(card, questionnaire, say, shown=shown, coach=coach) if card.dimensions else [],
        "lists": checklists.checklists(card, questionnaire, say),
        "cards": rules.cards(say) if pace == "cards" and card.dimensions else [],
        "sections": _sections(card, say),
        "split": checklists.split(card, say) if shown else [],
        "vote": [] if pace == "cards" else rules.vote(say) if card.dimensions else of_lists.vote(say),
        "after": list(questionnaire.framing.after),
        "method": [*account.confidentiality(card, say), *account.unchecked(card, say)],
    }


def _naming_nothing(card: PublicScorecard) -> PublicScorecard:
    """The same team, so that its agenda names no feature as strong, low or seen apart, and no mark as not clear."""
    return card.model_copy(update={"reading": Reading(build_on=[], talk_about=[], see_differently=[]), "real_team": []})


def _sections(card: PublicScorecard, say: Language) -> list[View]:
    """The features as the tables of votes and of marks list them, each with its group; or else what stands on the list."""
    if not card.dimensions:
        options = [(found.id, option.text) for found in card.checklists for option in found.options]
        return [{"id": checklists.anchor(id_), "title": text, "group": None} for id_, text in options]
    title_of = {group.id: say.apart(group.title) for group in card.groups}
    return [{"id": anchor(each.id), "title": each.title, "group": title_of.get(each.group or "")} for each in card.dimensions]


def _lead(card: PublicScorecard, pace: Pace, say: Language, *, shown: bool) -> list[Said]:
    """What this is, and where its figures are."""
    said = [
        say("This sheet leads you through a talk about your answers. Choose the time you have: an hour is best."),
        say("Best led by someone who is not the team's manager, within three weeks of asking."),
    ]
    if pace == "cards":
        return [*said, *summary.no_figures(card, say)]
    if shown:
        return [*said, say("Every figure in it stands in your report, too.")]
    return [
        *said,
        say("It begins with questions. Scores are in your report, for those who want to look at them."),
        say("In half an hour you can listen to each other. To plan anything, take an hour."),
    ]


def _coach(card: PublicScorecard, questionnaire: Questionnaire, pace: Pace, say: Language, of_round: OfRound) -> View:
    """What only the coach's copy has."""
    found = brake_of(card, questionnaire)
    unsaid = spoken.unsaid(pace, say) if card.dimensions else of_lists.unsaid(say)
    unknown = say("Without figures nobody knows whether this team needs care. Go as slowly as if it did.")
    return {
        "reasons": reasons(found, questionnaire, say),
        "brake": slow_down(say) if found.holds else [],
        "prepare": [*facilitation.prepare(card, of_round, say), *([unknown] if pace == "cards" else [])],
        "unsaid": [{"not_said": each.not_said, "why": each.why, "said": each.said} for each in unsaid],
    }


def _agenda(card: PublicScorecard, questionnaire: Questionnaire, pace: Pace, length: Length, say: Language) -> View:
    parts = agenda(card, questionnaire, pace, length, say)
    return {
        "title": say("{count} minutes", count=length),
        "parts": [_part(part, say) for part in (parts if card.dimensions else of_lists.worded(parts, say))],
    }


def _words(step: Step, card: PublicScorecard, pace: Pace, say: Language) -> View:
    """What to say in a step."""
    called, said = title(step, LENGTHS[-1], say), spoken.of_step(step, pace, say)
    if not card.dimensions:
        called, said = of_lists.title(step, say) or called, of_lists.words_of(step, pace, say) or said
    return {"title": called, "said": said}


def _part(part: Part, say: Language) -> View:
    return {
        "minutes": say("{count} min", count=part.minutes),
        "clock": say("{low} to {high}", low=part.start, high=part.start + part.minutes),
        "title": part.title,
        "text": part.text,
    }


def _features(card: PublicScorecard, questionnaire: Questionnaire, say: Language, *, shown: bool, coach: bool) -> list[View]:
    """Groups of features: first those to talk about, of these those that are seen apart; as asked where nothing is shown."""
    asked, ends = {dimension.id: dimension for dimension in questionnaire.dimensions}, ends_of(questionnaire)

    def group(heading: Said, dimensions: Iterable[PublicDimension]) -> View:
        entries = [_feature(each, asked[each.id], ends, say, shown=shown, coach=coach and shown) for each in dimensions]
        return {"title": heading, **_said_once(entries, say), "entries": entries}

    if not shown:
        return [group(say("All features"), card.dimensions)]
    first, strong = topics(card), summary.named(card).build_on
    rest = [each for each in card.dimensions if each not in first and each not in strong]
    groups = [(say("Talk about these first"), first), (say("Build on these"), strong)]
    groups = [each for each in groups if each[1]]
    groups.append((say("The others") if groups else say("All features"), rest))
    return [group(*each) for each in groups if each[1]]


def _said_once(entries: list[View], say: Language) -> View:
    """What would be said of several features of a group in the same words, with their names; it is taken out of them."""
    found: View = {}
    for part in ("words", "hint"):
        alike: dict[str, list[View]] = {}
        for entry in entries:
            alike.setdefault(str(entry[part]), []).append(entry)
        several = [those for text, those in alike.items() if text and len(those) > 1]
        found[part] = [
            {"titles": say.quoted([str(entry["title"]) for entry in those]), "text": those[0][part]} for those in several
        ]
        for entry in chain.from_iterable(several):
            entry[part] = ""
    return found


def _feature(dimension: PublicDimension, asked: Dimension, ends: Ends, say: Language, *, shown: bool, coach: bool) -> View:
    material = material_view(material_of(asked), say)
    return {
        "id": anchor(dimension.id),
        "title": dimension.title,
        "question": asked.question,
        "lead": lead(dimension, asked, ends, say) if shown else "",
        "words": spoken.of_feature(dimension, asked, say) if shown else "",
        "hint": facilitation.hint(dimension, say) if coach else "",
        "discuss": material["discuss"],
        "exercise": material["exercise"],
        "exercise_fits": asked.exercise is not None and asked.exercise.minutes <= longest_topic(),
    }
