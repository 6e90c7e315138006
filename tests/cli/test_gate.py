"""The gate as a team meets it: files and options in, exit code and the reason out."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

import pytest

from command import Planchk

TODAY = ("--today", "2021-03-01")

# One element of two of CS-PR-2's three, one of two of CS-VC-1's; a direction noted (CS-PR-3) open.
PARTIAL = """
council: Dyffryn Arian County Council
actions:
  - id: "1"
    action: Complete all children's assessments within the statutory 42 working days, checked each week.
    owner: Head of Children's Services
    due: 2021-09-30
    measures: [Share of assessments completed within 42 working days]
"""
GOOD = Path(__file__).parents[2].joinpath("examples", "good-plan.yaml").read_text(encoding="utf-8")


def without(plan: str, words: str) -> str:
    """Return the example without the action that says this."""
    head, *actions = re.split(r"(?=^      - id: )", plan, flags=re.MULTILINE)
    kept = [action for action in actions if words not in action]
    assert len(kept) == len(actions) - 1
    return head + "".join(kept)


def waiver(**keys: str) -> str:
    lines = [f"{key}: {value}" for key, value in {"reason": "It waits", "owner": "The board", **keys}.items()]
    return "waivers:\n  - " + "\n    ".join(lines) + "\n"


NOT_NOTED = without(GOOD, "short break up from")


@pytest.mark.parametrize(
    ("plan", "options", "files", "code", "last"),
    [
        pytest.param(GOOD, "", {}, 0, "Passed: every finding in scope is covered.", id="all covered"),
        pytest.param(NOT_NOTED, "", {}, 0, "Passed: 12 of 13 findings covered, 1 open, which the gate lets pass.",
                     id="a direction noted only warns"),
        pytest.param(NOT_NOTED, "--treat noted=fail", {}, 1,
                     "Failed: 1 finding not covered: CS-PR-3. To pass: add actions",
                     id="unless it is to fail"),
        pytest.param(NOT_NOTED, "--treat noted=fail --treat children=warn", {}, 0, "1 open, which the gate lets pass",
                     id="the milder of duty and service is taken"),
        pytest.param(NOT_NOTED, "", {"planchk.toml": '[treat]\nnoted = "fail"\n'}, 1, "not covered: CS-PR-3",
                     id="the configuration says so"),
        pytest.param(NOT_NOTED, "--treat noted=warn", {"planchk.toml": '[treat]\nnoted = "fail"\n'}, 0, "Passed",
                     id="the command line goes before the configuration"),
        pytest.param(NOT_NOTED, "", {"pyproject.toml": '[tool.planchk.treat]\nnoted = "fail"\n'}, 1, "CS-PR-3",
                     id="pyproject.toml says so"),
        pytest.param(NOT_NOTED, "", {"pyproject.toml": '[tool.other]\ntreat = "fail"\n'}, 0, "Passed",
                     id="pyproject.toml of somebody else"),
        pytest.param(PARTIAL, "", {}, 1, "1 recommendation covered only in part: CS-PR-2", id="gaps and partial"),
        pytest.param(PARTIAL, "--fail-on error", {}, 0, "open, which the gate lets pass", id="only on errors"),
        pytest.param(PARTIAL, "--fail-on partial", {}, 1,
                     "Failed: 1 recommendation covered only in part: CS-PR-2. To pass",
                     id="only on partial"),
        pytest.param(PARTIAL, "--fail-on never", {}, 0, "open, which the gate lets pass", id="never"),
        pytest.param(PARTIAL.replace("    owner: Head of Children's Services\n", "") + "\n"
                     + waiver(problem="no-owner", expires="2021-12-31"), "--fail-on error,warning --select PC1,PC4", {},
                     0, "Passed", id="a problem waived by its rule's name"),
        pytest.param(GOOD + "\n" + waiver(problem="PC101", expires="2021-12-31"),
                     "--fail-on warning --ignore PC101", {}, 0, "Passed", id="a waiver of a rule that doesn't run"),
        pytest.param(PARTIAL, "--fail-on warning", {}, 1, "in the plan: PC301 gap",
                     id="on warnings, such as an open direction"),
        pytest.param(PARTIAL, "--fail-on warning --ignore PC3", {}, 0, "Passed", id="ignored rules don't fail"),
        pytest.param(PARTIAL.replace("    owner: Head of Children's Services\n", ""),
                     "--fail-on error --severity no-owner=error", {}, 1,
                     "Failed: 1 error in the plan: PC101 no-owner. To pass: mend or waive the errors.",
                     id="a rule made an error"),
        pytest.param(PARTIAL.replace("    owner: Head of Children's Services\n", ""),
                     "--fail-on error --severity PC101=error --select PC106", {}, 0, "Passed",
                     id="that is not selected"),
        pytest.param(NOT_NOTED, "--treat noted=fail --waivers waivers.yaml",
                     {"waivers.yaml": waiver(finding="CS-PR-3", expires="2021-03-01")}, 0,
                     "Passed: 12 of 13 findings covered, 1 waived.", id="waived until today"),
        pytest.param(NOT_NOTED, "--treat noted=fail --waivers waivers.yaml",
                     {"waivers.yaml": waiver(finding="CS-PR-3", expires="2021-02-28")}, 1,
                     "not covered: CS-PR-3", id="waived until yesterday"),
        pytest.param(NOT_NOTED + "\n" + waiver(finding="CS-PR-3", expires="2021-12-31"), "--treat noted=fail", {}, 0,
                     "1 waived", id="waived in the plan"),
        pytest.param(GOOD + "\n" + waiver(finding="CS-PR-3", expires="2021-12-31"), "--fail-on warning", {}, 1,
                     "1 warning in the plan: PC404 unused-waiver", id="an unused waiver is a problem"),
        pytest.param(NOT_NOTED, "--treat noted=fail --waivers waivers.yaml",
                     {"waivers.yaml": waiver(finding="CS-PR-3", expires="2021-12-31", plan="other.yaml")}, 1,
                     "not covered: CS-PR-3", id="another plan's waiver"),
        pytest.param(PARTIAL.replace("    owner: Head", '    waive: {problem: PC101, reason: Vacant post, owner: The '
                     "director, expires: 2021-06-30}\n    lead: TBC # Head"), "--fail-on error --severity PC101=error",
                     {}, 0, "Passed", id="a problem waived beside its action"),
    ],
)  # fmt: skip
def test_what_fails_and_why(
    planchk: Planchk, tmp_path: Path, plan: str, options: str, files: dict[str, str], code: int, last: str
) -> None:
    (tmp_path / "plan.yaml").write_text(plan, encoding="utf-8")
    for name, text in files.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    run = planchk("check", "plan.yaml", "--quiet", *TODAY, *options.split(), COLUMNS="1000")
    assert run.code == code, run.out + run.err
    assert last in run.out.splitlines()[-1]


WAIVERS = {
    "no-owner": ("waivers:\n- {finding: CS-PR-3, reason: x, expires: 2021-12-31}", "has no owner"),
    "no-end": ("waivers:\n- {finding: CS-PR-3, reason: x, owner: y}", "has no expires"),
    "no-date": ("waivers:\n- {finding: A, reason: x, owner: y, expires: soon}", "'soon' is no date"),
    "both": ("waivers:\n- {finding: A, problem: PC101, reason: x, owner: y, expires: 2021-12-31}", "and not both"),
    "unknown": ("waivers:\n- {findin: A}", "Did you mean 'finding'?"),
    "key": ("waiver: []", "Did you mean 'waivers'?"),
    "words": ("just words", "waivers are a list"),
}


@pytest.mark.parametrize("name", WAIVERS)
def test_a_bad_waiver_is_told_at_its_line_and_waives_nothing(planchk: Planchk, tmp_path: Path, name: str) -> None:
    text, message = WAIVERS[name]
    (tmp_path / "plan.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "waivers.yaml").write_text(text, encoding="utf-8")
    run = planchk("check", "plan.yaml", "--waivers", "waivers.yaml", *TODAY)
    assert (run.code, run.out) == (2, "")
    assert run.err.startswith("waivers.yaml:")
    assert message in " ".join(run.err.split())


CONFIGS = {
    "fail-onn = []": "planchk.toml:1: unknown setting 'fail-onn'. Did you mean 'fail-on'?",
    'fail-on = ["gapp"]': "'gapp' is unknown. Did you mean 'gap'?",
    'fail-on = "gap"': 'no list of texts. Write ["gap"].',
    'fail-on = ["never", "gap"]': "'never' stands alone",
    "fail-on = []": "it names nothing. Write never to let everything pass.",
    "quiet = 1": "neither true nor false",
    "deadline = -1": "no whole number of days",
    'today = "tomorrow"': "this is no date",
    "links = 3": "this is no text",
    "treat = 3": "no table of texts",
    '[treat]\nadult = "fail"': "planchk.toml:1: treat: there is no duty or service 'adult'. Did you mean 'adults'?",
    'select = ["PC9"]': "there is no rule 'PC9'",
    '[severity]\nno-owners = "error"': "Did you mean 'no-owner'?",
    'format = "pdf"': "there is no format 'pdf'",
    'service = "adult"': "no service 'adult'",
    'reader = "slow"': "Known are auto, quick, deep.",
    "fail-on = [": "this is no TOML",
    'waivers = "missing.yaml"': "there is no such file",
    'baseline = "missing.json"': "no such baseline. Write it: planchk check PLAN --write-baseline FILE.",
}


@pytest.mark.parametrize("text", CONFIGS)
def test_a_bad_configuration_is_told_with_a_remedy(planchk: Planchk, tmp_path: Path, text: str) -> None:
    (tmp_path / "plan.yaml").write_text(GOOD, encoding="utf-8")
    (tmp_path / "planchk.toml").write_text(text, encoding="utf-8")
    run = planchk("check", "plan.yaml", *TODAY, PLANCHK_READER="")
    assert (run.code, run.out) == (2, "")
    assert CONFIGS[text] in " ".join(run.err.split())


def test_the_nearest_configuration_holds_and_is_shown_with_its_lines(planchk: Planchk, tmp_path: Path) -> None:
    (tmp_path / "planchk.toml").write_text('links = "declared"\n', encoding="utf-8")
    folder = tmp_path / "plans" / "2021"
    folder.mkdir(parents=True)
    (tmp_path / "plans" / "planchk.toml").write_text('\nfail-on = ["gap"]\nwaivers = "w.yaml"\n', encoding="utf-8")
    run = planchk("config", "plans/2021")
    assert run.code == 0
    rows = {line.split()[0]: line.split()[1:] for line in run.out.splitlines()[1:]}
    assert rows["fail-on"] == ["gap", "plans/planchk.toml:2"]
    assert rows["waivers"] == ["plans/w.yaml", "plans/planchk.toml:3"]
    assert rows["links"] == ["inferred", "default"]
    assert rows["reader"] == ["quick", "PLANCHK_READER"]


def document(planchk: Planchk, *words: str) -> dict[str, Any]:
    run = planchk("check", "plan.yaml", *TODAY, "--format", "json", *words)
    found: dict[str, Any] = json.loads(run.out)
    return found


def test_waived_is_counted_apart_in_json(planchk: Planchk, tmp_path: Path) -> None:
    text = NOT_NOTED + "\n" + waiver(finding="CS-PR-3", expires="2021-12-31")
    (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
    told = document(planchk)
    summary = told["summary"]
    assert [summary[key] for key in ("findings", "covered", "partial", "gap", "waived")] == [13, 12, 0, 0, 1]
    finding = next(each for each in told["findings"] if each["id"] == "CS-PR-3")
    assert (finding["status"], finding["standing"]) == ("gap", "waived")
    assert finding["waiver"]["owner"] == "The board"
    problem = next(each for each in told["problems"] if each["code"] == "PC301")
    assert problem["waiver"]["expires"] == "2021-12-31"


class TestBaseline:
    @pytest.fixture(autouse=True)
    def _taken(self, planchk: Planchk, tmp_path: Path) -> None:
        (tmp_path / "plan.yaml").write_text(PARTIAL.replace("    due: 2021-09-30\n", ""), encoding="utf-8")
        run = planchk("check", "plan.yaml", *TODAY, "--write-baseline", "base.json")
        assert run.code == 0
        assert "in the baseline" in run.err

    def check(self, planchk: Planchk, *words: str) -> tuple[int, str]:
        run = planchk("check", "plan.yaml", "-q", *TODAY, "--baseline", "base.json", *words, COLUMNS="1000")
        return run.code, run.out + run.err

    def test_what_is_known_does_not_fail(self, planchk: Planchk) -> None:
        code, out = self.check(planchk, "--fail-on", "gap,partial,warning")
        assert code == 0, out
        assert "known from the baseline" in out.splitlines()[-1]

    def test_renumbered_and_moved_actions_are_known(self, planchk: Planchk, tmp_path: Path) -> None:
        text = (tmp_path / "plan.yaml").read_text(encoding="utf-8").replace('id: "1"', 'id: "7.3"')
        first = "actions:\n  - id: '1'\n    action: Hold a staff conference.\n    owner: Head of Adults\n"
        first += "    due: 2021-05-31\n    measures: [Places taken, 40 of 50]\n"
        (tmp_path / "plan.yaml").write_text(text.replace("actions:\n", first), encoding="utf-8")
        code, out = self.check(planchk, "--fail-on", "gap,partial,warning", "--ignore", "PC201")
        assert code == 0, out

    def test_a_reworded_action_is_known_by_its_id(self, planchk: Planchk, tmp_path: Path) -> None:
        text = (tmp_path / "plan.yaml").read_text(encoding="utf-8").replace("checked each week", "checked each day")
        (tmp_path / "plan.yaml").write_text(text, encoding="utf-8")
        assert self.check(planchk, "--fail-on", "warning")[0] == 0

    def test_what_is_new_fails(self, planchk: Planchk, tmp_path: Path) -> None:
        text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
        (tmp_path / "plan.yaml").write_text(text + "  - {id: '2', action: Hold a conference., due: 2021-05-31}\n")
        code, out = self.check(planchk, "--fail-on", "warning", "--select", "PC101")
        assert code == 1
        assert "1 warning in the plan: PC101 no-owner" in out

    def test_what_is_worse_fails(self, planchk: Planchk, tmp_path: Path) -> None:
        (tmp_path / "plan.yaml").write_text("actions: [Hold a staff conference.]", encoding="utf-8")
        code, out = self.check(planchk)
        assert code == 1
        assert "1 recommendation not covered: CS-PR-2" in out

    def test_entries_age(self, planchk: Planchk) -> None:
        told = ("--baseline", "base.json", "--baseline-days", "30")
        run = planchk("check", "plan.yaml", "--today", "2021-03-31", *told, COLUMNS="1000")
        assert run.code == 0, run.out
        run = planchk("check", "plan.yaml", "--today", "2021-04-01", *told, COLUMNS="1000")
        assert run.code == 1
        assert "the baseline has known CS-PR-2 since 1 March 2021" in run.out

    def test_what_is_fixed_is_told_and_taken_out_on_request_only(self, planchk: Planchk, tmp_path: Path) -> None:
        (tmp_path / "plan.yaml").write_text(GOOD, encoding="utf-8")
        before = (tmp_path / "base.json").read_bytes()
        run = planchk("check", "plan.yaml", "-v", *TODAY, "--baseline", "base.json", COLUMNS="1000")
        assert "PC405 fixed-in-baseline" in run.out
        assert (tmp_path / "base.json").read_bytes() == before
        assert self.check(planchk, "--prune-baseline")[0] == 0
        assert json.loads((tmp_path / "base.json").read_text())["plans"][0]["findings"] == []

    def test_pruning_adds_nothing(self, planchk: Planchk, tmp_path: Path) -> None:
        before = json.loads((tmp_path / "base.json").read_text())
        text = (tmp_path / "plan.yaml").read_text(encoding="utf-8")
        (tmp_path / "plan.yaml").write_text(text + "  - {id: '2', action: Hold a conference.}\n")
        self.check(planchk, "--prune-baseline")
        assert json.loads((tmp_path / "base.json").read_text()) == before

    def test_writing_again_keeps_the_days(self, planchk: Planchk, tmp_path: Path) -> None:
        before = (tmp_path / "base.json").read_bytes()
        planchk("check", "plan.yaml", "--today", "2021-06-01", "--write-baseline", "base.json")
        assert (tmp_path / "base.json").read_bytes() == before

    def test_the_baseline_that_the_configuration_names_can_be_started(self, planchk: Planchk, tmp_path: Path) -> None:
        (tmp_path / "planchk.toml").write_text('baseline = "new.json"\n', encoding="utf-8")
        run = planchk("check", "plan.yaml", *TODAY, "--write-baseline", "new.json")
        assert run.code == 0, run.err
        assert planchk("check", "plan.yaml", *TODAY).code == 0

    def test_what_a_run_does_not_look_at_is_neither_fixed_nor_taken_out(self, planchk: Planchk, tmp_path: Path) -> None:
        before = (tmp_path / "base.json").read_bytes()
        for narrowed in ("--service=adults", "--ignore=PC106,PC103", "--select=PC4"):
            run = planchk("check", "plan.yaml", "-v", *TODAY, "--baseline", "base.json", narrowed, "--prune-baseline")
            assert "PC405" not in run.out, narrowed
            planchk("check", "plan.yaml", *TODAY, "--write-baseline", "base.json", narrowed)
            assert (tmp_path / "base.json").read_bytes() == before, narrowed

    def test_what_is_wrong_with_waivers_is_no_part_of_it(self, planchk: Planchk, tmp_path: Path) -> None:
        before = (tmp_path / "base.json").read_bytes()
        (tmp_path / "w.yaml").write_text(waiver(finding="CS-PR-3", expires="2021-01-31"), encoding="utf-8")
        planchk("check", "plan.yaml", *TODAY, "--waivers", "w.yaml", "--write-baseline", "base.json")
        assert (tmp_path / "base.json").read_bytes() == before

    def test_what_is_fixed_is_not_called_too_old(self, planchk: Planchk, tmp_path: Path) -> None:
        (tmp_path / "plan.yaml").write_text(GOOD, encoding="utf-8")
        told = ("--baseline", "base.json", "--baseline-days", "30", "--verbose")
        run = planchk("check", "plan.yaml", "--today", "2021-04-01", *told, COLUMNS="1000")
        assert "PC405" in run.out
        assert "PC406" not in run.out

    def test_a_broken_baseline_is_told(self, planchk: Planchk, tmp_path: Path) -> None:
        (tmp_path / "base.json").write_text('{"plans": 3}')
        code, out = self.check(planchk)
        assert code == 2
        assert "this is no baseline" in out

    def test_pruning_without_a_baseline_is_told(self, planchk: Planchk) -> None:
        run = planchk("check", "plan.yaml", *TODAY, "--prune-baseline")
        assert run.code == 2
        assert "no baseline to prune" in run.err


def test_a_folder_is_searched_without_the_files_that_the_team_keeps(planchk: Planchk, tmp_path: Path) -> None:
    folder = tmp_path / "plans"
    folder.mkdir()
    (folder / "plan.yaml").write_text(GOOD, encoding="utf-8")
    (folder / "waivers.yaml").write_text("waivers: []", encoding="utf-8")
    (folder / "planchk.toml").write_text('waivers = "waivers.yaml"\nbaseline = "base.json"\n', encoding="utf-8")
    (folder / "base.json").write_text('{"schema_version": 1, "plans": []}', encoding="utf-8")
    run = planchk("check", "plans", "-q", *TODAY)
    assert run.code == 0, run.out + run.err
    assert run.out.count("findings covered") == 1


@pytest.mark.parametrize(
    ("name", "told"), [("our plan.yaml", '(planchk review "our plan.yaml")'), ("-", "review PLAN)")]
)
def test_the_remedy_can_be_typed(planchk: Planchk, tmp_path: Path, name: str, told: str) -> None:
    text = "actions:\n  - {action: Take stock., addresses: [CS-PR-1]}\n"
    (tmp_path / "our plan.yaml").write_text(text, encoding="utf-8")
    run = planchk("check", name, "-q", *TODAY, COLUMNS="1000", stdin=text.encode())
    assert told in run.out.splitlines()[-1]
