"""The guided walk in the window: a strip that says what to do, and a frame around the widget."""
