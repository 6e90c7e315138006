"""The hook for pre-commit: which files it takes, and a run by pre-commit itself."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
import yaml

from planchk.readers import SUFFIXES

ROOT = Path(__file__).parents[2]
[HOOK] = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))


def taken(path: str) -> bool:
    """Return whether pre-commit gives a file to the hook: it searches both patterns in the path."""
    return bool(re.search(HOOK["files"], path)) and not re.search(HOOK["exclude"], path)


@pytest.mark.parametrize("suffix", SUFFIXES)
def test_the_hook_takes_every_kind_of_plan_that_needs_no_extra(suffix: str) -> None:
    for path in (f"plan{suffix}", f"a/Improvement Plan 2021{suffix}", f"a/b/PLAN{suffix.upper()}"):
        assert taken(path) == (suffix != ".pdf")


@pytest.mark.parametrize(
    "path",
    [
        "values.yaml", "plans/values.yaml", "plan.md", "plan.py", "plan.yaml.txt", "plan.yaml.links.yaml",
        "planchk.yaml", "planchk-baseline.json", "plans/.planchk.yaml", "waivers-plan.yaml", "plan.schema.json",
    ],
)  # fmt: skip
def test_what_is_no_plan_is_left_alone(path: str) -> None:
    assert not taken(path)


def test_the_manifest_is_what_pre_commit_asks_for() -> None:
    run = subprocess.run(
        [sys.executable, "-m", "pre_commit", "validate-manifest", str(ROOT / ".pre-commit-hooks.yaml")],
        capture_output=True,
        text=True,
        check=False,
    )
    assert run.returncode == 0, run.stdout + run.stderr


@pytest.mark.slow
@pytest.mark.skipif(shutil.which("git") is None or not (ROOT / ".git").exists(), reason="needs git and a checkout")
def test_pre_commit_installs_and_runs_the_hook(tmp_path: Path) -> None:
    # As this checkout stands, what is not committed yet too.
    source = tmp_path / "planchk"
    for name in run("git", "ls-files", "-co", "--exclude-standard", folder=ROOT).stdout.splitlines():
        if (ROOT / name).is_file():
            (source / name).parent.mkdir(parents=True, exist_ok=True)
            shutil.copy(ROOT / name, source / name)
    revision = commit(source)

    plans = tmp_path / "council"
    (plans / "plans").mkdir(parents=True)
    hook = {"id": "planchk", "args": ["--today=2021-03-01"]}
    config = {"repos": [{"repo": str(source), "rev": revision, "hooks": [hook]}]}
    (plans / ".pre-commit-config.yaml").write_text(yaml.safe_dump(config))
    shutil.copy(ROOT / "examples" / "good-plan.yaml", plans / "plans")
    (plans / "values.yaml").write_text("no: plan\n")
    commit(plans)
    home = {"PRE_COMMIT_HOME": str(tmp_path / "home")}
    passed = run(sys.executable, "-m", "pre_commit", "run", "--all-files", "-v", folder=plans, **home)
    assert passed.returncode == 0, passed.stdout + passed.stderr
    assert "13 of 13 findings covered" in passed.stdout
    assert "Passed: every" in passed.stdout

    shutil.copy(ROOT / "examples" / "problem-plan.yaml", plans / "plans" / "second plan.yaml")
    run("git", "add", ".", folder=plans)
    failed = run(sys.executable, "-m", "pre_commit", "run", folder=plans, **home)
    assert failed.returncode == 1
    assert "plans/second plan.yaml" in failed.stdout
    assert "good-plan.yaml" not in failed.stdout  # the hook sees what is about to be committed
    assert "not covered" in failed.stdout


def commit(folder: Path) -> str:
    """Commit everything in a folder as a repository of its own, and return the commit."""
    run("git", "init", "--quiet", folder=folder)
    run("git", "add", "--all", "--force", folder=folder)
    names = ("-c", "user.name=A", "-c", "user.email=a@example.org", "-c", "commit.gpgsign=false")
    done = run("git", *names, "commit", "--quiet", "--no-verify", "-m", "All", folder=folder)
    assert done.returncode == 0, done.stderr
    return run("git", "rev-parse", "HEAD", folder=folder).stdout.strip()


def run(*words: str, folder: Path, **env: str) -> subprocess.CompletedProcess[str]:
    # What git sets for its hooks would point these repositories at the one that is being committed to.
    clean = {name: value for name, value in os.environ.items() if not name.startswith("GIT_")}
    return subprocess.run(words, cwd=folder, env={**clean, **env}, capture_output=True, text=True, check=False)
