"""The engine: a small neural network library that can show every number it computes.

It knows no words and no screen, and it never prints. Start reading at ``network.py``.
"""
