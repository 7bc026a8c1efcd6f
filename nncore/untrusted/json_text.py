"""JSON from outside: its size, depth and number of values are known before it is parsed."""

from __future__ import annotations

import json
from typing import Any

from nncore.errors import UntrustedError
from nncore.untrusted.files import decode_text
from nncore.untrusted.quoting import quoted_name

MOST_VALUES = 4_000_000  # half a gigabyte as Python objects


def parse_json(source: str | bytes, most_values: int = MOST_VALUES) -> Any:
    """The values of a JSON text; bytes must be UTF-8, with or without a byte order mark.

    Raises UntrustedError for what is no JSON, has a key twice in one place, is nested too deeply
    or has more than ``most_values`` values. NaN and Infinity are read, as Python does;
    ``numbers.number`` refuses them, and can say where.
    """
    if isinstance(source, bytes):
        source = decode_text(source)
    # Each value but the first stands behind a comma, a colon or a bracket.
    if source.count(",") + source.count("[") + source.count("{") > most_values:
        raise UntrustedError(f"has more than {most_values:,} values")
    try:
        return json.loads(source, object_pairs_hook=_without_duplicates)
    except json.JSONDecodeError as error:
        raise UntrustedError(
            f"line {error.lineno}, column {error.colno}: not JSON ({error.msg})"
        ) from None
    except RecursionError:
        raise UntrustedError("its brackets are nested too deeply") from None
    except UntrustedError:
        raise
    except ValueError:  # Python reads no whole number of more than 4,300 digits
        raise UntrustedError("has a whole number of more than 4,300 digits") from None


def _without_duplicates(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    content = dict(pairs)
    if len(content) < len(pairs):
        seen: set[str] = set()
        for name, _ in pairs:
            if name in seen:
                raise UntrustedError(
                    f'"{quoted_name(name)}" is given twice in the same place; keep one of them'
                )
            seen.add(name)
    return content
