"""The assessment as a committee paper's appendix, and the one-page summary, in Word."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from planchk.assessment import Assessment, ElementCoverage, FindingCoverage, Link, Problem, Share
from planchk.language import ENGLISH, Language, label
from planchk.policy import COVERAGE_RULES
from planchk.render import labels
from planchk.render.escape import on_one_line, shortened
from planchk.render.summary import Page, about, notes, sentences
from planchk.render.table import Term
from planchk.render.word import Paper
from planchk.rules import RULES

# Characters of a quote; the plan has the rest, at the place that is named.
_QUOTE = 400
# Ids that are named in one place, and the characters of each; the workbook has all.
_SHOWN = 30
_ID = 40


def render_summary_docx(page: Page, today: date, language: Language = ENGLISH) -> bytes:
    """Return the one-page summary."""
    paper = Paper(page.title, today, language, small=True)
    for text in page.about:
        paper.text(text)
    for text in page.sentences:
        paper.text(text)
    for listing in page.listings:
        paper.heading(listing.heading, 2)
        for item in listing.items:
            paper.text(item.text, lead=item.lead, style="List Bullet")
        if listing.more:
            paper.text(listing.more, style="List Bullet")
    for text in page.notes:
        paper.text(text, small=True)
    return paper.save()


def render_docx(assessment: Assessment, today: date, language: Language = ENGLISH) -> bytes:
    """Return the appendix: counts, coverage, what is open and what to ask, evidence, problems."""
    return _Appendix(assessment, language).write(today)


class _Appendix:
    """Writes the parts of the appendix, one after another."""

    def __init__(self, assessment: Assessment, language: Language) -> None:
        self._assessment, self._language = assessment, language
        self._say, self._count = language.say, language.count

    def write(self, today: date) -> bytes:
        self._paper = Paper(self._say("How the improvement plan answers the inspection report"), today, self._language)
        for text in about(self._assessment, today, self._language):
            self._paper.text(text)
        self._counts()
        self._paper.turn()
        self._coverage()
        self._paper.turn()
        self._open()
        self._waived()
        self._problems()
        self._paper.turn()
        self._evidence()
        self._paper.heading(self._say("How this was made"))
        for text in notes(self._assessment, self._language):
            self._paper.text(text)
        return self._paper.save()

    def _counts(self) -> None:
        self._paper.heading(self._say("Summary"))
        for text in sentences(self._assessment, self._language):
            self._paper.text(text)
        everything = Share("", self._say("All"), self._assessment.summary)
        self._shares(self._say("Service"), (*self._assessment.by_service(), everything))
        self._shares(self._say("Principle"), (*self._assessment.by_principle(), everything))

    def _shares(self, what: str, shares: tuple[Share, ...]) -> None:
        counted = [self._say(labels.STANDINGS[key]) for key in labels.STANDINGS]
        headings = [what, self._say("Findings"), *counted, self._say("Elements covered")]
        rows = []
        for share in shares:
            each = share.summary
            numbers = (each.findings, each.covered, each.partial, each.gap, each.waived)
            of = self._of(each.elements_covered, each.elements)
            rows.append([share.title, *map(str, numbers), f"{of}, {each.percent}%"])
        self._paper.table(what, headings, (4.2, 2.1, 2.0, 1.7, 2.0, 1.8, 3.2), rows)

    def _of(self, part: int, whole: int) -> str:
        return self._say("{part} of {whole}", part=part, whole=whole)

    def _coverage(self) -> None:
        say = self._say
        self._paper.heading(say("Coverage, point by point"))
        headings = (
            say("Finding"),
            say("What the report asks"),
            say("Service and principle"),
            say("Status"),
            say("Elements covered"),
            say("Still open"),
            say("Answered by actions"),
        )
        rows = (self._finding(covered) for covered in self._assessment.coverage.findings)
        self._paper.table(say("Coverage, point by point"), headings, (2.1, 6.6, 3.6, 2.4, 2.3, 6.1, 2.6), rows)

    def _finding(self, covered: FindingCoverage) -> tuple[str | Term, ...]:
        finding, catalogue = covered.finding, self._assessment.catalogue
        ids = dict.fromkeys(link.action.id for element in covered.elements for link in element.counting)
        return (
            finding.id,
            f"{finding.summary} ({self._say(labels.DUTIES[finding.duty]).lower()})",
            f"{catalogue.service_title(finding.service)}\n{catalogue.principle_title(finding.principle)}",
            Term(covered.standing, self._say(labels.STANDINGS[covered.standing])),
            self._of(len(covered.having("covered")), len(covered.elements)),
            "\n".join(map(self._still_open, (each for each in covered.elements if each.status != "covered"))),
            self._named(list(ids)),
        )

    def _still_open(self, element: ElementCoverage) -> str:
        if element.status == "missing":
            return element.element.text
        return self._say("{asked} (possible: a person decides)", asked=element.element.text)

    def _open(self) -> None:
        say = self._say
        standings = [each for each in self._assessment.coverage.findings if each.standing in ("partial", "gap")]
        self._paper.heading(say("What is open, and what to ask"))
        if not standings:
            self._paper.text(say("Nothing: every point of the report is covered or set aside."))
        for covered in standings:
            finding = covered.finding
            self._paper.heading(f"{finding.id}: {say(labels.STANDINGS[covered.standing])}", 2)
            self._paper.text(f"“{finding.quote}”", lead=say("The report:"), keep=True)
            if covered.response:
                answer = say(labels.ANSWERS[covered.response.answer])
                text = f"{answer}. {covered.response.reason}".strip()
                self._paper.text(text, lead=say("The council's response:"), keep=True)
            for element in covered.elements:
                if element.status != "covered":
                    self._open_element(element)

    def _open_element(self, element: ElementCoverage) -> None:
        say = self._say
        lead = say("No action answers:") if element.status == "missing" else say("A person has to decide:")
        self._paper.text(element.element.text, lead=lead, style="List Bullet", keep=bool(element.element.question))
        for link in element.links[:1]:
            text = say("Action {action} may answer it: {words}", action=link.action.id, words=self._quoted(link))
            self._paper.text(text, style="List Continue", keep=bool(element.element.question))
        if element.element.question:
            self._paper.text(element.element.question, lead=say("Question for scrutiny:"), style="List Continue")

    def _quoted(self, link: Link) -> str:
        plan = self._assessment.plan
        quotes = []
        for words in link.evidence:
            place = labels.where(words.place, plan, self._language)
            quotes.append(f"“{shortened(words.quote, _QUOTE)}”" + (f" ({place})" if place else ""))
        return " ".join(quotes)

    def _waived(self) -> None:
        waived = [each for each in self._assessment.coverage.findings if each.standing == "waived"]
        if not waived:
            return
        self._paper.heading(self._say("Set aside for now"))
        self._paper.text(self._say("These are open. A named person has set them aside until a day."), keep=True)
        for each in waived:
            if each.waiver:
                text = self._say(
                    "{asked} Set aside until {day} by {owner}: {reason}",
                    asked=each.finding.summary,
                    day=labels.say_day(each.waiver.expires, self._language),
                    owner=each.waiver.owner,
                    reason=each.waiver.reason,
                )
                self._paper.text(text, lead=each.finding.id, style="List Bullet")

    def _problems(self) -> None:
        say = self._say
        titles = {rule.CODE: (rule.__doc__ or rule.NAME).strip().partition("\n")[0] for rule in RULES}
        counted: dict[str, list[Problem]] = {}
        for problem in self._assessment.problems:
            if problem.code not in COVERAGE_RULES and problem.severity != "info":
                counted.setdefault(problem.code, []).append(problem)
        if not counted:
            return
        self._paper.heading(say("What else to put right in the plan"))
        rows = (
            (say(titles[code]), str(len(found)), "\n".join(self._concerned(found)))
            for code, found in sorted(counted.items())
        )
        headings = (say("Problem"), say("How often"), say("Where"))
        self._paper.table(say("What else to put right in the plan"), headings, (7.0, 1.8, 8.2), rows)

    def _concerned(self, problems: list[Problem]) -> Iterator[str]:
        """Yield the actions that problems are on, apart those that are waived; what is on none, by its message."""
        for named, group in (
            ("{ids}", [problem for problem in problems if not problem.waiver]),
            (label("Waived: {ids}"), [problem for problem in problems if problem.waiver]),
        ):
            ids = list(dict.fromkeys(problem.action for problem in group if problem.action))
            if ids:
                named_ids = self._named(ids)
                one = self._say("Action {ids}", ids=named_ids)
                yield self._say(named, ids=one if len(ids) == 1 else self._say("Actions {ids}", ids=named_ids))
            for problem in group:
                if not problem.action:
                    yield self._say(named, ids=problem.message)

    def _named(self, ids: list[str]) -> str:
        """Return ids as a list in a sentence, long ones shortened, many cut."""
        short = [shortened(on_one_line(id), _ID) for id in ids[:_SHOWN]]
        more = [self._count(len(ids) - _SHOWN, "{n} more", "{n} more")] if len(ids) > _SHOWN else []
        return labels.joined(short + more, self._language)

    def _evidence(self) -> None:
        say = self._say
        self._paper.heading(say("The words relied on"))
        self._paper.text(say("Of the actions that answer an element, the one that does so most clearly."))
        rows = []
        for covered in self._assessment.coverage.findings:
            for element in covered.elements:
                for link in element.counting[:1]:
                    others = len({each.action.position for each in element.counting}) - 1
                    also = "\n" + self._count(others, "and {n} more", "and {n} more") if others else ""
                    basis = say(labels.BASES[link.basis])
                    rows.append(
                        (covered.finding.id, element.element.text, link.action.id + also, self._quoted(link), basis)
                    )
        headings = (say("Finding"), say("What is answered"), say("Action"), say("Words of the plan"), say("Basis"))
        self._paper.table(say("The words relied on"), headings, (2.1, 7.0, 2.4, 11.2, 3.0), rows)
