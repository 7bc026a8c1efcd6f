"""The Network room: every number of a network, and how training moves them."""
