"""JSON Schemas of the two YAML formats, for editors that check and complete while one writes."""

from typing import Any

from teamcheck.questionnaire.format import QuestionnaireFormat
from teamcheck.questionnaire.translation_format import TranslationFormat

DIALECT = "https://json-schema.org/draft/2020-12/schema"


def questionnaire_schema() -> dict[str, Any]:
    """JSON Schema of ``teamcheck/questionnaire/1``, made of the models that read it.

    What holds between parts (ids used once, scales that exist) is no matter of a JSON Schema; `load_questionnaire` checks it.

    >>> questionnaire_schema()["title"]
    'teamcheck/questionnaire/1'
    """
    return {"$schema": DIALECT, **QuestionnaireFormat.model_json_schema(), "title": "teamcheck/questionnaire/1"}


def translation_schema() -> dict[str, Any]:
    """JSON Schema of ``teamcheck/translation/1``, made of the models that read it.

    >>> translation_schema()["title"]
    'teamcheck/translation/1'
    """
    return {"$schema": DIALECT, **TranslationFormat.model_json_schema(), "title": "teamcheck/translation/1"}
