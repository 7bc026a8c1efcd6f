"""Network files: opened, dropped on the window, saved with all runs."""
