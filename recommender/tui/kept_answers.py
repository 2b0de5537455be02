"""Answers kept at once, so that a kill loses nothing: one small file an interview, in this user's folder for such."""

import hashlib
import json
import os
import time
from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime
from itertools import groupby
from pathlib import Path
from typing import NamedTuple

from platformdirs import user_state_path

from recommender.files import write_whole
from recommender.model.decision import WEIGHTS, Decision
from recommender.model.profile import Profile
from recommender.tui.session import Session
from recommender.words import counted

_KEPT = 10
"""Interviews about one decision that are kept; older ones go when a new one begins, unless somebody is at them."""

_OFFERED = 8
"""Interviews that are offered: with starting anew as many as there are digits."""

_STEPS = 50
"""Steps back and forward that are kept with the answers."""

_LEFT_BEHIND = 3600
"""Seconds after which a temporary file is nobody's any more."""


class Kept(NamedTuple):
    """What is kept of an interview that nobody is at."""

    session: Session
    when: datetime
    """When its last step was kept, local time."""
    file: Path

    def called(self, today: date) -> str:
        """How many answers of when: `7 answers of today 14:03`."""
        day = {0: "today", 1: "yesterday"}.get((today - self.when.date()).days, self.when.date().isoformat())
        return f"{counted(len(self.session.profile.answers), 'answer')} of {day} {self.when:%H:%M}"


class KeptAnswers:
    """Where one interview keeps its answers, and what others have kept. What cannot be written is as if not there."""

    def __init__(self, decision: Decision) -> None:
        """Find the folder of the rule file; nothing is read or written yet."""
        self._decision = decision
        self._folder = _folder_of(decision)
        self._file: Path | None = None
        self._lock: int | None = None
        self.set_aside: list[str] = []
        """Files that could not be read and have another name now."""

    def offered(self) -> list[Kept]:
        """The newest interviews with answers that still fit the rule file, without those that somebody is at."""
        return [kept for _, kept in zip(range(_OFFERED), self._idle(), strict=False)]

    def go_on(self, kept: Kept) -> Session | None:
        """Take over what another interview kept, from now on to be kept here; None if somebody else is at it by now."""
        try:
            lock = _locked(kept.file)
        except OSError:  # it can be read, but not written
            lock = None
        else:
            if lock is None:
                return None
        self._file, self._lock = kept.file, lock
        return self._read(kept.file) or kept.session

    def save(self, session: Session) -> bool:
        """Keep the profile and the last steps around it; whether that could be done."""
        try:
            if self._file is None:
                self._begin()
            parts = {
                **_parts(session.profile),
                "past": [_parts(profile) for profile in session.past[-_STEPS:]],
                "future": [_parts(profile) for profile in session.future[:_STEPS]],
            }
            write_whole(str(self._file), json.dumps(parts).encode(), force=True, synced=False)
        except OSError:
            return False
        return True

    def holds(self, profile: Profile) -> bool:
        """Whether this profile is what is kept, there and now."""
        session = self._read(self._file) if self._file is not None else None
        return session is not None and session.profile == profile

    def release(self) -> None:
        """Leave what is kept to the next interview, as the end of the process does."""
        if self._lock is not None:
            os.close(self._lock)
        self._file = self._lock = None

    def _begin(self) -> None:
        """A file of its own, in place of the oldest ones. Raises OSError if there can be none."""
        if self._folder is None:
            raise FileNotFoundError
        self._folder.mkdir(mode=0o700, parents=True, exist_ok=True)
        lock = None
        while lock is None:  # once, unless others tidy up at this very moment
            file = self._folder / f"{os.urandom(8).hex()}.json"
            lock = _locked(file)
        self._file, self._lock = file, lock
        with suppress(OSError):
            _tidy(self._folder)

    def _idle(self) -> Iterator[Kept]:
        """What is kept of interviews that nobody is at, newest first; what cannot be read is set aside."""
        for file in _newest_first(self._folder, "*.json") if self._folder is not None else ():
            with suppress(OSError):
                session = self._read(file) if _is_free(file) else Session(Profile())
                if session is None:
                    aside = file.with_suffix(".damaged")
                    file.replace(aside)
                    self.set_aside.append(str(aside))
                elif session.profile.answers:
                    when = datetime.fromtimestamp(file.stat().st_mtime, tz=UTC).astimezone()
                    yield Kept(session, when, file)

    def _read(self, file: Path) -> Session | None:
        """What of a file fits the rule file; None if nothing can be made of it."""
        try:
            raw = json.loads(file.read_bytes())
            profile = self._profile(raw)
            before, after = ([self._profile(step) for step in raw[steps]] for steps in ("past", "future"))
        except (OSError, ValueError, TypeError, AttributeError, LookupError, RecursionError):
            return None
        # Steps that differ in nothing the rule file still knows are one.
        past, future = ([step for step, _ in groupby(steps)] for steps in ([*before, profile], [profile, *after]))
        return Session(profile, tuple(past[:-1]), tuple(future[1:]))

    def _profile(self, raw: Mapping[str, Mapping[str, str | int]]) -> Profile:
        """The profile in what is kept; raises an error of some kind if none is."""
        answers = {question: str(answer) for question, answer in raw["answers"].items()}
        weights = {id: weight for id, weight in raw["weights"].items() if isinstance(weight, int) and weight in WEIGHTS}
        return Profile(answers, weights, tuple(map(str, raw["fixed"]))).within(self._decision)


def _parts(profile: Profile) -> Mapping[str, object]:
    return {"answers": dict(profile.answers), "weights": dict(profile.weights), "fixed": profile.fixed}


def _newest_first(folder: Path, pattern: str) -> list[Path]:
    """The files of interviews by when they were last written; the later of two at one time is arbitrary."""

    def written(file: Path) -> float:
        try:
            return file.with_suffix(".json").stat().st_mtime_ns
        except OSError:
            return 0

    return sorted(folder.glob(pattern), key=written, reverse=True)


def _tidy(folder: Path) -> None:
    """Forget the oldest interviews, but none that somebody is at; and what a kill left half written long ago."""
    for file in _newest_first(folder, "*.lock")[_KEPT - 1 :]:
        lock = _locked(file)
        if lock is not None:
            for suffix in (".json", ".damaged", ".lock"):
                file.with_suffix(suffix).unlink(missing_ok=True)
            os.close(lock)
    for file in folder.glob(".*"):
        if time.time() - file.stat().st_mtime > _LEFT_BEHIND:
            file.unlink(missing_ok=True)


def _is_free(file: Path) -> bool:
    """Whether nobody is at an interview, as far as can be known."""
    try:
        lock = _locked(file)
    except OSError:
        return True
    if lock is None:
        return False
    os.close(lock)
    return True


def _locked(file: Path) -> int | None:
    """A descriptor that holds the lock on an interview until it is closed, however that happens; None if it is held.

    Raises OSError if there can be no file for it. Where a system or its files know no locks, nobody else is there.
    """
    descriptor = os.open(file.with_suffix(".lock"), os.O_RDWR | os.O_CREAT, 0o600)
    try:
        from fcntl import LOCK_EX, LOCK_NB, flock

        flock(descriptor, LOCK_EX | LOCK_NB)
    except BlockingIOError:
        os.close(descriptor)
        return None
    except (ImportError, OSError):
        return descriptor
    if os.fstat(descriptor).st_nlink:
        return descriptor
    os.close(descriptor)  # it was removed before it was locked
    return None


def _folder_of(decision: Decision) -> Path | None:
    """The folder for a rule file; None where nobody's home is known, since a relative one would be made right here."""
    try:
        folder = user_state_path("recommender")
    except RuntimeError:  # newer versions of platformdirs refuse what older ones return as a relative path
        return None
    if not folder.is_absolute():
        return None
    about = decision.file if decision.packaged else os.path.realpath(decision.file)
    name = hashlib.sha256(about.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return folder / name
