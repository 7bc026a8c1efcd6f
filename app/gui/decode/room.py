"""The Decode room: a word or a sum, and everything it could mean."""

from __future__ import annotations

from PySide6.QtCore import Signal
from PySide6.QtWidgets import QHBoxLayout, QWidget

from app.gui import keys
from app.gui.decode.arrangement import Arrangement
from app.gui.decode.chart_card import ChartCard
from app.gui.decode.encodings_card import EncodingsCard
from app.gui.decode.letters_card import LettersCard
from app.gui.decode.output_error_card import WindowCard
from app.gui.decode.phrase_card import PhraseCard
from app.gui.decode.sentence_card import SentenceCard
from app.gui.decode.tools import DecodeTools
from app.gui.decode.words_card import WordsCard
from app.gui.mailbox import Mailbox
from app.gui.room import Room
from app.gui.shortcuts import bind
from app.gui.theme.appearance import Appearance
from app.laboratory.decoding import LETTER_SUM, Decoded, decode, sharing
from app.laboratory.laboratory import Findings, Laboratory
from app.laboratory.phrase import PhraseAnswer
from app.laboratory.sources import Sources
from app.laboratory.wording import (
    heading_of,
    strings_line,
    verdict_on,
    words_heading,
)
from app.words.encodings import ENCODINGS, Encoding
from app.words.subject import Subject, SubjectError, read_subject

_HINT = "click a bar to go to its sum, a word to decode it; F1 shows every key"


class DecodeRoom(Room):
    """``sources`` are read in a thread of their own; until they are, cards say so. ``shown`` is
    sent when something else is decoded, or nothing any more."""

    shown = Signal()

    def __init__(self, appearance: Appearance, sources: Sources) -> None:
        super().__init__()
        self._findings = Findings()
        self._subject: Subject | None = None
        self._decoded: Decoded | None = None
        self._mailbox = Mailbox()
        self._mailbox.connect_taker(self._take_findings)
        self._laboratory = Laboratory(sources, self._mailbox.put)
        self.tools = DecodeTools(appearance)
        self.letters, self.words = LettersCard(appearance), WordsCard(appearance)
        self.chart, self.window_card = ChartCard(appearance), WindowCard(appearance)
        self.phrase, self.encodings = PhraseCard(appearance), EncodingsCard(appearance)
        self.sentence = SentenceCard(appearance)
        self.cards = Arrangement(
            appearance,
            (self.letters, self.words),
            self.chart,
            ((self.window_card, self.phrase), (self.encodings,)),
            self.sentence,
        )
        row = QHBoxLayout(self)
        row.setContentsMargins(0, 0, 0, 0)
        row.addWidget(self.cards)
        self._connect()
        self._bind_keys()
        self._read_field()
        self.phrase.show_answer(PhraseAnswer(""))
        self._ask_phrase(self.phrase.field.text())
        self._laboratory.start()

    @property
    def decoded(self) -> Decoded | None:
        """What is shown; None where nothing can be decoded."""
        return self._decoded

    @property
    def findings(self) -> Findings:
        """What the room's thread has found so far."""
        return self._findings

    def bar(self) -> QWidget:
        return self.tools

    def enter(self) -> None:
        self.tools.field.setFocus()
        self.tools.field.selectAll()
        self._tell()

    def shut_down(self) -> None:
        self._laboratory.stop()

    def go_to(self, text: str) -> None:
        """Decodes a word, or a sum in digits."""
        self.tools.field.setText(text)

    def _connect(self) -> None:
        self.tools.field.textChanged.connect(self._read_field)
        self.tools.encoding.currentIndexChanged.connect(self._decode)
        self.words.word_chosen.connect(self.go_to)
        self.chart.chart.sum_chosen.connect(self._go_to_sum)
        self.phrase.sum_chosen.connect(self._go_to_sum)
        self.phrase.phrase_changed.connect(self._ask_phrase)
        self.window_card.delta_chosen.connect(self._decode)
        for card in (self.encodings, self.sentence):
            card.encoding_chosen.connect(self.tools.encoding.setCurrentText)

    def _bind_keys(self) -> None:
        bind(self, keys.WORD_FIELD, self.enter)
        bind(self, keys.PHRASE_FIELD, self._enter_phrase)
        bind(self, keys.WORD_LIST, self.words.list.setFocus)
        bind(self, keys.CHART, self._enter_chart)
        bind(self, keys.NEXT_ENCODING, self.tools.next_encoding)
        bind(self, keys.WIDER, self.window_card.wider)
        bind(self, keys.NARROWER, self.window_card.narrower)

    def _enter_phrase(self) -> None:
        self.cards.show_card(self.phrase)
        self.phrase.field.setFocus()
        self.phrase.field.selectAll()

    def _enter_chart(self) -> None:
        self.cards.show_card(self.chart)
        self.chart.chart.setFocus()

    def _go_to_sum(self, letter_sum: int) -> None:
        self.go_to(str(letter_sum))

    def _read_field(self) -> None:
        try:
            self._subject = read_subject(self.tools.field.text())
            heading = heading_of(self._subject)
        except SubjectError as error:
            self._subject, heading = None, str(error)
        self.letters.show_subject(self._subject, heading, "")
        self._decode()

    def _ask_phrase(self, text: str) -> None:
        self._laboratory.ask(text)
        if not text.strip():
            self.phrase.show_answer(PhraseAnswer(text))
        self._show_sentence()

    def _take_findings(self) -> None:
        found = self._mailbox.take()
        if not isinstance(found, Findings):
            return
        before, self._findings = self._findings, found
        if found.sums is not None and before.sums is None:
            self.chart.show_counts(found.sums)
        if found.phrase is not None and found.phrase.text == self.phrase.field.text():
            self.phrase.show_answer(found.phrase)
        if found.encoded != before.encoded:
            self._show_sentence()
        if self._is_awaited(before):
            self._decode()
        self._show_encodings()
        self._tell()

    def _is_awaited(self, before: Findings) -> bool:
        """Whether what was found since lets the subject be decoded, or says that it can't be."""
        found, name = self._findings, self._encoding.name
        return (
            (found.lexicon is not None and before.lexicon is None)
            or (name in found.prices and name not in before.prices)
            or found.failure != before.failure
        )

    @property
    def _encoding(self) -> Encoding:
        """The encoding that is chosen; a sum alone is a letter sum whatever is chosen."""
        return ENCODINGS[self.tools.encoding.currentText()]

    def _decode(self) -> None:
        """Shows what the subject could mean, as soon as the words are grouped for it."""
        subject, lexicon = self._subject, self._findings.lexicon
        encoding = self._encoding if subject and subject.word else LETTER_SUM
        is_ready = encoding is LETTER_SUM or encoding.name in self._findings.prices
        self._decoded = None
        if subject is not None and lexicon is not None and is_ready:
            self._decoded = decode(lexicon, subject, encoding, self.window_card.delta)
        self._show_decoded()
        self._show_encodings()
        self.shown.emit()

    def _show_decoded(self) -> None:
        decoded, lexicon = self._decoded, self._findings.lexicon
        self.window_card.show_decoded(decoded)
        if decoded is None or lexicon is None:
            self.words.model.clear()
            is_loading = self._subject is not None and not self._findings.failure
            self.words.show_heading("looking words up …" if is_loading else "no words")
            self.letters.show_strings("")
            self.chart.choose(-1, 0)
            return
        is_sum = decoded.encoding is LETTER_SUM
        self.words.model.show_words(lexicon, decoded.found)
        self.words.show_heading(words_heading(decoded))
        self.words.mark(decoded.subject.word, is_sum and decoded.delta > 0)
        self.letters.show_verdict(verdict_on(decoded))
        self.letters.show_strings(strings_line(decoded))
        self.chart.choose(decoded.subject.letter_sum, decoded.delta if is_sum else 0)

    def _show_encodings(self) -> None:
        found, subject = self._findings, self._subject
        sharings = {}
        if found.lexicon is not None and subject is not None:
            sharings = {
                name: sharing(found.lexicon, subject, ENCODINGS[name]) for name in found.prices
            }
        self.encodings.show_rows(found.prices, found.hits, sharings)
        self.encodings.name_word(subject.shown if subject else "")
        self.encodings.choose(self._encoding.name)
        self.sentence.choose(self._encoding.name)

    def _show_sentence(self) -> None:
        self.sentence.show_answers(self.phrase.field.text(), self._findings.encoded)

    def _tell(self) -> None:
        lexicon, failure = self._findings.lexicon, self._findings.failure
        right = f"dictionary: {len(lexicon):,} words" if lexicon else ""
        self.told.emit(failure or _HINT, right)
