"""What people are told when a round is opened, and what of ``round.yaml`` goes against it later."""

from teamcheck.collect.manifest import Manifest, Promise
from teamcheck.collect.round import ASKED_FOR_BACKGROUND, Round
from teamcheck.errors import Code, Place, Problem


def promise_of(round_: Round, told: str) -> Promise:
    """What people are told, to be frozen."""
    return Promise(
        team=round_.team,
        round=round_.name,
        questionnaire=round_.questionnaire.id,
        sha256=round_.questionnaire.sha256,
        minimum=round_.minimum,
        audience=round_.audience,
        keep=round_.keep,
        background=round_.asks_background,
        told=told,
    )


def changes(round_: Round, promise: Promise) -> list[Problem]:
    """What ``round.yaml`` says now and said otherwise when people were told."""
    now = promise_of(round_, promise.told)
    place = str(round_.file)
    problems = []
    for name in ("team", "round", "minimum", "audience", "keep"):
        before, after = getattr(promise, name), getattr(now, name)
        if before != after:
            message = f"`{name}` was {before} when the round was opened, and is {after} now"
            fix = f"Write {name}: {before} again; what people were told cannot be changed while they answer."
            problems.append(Problem(Code.ROUND_CHANGED, Place(place, key=name), message, fix))
    if (promise.questionnaire, promise.sha256) != (now.questionnaire, now.sha256):
        message = "the questionnaire has changed since the round was opened"
        fix = "Put the file back as it was: answers to other words cannot be counted together. Or begin a new round."
        problems.append(Problem(Code.ROUND_CHANGED, Place(place, key="questionnaire"), message, fix))
    elif promise.background != now.background and promise.keep == now.keep:
        side = "as many as" if promise.background else "fewer than"
        message = f"with {round_.people} people, the questions about people themselves would change while they answer"
        fix = f"Write people: with {side} {ASKED_FOR_BACKGROUND}, as it was when the round was opened."
        problems.append(Problem(Code.ROUND_CHANGED, Place(place, key="people"), message, fix))
    return problems


def not_open(round_: Round, manifest: Manifest) -> Problem:
    """Why nobody can answer now."""
    place = Place(str(round_.file))
    if manifest.state == "closing":
        message = "closing this round was broken off in the middle"
        return Problem(Code.CLOSING_UNFINISHED, place, message, "Finish it with `teamcheck close`.")
    fix = "Make the report with `teamcheck report`, or begin the next round with `teamcheck init`."
    return Problem(Code.ROUND_CLOSED, place, "this round is closed", fix)
