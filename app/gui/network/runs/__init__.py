"""The list of runs, and how the line of each looks."""
