"""The form tools that a questionnaire can be written for, by name."""

from collections.abc import Mapping

from teamcheck.questionnaire.export import google_forms, limesurvey, ms_forms, qualtrics, surveyjs, xlsform
from teamcheck.questionnaire.export.target import Target

#: In the order in which the command line names them.
TARGETS: Mapping[str, Target] = {
    target.name: target
    for target in (
        limesurvey.TARGET,
        xlsform.TARGET,
        ms_forms.TARGET,
        google_forms.TARGET,
        qualtrics.TARGET,
        surveyjs.TARGET,
    )
}
