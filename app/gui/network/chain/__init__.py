"""The chain rule of one weight, in symbols and numbers."""
