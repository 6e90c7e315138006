"""Where the repository is that a CI job checks."""

from __future__ import annotations

import os

from planchk.render.repository import Repository

# Where GitHub and GitLab check a repository out.
_ROOTS = ("GITHUB_WORKSPACE", "CI_PROJECT_DIR")


def find_repository() -> Repository:
    """Return the repository that CI names, or the current folder as one, and the current folder."""
    folder = os.getcwd()
    named = next((os.environ[name] for name in _ROOTS if os.environ.get(name)), folder)
    # The current folder's name is free of links; a root with one in it would not be found in it.
    return Repository(os.path.realpath(named), folder)
