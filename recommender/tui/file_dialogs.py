"""Files that the interview writes and reads: which, whether over what is there, and what has come of it.

Only regular files, and those beside the keys: whatever a file system does, the screen does not wait for it.
"""

import os
import stat
from collections.abc import Callable, Coroutine
from datetime import date

from textual.app import App
from textual.worker import WorkType

from recommender.files import write_whole
from recommender.model.decision import Decision
from recommender.model.finding import InvalidFile
from recommender.model.profile import Profile
from recommender.model.recommendation import Recommendation
from recommender.reports.formats import FORMATS
from recommender.reports.style import Heading, Style
from recommender.tui.analyst import in_thread
from recommender.tui.dialogs import Choice, Entry
from recommender.words import harmless, visible

_PROFILE = "profile.yaml"

_FEW = 5
"""Faults of a file that are said at once."""


def save(app: App[None], file: str | None, profile: Profile, then: Callable[[str], object]) -> None:
    """Ask for a file, write the profile to it, and go on with the file if that is done."""
    from recommender.loading.profiles import profile_text  # the reader of YAML loads here and in `load` only

    _ask_where(
        app, "Save the answers as", file or _PROFILE, lambda name: _write(app, name, profile_text(profile), then)
    )


def load(app: App[None], file: str | None, decision: Decision, then: Callable[[str, Profile], object]) -> None:
    """Ask for a file, and go on with it and the profile in it; if it holds none, say what its faults are."""
    from recommender.loading.profiles import load_profile

    def read(name: str) -> Profile:
        return load_profile(decision, _regular(name))

    async def named(name: str) -> None:
        try:
            profile = await in_thread(read, name)
        except InvalidFile as invalid:
            faults = "\n".join(harmless(str(finding)) for finding in invalid.findings[:_FEW])
            app.notify(faults, severity="error", markup=False)
        except OSError as error:
            _say_failed(app, name, "read", error)
        else:
            then(name, profile)

    _ask_where(app, "Read the answers from", file or _PROFILE, named)


def export(app: App[None], result: Callable[[], Recommendation]) -> None:
    """Ask for a format and a file, and write the report."""

    def chosen(name: str | None) -> None:
        if name is not None:
            report = FORMATS[name]
            today = date.today() if report.filed else None
            text = report.render(result(), Style(heading=Heading(day=today)))
            default = f"{'decision' if report.filed else 'recommendation'}{report.suffix}"
            _ask_where(app, "Write the report to", default, lambda file: _write(app, file, text))

    app.push_screen(Choice("Which format?", {name: f"{name} ({FORMATS[name].suffix})" for name in FORMATS}), chosen)


def _ask_where(app: App[None], title: str, default: str, then: Callable[[str], Coroutine[None, None, None]]) -> None:

    def typed(file: str | None) -> None:
        if file is not None:
            _beside(app, lambda: then(file))

    app.push_screen(Entry(title, default), typed)


async def _write(
    app: App[None], name: str, text: str, then: Callable[[str], object] = lambda _: None, *, force: bool = False
) -> None:
    """Write a text, over what is there only if that is wanted; say what has come of it, and go on if it is done."""

    def write(content: bytes) -> None:
        write_whole(_regular(name), content, force=force)

    try:
        await in_thread(write, text.encode("utf-8", "backslashreplace"))
    except FileExistsError:

        def decided(choice: str | None) -> None:
            if choice == "yes":
                _beside(app, lambda: _write(app, name, text, then, force=True))

        app.push_screen(Choice(f"{visible(name)} exists", {"no": "Leave it", "yes": "Replace it"}), decided)
    except OSError as error:
        _say_failed(app, name, "written", error)
    else:
        app.notify(f"Written to {visible(name)}", markup=False)
        then(name)


def _beside(app: App[None], start: Callable[[], Coroutine[None, None, None]]) -> None:
    """Do something beside the keys."""

    async def work() -> None:
        await start()

    begun: WorkType[None] = work
    app.run_worker(begun)


def _regular(name: str) -> str:
    """The path of what is typed. Raises OSError if anything but a regular file is there: a pipe might never end."""
    path = os.path.expanduser(name)
    if name == "-" or "\0" in name:
        raise OSError(None, "that names no file")
    if os.path.exists(path) and not stat.S_ISREG(os.stat(path).st_mode):
        raise OSError(None, "it is a folder" if os.path.isdir(path) else "it is no regular file")
    return path


def _say_failed(app: App[None], name: str, done: str, error: OSError) -> None:
    app.notify(f"{visible(name)} cannot be {done}: {error.strerror}", severity="error", markup=False)
