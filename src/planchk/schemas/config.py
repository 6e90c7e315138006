"""The schema of ``planchk.toml``, and of ``[tool.planchk]`` in ``pyproject.toml``, from `planchk.config.settings`."""

from __future__ import annotations

from typing import Any

from planchk.config.settings import SETTINGS, Setting


def build() -> dict[str, Any]:
    """Return the schema's body."""
    return {
        "type": "object",
        "properties": {setting.name: _setting(setting) for setting in SETTINGS},
        "additionalProperties": False,
    }


def _setting(setting: Setting) -> dict[str, Any]:
    text: dict[str, Any] = {"type": "string", "minLength": 1}
    if setting.choices:
        text = {"enum": list(setting.choices)}
    kinds: dict[str, dict[str, Any]] = {
        "texts": {"type": "array", "items": text},
        "names": {"anyOf": [text, {"type": "array", "items": text}]},
        "table": {"type": "object", "additionalProperties": text},
        "flag": {"type": "boolean"},
        "number": {"type": "integer", "minimum": 0},
        "date": {"type": "string", "format": "date"},
    }
    schema = kinds.get(setting.kind, text)
    default = [*setting.default] if isinstance(setting.default, tuple) else setting.default
    return {"description": setting.help, **schema, **({} if default is None else {"default": default})}
