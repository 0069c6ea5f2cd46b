"""Frozen dataclasses as JSON values and back: between the process that reads and the one that asks."""

from __future__ import annotations

import types
from base64 import b64decode, b64encode
from collections.abc import Hashable, Mapping
from dataclasses import fields, is_dataclass
from datetime import date, datetime
from functools import cache
from typing import Any, Literal, TypeVar, Union, cast, get_args, get_origin, get_type_hints

Made = TypeVar("Made")


def to_json(value: object) -> Any:
    """JSON values of a dataclass, and of tuples, bytes and moments inside it.

    >>> to_json((1, b"ab", date(2026, 11, 20)))
    [1, 'YWI=', '2026-11-20']
    """
    if is_dataclass(value):
        return [to_json(getattr(value, each.name)) for each in fields(value)]
    if isinstance(value, bytes):
        return b64encode(value).decode()
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, Mapping):
        return {str(key): to_json(part) for key, part in value.items()}
    if isinstance(value, (tuple, list, set, frozenset)):
        return [to_json(part) for part in value]
    return value


def from_json(kind: type[Made], data: Any) -> Made:
    """The object again. Raises TypeError or ValueError for anything of another shape.

    >>> from_json(tuple[bytes, ...], ["YWI="])
    (b'ab',)
    """
    return cast("Made", _made(kind, data))


def _made(kind: Any, data: Any) -> Any:
    origin, inner = get_origin(kind), get_args(kind)
    if origin in {Union, types.UnionType}:
        return None if data is None else _made(next(each for each in inner if each is not type(None)), data)
    if origin is tuple:
        return _tuple(inner, data)
    if is_dataclass(kind):
        return _object(cast("type[Any]", kind), data)
    if kind is bytes:
        return b64decode(data, validate=True)
    if kind in {date, datetime}:
        return kind.fromisoformat(data)
    if origin is Literal:
        return inner[inner.index(data)]
    if origin is dict:
        return {key: _made(inner[1], part) for key, part in data.items()}
    if not isinstance(data, kind):
        raise TypeError(f"{kind.__name__} expected, found {type(data).__name__}")
    return data


def _tuple(inner: tuple[Any, ...], data: list[Any]) -> tuple[Any, ...]:
    if len(inner) == 2 and inner[1] is Ellipsis:
        return tuple(_made(inner[0], part) for part in data)
    return tuple(_made(each, part) for each, part in zip(inner, data, strict=True))


def _object(kind: type[Any], data: list[Any]) -> Any:
    hints = _hints(cast("Hashable", kind))
    if len(hints) != len(data):
        raise TypeError(f"{len(hints)} values expected for {kind.__name__}, found {len(data)}")
    return kind(*(_made(each, part) for each, part in zip(hints, data, strict=True)))


@cache
def _hints(kind: Hashable) -> tuple[Any, ...]:
    found = get_type_hints(cast("type[Any]", kind))
    return tuple(found[each.name] for each in fields(cast("type[Any]", kind)))
