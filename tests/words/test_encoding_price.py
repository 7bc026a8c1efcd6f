from math import log2

import pytest

from app.words.encoding_price import price_of
from app.words.encodings import ENCODINGS, Encoding
from tests.words.lexicons import lexicon_of, shipped_lexicon


def test_a_known_price() -> None:
    """Two words of equal share under one code leave one bit open; a word alone leaves none."""
    lexicon = lexicon_of([("ab", 0.25), ("ba", 0.25), ("c", 0.25), ("zz", 0.25)])
    # Sums 3, 3, 3 and 52.
    price = price_of(ENCODINGS["letter-sum"], lexicon)
    assert price.codes == 2
    assert price.words_per_code == 2.0
    assert price.bits_lost == pytest.approx(0.75 * log2(3))


def test_the_price_is_that_of_the_definition() -> None:
    pairs = [("you", 0.4), ("having", 0.1), ("today", 0.2), ("state", 0.05), ("show", 0.01)]
    lexicon = lexicon_of(pairs)
    total = sum(share for _, share in pairs)
    encoding = ENCODINGS["ending-sum"]
    expected = 0.0
    for word, share in pairs:
        sharing = sum(p for w, p in pairs if encoding.encode(w) == encoding.encode(word))
        expected -= share / total * log2(share / sharing)
    assert price_of(encoding, lexicon).bits_lost == pytest.approx(expected)


def test_nothing_is_lost_by_the_word_and_all_by_a_constant() -> None:
    lexicon = shipped_lexicon()
    free = price_of(ENCODINGS["word"], lexicon)
    assert (free.codes, free.words_per_code, free.bits_lost) == (len(lexicon), 1.0, 0.0)

    p = lexicon.frequencies / lexicon.frequencies.sum()
    constant = Encoding("constant", lambda word: 0, lambda word: "0")
    entropy = -sum(share * log2(share) for share in p.tolist())
    assert price_of(constant, lexicon).bits_lost == pytest.approx(entropy)


def test_richer_codes_lose_less() -> None:
    lexicon = shipped_lexicon()
    poor = price_of(ENCODINGS["letter-sum"], lexicon)
    for name in ("letter-sum+length", "letter-sum+first"):
        assert price_of(ENCODINGS[name], lexicon).bits_lost < poor.bits_lost
        assert price_of(ENCODINGS[name], lexicon).codes > poor.codes
