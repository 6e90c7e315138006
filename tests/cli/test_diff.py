"""``planchk diff``: files, revisions and options in; exit code and message out."""

from __future__ import annotations

import json
import os
import subprocess
from pathlib import Path

import pytest

from command import Planchk, run_planchk

ROOT = Path(__file__).parents[2]
GOOD = (ROOT / "examples" / "good-plan.yaml").read_text(encoding="utf-8")
TODAY = ("--today", "2021-03-01")
C5, C6 = GOOD.index("      - id: C5"), GOOD.index("      - id: C6")
PLANS = {
    "good.yaml": GOOD,
    "worse.yaml": GOOD[:C5] + GOOD[C6:],
    "later.yaml": GOOD.replace("due: 2021-06-15", "due: 2021-09-15"),
    "table.csv": "No,Action,Lead\n1,Hold legal planning meetings within ten days,Jo Bloggs\n",
    "other.md": "|No|What changes|Lead|\n|--|--|--|\n|1|Hold legal planning meetings within 5 days|Jo Bloggs|\n",
    "empty.yaml": "",
    "broken.yaml": "actions: [",
    "report.md": "kept",
}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for name, text in PLANS.items():
        (tmp_path / name).write_text(text, encoding="utf-8")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("good.yaml good.yaml", 0, "Nothing changed: the same 16 actions, the same coverage."),
        ("good.yaml later.yaml", 0, "Due dates: 1 slipped (by up to 3 months)."),
        ("later.yaml good.yaml", 0, "Due dates: 1 brought forward."),
        ("good.yaml worse.yaml", 0, "12 of 13 findings are covered (13 before)"),
        ("good.yaml worse.yaml --fail-on-loss", 1, "Failed: coverage was lost (CS-PR-2/legal, CS-PR-2/no-delay)."),
        ("worse.yaml good.yaml --fail-on-loss", 0, "gained: CS-PR-2/legal"),
        ("good.yaml later.yaml --fail-on-loss", 0, "slipped"),
        ("good.yaml worse.yaml --fail-on-loss --service adults", 0, "Coverage is as it was: 6 of 6 findings"),
        ("table.csv other.md --columns=What&changes=action", 0, "within [5] days"),
        ("good.yaml later.yaml -f md", 0, "| C5 | Hold every legal planning meeting"),
        ("good.yaml later.yaml -f json", 0, '"dates_later": 1'),
        ("good.yaml later.yaml -f html", 2, "'html' is not one of"),
        ("good.yaml missing.yaml", 2, "missing.yaml: there is no such file."),
        ("missing.yaml good.yaml", 2, "missing.yaml: there is no such file"),
        ("broken.yaml missing.yaml", 2, "broken.yaml:"),
        ("broken.yaml missing.yaml", 2, "missing.yaml: there is no such file."),
        ("good.yaml empty.yaml", 3, "empty.yaml: the file is empty"),
        ("- -", 2, "standard input can't be both versions."),
        ("good.yaml -", 3, "<stdin>: the file is empty"),
        ("good.yaml later.yaml --service childrn", 2, "Did you mean 'children'?"),
        ("good.yaml later.yaml --today soon", 2, "'soon' is no date."),
        ("good.yaml later.yaml -o report.md", 2, "report.md: this file exists."),
        ("good.yaml later.yaml -o later.yaml --force", 2, "this is an input; it is never written over."),
        ("good.yaml later.yaml -o nowhere/x.md", 2, "it can't be written"),
        ("good.yaml", 2, "Missing argument 'NEW'"),
    ],
)
def test_exit_code_and_message(planchk: Planchk, folder: Path, words: str, code: int, told: str) -> None:
    run = planchk("diff", *(word.replace("&", " ") for word in words.split()), *TODAY[: 0 if "--today" in words else 2])
    assert (run.code, told in " ".join((run.out + run.err).split())) == (code, True), run.out + run.err
    assert not run.out if code > 1 else run.out


def test_a_file_is_written_whole_and_only_when_asked(planchk: Planchk, folder: Path) -> None:
    run = planchk("diff", "good.yaml", "later.yaml", "-f", "md", "-o", "report.md", "--force", *TODAY)
    assert (run.code, run.out) == (0, "")
    assert (folder / "report.md").read_text(encoding="utf-8").startswith("## What changed since last time\n")
    assert planchk("diff", "good.yaml", "later.yaml", "-o", "new.txt", *TODAY).code == 0
    assert "3 months later" in (folder / "new.txt").read_text(encoding="utf-8")
    (folder / "report.md").write_text("kept", encoding="utf-8")
    assert planchk("diff", "good.yaml", "worse.yaml", "-o", "report.md", *TODAY).code == 2
    assert (folder / "report.md").read_text(encoding="utf-8") == "kept"


def test_standard_input_can_be_either_version(planchk: Planchk, folder: Path) -> None:
    for words in (("-", "later.yaml"), ("later.yaml", "-")):
        run = planchk("diff", *words, *TODAY, stdin=GOOD.encode())
        assert (run.code, "Due dates: 1" in run.out) == (0, True)


def test_no_line_is_wider_than_the_terminal(planchk: Planchk, folder: Path) -> None:
    for width in (80, 120):
        run = planchk("diff", "good.yaml", "worse.yaml", *TODAY, COLUMNS=str(width))
        assert max(map(len, run.out.splitlines())) <= width


def test_plan_text_never_reaches_the_terminal_as_control_codes(planchk: Planchk, folder: Path) -> None:
    for name, more in (("a.yaml", ""), ("b.yaml", "more \\u202e")):
        (folder / name).write_text(
            'title: "\\e[2J"\nactions:\n- {id: "\\e]0;x\\a", action: "Meet in 5 days [bold]x[/] \\e[31m \\x9b1m '
            f'{more}", status: "\\e[1m{more}", owner: "{more}\\e", due: "{more} \\x07", addresses: ["\\eX{more}"]}}\n',
            encoding="utf-8",
        )
    for shape in ("text", "md", "json"):
        run = planchk("diff", "a.yaml", "b.yaml", "-f", shape)
        assert run.code == 0
        assert not {"\x1b", "\x07", "\x9b", "\u202e"} & set(run.out + run.err)


# -- git ----------------------------------------------------------------------------------------


def git(folder: Path, *words: str) -> str:
    env = {key: value for key, value in os.environ.items() if not key.startswith("GIT_")}
    env |= {"GIT_CONFIG_GLOBAL": os.devnull, "GIT_CONFIG_NOSYSTEM": "1"}
    who = ("-c", "user.name=Jo", "-c", "user.email=jo@example.org", "-c", "init.defaultBranch=main")
    done = subprocess.run(
        ["git", *who, *words], cwd=folder, env=env, check=True, capture_output=True, text=True, timeout=30
    )
    return done.stdout


@pytest.fixture(scope="module")
def repository(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A repository whose plan, docs/plan.yaml, was good and got worse; the working tree has it later, too."""
    tmp_path = tmp_path_factory.mktemp("repository")
    docs = tmp_path / "docs"
    docs.mkdir()
    git(tmp_path, "init", "-q")
    for name in ("good.yaml", "worse.yaml"):
        (docs / "plan.yaml").write_text(PLANS[name], encoding="utf-8")
        git(tmp_path, "add", ".")
        git(tmp_path, "commit", "-q", "-m", name)
    git(tmp_path, "tag", "v1", "HEAD~1")
    (docs / "plan.yaml").write_text(PLANS["later.yaml"], encoding="utf-8")
    (docs / "plan2.yaml").write_text(PLANS["later.yaml"], encoding="utf-8")
    (tmp_path / "big.yaml").write_text("# " + "x" * 41_000_000, encoding="utf-8")
    (tmp_path / "lfs.xlsx").write_text("version https://git-lfs.github.com/spec/v1\noid sha256:0\n", encoding="utf-8")
    git(tmp_path, "add", "big.yaml", "lfs.xlsx")
    git(tmp_path, "commit", "-q", "-m", "big")
    git(tmp_path, "tag", "v2", "HEAD~1")
    return tmp_path


@pytest.mark.parametrize(
    ("words", "code", "told"),
    [
        ("v1 docs/plan.yaml", 0, "v1:docs/plan.yaml -> docs/plan.yaml"),
        ("v1 docs/plan.yaml", 0, "Due dates: 1 slipped"),
        ("v2 docs/plan.yaml", 0, "gained: CS-PR-2/legal"),
        ("HEAD~1 docs/plan.yaml", 0, "gained: CS-PR-2/legal"),
        ("HEAD@{0} docs/plan.yaml", 0, "gained: CS-PR-2/legal"),
        ("v1:docs/plan.yaml v2:docs/plan.yaml --fail-on-loss", 1, "coverage was lost"),
        ("v1:docs/plan.yaml docs/plan2.yaml", 0, "Due dates: 1 slipped"),
        ("v1 docs/plan2.yaml", 2, "git has no 'docs/plan2.yaml' at v1. If it had another name then: v1:OTHER-PATH."),
        ("v1:plan.yaml docs/plan.yaml", 2, "git has no 'plan.yaml' at v1."),
        ("v1:docs docs/plan.yaml", 2, "this is a folder at that revision"),
        ("v9 docs/plan.yaml", 2, "v9: there is no such file, and git knows no such revision."),
        ("docs/plna.yaml docs/plan.yaml", 2, "there is no such file, and git knows no such revision."),
        ("v1:docs/plan.yaml v9:docs/plan.yaml", 2, "git knows no such revision."),
        ("-- --output=x docs/plan.yaml", 2, "a revision can't begin with '-'"),
        ("-- -x:docs/plan.yaml docs/plan.yaml", 2, "a revision can't begin with '-'"),
        ("HEAD:big.yaml docs/plan.yaml", 2, "larger than 40 MB."),
        ("HEAD:lfs.xlsx docs/plan.yaml", 2, "Git LFS"),
        ("$(touch${IFS}x) docs/plan.yaml", 2, "git knows no such revision."),
    ],
)
def test_versions_that_git_keeps(repository: Path, words: str, code: int, told: str) -> None:
    run = run_planchk(repository, "diff", *TODAY, *words.split(), COLUMNS="300")
    assert (run.code, told in run.out + run.err) == (code, True), run.out + run.err
    assert not (repository / "x").exists()


def test_revisions_are_of_the_plan_wherever_the_command_is_run(repository: Path) -> None:
    for folder, plan in ((repository / "docs", "plan.yaml"), (repository.parent, str(repository / "docs/plan.yaml"))):
        assert "Due dates: 1" in run_planchk(folder, "diff", "v1", plan, *TODAY).out
    # "v1:plan.yaml" is first a path from the repository's top, then one from the current folder.
    assert run_planchk(repository / "docs", "diff", "v1:plan.yaml", "plan.yaml", *TODAY).code == 0


def test_a_hooks_own_repository_does_not_stand_in_for_the_plans(
    repository: Path, tmp_path_factory: pytest.TempPathFactory
) -> None:
    other = tmp_path_factory.mktemp("other")
    git(other, "init", "-q")
    env = {"GIT_DIR": str(other / ".git"), "GIT_INDEX_FILE": ".git/index", "GIT_WORK_TREE": str(other)}
    assert run_planchk(repository, "diff", "v1", "docs/plan.yaml", *TODAY, **env).code == 0


def test_a_file_of_that_name_goes_before_a_revision(repository: Path) -> None:
    file = repository / "v1"
    file.write_text(PLANS["later.yaml"], encoding="utf-8")
    try:
        assert "Nothing changed" in run_planchk(repository, "diff", "v1", "docs/plan.yaml", *TODAY).out
    finally:
        file.unlink()


def test_without_git_the_message_says_so(repository: Path) -> None:
    run = run_planchk(repository, "diff", "v1", "docs/plan.yaml", PATH=str(repository))
    assert (run.code, "no git to know it as a revision" in " ".join(run.err.split())) == (2, True)


def test_outside_a_repository_a_revision_is_a_missing_file(planchk: Planchk, folder: Path) -> None:
    run = planchk("diff", "HEAD~1", "good.yaml", GIT_CEILING_DIRECTORIES=str(folder.parent))
    assert (run.code, "no git repository that could know it" in " ".join(run.err.split())) == (2, True)


def test_json_of_a_revision_has_its_places(repository: Path) -> None:
    run = run_planchk(repository, "diff", "v1", "docs/plan.yaml", "-f", "json", *TODAY)
    found = json.loads(run.out)
    assert (found["old"]["path"], found["new"]["path"]) == ("v1:docs/plan.yaml", "docs/plan.yaml")


def test_the_example_of_the_documentation_has_each_kind_of_change(planchk: Planchk) -> None:
    versions = [str(ROOT / "examples" / "versions" / f"{month}.yaml") for month in ("february", "june")]
    found = json.loads(planchk("diff", *versions, "-f", "json", "--today", "2021-06-15").out)
    kinds = {kind for kind, count in found["counts"].items() if count}
    assert kinds >= set("gained lost added removed vanished reworded renumbered dates_later owners statuses".split())
