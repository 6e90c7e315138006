"""Which service a text names."""

from __future__ import annotations

import re

_CHILDREN = re.compile(r"child|famil|young|youth|\bcs\b|\bcsc\b|\bcypf?\b|\bplant\b", re.IGNORECASE)
_ADULTS = re.compile(r"adult|older|\basc\b|\bas\b|\boedolion\b|learning disab|mental health", re.IGNORECASE)


def parse_service(text: str) -> str:
    """Return ``children``, ``adults``, ``both``, or an empty string where the text names neither."""
    children, adults = bool(_CHILDREN.search(text)), bool(_ADULTS.search(text))
    if (children and adults) or text.strip().casefold() in ("both", "all", "all services", "pob gwasanaeth"):
        return "both"
    return "children" if children else "adults" if adults else ""
