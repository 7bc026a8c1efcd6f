"""Everything nncore raises on purpose.

    NNCoreError
    ├── ShapeError          arrays that do not fit each other
    ├── NotationError       a name such as "w9" that the network does not have
    ├── UntrustedError      a value from outside that can't be used; readers turn it into their own
    ├── NetworkFileError    a network file (JSON) that can't be used
    └── CheckpointError     a model file (.npz) that can't be used

Each message is one line: what is wrong, where, and what to do.
"""


class NNCoreError(Exception):
    """Base of all errors raised by nncore."""


class ShapeError(NNCoreError, ValueError):
    """Arrays whose shapes do not fit the network or each other."""


class NotationError(NNCoreError, ValueError):
    """A name that does not stand for anything in this network."""


class UntrustedError(NNCoreError, ValueError):
    """Something from outside that can't be used; the message does not yet say of which file."""


class NetworkFileError(NNCoreError, ValueError):
    """A network file that is missing, damaged, or does not describe a network."""


class CheckpointError(NNCoreError, ValueError):
    """A model file that is missing, damaged, or was written by something else."""
