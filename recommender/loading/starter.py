"""A small rule file to begin with, with a comment beside everything."""

from datetime import date

_STARTER = """\
# A rule file holds one decision. Read a rule aloud: "Prefer the first when the team knows it, because ...".
decision: Which of the two shall we take?
reviewed: {day}          # the day on which somebody last checked every claim

options:                       # two or more
  first: {{name: The first}}
  second: {{name: The second}}

sources:                       # where claims come from; every rule cites one
  ours: {{title: "Our own judgement, open to argument"}}

questions:                     # each with a list of answers; the neutral one means "no preference" and fires no rule
  experience:
    ask: Which of them has the team worked with?
    answers:
      first: The first
      second: The second
      both: Both, or neither
    neutral: both
  size:
    ask: How large will it become?
    answers:
      small: It stays small
      large: It will grow
      unknown: Nobody knows
    neutral: unknown

criteria:                      # what matters, and how much: a weight from 0 to 5
  team:
    name: What the team knows
    weight: 4
    rules:
      - prefer: first          # or avoid, or rule_out
        when: {{experience: first}}
        strength: strong       # slight, clear (if left out) or strong: 1, 2 or 3 points, times the weight
        because: the team can begin at once
        source: ours
      - prefer: second
        when: {{experience: second}}
        strength: strong
        because: the team can begin at once
        source: ours
  growth:
    name: Growth
    weight: 3
    rules:
      - prefer: first
        when: {{size: small}}
        strength: strong
        because: it is the simpler of the two
        source: ours
      - prefer: second
        when: {{size: large}}
        strength: strong
        because: it grows without a rewrite
        source: ours

warnings:                      # worth knowing before one goes that way, but no reason to choose
  - about: second
    because: it takes a day to set up
    source: ours

examples:                      # sentences that are tests; what is not given counts as neutral
  A team that knows the first:
    given: {{experience: first}}
    expect: first
  A team that knows the second, and something small:
    given: {{experience: second, size: small}}
    expect: second
  It will grow, and nobody knows either:
    given: {{size: large}}
    expect: second
  No preference:
    given: {{}}
    expect: [first, second]
"""


def starter(day: date) -> str:
    """The rule file as text; `check` finds no fault in it."""
    return _STARTER.format(day=day.isoformat())
