"""What people are told when a round is opened, and what of ``round.yaml`` goes against it later."""

from collections.abc import Iterator

from teamcheck.collect.manifest import Manifest, Promise
from teamcheck.collect.round import ASKED_FOR_BACKGROUND, Round
from teamcheck.errors import Code, Place, Problem


def promise_of(round_: Round, told: str) -> Promise:
    """What people are told, to be frozen."""
    return Promise(
        team=round_.team,
        about=round_.about,
        round=round_.name,
        questionnaire=round_.questionnaire.id,
        sha256=round_.questionnaire.sha256,
        minimum=round_.minimum,
        audience=round_.audience,
        keep=round_.keep,
        background=round_.asks_background,
        facilitator=round_.facilitator.name,
        why={tag: round_.words_in(tag).why for tag in round_.languages},
        kept_until="" if round_.kept_until is None else round_.kept_until.isoformat(),
        leader_answers=round_.leader_answers,
        told=told,
    )


def changes(round_: Round, promise: Promise) -> list[Problem]:
    """What ``round.yaml`` says now and said otherwise when people were told."""
    now = promise_of(round_, promise.told)
    changed = _changed(round_, promise, now)
    return [Problem(Code.ROUND_CHANGED, Place(str(round_.file), key=key), message, fix) for key, message, fix in changed]


def _changed(round_: Round, promise: Promise, now: Promise) -> Iterator[tuple[str, str, str]]:
    """The key of each change, what is wrong with it, and how to mend it."""
    for name in ("team", "about", "round", "minimum", "audience", "keep", "facilitator"):
        before, after = getattr(promise, name), getattr(now, name)
        if before != after:
            key = "facilitator.name" if name == "facilitator" else name
            message = f"`{key}` was {before} when the round was opened, and is {after} now"
            yield key, message, f"Write {before} there again; what people were told cannot be changed while they answer."
    if any(promise.why[tag] != now.why[tag] for tag in promise.why.keys() & now.why.keys()):
        yield "why", "the reason that people were told when the round was opened has changed", "Put it back as it was."
    if promise.kept_until and (not now.kept_until or now.kept_until > promise.kept_until):
        message = f"people were told that their answers are deleted by {promise.kept_until}"
        yield "kept_until", message, f"Write kept_until: {promise.kept_until} or an earlier day."
    if promise.leader_answers is not None and promise.leader_answers != now.leader_answers:
        asked = "is asked too" if promise.leader_answers else "is not asked"
        message = f"people were told that whoever leads the team {asked}"
        yield "leader_answers", message, f"Write leader_answers: {'yes' if promise.leader_answers else 'no'} there again."
    if (promise.questionnaire, promise.sha256) != (now.questionnaire, now.sha256):
        message = "the questionnaire has changed since the round was opened"
        fix = "Put the file back as it was: answers to other words cannot be counted together. Or begin a new round."
        yield "questionnaire", message, fix
    elif promise.background != now.background and promise.keep == now.keep:
        side = "as many as" if promise.background else "fewer than"
        message = f"with {round_.people} people, the questions about people themselves would change while they answer"
        yield "people", message, f"Write people: with {side} {ASKED_FOR_BACKGROUND}, as it was when the round was opened."


def not_open(round_: Round, manifest: Manifest) -> Problem:
    """Why nobody can answer now."""
    place = Place(str(round_.file))
    if manifest.state == "closing":
        message = "closing this round was broken off in the middle"
        return Problem(Code.CLOSING_UNFINISHED, place, message, "Finish it with `teamcheck close`.")
    fix = "Make the report with `teamcheck report`, or begin the next round with `teamcheck init`."
    if manifest.secret and manifest.closing is not None and manifest.closing.answers and not manifest.closing.released:
        fix = "Within the hour of closing, before any report: teamcheck close --reopen. Or begin the next: teamcheck init"
    return Problem(Code.ROUND_CLOSED, place, "this round is closed", fix)
