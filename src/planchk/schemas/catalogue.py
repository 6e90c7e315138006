"""The schema of a catalogue's file, from `planchk.catalogue`."""

from __future__ import annotations

from typing import Any

from planchk.catalogue import Catalogue
from planchk.schemas.models import as_mapping, schema_of_model

# What planchk itself says of a catalogue.
_NOT_IN_FILES = ("Catalogue.sha256", "Catalogue.parts")
_WELSH = "The Welsh texts, to be checked by a speaker; what is left out stays English."
_ABOUT = {
    "Catalogue.id": "The catalogue's id; assessments and models name it.",
    "Catalogue.version": "Rises with every change of the content.",
    "Catalogue.title": "What reports call it.",
    "Catalogue.source": "The inspection report, who published it and under which licence.",
    "Catalogue.services": "The services that findings are on.",
    "Catalogue.principles": "The headings under which the report sets its findings.",
    "Catalogue.findings": "The findings, in the report's order.",
    "Catalogue.glossary": "Terms and abbreviations of the field.",
    "Catalogue.cy": _WELSH,
    "Source.publisher": "Who published the report.",
    "Source.title": "The report's title, word for word.",
    "Source.licence": "The licence of the report's text.",
    "Source.attribution": "The line that the licence asks for wherever the report is quoted.",
    "Source.council": "The council that was inspected.",
    "Source.inspected": "When it was inspected, in the report's words.",
    "Source.published": "The day on which it was published (2021-01-29); empty where nobody has looked it up.",
    "Source.licence_url": "Where the licence stands.",
    "Source.length": "Characters of the report's text to which the spans refer.",
    "Source.sha256": "SHA-256 of that text's UTF-8 file.",
    "Heading.id": "Its id; findings name it.",
    "Heading.title": "What reports show.",
    "Heading.cy": _WELSH,
    "Finding.id": "Its id, never changed: plans and labels refer to it.",
    "Finding.kind": (
        "recommendation: a plan has to answer it; development: a direction noted, weaker; strength: needs no answer."
    ),
    "Finding.duty": "How strongly the report asks for it.",
    "Finding.service": "The id of the service that it is on.",
    "Finding.principle": "The id of the heading under which it stands.",
    "Finding.quote": "The report's words, verbatim.",
    "Finding.span": "Start and end (exclusive) of the quote in characters of the report's text.",
    "Finding.summary": "What the council is expected to do or, for a strength, what works, in plain English.",
    "Finding.elements": "The clauses that have to be answered, each for itself; none for a strength.",
    "Finding.retired": "Why nobody has to answer it any more; empty while it stands.",
    "Finding.superseded_by": "The id of the finding that takes its place; empty while it stands.",
    "Finding.repeats": (
        "The findings of earlier reports that asked for the same; CATALOGUE:FINDING where they stand in another one."
    ),
    "Finding.cy": _WELSH,
    "Element.id": "Its id, unique in its finding; plans refer to it as FINDING/element.",
    "Element.text": "What is the case once it is answered.",
    "Element.counts": "What would answer it.",
    "Element.does_not_count": "What looks like an answer and is none.",
    "Element.question": "What a scrutiny committee asks where no answer is found.",
    "Element.cy": _WELSH,
    "Wording.title": "The title in this language.",
    "Wording.summary": "The summary in this language.",
    "Wording.text": "The element's text in this language.",
    "Wording.question": "The question in this language.",
    "Wording.checked": "Whether a speaker of the language has checked it; reports say so until all of it is.",
    "Term.term": "The term as it is written.",
    "Term.means": "What it means.",
    "Term.note": "Where it helps: more on it.",
}


def build() -> dict[str, Any]:
    """Return the schema's body."""
    schema = schema_of_model(as_mapping(Catalogue, _ABOUT, _NOT_IN_FILES))
    version = {"const": 1, "description": "The version of the file's form."}
    schema["properties"] = {"schema_version": version, **schema["properties"]}
    return schema
