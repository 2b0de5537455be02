"""Every module has its test at the same path, and no test stands without its module."""

from pathlib import Path, PurePosixPath

HERE = Path(__file__).parent

OF_THE_WHOLE = {
    *("test_advice.py", "test_architecture.py", "test_contributing.py", "test_decisions.py", "test_mirror.py"),
    *("test_forwarded.py", "test_public_face.py", "test_readme.py", "test_real_decisions.py", "test_wheel.py"),
    *("readers/test_choose.py", "readers/test_flowcharts.py", "readers/test_readers.py", "readers/test_sarif.py"),
    *("tui/test_screenshots.py",),
}
"""Tests of what many modules come to together."""


def test_every_module_has_its_test() -> None:
    assert _wanted() - _there() == set()


def test_every_test_has_its_module() -> None:
    assert _there() - _wanted() == OF_THE_WHOLE


def _wanted() -> set[str]:
    """Where the tests of all modules stand; that of `__main__` is `test_main`."""
    modules = [path for path in _paths(HERE.parent / "recommender") if path.stem != "__init__"]
    return {str(path.with_name(f"test_{path.stem.strip('_')}.py")) for path in modules}


def _there() -> set[str]:
    return {str(path) for path in _paths(HERE) if path.name.startswith("test_")}


def _paths(folder: Path) -> list[PurePosixPath]:
    return [PurePosixPath(file.relative_to(folder)) for file in folder.rglob("*.py")]
