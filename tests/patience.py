"""How long tests wait for what must come."""

# What is waited for takes a moment on any machine, and much longer on one that has other work to
# do. Only a test that fails waits to the end, so this can be generous.
PATIENCE_SECONDS = 60.0
