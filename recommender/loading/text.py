"""From files and standard input to text: bounded, and UTF-8 or refused."""

import os
import re
import sys

from recommender.model.finding import Finding, InvalidFile
from recommender.model.place import Place

MAX_BYTES = 1_048_576
_HALVES = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")


def read(file: str | os.PathLike[str], *, called: str) -> bytes:
    """The bytes of a file, or of standard input for `-`; no more than a file may have, and one more.

    Raises InvalidFile if it cannot be read.
    """
    try:
        if file == "-":
            if sys.stdin is None:
                raise unreadable(Place(called), "standard input is closed", "name a file")
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with open(file, "rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise unreadable(
            Place(called or "''"), f"the file cannot be read: {reason}", "check its path and rights"
        ) from None


def decode(text: bytes, file: str) -> str:
    """The text; JSON made such that a YAML parser reads it alike. Raises InvalidFile if it is not UTF-8."""
    try:
        decoded = text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        place = place_after(text[: error.start].decode("utf-8", "replace"), file)
        raise unreadable(place, "the file is not UTF-8 text", "save it as UTF-8") from None
    return _json_as_yaml(decoded) if decoded.lstrip()[:1] in ("{", "[") else decoded


def _json_as_yaml(text: str) -> str:
    """JSON differs from YAML in two things: it may be indented with tabs, and escapes a character in two halves."""
    whole = _HALVES.sub(lambda found: found[1] + chr(_joined(int(found[2], 16), int(found[3], 16))), text)
    return whole.replace("\t", " ")


def _joined(high: int, low: int) -> int:
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)


def place_after(before: str, file: str) -> Place:
    """The place of the character that comes after this beginning of a file."""
    return Place(file, before.count("\n") + 1, len(before) - before.rfind("\n"))


def unreadable(place: Place, what: str, remedy: str) -> InvalidFile:
    """The one fault of a file of which nothing can be made."""
    return InvalidFile([Finding(place, what, remedy)])
