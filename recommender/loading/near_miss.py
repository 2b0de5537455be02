"""The way out of a word that nobody knows: the one that was probably meant, and the ones there are."""

from collections.abc import Iterable

_LISTED = 12
_LONGEST = 60


def quoted(word: object) -> str:
    """A word from outside in quotes, cut to a line's length, with nothing in it that a terminal would obey."""
    text = str(word).lower() if isinstance(word, bool) else str(word)
    return repr(text if len(text) <= _LONGEST else text[:_LONGEST] + "…")


def near_miss(word: str, known: Iterable[str]) -> str | None:
    """The known word most like this one, or None if none is like it."""
    from difflib import get_close_matches  # loads only when something is wrong

    matches = get_close_matches(word.lower(), list(known), n=1, cutoff=0.6)
    return matches[0] if matches else None


def suggestion(word: str, known: Iterable[str], *, kind: str) -> str:
    """What to do about an unknown word: `did you mean 'language'?`, else the known ones (`the questions are …`)."""
    words = list(known)
    meant = near_miss(word, words)
    if meant is not None:
        return f"did you mean {quoted(meant)}?"
    if not words:
        return f"there are no {kind}"
    more = ", …" if len(words) > _LISTED else ""
    return f"the {kind} are {', '.join(words[:_LISTED])}{more}"
