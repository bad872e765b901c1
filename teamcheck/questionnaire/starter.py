"""A first questionnaire that works, or one that adds to another, with comments that teach the format."""

import re
from collections.abc import Mapping

from teamcheck.errors import Code, Place, Problem, QuestionnaireError
from teamcheck.questionnaire.field_types import NAME
from teamcheck.questionnaire.model import Questionnaire

TEXT = """\
# A questionnaire of your own. It works as it is: change the words, then run `teamcheck check NAME.yaml`.
# Put quotes around texts: YAML reads yes and no, dates, colons and commas in its own way.
# All that can stand here: docs/questionnaire-format.md
schema: teamcheck/questionnaire/1
id: NAME                      # the name of this file without .yaml
version: 1.0.0                # a new first number says: scores are not comparable with those before
language: en
title: TITLE
description: "What this questionnaire is for, and for whom."
source:
  model: "Where the idea comes from."
  wording: "Who wrote the statements."
  licence: "What others may do with it."
  status: "not validated"

# What people choose from. The two highest of five points count as favourable.
scales:
  agree5:
    points:
      1: "Strongly disagree"
      2: "Disagree"
      3: "Neither agree nor disagree"
      4: "Agree"
      5: "Strongly agree"
    not_applicable: "Does not apply to us"
scale: agree5                 # the scale of every item that names no other

# Each dimension gets a score from 0 to 100. Three items or more, one idea each, 4 to 18 words, about the team.
dimensions:
  - id: meetings
    title: "Meetings worth having"
    question: "Do our meetings have a purpose, do all speak, and does something follow?"
    items:
      # The id heads the item's column in the answers: a letter, then letters or digits.
      - {id: meetings1, text: "Our meetings have a clear purpose.", why: "a purpose"}
      - {id: meetings2, text: "Everyone gets a chance to speak in our meetings.", why: "all speak"}
      # negative: agreeing is the worse end. Word it without a "not".
      - {id: meetings3, text: "What we decide in meetings gets forgotten.", keyed: negative, why: "something follows"}
    discuss:
      - "Which of our meetings would we miss?"
      - "How do we make sure that quiet people are heard?"
    try:
      - {text: "End each meeting by reading out who does what until when.", source: "Practice tip, no study claimed."}

# Open questions. Answers are shown without names, and only when enough people answered.
comments:
  - {id: keep, text: "What should we keep about our meetings?"}
"""


EXTENDING = """\
# Everything of BASE, and what you add. Its statements and figures stay as they are, so that they can be compared with those of
# every team that was asked it. It works as it is: change the words, then run `teamcheck check NAME.yaml`.
# Put quotes around texts: YAML reads yes and no, dates, colons and commas in its own way.
# All that can stand here: docs/questionnaire-format.md, "Extending a questionnaire"
schema: teamcheck/questionnaire/1
id: NAME                      # the name of this file without .yaml
version: 1.0.0                # of what you add; BASE keeps its own
language: LANGUAGE
title: TITLE
description: "What this questionnaire is for, and where your own statements come from."
extends: BASE

# Said on the first screen; left out, BASE's own words are.
# intro: "..."

SCALE

# What you ask besides. It comes after the dimensions of BASE, and goes into none of their scores.
dimensions:
  - id: STEM
    title: "The people we serve"
    # role: unscored            # without a score: each statement is shown by itself, so one or two are enough
    question: "Do we learn from the people we serve, and improve our work with them?"
    items:
      - {id: STEM1, text: "We ask the people we serve what matters to them.", why: "learn from them"}
      - {id: STEM2, text: "What patients or service users tell us changes our work.", why: "learn from them"}
      - {id: STEM3, text: "People who use our service help us plan improvements.", why: "improve with them"}
    discuss:
      - "What did somebody we serve teach us this month?"

# More open questions, and questions about the person; they too come after those of BASE.
comments:
  - {id: STEMwish, text: "What would the people we serve want us to change?"}
# background:
#   - {id: site, text: "Where do you work?", choices: {north: "North", south: "South"}}
# A list to choose from: one of another questionnaire, as it stands there, or your own.
# checklists:
#   - {from: barriers/barriers}
"""
#: The scale of what is added: one that is there, or one of its own where there is none.
_THEIR_SCALE = "scale: {}                 # the scale of your statements: one of {}, or one of your own under `scales:`"
_OWN_SCALE = """\
scales:
  agree5: {points: {1: "Strongly disagree", 2: "Disagree", 3: "Neither", 4: "Agree", 5: "Strongly agree"}}
scale: agree5                 # the scale of your statements"""


def starter(id: str, title: str) -> str:  # noqa: A002  the word of the format
    """The text of a questionnaire that loads, to be changed into one's own.

    Args:
        id: Its id, which is the name of its file without ``.yaml``.
        title: Its title; any text.

    Returns:
        YAML with comments.

    Raises:
        QuestionnaireError: The id is no id.

    >>> print(starter("our-meetings", "Our meetings").splitlines()[4][:16])
    id: our-meetings
    """
    return _filled_in(TEXT, id, title, {})


def extending(base: Questionnaire, id: str, title: str) -> str:  # noqa: A002  as above
    """The text of a questionnaire that extends another, to be changed into one's own.

    Args:
        base: What it extends.
        id: Its id, which is the name of its file without ``.yaml``.
        title: Its title; any text.

    Returns:
        YAML with comments.

    Raises:
        QuestionnaireError: The id is no id.

    >>> from teamcheck.questionnaire.load import load_questionnaire
    >>> "extends: seven-features" in extending(load_questionnaire("seven-features"), "our-seven", "Ours").splitlines()
    True
    """
    words = {
        "BASE": base.id,
        "LANGUAGE": base.language,
        "SCALE": _THEIR_SCALE.format(base.items[0].scale.id, base.id) if base.items else _OWN_SCALE,
        "STEM": _free_stem(base),
    }
    return _filled_in(EXTENDING, id, title, words)


def _free_stem(base: Questionnaire) -> str:
    """How the ids of what is added begin: as none begins in what is extended."""
    parts = (base.items, base.dimensions, base.groups, base.background, base.comments, base.checklists)
    taken = [each.id for part in parts for each in part]
    stems = ("served", *(f"served{letter}" for letter in "abcdefgh"))
    return next((stem for stem in stems if not any(name.startswith(stem) for name in taken)), "own")


def _filled_in(text: str, id: str, title: str, words: Mapping[str, str]) -> str:  # noqa: A002  as above
    """A text with its id, its title and other words in place of those in capitals.

    Raises:
        QuestionnaireError: The id is no id.
    """
    if not re.fullmatch(NAME, id):
        message = f"`{id}` cannot be the id of a questionnaire."
        fix = "Use a lowercase letter followed by up to 39 lowercase letters, digits or hyphens, such as our-meetings."
        raise QuestionnaireError([Problem(Code.ID_NOT_ALLOWED, Place(id), message, fix)])
    every = {"NAME": id, "TITLE": quoted(title) if title.strip() else id, **words}
    return re.sub("|".join(every), lambda found: every[found[0]], text)


def quoted(text: str) -> str:
    r"""A text as YAML reads it back, on one line.

    >>> print(quoted('The "Harbour" ward: 7'))
    "The \"Harbour\" ward: 7"
    """
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'
