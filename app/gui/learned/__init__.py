"""The list of what was learned: to look through, to change, to carry away, to wipe."""
