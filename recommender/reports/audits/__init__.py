"""Reports on rule files and on what they once said, rather than on one recommendation."""
