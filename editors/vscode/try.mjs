// Speaks with `lettersum lsp` by the library that the extension is built on, without VS Code:
// npm run try [the lettersum command]

import { spawn } from "node:child_process";
import {
  CompletionRequest, createProtocolConnection, DidChangeTextDocumentNotification,
  DidOpenTextDocumentNotification, ExitNotification, InitializedNotification, InitializeRequest,
  InlineCompletionRequest, ShutdownRequest, StreamMessageReader, StreamMessageWriter,
} from "vscode-languageserver-protocol/node";

const server = spawn(process.argv[2] ?? "lettersum", ["lsp", "--stdio"]);
const connection = createProtocolConnection(
  new StreamMessageReader(server.stdout), new StreamMessageWriter(server.stdin),
);
connection.listen();

function check(what, found, wanted) {
  console.log(`${what}: ${JSON.stringify(found)}`);
  if (JSON.stringify(found) !== JSON.stringify(wanted)) {
    console.log(`that should be ${JSON.stringify(wanted)}`);
    process.exit(1);
  }
}

const uri = "untitled:Untitled-1";
const said = await connection.sendRequest(InitializeRequest.type, {
  processId: process.pid, rootUri: null, capabilities: {}, initializationOptions: { items: 3 },
});
check("can do", Object.keys(said.capabilities).includes("inlineCompletionProvider"), true);
await connection.sendNotification(InitializedNotification.type, {});
await connection.sendNotification(DidOpenTextDocumentNotification.type, {
  textDocument: { uri, languageId: "markdown", version: 1, text: "😀 How are " },
});
await connection.sendNotification(DidChangeTextDocumentNotification.type, {
  textDocument: { uri, version: 2 },
  contentChanges: [
    { range: { start: { line: 0, character: 11 }, end: { line: 0, character: 11 } }, text: "y" },
  ],
});
const caret = { textDocument: { uri }, position: { line: 0, character: 12 } };
const offered = await connection.sendRequest(CompletionRequest.type, {
  ...caret, context: { triggerKind: 1 },
});
check("offered first after '😀 How are y'", offered.items[0].label, "you");
check("it takes the place of", offered.items[0].textEdit.range.start.character, 11);
check("its detail begins", offered.items[0].detail.slice(0, 5), "61 · ");
const grey = await connection.sendRequest(InlineCompletionRequest.type, {
  ...caret, context: { triggerKind: 1 },
});
check("grey behind the caret", grey.items[0].insertText, "you");
await connection.sendRequest(ShutdownRequest.type);
const ended = new Promise((resolve) => server.on("exit", resolve));
await connection.sendNotification(ExitNotification.type);
check("exit code", await ended, 0);
console.log("all as it should be");
process.exit(0);
