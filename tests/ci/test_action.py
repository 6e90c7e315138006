"""The GitHub action: its steps, run as they are written, as a runner does."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, NamedTuple

import pytest
import yaml

from workflow import commands

ROOT = Path(__file__).parents[2]
ACTION = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
BASH = shutil.which("bash")
PLANCHK = shutil.which("planchk", path=str(Path(sys.executable).parent))

pytestmark = pytest.mark.skipif(BASH is None or sys.platform == "win32", reason="the steps are for bash")


class Job(NamedTuple):
    """What a job has to show: its log, its exit code, its outputs by step, its summary page."""

    log: str
    code: int
    outputs: dict[str, dict[str, str]]
    summary: str


def run_action(folder: Path, *steps: str, installed: str = "", **inputs: str) -> Job:
    """Run the shell steps (all of them, or those with these ids or names) until one fails.

    ``installed`` stands for what the step `install` puts out.
    """
    temporary = folder.with_name(f"{folder.name}-runner")
    temporary.mkdir(exist_ok=True)
    values = {name: given.get("default", "") for name, given in ACTION["inputs"].items()} | {
        name.replace("_", "-"): value for name, value in inputs.items()
    }
    outputs = {"install": {"planchk": installed}}
    summary = temporary / "summary.md"
    summary.write_text("")
    log, code = "", 0
    for step in STEPS:
        if "run" not in step or (steps and not {step.get("id"), step["name"]} & set(steps)):
            continue
        script, output = temporary / "script.sh", temporary / "output"
        script.write_text(step["run"])
        output.write_text("")
        env = {name: evaluate(str(value), values, outputs) for name, value in step.get("env", {}).items()}
        runner = {
            "GITHUB_ACTIONS": "true",
            "GITHUB_WORKSPACE": str(folder),
            "GITHUB_OUTPUT": str(output),
            "GITHUB_STEP_SUMMARY": str(summary),
            "RUNNER_TEMP": str(temporary),
            "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        }
        done = subprocess.run(
            [str(BASH), "--noprofile", "--norc", "-eo", "pipefail", str(script)],
            cwd=folder / evaluate(step.get("working-directory", "."), values, outputs),
            env={**os.environ, **runner, **env},
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            check=False,
        )
        log += done.stdout.decode()
        told = (line.partition("=") for line in output.read_text().splitlines())
        outputs.setdefault(step.get("id", ""), {}).update({name: value for name, _, value in told})
        code = done.returncode
        if code:
            break
    return Job(log, code, outputs, summary.read_text(encoding="utf-8"))


def evaluate(text: str, inputs: dict[str, str], outputs: dict[str, dict[str, str]]) -> str:
    """Return a value with its expressions replaced; only the kinds that the action has are known."""

    def value(match: re.Match[str]) -> str:
        room, _, rest = match[1].partition(".")
        if room == "inputs":
            return inputs[rest]
        if match[1] == "github.action_path":
            return str(ROOT)
        step, _, name = rest.partition(".outputs.")
        return outputs.get(step, {}).get(name, "")

    return re.sub(r"\$\{\{ (\S+) \}\}", value, text)


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """Return a repository with a good plan and one that fails."""
    folder = tmp_path / "repository"
    (folder / "plans").mkdir(parents=True)
    for name in ("good-plan.yaml", "problem-plan.yaml"):
        shutil.copy(ROOT / "examples" / name, folder / "plans")
    return folder


def check(folder: Path, **inputs: str) -> Job:
    """Run the steps after the installation with the planchk that is being tested."""
    assert PLANCHK, "planchk is not installed where the tests run"
    return run_action(folder, "check", "Verdict", installed=PLANCHK, **{"args": "--today=2021-03-01", **inputs})


def test_a_plan_that_fails_is_annotated_summarised_and_fails_the_job(repository: Path) -> None:
    job = check(repository, plans="plans")
    assert job.code == 1
    assert job.outputs["check"]["exit-code"] == "1"
    found = commands(job.log)
    assert {each.properties["file"] for each in found} == {"plans/problem-plan.yaml"}
    assert "error" in {each.name for each in found}
    assert "## ✅ Passed: plans/good-plan.yaml" in job.summary
    assert "## ❌ Failed: plans/problem-plan.yaml" in job.summary
    sarif = json.loads(Path(job.outputs["check"]["sarif"]).read_text())
    assert len(sarif["runs"][0]["results"]) == len(found)


def test_a_plan_that_passes_passes_the_job(repository: Path) -> None:
    job = check(repository, plans="plans/good-plan.yaml")
    assert (job.code, commands(job.log)) == (0, [])
    assert json.loads(Path(job.outputs["check"]["sarif"]).read_text())["runs"][0]["results"] == []


def test_inputs_become_options(repository: Path) -> None:
    plans = "plans/good-plan.yaml\n\n  plans/problem-plan.yaml  \n"
    assert check(repository, plans=plans).code == 1
    assert check(repository, plans=plans, fail_on="never").code == 0
    only = check(repository, plans=plans, args="--today=2021-03-01\n--service=adults\n")
    assert "CS-PR-1" not in only.log
    assert "AS-PR-1" in only.log
    (repository / "mine.yaml").write_text("")
    assert check(repository, plans=plans, catalogue="mine.yaml").code == 3


def test_planchk_runs_in_the_folder_that_is_asked_for_and_paths_stay_those_of_the_repository(repository: Path) -> None:
    job = check(repository, plans="problem-plan.yaml", working_directory="plans")
    assert job.code == 1
    assert {each.properties["file"] for each in commands(job.log)} == {"plans/problem-plan.yaml"}


def test_a_plan_that_can_not_be_read_fails_the_job_and_gives_no_sarif(repository: Path) -> None:
    job = check(repository, plans="missing.yaml")
    assert (job.code, job.outputs["check"]) == (2, {"exit-code": "2"})
    assert "there is no such file" in job.log


@pytest.mark.parametrize("name", ["plans", "args", "catalogue", "fail_on"])
@pytest.mark.parametrize(
    "text", ["x\" $(touch owned) `touch owned` ; touch owned && '", "' | touch owned #\n$(touch owned)\n*\n$PATH"]
)
def test_no_input_is_run_by_the_shell(repository: Path, name: str, text: str) -> None:
    job = check(repository, **{"plans": "plans/good-plan.yaml", name: text})
    assert job.code in (1, 2)
    assert not (repository / "owned").exists()


@pytest.mark.parametrize("name", ["plans/-v.yaml", "plans/a b'$(x)\".yaml", "-v.yaml"])
def test_a_file_of_any_name_is_a_plan(repository: Path, name: str) -> None:
    shutil.copy(ROOT / "examples" / "good-plan.yaml", repository / name)
    job = check(repository, plans=name)
    assert job.code == 0, job.log
    assert job.log.startswith(f"{name} | ")


def test_expressions_stand_in_no_script() -> None:
    assert [step["name"] for step in STEPS if "${{" in step.get("run", "")] == []
    assert {step["shell"] for step in STEPS if "run" in step} == {"bash"}


def test_other_actions_are_pinned_by_a_version() -> None:
    used = [step["uses"] for step in STEPS if "uses" in step]
    assert used
    assert all(re.fullmatch(r"[\w-]+/[\w/-]+@v\d+", each) for each in used)


def test_the_sarif_is_uploaded_on_request_before_the_verdict() -> None:
    [upload] = [step for step in STEPS if "upload-sarif" in step.get("uses", "")]
    assert STEPS.index(upload) < [step.get("name") for step in STEPS].index("Verdict")
    assert "inputs.upload-sarif == 'true'" in upload["if"]
    assert ACTION["inputs"]["upload-sarif"]["default"] == "false"


@pytest.mark.slow
def test_all_shell_steps_run_as_they_are_written(repository: Path) -> None:
    job = run_action(repository, plans="plans", args="--today=2021-03-01")
    assert job.code == 1, job.log
    own = Path(job.outputs["install"]["planchk"])
    assert own.is_file()
    assert own.is_relative_to(repository.with_name("repository-runner"))
    assert "## ❌ Failed: plans/problem-plan.yaml" in job.summary
    assert Path(job.outputs["check"]["sarif"]).is_file()
