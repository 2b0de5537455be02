"""Text comes out of real parsers of Markdown as it went in, and is read raw with ease."""

import html
import re
from collections.abc import Callable

import cmarkgfm
import pytest
from cmarkgfm.cmark import Options
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from recommender.model.decision import Citation, Source
from recommender.model.place import Place
from recommender.reports.markdown_text import cell, cited, escaped, link
from recommender.words import visible
from tests import hostile

_COMMON = MarkdownIt("commonmark")
_UNSAFE = Options.CMARK_OPT_UNSAFE  # so that what is markup for the parser is seen as markup here

PARSERS: dict[str, Callable[[str], str]] = {
    "CommonMark": _COMMON.render,
    "GFM": lambda text: cmarkgfm.github_flavored_markdown_to_html(text, options=_UNSAFE),
}

PLACES = {
    "a paragraph": "{}",
    "a heading": "## {}",
    "an item": "* {}",
    "after a name": "* Express: {} (judgement)",
    "in bold": "* Which? **{}**",
    "a paragraph of several": "Before.\n\n{}\n\nAfter.",
}
"""Where reports put texts of rule files, profiles and flags."""

NEARLY_MARKUP = """
    <b> <!-- --> &lt; &#64; ** __ ~~ ``` ~~~ # - 1. 1) [a](b) ![a](b) [^1] [ ] https://a.org/b_c?d=e&f www.a.org x@y.org
    @everyone --- === | a_b_c _a_ \\* <https://a.org> :tada: #12 $x^2$ *** >
"""
"""Words of which a parser might make something else."""


def shown(text: str, parser: str, place: str) -> tuple[str, set[str]]:
    """What a parser makes of a text in its place: the text, and the elements around and in it."""
    made = PARSERS[parser](PLACES[place].format(text))
    elements = set(re.findall(r"<([a-z0-9]+)", made))
    return html.unescape(re.sub(r"</?(?:p|h2|ul|li|strong|code)>", "", made)), elements


def assert_text(text: str, parser: str, place: str) -> None:
    bare, elements = shown(escaped(text), parser, place)
    assert elements <= {"p", "h2", "ul", "li", "strong", "code"}
    template = PLACES[place].removeprefix("## ").removeprefix("* ").replace("**", "").replace("\n\n", "\n")
    assert bare.strip().split() == template.format(visible(text)).split()


@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("place", PLACES)
@given(
    st.one_of(
        st.text(st.sampled_from("ab1 .-+=#>*_~`[]()!<&;:/|\\$@{}%w\"'")).filter(str.strip),
        st.lists(
            st.sampled_from(NEARLY_MARKUP.split()),
            min_size=1,
            max_size=5,
        ).map(" ".join),
    )
)
def test_any_text_comes_out_as_text(parser: str, place: str, text: str) -> None:
    assert_text(text, parser, place)


@pytest.mark.parametrize("text", [hostile.IN_MARKDOWN, hostile.IN_HTML, hostile.IN_A_TERMINAL])
@pytest.mark.parametrize("parser", PARSERS)
@pytest.mark.parametrize("place", PLACES)
def test_hostile_text_comes_out_as_text(parser: str, place: str, text: str) -> None:
    assert_text(text, parser, place)


@pytest.mark.parametrize(
    "text",
    [
        "Use about 5 % (see e.g. 0.132), ~/x or well-known --flags; it's max_body_size!",
        "C++ and C#: 1 < 2 > 0, a=b, x | y, [x] is not",
        "R&D, AT&T; 3 * 4 is not bold",
        "“api docs: The framework makes it from the code” or 19 more.",
    ],
)
def test_ordinary_text_is_read_raw_as_it_is(text: str) -> None:
    assert escaped(text).replace("\\*", "*") == text


@pytest.mark.parametrize(
    ("text", "raw"),
    [
        (
            "use @fastify/cors, or (see https://example.org/a).",
            "use `@fastify/cors`, or (see `https://example.org/a`).",
        ),
        ("write to me@example.org", "write to `me@example.org`"),
        ("as in #12", "as in `#12`"),
        ("snake_case_ _x_", "snake_case\\_ \\_x\\_"),
        ("~~gone~~ ~ 5", "~\\~gone\\~\\~ ~ 5"),
        ("<b> & &lt;", "&lt;b> & &amp;lt;"),
        ("see [a](b), [c] and [rules.yaml:5]", "see [a\\](b), [c] and [rules.yaml:5]"),
        ("[a]: https:", "\\[a]: https:"),
        ("1. first", "1\\. first"),
        ("a | b", "a | b"),
    ],
)
def test_only_what_would_be_markup_is_escaped(text: str, raw: str) -> None:
    assert escaped(text) == raw


def test_nobody_is_told_and_nothing_linked_outside_of_code() -> None:
    """What GitHub makes links of after the parser is done: it leaves code alone."""
    for text in ("@everyone", "(@a/b)", "#12", "GH-12", ":tada:"):
        assert re.fullmatch(r"\(?`[^`]+`\)?", escaped(text))


def test_a_bar_in_a_cell_is_no_border() -> None:
    table = f"| a | b |\n|---|---|\n| {cell('x | `y`')} | z |"
    made = PARSERS["GFM"](table)
    assert made.count("<td>") == 2
    assert "<td>x | `y`</td>" in made


def _source(url: str, at: str) -> Citation:
    place = Place("rules.yaml", 1, 1)
    return Citation(Source("the_docs", "The docs", url, place), at)


@pytest.mark.parametrize(
    ("url", "at", "said"),
    [
        ("https://a.org/docs/", "guide/x", "so ([the docs guide/x](https://a.org/docs/guide/x))"),
        ("https://a.org/docs", "guide/x", "so ([the docs guide/x](https://a.org/docs))"),
        ("https://a.org/", "on page 7", "so ([the docs on page 7](https://a.org/))"),
        ("", "§7", "so (the docs §7)"),
        ("javascript:alert(1)", "", "so (the docs)"),
        ("https://a.org/)x", "", "so (the docs)"),
    ],
)
def test_a_source_leads_to_where_it_can_be_read(url: str, at: str, said: str) -> None:
    assert cited("so", _source(url, at)) == said


def test_a_bracket_ends_no_link() -> None:
    made = PARSERS["GFM"](link("a ](b) [c] @d", "https://a.org"))
    assert made == '<p><a href="https://a.org">a ](b) [c] <code>@d</code></a></p>\n'
