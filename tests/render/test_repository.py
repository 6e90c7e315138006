"""Paths as CI knows them."""

from __future__ import annotations

import os
from urllib.parse import unquote, urlsplit

import pytest

from planchk.render.repository import AS_GIVEN, Repository

pytestmark = pytest.mark.skipif(os.sep != "/", reason="the paths are those of Unix")
HERE = Repository("/repo", "/repo/plans")


@pytest.mark.parametrize(
    ("given", "path"),
    [
        ("a.yaml", "plans/a.yaml"),
        ("./x/../a.yaml", "plans/a.yaml"),
        ("../a.yaml", "a.yaml"),
        ("/repo/b/a.yaml", "b/a.yaml"),
        ("/repository/a.yaml", "/repository/a.yaml"),
        ("../../a.yaml", "/a.yaml"),
        ("<stdin>", "<stdin>"),
    ],
)
def test_a_path_is_told_from_the_root(given: str, path: str) -> None:
    assert HERE.path(given) == path


def test_without_a_repository_a_path_stays() -> None:
    assert AS_GIVEN.path("plans/a.yaml") == "plans/a.yaml"
    assert AS_GIVEN.path("/plans/a.yaml") == "/plans/a.yaml"
    assert Repository("/", "/x").path("a.yaml") == "x/a.yaml"


@pytest.mark.parametrize("name", ["a b.yaml", "100%.yaml", "a:b.yaml", "é#?[x].yaml", "a&b=c,d;e.yaml", "\udcff.yaml"])
def test_a_uri_says_the_path_again(name: str) -> None:
    parts = urlsplit(HERE.uri(name))
    assert (parts.scheme, parts.query, parts.fragment) == ("", "", "")
    assert unquote(parts.path, errors="surrogateescape") == f"plans/{name}"
    outside = urlsplit(HERE.uri(f"/other/{name}"))
    assert (outside.scheme, outside.netloc, outside.query, outside.fragment) == ("file", "", "", "")
    assert unquote(outside.path, errors="surrogateescape") == f"/other/{name}"


def test_a_colon_makes_no_scheme() -> None:
    assert AS_GIVEN.uri("c:plan.yaml") == "c%3Aplan.yaml"
