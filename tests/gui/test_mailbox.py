from __future__ import annotations

import threading

from PySide6.QtCore import QObject, QThread
from pytestqt.qtbot import QtBot

from app.gui.mailbox import Mailbox


class Taker(QObject):
    def __init__(self, mailbox: Mailbox) -> None:
        super().__init__()
        self._mailbox = mailbox
        self.taken: list[object] = []
        self.threads: set[QThread] = set()
        mailbox.connect_taker(self.take)

    def take(self) -> None:
        self.taken.append(self._mailbox.take())
        self.threads.add(QThread.currentThread())


def put_from_thread(mailbox: Mailbox, *messages: object) -> None:
    def put_all() -> None:
        for message in messages:
            mailbox.put(message)

    thread = threading.Thread(target=put_all)
    thread.start()
    thread.join()


def test_only_the_latest_message_arrives_and_in_the_windows_thread(qtbot: QtBot) -> None:
    mailbox = Mailbox()
    taker = Taker(mailbox)
    put_from_thread(mailbox, *range(1000))
    qtbot.waitUntil(lambda: taker.taken != [])
    assert taker.taken == [999]
    assert taker.threads == {QThread.currentThread()}


def test_a_message_after_the_taking_arrives_too(qtbot: QtBot) -> None:
    mailbox = Mailbox()
    taker = Taker(mailbox)
    put_from_thread(mailbox, "first")
    qtbot.waitUntil(lambda: taker.taken == ["first"])
    put_from_thread(mailbox, "second")
    qtbot.waitUntil(lambda: taker.taken == ["first", "second"])
    assert mailbox.take() is None
