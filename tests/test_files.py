"""Files that are whole or untouched."""

import os
import stat
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

import pytest

from recommender.files import write_numbered, write_whole


@pytest.fixture
def file(tmp_path: Path) -> Path:
    return tmp_path / "file.txt"


def test_a_file_that_exists_is_replaced_by_force_only(file: Path) -> None:
    write_whole(str(file), b"old", force=False)
    with pytest.raises(FileExistsError):
        write_whole(str(file), b"new", force=False)
    assert file.read_bytes() == b"old"
    write_whole(str(file), b"new", force=True)
    assert file.read_bytes() == b"new"


@pytest.mark.parametrize("force", [False, True])
@pytest.mark.parametrize("synced", [False, True])
def test_nothing_is_left_beside_it(force: bool, synced: bool, file: Path) -> None:  # noqa: FBT001
    write_whole(str(file), b"text", force=force, synced=synced)
    assert [there.name for there in file.parent.iterdir()] == ["file.txt"]


def test_a_write_that_fails_leaves_the_old_file_and_nothing_else(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def full(_: int) -> None:
        raise OSError(28, "No space left on device")

    file.write_bytes(b"old")
    monkeypatch.setattr(os, "fsync", full)
    with pytest.raises(OSError, match="No space left"):
        write_whole(str(file), b"new", force=True)
    assert file.read_bytes() == b"old"
    assert [there.name for there in file.parent.iterdir()] == ["file.txt"]


def test_a_new_file_has_the_mode_that_new_files_get_and_an_old_one_keeps_its_own(file: Path) -> None:
    old = os.umask(0o027)
    try:
        write_whole(str(file), b"text", force=False)
    finally:
        os.umask(old)
    assert stat.S_IMODE(file.stat().st_mode) == 0o640
    file.chmod(0o604)
    write_whole(str(file), b"text", force=True)
    assert stat.S_IMODE(file.stat().st_mode) == 0o604


def test_what_a_link_leads_to_is_replaced_and_not_the_link(file: Path) -> None:
    link = file.with_name("link")
    file.write_bytes(b"old")
    link.symlink_to(file)
    write_whole(str(link), b"new", force=True)
    assert link.is_symlink()
    assert file.read_bytes() == b"new"


def test_a_device_is_written_to_and_stays_one() -> None:
    write_whole(os.devnull, b"text", force=False)
    assert stat.S_ISCHR(os.stat(os.devnull).st_mode)


def test_the_next_number_is_the_one_after_the_highest_of_up_to_four_digits(tmp_path: Path) -> None:
    for name in ("0041-older.md", "7.txt", "12345-not-a-number.md", "notes-99.md"):
        (tmp_path / name).write_bytes(b"")
    file = write_numbered(str(tmp_path), "slug", lambda number: f"{number}".encode())
    assert file == str(tmp_path / "0042-slug.md")
    assert Path(file).read_bytes() == b"42"


def test_a_folder_without_numbers_begins_with_one_and_a_missing_one_is_an_error(tmp_path: Path) -> None:
    assert write_numbered(str(tmp_path), "slug", lambda _: b"").endswith("/0001-slug.md")
    with pytest.raises(FileNotFoundError):
        write_numbered(str(tmp_path / "missing"), "slug", lambda _: b"")


def test_fifty_writers_at_once_never_share_a_number(tmp_path: Path) -> None:
    def filed(writer: int) -> str:
        return write_numbered(str(tmp_path), f"writer-{writer}", lambda number: f"{number}".encode())

    with ThreadPoolExecutor(50) as writers:
        files = [Path(file) for file in writers.map(filed, range(50))]
    assert sorted(file.name[:4] for file in files) == [f"{number:04}" for number in range(1, 51)]
    assert all(int(file.name[:4]) == int(file.read_bytes()) for file in files)
