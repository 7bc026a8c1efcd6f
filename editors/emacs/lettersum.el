;;; lettersum.el --- Next words from Lettersum, by Eglot -*- lexical-binding: t -*-

;; Emacs 29 and newer have Eglot; Emacs 28 gets it with M-x package-install RET eglot.
;; Load this file from your init file: (load "/path/to/editors/emacs/lettersum.el")
;; C-M-i completes the word; with company or corfu the words come while you type.

(require 'eglot)

(defvar lettersum-command '("lettersum" "lsp")
  "How the server is started; write the whole path if the command is not found.")

(defvar lettersum-modes
  '(text-mode markdown-mode gfm-mode latex-mode LaTeX-mode tex-mode git-commit-mode mail-mode)
  "Where words are offered.")

(add-to-list 'eglot-server-programs (cons lettersum-modes lettersum-command))

(defun lettersum-start ()
  "Start the server in a buffer in one of `lettersum-modes'."
  (when (memq major-mode lettersum-modes)
    (eglot-ensure)))

(add-hook 'text-mode-hook #'lettersum-start)

;; What may stand here is in docs/editors.md, such as (:lettersum (:learn t)).
;; (setq-default eglot-workspace-configuration '(:lettersum (:learn t)))

(provide 'lettersum)
;;; lettersum.el ends here
