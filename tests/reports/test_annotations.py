"""Annotations: one line each, whatever is in them."""

from recommender.model.place import Place
from recommender.reports.annotations import annotation


def test_an_annotation_is_one_line_whatever_is_in_it() -> None:
    text = annotation("note", Place("a,b:c.yaml", 3, 9), "50 %\r\n::error::x\x1b", title="a:b")
    assert text == "::notice file=a%2Cb%3Ac.yaml,line=3,col=9,title=a%3Ab::50 %25%0D%0A::error::x\\x1b\n"


def test_without_a_line_it_is_about_the_whole_file() -> None:
    assert annotation("error", Place("f.yaml"), "what", title="t") == "::error file=f.yaml,title=t::what\n"
