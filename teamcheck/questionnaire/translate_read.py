"""Reads a translation that is to be filled up, whatever has become of its questionnaire since.

Why not as it is read for a report: words for a statement that is no longer asked are a fault there, and here what is expected.
"""

from teamcheck.errors import QuestionnaireError
from teamcheck.questionnaire.model import Questionnaire
from teamcheck.questionnaire.reports import Reports
from teamcheck.questionnaire.shape import held_against
from teamcheck.questionnaire.source import read_document
from teamcheck.questionnaire.texts import homes
from teamcheck.questionnaire.translate import Former
from teamcheck.questionnaire.translation import brought_home, every_text, marked_words, recorded, written_words
from teamcheck.questionnaire.translation_checks import check_header
from teamcheck.questionnaire.translation_format import SCHEMA, TranslationFormat


def read_former(content: bytes, shown: str, questionnaire: Questionnaire, language: str) -> Former:
    """What is translated already.

    Args:
        content: The bytes of the file.
        shown: How the file is called in messages.
        questionnaire: What is translated.
        language: The language that is filled in.

    Raises:
        QuestionnaireError: It is no translation of this questionnaire into this language, or not written as one; with every
            problem.
    """
    document, problems = read_document(content, shown)
    stand_ins = {"schema": SCHEMA, "of": questionnaire.id, "language": language, "status": "machine"}
    written, document, faults = held_against(TranslationFormat, document, stand_ins)
    reports = Reports(document)
    if written is not None:
        check_header(written, questionnaire, language, reports)
    problems += [*faults, *reports.problems]
    if written is None or problems:
        raise QuestionnaireError(problems)
    texts, home = every_text(written), homes(questionnaire)
    words = written_words(texts)
    return Former(
        status=written.status,
        translator=written.translator or "",
        words=brought_home(words, home),
        marked=frozenset(brought_home(marked_words(texts), home)),
        originals=brought_home(recorded(words, written), home),
    )
