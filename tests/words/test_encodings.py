import pytest
from hypothesis import given
from hypothesis import strategies as st

from app.words.alphabet import fold, letter_values, word_to_sum
from app.words.encodings import ENCODINGS, encoding_named
from app.words.tokens import normalise

WORDS = st.text(st.sampled_from("abyzé'Q"), min_size=1, max_size=8)

NAMES = (
    "letter-sum",
    "letter-sum+length",
    "letter-sum+first",
    "ending-sum",
    "ending",
    "position",
    "word",
)


def test_the_family() -> None:
    assert tuple(ENCODINGS) == NAMES
    for name in NAMES:
        assert encoding_named(name) is ENCODINGS[name]
        assert encoding_named(name).name == name


def test_an_unknown_name_lists_the_known_ones() -> None:
    with pytest.raises(ValueError, match='no encoding is called "sum"') as caught:
        encoding_named("sum")
    assert "\n" not in str(caught.value)
    assert all(name in str(caught.value) for name in NAMES)


@pytest.mark.parametrize(
    ("name", "code"),
    [
        ("letter-sum", 65),
        ("letter-sum+length", 65 * 66 // 2 + 5),
        ("letter-sum+first", 65 * 27 + 20),
        ("ending-sum", 4 + 1 + 25),
        ("ending", 4 * 27**2 + 1 * 27 + 25),
        ("position", 1 * 20 + 2 * 15 + 3 * 4 + 4 * 1 + 5 * 25),
        ("word", 0x746F646179),
    ],
)
def test_codes_of_today(name: str, code: int) -> None:
    assert encoding_named(name).encode("today") == code
    assert encoding_named(name).encode("Today") == code


@pytest.mark.parametrize(
    ("name", "written"),
    [
        ("letter-sum", "65"),
        ("letter-sum+length", "65 · 5 letters"),
        ("letter-sum+first", "65 · t…"),
        ("ending-sum", "…30"),
        ("ending", "…day"),
        ("position", "191"),
        ("word", "today"),
    ],
)
def test_codes_of_today_as_people_read_them(name: str, written: str) -> None:
    assert encoding_named(name).written("Today") == written


@given(WORDS, WORDS, st.sampled_from(NAMES))
def test_codes_are_written_alike_exactly_where_they_are_alike(
    one: str, other: str, name: str
) -> None:
    encoding = encoding_named(name)
    is_same = encoding.encode(one) == encoding.encode(other)
    assert (encoding.written(one) == encoding.written(other)) == is_same


@pytest.mark.parametrize("name", NAMES)
def test_words_without_letters_have_codes_too(name: str) -> None:
    assert encoding_named(name).encode("") == 0
    assert encoding_named(name).encode("мир") >= 0


@given(WORDS, WORDS)
def test_words_share_a_code_exactly_when_they_share_what_it_stands_for(
    one: str, other: str
) -> None:
    stands_for = {
        "letter-sum": word_to_sum,
        "letter-sum+length": lambda word: (word_to_sum(word), len(letter_values(word))),
        "letter-sum+first": lambda word: (word_to_sum(word), letter_values(word)[:1]),
        "ending-sum": lambda word: sum(letter_values(word)[-3:]),
        "ending": lambda word: letter_values(word)[-3:],
        "word": normalise,
    }
    for name, meaning in stands_for.items():
        encode = ENCODINGS[name].encode
        assert (encode(one) == encode(other)) == (meaning(one) == meaning(other)), name


@given(st.text(), st.text())
def test_the_word_code_is_unique_to_each_word(one: str, other: str) -> None:
    encode = ENCODINGS["word"].encode
    one, other = one.replace("\0", ""), other.replace("\0", "")
    assert (encode(one) == encode(other)) == (normalise(one) == normalise(other))


@given(st.text(min_size=1))
def test_codes_look_at_the_folded_letters_only(text: str) -> None:
    for name in NAMES[:-1]:
        assert ENCODINGS[name].encode(text) == ENCODINGS[name].encode(fold(text).replace("'", ""))
