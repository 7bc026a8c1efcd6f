"""The models that the person trained: which one suggests, and the list of all."""
