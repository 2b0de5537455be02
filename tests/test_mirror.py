"""Every module has its test at the same path, and no test stands without its module."""

from pathlib import Path, PurePosixPath

HERE = Path(__file__).parent

OF_THE_WHOLE = {
    *(
        "test_contributing.py",
        "test_decisions.py",
        "test_mirror.py",
        "test_public_face.py",
        "test_readme.py",
        "test_real_decisions.py",
    ),
    *("test_wheel.py", "readers/test_readers.py", "readers/test_sarif.py"),
    *("tui/test_screenshots.py", "tui/test_terminal.py"),
}
"""Tests of what many modules come to together."""

BEING_WRITTEN = {
    *("cli/test_app.py", "cli/test_flags.py", "cli/test_rules_in_force.py"),
    *("engine/test_answer_changes.py", "engine/test_rank.py", "engine/test_sampling.py", "engine/test_worst_case.py"),
    *("engine/audits/test_proofs.py", "engine/audits/test_recheck.py"),
    *("loading/test_conditions.py", "loading/test_form_faults.py", "loading/test_record_form.py"),
    *("loading/test_records.py", "loading/test_references.py", "loading/test_starter.py", "loading/test_yaml_nodes.py"),
    *("reports/sentences/test_argument.py", "reports/sentences/test_headline.py"),
    *("reports/sentences/test_outlook.py", "reports/sentences/test_question.py"),
    *("reports/test_charts.py", "reports/test_explanation.py", "reports/test_lines.py"),
    *("reports/test_record.py", "reports/test_schema.py"),
    *("tui/test_actions.py", "tui/test_argument_panel.py", "tui/test_dialogs.py", "tui/test_file_dialogs.py"),
    *("tui/test_questions.py", "tui/test_styled_lines.py", "tui/test_weights.py"),
}
"""Tests of modules that are being replaced; the list goes once their successors are here."""


def test_every_module_has_its_test() -> None:
    assert _wanted() - _there() <= BEING_WRITTEN


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
