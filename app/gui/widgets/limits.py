"""Sizes that Qt knows and gives no name to in Python."""

NO_LIMIT_PX = 16_777_215  # of a widget's width and height
