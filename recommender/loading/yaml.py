"""Documents: YAML (and JSON, which it contains) as plain values that know their places, read as YAML 1.2 reads it.

Only `true` and `false` are booleans, so the answers `no`, `yes`, `on` and `off` stay words. Duplicate keys, which
PyYAML takes in silence, are findings. Size, depth and what aliases may expand to are bounded.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field

import yaml

from recommender.loading.text import MAX_BYTES, decode, unreadable
from recommender.loading.yaml_nodes import MAX_DEPTH, TOO_DEEP, at, compose
from recommender.model.finding import Finding, InvalidFile
from recommender.model.place import Place
from recommender.words import quoted

MAX_VALUES = 100_000

Key = str | int
Path = tuple[Key, ...]

_NULL = {"", "~", "null", "Null", "NULL"}
_BOOLEAN = {"true": True, "True": True, "TRUE": True, "false": False, "False": False, "FALSE": False}
_INTEGER = re.compile(r"[-+]?[0-9]{1,18}|0o[0-7]{1,18}|0x[0-9a-fA-F]{1,15}")
_FLOAT = re.compile(r"[-+]?(\.[0-9]+|[0-9]+\.[0-9]*|[0-9]+(?=[eE]))([eE][-+]?[0-9]+)?")
_PLAIN_TAGS = {"!", *(f"tag:yaml.org,2002:{name}" for name in ("str", "seq", "map"))}


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

    def entries(self) -> "list[Document]":
        """The entries of a document that is a list, each a document of its own with its places in the whole."""
        nodes = self._root.value if isinstance(self.data, list) else []
        return [
            Document(self.file, data, [], node)
            for data, node in zip(self.data if isinstance(self.data, list) else [], nodes, strict=True)
        ]

    def error(self, path: Sequence[Key], what: str, remedy: str, *, of_key: bool = False) -> Finding:
        """A finding at the path."""
        return Finding(self.place(path, of_key=of_key), what, remedy)


def parse(text: bytes, file: str) -> Document:
    """Read a text. Raises InvalidFile if nothing can be made of it: too large, not UTF-8, not YAML, empty."""
    if len(text) > MAX_BYTES:
        raise unreadable(Place(file), "the file is larger than 1 MiB", "split it, or name another file")
    return document_of(compose(decode(text, file), file), file)


def document_of(root: yaml.Node, file: str) -> Document:
    """The document with this root. Raises InvalidFile if it is nested too deep, or expands to too much."""
    findings: list[Finding] = []
    data = _Values(file, findings).value(root, depth=0)
    return Document(file, data, findings, root)


def dumped(data: object) -> str:
    """Plain values as YAML that `parse` reads back; words that look like something else are quoted."""
    text: str = yaml.safe_dump(data, sort_keys=False, allow_unicode=True, width=1_000)
    return text


def _place(file: str, node: yaml.Node) -> Place:
    return at(node.start_mark, file)


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
            raise self._refuse(node, *TOO_DEEP)
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
