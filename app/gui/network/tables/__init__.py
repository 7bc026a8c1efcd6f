"""The numbers as tables: samples, and weights with their rates."""
