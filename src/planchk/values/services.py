"""Which service a text names."""

from __future__ import annotations

import re

# Compiled (and kept by `re`) when a plan states a service, since many do not.
_CHILDREN = r"child|famil|young|youth|\bcs\b|\bcsc\b|\bcypf?\b|\b(?:p|b|ph)lant\b|teulu|\b[pb]obl ifanc\b"
_ADULTS = (
    r"adult|older|\basc\b|\bas\b|learning disab|mental health|\boedol(?:ion|yn)\b|\b[pb]obl h[ŷy]n\b|"
    r"anabledd(?:au)? dysgu|iechyd meddwl"
)
_BOTH = ("both", "all", "all services", "pob gwasanaeth", "pob un", "y ddau")


def parse_service(text: str) -> str:
    """Return ``children``, ``adults``, ``both``, or an empty string where the text names neither."""
    children, adults = (bool(re.search(pattern, text, re.IGNORECASE)) for pattern in (_CHILDREN, _ADULTS))
    if (children and adults) or text.strip().casefold() in _BOTH:
        return "both"
    return "children" if children else "adults" if adults else ""
