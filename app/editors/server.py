"""The language server: what pygls hands over is handed on to the session, and back.

The one module that knows pygls.
"""

from __future__ import annotations

import asyncio
import logging
import signal
import sys
import threading
from collections.abc import Awaitable, Callable
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import suppress
from functools import partial
from importlib.metadata import version
from pathlib import Path

from lsprotocol import types
from pygls.io_ import StdinAsyncReader, run_async
from pygls.lsp.server import LanguageServer

from app.editors.answering import AnsweringThread
from app.editors.client_end import end_of
from app.editors.document import Change, Position
from app.editors.items import Item
from app.editors.session import Offer, Session, make_assistant
from app.editors.settings import SECTION, SettingsError
from app.editors.wire import Input, Output
from app.mishaps import one_line
from app.writing.answer import Question

_log = logging.getLogger(__name__)
_MOST_TOLD = 20  # different lines of one kind; after so many nobody reads the next one
_PAUSE = 0.002  # seconds between two pieces of a long document that is read ahead


class Server(LanguageServer):
    """pygls with a session behind it."""

    def __init__(self, model: Path | None = None) -> None:
        super().__init__("lettersum", version("lettersum"))
        make = partial(make_assistant, self.tell, model)
        self.session = Session(AnsweringThread(make), self.tell)
        self.lost = asyncio.Event()
        self.has_shut_down = False
        self.has_label_details = False
        self.tasks: set[asyncio.Future[None]] = set()
        self._told: set[str] = set()

    def tell(self, line: str) -> None:
        """Shows a line to the person, from any thread."""
        self.window_show_message(types.ShowMessageParams(types.MessageType.Warning, line))

    def tell_once(self, line: str) -> None:
        """Shows a line once."""
        if line not in self._told and len(self._told) < _MOST_TOLD:
            self._told.add(line)
            self.tell(f"no suggestions: {line}")

    def report_server_error(self, error: Exception, source: object) -> None:
        """Says what kind of error it was and nothing else: messages may hold what was written."""
        _log.warning("a message was not understood: %s", type(error).__name__)

    def spawn(self, work: Awaitable[None]) -> None:
        """Does this beside what the editor asks for."""
        task = asyncio.ensure_future(work)
        self.tasks.add(task)
        task.add_done_callback(self.tasks.discard)

    def configure(self, settings: object) -> None:
        """Takes settings, or says in one line why none is taken."""
        try:
            self.session.configure(settings)
        except SettingsError as error:
            self.tell(str(error))

    async def read_ahead(self, uri: str) -> None:
        """Reads a document in pieces, so that nobody has to wait for it."""
        file = self.session.files.get(uri)
        while file is not None and self.session.files.get(uri) is file and file.read_ahead():
            await asyncio.sleep(_PAUSE)

    async def offer(self, asked: Future[Offer] | None) -> Offer | None:
        """What was asked for, once it is there."""
        if asked is None:
            return None
        try:
            return await asyncio.wrap_future(asked)
        except Exception as error:
            self.tell_once(one_line(error))
            return None


def serve(descriptor: int, model: Path | None = None) -> int:
    """Answers an editor on standard input and this output until it is done, or gone, with this
    model file in the place of the keyboard's. Returns the exit code: 0 after it said so, else 1."""
    logging.getLogger("pygls").setLevel(logging.CRITICAL)  # it logs what was written
    server = Server(model)
    _listen(server)
    server.session.answering.start()
    try:
        asyncio.run(_run(server, descriptor))
    except (SystemExit, KeyboardInterrupt):
        pass  # pygls leaves so when it is told to
    finally:
        server.session.answering.stop()
    return 0 if server.has_shut_down else 1


async def _run(server: Server, descriptor: int) -> None:
    loop = asyncio.get_running_loop()
    for number in (signal.SIGTERM, signal.SIGINT):
        with suppress(NotImplementedError):
            loop.add_signal_handler(number, server.lost.set)
    server.protocol.set_writer(
        Output(descriptor, lambda: _soon(loop, server.lost.set)),
    )
    source = Input(sys.stdin.buffer, lambda size: _soon(loop, partial(_skip, server, size)))
    reader = StdinAsyncReader(source, ThreadPoolExecutor(1, "input"))  # type: ignore[arg-type]
    stopping = threading.Event()
    work = run_async(stopping, reader, server.protocol, None, server.report_server_error)
    reading = asyncio.ensure_future(work)
    lost = asyncio.ensure_future(server.lost.wait())
    await asyncio.wait({reading, lost}, return_when=asyncio.FIRST_COMPLETED)
    if reading.done():
        reading.result()


def _soon(loop: asyncio.AbstractEventLoop, what: Callable[[], None]) -> None:
    with suppress(RuntimeError):  # all is over
        loop.call_soon_threadsafe(what)


def _skip(server: Server, size: int) -> None:
    """What it changed is unknown, so no text is what the editor has any more."""
    server.session.files.clear()
    server.tell(
        f"a message of {size // 10**6:,} MB is too long; open the files anew to have suggestions"
    )


def _listen(server: Server) -> None:
    """Texts are kept by the session instead of by pygls, whose changes take as long as the text."""
    manager = server.protocol.fm
    manager.add_builtin_feature(types.TEXT_DOCUMENT_DID_OPEN, partial(_open, server))
    manager.add_builtin_feature(types.TEXT_DOCUMENT_DID_CHANGE, partial(_change, server))
    manager.add_builtin_feature(types.TEXT_DOCUMENT_DID_CLOSE, partial(_close, server))
    server.feature(types.INITIALIZE)(partial(_initialize, server))
    server.feature(types.INITIALIZED)(partial(_initialized, server))
    server.feature(types.SHUTDOWN)(partial(_shut_down, server))
    server.feature(types.WORKSPACE_DID_CHANGE_CONFIGURATION)(partial(_configure, server))


def _initialize(server: Server, params: types.InitializeParams) -> None:
    session = server.session
    session.encoding = str(getattr(server.workspace.position_encoding, "value", "utf-16"))
    server.configure(params.initialization_options)
    text = params.capabilities.text_document
    item = text.completion.completion_item if text and text.completion else None
    formats = (item.documentation_format if item else None) or []
    session.as_markdown = types.MarkupKind.Markdown in formats
    server.has_label_details = bool(item and item.label_details_support)
    if types.TEXT_DOCUMENT_COMPLETION in server.protocol.fm.features:
        return  # an editor that introduces itself twice
    signs = [" "] if session.settings.after_space else None
    options = types.CompletionOptions(trigger_characters=signs)
    server.feature(types.TEXT_DOCUMENT_COMPLETION, options)(partial(_complete, server))
    inline = types.InlineCompletionOptions()
    server.feature(types.TEXT_DOCUMENT_INLINE_COMPLETION, inline)(partial(_complete_inline, server))
    if params.process_id is not None:
        server.spawn(_leave_at(server, end_of(params.process_id)))


async def _leave_at(server: Server, end: Awaitable[None]) -> None:
    await end
    server.lost.set()


def _initialized(server: Server, params: types.InitializedParams) -> None:
    """The model is loaded and has answered once before anybody waits for it."""
    server.session.answering.ask(lambda assistant: assistant.answer(Question(0, "How are y")))


def _shut_down(server: Server, params: None) -> None:
    server.has_shut_down = True


def _open(server: Server, params: types.DidOpenTextDocumentParams) -> None:
    document = params.text_document
    server.session.open(document.uri, document.language_id, document.text)
    server.spawn(server.read_ahead(document.uri))


def _change(server: Server, params: types.DidChangeTextDocumentParams) -> None:
    changes = [_change_of(change) for change in params.content_changes]
    server.session.change(params.text_document.uri, changes)


def _close(server: Server, params: types.DidCloseTextDocumentParams) -> None:
    server.session.close(params.text_document.uri)


async def _configure(server: Server, params: types.DidChangeConfigurationParams) -> None:
    settings = params.settings
    workspace = server.client_capabilities.workspace
    if settings is None and workspace and workspace.configuration:
        asked = types.ConfigurationParams([types.ConfigurationItem(section=SECTION)])
        settings = next(iter(await server.workspace_configuration_async(asked)), None)
    server.configure(settings)


async def _complete(server: Server, params: types.CompletionParams) -> types.CompletionList:
    session, uri, context = server.session, params.text_document.uri, params.context
    is_asked = not context or context.trigger_kind is types.CompletionTriggerKind.Invoked
    asked = session.complete(uri, _position(params.position), is_asked=is_asked)
    offer = await server.offer(asked)
    if offer is None:
        return types.CompletionList(is_incomplete=asked is not None, items=[])
    session.offered(uri, offer)
    items = [_item(server, each, offer) for each in offer.items]
    return types.CompletionList(is_incomplete=True, items=items)


async def _complete_inline(
    server: Server, params: types.InlineCompletionParams
) -> types.InlineCompletionList:
    session, uri = server.session, params.text_document.uri
    offer = await server.offer(session.ghost(uri, _position(params.position)))
    if offer is None:
        return types.InlineCompletionList(items=[])
    place, texts = _range(offer), [item.text for item in offer.items]
    return types.InlineCompletionList(
        items=[types.InlineCompletionItem(insert_text=text, range=place) for text in texts]
    )


def _item(server: Server, item: Item, offer: Offer) -> types.CompletionItem:
    kind = types.MarkupKind.Markdown if server.session.as_markdown else types.MarkupKind.PlainText
    details = types.CompletionItemLabelDetails(description=item.detail)
    return types.CompletionItem(
        label=item.label,
        label_details=details if server.has_label_details else None,
        kind=types.CompletionItemKind.Text,
        detail=item.detail,
        documentation=types.MarkupContent(kind, item.reasons),
        sort_text=item.sort,
        filter_text=item.filter,
        text_edit=types.TextEdit(_range(offer), item.text),
    )


def _range(offer: Offer) -> types.Range:
    start, end = offer.caret.start, offer.caret.end
    return types.Range(
        types.Position(start.line, start.character), types.Position(end.line, end.character)
    )


def _position(position: types.Position) -> Position:
    return Position(position.line, position.character)


def _change_of(change: types.TextDocumentContentChangeEvent) -> Change:
    if isinstance(change, types.TextDocumentContentChangePartial):
        return Change(change.text, _position(change.range.start), _position(change.range.end))
    return Change(change.text)
