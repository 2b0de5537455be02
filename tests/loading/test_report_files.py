"""What is looked into in a folder, and what is left alone."""

import os
from pathlib import Path

import pytest

from recommender.loading.report_files import report_files


def _filled(folder: Path, *names: str) -> None:
    for name in names:
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.touch()


def test_files_with_the_suffix_of_a_report_come_sorted_however_deep(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(tmp_path)
    _filled(tmp_path, "b/0002.md", "b/0001.MD", "a.html", "c.json", "notes.txt", "b/c/x.yaml", "a/z.md")
    files = ["a.html", "c.json", "a/z.md", "b/0001.MD", "b/0002.md"]
    assert report_files(".") == (files, [])
    assert report_files(f"{tmp_path}/b/").files == [f"{tmp_path}/b/0001.MD", f"{tmp_path}/b/0002.md"]


def test_what_is_hidden_or_installed_is_left_out(tmp_path: Path) -> None:
    _filled(tmp_path, ".git/a.md", ".a.md", "node_modules/p/a.md", "env/pyvenv.cfg", "env/a.md", "env/lib/a.md", "a.md")
    assert report_files(str(tmp_path)).files == [f"{tmp_path}/a.md"]


def test_links_are_left_out_and_so_is_what_has_no_end(tmp_path: Path) -> None:
    _filled(tmp_path, "outside/a.md", "docs/b.md")
    docs = tmp_path / "docs"
    (docs / "link.md").symlink_to(tmp_path / "outside" / "a.md")
    (docs / "folder").symlink_to(tmp_path / "outside")
    (docs / "circle").symlink_to(docs)
    os.mkfifo(docs / "pipe.md")
    assert report_files(str(docs)).files == [f"{docs}/b.md"]


def test_a_folder_that_cannot_be_read_hides_no_other(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    _filled(tmp_path, "shut/a.md", "z/b.md")
    listed = os.scandir

    def scandir(path: str) -> object:
        if path.endswith("shut"):
            raise PermissionError(13, "Permission denied", path)
        return listed(path)

    monkeypatch.setattr(os, "scandir", scandir)
    found = report_files(str(tmp_path))
    assert found.files == [f"{tmp_path}/z/b.md"]
    assert [str(fault) for fault in found.faults] == [
        f"{tmp_path}/shut: the folder cannot be read: permission denied; check its rights"
    ]
