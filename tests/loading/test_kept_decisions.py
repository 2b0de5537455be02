"""What is kept of decisions: whole, for exactly one text, and believed only from this user."""

import hashlib
import json
import os
import stat
from collections.abc import Callable
from pathlib import Path

import pytest
from hypothesis import given

from recommender.loading import kept_decisions
from recommender.loading.kept_decisions import MAX_BYTES, MOST, keep, kept
from recommender.loading.plain_decision import plain
from recommender.model.decision import Decision
from tests.loading.test_plain_decision import assert_equal
from tests.random_rule_files import rule_files
from tests.rule_files import Raw, loaded

RAW = {
    "decision": "Which?",
    "options": {"a": {"name": "A"}, "b": {"name": "B"}},
    "sources": {"s": {"title": "S"}},
    "questions": {"q": {"ask": "q?", "answers": {"x": "X", "y": "Y"}}},
    "criteria": {"c": {"weight": 1, "rules": [{"prefer": "a", "when": {"q": "x"}, "because": "so", "source": "s"}]}},
}


def _kept(decision: Decision) -> Decision | None:
    return kept(decision.digest, decision.file, packaged=decision.packaged)


def _file(own_cache: Path) -> Path:
    (file,) = own_cache.rglob("*.json")
    return file


def _sealed(file: Path, body: bytes) -> bytes:
    """A content with the seal of this name: what only the program itself writes, or someone with the user's rights."""
    return hashlib.sha256(file.name.encode() + b"\n" + body).hexdigest().encode() + b"\n" + body


def test_what_is_kept_comes_back_as_it_was(own_cache: Path, packaged: Decision) -> None:
    assert _kept(packaged) is None
    keep(packaged)
    again = _kept(packaged)
    assert again is not None
    assert_equal(again, packaged)
    assert own_cache.exists()


@given(rule_files())
def test_what_is_kept_of_a_random_rule_file_comes_back_as_it_was(raw: Raw) -> None:
    decision = loaded(raw)
    keep(decision)
    again = _kept(decision)
    assert again is not None
    assert_equal(again, decision)


def test_only_the_user_may_read_or_write_what_is_kept(own_cache: Path, sample: Decision) -> None:
    old = os.umask(0)
    try:
        keep(sample)
    finally:
        os.umask(old)
    assert stat.S_IMODE(_file(own_cache).stat().st_mode) == 0o600
    assert stat.S_IMODE(_file(own_cache).parent.stat().st_mode) == 0o700
    assert _kept(sample) is not None


def _cut(content: bytes, _: Path) -> bytes:
    return content[: len(content) // 2]


def _flipped(content: bytes, _: Path) -> bytes:
    return content[:-20] + bytes([content[-20] ^ 1]) + content[-19:]


def _unsealed(content: bytes, _: Path) -> bytes:
    return content.partition(b"\n")[2]


def _deep(_: bytes, file: Path) -> bytes:
    return _sealed(file, b"[" * 100_000 + b"]" * 100_000)


def _deep_condition(_: bytes, file: Path) -> bytes:
    values = plain(loaded(RAW))
    nested: object = ["is", "q", ["x"]]
    for _turn in range(400):
        nested = ["not", nested]
    values[5]["c"][2][0][2] = nested  # type: ignore[index]
    body = json.dumps(values).encode()
    return _sealed(file, body.replace(b'["not", ' * 400, b'["not", ' * 5_000).replace(b"]" * 400, b"]" * 5_000))


def _huge(content: bytes, _: Path) -> bytes:
    return content + b" " * MAX_BYTES


def _no_json(_: bytes, file: Path) -> bytes:
    return _sealed(file, b"\x80\x04\x95import os")


def _wrong_types(_: bytes, file: Path) -> bytes:
    return _sealed(file, json.dumps([7, None, {}, {}, {}, {}, [], [], [], []]).encode())


def _nothing(_: bytes, __: Path) -> bytes:
    return b""


@pytest.mark.parametrize(
    "spoil", [_cut, _flipped, _unsealed, _deep, _deep_condition, _huge, _no_json, _wrong_types, _nothing]
)
def test_what_is_damaged_or_hostile_is_as_if_not_there(
    spoil: Callable[[bytes, Path], bytes], own_cache: Path, sample: Decision
) -> None:
    keep(sample)
    file = _file(own_cache)
    file.write_bytes(spoil(file.read_bytes(), file))
    assert _kept(sample) is None
    keep(sample)
    assert _kept(sample) is not None


def test_what_is_kept_of_one_text_is_not_believed_of_another(own_cache: Path, sample: Decision) -> None:
    keep(sample)
    other = "sha256:" + "0" * 64
    file = _file(own_cache)
    file.rename(file.with_name(file.name.replace(sample.digest.removeprefix("sha256:"), "0" * 64)))
    assert kept(other, "sample.yaml", packaged=False) is None


def test_what_another_version_kept_is_not_believed(
    own_cache: Path, sample: Decision, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(sample)
    monkeypatch.setattr(kept_decisions, "__version__", "0.0.9")
    assert _kept(sample) is None
    ours = _file(own_cache)
    ours.rename(ours.with_name(ours.name.replace("-0.1.0-", "-0.0.9-")))
    assert _kept(sample) is None


def test_what_was_kept_before_this_room_was_changed_is_not_believed(
    own_cache: Path, sample: Decision, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(sample)
    assert own_cache.exists()
    (tmp_path / "changed.py").touch()
    monkeypatch.setattr(kept_decisions, "__file__", str(tmp_path / "changed.py"))
    assert _kept(sample) is None


@pytest.mark.parametrize("mode", [0o620, 0o602, 0o666])
def test_what_others_may_write_is_not_believed(mode: int, own_cache: Path, sample: Decision) -> None:
    keep(sample)
    _file(own_cache).chmod(mode)
    assert _kept(sample) is None


def test_what_belongs_to_another_user_is_not_believed(
    own_cache: Path, sample: Decision, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(sample)
    owner = _file(own_cache).stat().st_uid
    monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    assert _kept(sample) is None


@pytest.mark.parametrize("kind", ["link", "pipe", "folder"])
def test_what_is_no_plain_file_is_not_believed(kind: str, own_cache: Path, sample: Decision, tmp_path: Path) -> None:
    keep(sample)
    file = _file(own_cache)
    content = file.read_bytes()
    file.unlink()
    if kind == "link":
        (tmp_path / "elsewhere").write_bytes(content)
        file.symlink_to(tmp_path / "elsewhere")
    elif kind == "pipe":
        os.mkfifo(file)
    else:
        file.mkdir()
    assert _kept(sample) is None


@pytest.mark.parametrize("kind", ["of others", "open to others", "a link", "a file"])
def test_nothing_is_kept_in_a_folder_that_is_not_the_users_own(
    kind: str, own_cache: Path, sample: Decision, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = own_cache / "recommender" / "decisions"
    folder.parent.mkdir(parents=True)
    if kind == "a link":
        (tmp_path / "elsewhere").mkdir(mode=0o700)
        folder.symlink_to(tmp_path / "elsewhere")
    elif kind == "a file":
        folder.touch()
    else:
        folder.mkdir(mode=0o700)
    if kind == "open to others":
        folder.chmod(0o770)
    if kind == "of others":
        owner = folder.stat().st_uid
        monkeypatch.setattr(os, "geteuid", lambda: owner + 1)
    keep(sample)
    assert not list(own_cache.rglob("*.json"))
    assert not list(tmp_path.rglob("*.json"))


def test_a_folder_that_cannot_be_made_changes_nothing(
    tmp_path: Path, sample: Decision, monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "file").touch()
    monkeypatch.setenv("XDG_CACHE_HOME", str(tmp_path / "file"))
    keep(sample)
    assert _kept(sample) is None


def test_a_full_disk_changes_nothing(own_cache: Path, sample: Decision, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(*_: object, **__: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(kept_decisions, "write_whole", full)
    keep(sample)
    assert _kept(sample) is None
    assert own_cache.exists()


@pytest.mark.parametrize("home", ["relative", "", None])
def test_nothing_is_kept_where_the_command_happens_to_run(
    home: str | None, sample: Decision, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    if home is None:
        monkeypatch.delenv("HOME")
    else:
        monkeypatch.setenv("HOME", home)
    monkeypatch.setattr("platformdirs.user_cache_dir", lambda *_, **__: "cache/recommender")
    keep(sample)
    assert _kept(sample) is None
    assert not list(tmp_path.iterdir())


def test_a_relative_folder_is_passed_over(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("XDG_CACHE_HOME", "cache")
    monkeypatch.setenv("HOME", str(tmp_path / "home"))
    assert kept_decisions._folder().startswith(str(tmp_path / "home"))


def test_the_oldest_is_forgotten_when_there_are_many(own_cache: Path, sample: Decision) -> None:
    keep(sample)
    folder = _file(own_cache).parent
    for number in range(MOST):
        old = folder / f"{number}.json"
        old.touch()
        os.utime(old, (number, number))
    _file_of_sample = next(file for file in folder.iterdir() if file.stat().st_size)
    keep(sample)
    assert len(list(folder.iterdir())) == MOST
    assert not (folder / "0.json").exists()
    assert _file_of_sample.exists()
