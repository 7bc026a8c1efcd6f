"""Curves over the updates: the error, and the history of a weight."""
