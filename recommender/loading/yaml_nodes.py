"""From text to PyYAML's nodes, with the parser's faults in plain words."""

from typing import TYPE_CHECKING, NamedTuple

import yaml

from recommender.loading.text import place_after, unreadable
from recommender.model.finding import Finding, InvalidFile
from recommender.model.place import Place

MAX_DEPTH = 40
TOO_DEEP = (f"this is nested more than {MAX_DEPTH} deep", "flatten it")
_FEW_BRACKETS = 2_000

if TYPE_CHECKING or not yaml.__with_libyaml__:
    from yaml import SafeLoader as _Parser  # rarer machines have no wheel with libyaml
else:
    from yaml import CSafeLoader as _Parser  # ten times as fast


class _Words(_Parser):
    """Takes every plain scalar for a word: PyYAML's own resolvers are those of YAML 1.1, where `no` is False."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  # PyYAML's way to configure a loader


def compose(text: str, file: str) -> yaml.Node:
    """The tree of nodes in a text. Raises InvalidFile if there is none, or if it is nested too deep."""
    try:
        if sum(map(text.count, "[{-?")) > _FEW_BRACKETS:
            _check_depth(text, file)
        root: yaml.Node | None = yaml.compose(text, Loader=_Words)
    except yaml.reader.ReaderError as error:
        place = place_after(text[: error.position], file)
        code = ord(error.character) if isinstance(error.character, str) else error.character
        raise unreadable(place, f"the character U+{code:04X} is not allowed", "remove it") from None
    except yaml.MarkedYAMLError as error:
        raise InvalidFile([_in_plain_words(error, text, file)]) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise unreadable(Place(file), "the file is not YAML", "check its brackets, quotes and indents") from None
    if root is None:
        raise unreadable(Place(file, 1, 1), "the file is empty", "fill it in, or name another file")
    return root


def _check_depth(text: str, file: str) -> None:
    """Refuse what is nested too deep, event by event: composing it would overflow libyaml's stack, not raise."""
    depth = 0
    for event in yaml.parse(text, Loader=_Words):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise unreadable(at(event.start_mark, file), *TOO_DEEP)


class _Fault(NamedTuple):
    """What the parser says of a fault, where it stands and with which character, and what we say."""

    said: tuple[str, ...]
    what: str
    remedy: str
    at_start: bool = False


_FAULTS = (
    _Fault(("single document",), "a second document begins here", "keep one document a file: remove the line '---'"),
    _Fault(("quoted scalar", "end of stream"), "a quote is opened here and never closed", "close it", at_start=True),
    _Fault(("tab character",), "a tab stands here", "indent with spaces"),
    _Fault((r"'\t'",), "a tab stands here", "indent with spaces"),
    _Fault(("cannot start any token",), "a word cannot begin with {character!r}", "put the text in double quotes"),
    _Fault(
        ("mapping values are not allowed",),
        "a colon stands where none can",
        "put the text in double quotes, or check the indent",
    ),
    _Fault(
        ("could not find expected ':'",),
        "a key without a colon",
        "write 'key: value', or check the indent of the line",
    ),
    _Fault(
        ("undefined alias",),
        "'*' refers to nothing",
        "define it before this line with '&', or put the text in double quotes",
    ),
    _Fault(("maximum nesting depth",), *TOO_DEEP),  # newer libyaml stops by itself, but only past 1,000
)


def _in_plain_words(error: yaml.MarkedYAMLError, text: str, file: str) -> Finding:
    """What is wrong and what to do, for the faults people make most; for the rest the parser's own words."""
    problem, start = str(error.problem or error.context or ""), error.context_mark
    mark = error.problem_mark or start
    character = _character_at(mark, text)
    said = f"{error.context or ''}: {problem}: {character!r}"
    for fault in _FAULTS:
        if all(words in said for words in fault.said):
            where = start if fault.at_start else mark
            return Finding(at(where, file), fault.what.format(character=character), fault.remedy)
    since = f" in what begins on line {start.line + 1}" if start and mark and start.line != mark.line else ""
    return Finding(at(mark, file), f"this is not YAML: {problem}{since}", "check the brackets, quotes and indents")


def _character_at(mark: yaml.Mark | None, text: str) -> str:
    lines = text.splitlines()
    return lines[mark.line][mark.column : mark.column + 1] if mark and mark.line < len(lines) else ""


def at(mark: yaml.Mark | yaml._yaml.Mark | None, file: str) -> Place:
    """The place that a mark of the parser stands for."""
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
