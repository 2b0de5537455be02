"""Files that are whole or untouched: what is written goes to a temporary file first, which then becomes the target."""

import os
import re
import stat
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_NUMBERED = re.compile(r"(\d{1,4})(?!\d)")


def write_whole(file: str, content: bytes, *, force: bool, synced: bool = True, mode: int | None = None) -> None:
    """Write a file such that a kill or a full disk leaves the old one whole.

    Raises FileExistsError if the file exists and `force` is not given, else OSError if it cannot be written. A pipe or
    a device is written to, never replaced; a link's target is replaced, not the link. Not `synced`, it is safe from a
    kill but not from a power cut, and quicker. `mode` are its permissions, if not those of the old or of a new file.
    """
    target = os.path.realpath(file)
    if os.path.exists(target) and not stat.S_ISREG(os.stat(target).st_mode):
        with open(target, "wb") as device:
            device.write(content)
        return
    import tempfile  # loads only when a file is written

    descriptor, temporary = tempfile.mkstemp(dir=os.path.dirname(target), prefix=".recommender-")
    try:
        with os.fdopen(descriptor, "wb") as stream:
            stream.write(content)
            stream.flush()
            if synced:
                os.fsync(stream.fileno())
        os.chmod(temporary, _mode(target) if mode is None else mode)
        if force:
            os.replace(temporary, target)
        else:
            os.link(temporary, target)  # fails if somebody else was faster
    finally:
        if os.path.lexists(temporary):
            os.unlink(temporary)


def write_numbered(folder: str, slug: str, content: Callable[[int], bytes]) -> str:
    """Write the next of the numbered files in a folder, `0007-slug.md`, and return its path.

    The number is the one after the highest of one to four digits that a name in the folder begins with. Writers take
    turns, so two never share one; a kill leaves no half file. Raises OSError if it cannot be written.
    """
    with _turn(folder):
        taken = [int(found[1]) for name in os.listdir(folder) if (found := _NUMBERED.match(name))]
        number = max(taken, default=0) + 1
        file = os.path.join(folder, f"{number:04}-{slug}.md")
        write_whole(file, content(number), force=False)
    return file


@contextmanager
def _turn(folder: str) -> Iterator[None]:
    """Hold a lock on a folder, which is free again when this process ends, however it ends."""
    try:
        from fcntl import LOCK_EX, flock
    except ImportError:  # without it a name is still taken only once
        yield
        return
    descriptor = os.open(folder, os.O_RDONLY)
    try:
        flock(descriptor, LOCK_EX)
        yield
    finally:
        os.close(descriptor)


def _mode(target: str) -> int:
    """The permissions of the file to be replaced, else those that a new file gets here."""
    if os.path.exists(target):
        return stat.S_IMODE(os.stat(target).st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
