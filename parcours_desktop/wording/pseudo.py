"""What is left outside ⟦…⟧: how a test finds text on a screen or a page that did not pass through ``Words.pseudo()``."""

OPENS, CLOSES = "⟦", "⟧"


def outside(text: str) -> str:
    """What of a text did not pass through wording: whatever stands outside ⟦…⟧, which may nest."""
    depth, left = 0, []
    for letter in text:
        if letter == OPENS:
            depth += 1
        elif letter == CLOSES:
            depth -= 1
        elif depth == 0:
            left.append(letter)
    return "".join(left)
