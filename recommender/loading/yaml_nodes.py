"""From text to PyYAML's nodes, with the parser's faults in plain words."""

from typing import TYPE_CHECKING

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


def _in_plain_words(error: yaml.MarkedYAMLError, text: str, file: str) -> Finding:
    """What is wrong and what to do, for the faults people make most; for the rest the parser's own words."""
    problem, context = str(error.problem or error.context or ""), str(error.context or "")
    mark, start = error.problem_mark or error.context_mark, error.context_mark

    def finding(what: str, remedy: str, where: yaml.Mark | None = mark) -> Finding:
        return Finding(at(where, file), what, remedy)

    if "single document" in context + problem:
        return finding("a second document begins here", "keep one document a file: remove the line '---'")
    if "quoted scalar" in context and "end of stream" in problem:
        return finding("a quote is opened here and never closed", "close it", start)
    if "tab character" in problem or _character_at(mark, text) == "\t":
        return finding("a tab stands here", "indent with spaces")
    if "cannot start any token" in problem:
        return finding(f"a word cannot begin with {_character_at(mark, text)!r}", "put the text in double quotes")
    if "mapping values are not allowed" in problem:
        return finding("a colon stands where none can", "put the text in double quotes, or check the indent")
    if "could not find expected ':'" in problem:
        return finding("a key without a colon", "write 'key: value', or check the indent of the line")
    if "undefined alias" in problem:
        return finding("'*' refers to nothing", "define it before this line with '&', or put the text in double quotes")
    if "maximum nesting depth" in problem:  # newer libyaml stops by itself, but only past 1,000
        return finding(*TOO_DEEP)
    since = f" in what begins on line {start.line + 1}" if start and mark and start.line != mark.line else ""
    return finding(f"this is not YAML: {problem}{since}", "check the brackets, quotes and indents")


def _character_at(mark: yaml.Mark | None, text: str) -> str:
    lines = text.splitlines()
    return lines[mark.line][mark.column : mark.column + 1] if mark and mark.line < len(lines) else ""


def at(mark: yaml.Mark | yaml._yaml.Mark | None, file: str) -> Place:
    """The place that a mark of the parser stands for."""
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)
