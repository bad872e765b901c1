"""What words alone tell of a plan or a goal, in English: a name, a measure, a day, nothing at all.

The rules are rough and only ever lead to advice. A text in another language passes those that look for English words.
"""

import re
import unicodedata
from datetime import date


def _listed(words: str) -> frozenset[str]:
    """Words written with bars between them."""
    return frozenset(words.split("|"))


_WORD = re.compile(r"[^\W\d_]+(?:['\u2019-][^\W\d_]+)*")
_TITLED = re.compile(r"\b(?:Dr|Mr|Mrs|Ms|Miss|Mx|Prof|Professor)\.? ([^\W\d_])[^\W\d_]+")
#: Parts of a name whose letters have been made plain; see `_plain`.
_NAME_PART = re.compile(r"[A-Z][a-z'\u2019-]*[a-z](?:-[A-Z][a-z]+)?|Ma?c[A-Z][a-z]+|O['\u2019][A-Z][a-z]+|[A-Z]\.?")
_MONTH = (
    "jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sep(?:t(?:ember)?)?|oct(?:ober)?|"
    "nov(?:ember)?|dec(?:ember)?"
)
_DAY_IN_WORDS = re.compile(
    rf"\b\d{{4}}-\d\d-\d\d\b|\b\d{{1,2}}[./]\d{{1,2}}[./]\d{{2,4}}\b|\b(?:by|in|until|before|end of|\d{{1,2}}(?:st|nd|rd|th)?)"
    rf" (?:{_MONTH})\b|\b(?:{_MONTH}) \d{{1,4}}\b|\b(?:by|until|before) (?:the )?(?:end of|easter|christmas|spring|summer|"
    r"autumn|winter|monday|tuesday|wednesday|thursday|friday|next)\b|\bby 20\d\d\b|\bQ[1-4]\b",
    re.IGNORECASE,
)
_MEASURE = re.compile(
    r"\d|%|\b(?:zero|none|nobody|no one|every|each(?! other)|always|never|half|third|quarter|twice|once|two|three|four|five|"
    r"six|seven|eight|nine|ten|dozen|daily|weekly|monthly)\b",
    re.IGNORECASE,
)
#: Words of jobs and places of work: two capitalised words with one of them are a role, not a name.
_OF_ROLES = _listed(
    "administrator|adviser|advisor|allied|ambassador|analyst|assistant|associate|bed|board|care|carer|chair|"
    "champion|charge|chief|clerk|clinical|coach|committee|community|consultant|coordinator|department|deputy|"
    "desk|dietitian|director|doctor|domestic|duty|educator|emergency|engineer|estates|executive|facilitator|"
    "finance|foundation|general|governor|group|guardian|head|health|healthcare|hr|human|improvement|in|"
    "in-charge|infection|information|it|junior|lead|leader|leaders|leads|locum|manager|managers|matron|"
    "medical|midwife|midwives|night|nurse|nurses|nursing|occupational|office|officer|operations|owner|partner|"
    "patient|pharmacist|pharmacy|physician|physio|physiotherapist|porter|practice|practitioner|president|"
    "principal|programme|project|psychologist|quality|reception|receptionist|registrar|research|resources|risk|"
    "rota|safety|secretary|senior|service|services|shift|sister|site|social|specialist|staff|student|"
    "supervisor|support|surgeon|surgery|system|team|technician|theatre|therapist|therapy|trainee|trainer|"
    "training|union|unit|volunteer|ward|worker|workers"
)
_NOBODY = _listed(
    "all|all of us|anybody|anyone|everybody|everyone|no one|nobody|none|of us|our team|somebody|someone|staff|"
    "tba|tbc|tbd|team|the staff|the team|the whole team|to be agreed|to be confirmed|to be decided|us|we|"
    "we all|whole team"
)
#: Words that say nothing of what one would see or count.
_SAY_NOTHING = _listed(
    "a|about|all|also|am|an|and|any|anything|are|as|at|be|been|being|better|big|can|change|changed|"
    "changes|clear|clearer|come|comes|could|difference|different|do|does|done|easier|effective|everybody|"
    "everyone|everything|feel|feeling|feels|felt|for|get|gets|getting|go|goes|going|good|great|had|happen|"
    "happens|happier|happy|has|have|having|help|helped|helps|i|if|improve|improved|improvement|improvements|"
    "improves|improving|in|is|it|its|just|know|less|like|lot|make|makes|many|members|more|most|much|near|"
    "not|notice|noticed|of|on|our|ours|people|positive|really|right|see|seen|so|some|something|soon|staff|"
    "successful|successfully|such|team|than|that|the|their|them|there|these|they|thing|things|this|time|to|"
    "us|very|was|we|well|went|were|what|when|which|will|with|work|worked|working|works|worse|would"
)
#: Wishes, feelings and that somebody says so: nobody else can see or count them, unless a number stands beside them.
_VAGUE = _listed(
    "agree|agrees|aim|always|another|atmosphere|attitude|best|calm|calmer|care|climate|comfortable|coming|commit|"
    "committed|confidence|confident|day|days|each|effort|energetic|energised|energy|enjoy|enjoying|enjoys|enthusiastic|"
    "every|excellence|excellent|focus|focused|friendlier|friendly|fulfilled|fun|greater|hard|harder|harmony|heard|here|"
    "hope|included|kind|kinder|kindly|left|look|looks|lovely|mind|mood|morale|motivated|motivation|must|need|needs|never|"
    "nice|nicely|nicer|no|nobody|none|one|other|others|ought|out|outstanding|pleasant|pleased|proud|relaxed|respected|"
    "respectful|safe|safer|satisfaction|satisfied|say|saying|says|seem|seems|should|smooth|smoother|smoothly|spirit|"
    "stress|stressed|strive|strives|strong|stronger|supported|supportive|talk|tell|tells|tension|think|thinks|together|"
    "told|tries|trust|trusted|try|trying|up|us|valued|vibe|want|wants|wish|word|years?|you"
)


def looks_like_a_name(text: str) -> bool:
    """Whether a short text that should be a role or initials looks like the name of somebody.

    >>> [looks_like_a_name(text) for text in ("Ann Lee", "Dr Okafor", "Charge Nurse", "AL", "the two of us", "Ann")]
    [True, True, False, False, False, False]
    """
    if has_a_title(text):
        return True
    parts = re.split(r"\s*(?:,|;|/|&|\band\b)\s*", text)
    return any(_is_full_name(part.split()) for part in parts)


def _is_full_name(words: list[str]) -> bool:
    whole = [word for word in words if len(word.rstrip(".")) > 1]
    return (
        2 <= len(words) <= 4
        and len(whole) >= 2
        and all(_NAME_PART.fullmatch(_plain(word)) for word in words)
        and not _OF_ROLES & {word.casefold() for word in words}
    )


def _plain(word: str) -> str:
    """A word with one of A-Z or a-z for each letter of another alphabet or with an accent: names are not English only."""
    return "".join(
        letter if letter.isascii() or not letter.isalpha() else "A" if letter.isupper() else "a"
        for letter in unicodedata.normalize("NFC", word)
    )


def has_a_title(text: str) -> bool:
    """Whether a text names somebody by a title.

    >>> has_a_title("Ask Dr Okafor for cover"), has_a_title("Ask the doctor for cover")
    (True, False)
    """
    return any(found[1].isupper() for found in _TITLED.finditer(text))


def is_nobody(text: str) -> bool:
    """Whether a text that should say who sees to something says that everybody does, or that it is not known.

    >>> is_nobody("The whole team"), is_nobody("charge nurse")
    (True, False)
    """
    return " ".join(text.casefold().replace(".", " ").replace("?", " ").split()) in _NOBODY | {""}


def says_nothing(text: str) -> bool:
    """Whether nothing in a text could be seen or counted: it says that things get better, that people feel or say so.

    >>> says_nothing("People say so and things feel nicer"), says_nothing("Everyone can say our goals")
    (True, False)
    """
    return not has_measure(text, only_numbers=True) and not content(text) - _VAGUE


def content(text: str) -> frozenset[str]:
    """The words of a text that say something.

    >>> sorted(content("We work better with the night shift"))
    ['night', 'shift']
    """
    return frozenset(word for word in map(str.casefold, _WORD.findall(text)) if word not in _SAY_NOTHING)


def has_measure(text: str, *, only_numbers: bool = False) -> bool:
    """Whether a text names a number, a share or how often.

    >>> has_measure("Answer every bell"), has_measure("Answer bells"), has_measure("Answer every bell", only_numbers=True)
    (True, False, False)
    """
    return re.search(r"[\d%]", text) is not None if only_numbers else _MEASURE.search(text) is not None


def has_day(text: str) -> bool:
    """Whether a text says by when, in one of the ways people write it.

    >>> [has_day(text) for text in ("by 31 March", "by the end of June", "2026-03-31", "soon", "We may ask")]
    [True, True, True, False, False]
    """
    return _DAY_IN_WORDS.search(text) is not None


def without_days(text: str) -> str:
    """A text without its days: a number in a day measures nothing.

    >>> without_days("Fewer falls by 31 March").split()
    ['Fewer', 'falls', 'by']
    """
    return _DAY_IN_WORDS.sub(lambda found: "by " if found[0].lower().startswith("by ") else " ", text)


def as_day_written(text: str | None) -> date | None:
    """The day that a text is, as ISO writes it; None where it is none.

    >>> as_day_written("2026-03-31"), as_day_written("by Easter")
    (datetime.date(2026, 3, 31), None)
    """
    try:
        return date.fromisoformat(text or "")
    except ValueError:
        return None
