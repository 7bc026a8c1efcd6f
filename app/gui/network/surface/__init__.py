"""The error over two weights, with the way that training took."""
