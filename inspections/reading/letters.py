"""The first letter of words that go into, or begin, a sentence, and the first words of a text that is shown in part."""


def lower_first(text: str) -> str:
    """For the middle of a sentence; `SIF` and `LSCB effectiveness` stay as they are."""
    return text if text[1:2].isupper() else text[:1].lower() + text[1:]


def upper_first(text: str) -> str:
    """For the beginning of a sentence, or of a cell; all letters but the first stay as they are."""
    return text[:1].upper() + text[1:]


def cut_words(text: str, letters: int) -> str:
    """At most so many letters with the ellipsis, which stands after the last letter as in every quotation; “well-being”
    is one word. Of a first word that is longer than that, its first letters.
    """
    text = " ".join(text.split())
    if len(text) <= letters:
        return text
    space = text.rfind(" ", 0, letters)
    return f"{text[: space if space > 0 else letters - 1].rstrip(' ,;:.')}…"
