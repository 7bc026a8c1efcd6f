"""Which column of a table or field of JSON is read."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from dataclasses import replace
from io import BytesIO
from itertools import zip_longest

from app.own_text.readers.json_texts import is_at, json_fields, json_line_fields
from app.own_text.readers.lines import decoded
from app.own_text.readers.table import head_rows, layout_of
from app.own_text.sources import Choices, Kind, LeftOut, Limits, Part, Source
from nncore.untrusted.quoting import quoted_name

# Words as prose has them. Addresses, file names and codes have letters too, but not so.
_BEFORE, _BEHIND = r"\s(\"“„«'‘。、，！？「", r"\s.,;:!?)\"”»'’…。、，！？」"
_WRITTEN_WORD = re.compile(rf"(?<![^{_BEFORE}])[^\W\d_]+(?:['’-][^\W\d_]+)*(?=[{_BEHIND}]|\Z)")
_MOST_PARTS = 200  # that are named to choose from
_MOST_SHOWN = 6  # names in a message
_LONGEST_NAME = 24  # signs

# So begins the export of a whole account of Telegram; its chats may begin far behind that.
_TELEGRAM_ACCOUNT = re.compile(rb'\s*\{\s*"about": "[^"]*",\s*"(?:personal_information|chats)"')
_TELEGRAM_TEXTS = "*.messages.text"


def chosen_part(source: Source, head: bytes, choices: Choices, limits: Limits) -> Source | str:
    """The source with what is read of it, or in a few words why that isn't there. ``head`` is the
    beginning of the file, or all of it."""
    match source.kind:
        case Kind.TABLE:
            return _with_column(source, head, choices.column, limits)
        case Kind.JSON | Kind.JSON_LINES:
            return _with_field(source, head, choices.field, limits)
    return source


def _with_column(source: Source, head: bytes, chosen: str | None, limits: Limits) -> Source | str:
    text = decoded(BytesIO(head), source.charset, newline="").read()
    delimiter = None if source.path.suffix.lower() == ".csv" else "\t"
    layout = layout_of(text, limits.cell_signs, delimiter)
    rows = head_rows(text, layout.delimiter, limits.cell_signs)
    first = [cell.strip() for cell in rows[0]] if rows else []
    has_names = layout.has_names or (chosen is not None and chosen in first)
    named = first if has_names else []
    rows = rows[has_names:]
    width = max(map(len, [named, *rows]))
    numbers = [str(number + 1) for number in range(width)]
    names = [name or number for name, number in zip_longest(named, numbers, fillvalue="")]
    parts = tuple(
        Part(name, _letters(row[column] for row in rows if column < len(row)))
        for column, name in enumerate(names)
    )
    column = _column(chosen, parts)
    if column is None:
        return _without(chosen, "column", parts)
    layout = replace(layout, column=column, has_names=has_names)
    return replace(source, part=names[column], parts=parts[:_MOST_PARTS], layout=layout)


def _column(chosen: str | None, parts: Sequence[Part]) -> int | None:
    """Where the chosen column is, from 0: by its name, else by its number from 1."""
    if not chosen:
        return max(range(len(parts)), key=lambda column: parts[column].letters, default=None)
    names = [part.name for part in parts]
    if chosen in names:
        return names.index(chosen)
    numbers = [str(number + 1) for number in range(len(parts))]
    return numbers.index(chosen) if chosen in numbers else None


def _with_field(source: Source, head: bytes, chosen: str | None, limits: Limits) -> Source | str:
    read = json_fields if source.kind is Kind.JSON else json_line_fields
    texts: dict[str, list[str]] = {}
    for found in read(BytesIO(head), source.charset, limits):
        if not isinstance(found, LeftOut):
            path, text = found
            texts.setdefault(path, []).append(text)
    parts = tuple(Part(path, _letters(each)) for path, each in texts.items())
    if not chosen and _TELEGRAM_ACCOUNT.match(head):
        field: str | None = _TELEGRAM_TEXTS
    elif not chosen:
        field = max(parts, key=lambda part: part.letters).name if parts else None
    else:
        field = _field(chosen, list(texts), is_whole=len(head) == source.size_bytes)
    if field is None:
        return _without(chosen, "field", parts)
    return replace(source, part=field, parts=parts[:_MOST_PARTS])


def _field(chosen: str, paths: Sequence[str], is_whole: bool) -> str | None:
    """The chosen field, by its path or the end of that. It may be one that comes only later."""
    anywhere = chosen if chosen.startswith("*.") else f"*.{chosen}"
    if chosen in paths:
        return chosen
    return anywhere if not is_whole or any(is_at(path, anywhere) for path in paths) else None


def _letters(texts: Iterable[str]) -> int:
    """How many letters there are in the words of texts that differ: names and kinds that stand at
    every message count once."""
    return sum(sum(map(len, _WRITTEN_WORD.findall(text))) for text in dict.fromkeys(texts))


def _without(chosen: str | None, what: str, parts: Sequence[Part]) -> str:
    if not chosen:
        return "has no text"
    shown = [quoted_name(part.name, _LONGEST_NAME) for part in parts[:_MOST_SHOWN] if part.name]
    more = ["…"] if len(parts) > _MOST_SHOWN else []
    return f'has no {what} "{quoted_name(chosen)}", but {", ".join(shown + more) or "none"}'
