"""Settings that must stand before any test module is imported."""

import os

from hypothesis import HealthCheck, settings

# Before any Qt import: tests need no display.
os.environ.setdefault("QT_QPA_PLATFORM", "offscreen")

# Nothing that hypothesis measures by the clock: how fast a machine is says nothing about the code.
# What failed is printed as a decorator that makes it fail again, on another machine too.
settings.register_profile(
    "any_machine", deadline=None, suppress_health_check=[HealthCheck.too_slow], print_blob=True
)
settings.load_profile("any_machine")
