"""Text that Markdown shows as it stands, with as few escapes as that takes: it is read raw as often as rendered."""

import re
from html.entities import html5

from recommender.model.decision import Citation
from recommender.reports.sentences.argument import address, citation
from recommender.words import visible

_LINKED = re.compile(
    r"""
      (?i:(?:https?|ftp)://|www\.|mailto:|xmpp:)    # addresses become links
    | \w@\w[\w-]*\.\w                               # as do those of mail
    | (?<![\w.])@\w                                 # people are told of what mentions them
    | (?<![\w&])\#\d | (?<!\w)GH-\d                 # issues are linked
    | :[\w+-]+:                                     # names of pictures become pictures
    """,
    re.VERBOSE,
)
"""What renderers of Markdown on the web make something else of, although it is no markup."""

_WORD = re.compile(r"""([("'“]*)([^`<>|]+?)([)"'”.,;!?]*)""")
"""A word between its punctuation, in which there is nothing that a code span could not hold."""

_MARKUP = re.compile(r"[\\`*_\]<&~${]")
_MARKUP_OR_LINK = re.compile(r"[\\`*_\]<&~${@:#.]")
_ENTITY = re.compile(r"&(#\d+|#[xX][0-9a-fA-F]+|\w+);")
_PUNCTUATION = re.compile(r"[!-/:-@\[-`{-~]")
_BRACKET = re.compile(r"`[^`]+`|\\.|[\[\]]")
_LIST_ITEM = re.compile(r"(\d+)([.)])")


def escaped(text: str) -> str:
    """Text that Markdown shows as it stands, on one line: no markup, no HTML, no link, no mention.

    A word of which a renderer would make a link or a mention stands in a code span.
    """
    first, *others = visible(text).split(" ")
    words = [_first_word(first), *map(_word, others)]
    if not words[-1].strip("#"):  # at the end of a heading they would be its frame
        words[-1] = f"\\{words[-1]}" if words[-1] else ""
    return " ".join(words)


def cell(text: str) -> str:
    """The same for a cell of a table."""
    return escaped(text).replace("|", r"\|")


def link(text: str, url: str) -> str:
    """A link with this text; the text alone without an address."""
    return f"[{_BRACKET.sub(_in_label, escaped(text))}]({url})" if url else escaped(text)


def _in_label(match: re.Match[str]) -> str:
    """A bracket in the text of a link, or a code span or an escape, which stay as they are."""
    return match[0] if len(match[0]) > 1 else f"\\{match[0]}"


def cited(text: str, source: Citation) -> str:
    """A text with its source behind it, as a link where there is something to read."""
    return f"{escaped(text)} ({link(citation(source), address(source))})"


def _first_word(word: str) -> str:
    """A word that may begin a line, where more is markup than inside one."""
    numbered = _LIST_ITEM.fullmatch(word)
    if numbered:
        return rf"{numbered[1]}\{numbered[2]}"
    if word.startswith((">", "[")) or (word and (not word.strip("-+=") or not word.strip("#"))):
        return f"\\{word[0]}{_word(word[1:])}"
    return _word(word)


def _word(word: str) -> str:
    if not _LINKED.search(word):
        return _MARKUP.sub(_escape, word)
    parts = _WORD.fullmatch(word)
    return f"{parts[1]}`{parts[2]}`{parts[3]}" if parts else _MARKUP_OR_LINK.sub(_escape, word)


def _escape(match: re.Match[str]) -> str:
    """A character inside a word, escaped if it could be markup there."""
    char, word, at = match[0], match.string, match.start()
    before, after = word[max(at - 1, 0) : at], word[at + 1 : at + 2]
    match char:
        case "\\":  # what comes behind a text in our own markup may be punctuation, too
            return r"\\" if not after or _PUNCTUATION.match(after) else char
        case "_":  # inside a word it is a letter
            return char if before.isalnum() and after.isalnum() else r"\_"
        case "~":  # nothing is struck out that is not closed, and only what follows a character closes
            return r"\~" if before else char
        case "]":  # no link is one that has no address
            return r"\]" if after in ("(", "[") else char
        case "<":
            return "&lt;" if after.isalpha() or after in ("/", "!", "?") else char
        case "&":
            named = _ENTITY.match(word, at)
            return "&amp;" if named and (named[1][0] == "#" or f"{named[1]};" in html5) else char
        case "@" | ":" | "#" | ".":
            return f"&#{ord(char)};"
        case "{":
            return r"\{" if after in ("{", "%") else char
        case _:
            return f"\\{char}"
