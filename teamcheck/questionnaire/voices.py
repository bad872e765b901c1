"""A questionnaire as one voice reads it: the same statements, worded for whoever answers."""

from dataclasses import replace

from teamcheck.questionnaire.model import Dimension, Questionnaire


def in_voice(questionnaire: Questionnaire, voice: str) -> Questionnaire:
    """The scored dimensions in the wordings of a voice.

    A statement without one keeps its text. Prompts are left out: they are written to the team. It is what somebody reads, and
    no questionnaire to score answers with: its digest is still that of the file.

    Args:
        questionnaire: In the language it is read in.
        voice: A voice that it has.

    Example:
        >>> from teamcheck.questionnaire.load import load_questionnaire
        >>> in_voice(load_questionnaire("compassionate-leadership"), "leader").items[0].text
        'I notice when somebody in my team is having a hard time.'
    """
    wordings = questionnaire.voices[voice]

    def worded(dimension: Dimension) -> Dimension:
        items = tuple(replace(item, text=wordings.get(item.id, item.text)) for item in dimension.items)
        return replace(dimension, items=items, prompt="")

    return replace(questionnaire, dimensions=tuple(map(worded, questionnaire.scored)), prompt="")
