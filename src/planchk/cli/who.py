"""Who decides: the name that goes into the ledger."""

from __future__ import annotations

import getpass
import os
import subprocess

from planchk.errors import UsageError


def who_decides(given: str | None, plan: str) -> str:
    """Return the name given, else git's ``user.name`` where the plan lies, else the login name.

    Raises:
        UsageError: none of them is known.
    """
    name = (given or "").strip() or _git_name(os.path.dirname(plan) or ".") or _login_name()
    if not name:
        raise UsageError.one("it is not known who decides.", "--by", "Say --by 'NAME', or set PLANCHK_BY.")
    return name


def _git_name(folder: str) -> str:
    try:
        done = subprocess.run(
            ["git", "config", "user.name"],  # noqa: S607 - the user's own git
            cwd=folder,
            capture_output=True,
            encoding="utf-8",
            errors="replace",
            timeout=10,
            check=False,
        )
    except (OSError, subprocess.SubprocessError):  # no git here
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


def _login_name() -> str:
    try:
        return getpass.getuser()
    except (OSError, KeyError, ImportError):  # a container without users
        return ""
