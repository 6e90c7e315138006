"""A catalogue to fill in by hand: valid as it stands, with what each key is for in comments."""

from __future__ import annotations

_QUOTE = "The local authority must complete assessments on time and tell families the outcome."
_PRAISE = "Staff know families well."

STARTER = f"""\
# The findings of one inspection report, to check plans against: planchk check PLAN --catalogue THIS-FILE
# Replace the two examples. Then: planchk catalogue validate THIS-FILE
#                                 planchk catalogue verify THIS-FILE --source report.txt
schema_version: 1
id: our-report-2024  # letters, figures, '.', '_' and '-'
version: "1"  # raise it with every change
title: Our inspection report, 2024
source:
  publisher: ""  # who published the report
  title: ""  # its title, word for word
  council: ""  # who has to answer it
  inspected: ""  # when, for instance: 3 to 14 June 2024
  licence: ""  # for instance: Open Government Licence v3.0
  attribution: ""  # the credit that the licence asks for
  # length: 0  # characters of the report's text, which spans refer to
  # sha256: ""  # of that text as UTF-8; `verify` holds both against the report

services:  # write children and adults so: planchk tells plans apart by them
  - {{id: children, title: Children's services}}

principles:  # the report's own headings
  - {{id: prevention, title: Prevention}}

findings:
  - id: CS-PR-1  # plans and labels refer to it: never change or reuse it
    kind: recommendation  # recommendation; development (a direction noted); strength
    duty: must  # the report's strength of words: must, need, recommend, should, noted
    service: children
    principle: prevention
    quote: {_QUOTE}  # word for word
    span: [0, {len(_QUOTE)}]  # where it starts and ends in the report's text, in characters
    summary: Finish assessments on time, and say what came of them.  # in plain words
    elements:  # the clauses that a plan has to answer one by one
      - id: assessments
        text: Assessments are completed on time
        counts:  # what would answer it
          - A target share of assessments done within the statutory working days
        does_not_count:  # what looks like an answer and is not
          - Better assessments, with no word on time
        question: What will bring every assessment in on time, and what is the figure today?
      - id: outcome
        text: Families are told the outcome
        counts:
          - A letter to every family within a set number of days
        does_not_count:
          - A leaflet on how assessments work
        question: How does a family learn what was decided?

  - id: CS-PR-S1
    kind: strength  # praise: needs no answer
    duty: noted
    service: children
    principle: prevention
    quote: {_PRAISE}
    span: [{len(_QUOTE) + 1}, {len(_QUOTE) + 1 + len(_PRAISE)}]
    summary: {_PRAISE}
    elements: []
"""
