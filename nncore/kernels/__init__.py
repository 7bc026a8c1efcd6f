"""Loops that NumPy can't do fast, compiled: the only package that knows numba.

Each stands beside a NumPy function that does the same work and reads more easily. Numba is imported
at the first use, never at start-up; the compiled code is kept on disk for the next run.
"""
