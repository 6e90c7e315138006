"""``planchk confirm`` and ``planchk reject``: plan, ledger and options in, exit code, words and ledger out."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path
from typing import Any

import pytest

from command import Planchk, Run
from planchk.ledgers.read import parse_ledger

GWEN = ("--by", "Gwen Price", "--today", "2021-03-01")
# 2.1 may answer CS-PR-2/assessments by the quick reader; 2.2 claims what its words don't show; 2.3 counts.
PLAN = """\
council: Dyffryn Arian
actions:
- id: "2.1"
  action: Timeliness of assessments of children. Performance in Quarter 3 was 96%. No action is proposed.
- id: "2.2"
  action: Ask families who use the respite unit how satisfied they are with its food.
  addresses: [CS-PR-3]
- id: "2.3"
  action: Hold legal planning meetings within ten working days of the request.
- id: "2.4"
  action: Repair the roof.
- id: "2.4"
  action: Paint the fence.
"""


@pytest.fixture
def plan(tmp_path: Path) -> Path:
    path = tmp_path / "plan.yaml"
    path.write_text(PLAN, encoding="utf-8")
    return path


def ledger(plan: Path) -> str:
    return Path(f"{plan}.links.yaml").read_text(encoding="utf-8")


def status(planchk: Planchk, element: str, *more: str, plan: str = "plan.yaml") -> str:
    run = planchk("check", plan, "-f", "json", "--today", "2021-03-01", *more)
    assert run.code in (0, 1), run.err
    found: dict[str, Any] = {
        f"{finding['id']}/{each['id']}": each
        for finding in json.loads(run.out)["findings"]
        for each in finding["elements"]
    }
    return str(found[element]["status"])


def test_the_words_alone_say_what_the_decisions_then_change(planchk: Planchk, plan: Path) -> None:
    assert status(planchk, "CS-PR-2/assessments") == "possible"
    assert status(planchk, "CS-PR-3/short-breaks") == "possible"
    assert status(planchk, "CS-PR-2/legal") == "covered"
    assert not Path(f"{plan}.links.yaml").exists()  # check never writes


@pytest.mark.parametrize(
    ("command", "action", "element", "result"),
    [
        ("confirm", "2.1", "CS-PR-2/assessments", "covered"),
        ("reject", "2.1", "CS-PR-2/assessments", "missing"),
        ("confirm", "2.2", "CS-PR-3/short-breaks", "covered"),
        ("reject", "2.2", "CS-PR-3/short-breaks", "missing"),
        ("confirm", "2.2", "cs-pr-3", "covered"),
        ("reject", "2.3", "CS-PR-2/legal", "missing"),
        ("confirm", "2.2", "AS-WB-1/need-led", "covered"),
    ],
)
def test_a_decision_is_kept_beside_the_plan_and_holds(
    planchk: Planchk, plan: Path, command: str, action: str, element: str, result: str
) -> None:
    run = planchk(command, "plan.yaml", action, element, *GWEN, "--note", "Agreed at the board")
    assert (run.code, run.err) == (0, "")
    assert run.out.startswith(f"plan.yaml.links.yaml: {command}ed by Gwen Price on 2021-03-01: {action} ")
    (decision,) = parse_ledger(ledger(plan), "").decisions
    assert (decision.who, str(decision.when), decision.note) == ("Gwen Price", "2021-03-01", "Agreed at the board")
    assert status(planchk, decision.element) == result


def test_check_says_who_confirmed_and_verbose_who_rejected(planchk: Planchk, plan: Path) -> None:
    planchk("confirm", "plan.yaml", "2.1", "CS-PR-2/assessments", *GWEN)
    planchk("reject", "plan.yaml", "2.2", "CS-PR-3", *GWEN, "--note", "It is a survey")
    short, full = (planchk("check", "plan.yaml", *more).out for more in ([], ["-v"]))
    short, full = " ".join(short.split()), " ".join(full.split())
    assert 'covered assessments: 2.1 (confirmed by Gwen Price on 1 March 2021) "Timeliness of' in short
    assert '2.2 does not answer it (rejected by Gwen Price on 1 March 2021: "It is a survey")' in full
    assert "does not answer it" not in short


def test_a_reworded_action_is_suspect_and_check_says_what_changed(planchk: Planchk, plan: Path) -> None:
    planchk("confirm", "plan.yaml", "2.1", "CS-PR-2/assessments", *GWEN)
    plan.write_text(PLAN.replace("96%", "69%"), encoding="utf-8")
    assert status(planchk, "CS-PR-2/assessments") == "possible"
    text = " ".join(planchk("check", "plan.yaml").out.split())
    assert "PC401 suspect-link: 2.1: CS-PR-2/assessments was confirmed by Gwen Price on 2021-03-01" in text
    assert 'changed from "… Quarter 3 was 96%. No action is …" to "… Quarter 3 was 69%. No action is …"' in text
    assert planchk("confirm", "plan.yaml", "2.1", "CS-PR-2/assessments", *GWEN).code == 0
    assert status(planchk, "CS-PR-2/assessments") == "covered"
    assert len(parse_ledger(ledger(plan), "").decisions) == 1


def test_the_other_ruling_replaces_the_former_and_the_same_changes_nothing(planchk: Planchk, plan: Path) -> None:
    planchk("confirm", "plan.yaml", "2.1", "CS-PR-2/assessments", *GWEN)
    before = ledger(plan)
    again = planchk("confirm", "plan.yaml", "2.1", "CS-PR-2/assessments", *GWEN)
    assert "nothing to change" in again.out
    assert ledger(plan) == before
    planchk("reject", "plan.yaml", "2.1", "CS-PR-2/assessments", *GWEN)
    assert ledger(plan) == before.replace("confirmed", "rejected")


def test_a_renumbered_action_keeps_one_decision_under_its_new_number(planchk: Planchk, plan: Path) -> None:
    planchk("confirm", "plan.yaml", "2.1", "CS-PR-2/assessments", *GWEN)
    plan.write_text(PLAN.replace('"2.1"', '"9.1"'), encoding="utf-8")
    assert status(planchk, "CS-PR-2/assessments") == "covered"
    planchk("reject", "plan.yaml", "9.1", "CS-PR-2/assessments", *GWEN)
    (decision,) = parse_ledger(ledger(plan), "").decisions
    assert (decision.action, decision.ruling) == ("9.1", "rejected")


@pytest.mark.parametrize("command", ["confirm", "reject"])
def test_a_decision_is_taken_back_also_where_its_action_is_gone(planchk: Planchk, plan: Path, command: str) -> None:
    planchk("confirm", "plan.yaml", "2.1", "CS-PR-2/assessments", *GWEN)
    planchk("reject", "plan.yaml", "2.2", "CS-PR-3", *GWEN)
    back = planchk(command, "plan.yaml", "2.2", "cs-pr-3", "--withdraw")
    assert (back.code, back.out) == (
        0,
        "plan.yaml.links.yaml: taken back, what Gwen Price rejected on 2021-03-01.\n",
    )
    assert status(planchk, "CS-PR-3/short-breaks") == "possible"
    plan.write_text(PLAN.replace("Timeliness of assessments of children.", "Buy chairs.").replace("2.1", "8"))
    plan.write_text("actions:\n- {id: x, action: Buy chairs.}\n")
    assert "PC402 stale-decision" in planchk("check", "plan.yaml").out
    assert planchk(command, "plan.yaml", "2.1", "CS-PR-2/assessments", "--withdraw").code == 0
    assert parse_ledger(ledger(plan), "").decisions == ()
    assert "PC402" not in planchk("check", "plan.yaml").out


@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["plan.yaml", "2.9", "CS-PR-3"], 2, "the plan has no action '2.9'. Did you mean '2."),
        (["plan.yaml", "2.4", "CS-PR-3"], 2, "2 actions have the id '2.4': plan.yaml:10:3, plan.yaml:12:3."),
        (["plan.yaml", "2.1", "CS-PR-2/legl"], 2, "CS-PR-2 has no element 'legl'. Did you mean 'CS-PR-2/legal'?"),
        (
            ["plan.yaml", "2.1", "CS-PR-2"],
            2,
            "CS-PR-2 has several elements. Name one: CS-PR-2/assessments, CS-PR-2/legal,",
        ),
        (["plan.yaml", "2.1", "CS-PX-2/legal"], 2, "Did you mean 'CS-PR-2/legal'?"),
        (["plan.yaml", "2.1", "CS-VC-S1"], 2, "CS-VC-S1 is a strength: it needs no answer."),
        (["plan.yaml", "2.1", "CS-PR-2/legal", "--withdraw"], 2, "there is no decision on 2.1 and CS-PR-2/legal."),
        (["plan.yaml", "2.1", "CS-PR-2/legal", "--today", "1 March"], 2, "Write it as 2021-03-31."),
        (["plan.yaml", "2.1", "CS-PR-2/legal", "--ledger", "broken.yaml"], 2, "broken.yaml:1:1: unknown key"),
        (["plan.yaml", "2.1", "CS-PR-2/legal", "--ledger", "no/such/folder.yaml"], 2, "it can't be written"),
        (["-", "2.1", "CS-PR-2/legal"], 2, "Name one with --ledger FILE."),
        (["missing.yaml", "2.1", "CS-PR-2/legal"], 2, "there is no such file"),
        (["empty.yaml", "2.1", "CS-PR-2/legal"], 3, "the file is empty"),
    ],
)
def test_what_can_not_be_decided_is_told_and_nothing_is_written(
    planchk: Planchk, plan: Path, words: list[str], code: int, message: str
) -> None:
    (plan.parent / "broken.yaml").write_text("desisions: []\nschema_version: 1\n")
    (plan.parent / "empty.yaml").write_text("")
    before = sorted(plan.parent.iterdir())
    run = planchk("confirm", *words, "--by", "Gwen", stdin=PLAN.encode())
    assert (run.code, run.out) == (code, "")
    assert message in " ".join(run.err.split()), run.err
    assert sorted(plan.parent.iterdir()) == before
    assert (plan.parent / "broken.yaml").read_text() == "desisions: []\nschema_version: 1\n"


def test_a_broken_ledger_is_told_by_check_with_its_place(planchk: Planchk, plan: Path) -> None:
    Path(f"{plan}.links.yaml").write_text("schema_version: 1\ndecisions:\n- {action: 1, rulling: yes}\n")
    run = planchk("check", "plan.yaml")
    assert (run.code, run.out) == (2, "")
    assert "plan.yaml.links.yaml:3:15: unknown key 'rulling' in a decision. Did you mean 'ruling'?" in run.err
    assert "lacks 'who'" in " ".join(run.err.split())


def test_comments_line_ends_and_the_mark_of_a_windows_editor_stay(planchk: Planchk, plan: Path) -> None:
    planchk("confirm", "plan.yaml", "2.1", "CS-PR-2/assessments", *GWEN)
    path = Path(f"{plan}.links.yaml")
    edited = ledger(plan).replace("ruling: confirmed", "ruling: confirmed  # at the board, with Huw") + "# The end\n"
    path.write_bytes(b"\xef\xbb\xbf" + edited.replace("\n", "\r\n").encode())
    assert planchk("reject", "plan.yaml", "2.2", "CS-PR-3", *GWEN).code == 0
    after = path.read_bytes()
    assert after.startswith(b"\xef\xbb\xbf#")
    assert after.count(b"\n") == after.count(b"\r\n")
    lines = after.decode("utf-8-sig").splitlines()
    assert lines[: edited.count("\n") - 1] == edited.splitlines()[:-1]
    assert lines[-1] == "# The end"
    assert status(planchk, "CS-PR-2/assessments") == "covered"


def test_another_ledger_and_standard_input(planchk: Planchk, plan: Path) -> None:
    words = ("2.1", "CS-PR-2/assessments", *GWEN, "--ledger", "mine.yaml")
    assert planchk("confirm", "-", *words, stdin=PLAN.encode()).code == 0
    assert status(planchk, "CS-PR-2/assessments") == "possible"
    assert status(planchk, "CS-PR-2/assessments", "--ledger", "mine.yaml") == "covered"
    assert not Path(f"{plan}.links.yaml").exists()


def test_a_ledger_in_a_folder_of_plans_is_no_plan(planchk: Planchk, plan: Path) -> None:
    planchk("confirm", "plan.yaml", "2.1", "CS-PR-2/assessments", *GWEN)
    run = planchk("check", ".", "-f", "json")
    assert run.code == 1, run.err
    named = planchk("check", "plan.yaml", "plan.yaml.links.yaml", "-f", "json")  # as a shell's * names them
    assert (named.code, json.loads(named.out)["plan"]["path"]) == (1, "plan.yaml")
    alone = planchk("check", "plan.yaml.links.yaml")
    assert (alone.code, alone.out) == (3, "")
    assert "this is a ledger, not a plan. Name the plan that it lies beside." in " ".join(alone.err.split())


def test_a_decision_on_a_cancelled_action_says_that_it_answers_nothing(planchk: Planchk, plan: Path) -> None:
    plan.write_text(PLAN.replace('- id: "2.1"\n', '- id: "2.1"\n  status: cancelled\n'))
    run = planchk("confirm", "plan.yaml", "2.1", "CS-PR-2/assessments", *GWEN)
    assert run.code == 0
    assert "The action is cancelled" in run.out
    assert status(planchk, "CS-PR-2/assessments") == "missing"


def test_the_example_shows_each_thing_that_becomes_of_a_decision(planchk: Planchk) -> None:
    example = Path(__file__).parents[2] / "examples" / "decided" / "plan.yaml"
    run = planchk("check", str(example), "-f", "json", "--today", "2021-03-01")
    assert run.code == 1
    found = json.loads(run.out)
    elements = {f"{finding['id']}/{e['id']}": e for finding in found["findings"] for e in finding["elements"]}
    (kept,) = [link for link in elements["CS-PR-2/no-delay"]["links"] if link["counts"]]
    assert (kept["basis"], kept["decision"]["who"]) == ("confirmed", "Gwen Price")
    assert elements["CS-PR-3/short-breaks"]["status"] == "missing"
    assert [link["action"] for link in elements["CS-PR-3/short-breaks"]["rejected"]] == ["2"]
    assert [link["suspect"] is not None for link in elements["CS-PA-1/partnership"]["links"]] == [True]
    assert {"PC202", "PC401", "PC402"} <= {problem["code"] for problem in found["problems"]}
    assert {path.name for path in example.parent.iterdir()} == {"plan.yaml", "plan.yaml.links.yaml"}


def test_what_a_terminal_would_obey_is_shown_instead(planchk: Planchk, plan: Path) -> None:
    plan.write_text('- {id: "a\\e[2J", action: Buy chairs}\n')
    run = planchk("confirm", "plan.yaml", "a\x1b[2J", "CS-PR-3", "--by", "\x1b[1mGwen")
    assert run.code == 0, run.err
    assert "\x1b" not in run.out


def decided_by(planchk: Planchk, plan: Path, *words: str, **env: str) -> tuple[Run, str]:
    run = planchk("confirm", "plan.yaml", "2.1", "CS-PR-2/assessments", *words, **env)
    return run, parse_ledger(ledger(plan), "").decisions[0].who


def test_who_decides_is_told_or_the_environment_or_git_or_the_login(planchk: Planchk, plan: Path) -> None:
    apart = {"HOME": str(plan.parent), "GIT_CONFIG_NOSYSTEM": "1", "XDG_CONFIG_HOME": str(plan.parent)}
    assert decided_by(planchk, plan, "--by", "Gwen", PLANCHK_BY="Huw")[1] == "Gwen"
    assert decided_by(planchk, plan, PLANCHK_BY="Huw")[1] == "Huw"
    assert decided_by(planchk, plan, LOGNAME="gprice", PATH=str(plan.parent), **apart)[1] == "gprice"  # no git
    git = {**os.environ, **apart}
    subprocess.run(["git", "init", "-q", "."], cwd=plan.parent, env=git, check=True)
    subprocess.run(["git", "config", "user.name", "Gwen  Price"], cwd=plan.parent, env=git, check=True)
    assert decided_by(planchk, plan, **apart)[1] == "Gwen Price"


def test_a_link_to_a_shared_ledger_stays_a_link_and_its_mode_what_it_was(planchk: Planchk, plan: Path) -> None:
    (plan.parent / "shared.yaml").write_text("# shared\n")
    Path(f"{plan}.links.yaml").symlink_to("shared.yaml")
    assert planchk("confirm", "plan.yaml", "2.1", "CS-PR-2/assessments", *GWEN).code == 0
    assert Path(f"{plan}.links.yaml").is_symlink()
    (plan.parent / "shared.yaml").chmod(0o640)
    assert planchk("reject", "plan.yaml", "2.1", "CS-PR-2/assessments", *GWEN).code == 0
    assert (plan.parent / "shared.yaml").stat().st_mode & 0o777 == 0o640
    assert (plan.parent / "shared.yaml").read_text().startswith("# shared\nschema_version: 1\n")
