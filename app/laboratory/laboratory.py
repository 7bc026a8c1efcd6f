"""The room's thread: loads the dictionary, prices the encodings, asks networks."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from functools import partial

from app.laboratory.phrase import PhraseAnswer, answer_phrase
from app.laboratory.phrase_encoded import EncodedAnswer, answer_encoded
from app.laboratory.sources import Sources
from app.laboratory.sums import SumCounts
from app.mishaps import one_line
from app.prediction.predictor_like import EncodablePredictor, PredictorLike
from app.waiting_thread import Task, WaitingThread
from app.words.encoding_price import EncodingPrice, price_of
from app.words.encodings import ENCODINGS, Encoding
from app.words.lexicon import Lexicon

# A step finds one thing, and returns the steps that it makes possible.
Step = Callable[[], "Iterable[Step]"]


@dataclass(frozen=True)
class Findings:
    """All that is known so far; None or missing where it isn't yet.

    An encoding with a price is ready: its words are grouped, so decoding through it is quick.
    ``encoded`` holds what each encoding's network says to the phrase asked last.
    ``failure`` is one line.
    """

    lexicon: Lexicon | None = None
    sums: SumCounts | None = None
    phrase: PhraseAnswer | None = None
    prices: Mapping[str, EncodingPrice] = field(default_factory=dict)
    hits: Mapping[str, float] = field(default_factory=dict)
    encoded: Mapping[str, EncodedAnswer] = field(default_factory=dict)
    failure: str = ""


class Laboratory(WaitingThread):
    """Delivers all findings so far after each new one; ``deliver`` is called in this thread.

    The phrase asked last goes before whatever else remains to be found.
    """

    def __init__(self, sources: Sources, deliver: Callable[[Findings], None]) -> None:
        super().__init__("laboratory", self._say_failure)
        self._steps = deque[Step]([self._load_lexicon])
        self._sources, self._deliver = sources, deliver
        self._findings = Findings()
        self._predictor: PredictorLike | None = None
        self._encoded: dict[str, PredictorLike] = {}
        self._phrase: str | None = None
        self._asked: str | None = None

    def ask(self, phrase: str) -> None:
        """Takes the place of a phrase that is still waiting; an empty one asks for a first word."""
        with self._changed:
            self._phrase = phrase
            self._changed.notify()

    def _next(self) -> Task | None:
        """The phrase that waits for its answer, or the next of the steps; None to stop."""
        steps = self._steps
        with self._changed:
            if not steps:
                self._changed.wait_for(lambda: self._stopping or self._phrase is not None)
            if self._stopping:
                return None
            # While there is something to load, a phrase keeps waiting until the network is there.
            if self._phrase is None or (steps and self._predictor is None):
                return partial(self._take, steps.popleft())
            phrase, self._phrase = self._phrase, None
            return partial(self._take, partial(self._answer, phrase))

    def _take(self, step: Step) -> None:
        self._steps.extend(step())

    def _say_failure(self, error: Exception) -> None:
        self._tell(failure=one_line(error))

    def _answer(self, phrase: str) -> Iterable[Step]:
        self._asked = phrase
        if self._predictor is not None:
            self._tell(phrase=answer_phrase(self._predictor, phrase))
        encoded = {name: answer_encoded(each, phrase) for name, each in self._encoded.items()}
        if encoded:
            self._tell(encoded=encoded)
        return ()

    def _load_lexicon(self) -> Iterator[Step]:
        lexicon = self._sources.lexicon()
        lexicon.with_sum(0)  # groups the words by sum, so the window never has to
        self._tell(lexicon=lexicon, sums=SumCounts.of(lexicon))
        yield self._load_predictor
        yield self._load_hits
        for encoding in ENCODINGS.values():
            yield partial(self._price, lexicon, encoding)
        yield self._load_keyboard

    def _load_predictor(self) -> Iterable[Step]:
        self._predictor = self._sources.predictor()
        return ()

    def _load_hits(self) -> Iterable[Step]:
        self._tell(hits=self._sources.hits())
        return ()

    def _price(self, lexicon: Lexicon, encoding: Encoding) -> Iterable[Step]:
        lexicon.with_code(encoding, 0)  # groups the words, so the window never has to
        price = price_of(encoding, lexicon)
        self._tell(prices={**self._findings.prices, encoding.name: price})
        return ()

    def _load_keyboard(self) -> Iterator[Step]:
        keyboard = self._sources.keyboard()
        for name in ENCODINGS:
            yield partial(self._load_encoded, keyboard, name)

    def _load_encoded(self, keyboard: EncodablePredictor, name: str) -> Iterable[Step]:
        predictor = self._encoded[name] = keyboard.through(name)
        if self._asked is not None:
            answer = answer_encoded(predictor, self._asked)
            self._tell(encoded={**self._findings.encoded, name: answer})
        return ()

    def _tell(self, **news: object) -> None:
        self._findings = replace(self._findings, **news)  # type: ignore[arg-type]
        self._deliver(self._findings)
