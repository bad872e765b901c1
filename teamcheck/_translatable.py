"""Marks a sentence that stands in a table, so that the list of sentences to translate is complete."""


def translatable(text: str) -> str:
    """The text itself: whoever prints it looks up its translation there.

    >>> translatable("Everyone answered.")
    'Everyone answered.'
    """
    return text
