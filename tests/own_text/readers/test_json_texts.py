from __future__ import annotations

import json
from dataclasses import replace
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.own_text.readers.json_texts import json_fields, json_line_fields, texts_in
from app.own_text.sources import LIMITS, Choices, Kind
from tests.own_text.files import left_out_of, reason_of, source_of, texts_of, written

TEXTS = st.text(max_size=20)


def telegram_chat(texts: list[Any]) -> dict[str, Any]:
    """A chat as Telegram's program exports it, with a note that Anna joined."""
    messages = [{"id": 1, "type": "service", "actor": "Anna", "action": "join", "text": ""}]
    for number, text in enumerate(texts):
        pieces = text if isinstance(text, list) else [{"type": "plain", "text": text}]
        entities = [
            {"type": "plain", "text": piece} if isinstance(piece, str) else piece
            for piece in pieces
        ]
        messages.append({
            "id": number, "type": "message", "date": "2024-01-01T10:00:00", "date_unixtime": "1",
            "from": "Alexandra Konstantinopolsky", "from_id": "user12", "text": text,
            "text_entities": entities,
        })  # fmt: skip
    return {"name": "Anna", "type": "personal_chat", "id": 7, "messages": messages}


TOLD = ["Hello", ["Look at ", {"type": "bold", "text": "this"}, " again"], "fine", "See you"]
WRITTEN = ["Hello", "Look at this again", "fine", "See you"]


@pytest.mark.parametrize("indent", [None, 1])
def test_a_chat_of_telegram(tmp_path: Path, indent: int | None) -> None:
    content = json.dumps(telegram_chat(TOLD), indent=indent, ensure_ascii=False)
    source = source_of(written(tmp_path / "result.json", content))
    assert source.part == "messages.text"
    assert texts_of(source) == WRITTEN
    assert texts_of(source, limits=replace(LIMITS, value_signs=500)) == WRITTEN


def test_an_account_of_telegram_whose_chats_begin_far_behind(tmp_path: Path) -> None:
    people = [{"first_name": f"Somebody Number {number}"} for number in range(5_000)]
    account = {
        "about": "Here is the data you requested.", "personal_information": {"bio": "I am I"},
        "contacts": {"list": people}, "chats": {"list": [telegram_chat(TOLD)]},
        "left_chats": {"list": [telegram_chat(["bye"])]},
    }  # fmt: skip
    source = source_of(written(tmp_path / "result.json", json.dumps(account)))
    assert texts_of(source) == [*WRITTEN, "bye"]


def test_a_list_of_messages(tmp_path: Path) -> None:
    """As from Slack; they have types and names too, but those are always the same."""
    messages = [
        {"type": "message", "user": "U0", "real_name": "Al Konstantinopolsky", "text": f"ok no {n}"}
        for n in range(30)
    ]
    source = source_of(written(tmp_path / "day.json", json.dumps(messages)))
    assert source.part == "text"
    assert len(texts_of(source)) == 30


def test_lines_of_json(tmp_path: Path) -> None:
    lines = [
        {"id": n, "meta": {"link": "https://example.org/with/a/long/path", "user": "anna_m"},
         "body": {"text": f"It is the text of line {n}"}, "n": None}
        for n in range(5)
    ]  # fmt: skip
    content = "\n".join(map(json.dumps, lines))
    for name, kind in {
        "a.jsonl": Kind.JSON_LINES,
        "b.ndjson": Kind.JSON_LINES,
        "c.json": Kind.JSON,
    }.items():
        source = source_of(written(tmp_path / name, content))
        assert source.kind is kind
        assert source.part == "body.text"
        assert texts_of(source) == [f"It is the text of line {n}" for n in range(5)]


def test_a_field_is_chosen_by_its_path_or_the_end_of_it(tmp_path: Path) -> None:
    lines = [{"text": "top", "turns": [{"said": "one"}, {"said": "two"}], "meta": {"text": "in"}}]
    path = written(tmp_path / "a.jsonl", json.dumps(lines[0]))

    def read(field: str) -> list[str]:
        return texts_of(source_of(path, Choices(field=field)))

    assert read("text") == ["top"]
    assert read("meta.text") == ["in"]
    assert read("*.text") == ["top", "in"]
    assert read("said") == read("turns.said") == ["one", "two"]
    assert reason_of(path, Choices(field="x\n")) == (
        r'has no field "x\n", but text, turns.said, meta.text'
    )


def test_a_field_may_come_later_than_one_looks(tmp_path: Path) -> None:
    content = "\n".join([json.dumps({"a": "word " * 50_000}), json.dumps({"b": "late"})])
    source = source_of(written(tmp_path / "a.jsonl", content), Choices(field="b"))
    assert texts_of(source) == ["late"]


@given(st.lists(st.fixed_dictionaries({"text": TEXTS}, optional={"x": TEXTS})))
def test_what_the_standard_library_writes_comes_out(records: list[dict[str, str]]) -> None:
    lines = "\n".join(map(json.dumps, records)).encode()
    expected = [("text", record["text"]) for record in records]
    for found in (json_line_fields, json_fields):
        read = list(found(BytesIO(lines), "utf-8", LIMITS))
        assert [each for each in read if each[0] == "text"] == expected  # type: ignore[index]
    whole = json.dumps({"a": [{"b": records}]}).encode()
    read = list(json_fields(BytesIO(whole), "utf-8", LIMITS))
    assert [each for each in read if each[0] == "a.b.text"] == [  # type: ignore[index]
        ("a.b.text", text) for _, text in expected
    ]


def test_text_in_pieces_is_one_only_where_it_is() -> None:
    bold = {"type": "bold", "text": "b"}
    assert list(texts_in(["a ", bold, " c"])) == [("", "a b c")]
    assert list(texts_in(["a", "b"])) == [("", "a"), ("", "b")]
    assert list(texts_in([bold, bold])) == [("type", "bold"), ("text", "b")] * 2
    assert list(texts_in(["a", {"other": "b"}])) == [("", "a"), ("other", "b")]


def test_paths_without_end_are_not_followed() -> None:
    value: Any = "deep"
    for _ in range(400):
        value = {"n": value}
    assert list(texts_in(value)) == []
    assert list(texts_in({"x" * 400: "long", "y": "short"})) == [("y", "short")]


def test_lines_that_are_no_json_are_left_out(tmp_path: Path) -> None:
    source = source_of(written(tmp_path / "a.jsonl", '{"text": "words"}\n'))
    broken = ["{", "words", "[" * 5_000, "9" * 5_000, '{"text": "' + "x" * 6_000]
    content = "\n\n".join(['{"text": "first"}', *broken, '{"text": "last"}\n']).encode()
    limits = replace(LIMITS, line_signs=5_500)
    assert texts_of(source, content, limits) == ["first", "last"]
    assert left_out_of(source, content, limits) == [
        *["lines that are no JSON"] * 4, "lines that are too long"
    ]  # fmt: skip


def test_the_rest_of_broken_json_is_left_out(tmp_path: Path) -> None:
    source = source_of(written(tmp_path / "a.json", '[{"text": "words"}]'))
    content = b'[{"text": "first"},\n {"text": "second"}\n {"text": "third"}]'
    assert texts_of(source, content) == ["first", "second"]
    assert len(left_out_of(source, content)) == 1


def test_of_very_many_fields_some_are_named_and_any_is_read(tmp_path: Path) -> None:
    fields = {f"field{number}": f"text {number}" for number in range(1_000)}
    source = source_of(written(tmp_path / "a.json", json.dumps(fields)), Choices(field="field900"))
    assert len(source.parts) == 200
    assert texts_of(source) == ["text 900"]


def test_json_without_text(tmp_path: Path) -> None:
    assert reason_of(written(tmp_path / "a.json", '{"a": [1, 2]}')) == "has no text"
    assert reason_of(written(tmp_path / "b.json", "[" * 100_000)) == "has no text"
