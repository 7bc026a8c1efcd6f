"""Properties that the style sheet asks for, such as "wrong" or "kind"."""

from __future__ import annotations

from PySide6.QtWidgets import QWidget


def set_style_property(widget: QWidget, name: str, value: bool | str) -> bool:
    """Gives a property another value and has the widget wear what the style sheet says of it;
    returns whether it was another. One that was never set is as good as false or empty.

    Qt reads the sheet for a widget once, and again only when it is told to.
    """
    if (widget.property(name) or False) == (value or False):
        return False
    widget.setProperty(name, value)
    widget.style().unpolish(widget)
    widget.style().polish(widget)
    return True
