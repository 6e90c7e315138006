"""Paths as CI knows them: from the root of the repository, with forward slashes."""

from __future__ import annotations

import os
from typing import NamedTuple
from urllib.parse import quote

from planchk.files import STDIN


class Repository(NamedTuple):
    """The root of the repository and the folder in which planchk runs, both absolute.

    Empty, it leaves paths as they were given. Paths are only computed, never looked up on the disk.
    """

    root: str = ""
    folder: str = ""

    def path(self, given: str) -> str:
        """Return a path from the root; one that is outside stays absolute, standard input keeps its name."""
        if given == STDIN:
            return given
        path = os.path.normpath(os.path.join(self.folder, given))
        inside = self.root and (path == self.root or path.startswith(self.root.rstrip(os.sep) + os.sep))
        return (os.path.relpath(path, self.root) if inside else path).replace(os.sep, "/")

    def uri(self, given: str) -> str:
        """Return a path as a URI: relative inside the repository, ``file:`` outside."""
        path = self.path(given)
        if os.path.isabs(path):
            return "file://" + quote(path if path.startswith("/") else f"/{path}", errors="surrogateescape")
        # A colon in the first part would make it a scheme.
        return quote(path, safe="/", errors="surrogateescape")


AS_GIVEN = Repository()
