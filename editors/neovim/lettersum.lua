-- Next words from Lettersum in Neovim. Copy this file to ~/.config/nvim/plugin/lettersum.lua.
-- The command must be found: put its folder on your path, or write its whole path into `cmd`.

local cmd = { "lettersum", "lsp" }
local filetypes = { "markdown", "text", "tex", "plaintex", "gitcommit", "mail" }

-- What may stand here is in docs/editors.md, such as learn = true, comments = true.
local settings = {}

local function attached(client, buffer)
  -- Ctrl+X Ctrl+O in insert mode shows the words, Ctrl+N the next one, Ctrl+Y takes it.
  vim.api.nvim_buf_set_option(buffer, "omnifunc", "v:lua.vim.lsp.omnifunc")
  if vim.lsp.completion then -- Neovim 0.11 and newer: they come while you type
    vim.lsp.completion.enable(true, client.id, buffer, { autotrigger = true })
  end
  if vim.lsp.inline_completion then -- Neovim 0.12 and newer: grey behind the caret
    vim.lsp.inline_completion.enable(true, { client_id = client.id })
  end
end

local config = {
  name = "lettersum",
  cmd = cmd,
  init_options = settings,
  settings = { lettersum = settings },
  on_attach = attached,
}

local client_id -- one server for all buffers

local function start(buffer)
  if vim.lsp.start then
    vim.lsp.start(config, { bufnr = buffer })
    return
  end
  -- Neovim 0.7
  if not client_id or not vim.lsp.get_client_by_id(client_id) then
    client_id = vim.lsp.start_client(config)
  end
  if client_id then
    vim.lsp.buf_attach_client(buffer, client_id)
  end
end

vim.api.nvim_create_autocmd("FileType", {
  pattern = filetypes,
  callback = function(event)
    start(event.buf)
  end,
})
