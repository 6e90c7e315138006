"""Plans without tables, in Markdown and HTML."""

from __future__ import annotations

from pathlib import Path

from planchk.readers import load_plan

PLAN = """---
council: "Aber CBC"
date: 2021-02-01
---
# Recovery plan

Some introduction.

## Recommendation 1: voice

- Do a (Lead: Ann Smith; Due: June 2021)
- Do b
  - Owner: Bob
  - more on b
"""


def test_list_items_are_actions_where_no_table_names_any(tmp_path: Path) -> None:
    path = tmp_path / "plan.md"
    path.write_text(PLAN, encoding="utf-8")
    plan = load_plan(str(path))
    assert (plan.council, plan.title) == ("Aber CBC", "Recovery plan")
    first, second = plan.actions
    assert (first.title, first.owner and first.owner.value, first.due and first.due.value) == (
        "Do a",
        "Ann Smith",
        "June 2021",
    )
    assert (second.title, second.owner and second.owner.value) == ("Do b", "Bob")
    assert [words.value for words in second.texts("detail")] == ["more on b"]
    assert first.sections == ("Recommendation 1: voice",)
    assert second.place.line == 12
    assert "each of 2 list items was read as one" in plan.assumed[0].message
    assert [note.message for note in plan.unread] == ["text that is no list item: 'Some introduction.'"]


def test_html_lists_are_read_alike(tmp_path: Path) -> None:
    path = tmp_path / "plan.html"
    path.write_text("<html><h1>Plan</h1><h2>Voice</h2><ol><li>Do a<li>Do b</ol>", encoding="utf-8")
    plan = load_plan(str(path))
    assert [(action.title, action.sections) for action in plan.actions] == [("Do a", ("Voice",)), ("Do b", ("Voice",))]
