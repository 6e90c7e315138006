"""What tables of plans look like, and what is read from them: the traps of real layouts, one by one."""

from __future__ import annotations

from pathlib import Path

import pytest

from planchk.errors import NothingToCheck
from planchk.plan import Action, Plan
from planchk.readers import load_plan


def read(tmp_path: Path, *tables: str, **columns: str) -> Plan:
    """Read tables written as rows of cells parted by ``|``; ``*`` opens a bold cell, ``2x`` one of two columns."""
    path = tmp_path / "p.html"
    path.write_text("<html>\n" + "\n".join(map(_table, tables)), encoding="utf-8")
    return load_plan(str(path), columns)


def _table(text: str) -> str:
    if text.startswith("#"):
        return f"<h2>{text[1:]}</h2>"
    return (
        "<table>"
        + "\n".join(f"<tr>{''.join(map(_cell, row.split('|')))}</tr>" for row in text.split("\n"))
        + "</table>"
    )


def _cell(text: str) -> str:
    text, tag = text.strip(), "td"
    if text.startswith("*"):
        text, tag = text[1:], "th"
    across, down = 1, 1
    if text[1:2] in ("x", "y") and text[0].isdigit():
        across, down = (int(text[0]), 1) if text[1] == "x" else (1, int(text[0]))
        text = text[2:]
    colour, text = text.split("@", 1) if "@" in text else ("", text)
    items = text.split(";;")
    if len(items) > 1:
        text = "<ul>" + "".join(f"<li>{item}" for item in items) + "</ul>"
    return f'<{tag} colspan="{across}" rowspan="{down}" bgcolor="{colour}">{text.replace(" / ", "<br>")}</{tag}>'


def brief(plan: Plan) -> list[str]:
    return [_brief(action) for action in plan.actions]


def _brief(action: Action) -> str:
    texts = (action.owner, action.due, action.status)
    words = "; ".join(f"{'' if each.field == 'action' else each.field + ' '}{each.value}" for each in action.words)
    return " | ".join([action.id if action.id_given else "-", words, *(text.value if text else "" for text in texts)])


def assumed(plan: Plan) -> str:
    return "\n".join(note.message for note in plan.assumed)


def unread(plan: Plan) -> str:
    return "\n".join(note.message for note in plan.unread)


HEAD = "*No|*Action|*Lead|*By when|*RAG\n"


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("What?", "action"),
        ("Action Required (Input)", "action"),
        ("Action taken or Planned to Date", "action"),
        ("CAMAU GWEITHREDU", "action"),
        ("Camau i’w cymryd", "action"),
        ("Who?", "owner"),
        ("Person Responsible", "owner"),
        ("Swyddog cyfrifol", "owner"),
        ("Lead officer / Responsible person", "owner"),
        ("By When?", "due"),
        ("Give expected new achievement date", "due"),
        ("Dyddiad cwblhau", "due"),
        ("R/A/G", "status"),
        ("BRAG rating", "status"),
        ("Statws", "status"),
        ("Progress Report", "detail"),
        ("Cynnydd", "detail"),
        ("What we aim to achieve", "outcome"),
        ("Canlyniadau", "outcome"),
        ("How will we know?", "measures"),
        ("Success measures and targets", "measures"),
        ("Item to be rectified", "recommendation"),
        ("Argymhelliad", "recommendation"),
        ("Monitored by", ""),
    ],
)
def test_headings_are_read_by_meaning(heading: str, field: str) -> None:
    from planchk.readers.headings import name_column

    column = name_column(heading, {})
    if field == "x":
        assert column.fields is None or not column.sure
    else:
        assert (column.field, column.sure) == (field, True)


@pytest.mark.parametrize(
    ("heading", "field"),
    [
        ("Resposible officer", "owner"),
        ("CIW recommendation of 2020", "recommendation"),
        ("Lead and Resources needed", "owner"),
        ("Our planned actions", "action"),
    ],
)
def test_a_guess_is_said(heading: str, field: str) -> None:
    from planchk.readers.headings import name_column

    column = name_column(heading, {})
    assert (column.field, column.sure) == (field, False)


def test_title_rows_above_the_header_are_the_plans_head(tmp_path: Path) -> None:
    plan = read(
        tmp_path, "2xAber County Council: improvement plan\nDate:|1 March 2021\n|\n" + HEAD + "1|Do a|Ann|June|G"
    )
    assert plan.title == "Aber County Council: improvement plan"
    assert plan.council == "Aber County Council"
    assert plan.date is not None
    assert plan.date.value == "1 March 2021"
    assert brief(plan) == ["1 | Do a | Ann | June | G"]
    assert not plan.unread


def test_a_heading_row_becomes_the_section_of_the_rows_below(tmp_path: Path) -> None:
    rows = "5xPriority 1\n5xRecommendation 1.1\n1|Do a|A|J|G\n5xRecommendation 1.2\n2|Do b|A|J|G\n5xPriority 2\n"
    plan = read(tmp_path, HEAD + rows + "5xRecommendation 2.1\n3|Do c|A|J|G\n5xPriority 3")
    assert [action.sections for action in plan.actions] == [
        ("Priority 1", "Recommendation 1.1"),
        ("Priority 1", "Recommendation 1.2"),
        ("Priority 2", "Recommendation 2.1"),
    ]
    assert unread(plan) == "a heading without actions: 'Priority 3'"


def test_a_number_beside_a_merged_recommendation_heads_a_group(tmp_path: Path) -> None:
    plan = read(tmp_path, HEAD + "R1|4xMake assessments timely\n1.1|Do a|A|J|G")
    assert plan.actions[0].sections == ("R1: Make assessments timely",)


def test_an_action_alone_in_its_row_is_no_heading(tmp_path: Path) -> None:
    plan = read(tmp_path, "*Action|*Lead\nSection 47 enquiries on time|\nStandard letters rewritten|\nDo b|Ann")
    assert brief(plan)[:2] == ["- | Section 47 enquiries on time |  |  | ", "- | Standard letters rewritten |  |  | "]


def test_a_merged_recommendation_cell_stands_for_all_its_rows(tmp_path: Path) -> None:
    plan = read(tmp_path, "*Recommendation|*Action|*Lead\n2yImprove x|Do a|A\nDo b|B\nImprove y|Do c|C")
    assert [action.sections for action in plan.actions] == [("Improve x",), ("Improve x",), ("Improve y",)]
    assert not plan.notes


def test_an_empty_recommendation_is_the_one_above_and_that_is_said(tmp_path: Path) -> None:
    plan = read(tmp_path, "*Recommendation|*Action|*Lead\nImprove x|Do a|A\n|Do b|B")
    assert [action.sections for action in plan.actions] == [("Improve x",), ("Improve x",)]
    assert "an empty recommendation is the one above it" in assumed(plan)


def test_a_recommendation_without_an_action_is_said(tmp_path: Path) -> None:
    plan = read(tmp_path, "*Recommendation|*Action|*Lead\nImprove x||\nImprove y|Do b|B")
    assert [action.sections for action in plan.actions] == [("Improve y",)]
    assert unread(plan) == "a recommendation without an action: 'Improve x'"


def test_a_recommendation_row_may_stand_above_its_actions(tmp_path: Path) -> None:
    plan = read(tmp_path, "*Recommendation|*Action|*Lead\nImprove x||\n|Do a|A\n|Do b|B")
    assert [action.sections for action in plan.actions] == [("Improve x",), ("Improve x",)]


def test_a_heading_above_each_table_is_its_section(tmp_path: Path) -> None:
    plan = read(tmp_path, "#Recovery plan", "#Children", HEAD + "1|Do a|A|J|G", "#Adults", HEAD + "7|Do b|A|J|G")
    assert [action.sections for action in plan.actions] == [("Children",), ("Adults",)]


def test_a_table_goes_on_without_its_headings(tmp_path: Path) -> None:
    plan = read(tmp_path, HEAD + "1|Do a|A|J|G", "2|Do b|A|J|G")
    assert brief(plan) == ["1 | Do a | A | J | G", "2 | Do b | A | J | G"]
    assert "has no headings; it was read as the table before it" in assumed(plan)


@pytest.mark.parametrize(
    "header",
    ["*2yRef|*2yAction|*2xTimescale|*2yLead\n*Start|*End\n", "*Ref|*Action|*2xTimescale|*Lead\n||*Start|*End|\n"],
)
def test_two_header_rows_are_one(header: str, tmp_path: Path) -> None:
    plan = read(tmp_path, header + "1|Do a|Jan 21|June 21|Ann")
    assert brief(plan) == ["1 | Do a | Ann | June 21 | "]
    assert "the column 'Start' holds 1 text" in unread(plan)


def test_forms_are_read_too(tmp_path: Path) -> None:
    form = "Action|Do {}\nLead|Ann\nBy when|June 21\nSuccess measure|90%"
    plan = read(tmp_path, form.format("a"), form.format("b"))
    assert brief(plan) == ["- | Do a; measures 90% | Ann | June 21 | ", "- | Do b; measures 90% | Ann | June 21 | "]


def test_bullets_in_a_cell_are_several_actions_with_owners_shared_out(tmp_path: Path) -> None:
    plan = read(tmp_path, HEAD + "1|Do a;;Do b|Ann Smith / Bob Jones|June|G")
    assert brief(plan) == ["1.a | Do a | Ann Smith | June | G", "1.b | Do b | Bob Jones | June | G"]
    assert "a cell of 2 bullets is 2 actions" in assumed(plan)


def test_bullets_below_a_sentence_are_one_action(tmp_path: Path) -> None:
    plan = read(tmp_path, HEAD + "1|We will: / • do a / • do b|Ann|June|G")
    assert len(plan.actions) == 1


def test_measures_are_listed_and_diaries_are_kept_whole(tmp_path: Path) -> None:
    plan = read(tmp_path, "*Action|*Measures|*Progress\nDo a|90% in time;;no drift|Jan: begun / Feb: half done")
    assert brief(plan) == [
        "- | Do a; detail Jan: begun\nFeb: half done; measures 90% in time; measures no drift |  |  | "
    ]


def test_a_merged_action_gathers_what_its_rows_say(tmp_path: Path) -> None:
    plan = read(tmp_path, HEAD + "1|2yDo a|Ann|June|G\n2|Bob|July|G")
    assert brief(plan) == ["1 | Do a | Ann; Bob | June; July | G"]


def test_a_row_without_an_action_goes_on_from_the_one_above(tmp_path: Path) -> None:
    plan = read(tmp_path, HEAD + "1|Do a|Ann|June|G\n||Bob||\n3||Cat|July|")
    assert brief(plan) == ["1 | Do a | Ann; Bob | June | G"]
    assert "rows without an action go on from the row above" in assumed(plan)
    assert unread(plan) == "a row without an action: '3; Cat; July'"


def test_the_colour_of_an_empty_cell_is_its_status(tmp_path: Path) -> None:
    rows = "1|Do a|A|J|#FFC000@\n2|Do b|A|J|#00B050@On track\n3|Do c|A|J|#ff0000@●\n4|Do d|A|J|#0070C0@\n"
    rows += "5|Do e|A|J|#D9D9D9@"
    plan = read(tmp_path, HEAD + rows)
    assert [action.status and action.status.value for action in plan.actions] == [
        "Amber",
        "On track",
        "Red",
        "Blue",
        None,
    ]
    assert "have the status of their colour" in assumed(plan)


def test_ticks_under_statuses_are_statuses(tmp_path: Path) -> None:
    plan = read(tmp_path, "*No|*Action|*Who?|*Achieved|*On Target|*R\n1|Do a|A|✓||\n2|Do b|A||x|\n3|Do c|A|||√")
    assert [action.status and action.status.value for action in plan.actions] == ["Achieved", "On Target", "R"]
    assert [action.id for action in plan.actions] == ["1", "2", "3"]


def test_dates_under_target_are_due_dates(tmp_path: Path) -> None:
    assert brief(read(tmp_path, "*Action|*Lead|*Target\nDo a|Ann|June 2021"))[0] == "- | Do a | Ann | June 2021 | "
    assert (
        brief(read(tmp_path, "*Action|*Lead|*Target\nDo a|Ann|90% in time"))[0]
        == "- | Do a; measures 90% in time | Ann |  | "
    )


def test_owner_and_date_in_one_cell_are_parted(tmp_path: Path) -> None:
    plan = read(tmp_path, "*Action|*Lead / By when\nDo a|Ann Smith / by June 2021")
    assert brief(plan) == ["- | Do a | Ann Smith | by June 2021 | "]
    assert "was read as owner and due" in assumed(plan)


def test_a_column_without_heading_that_holds_numbers_holds_the_ids(tmp_path: Path) -> None:
    plan = read(tmp_path, "|*What?|*By whom\n2 (i)|Do a|Ann\n2 (ii)|Do b|Ann")
    assert [action.id for action in plan.actions] == ["2 (i)", "2 (ii)"]


def test_numbers_that_open_the_actions_are_their_ids(tmp_path: Path) -> None:
    assert brief(read(tmp_path, "*Action|*Lead\n1.1 Do a|Ann\n1.2 Do b|Bob"))[1] == "1.2 | Do b | Bob |  | "


def test_numbers_that_start_anew_are_told_apart(tmp_path: Path) -> None:
    plan = read(tmp_path, HEAD + "1|Do a|A|J|\n2|Do b|A|J|", "#Adults", HEAD + "1|Do c|A|J|\n2|Do d|A|J|")
    assert [action.id for action in plan.actions] == ["1", "2", "2-1", "2-2"]
    assert "the numbers start anew here" in assumed(plan)


def test_a_number_for_several_actions_is_told_apart_and_a_slip_is_left_to_the_rules(tmp_path: Path) -> None:
    plan = read(tmp_path, HEAD + "2yR1|Do a|A|J|\nDo b|B|J|\nR2|Do c|A|J|\nR2|Do d|A|J|\nR3|Do e|A|J|\nR2|Do f|A|J|")
    assert [action.id for action in plan.actions] == ["R1.a", "R1.b", "R2.a", "R2.b", "R3", "R2"]
    assert assumed(plan) == "the number R2 stands for 2 actions, told apart as R2.a and so on"


def test_references_and_words_in_one_kind_of_column(tmp_path: Path) -> None:
    plan = read(tmp_path, "*Findings|*Action|*Lead\nCS-PR-2, CS-PR-2/legal|Do a|A\nAssessments are slow|Do b|B")
    assert [reference.value for reference in plan.actions[0].addresses] == ["CS-PR-2", "CS-PR-2/legal"]
    assert (plan.actions[1].addresses, plan.actions[1].sections) == ((), ("Assessments are slow",))


def test_other_tables_are_counted_and_named(tmp_path: Path) -> None:
    plan = read(tmp_path, "*Version|*Date|*Author\n1|June|Ann", "*Risk|*Impact|*Owner\nx|y|z", HEAD + "1|Do a|A|J|G")
    assert len(plan.actions) == 1
    assert [note.texts for note in plan.unread] == [6, 6]
    assert "table 1 has no column of actions; it opens with: Version | Date | Author" in unread(plan)


def test_without_an_action_column_another_stands_for_it_and_that_is_said(tmp_path: Path) -> None:
    plan = read(tmp_path, "*Recommendation|*Lead|*Progress\nThe council must x|Ann|We did y")
    assert brief(plan) == ["- | We did y | Ann |  | "]
    assert "the column 'Progress' was read as action" in assumed(plan)


def test_an_unknown_heading_is_asked_for_and_can_be_given(tmp_path: Path) -> None:
    table = "*What will change|*Person|*Date\nWe do x|Ann|June"
    with pytest.raises(NothingToCheck, match="--columns 'What will change=action'"):
        read(tmp_path, table)
    plan = read(tmp_path, table, **{"what will CHANGE": "action", "Person": "owner"})
    assert brief(plan) == ["- | We do x | Ann | June | "]
    other = read(tmp_path, HEAD + "1|Do a|A|J|G", Lead="ignore", Nobody="owner")
    assert brief(other) == ["1 | Do a |  | J | G"]
    assert "no table has the heading 'nobody' of --columns" in assumed(other)


def test_a_form_that_nobody_has_filled_in_is_nothing_to_check(tmp_path: Path) -> None:
    """Neither its list of instructions nor a table of guidance stands for the actions that are still to be written."""
    form = "No|Answers|Action|Lead|Service\n1|CS-PR-2/legal|||Children\n2|CS-PR-2/no-delay|||Children"
    guidance = "Recommendation|Progress\nMeetings must be timely|Meetings booked within ten days"
    steps = "#How to fill it in\n<ul><li>Say what will be done<li>Name one lead</ul>"
    path = tmp_path / "p.html"
    path.write_text(f"<html>{steps}{_table(form)}{_table(guidance)}", encoding="utf-8")
    with pytest.raises(NothingToCheck, match="nothing is filled in yet: 2 rows without an action"):
        load_plan(str(path))
    half = read(tmp_path, form.replace("1|CS-PR-2/legal|", "1|CS-PR-2/legal|Do a"))
    assert [action.id for action in half.actions] == ["1"]
    assert "a row without an action: '2; CS-PR-2/no-delay; Children'" in [note.message for note in half.unread]


def test_comments_alone_are_an_empty_document(tmp_path: Path) -> None:
    (tmp_path / "p.html").write_text("<!-- to be written -->")
    with pytest.raises(NothingToCheck, match="no table was found"):
        load_plan(str(tmp_path / "p.html"))
    (tmp_path / "p.md").write_text("<!--\nHow to fill it in\n-->\n\n| Action | Lead |\n|---|---|\n| Do a | Ann |\n")
    assert [action.title for action in load_plan(str(tmp_path / "p.md")).actions] == ["Do a"]
