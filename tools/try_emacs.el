;;; Emacs with Lettersum as a person has it: editors/emacs/lettersum.el, and company. -*- lexical-binding: t -*-
;;
;;     emacs --batch -l tools/try_emacs.el
;;
;; Writes in a text file, says what is offered and what is in the buffer, and ends with 1 where that
;; is not what it should be. Needs Eglot (Debian: apt-get install emacs-nox elpa-eglot elpa-company).

(require 'package)
(package-initialize)
(require 'company)

(defvar root (file-name-directory (directory-file-name (file-name-directory load-file-name))))
(defvar folder (make-temp-file "lettersum" t))
(setenv "LETTERSUM_HOME" (expand-file-name "home" folder))
(let ((commands (expand-file-name ".venv/bin" root)))
  (setenv "PATH" (concat commands path-separator (getenv "PATH")))
  (push commands exec-path))
(load (expand-file-name "editors/emacs/lettersum.el" root))

(defun check (what found wanted)
  (princ (format "%s: %S\n" what found))
  (unless (equal found wanted)
    (princ (format "that should be %S\n" wanted))
    (kill-emacs 1)))

(defvar about-first nil "The sum and share of the first word.")

(defun offered ()
  "The words that are offered at point, asked for until there are some."
  (let ((end (+ (float-time) 120)) words)
    (while (and (null words) (< (float-time) end))
      (let ((at-point (eglot-completion-at-point)))
        (setq words (and at-point (all-completions "" (nth 2 at-point))))))
    (setq about-first
          (and words (plist-get (get-text-property 0 'eglot--lsp-item (car words)) :detail)))
    (mapcar #'substring-no-properties words)))

(setq eglot-sync-connect 60)
(find-file (expand-file-name "note.txt" folder))
(princ (format "Emacs %s, %s\n" emacs-version major-mode))
(apply #'eglot (eglot--guess-contact))
(insert "How are yo")
(check "offered first after \"How are yo\"" (car (offered)) "you")
(check "its detail begins" (substring about-first 0 5) "61 · ")
(insert "u 😀 and how is your fami")
(check "offered behind an emoji" (seq-take (offered) 1) '("family"))
(setq company-frontends nil company-backends '(company-capf))
(company-mode 1)
(company-manual-begin)
(company-complete-selection)
(check "taken" (buffer-string) "How are you 😀 and how is your family")
(erase-buffer)
(insert "see https://www.exam")
(let ((at-point (eglot-completion-at-point)))
  (check "offered in an address" (all-completions "" (nth 2 at-point)) nil))
(set-buffer-modified-p nil)
(eglot-shutdown (eglot-current-server))
(delete-directory folder t)
(princ "all as it should be\n")
