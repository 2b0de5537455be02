"""The files of a folder in which a report may stand."""

import os
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from recommender.model.finding import Finding
from recommender.model.place import Place

_SUFFIXES = (".md", ".html", ".json")
"""Those of what `recommend` files."""

_INSTALLED, _ENVIRONMENT = "node_modules", "pyvenv.cfg"
"""A folder of packages, and a file that lies in one."""


class Found(NamedTuple):
    """What lies in a folder."""

    files: Sequence[str]
    """The paths, sorted, folder by folder."""

    faults: Sequence[Finding]
    """The folders that cannot be read."""


def report_files(folder: str) -> Found:
    """The files in a folder, however deep, that have the suffix of a report.

    Left out are what is hidden, packages that were installed there, and links, which may lead anywhere.
    """
    errors: list[OSError] = []
    files = list(_files(folder, errors))
    return Found(files, list(map(_unlisted, errors)))


def _files(folder: str, errors: list[OSError]) -> Iterator[str]:
    for here, folders, names in os.walk(folder, onerror=errors.append):
        if _ENVIRONMENT in names:
            folders.clear()
            continue
        folders[:] = sorted(name for name in folders if not name.startswith(".") and name != _INSTALLED)
        for name in sorted(names):
            file = os.path.normpath(os.path.join(here, name))
            if name.lower().endswith(_SUFFIXES) and not name.startswith(".") and _is_plain(file):
                yield file


def _is_plain(file: str) -> bool:
    """Whether it is a file itself: no link, and nothing that is never read to its end."""
    return os.path.isfile(file) and not os.path.islink(file)


def _unlisted(error: OSError) -> Finding:
    what = f"the folder cannot be read: {(error.strerror or str(error)).lower()}"
    return Finding(Place(str(error.filename)), what, "check its rights")
