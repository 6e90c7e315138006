"""Trees keep places and refuse what a plan never needs."""

from __future__ import annotations

import json

import pytest
import yaml
from hypothesis import given
from hypothesis import strategies as st

from planchk.errors import InputError
from planchk.tree import Mapping, Scalar, Sequence, from_yaml, parse, plain
from planchk.tree.from_json import parse_json
from planchk.tree.from_yaml import parse_yaml

YAML = "a: 1\nb:\n  - x\n  - {c: 'y'}\n"
JSON = '{"a": 1,\n"b": [\n  "x",\n  {"c": "y"}]}'


@pytest.mark.parametrize(("text", "path"), [(YAML, "p.yaml"), (JSON, "p.json")])
def test_both_syntaxes_give_the_same_data(text: str, path: str) -> None:
    root = parse(text, path)
    assert root is not None
    assert plain(root) == {"a": 1, "b": ["x", {"c": "y"}]}


def test_yaml_nodes_know_their_line_and_column() -> None:
    root = parse_yaml(YAML, "p.yaml")
    assert isinstance(root, Mapping)
    items = root.get("b")
    assert isinstance(items, Sequence)
    assert [(item.line, item.column) for item in items.items] == [(3, 5), (4, 5)]


def test_json_nodes_know_their_line_and_column() -> None:
    root = parse_json(JSON, "p.json")
    assert isinstance(root, Mapping)
    items = root.get("b")
    assert isinstance(items, Sequence)
    assert [(item.line, item.column) for item in items.items] == [(3, 3), (4, 3)]


def test_columns_count_characters_not_bytes() -> None:
    root = parse_yaml("{ŵŷ: é, b: x}", "p.yaml")
    assert isinstance(root, Mapping)
    value = root.get("b")
    assert value is not None
    assert value.column == 12


@pytest.mark.parametrize("text", ["", "\n\n", "# only a comment\n", "---\n", "null\n", "~"])
def test_a_text_that_holds_nothing_is_none(text: str) -> None:
    assert parse_yaml(text, "p.yaml") is None


def test_quoted_null_is_a_word() -> None:
    assert parse_yaml("'null'", "p.yaml") == Scalar("null", 1, 1, False)


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ("a: &x 1\nb: *x\n", "alias", 2, 4),
        ("a: 1\nb: 2\na: 3\n", "'a' stands here twice (first in line 1)", 3, 1),
        ("a: !!python/object:os.system x\n", "Python object", 1, 4),
        ("a: !mine x\n", "tag !mine", 1, 4),
        ("a: 1\n---\nb: 2\n", "second YAML document", 2, 1),
        ("a: [1, 2\n", "not valid YAML", 2, 1),
        ("a: b: c\n", "not valid YAML", 1, 5),
        ("\ta: 1\n", "not valid YAML", 1, 1),
        ("? [a]\n: 1\n", "list or mapping as a key", 1, 3),
        ("a: \x07\n", "not valid YAML", 0, 0),
    ],
)
def test_what_yaml_is_refused_and_where(text: str, message: str, line: int, column: int) -> None:
    with pytest.raises(InputError) as caught:
        parse_yaml(text, "p.yaml")
    fault = caught.value.faults[0]
    assert message in fault.message
    assert (fault.place.line, fault.place.column) == (line, column)
    assert fault.remedy


@pytest.mark.parametrize(
    ("text", "message", "line", "column"),
    [
        ('{"a": 1, "a": 2}', "'a' stands here twice", 1, 10),
        ('{"a": 1,}', "key in double quotes", 1, 9),
        ('{"a" 1}', "':' was expected", 1, 6),
        ("[1 2]", "',' or ']'", 1, 4),
        ("[1,\n 'x']", "a value was expected", 2, 2),
        ('["x', "Unterminated string", 1, 2),
        ("{} {}", "something follows", 1, 4),
        ("[NaN]", "a value was expected", 1, 2),
    ],
)
def test_what_json_is_refused_and_where(text: str, message: str, line: int, column: int) -> None:
    with pytest.raises(InputError) as caught:
        parse_json(text, "p.json")
    fault = caught.value.faults[0]
    assert message in fault.message
    assert (fault.place.line, fault.place.column) == (line, column)


def test_every_yaml_fault_is_told_at_once() -> None:
    with pytest.raises(InputError) as caught:
        parse_yaml("a: &x 1\nb: *x\nc: *x\na: 2\n", "p.yaml")
    assert [fault.place.line for fault in caught.value.faults] == [2, 3, 4]


def test_more_values_than_a_plan_has_are_refused_where_they_begin(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(from_yaml, "MAX_VALUES", 6)
    whole = plain(parse_yaml("a: [1,\n 2]\nb: 3", "p.yaml") or Scalar("", 0, 0))
    assert whole == {"a": [1, 2], "b": 3}
    with pytest.raises(InputError, match=r"p\.yaml:4:1: more than 6 values") as caught:
        parse_yaml("a: [1,\n 2]\nb: {c: d}\ne: f", "p.yaml")
    assert len(caught.value.faults) == 1


@given(st.text("?:-,[]{} \n'\"|>&!#%a", max_size=12))
def test_no_sign_brings_more_than_two_values(text: str) -> None:
    """What has fewer signs than half of the most values is read without counting them."""
    try:
        events = list(yaml.parse(text, from_yaml.Loader))
    except yaml.YAMLError:
        return
    values = sum(isinstance(event, yaml.ScalarEvent) for event in events)
    assert values <= 2 * sum(map(text.count, from_yaml._SIGNS)) + 2


@pytest.mark.parametrize("text", ["[" * 10_000, "{a: " * 10_000, "- " * 10_000, '{"a":' * 10_000])
@pytest.mark.parametrize("parser", [parse_yaml, parse_json])
def test_deep_nesting_is_refused_and_not_followed(text: str, parser: object) -> None:
    with pytest.raises(InputError):
        parser(text, "p")  # type: ignore[operator]


def test_an_alias_bomb_is_refused_before_it_grows() -> None:
    bomb = "a: &a [x, x]\n" + "".join(
        f"{chr(98 + i)}: &{chr(98 + i)} [*{chr(97 + i)}, *{chr(97 + i)}]\n" for i in range(20)
    )
    with pytest.raises(InputError) as caught:
        parse_yaml(bomb, "p.yaml")
    assert len(caught.value.faults) <= 50


def test_standard_input_may_be_json_that_is_no_yaml() -> None:
    root = parse('{"a":\t"x\\/y"}', "<stdin>")
    assert root is not None
    assert plain(root) == {"a": "x/y"}


json_values = st.recursive(
    st.none() | st.booleans() | st.text() | st.integers(-(10**17), 10**17),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(), inner, max_size=4),
    max_leaves=20,
)


@given(json_values)
def test_what_the_standard_library_writes_is_read_back(value: object) -> None:
    def as_read(each: object) -> object:
        if isinstance(each, bool):
            return str(each).lower()
        if isinstance(each, dict):
            return {key: as_read(item) for key, item in each.items()}
        return [as_read(item) for item in each] if isinstance(each, list) else each

    root = parse_json(json.dumps(value), "p.json")
    assert (None if root is None else plain(root)) == as_read(value)


@given(st.text())
def test_any_text_is_a_tree_nothing_or_a_refusal(text: str) -> None:
    for parser in (parse_yaml, parse_json):
        try:
            parser(text, "p")
        except InputError as error:
            assert error.faults
