"""Rule files: which one is meant, and the decision in it, read from its text or kept from an earlier time."""

import hashlib
import os
from collections.abc import Callable, Collection
from pathlib import Path

from recommender.loading.kept_decisions import keep, kept
from recommender.loading.text import read
from recommender.model.decision import Decision

PACKAGED = "rules/backend-framework.yaml"
"""The rule file that comes with the package, as messages and reports name it."""

Flags = Callable[[], Collection[str]]
"""Gives the flags that no question's may be; called only where a text is really read, since to list them takes time."""


def packaged_file(name: str = PACKAGED) -> Path:
    """Where a packaged file lies: inside an installed package, beside it in a checkout."""
    package = Path(__file__).parent.parent
    installed = package / name
    return installed if installed.exists() else package.parent / name


def load(file: str | os.PathLike[str] | None = None, *, taken: Flags | None = None) -> Decision:
    """The decision in a rule file, or in the packaged one.

    No question's flag may be among those that are `taken`; a program without a command line has none.
    Raises InvalidFile with every fault, each with its place and a way out; also if the file cannot be read.
    """
    name, packaged = PACKAGED if file is None else os.fspath(file), file is None
    text = read(packaged_file() if packaged else name, called=name)
    decision = kept(_digest(text), name, packaged=packaged)
    if decision is None:
        decision = decision_of(text, name, packaged=packaged, taken=taken)
        if taken is not None:  # what was not held against the flags is no decision for a command line
            keep(decision)
    return decision


def decision_of(text: bytes, file: str, *, packaged: bool = False, taken: Flags | None = None) -> Decision:
    """The decision in the text of a rule file; `file` is its name in places and messages. Raises InvalidFile."""
    from recommender.loading.rule_file import decided  # loads pydantic and yaml

    return decided(text, file, digest=_digest(text), packaged=packaged, taken=taken() if taken else ())


def _digest(text: bytes) -> str:
    return f"sha256:{hashlib.sha256(text).hexdigest()}"
