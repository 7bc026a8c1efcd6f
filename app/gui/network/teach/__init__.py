"""Feeling the slope: a weight or the rate is dragged, and the error follows."""
