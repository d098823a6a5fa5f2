"""What changed between two reports, in one sentence about the judgements that both gave."""


def changes_sentence(up: int, down: int, compared: int) -> str:
    """`compared` is the number of judgements that both reports gave; `up` and `down` are how many of them moved."""
    if not compared:
        return "No judgement can be compared with the previous report."
    if compared == 1:
        way = "moved up" if up else "moved down" if down else "stayed the same"
        return f"The one judgement that may be compared {way}."
    total, two = f"{compared} comparable judgements", compared == 2
    if not up and not down:
        return f"{'Neither' if two else 'None'} of the {total} moved."
    for moved, word in ((up, "up"), (down, "down")):
        if moved == compared:
            return f"{'Both' if two else f'All {compared}'} comparable judgements moved {word}."
    if up and down:
        return f"Of {total}, {up} moved up and {down} down."
    return f"{up or down} of {total} moved {'up' if up else 'down'}."
