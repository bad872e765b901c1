"""A first questionnaire that works, with comments that teach the format."""

import re

from teamcheck.errors import Code, Place, Problem, QuestionnaireError
from teamcheck.questionnaire.field_types import NAME

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
    if not re.fullmatch(NAME, id):
        message = f"`{id}` cannot be the id of a questionnaire."
        fix = "Use a lowercase letter followed by up to 39 lowercase letters, digits or hyphens, such as our-meetings."
        raise QuestionnaireError([Problem(Code.ID_NOT_ALLOWED, Place(id), message, fix)])
    named = TEXT.replace("check NAME.yaml", f"check {id}.yaml").replace("id: NAME", f"id: {id}")
    return named.replace("title: TITLE", f"title: {quoted(title) if title.strip() else id}")


def quoted(text: str) -> str:
    r"""A text as YAML reads it back, on one line.

    >>> print(quoted('The "Harbour" ward: 7'))
    "The \"Harbour\" ward: 7"
    """
    line = " ".join("".join(letter if letter.isprintable() else " " for letter in text).split())
    return '"' + line.replace("\\", "\\\\").replace('"', '\\"') + '"'
