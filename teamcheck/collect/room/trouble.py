"""Why a form is shown again, with everything in it that was filled in."""

from teamcheck.report.language import Language, Said


def nothing_answered(say: Language) -> Said:
    """That there is nothing to send."""
    return say("You have not answered anything yet. Answer what you like, then send it.")


def not_an_answer(say: Language) -> Said:
    """That something came which cannot be chosen in this form."""
    return say("One answer could not be read. Please look through the page, then press “Send my answers” again.")


def not_handed_out(say: Language) -> Said:
    """That the form is none of this round's."""
    return say("This page was too old to be sent. Nothing is lost: press “Send my answers” again.")


def not_kept(say: Language) -> Said:
    """That there was no room on the disk, or the like."""
    return say(
        "Your answers could not be kept just now. They are still on this page. "
        "Tell whoever runs the survey, then press “Send my answers” again."
    )
