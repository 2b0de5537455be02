"""Answers kept at once, so that a kill loses nothing: one small file a rule file, in this user's folder for such."""

import hashlib
import json
import os
from pathlib import Path

from platformdirs import user_state_path

from recommender.files import write_whole
from recommender.model.decision import Decision
from recommender.model.profile import Profile


class KeptAnswers:
    """Where an interview about one rule file keeps its answers. What cannot be read or written is as if not there."""

    def __init__(self, decision: Decision) -> None:
        """Find the file; nothing is read or written yet."""
        self._decision = decision
        self._file = _file_of(decision)
        self._kept: Profile | None = None

    def load(self) -> Profile:
        """What is kept and still fits the rule file; an empty profile if that is nothing."""
        if self._file is None:
            return Profile()
        try:
            text = self._file.read_bytes()
        except OSError:
            return Profile()
        from recommender.loading.profiles import kept_profile  # the reader of YAML loads only if something is kept

        self._kept = kept_profile(self._decision, text, str(self._file))
        return self._kept

    def save(self, profile: Profile) -> bool:
        """Keep the profile; whether that could be done."""
        if self._file is None:
            return False
        parts = {"answers": dict(profile.answers), "weights": dict(profile.weights), "fixed": profile.fixed}
        try:
            self._file.parent.mkdir(mode=0o700, parents=True, exist_ok=True)
            write_whole(str(self._file), json.dumps(parts).encode(), force=True, synced=False)
        except OSError:
            return False
        self._kept = profile
        return True

    def holds(self, profile: Profile) -> bool:
        """Whether this very profile is what is kept."""
        return self._kept is profile


def _file_of(decision: Decision) -> Path | None:
    """The file for a rule file; None where nobody's home is known, since a relative folder would be made right here."""
    try:
        folder = user_state_path("recommender")
    except RuntimeError:  # newer versions of platformdirs refuse what older ones return as a relative path
        return None
    if not folder.is_absolute():
        return None
    about = decision.file if decision.packaged else os.path.realpath(decision.file)
    name = hashlib.sha256(about.encode("utf-8", "surrogateescape")).hexdigest()[:16]
    return folder / f"{name}.json"
