"""Texts that would do harm if anything but text were made of them, and a rule file full of them."""

from tests.rule_files import Raw

IN_A_TERMINAL = "\x1b[31m[red]q[/x] \u202eabc שלום 設計 [link=x] " + "word " * 400
"""Escapes, a screen's own markup, text from right to left, wide characters, and no end."""

IN_MARKDOWN = "\x1b[31m <script>x</script> {{7*7}} {% x %} ``` \n# no\n---\n* Status: accepted | =1+1 [a](b) <!-- -->"
"""Markup of Markdown and HTML, templates, and lines that a reader of decision records would take for its own."""

IN_HTML = "</script><script>alert(1)</script> <img src=x onerror=y> {{7*7}} {% x %} \x1b[31m \" ' & ]]> \u202e"
"""Ends of what text can stand in, and what would load or run."""


def rule_file(text: str = IN_A_TERMINAL) -> Raw:
    """A rule file whose texts are this one, or very long, in other scripts, or nearly markup."""
    return {
        "decision": text,
        "options": {"x": {"name": text}, "y": {"name": "[bold]Y"}, "z": {"name": "設計" * 40}},
        "sources": {"s": {"title": text}},
        "questions": {
            "q": {"ask": text, "answers": {"a": text, "b": "設計" * 100}, "neutral": "b"},
            "r": {"ask": "שלום " * 100, "answers": {"a": "[/]", "b": "]["}},
        },
        "criteria": {
            "c": {
                "name": text,
                "weight": 3,
                "rules": [
                    {"prefer": "x", "when": {"q": "a"}, "because": text, "source": f"s {text}"},
                    {"rule_out": "y", "when": {"r": "a"}, "because": text, "source": "s"},
                ],
            }
        },
        "warnings": [{"about": "x", "because": text, "source": "s"}],
    }
