"""The Type room: a page to write on, three suggestions, and why they were offered."""
