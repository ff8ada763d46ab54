"""Members of the staff: the login by which edits name who wrote them."""

from parcours_desktop.domain.names import fold


def login_of(name: str) -> str:
    """A login from a name: « Sophie Lavoie » is ``s.lavoie``; one word stays itself."""
    words = fold(name).split()
    if not words:
        return ""
    return f"{words[0][0]}.{words[-1]}" if len(words) > 1 else words[0]
