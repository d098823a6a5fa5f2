"""The first letter of words that go into, or begin, a sentence."""


def lower_first(text: str) -> str:
    """For the middle of a sentence; `SIF` and `LSCB effectiveness` stay as they are."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """For the beginning of a sentence, or of a cell; all letters but the first stay as they are."""
    return text[:1].upper() + text[1:]
