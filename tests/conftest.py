"""Settings that must stand before any test module is imported."""

import os

# Before any Qt import: tests need no display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")
