"""Files that are whole or untouched: what is written goes to a temporary file first, which then becomes the target."""

import os
import stat


def write_whole(file: str, content: bytes, *, force: bool, synced: bool = True) -> None:
    """Write a file such that a kill or a full disk leaves the old one whole.

    Raises FileExistsError if the file exists and `force` is not given, else OSError if it cannot be written. A pipe or
    a device is written to, never replaced; a link's target is replaced, not the link. Not `synced`, it is safe from a
    kill but not from a power cut, and quicker.
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
        os.chmod(temporary, _mode(target))
        if force:
            os.replace(temporary, target)
        else:
            os.link(temporary, target)  # fails if somebody else was faster
    finally:
        if os.path.lexists(temporary):
            os.unlink(temporary)


def _mode(target: str) -> int:
    """The permissions of the file to be replaced, else those that a new file gets here."""
    if os.path.exists(target):
        return stat.S_IMODE(os.stat(target).st_mode)
    mask = os.umask(0)
    os.umask(mask)
    return 0o666 & ~mask
