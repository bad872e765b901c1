"""The languages of a round: the sentences around the questions, and what each language calls itself."""

from teamcheck.collect.round import Round
from teamcheck.report.catalogue import language
from teamcheck.report.language import ENGLISH, Language

#: What people who speak it call it, for the languages most likely to be asked in; others are shown by their tag.
_OWN_NAMES = {
    "ar": "العربية",
    "bg": "Български",
    "bn": "বাংলা",
    "ca": "Català",
    "cs": "Čeština",
    "cy": "Cymraeg",
    "da": "Dansk",
    "de": "Deutsch",
    "el": "Ελληνικά",
    "en": "English",
    "es": "Español",
    "et": "Eesti",
    "eu": "Euskara",
    "fa": "فارسی",
    "fi": "Suomi",
    "fr": "Français",
    "ga": "Gaeilge",
    "gd": "Gàidhlig",
    "he": "עברית",
    "hi": "हिन्दी",
    "hr": "Hrvatski",
    "hu": "Magyar",
    "id": "Bahasa Indonesia",
    "is": "Íslenska",
    "it": "Italiano",
    "ja": "日本語",
    "ko": "한국어",
    "lt": "Lietuvių",
    "lv": "Latviešu",
    "mt": "Malti",
    "nb": "Norsk bokmål",
    "nl": "Nederlands",
    "nn": "Norsk nynorsk",
    "pl": "Polski",
    "pt": "Português",
    "ro": "Română",
    "ru": "Русский",
    "sk": "Slovenčina",
    "sl": "Slovenščina",
    "sr": "Српски",
    "sv": "Svenska",
    "sw": "Kiswahili",
    "th": "ไทย",
    "tr": "Türkçe",
    "uk": "Українська",
    "ur": "اردو",
    "vi": "Tiếng Việt",
    "zh": "中文",
}


def sentences(round_: Round, tag: str) -> Language:
    """The sentences around the questions, from catalogues in the round's own folder before ours.

    Args:
        round_: The round.
        tag: One of its languages.

    Returns:
        The language, or English where there is no catalogue for it.

    Raises:
        TemplateError: A catalogue cannot be read.
    """
    return language(tag, round_.folder)


def are_english(say: Language) -> bool:
    """Whether there is no catalogue, so that the sentences stay English around questions in another language."""
    return say is ENGLISH


def own_name(tag: str) -> str:
    """What a language calls itself; its tag where that is not known.

    >>> own_name("cy"), own_name("pt-BR"), own_name("tlh")
    ('Cymraeg', 'Português (BR)', 'tlh')
    """
    first, _, rest = tag.partition("-")
    name = _OWN_NAMES.get(first)
    return tag if name is None else f"{name} ({rest})" if rest else name
