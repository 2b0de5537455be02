"""The pages of findings in the docs, made from the catalogue and from `pages.yaml`: `python -m tests.checks.docs`."""

from collections.abc import Mapping
from pathlib import Path
from typing import Any, NamedTuple

from recommender.checks.catalogue import CATALOGUE
from recommender.loading.yaml import parse

FOLDER = Path(__file__).parent.parent.parent / "docs" / "findings"
_LINES = 40
"""An excerpt that is longer is cut: nobody reads seventy lines to see what is wrong."""

_INDEX = """\
# What `recommender check` finds

A rule set is finite, so what is said of it here is proven over all complete profiles, with one that shows it where
there can be one. An error makes a file unusable or untrue, a warning is unwise, a note may well be meant.
`--fail-on` says from which level on the exit code is 1 (left out: warning).

| Name | Level | What it is |
|---|---|---|
{rows}

Each page has an excerpt with the finding, the same put right, why it matters, and when it may be meant. The
excerpts are laid over [one rule file](sound.yaml) in which nothing is found: mappings are joined, lists are added
to, all else takes the place of what is there. Tests run `recommender check` on every one of them.
"""

_PAGE = """\
# {name}

{level}: {title}. {short}

## Avoid

{avoid}

## Prefer

{prefer}

## Why

{why}

## When it may be meant

{meant}

[All findings](README.md)
"""

Raw = dict[str, Any]


class Page(NamedTuple):
    """What the page of one kind says beside its row in the catalogue."""

    avoid: str
    """What to lay over the sound file so that it has the finding: YAML as it is shown."""
    prefer: str
    """The same put right."""
    why: str
    """What goes wrong, and for whom."""
    meant: str
    """When it may be meant, and what to do then."""
    comes_with: tuple[str, ...] = ()
    """What else is found in `avoid`, by nature."""


def pages() -> Mapping[str, Page]:
    """The page of every kind, by name."""
    return {
        name: Page(**{**texts, "comes_with": tuple(texts.get("comes_with", ()))})
        for name, texts in _read(Path(__file__).with_name("pages.yaml").read_text()).items()
    }


def laid_over_sound(excerpt: str) -> Raw:
    """The whole rule file of an excerpt."""
    joined: Raw = _joined(_read((FOLDER / "sound.yaml").read_text()), _read(excerpt))
    return joined


def _read(text: str) -> Raw:
    data = parse(text.encode(), "page").data
    assert isinstance(data, dict)
    return data


def _joined(under: Any, over: Any) -> Any:
    """Mappings are joined, lists are added to, all else takes the place of what is there."""
    match under, over:
        case dict(), dict():
            return {**under, **{key: _joined(under.get(key), value) for key, value in over.items()}}
        case list(), list():
            return [*under, *over]
        case _:
            return over


def files() -> Mapping[str, str]:
    """Every file of the folder that is made, by name."""
    return {"README.md": _index(), **{f"{name}.md": _page(name, page) for name, page in pages().items()}}


def _index() -> str:
    rows = [f"| [{name}]({name}.md) | {kind.level} | {kind.title} |" for name, kind in CATALOGUE.items()]
    return _INDEX.format(rows="\n".join(rows))


def _page(name: str, page: Page) -> str:
    kind = CATALOGUE[name]
    beside = ", ".join(f"[{other}]({other}.md)" for other in page.comes_with)
    return _PAGE.format(
        name=name,
        level=kind.level.capitalize(),
        title=kind.title[0].lower() + kind.title[1:],
        short=kind.why,
        avoid=_shown(page.avoid) + (f"\n\nIt comes with {beside}." if beside else ""),
        prefer=_shown(page.prefer),
        why=page.why.strip(),
        meant=page.meant.strip(),
    )


def _shown(excerpt: str) -> str:
    lines = excerpt.splitlines()
    if len(lines) > _LINES:
        lines = [*lines[: _LINES - 1], f"# … and {len(lines) - _LINES + 1} lines more"]
    return "\n".join(["```yaml", *lines, "```"])


if __name__ == "__main__":
    for name, text in files().items():
        (FOLDER / name).write_text(text)
