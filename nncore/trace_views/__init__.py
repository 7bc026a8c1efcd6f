"""A trace in the forms people read: text, JSON, LaTeX, HTML. One module each.

All of them read the same record (``nncore.trace.Trace``) and compute nothing.
"""
