"""How runs of the window end: a report where one went wrong, and how many in a row did."""
