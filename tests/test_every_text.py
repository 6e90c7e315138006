"""Every label that an export prints passes through the language, and stands in the translators' catalogue."""

from __future__ import annotations

import io
from collections.abc import Iterator
from datetime import date

import pytest

from assessed import ROOT
from builders import CATALOGUE as SMALL
from pages import TODAY, assess_everything
from planchk import __version__, load_catalogue
from planchk.assess import check
from planchk.assessment import Assessment
from planchk.cli.exports import EXPORTS, PARTS, Subject
from planchk.compare.changes import Changes
from planchk.compare.plans import compare_plans
from planchk.language import Language
from planchk.match.ranking import RankingReader
from planchk.place import Place
from planchk.plan import Action, Text, Words
from planchk.readers import parse_plan
from planchk.render.changes_as_markdown import render_changes_markdown
from planchk.render.labels import where
from planchk.rules import RULES
from planchk.survey.outputs import write_survey
from planchk.templates import TEMPLATES, write_template
from planchk.templates.skeleton import make_skeleton
from planchk.values.owners import parse_owners
from planchk.values.periods import MONTHS
from pseudo import INTERNAL, left_over, pseudo, strings, texts_of
from surveys import record, survey_of, unread

# What programs read has no language: its words are the interface.
FOR_PEOPLE = {"csv", "xlsx", "docx", "md", "html"}
OLD = "actions: [{id: '1', action: Open a club, due: 2021-06-30}, {id: '2', action: Publish the guide, owner: Jo}]"
NEW = "actions: [{id: '1', action: Open two clubs, due: 2021-09-30, status: complete}, {id: '3', action: Recruit}]"


@pytest.fixture(scope="module")
def assessment() -> Assessment:
    everything = assess_everything()
    place = Place(everything.plan.path, within="sheet Plan, cell C1")
    # Dates as a program reads them and owners by whom nothing is said, so that every list has an entry.
    position = len(everything.plan.actions)
    late = Action("L1", position, place, (Words("action", "Close it", place),), due=Text("2020-01-31", place))
    return everything._replace(plan=everything.plan._replace(actions=(*everything.plan.actions, late)))


RECORDS = [record("plans/b.yaml", "covered", "gap", problems={"PC101": 2}, errors=1), unread("plans/c.docx")]
# Of rules and of the reader; as whole cells they are words for programs.
NAMES = frozenset((*(rule.NAME for rule in RULES), "quick"))


def exported(assessment: Assessment, language: Language) -> Iterator[tuple[str, bytes]]:
    for name in FOR_PEOPLE:
        export = EXPORTS[name]
        for part in dict.fromkeys((*(("",) if export.whole else ()), *(p for p in PARTS if p in export.parts))):
            made = export.render(Subject(assessment, date(2021, 6, 30), part, language=language))
            yield f"{part or 'report'}.{name}", made.encode() if isinstance(made, str) else made


def others(language: Language) -> Iterator[tuple[str, bytes]]:
    """Yield what is handed on beside exports: templates, a survey, what changed."""
    skeleton = make_skeleton(load_catalogue(), "Dyffryn Arian County Council", "Tracker")
    for suffix in TEMPLATES:
        name = f"template{suffix}".replace(".yml", ".yaml")
        yield name, write_template(skeleton, suffix, language)
    for suffix in (".csv", ".xlsx", ".html"):
        out = io.BytesIO()
        write_survey(survey_of(RECORDS), suffix, out, language)
        yield f"survey{suffix}", out.getvalue()
    yield "changes.md", render_changes_markdown(changes(), language).encode()


def changes() -> Changes:
    reader = RankingReader(SMALL)
    plans = (parse_plan(OLD, "old.yaml"), parse_plan(NEW, "new.yaml"))
    return compare_plans(*(check(plan, SMALL, reader=reader, today=TODAY) for plan in plans))


def test_no_export_prints_a_label_that_no_translator_can_reach(assessment: Assessment) -> None:
    language, _ = pseudo()
    owners = {name for action in assessment.plan.actions if action.owner for name in parse_owners(action.owner.value)}
    assert beyond_reach(exported(assessment, language), {*_known(assessment), *owners}) == []


def test_no_template_survey_or_comparison_does() -> None:
    language, _ = pseudo()
    data = (
        load_catalogue(),
        changes(),
        RECORDS,
        *NAMES,
        "quick reader",
        "Dyffryn Arian County Council",
        "Tracker",
    )
    assert beyond_reach(others(language), {text for each in data for text in _known(each)}) == []


def test_every_text_stands_in_the_translators_catalogue(assessment: Assessment) -> None:
    pofile = pytest.importorskip("babel.messages.pofile")
    language, asked = pseudo()
    for _ in (*exported(assessment, language), *others(language)):
        pass
    for number in range(12):
        language.say(MONTHS[number])
    where(Place("x", within="table 2, row 3"), assessment.plan._replace(path="x"), language)
    with (ROOT / "data" / "locale" / "planchk.pot").open("rb") as file:
        known = {each.id if isinstance(each.id, str) else each.id[0] for each in pofile.read_po(file)}
    assert len(asked) > 250
    assert asked - known <= {"{ids}"}


def beyond_reach(files: Iterator[tuple[str, bytes]], data: set[str]) -> list[str]:
    """Return what files say that is neither given to the language nor data: plan, report, problems, names."""
    known = sorted({*data, __version__}, key=len, reverse=True)
    return sorted(
        {
            f"{name}: {rest!r} in {text[:200]!r}"
            for name, made in files
            for text in texts_of(name, made)
            if text.strip() not in NAMES and (rest := left_over(text, known))
        }
    )


def _known(value: object) -> Iterator[str]:
    for text in strings(value):
        whole = " ".join(text.split())
        for each in (whole, whole.rstrip(".")):
            if each and each not in INTERNAL:
                yield each
