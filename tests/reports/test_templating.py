"""The templates."""

import pytest
from jinja2 import UndefinedError

from recommender.reports.templating import template


def test_a_template_is_found_by_its_name_and_refuses_what_is_left_out() -> None:
    with pytest.raises(UndefinedError):
        template("page.html.j2").render()


def test_every_text_is_escaped_and_made_visible() -> None:
    made = template("page.html.j2").environment.from_string("{{ text }}").render(text="<b>\x1b</b>")
    assert made == "&lt;b&gt;\\x1b&lt;/b&gt;"
