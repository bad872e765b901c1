"""Psychological safety, compassionate teamwork, reflexivity and culture ask for every idea of the accounts they rest on."""

import pytest

from teamcheck.questionnaire.load import load_questionnaire

#: Each dimension in the order of the account, and the ideas that its statements say they cover.
IDEAS = {
    "psychological-safety": {
        "safe": [
            "Errors are not held against people",
            "Asking for help",
            "Raising problems, whatever the grade",
            "Something happens afterwards",
            "No harm to those who spoke",
        ],
        "shared": ["Shared vision", "Shared values", "Shared objectives"],
        "contact": ["Contact is frequent", "Contact is friendly", "Contact does us good"],
        "caring": ["Mutual support", "Compassion", "Humility"],
        "differ": ["Diversity is valued", "Difference is valued", "Conflict is valued"],
        "reflect": ["Reflexivity", "Innovation", "Learning"],
        "wellbeing": ["Energy", "Gladness", "Bearable pressure"],
        "trust": ["We keep our word", "We think well of each other", "Confidence is kept"],
        "results": ["Good work", "Goals are reached", "People we serve are satisfied"],
        "newideas": ["Ideas are used", "Change happened", "Change helped"],
    },
    "compassionate-teamwork": {
        "notice": ["Noticing suffering", "Asking about it", "Asking and meaning it"],
        "curious": ["Missed deadlines can hide suffering", "Errors can hide suffering", "Conflict can hide suffering"],
        "goodwill": ["Assuming others are good", "Assuming others are capable", "Goodwill also towards those who are absent"],
        "calm": ["Staying calm", "Staying with someone", "Being present"],
        "listen": ["Listening to the end", "Listening before advice", "No fixing unasked"],
        "rules": [
            "Looking at the work, not at a person to blame",
            "Challenging rules that make people afraid",
            "Asking for fair rules",
        ],
        "plain": ["Understanding before defending", "Plain words in place of legal ones", "Looking for what can be done"],
        "courage": ["Toxic behaviour is faced", "It is faced with fierce compassion", "Those who were hurt are supported"],
    },
    "reflexivity": {
        "task": [
            "We review our goals",
            "We review our methods",
            "We review how we work together",
            "Looking back leads to change",
        ],
        "social": ["We review how we treat each other", "We talk about tension", "We review support", "We learn from conflict"],
    },
    "culture": {
        "vision": [
            "The vision is clear",
            "The vision inspires",
            "The vision is about the people served",
            "The vision is lived",
        ],
        "aims": ["Goals are clear", "Goals are few", "Goals serve the vision", "Progress is shared"],
        "lessons": ["Learning from errors", "Time to learn", "Learning is shared", "Trying things is welcome"],
        "backing": ["Compassion", "Recognition", "Help with workload", "Care for health"],
        "fair": ["Equal chances", "Respect", "Bullying is dealt with", "Inclusion in decisions"],
        "wisdom": ["Every job has wisdom", "Voice in change", "Everyone can lead", "Teams work together"],
    },
}


@pytest.mark.parametrize("name", IDEAS)
def test_every_idea_has_its_statement_in_the_order_of_the_account(name):
    asked = load_questionnaire(name)
    assert [(each.id, [item.why for item in each.items]) for each in asked.dimensions] == [*IDEAS[name].items()]


def test_wellbeing_trust_effectiveness_and_innovation_are_outcomes_and_nothing_else_is():
    asked = load_questionnaire("psychological-safety")
    assert [each.id for each in asked.dimensions if each.role == "outcome"] == ["wellbeing", "trust", "results", "newideas"]


def test_practices_are_asked_by_how_often_they_happen():
    (scale,) = {item.scale.id: item.scale for item in load_questionnaire("compassionate-teamwork").items}.values()
    assert [scale.label(point) for point in scale.points][:: len(scale.points) - 1] == ["Never", "Always"]
