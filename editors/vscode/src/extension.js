// Starts `lettersum lsp` and hands VS Code's settings on; the client library does the rest.

const { window, workspace } = require("vscode");
const { LanguageClient, TransportKind } = require("vscode-languageclient/node");

const SECTION = "lettersum";
const SETTINGS = [
  "items", "afterSpace", "phrases", "inline", "comments", "learn", "ignore", "languages",
];
const LANGUAGES = ["markdown", "plaintext", "latex", "tex", "git-commit"];

let client;

function settings() {
  const chosen = workspace.getConfiguration(SECTION);
  return Object.fromEntries(SETTINGS.map((name) => [name, chosen.get(name)]));
}

// Code goes to the server only where words are wanted in its comments.
function documents({ comments, languages }) {
  if (comments) {
    return [{ scheme: "file" }, { scheme: "untitled" }];
  }
  return [...LANGUAGES, ...Object.keys(languages)].map((language) => ({ language }));
}

async function activate(context) {
  const command = workspace.getConfiguration(SECTION).get("command");
  const server = { command, args: ["lsp"], transport: TransportKind.stdio };
  client = new LanguageClient(SECTION, "Lettersum", server, {
    documentSelector: documents(settings()),
    initializationOptions: settings(),
  });
  context.subscriptions.push(
    workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(SECTION) && client.isRunning()) {
        client.sendNotification("workspace/didChangeConfiguration", { settings: settings() });
      }
    }),
  );
  try {
    await client.start();
  } catch (error) {
    window.showErrorMessage(`Lettersum: ${command} lsp can't be started (${error.message})`);
  }
}

function deactivate() {
  return client?.isRunning() ? client.stop() : undefined;
}

module.exports = { activate, deactivate };
