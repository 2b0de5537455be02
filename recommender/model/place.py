"""Where a thing stands in a text."""

from typing import NamedTuple


class Place(NamedTuple):
    """A file (or a flag) and, where it has them, a line and a column counted from 1."""

    file: str
    line: int = 0
    column: int = 0

    def __str__(self) -> str:
        """`file:line:column`, as editors and terminals make it a link; the file alone without a line."""
        return f"{self.file}:{self.line}:{self.column}" if self.line else self.file

    @property
    def line_only(self) -> str:
        """`file:line`, the short form that reports cite a rule by."""
        return f"{self.file}:{self.line}"
