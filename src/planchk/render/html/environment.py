"""What all pages have in common: how templates are read and escaped, and how a page's own style and script go in."""

from __future__ import annotations

import base64
import hashlib
from typing import TYPE_CHECKING, Any

from planchk.render.escape import on_one_line

if TYPE_CHECKING:
    from jinja2 import Environment
    from markupsafe import Markup


def make_environment(package: str = "planchk.render") -> Environment:
    """Return the environment of the templates in a package's folder ``html``. An unknown name in one is an error."""
    from jinja2 import Environment, PackageLoader, StrictUndefined

    return Environment(
        loader=PackageLoader(package, "html"),
        autoescape=True,
        undefined=StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        finalize=_shown,
    )


def as_it_is(text: str) -> Markup:
    """Return a page's own style or script unescaped."""
    from markupsafe import Markup

    return Markup(text)  # noqa: S704  # a file of this package, never text of a plan


def hash_of(text: str) -> str:
    """Return the hash by which a page's policy (CSP) names a style or script that may run."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode("utf-8")).digest()).decode("ascii")


def _shown(value: Any) -> Any:
    """Make controls and hidden marks visible; what HTML would obey, autoescape takes care of."""
    return on_one_line(value) if type(value) is str else value
