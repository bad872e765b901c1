"""What English words alone tell of a statement: that it makes two claims, that it says no twice, that it denies something good.

The rules are rough and only ever lead to advice: they look for words and do not know what a sentence means.
"""

import re


def _any_of(words: str) -> str:
    """A pattern for any of the words between the blanks."""
    return rf"(?:{'|'.join(words.split())})"


#: Words that start a second claim when they follow "and": "... and we ...".
_SECOND_CLAIM = re.compile(
    r"(,|\b)\s*\b(and|but)\s+(also\s+)?(i|we|they|it|everyone|everybody|members|people|our|my|their|is|are|has|have|can|do)\b",
    re.IGNORECASE,
)
#: Two things said of one: "Meetings are short and useful", "We plan and review our work".
_TWO_OF_ONE = re.compile(
    r"(?<!there )\b(am|is|are|was|were|feels?|seems?)\s+([\w-]+ly\s+|very\s+)?(?!before\b)[\w-]+,?\s+(and|but|yet)\s+[\w-]+|"
    r"\b(is|are)\s+([\w-]+,\s+)+[\w-]+,?\s+and\b|"
    r"(?<!\bhow )(?<!\bway )(?<!\bwhat )(?<!\bthat )"
    r"\b(we|they|i)\s+((can|do|will|always|often|usually|regularly)\s+)?[\w-]+,?\s+and\s+(then\s+)?[\w-]+\s+|"
    r"\band\s+(then\s+)?\w+\s+(them|it)\b|"
    r"\bnot\s+(only|just)\b.*\bbut\b|"
    r"\band\s+\w{2,}ed\s+\w+ly\b|"
    r"(?!early|only|daily|weekly|monthly|yearly|family)\b\w{3,}ly\s+and\s+\w+ly\b|"
    r"\b(?P<same>\w{4,})(\s+\w+)?\s+and\s+(the|our|my|their)\s+(?P=same)\b|"
    r"\bboth\s+(?!(?:of|teams|sides|groups|units|wards|parties)\b)([\w'\u2019-]+\s+){1,4}and\b",
    re.IGNORECASE,
)
#: Verbs that are nothing else, and those that are nouns too; of these only a word such as "our" after them makes verbs.
_VERBS = _any_of(
    r"""
    accept adapt admit agree allow appreciate ask become begin behave bring celebrate choose communicate consider
    contribute decide deliver describe develop discuss encourage ensure enjoy explain find follow forget forgive get
    give grow hear ignore improve include inform invite involve keep know learn listen make meet prepare protect receive
    recognise recognize reflect remember respond say see seek solve speak take teach tell think understand welcome write
    """
)
_VERBS_OR_NOUNS = _any_of(
    r"""
    act answer care change check cover end feel help judge lead notice offer plan praise raise reach respect review
    reward share show start stay stop support talk trust try use value watch work
    """
)
_AFTER_A_VERB = _any_of("the our their each one them it us what how why when who whether others on out up new well")
_ANOTHER_VERB = re.compile(
    rf"\b(?:and|or)\s+(?:(?:also|then|always|often|quickly|openly)\s+)?"
    rf"(?:{_VERBS}s?|{_VERBS_OR_NOUNS}s?\s+(?:\w+ly\s+|(?:for|with|to)\s+(?=each|one|us|them))?{_AFTER_A_VERB})\b",
    re.IGNORECASE,
)
#: "enough staff or enough time": what is said of both is said twice. A word that only points at things may come twice.
_SAID_OF_BOTH = re.compile(
    r"\b(?!(?:a|an|the|our|their|my|your|his|her|each|every|any|some|one|other|from|with|for|what|how|who|in|of|to|by)\b)"
    r"(\w{2,})\s+[\w-]+\s+(?:and|or|but)\s+\1\s+\w",
    re.IGNORECASE,
)
_EITHER_CLAIM = re.compile(
    r"\bor\s+(?:we|they|i|is|are|has|have|can)\b|"
    r"(?<!there )\b(?:am|is|are|was|were|feels?|seems?)\s+(?:[\w-]+ly\s+|very\s+|too\s+)?(?!one\b|two\b|right\b|in\b)[\w-]+"
    r"\s+or\s+(?!not\b|so\b|more\b|less\b|worse\b|better\b|two\b|three\b|four\b)[\w-]+|"
    r"\b(?:we|they|i)\s+(?:(?:can|do|will|always|often|usually|regularly)\s+)?[\w-]+\s+or\s+(?!not\b|more\b|less\b)[\w-]+\s+",
    re.IGNORECASE,
)
#: Other words for "and" and for "or"; "as well as we can" compares.
_OTHER_WORDS_FOR_AND = re.compile(
    r"\s*,?\s+as well as\s+(?!(?:we|i|they|it|you|he|she|possible|any|others?|can|could|ever|before|most)\b)|"
    r"\s+&\s+|\s+plus\s+|\s*,\s+then\s+|\s+while\s+(?:also|still)\s+|\s*;\s+",
    re.IGNORECASE,
)
_AND_OR = re.compile(r"\band/or\b", re.IGNORECASE)
#: Two words that make one thing: "time to stop and think", "helps us see and solve", "My work and my home life fit".
_ONE_THING = re.compile(
    r"\b(?:to|(?:helps?|lets?|makes?) (?:me|us|them|people|others|everyone|everybody)) [\w-]+ (?:and|or) [\w-]+|"
    r"^(?:my|our|their) [\w-]+ and (?:my|our|their)\b|\b(?:come|go|try|stop|wait) and \w+",
    re.IGNORECASE,
)
#: When it is so, or of whom: "or" and a second verb there add no claim.
_ASIDE = re.compile(
    r"\b(when|whenever|if|whether|where|because|until|before|after|once|that|which|who|whoever|what|whatever|how|way|than)\b"
    r".*?(?=,|$|\b(?:and|or|but)\s+(?:we|they|i|it|is|are|has|have|can)\b)",
    re.IGNORECASE,
)


def makes_two_claims(text: str) -> bool:
    """Whether a statement seems to claim two things, so that agreeing with one of them only is no answer.

    >>> [makes_two_claims(text) for text in ("Meetings start on time as well as end on time.", "We work as well as we can.")]
    [True, False]
    >>> makes_two_claims("There is enough staff or enough time."), makes_two_claims("Someone helps when we are ill or late.")
    (True, False)
    """
    plain = _ONE_THING.sub(" ", _AND_OR.sub("or", _OTHER_WORDS_FOR_AND.sub(" and ", text)))
    main = _ASIDE.sub(r"\1 ", plain)
    whole = (_SECOND_CLAIM, _TWO_OF_ONE)
    return any(rule.search(plain) for rule in whole) or any(
        rule.search(main) for rule in (_ANOTHER_VERB, _SAID_OF_BOTH, _EITHER_CLAIM)
    )


_NEGATION = re.compile(r"\b(not|never|no|nobody|nothing|none|without|cannot|hardly|scarcely)\b|n['\u2019]t\b", re.IGNORECASE)
#: A "no" that denies nothing.
_DENIES_NOTHING = re.compile(
    r"\bno matter\b|\b(?:or|if|why) not\b|\bnot (?:only|just)\b|\bno longer\b(?=.*\bno longer\b)", re.IGNORECASE
)
#: What denies something within a word, or says that something is not done.
_DENIED_WITHIN = (
    r"un(?!der|til|less|i(?:t|on|que|ver|son|form|fy|fied)|cle|iti)[a-z]{3,}|dis(?:agree|honest|organi|respect|satisf|trust|like)\w*|"
    r"im(?:possible|polite|patient|proper)\w*|in(?:complete|competent|considerate|consistent|different|effective|secure|sincere|"
    r"visible|adequate)\w*|ir(?:relevant|responsible)\w*|\w{3,}less(?:ly)?|fail\w*|lack\w*|refus\w+|neglect\w*"
)
#: Words on -less that deny nothing.
_NO_DENIAL = r"(?!unless\b|bless\b|regardless\b|nevertheless\b|nonetheless\b|unload)"
_NO_TWICE = re.compile(
    rf"(?:\b(?:not|never|no|nobody|none|nothing|cannot|hardly|scarcely|rarely|seldom)\b|n['\u2019]t\b)"
    rf"(?:\s+[\w'\u2019-]+){{0,3}}?\s+{_NO_DENIAL}(?:{_DENIED_WITHIN})\b",
    re.IGNORECASE,
)


def negates(text: str) -> bool:
    """Whether a statement says no at all.

    >>> negates("We do not plan our work."), negates("We plan our work, no matter who leads.")
    (True, False)
    """
    return _NEGATION.search(_DENIES_NOTHING.sub(" ", text)) is not None


def negates_twice(text: str) -> bool:
    """Whether a statement says no to a no.

    >>> negates_twice("We are not unkind to each other."), negates_twice("We do not understand each other.")
    (True, False)
    """
    plain = _DENIES_NOTHING.sub(" ", text)
    return len(_NEGATION.findall(plain)) > 1 or _NO_TWICE.search(plain) is not None


#: What a statement is glad of, by how the words begin.
_GOOD = _any_of(
    r"""
    achiev agree appreciat be\s+\w+sel(?:f|ves) calm care? caring celebrat clear clearly confiden comfort communicat
    cooperat decid enough enjoy encourag equal explain fair feedback focus friendly get\s+(?:on|along) good happy hear
    helpful help honest improv includ inform involv keep kind know laugh learn listen look\s+(?:after|back|at) meet
    notice open openly plan motivat praise prepar proud reflect rely reliab respect respond review reward safe safely
    satisf shar(?:e|es|ing) solve speak\s+(?:up|openly) start\s+on\s+time succe support talk teach thank thrive time
    understand trust use(?:ful)? valu welcom well work\s+(?:well|together)
    """
)
#: What a statement is glad to be without, and what says that something need not be: a "not" there is natural.
_BAD_OR_FREE = _any_of(
    r"""
    about against afraid alone anger angry argu asham attack avoid away back\b bad badly behind blam bulli bully burden
    careless chang\w* complain confus conflict count criticis danger delay depend depends? difficult dismiss drag
    embarrass error exclud expect\w* fault fear fight forget forgot from gossip guess harass hard harm ha(?:s|ve|d)\s+to
    hate held hesitat hid hurt ignor interrupt isolat judg keep\w*\b(?=.*\b(?:quiet|from|waiting)\b) laugh\w*\s+at late
    leave\w* left less lost matter mean mind miss mistake mock more need needs overlook overload pressur problem punish
    push rude rush secret shame shout sick silence stress surpris
    talk\w*\s+(?:over|behind|about\s+(?:colleagues|others|people|each|one)) tease tense threat tired too trouble
    turn\w*\s+away twice wait wast worr worse wrong
    """
)
_NO = r"(?:\b(?:not|never|no|nobody|no\s+one|none|cannot|hardly|rarely|seldom)\b|n['\u2019]t\b)"
_DENIED_GOOD = re.compile(
    rf"{_NO}(?:\s+(?!{_BAD_OR_FREE})[\w'\u2019-]+){{0,3}}?\s+(?!{_BAD_OR_FREE})(?:{_GOOD})(?:s|es|ed|d|ing|ly|er|ful|ion|ment)?\b",
    re.IGNORECASE,
)


def denies_something_good(text: str) -> bool:
    """Whether a statement says that something good is not so: people who agree with it are not glad.

    >>> [denies_something_good(text) for text in ("We do not agree on our goals.", "Mistakes are not held against us.")]
    [True, False]
    """
    return _DENIED_GOOD.search(_DENIES_NOTHING.sub(" ", text)) is not None
