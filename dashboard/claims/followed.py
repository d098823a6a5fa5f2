"""What stands beside a council's timeline: asked, answered, judged again; none of it says that anything was done."""

from dashboard.claims.words import count_noun


def asked_words(items: int, before: int) -> str:
    """`6 recommendations, 2 of them asked before`"""
    words = count_noun(items, "recommendation")
    if not before:
        return words
    return f"{words}, {before} of them asked before" if items > 1 else f"{words}, asked before"


def answered_words(replies: int, progress: int) -> str:
    """`Council’s reply to 3; progress with 2 reported`; `No response recorded` where neither is."""
    parts = [f"council’s reply to {replies}"] if replies else []
    parts += [f"progress with {progress} reported"] if progress else []
    words = "; ".join(parts)
    return words[0].upper() + words[1:] if words else "No response recorded"


def judged_again_words(month: str, changes: str, again: int, missing: str = "") -> str:
    """`November 2024: 2 of 4 comparable judgements moved up. 1 asked for again.` `missing` names a later report that
    is known of and not on the record.
    """
    came_back = f"{again} asked for again." if again else ""
    if not month:
        return " ".join(filter(None, (missing, came_back))) or "No later inspection with grades on the record"
    judged = f"{month}: {changes[0].lower()}{changes[1:]}" if changes else f"{month}: judgements not compared."
    return f"{judged} {came_back}".strip()
