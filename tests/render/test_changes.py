"""What changed, as people and programs read it."""

from __future__ import annotations

import json
from datetime import date

import pytest
from markdown_it import MarkdownIt

from builders import CATALOGUE
from planchk.assess import check
from planchk.compare.changes import Changes, DueChange
from planchk.compare.plans import compare_plans
from planchk.language import Language
from planchk.match.ranking import RankingReader
from planchk.readers import parse_plan
from planchk.render.as_changes import render_changes
from planchk.render.changes_as_json import render_changes_json
from planchk.render.changes_as_markdown import render_changes_markdown
from planchk.render.changes_in_words import headline, span
from planchk.render.lines import paint_plain
from planchk.render.rewording import sides_of

OLD = """
date: 2021-02-01
actions:
- {id: "1", action: Open a Saturday club with 24 places for disabled children, addresses: [CS-PR-3], due: 2021-06-30}
- {id: "2", action: Hold a workshop for carers on the new form, status: complete}
- {id: "3", action: Publish the guide for families by post, owner: Head of Adults, due: 2021-06-30, status: red}
"""
NEW = """
date: 2021-02-01
actions:
- {id: "9", action: Recruit three more social workers for the front door}
- {id: "4", action: Publish the guide for families by post and on the web, owner: Jo Bloggs, due: 2021-09-30,
   status: complete}
"""


def compare(old: str = OLD, new: str = NEW) -> Changes:
    reader = RankingReader(CATALOGUE)
    old_plan, new_plan = parse_plan(old, "old.yaml"), parse_plan(new, "new.yaml")
    return compare_plans(
        *(check(each, CATALOGUE, reader=reader, today=date(2021, 3, 1)) for each in (old_plan, new_plan))
    )


def test_a_board_is_told_in_three_sentences() -> None:
    assert headline(compare()) == (
        "0 of 2 findings are covered (1 before), and 0 of 4 elements (1 before); lost: CS-PR-3.",
        "Actions: 1 added, 1 removed, 1 closed item vanished, 1 reworded, 1 renumbered or moved.",
        "Due dates: 1 slipped (by up to 3 months); status: 1 completed; owners: 1 changed.",
    )


def test_a_board_is_told_that_nothing_changed() -> None:
    assert headline(compare(OLD, OLD)) == ("Nothing changed: the same 3 actions, the same coverage.",)
    assert list(render_changes(compare(OLD, OLD)))[2:] == []


def test_the_text_tells_each_change_with_its_words() -> None:
    text = paint_plain(render_changes(compare()), 200)
    for told in (
        "LOST Short breaks are expanded",
        'was 1 "Open a Saturday club with 24 places for disabled children" old.yaml:4:',
        "the action is gone",
        "added      9 Recruit three more social workers for the front door",
        "removed    1 Open a Saturday club",
        "vanished   2 Hold a workshop for carers on the new form (was complete)",
        'now "Publish the guide for families by post [and on the web]"',
        "renumbered 3 -> 4",
        "4 (was 3) Publish the guide for families by post and on the web",
        "2021-06-30 -> 2021-09-30 (3 months later)",
        "Head of Adults -> Jo Bloggs",
        "red -> complete (completed)",
        "new   warning PC101 no-owner: 9:",
    ):
        assert told in text


def test_the_markdown_is_a_table_for_each_kind_of_change() -> None:
    page = render_changes_markdown(compare())
    headings = [line[4:] for line in page.splitlines() if line.startswith("### ")]
    assert headings == [
        "Coverage lost", "Actions added", "Actions removed", "Closed items that vanished", "Actions reworded",
        "Actions renumbered or moved", "Due dates", "Owners", "Statuses", "New problems",
        "Problems put right", "Problems gone with their action",
    ]  # fmt: skip
    assert "| 4 (was 3) | Publish the guide for families by post |" in page
    assert "Publish the guide for families by post **and on the web** |" in page
    assert "| 2021-06-30 | 2021-09-30 | 3 months later |" in page


HOSTILE = r"a|b <img src=x> [x](http://y) **z** `q` ~~w~~ $m$ &amp; \| <!-- _u_ # \e[31m @jo #12 :tada:"


def test_plan_text_stays_text_in_markdown() -> None:
    new = json.dumps(
        {"actions": [{"id": HOSTILE, "action": HOSTILE, "owner": HOSTILE, "due": HOSTILE, "status": HOSTILE}]}
    )
    old = json.dumps({"title": HOSTILE, "actions": [{"id": "a|", "action": HOSTILE + " and more", "owner": "x|y"}]})
    tokens = (
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).parse(render_changes_markdown(compare(old, new)))
    )
    inlines = [child for token in tokens if token.type == "inline" for child in token.children or ()]
    assert {child.type for child in inlines} <= {
        "text", "text_special", "softbreak", "html_inline",
        "strong_open", "strong_close", "s_open", "s_close", "em_open", "em_close",
    }  # fmt: skip
    assert {child.content for child in inlines if child.type == "html_inline"} <= {"<br>", "<!-- -->"}
    rows = [
        len([t for t in tokens[at:] if t.type == "th_open"])
        for at, token in enumerate(tokens)
        if token.type == "table_open"
    ]
    assert rows  # the tables hold; a stray "|" would have parted a cell
    cells = [
        "".join(child.content for child in token.children or () if child.type != "html_inline")
        for token in tokens
        if token.type == "inline"
    ]
    assert HOSTILE in cells


def test_json_holds_every_change_and_only_ascii() -> None:
    text = render_changes_json(compare(OLD, NEW.replace("Jo Bloggs", "Siân")))
    found = json.loads(text)
    assert text.isascii()
    assert found["coverage_lost"] is True
    assert found["counts"] | {"lost": 1, "added": 1, "removed": 1, "vanished": 1, "dates_later": 1} == found["counts"]
    [changed] = found["actions"]["changed"]
    assert (changed["matched_by"], changed["number"]) == ("likeness", {"old": "3", "new": "4"})
    assert (changed["due"]["days"], changed["status"]["change"]) == (92, "completed")
    assert found["findings"][0]["elements"][0]["links"][0]["evidence"][0]["place"]["path"] == "old.yaml"


@pytest.mark.parametrize(
    ("old", "new", "told"),
    [
        ("2021-03-31", "2021-06-30", "3 months"),
        ("2021-03-15", "2021-04-15", "1 month"),
        ("2021-03-01", "2021-03-15", "2 weeks"),
        ("2021-03-01", "2021-03-02", "1 day"),
        ("2021-03-01", "2021-08-20", "about 6 months"),
        ("2022-06-30", "2021-06-30", "12 months"),
    ],
)
def test_spans_are_told_as_people_tell_them(old: str, new: str, told: str) -> None:
    days = date.fromisoformat(old), date.fromisoformat(new)
    assert span(DueChange("later", old, new, *days)) == told


def test_long_rewordings_are_cut_to_their_changes() -> None:
    words = [f"w{number}" for number in range(60)]
    sides = sides_of(" ".join(words), " ".join([*words[:30], "NEW", *words[31:]]))
    assert [part.text for part in sides.new] == [
        "… w22 w23 w24 w25 w26 w27 w28 w29",
        "NEW",
        "w31 w32 w33 w34 w35 w36 w37 w38 …",
    ]
    assert [part.changed for part in sides.old] == [False, True, False]


class _Shouting(Language):
    """Says everything in capitals: what stays small was not handed to a translator."""

    def __init__(self) -> None:
        self.code = "xx"

    def say(self, text: str, **values: object) -> str:
        return text.upper().format(**{key.upper(): value for key, value in values.items()})

    def count(self, number: int, one: str, many: str) -> str:
        return (one if number == 1 else many).upper().format(N=number)


def test_every_label_of_the_markdown_can_be_translated() -> None:
    page = render_changes_markdown(compare(), _Shouting())
    headings = [line for line in page.splitlines() if line.startswith(("#", "| No", "| Finding"))]
    assert headings
    assert all(heading == heading.upper() for heading in headings)
    assert "ACTIONS: 1 ADDED, 1 REMOVED" in page
