"""YAML (and JSON, which it contains) as plain values that know their places, read as YAML 1.2 reads it.

Only `true` and `false` are booleans, so the answers `no`, `yes`, `on` and `off` stay words. Duplicate keys, which
PyYAML takes in silence, are findings. Size, depth and what aliases may expand to are bounded.
"""

import os
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

import yaml

from recommender.loading.near_miss import quoted
from recommender.model.finding import Finding, InvalidFile
from recommender.model.place import Place

MAX_BYTES = 1_048_576
MAX_VALUES = 100_000
MAX_DEPTH = 40
_FEW_BRACKETS = 2_000
_TOO_DEEP = (f"this is nested more than {MAX_DEPTH} deep", "flatten it")

Key = str | int
Path = tuple[Key, ...]

if TYPE_CHECKING or not yaml.__with_libyaml__:
    from yaml import SafeLoader as _Parser  # rarer machines have no wheel with libyaml
else:
    from yaml import CSafeLoader as _Parser  # ten times as fast

_NULL = {"", "~", "null", "Null", "NULL"}
_BOOLEAN = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}|0o[0-7]{1,18}|0x[0-9a-fA-F]{1,15}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*|[0-9]+(?=[eE]))([eE][-+]?[0-9]+)?")
_HALVES = re.compile(r"(?<!\\)((?:\\\\)*)\\u([dD][89abAB][0-9a-fA-F]{2})\\u([dD][c-fC-F][0-9a-fA-F]{2})")
_PLAIN_TAGS = {"!", *(f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))}


class _Words(_Parser):
    """Takes every plain scalar for a word: PyYAML's own resolvers are those of YAML 1.1, where `no` is False."""

    yaml_implicit_resolvers = {}  # noqa: RUF012  # PyYAML's way to configure a loader


@dataclass(frozen=True)
class Document:
    """One text, read: `data` in plain values, the findings made on the way, and where everything stands."""

    file: str
    data: object
    findings: list[Finding]
    _root: yaml.Node = field(repr=False)
    _entries: dict[int, dict[str, tuple[yaml.Node, yaml.Node]]] = field(default_factory=dict, repr=False)

    def place(self, path: Sequence[Key] = (), *, of_key: bool = False) -> Place:
        """Where the value at the path begins (or its key); if there is none, the nearest thing around it."""
        node, key = self._root, self._root
        for step in path:
            match node:
                case yaml.MappingNode():
                    if str(step) not in self._entries_of(node):
                        return _place(self.file, key)
                    key, node = self._entries_of(node)[str(step)]
                case yaml.SequenceNode() if isinstance(step, int) and step < len(node.value):
                    key = node = node.value[step]
                case _:
                    return _place(self.file, node)
        return _place(self.file, key if of_key else node)

    def _entries_of(self, node: yaml.MappingNode) -> dict[str, tuple[yaml.Node, yaml.Node]]:
        """The keys and values of a mapping by the key's text; of a key that stands twice, the first."""
        if id(node) not in self._entries:
            pairs = ((key.value, (key, value)) for key, value in node.value if isinstance(key, yaml.ScalarNode))
            self._entries[id(node)] = dict(reversed(list(pairs)))
        return self._entries[id(node)]

    def value(self, path: Sequence[Key]) -> object:
        """The value at the path, or None."""
        value = self.data
        for step in path:
            match value:
                case dict():
                    value = value.get(step)
                case list() if isinstance(step, int) and step < len(value):
                    value = value[step]
                case _:
                    return None
        return value

    def error(self, path: Sequence[Key], what: str, remedy: str, *, of_key: bool = False) -> Finding:
        """A finding at the path."""
        return Finding(self.place(path, of_key=of_key), what, remedy)


def read(file: str | os.PathLike[str], *, called: str) -> bytes:
    """The bytes of a file, or of standard input for `-`; no more than a file may have, and one more.

    Raises InvalidFile if it cannot be read.
    """
    try:
        if file == "-":
            return sys.stdin.buffer.read(MAX_BYTES + 1)
        with open(file, "rb") as stream:
            return stream.read(MAX_BYTES + 1)
    except (OSError, ValueError) as error:  # ValueError: a path with a null character
        reason = (getattr(error, "strerror", None) or str(error)).lower()
        raise _unreadable(Place(called), f"the file cannot be read: {reason}", "check its path and rights") from None


def parse(text: bytes, file: str) -> Document:
    """Read a text. Raises InvalidFile if nothing can be made of it: too large, not UTF-8, not YAML, empty."""
    if len(text) > MAX_BYTES:
        raise _unreadable(Place(file), "the file is larger than 1 MiB", "split it, or name another file")
    root = _compose(_decode(text, file), file)
    findings: list[Finding] = []
    data = _Values(file, findings).value(root, depth=0)
    return Document(file, data, findings, root)


def _decode(text: bytes, file: str) -> str:
    try:
        decoded = text.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        before = text[: error.start].decode("utf-8", "replace")
        place = Place(file, before.count("\n") + 1, len(before) - (before.rfind("\n") + 1) + 1)
        raise _unreadable(place, "the file is not UTF-8 text", "save it as UTF-8") from None
    return _json_as_yaml(decoded) if decoded.lstrip()[:1] in ("{", "[") else decoded


def _json_as_yaml(text: str) -> str:
    """JSON differs from YAML in two things: it may be indented with tabs, and escapes a character in two halves."""
    whole = _HALVES.sub(lambda found: found[1] + chr(_joined(int(found[2], 16), int(found[3], 16))), text)
    return whole.replace("\t", " ")


def _joined(high: int, low: int) -> int:
    return 0x10000 + ((high - 0xD800) << 10) + (low - 0xDC00)


def _compose(text: str, file: str) -> yaml.Node:
    try:
        if sum(map(text.count, "[{-?")) > _FEW_BRACKETS:
            _check_depth(text, file)
        root: yaml.Node | None = yaml.compose(text, Loader=_Words)
    except yaml.reader.ReaderError as error:
        place = _place_of_character(text, file, error.position)
        code = ord(error.character) if isinstance(error.character, str) else error.character
        raise _unreadable(place, f"the character U+{code:04X} is not allowed", "remove it") from None
    except yaml.MarkedYAMLError as error:
        raise InvalidFile([_in_plain_words(error, text, file)]) from None
    except (yaml.YAMLError, RecursionError, ValueError):
        raise _unreadable(Place(file), "the file is not YAML", "check its brackets, quotes and indents") from None
    if root is None:
        raise _unreadable(Place(file, 1, 1), "the file is empty", "fill it in, or name another file")
    return root


def _check_depth(text: str, file: str) -> None:
    """Refuse what is nested too deep, event by event: composing it would overflow libyaml's stack, not raise."""
    depth = 0
    for event in yaml.parse(text, Loader=_Words):
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > MAX_DEPTH:
            raise _unreadable(_at(event.start_mark, file), *_TOO_DEEP)


def _place_of_character(text: str, file: str, position: int) -> Place:
    before = text[:position]
    return Place(file, before.count("\n") + 1, position - (before.rfind("\n") + 1) + 1)


def _in_plain_words(error: yaml.MarkedYAMLError, text: str, file: str) -> Finding:
    """What is wrong and what to do, for the faults people make most; for the rest the parser's own words."""
    problem, context = str(error.problem or error.context or ""), str(error.context or "")
    mark, start = error.problem_mark or error.context_mark, error.context_mark

    def finding(what: str, remedy: str, at: yaml.Mark | None = mark) -> Finding:
        return Finding(_at(at, file), what, remedy)

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
    since = f" in what begins on line {start.line + 1}" if start and mark and start.line != mark.line else ""
    return finding(f"this is not YAML: {problem}{since}", "check the brackets, quotes and indents")


def _character_at(mark: yaml.Mark | None, text: str) -> str:
    lines = text.splitlines()
    return lines[mark.line][mark.column : mark.column + 1] if mark and mark.line < len(lines) else ""


def _unreadable(place: Place, what: str, remedy: str) -> InvalidFile:
    return InvalidFile([Finding(place, what, remedy)])


def _place(file: str, node: yaml.Node) -> Place:
    return _at(node.start_mark, file)


def _at(mark: yaml.Mark | yaml._yaml.Mark | None, file: str) -> Place:
    return Place(file, mark.line + 1, mark.column + 1) if mark else Place(file)


def _scalar(node: yaml.ScalarNode) -> object:
    """A scalar by the core schema of YAML 1.2; whatever is quoted is text."""
    text: str = node.value
    if node.style or node.tag == "!":
        return text
    if text in _NULL:
        return None
    if text in _BOOLEAN:
        return _BOOLEAN[text]
    if _INTEGER.fullmatch(text):
        return int(text, 0 if text[:2] in ("0o", "0x") else 10)
    if _FLOAT.fullmatch(text):
        return float(text)
    return text


class _Values:
    """Turns nodes into plain values, and counts what it makes: aliases repeat whatever they stand for."""

    def __init__(self, file: str, findings: list[Finding]) -> None:
        self._file = file
        self._findings = findings
        self._made = 0
        self._around: set[int] = set()

    def value(self, node: yaml.Node, depth: int) -> object:
        self._made += 1
        if self._made > MAX_VALUES:
            raise self._refuse(node, f"the file expands to more than {MAX_VALUES:,} values", "write aliases out")
        if depth > MAX_DEPTH:
            raise self._refuse(node, *_TOO_DEEP)
        if node.tag not in _PLAIN_TAGS:
            self._say(node, f"the tag {quoted(node.tag)} means nothing here", "remove it")
        if isinstance(node, yaml.ScalarNode):
            return _scalar(node)
        if id(node) in self._around:
            raise self._refuse(node, "an alias stands inside what it stands for", "write it out")
        self._around.add(id(node))
        made = self._mapping(node, depth) if isinstance(node, yaml.MappingNode) else self._sequence(node, depth)
        self._around.remove(id(node))
        return made

    def _sequence(self, node: yaml.Node, depth: int) -> list[object]:
        return [self.value(item, depth + 1) for item in node.value]

    def _mapping(self, node: yaml.MappingNode, depth: int) -> dict[object, object]:
        made: dict[object, object] = {}
        first: dict[object, int] = {}
        for key_node, value_node in node.value:
            if not isinstance(key_node, yaml.ScalarNode):
                self._say(key_node, "a key must be a word", "write 'key: value'")
                continue
            key = self.value(key_node, depth + 1)
            value = self.value(value_node, depth + 1)
            if key in made:
                what = f"the key {quoted(key_node.value)} stands here twice (first on line {first[key]})"
                self._say(key_node, what, "keep one of them")
                continue
            made[key] = value
            first[key] = key_node.start_mark.line + 1
        return made

    def _say(self, node: yaml.Node, what: str, remedy: str) -> None:
        self._findings.append(Finding(_place(self._file, node), what, remedy))

    def _refuse(self, node: yaml.Node, what: str, remedy: str) -> InvalidFile:
        return InvalidFile([*self._findings, Finding(_place(self._file, node), what, remedy)])
