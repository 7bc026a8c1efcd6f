"""Runs, positions in time, and the thread that trains. Nothing here knows Qt."""
