"""Mails to be read in tests."""

from __future__ import annotations

from email.message import EmailMessage

HEAD = b"From: Anna <anna@example.org>\nTo: ben@example.org\nSubject: Hello\nMIME-Version: 1.0\n"


def mail_of(text: str, html: str = "", attached: bytes = b"") -> EmailMessage:
    """A mail as the standard library writes it."""
    mail = EmailMessage()
    mail["From"], mail["To"], mail["Subject"] = "anna@example.org", "ben@example.org", "Hello"
    mail["Date"] = "Mon, 01 Jan 2024 10:00:00 +0000"
    if text:
        mail.set_content(text)
        if html:
            mail.add_alternative(html, subtype="html")
    else:
        mail.set_content(html, subtype="html")
    if attached:
        mail.add_attachment(attached, maintype="image", subtype="png", filename="scan.png")
    return mail
