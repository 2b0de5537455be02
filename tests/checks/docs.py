"""Writes the page of findings in the docs: `python -m tests.checks.docs`."""

from pathlib import Path

from recommender.checks.catalogue import page

if __name__ == "__main__":
    (Path(__file__).parent.parent.parent / "docs" / "findings.md").write_text(page())
