"""Building a network: the switch and the handles in the picture."""
