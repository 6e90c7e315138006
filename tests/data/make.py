"""Makes the files of this folder with LibreOffice: python tests/data/make.py (soffice has to be installed).

They are the first two sections of a plan of benchmarks/ and a short report, so that the quick tests try files
that an office program wrote. The password of protected.pdf is "planchk".
"""

from __future__ import annotations

import sys
import tempfile
from pathlib import Path

HERE = Path(__file__).parent
PLANS = HERE.parents[1] / "benchmarks" / "devset" / "plans"
sys.path.insert(0, str(HERE.parent))

from papers.layouts import heading_rows, with_sections  # noqa: E402
from papers.office import convert  # noqa: E402
from papers.reports import write_docx as write_report  # noqa: E402
from papers.writers import write_docx, write_xlsx  # noqa: E402
from planchk.plan import Plan  # noqa: E402
from planchk.readers import load_plan  # noqa: E402


def small_plan() -> Plan:
    plan = load_plan(str(PLANS / "09-tregarnedd-sections.yaml"))
    return plan._replace(actions=plan.actions[:5], path="plan.yaml")


def main() -> None:
    with tempfile.TemporaryDirectory() as folder:
        source = Path(folder)
        paper = heading_rows(small_plan())
        write_docx(paper, source / "plan.docx")
        write_xlsx(paper, source / "plan.xlsx")
        for name, suffix in (("plan.docx", "odt"), ("plan.docx", "pdf"), ("plan.xlsx", "ods")):
            convert([source / name], suffix, HERE)
        convert([source / "plan.docx"], "protected.pdf", source)
        (source / "plan.pdf").replace(HERE / "protected.pdf")
        plan = load_plan(str(PLANS / "08-rhoswen-progress.yaml"))
        write_docx(heading_rows(with_sections(plan)), source / "pages.docx")
        convert([source / "pages.docx"], "pdf", HERE)
        write_report(source / "report.docx")
        convert([source / "report.docx"], "pdf", HERE)
        convert([HERE / "plan.odt"], "docx", HERE)
        convert([HERE / "plan.ods"], "xlsx", HERE)


if __name__ == "__main__":
    main()
