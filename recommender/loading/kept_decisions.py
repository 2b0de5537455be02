"""Decisions kept from an earlier time in the user's cache folder, where a script finds them without YAML and forms.

A file there is believed only if it is this user's own, no one else may write it, and its seal says that this program
wrote it for exactly this text. It is plain JSON, so nothing in it can run. Whatever is not so is as if not there: the
cache changes how long a query takes, never what it says.
"""

import hashlib
import json
import os
import stat
from contextlib import suppress

from recommender.files import write_whole
from recommender.loading.plain_decision import decision_in, plain
from recommender.model.decision import Decision
from recommender.version import __version__

MAX_BYTES = 8_388_608
MOST = 32
"""Decisions kept: whoever writes rules makes a new text with every change, and the old ones serve nobody."""

_BY_OTHERS = stat.S_IWGRP | stat.S_IWOTH


def kept(digest: str, file: str, *, packaged: bool) -> Decision | None:
    """The decision that is kept of the text with this digest, for the file of this name; None if there is none."""
    try:
        name = _name(digest)
        with open(os.path.join(_folder(), name), "rb", opener=_open) as stream:
            status = os.fstat(stream.fileno())
            if not stat.S_ISREG(status.st_mode) or not _ours(status) or status.st_size > MAX_BYTES:
                return None
            seal, _, body = stream.read(MAX_BYTES).partition(b"\n")
        if seal != _seal(name, body):
            return None
        return decision_in(json.loads(body), file=file, digest=digest, packaged=packaged)
    except (OSError, ValueError, RuntimeError):  # RuntimeError: nested too deep, or no home to keep anything in
        return None


def keep(decision: Decision) -> None:
    """Keep a decision for the next time, if that can be done."""
    with suppress(OSError, RuntimeError):
        folder, name = _folder(), _name(decision.digest)
        body = json.dumps(plain(decision), separators=(",", ":")).encode()
        content = _seal(name, body) + b"\n" + body
        os.makedirs(folder, mode=0o700, exist_ok=True)
        status = os.lstat(folder)
        if stat.S_ISDIR(status.st_mode) and _ours(status) and len(content) <= MAX_BYTES:
            write_whole(os.path.join(folder, name), content, force=True, synced=False, mode=0o600)
            _forget_the_oldest(folder)


def _folder() -> str:
    """Where decisions are kept. Raises OSError if that would depend on where the command runs."""
    from platformdirs import user_cache_dir  # here, since a program that loads no rule file need not wait for it

    folder = os.path.join(user_cache_dir("recommender", appauthor=False), "decisions")
    if not os.path.isabs(folder):
        raise FileNotFoundError(folder)
    return folder


def _name(digest: str) -> str:
    """The name of the file that keeps the text with this digest.

    It holds the version and, since a checkout changes without one, when this room was last changed.
    """
    with os.scandir(os.path.dirname(__file__)) as entries:
        changed = max(entry.stat().st_mtime_ns for entry in entries if entry.name.endswith(".py"))
    return f"{digest.removeprefix('sha256:')}-{__version__}-{changed:x}.json"


def _seal(name: str, body: bytes) -> bytes:
    """What the first line must be: it binds the content to the name, and so to the text and to this program."""
    return hashlib.sha256(name.encode() + b"\n" + body).hexdigest().encode()


def _open(file: str, flags: int) -> int:
    """Open what is named itself, never what a link leads to, and wait for nobody to fill a pipe."""
    return os.open(file, flags | getattr(os, "O_NOFOLLOW", 0) | getattr(os, "O_NONBLOCK", 0))


def _ours(status: os.stat_result) -> bool:
    """Whether a file or folder belongs to this user and nobody else may write it; Windows guards the folder itself."""
    return not hasattr(os, "geteuid") or (status.st_uid == os.geteuid() and not status.st_mode & _BY_OTHERS)


def _forget_the_oldest(folder: str) -> None:
    with os.scandir(folder) as entries:
        newest_first = sorted(entries, key=lambda entry: entry.stat().st_mtime_ns, reverse=True)
    for entry in newest_first[MOST:]:
        os.unlink(entry.path)
