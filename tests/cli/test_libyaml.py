"""PyYAML without the patterns that planchk has no use for, and whole for whoever has."""

from __future__ import annotations

import subprocess
import sys
from pathlib import Path

EXAMPLE = Path(__file__).parents[2] / "examples" / "good-plan.yaml"

AFTER_A_CHECK = """
import sys
from planchk.__main__ import main
try:
    main()
except SystemExit:
    pass
import yaml.reader
print(type(yaml.reader.Reader.NON_PRINTABLE).__name__)
"""

ALL_OF_YAML = """
import re
from planchk.cli.libyaml import import_libyaml

compile_ = re.compile
import_libyaml()
assert re.compile is compile_
import yaml

text = "[yes, 12, 1.5, 2021-03-31, ~, a: b, word]"
for loader in (yaml.SafeLoader, yaml.CSafeLoader):
    print(yaml.load(text, loader))
print(yaml.safe_dump(["yes", "12", "2021-03-31"]))
try:
    yaml.safe_load("a\\x01b")
except yaml.YAMLError as error:
    print(type(error).__name__)
"""


def run(code: str, *words: str) -> list[str]:
    done = subprocess.run([sys.executable, "-c", code, *words], capture_output=True, text=True, check=True)
    return done.stdout.splitlines()


def test_a_check_compiles_none_of_yamls_own_patterns() -> None:
    assert run(AFTER_A_CHECK, "check", str(EXAMPLE), "--today", "2021-03-01")[-1] == "_Later"


def test_all_of_yaml_works() -> None:
    read = "[True, 12, 1.5, datetime.date(2021, 3, 31), None, {'a': 'b'}, 'word']"
    quoted = ["- 'yes'", "- '12'", "- '2021-03-31'", ""]
    assert run(ALL_OF_YAML) == [read, read, *quoted, "ReaderError"]
