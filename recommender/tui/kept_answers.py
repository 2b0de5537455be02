"""Answers kept at once, so that a kill loses nothing: one small file a rule file, under XDG_STATE_HOME."""

import hashlib
import os
from contextlib import suppress

from recommender.files import write_whole
from recommender.loading.profiles import kept_profile, profile_text
from recommender.model.decision import Decision
from recommender.model.profile import Profile


class State:
    """Where an interview about one rule file keeps its answers. What cannot be read or written is as if not there."""

    def __init__(self, decision: Decision) -> None:
        """Find the file; nothing is read or written yet."""
        self._decision = decision
        home = os.environ.get("XDG_STATE_HOME") or os.path.join(os.path.expanduser("~"), ".local", "state")
        about = decision.file if decision.packaged else os.path.realpath(decision.file)
        name = hashlib.sha256(about.encode("utf-8", "surrogateescape")).hexdigest()[:16]
        self._file = os.path.join(home, "recommender", f"{name}.yaml")

    def load(self) -> Profile:
        """What is kept and still fits the rule file; an empty profile if that is nothing."""
        try:
            with open(self._file, "rb") as stream:
                return kept_profile(self._decision, stream.read(), self._file)
        except OSError:
            return Profile()

    def save(self, profile: Profile) -> bool:
        """Keep the profile; whether that could be done."""
        try:
            os.makedirs(os.path.dirname(self._file), mode=0o700, exist_ok=True)
            write_whole(self._file, profile_text(profile).encode(), force=True, synced=False)
        except OSError:
            return False
        return True

    def clear(self) -> None:
        """Keep nothing any more."""
        with suppress(OSError):
            os.unlink(self._file)
