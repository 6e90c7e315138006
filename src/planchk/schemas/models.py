"""Models -> JSON Schema, by pydantic."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from types import UnionType
from typing import Annotated, Any, Literal, NotRequired, Union, get_args, get_origin, get_type_hints

from pydantic import ConfigDict, Field, TypeAdapter
from typing_extensions import TypedDict

_typed_dict: Any = TypedDict  # called with what is known at run time only


def schema_of_model(model: Any, config: ConfigDict | None = None) -> dict[str, Any]:
    """Return the schema of a type, without the titles that pydantic makes up from names."""
    schema: dict[str, Any] = _untitled(TypeAdapter(model, config=config).json_schema())
    schema.pop("description", None)
    return schema


def as_mapping(model: Any, about: Mapping[str, str], without: Collection[str] = ()) -> Any:
    """Return the type of the mapping that a file holds for a named tuple.

    Args:
        model: a `NamedTuple` class; those in its fields become mappings too.
        about: what ``Class.field`` means.
        without: fields ``Class.field`` that stand in no file.
    """

    def converted(hint: Any) -> Any:
        if isinstance(hint, type) and hasattr(hint, "_fields"):
            return mapping(hint)
        origin, parts = get_origin(hint), get_args(hint)
        if origin in (None, Literal):
            return hint
        parts = tuple(part if part is ... else converted(part) for part in parts)
        return Union[parts] if origin in (Union, UnionType) else origin[parts]  # noqa: UP007 - made at run time

    def mapping(named: Any) -> Any:
        fields: dict[str, Any] = {}
        for field, hint in get_type_hints(named).items():
            name = f"{named.__name__}.{field}"
            if name in without:
                continue
            described: Any = Annotated[converted(hint), Field(description=about.get(name))]
            fields[field] = NotRequired[described] if field in named._field_defaults else described
        made = _typed_dict(named.__name__, fields)
        made.__pydantic_config__ = ConfigDict(extra="forbid")
        return made

    return mapping(model)


def _untitled(schema: Any, properties: bool = False) -> Any:
    """Return a schema without titles; ``properties``: its keys are names of properties, not keywords."""
    if isinstance(schema, list):
        return [_untitled(each) for each in schema]
    if not isinstance(schema, dict):
        return schema
    return {
        key: _untitled(value, not properties and key in ("properties", "$defs"))
        for key, value in schema.items()
        if properties or key != "title"
    }
