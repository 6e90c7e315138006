"""What docs/ci.md tells people to copy, and what CI reads of this repository: valid, and run where it can be."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml
from junitparser import JUnitXml

ROOT = Path(__file__).parents[2]
PAGE = (ROOT / "docs" / "ci.md").read_text(encoding="utf-8")
BLOCK = re.compile(r"```yaml\n# (?P<name>\S+)\n(?P<body>.*?)```", re.DOTALL)
EXAMPLES = [(match["name"], match["body"]) for match in BLOCK.finditer(PAGE)]
SCHEMAS = {".github/workflows/plans.yaml": "vendor.github-workflows", ".gitlab-ci.yml": "vendor.gitlab-ci"}


def valid(schema: str, path: Path) -> None:
    run = subprocess.run(
        [sys.executable, "-m", "check_jsonschema", "--builtin-schema", schema, str(path)],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


def test_every_example_is_tried_here() -> None:
    assert PAGE.count("```yaml") == len(EXAMPLES)
    assert {name for name, _ in EXAMPLES} == {*SCHEMAS, ".pre-commit-config.yaml"}


def test_the_action_is_valid() -> None:
    valid("vendor.github-actions", ROOT / "action.yml")


@pytest.mark.parametrize(("name", "body"), [each for each in EXAMPLES if each[0] in SCHEMAS])
def test_an_example_is_valid(tmp_path: Path, name: str, body: str) -> None:
    (tmp_path / "example.yaml").write_text(body)
    valid(SCHEMAS[name], tmp_path / "example.yaml")


def test_the_workflow_names_inputs_that_the_action_has_and_the_page_tells_all() -> None:
    action = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
    workflow = yaml.safe_load(dict(EXAMPLES)[".github/workflows/plans.yaml"])
    [used] = [step for step in workflow["jobs"]["planchk"]["steps"] if "planchk" in step["uses"]]
    assert set(used["with"]) <= set(action["inputs"])
    table = PAGE.partition("| input | meaning |")[2].partition("\n\n")[0]
    assert re.findall(r"^\| `([\w-]+)` \|", table, re.MULTILINE) == list(action["inputs"])
    for output in action["outputs"]:
        assert f"`{output}`" in PAGE


def test_the_table_of_formats_is_whole() -> None:
    from planchk.cli.formats import FORMATS

    table = PAGE.partition("| `--format` |")[2].partition("\n\n")[0]
    assert set(re.findall(r"^\| `(\w+)` \|", table, re.MULTILINE)) == {each.value for each in FORMATS}


@pytest.mark.skipif(shutil.which("bash") is None or sys.platform == "win32", reason="the script is for a Unix shell")
@pytest.mark.parametrize(("plan", "code", "failures"), [("good-plan", 0, False), ("problem-plan", 1, True)])
def test_the_gitlab_script_runs_as_it_is_written(tmp_path: Path, plan: str, code: int, failures: bool) -> None:
    job = yaml.safe_load(dict(EXAMPLES)[".gitlab-ci.yml"])["planchk"]
    (tmp_path / "plans").mkdir()
    shutil.copy(ROOT / "examples" / f"{plan}.yaml", tmp_path / "plans")
    # The day of the example: today its actions are long overdue, which is a warning only.
    environment = {
        **os.environ,
        "PLANS": job["variables"]["PLANS"],
        "CI_PROJECT_DIR": str(tmp_path),
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
    }
    script = "set -eo pipefail\n" + "\n".join(job["script"])
    run = subprocess.run(["bash", "-c", script], cwd=tmp_path, env=environment, capture_output=True, check=False)
    assert run.returncode == code, run.stderr
    reports = job["artifacts"]["reports"]
    tests = JUnitXml.fromfile(str(tmp_path / reports["junit"]))
    issues = yaml.safe_load((tmp_path / reports["codequality"]).read_text())
    assert (tests.failures > 0) == failures
    assert {issue["location"]["path"] for issue in issues} <= {f"plans/{plan}.yaml"}
    assert ("major" in {issue["severity"] for issue in issues}) == failures
