"""What can be configured: one tuple feeds reading, ``planchk config``, the schema and the docs."""

from __future__ import annotations

from typing import Any, Literal, NamedTuple, get_args

from planchk.assessment import SEVERITIES
from planchk.language import LANGUAGES
from planchk.plan import Answer
from planchk.policy import BASES, CONDITIONS, DEFAULT, TREATMENTS

Kind = Literal["text", "path", "names", "date", "number", "flag", "texts", "table"]


class Setting(NamedTuple):
    """One setting; its name is that of the option of ``planchk check``.

    ``choices`` are the values that a text, each of several texts, or each value of a table may
    have; empty where any will do. A path is relative to the file that it stands in; ``names`` are
    paths or ids, one or a list.
    """

    name: str
    kind: Kind
    help: str
    choices: tuple[str, ...] = ()
    default: Any = None


SETTINGS: tuple[Setting, ...] = (
    Setting("catalogue", "names", "The report's findings, or those of several, the oldest first: files, or ids of "
            "installed catalogues. Without it, CIW on Wrexham, 2020.", (), ()),
    Setting("service", "text", "The only service in scope, by its id."),
    Setting("reader", "text", "What reads the words.", ("auto", "quick", "deep"), "auto"),
    Setting("columns", "table", "What a column holds: heading = field."),
    Setting("today", "date", "The day that decides what is overdue; without it, the computer's date."),
    Setting("lang", "text", "The language of what is handed on; without it, that of the system.", LANGUAGES),
    Setting("format", "text", "How check prints.", (), "text"),
    Setting("quiet", "flag", "Only the summary and what is open.", (), False),
    Setting("verbose", "flag", "All links, evidence, quotes and notes.", (), False),
    Setting("fail-on", "texts", "What fails the gate.", CONDITIONS, DEFAULT.fail_on),
    Setting("links", "text", "The weakest basis of a link that counts.", BASES, DEFAULT.links),
    Setting("treat", "table", "How open findings of a duty or a service are treated.", TREATMENTS, {"noted": "warn"}),
    Setting("accept", "texts", "Answers of the council that, with a reason, keep an open finding from failing.",
            get_args(Answer), ()),
    Setting("select", "texts", "The rules that run, by code, beginning of a code or name; all without it.", (), ()),
    Setting("ignore", "texts", "The rules that do not run.", (), ()),
    Setting("severity", "table", "The severity of a rule: code or name = severity.", SEVERITIES, {}),
    Setting("deadline", "number", "Working days after the report's publication within which a plan is dated."),
    Setting("waivers", "path", "The file of waivers."),
    Setting("ledger", "path", "The ledger of confirmed and rejected links; without it, PLAN.links.yaml."),
    Setting("baseline", "path", "The file of what was known, and does not fail."),
    Setting("baseline-days", "number", "Days for which an entry of the baseline excuses; without it, for ever."),
)  # fmt: skip

BY_NAME = {setting.name: setting for setting in SETTINGS}
