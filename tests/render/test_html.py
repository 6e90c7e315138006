"""The HTML report without a browser: what it says, that its numbers are the JSON's, that plan text stays text."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections import Counter
from gettext import NullTranslations
from itertools import pairwise
from typing import Any

import pytest
from lxml import html as parser

from pages import assess, assess_everything
from planchk.assessment import Assessment
from planchk.language import Language
from planchk.plan import Text
from planchk.render.as_html import render_html
from planchk.render.as_json import document
from planchk.render.escape import on_one_line


@pytest.fixture(scope="module")
def everything() -> Assessment:
    return assess_everything()


@pytest.fixture(scope="module")
def page(everything: Assessment) -> Any:
    return parser.document_fromstring(render_html(everything))


def words(element: Any) -> str:
    return " ".join(element.text_content().split())


def finding(page: Any, id: str) -> Any:
    return page.get_element_by_id(f"finding-{id}")


@pytest.mark.parametrize("name", ["good-plan.yaml", "thin-plan.yaml", "problem-plan.yaml", "everything"])
def test_the_numbers_are_those_of_the_json(name: str) -> None:
    assessment = assess_everything() if name == "everything" else assess(name)
    data = document(assessment)
    page = parser.document_fromstring(render_html(assessment))

    shown = {each.get("data-number"): int(each.text) for each in page.xpath("//*[@data-number]")}
    summary = data["summary"]
    aside = [problem for problem in data["problems"] if problem["waiver"] or problem["known"]]
    severities = Counter(problem["severity"] for problem in data["problems"] if problem not in aside)
    assert shown == {
        **{standing: summary[standing] for standing in ("covered", "partial", "gap", "waived")},
        **{severity: severities[severity] for severity in ("error", "warning", "info")},
        "actions": data["plan"]["actions"],
        **({"aside": len(aside)} if aside else {}),
    }
    told = words(page.get_element_by_id("summary"))
    assert f"{summary['covered']} of {summary['findings']} findings" in told
    assert f"{summary['elements_covered']} of {summary['elements']} elements" in told
    by_id = {each.get("id").removeprefix("finding-"): each for each in page.xpath("//article")}
    assert {id: each.get("data-standing") for id, each in by_id.items()} == {
        each["id"]: each["standing"] for each in data["findings"]
    }
    for each in data["findings"]:
        elements = by_id[each["id"]].xpath(".//*[@data-element]")
        assert [(e.get("data-element"), e.get("data-element-status"), len(e.xpath(".//figure"))) for e in elements] == [
            (e["id"], e["status"], sum(len(link["evidence"]) for link in e["links"])) for e in each["elements"]
        ]
    assert len(page.xpath("//tr[@data-action]")) == data["plan"]["actions"]
    problems = [[words(cell) for cell in row] for row in page.xpath("//tr[@data-problem]")]
    assert [(row[1][:5], row[3].startswith(on_one_line(problem["message"]))) for row, problem in zip(
        problems, data["problems"], strict=True
    )] == [(problem["code"], True) for problem in data["problems"]]  # fmt: skip


def test_the_table_beside_each_chart_adds_up_to_the_summary(everything: Assessment, page: Any) -> None:
    summary = everything.summary
    for heading in ("by-service", "by-principle"):
        chart = page.get_element_by_id(heading).getparent()
        rows = [
            [int(re.match(r"\d+", cell.text).group()) for cell in row.xpath("td")] for row in chart.xpath(".//tr[td]")
        ]  # type: ignore[union-attr]
        assert [sum(column) for column in zip(*rows, strict=True)] == [
            summary.findings,
            summary.covered,
            summary.partial,
            summary.gap,
            summary.waived,
            summary.elements,
            summary.elements_covered,
        ]
        told = Counter[str]()
        for piece in chart.xpath(".//ul[@class='numbers']/li"):
            word, _, number = words(piece).rpartition(" ")
            told[word] += int(number)
        assert (told["Covered"], told["Partial"], told["Not covered"], told["Waived"]) == summary[1:5]
        for bar in chart.xpath(".//*[@class='bar']"):
            widths = [float(piece.get("width").rstrip("%")) for piece in bar]
            assert sum(widths) == pytest.approx(100, abs=0.1)


def test_a_finding_has_the_report_beside_the_plan(page: Any) -> None:
    shown = words(finding(page, "CS-PR-2"))
    assert "Assessments and legal planning meetings must become timely and not delay decisions" in shown
    assert "Hold legal planning meetings within ten working days of the request. Action, line 13" in shown
    assert "No action answers this." in shown
    assert (
        "To ask the council: What will bring every child's assessment in on time, and what is the figure today?"
        in shown
    )


def test_a_possible_answer_asks_for_a_person_and_shows_its_score(page: Any) -> None:
    shown = words(finding(page, "CS-PA-2"))
    assert "Possible Parents are told" in shown
    assert "A person decides whether these words answer it." in shown
    assert re.search(r"Action 4 Read from the words; not counted, score [01]\.\d\d", shown)
    assert "Declared in the plan; its words don’t show it" in words(finding(page, "CS-PR-3"))


def test_what_people_said_is_shown(page: Any) -> None:
    waived = words(finding(page, "CS-PA-2"))
    assert "Waived Recommendation" in waived
    assert "Waived until 2021-06-30 by Cabinet Member: The new court rota begins in May." in waived
    assert "By the plan’s words alone: not covered." in waived
    assert "The council’s response Partly agreed: Under way since 2019." in words(finding(page, "CS-VC-1"))
    assert "Known: it is in the baseline." in words(finding(page, "AS-WB-1"))
    covered = words(finding(page, "CS-PR-2"))
    assert "Confirmed by A. Reader on 2021-02-01." in covered
    assert "To be looked at again: the action's words changed since" in covered
    assert "Waived until 2021-06-30" in words(page.get_element_by_id("problems"))


def test_an_action_shows_what_it_answers_and_its_problems(page: Any) -> None:
    shown = [words(cell) for cell in page.get_element_by_id("action-2")]
    assert shown == [
        "2line 12",
        "Hold legal planning meetings within ten working days of the request.",
        "None",
        "2021-02-30",
        "None",
        "CS-PR-2",
        "Warning PC101 no-owner Warning PC104 unreadable-due Error PC203 unknown-reference",
    ]
    assert words(page.get_element_by_id("action-1")[5]) == "may answer CS-PR-3"
    assert "Measures: Survey of 40 families" in words(page.get_element_by_id("action-1"))


def test_it_says_how_the_file_was_read_and_whose_the_report_is(page: Any) -> None:
    shown = words(page.get_element_by_id("reading"))
    assert "1 thing that was assumed the heading 'Lead' was read as the owner sheet Plan, cell C1" in shown
    assert "4 texts of the file that were not read as part of an action a table without actions line 3" in shown
    footer = page.xpath("//footer")[0]
    assert "© Crown copyright, Care Inspectorate Wales" in words(footer)
    assert footer.xpath(".//a/@href") == ["https://www.nationalarchives.gov.uk/doc/open-government-licence/version/3/"]


def test_many_answers_to_one_element_fold_and_none_is_left_out(everything: Assessment) -> None:
    covered = next(each for each in everything.coverage.findings if each.finding.id == "AS-PA-1")
    link = covered.elements[0].links[0]
    links = tuple(link._replace(action=everything.plan.actions[number]) for number in (0, 1, 2, 3, 4))
    many = covered._replace(elements=(covered.elements[0]._replace(links=links),))
    findings = tuple(many if each is covered else each for each in everything.coverage.findings)
    text = render_html(everything._replace(coverage=everything.coverage._replace(findings=findings)))
    shown = finding(parser.document_fromstring(text), "AS-PA-1")
    assert words(shown.xpath(".//details/summary")[0]) == "2 more actions"
    assert len(shown.xpath(".//details//figure")) == 2
    assert len(shown.xpath(".//figure")) == 5


def test_of_a_covered_element_the_answers_that_do_not_count_fold(everything: Assessment) -> None:
    covered = next(each for each in everything.coverage.findings if each.finding.id == "AS-PA-1")
    link = covered.elements[0].links[0]
    links = (link, link._replace(action=everything.plan.actions[0], counts=False, score=0.456))
    both = covered._replace(elements=(covered.elements[0]._replace(links=links),))
    findings = tuple(both if each is covered else each for each in everything.coverage.findings)
    text = render_html(everything._replace(coverage=everything.coverage._replace(findings=findings)))
    folded = finding(parser.document_fromstring(text), "AS-PA-1").xpath(".//details")[0]
    assert words(folded).startswith("1 more action Action 1 Confirmed by a person; not counted, score 0.46")


def test_the_same_assessment_gives_the_same_bytes(everything: Assessment) -> None:
    assert render_html(everything).encode() == render_html(assess_everything()).encode()


# Safety

HOSTILE = (
    "<script>alert(1)</script>",
    "</script></style></title></textarea><img src=x onerror=alert(2)>",
    "\"'><svg/onload=alert(3)>",
    "]]> --> <!-- &lt;b&gt; &amp; {{ 7*7 }} {% raw %}",
    "line\x00\x07\x1b[31m\x9b end",
    "abc\u202edcb\u2066x\u200b\ufeff",
    "javascript:alert(4)",
)


def hostile(assessment: Assessment, text: str) -> Assessment:
    """Put a text wherever a plan, a catalogue or a person may put one."""

    def quoted(covered: Any) -> Any:
        elements = tuple(
            each._replace(
                element=each.element._replace(text=text, question=text),
                links=tuple(
                    link._replace(
                        suspect=text and link.suspect and text,
                        evidence=tuple(words._replace(quote=text) for words in link.evidence),
                        decision=link.decision and link.decision._replace(who=text, note=text),
                    )
                    for link in each.links
                ),
            )
            for each in covered.elements
        )
        return covered._replace(
            finding=covered.finding._replace(quote=text, summary=text),
            elements=elements,
            waiver=covered.waiver and covered.waiver._replace(reason=text, owner=text),
            response=covered.response and covered.response._replace(reason=text),
        )

    plan = assessment.plan
    actions = tuple(
        action._replace(
            words=tuple(words._replace(value=text) for words in action.words),
            owner=action.owner and Text(text, action.owner.place),
            due=Text(text, action.place),
            status=Text(text, action.place),
            sections=(text, text),
        )
        for action in plan.actions
    )
    source = assessment.catalogue.source._replace(title=text, attribution=text, licence=text, licence_url=text)
    return assessment._replace(
        plan=plan._replace(
            council=text,
            title=text,
            date=Text(text, plan.actions[0].place),
            actions=actions,
            notes=tuple(note._replace(message=text) for note in plan.notes),
        ),
        catalogue=assessment.catalogue._replace(
            source=source,
            services=tuple(heading._replace(title=text) for heading in assessment.catalogue.services),
            principles=tuple(heading._replace(title=text) for heading in assessment.catalogue.principles),
        ),
        coverage=assessment.coverage._replace(findings=tuple(map(quoted, assessment.coverage.findings))),
        problems=tuple(problem._replace(message=text) for problem in assessment.problems),
        gate=assessment.gate._replace(reasons=(text,)),
    )


def shape(page: Any) -> list[tuple[str, tuple[str, ...]]]:
    """Return the elements of a page and the names of their attributes; owners to choose from are parted at commas."""
    elements = (each for each in page.iter() if isinstance(each.tag, str) and each.tag != "option")
    return [(each.tag, tuple(sorted(each.attrib))) for each in elements]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_arrives_as_text_and_makes_no_element(everything: Assessment, text: str) -> None:
    made = render_html(hostile(everything, text))
    page = parser.document_fromstring(made)

    plain = shape(parser.document_fromstring(render_html(hostile(everything, "x" * len(text)))))
    assert shape(page) == plain
    shown = on_one_line(text)
    assert page.findtext(".//title") == f"Coverage report: {shown}"
    assert words(page.xpath("//h1")[0]) == " ".join(shown.split())
    for quote in page.xpath("//blockquote"):
        assert words(quote) == " ".join(shown.split())
    assert not re.search("[\x00-\x08\x0b-\x1f\x7f-\x9f\u200b\u202a-\u202e\u2066-\u2069\ufeff]", made)
    for link in page.xpath("//@href"):
        assert link.startswith(("#", "data:,"))


def test_a_licence_is_a_link_only_where_it_is_on_the_web(everything: Assessment) -> None:
    source = everything.catalogue.source
    for address, links in (("javascript:alert(1)", 0), ("data:text/html,x", 0), ("https://example.org/l", 1)):
        changed = everything.catalogue._replace(source=source._replace(licence_url=address))
        page = parser.document_fromstring(render_html(everything._replace(catalogue=changed)))
        assert len(page.xpath("//footer//a")) == links
        assert ("example.org" in address) or address in words(page.xpath("//footer")[0])


def test_only_its_own_style_and_script_may_run(everything: Assessment, page: Any) -> None:
    policy = page.xpath("//meta[@http-equiv='Content-Security-Policy']/@content")[0]
    rules = dict(rule.strip().split(" ", 1) for rule in policy.split(";"))
    assert rules["default-src"] == "'none'"
    for name in ("style", "script"):
        (held,) = re.findall(f"<{name}>(.*?)</{name}>", render_html(everything), re.DOTALL)
        digest = base64.b64encode(hashlib.sha256(held.encode()).digest()).decode()
        assert rules[f"{name}-src"] == f"'sha256-{digest}'"
    assert not page.xpath("//@style | //@*[starts-with(name(), 'on')] | //@src | //@srcset | //@action")


# Structure


def test_its_structure_is_one_that_a_screen_reader_can_follow(page: Any) -> None:
    assert page.get("lang") == "en"
    levels = [int(each.tag[1]) for each in page.iter("h1", "h2", "h3", "h4", "h5", "h6")]
    assert levels.count(1) == 1
    assert levels[0] == 1
    assert all(after <= before + 1 for before, after in pairwise(levels))
    assert [len(page.xpath(f"//{tag}")) for tag in ("header", "nav", "main", "footer")] == [1, 1, 1, 1]
    for table in page.iter("table"):
        assert words(table.find("caption"))
        assert all(each.get("scope") in ("col", "row") for each in table.iter("th"))
    for control in page.xpath("//input | //select"):
        assert page.xpath(f"//label[@for='{control.get('id')}']")


def test_every_link_within_the_page_leads_somewhere_and_no_id_is_taken_twice(page: Any) -> None:
    ids = page.xpath("//@id")
    assert len(ids) == len(set(ids))
    targets = {link[1:] for link in page.xpath("//@href") if link.startswith("#")}
    assert targets <= set(ids)
    named = {each for names in page.xpath("//@aria-labelledby") for each in names.split()}
    assert named <= set(ids)


def test_links_lead_somewhere_in_a_scope_of_one_service(everything: Assessment) -> None:
    findings = tuple(each for each in everything.coverage.findings if each.finding.service == "adults")
    page = parser.document_fromstring(
        render_html(everything._replace(coverage=everything.coverage._replace(findings=findings)))
    )
    targets = {link[1:] for link in page.xpath("//@href") if link.startswith("#")}
    assert targets <= set(page.xpath("//@id"))
    assert len(page.xpath("//article")) == len(findings)


def test_every_label_can_be_translated(everything: Assessment) -> None:
    class Marked(NullTranslations):
        def gettext(self, message: str) -> str:
            return f"§{message}"

        def ngettext(self, one: str, many: str, number: int) -> str:
            return f"§{one if number == 1 else many}"

    page = parser.document_fromstring(render_html(everything, Language("cy", Marked())))
    assert page.get("lang") == "cy"
    known = [document(everything), everything.plan, everything.catalogue]
    data = json.dumps(json.dumps(known, ensure_ascii=False, default=str), ensure_ascii=False)
    for skipped in page.xpath("//style | //script"):
        skipped.text = ""
    said = [text.strip(": \n") for text in page.xpath("//text() | //@data-label | //@aria-label | //@data-text")]
    own = [text for text in said if "§" not in text and re.search(r"[A-Za-z]{2}", text)]
    assert own  # the plan's and the report's words stay as they are
    assert [text for text in own if _quoted(_quoted(text)) not in data] == []


def _quoted(text: str) -> str:
    return json.dumps(text, ensure_ascii=False)[1:-1]
