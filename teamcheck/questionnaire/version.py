"""What the version of a questionnaire says: with a new first number, scores stop being comparable."""


def major_of(version: str) -> str:
    """The first number of a version.

    >>> major_of("2.10.1")
    '2'
    """
    return version.partition(".")[0]
