"""A questionnaire that extends another: what it adds, and that it leaves the other's questions and figures as they are."""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace

from teamcheck.errors import Code, Place, Problem, QuestionnaireError
from teamcheck.questionnaire.checks import Column, Steps, written_columns
from teamcheck.questionnaire.conversation import Framing
from teamcheck.questionnaire.document import Document
from teamcheck.questionnaire.format import QuestionnaireFormat, RefFormat
from teamcheck.questionnaire.matching import comparable
from teamcheck.questionnaire.model import Questionnaire, Role, Scale
from teamcheck.questionnaire.reports import Reports

#: Keys at the top that belong to the questionnaire that is extended, and what to do in place of them.
OF_THE_CORE = {
    "source": "Say in `description` where your own statements come from.",
    "about": "",
    "prompt": "Give your own dimensions a `prompt`.",
    "caution": "Say it in `description`, or in the `caution` of your own dimensions.",
    "scoring": "",
    "always": "Ask a pulse with a questionnaire of its own.",
    "rotate": "Ask a pulse with a questionnaire of its own.",
}


#: What an added dimension can be: another would change what the model says, or whether the team is one.
_ROLES: frozenset[Role] = frozenset({"measured", "unscored"})


def base_of(
    written: QuestionnaireFormat, document: Document, fetch: Callable[[str, Place], Questionnaire]
) -> Questionnaire | None:
    """The questionnaire that is extended; None where none is.

    Args:
        written: What stands in the file.
        document: The file itself, for the line.
        fetch: Loads the questionnaire of a name, on behalf of the part at a place.

    Raises:
        QuestionnaireError: It cannot be used; or extends another itself, so that it would not be plain which figures are
            whose; or is a pulse.
    """
    if written.extends is None:
        return None
    at = document.place("extends")
    base = fetch(written.extends, at)
    if why := why_not_extended(base):
        raise QuestionnaireError([Problem(Code.CORE_TOUCHED, at, *why)])
    return base


def why_not_extended(base: Questionnaire) -> tuple[str, str] | None:
    """Why a questionnaire cannot be extended, and the cure; None where it can."""
    if base.base is not None:
        message = f"`{base.id}` extends `{base.base.id}` itself, and an extension cannot be extended."
        return message, f"Extend {base.base.id}, and copy what you need of {base.id}."
    if base.pulse is not None:
        message = f"`{base.id}` is a pulse: it asks its statements in turn, and would not ask what is added."
        return message, "Extend a questionnaire that asks everything at once, or copy the pulse and change the copy."
    return None


def scales_of(base: Questionnaire | None) -> dict[str, Scale]:
    """The scales that a questionnaire has from the one it extends, by name."""
    return {} if base is None else {item.scale.id: item.scale for item in base.items}


def usual_scale(written: QuestionnaireFormat, base: Questionnaire | None) -> str | None:
    """The scale of items that name none: the file's own, or that of the questionnaire it extends where people answer on it."""
    if written.scale is not None or base is None:
        return written.scale
    return base.scale if base.scale in scales_of(base) else None


def names_of(base: Questionnaire | None) -> frozenset[tuple[str, str]]:
    """What a file cannot name because it is the base's, by kind and id: `check_extension` tells of these."""
    if base is None:
        return frozenset()
    return frozenset({*(("item", item.id) for item in base.items), *(("group", group.id) for group in base.groups)})


def check_extension(written: QuestionnaireFormat, base: Questionnaire, borrowed: Iterable[Column], reports: Reports) -> None:
    """Report whatever would touch the questionnaire that is extended.

    Args:
        written: What stands in the file.
        base: What it extends.
        borrowed: Columns of the items that come from other questionnaires.
        reports: Takes the problems.
    """
    columns = [*written_columns(written), *borrowed]
    check_head(written, base, reports)
    check_ids(written, columns, base, reports)
    check_words(columns, base, reports)
    check_dimensions(written, base, reports)
    check_voices(written, base, reports)


def extended(own: Questionnaire, base: Questionnaire) -> Questionnaire:
    """All that the base has, as it has it, and what is added after it.

    Args:
        own: What stands in the file of the extension.
        base: What it extends.
    """
    framing = Framing(own.framing.before or base.framing.before, own.framing.after or base.framing.after)
    voices = {voice: {**wordings, **own.voices.get(voice, {})} for voice, wordings in base.voices.items()}
    return replace(
        base,
        id=own.id,
        version=own.version,
        title=own.title,
        sha256=own.sha256,
        description=own.description,  # that of the base may count its statements
        intro=own.intro or base.intro,
        caution=base.caution or own.caution,
        framing=framing,
        groups=(*base.groups, *own.groups),
        dimensions=(*base.dimensions, *own.dimensions),
        background=(*base.background, *own.background),
        comments=(*base.comments, *own.comments),
        checklists=(*base.checklists, *own.checklists),
        voices=voices,
        translations=(),
        places=own.places,
        base=base,
    )


def check_head(written: QuestionnaireFormat, base: Questionnaire, reports: Reports) -> None:
    """What is said, asked or counted for all statements is said once, by the base."""
    there = reports.document.data()
    for key, instead in OF_THE_CORE.items():
        if key in there and (key != "caution" or base.caution):
            message = f"`{key}` is for all statements, and those of {base.id} stay as they are."
            touched(reports, (key,), message, f"Take it out. {instead}".rstrip())
    if "language" in there and written.language != base.language:
        message = f"{base.id} is written in `{base.language}`, so what is added to it cannot be in `{written.language}`."
        fix = f"Write language: {base.language}; other languages stand in translations (docs/translating.md)."
        touched(reports, ("language",), message, fix)
    scales = scales_of(base)
    for name in written.scales:
        if name in scales:
            message = f"The scale `{name}` is one of {base.id}, whose answers stay as they are."
            fix = f"Take it out: your statements can name {name} as it is. Or give your scale another name."
            touched(reports, ("scales", name), message, fix)


def check_ids(written: QuestionnaireFormat, columns: Iterable[Column], base: Questionnaire, reports: Reports) -> None:
    """No id of the base is used again: neither for something else, nor to give a statement of it another place."""
    theirs = {name for name, _ in columns_of(base)}
    for name, _, steps in columns:
        if name in theirs:
            used_again(reports, (*steps, "id"), name, base)
    for i, dimension in enumerate(written.dimensions):
        for j, item in enumerate(dimension.items):
            if isinstance(item, RefFormat) and ("item", item.ref) in reports.told:
                message = f"`{item.ref}` is a statement of {base.id}, which counts there and nowhere else."
                fix = "Take it out, or write a statement of your own."
                reports.report(Code.ID_OF_BASE, ("dimensions", i, "items", j), message, fix)
    named = {*(each.id for each in base.dimensions), *(each.id for each in base.groups)}
    ours: list[tuple[str, Steps]] = [(each.id, ("groups", i, "id")) for i, each in enumerate(written.groups)]
    ours += [(each.id, ("dimensions", i, "id")) for i, each in enumerate(written.dimensions)]
    for name, place in ours:
        if name in named:
            used_again(reports, place, name, base)


def used_again(reports: Reports, steps: Steps, name: str, base: Questionnaire) -> None:
    """That an id is the base's."""
    message = f"The id `{name}` is one of {base.id}, which this questionnaire extends."
    fix = "What is extended is here already and stays as it is: take this out, or give it another id."
    reports.report(Code.ID_OF_BASE, steps, message, fix)


def check_words(columns: Iterable[Column], base: Questionnaire, reports: Reports) -> None:
    """No question has the words of one of the base, nor one the other's id: an export could not be told apart."""
    texts = {comparable(text): name for name, text in columns_of(base)}
    ids = {name for name, _ in columns_of(base)}
    for name, text, steps in columns:
        words = comparable(text)
        if name in ids:
            continue
        if words in texts:
            message = f"{name} has the same words as {texts[words]} of {base.id}."
            reports.report(Code.WORDS_TWICE, (*steps, "text"), message, "Take it out, or word it differently.")
        elif words in ids or name in texts:
            message = f"The words of {name}, or its id, are the other of a question of {base.id}."
            reports.report(Code.WORDS_TWICE, steps, message, "Use more words, or another id.")


def check_dimensions(written: QuestionnaireFormat, base: Questionnaire, reports: Reports) -> None:
    """No dimension goes into a figure of the base."""
    groups = {group.id for group in base.groups}
    for i, dimension in enumerate(written.dimensions):
        if dimension.group in groups:
            message = f"`{dimension.group}` is a group of {base.id}: with {dimension.id} in it, its score would be another."
            fix = "Take `group` out, or make a group of your own under `groups:`."
            touched(reports, ("dimensions", i, "group"), message, fix)
        if dimension.role not in _ROLES:
            message = f"{dimension.id} cannot be `{dimension.role}`: it is no part of the model or the marks of {base.id}."
            fix = "Take `role` out: it is measured as the others are. Or write role: unscored, and it has no score."
            touched(reports, ("dimensions", i, "role"), message, fix)


def check_voices(written: QuestionnaireFormat, base: Questionnaire, reports: Reports) -> None:
    """Only added statements are worded, for voices that the base has: who answers in another voice is counted apart."""
    theirs = {item.id for item in base.items}
    for voice, wordings in written.voices.items():
        if voice not in base.voices:
            there = f"It has: {', '.join(base.voices)}." if base.voices else "It has none: take `voices` out."
            touched(reports, ("voices", voice), f"{base.id} has no voice `{voice}`, so nobody answers as one.", there)
            continue
        spoken = {comparable(text): name for name, text in base.voices[voice].items()}
        for name, text in wordings.items():
            if name in theirs:
                message = f"`{name}` is a statement of {base.id}, and its wordings stay as they are."
                touched(reports, ("voices", voice, name), message, "Take it out.")
            elif comparable(text) in spoken:
                message = f"For {voice}, {name} has the same words as {spoken[comparable(text)]} of {base.id}."
                reports.report(Code.WORDS_TWICE, ("voices", voice, name), message, "Word it differently.")


def columns_of(base: Questionnaire) -> Iterator[tuple[str, str]]:
    """Id and text of everything that is asked."""
    for part in (base.items, base.background, base.comments, base.checklists):
        yield from ((asked.id, asked.text) for asked in part)


def touched(reports: Reports, steps: Steps, message: str, fix: str) -> None:
    """Report what an extension cannot do."""
    reports.report(Code.CORE_TOUCHED, steps, message, fix)
