"""A plan of texts that a spreadsheet, a browser, Word or GitHub would obey, and what is read from what was exported."""

from __future__ import annotations

import json
import zipfile
from io import BytesIO

from assessed import assess_text
from planchk.assessment import Assessment

TEXTS = (
    '=HYPERLINK("http://x.org","y")',
    "+1+1",
    "-2",
    "@SUM(A1)",
    "\t=1+1",
    "＝1+1",
    "http://x.org/?a=b and www.x.org",
    "mail a@b.org, ask @someone about #12 :tada:",
    '<script>alert("1")</script> & <b>',
    "&lt;b&gt; &amp;",
    "a|b `c` *d* _e_ [f](g) ~~h~~ \\| $i$ ![j](k)",
    "]]> {{ 7 * 7 }} {% x %}",
    "\x1b[31m red \u202e hidden \x07",
    "lone \ud800 surrogate \ufffe",
    "::error file=x::owned",
    "_x0041_ _x000D_",
    "line one\nline two",
    "w" * 600,
    "ŵ ŷ – “quoted” 🗸 字",
)


def hostile_assessment() -> Assessment:
    """Return the assessment of a plan with each text in each field of an action, and in its own head."""
    fields = ("id", "action", "outcome", "owner", "due", "status", "section")
    actions = [{**dict.fromkeys(fields, text), "measures": [text], "addresses": [text]} for text in TEXTS]
    answers = [
        {"id": f"a{at}", "action": f"Hold legal planning meetings in 10 days {text}"} for at, text in enumerate(TEXTS)
    ]
    head = {"council": TEXTS[8], "title": " ".join(TEXTS)}
    return assess_text(json.dumps({**head, "actions": actions + answers}), "=1 ::error::|<i>.json")


def parts(data: bytes) -> dict[str, bytes]:
    """Return the members of a zip file, all of which tell the same moment."""
    with zipfile.ZipFile(BytesIO(data)) as archive:
        assert {member.date_time for member in archive.infolist()} == {(1980, 1, 1, 0, 0, 0)}
        return {name: archive.read(name) for name in archive.namelist()}
