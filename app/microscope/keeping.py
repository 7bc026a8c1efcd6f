"""Keeps networks with their runs in a file without being asked, in a thread of its own."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from pathlib import Path

from app.errors import LettersumError
from app.microscope.kept_networks import LARGEST_FILE_BYTES, KeptNetworks, parse_kept_networks
from app.mishaps import one_line
from app.prediction.personal.place import put_aside
from app.waiting_thread import Task, WaitingThread
from nncore.errors import NetworkFileError
from nncore.untrusted.files import read_ordinary
from nncore.whole_file import whole_file

Deliver = Callable[[str], object]


class DamagedNetworksError(LettersumError):
    """What was kept can't be read, and is now named ``put_aside``."""

    def __init__(self, put_aside: str) -> None:
        super().__init__(f"the kept runs are damaged and can't be read; they are in {put_aside}")


class NetworksKeeper(WaitingThread):
    """Writes the latest networks to the file ``name``; those that are still waiting are overtaken,
    and what waits when the keeper is stopped is written first. After each time ``deliver`` gets
    one line about what is wrong, "" if nothing is; it is called in the keeper's thread."""

    def __init__(self, folder: Callable[[], Path], name: str, deliver: Deliver) -> None:
        super().__init__("keeping runs", lambda error: deliver(_unkept(one_line(error))))
        self._folder, self._name, self._deliver = folder, name, deliver
        self._waiting: KeptNetworks | None = None

    def restore(self) -> KeptNetworks | None:
        """What was kept last, None if nothing was. Raises DamagedNetworksError, and
        OSError for a file that can neither be read nor put aside."""
        path = self._folder() / self._name
        try:
            content = read_ordinary(path, LARGEST_FILE_BYTES)
            return parse_kept_networks(content) if content else None
        except FileNotFoundError:
            return None
        except (OSError, NetworkFileError):
            raise DamagedNetworksError(put_aside(path)) from None

    def keep(self, networks: KeptNetworks) -> None:
        """Writes these soon."""
        with self._changed:
            self._waiting = networks
            self._changed.notify()

    def _next(self) -> Task | None:
        with self._changed:
            self._changed.wait_for(lambda: self._stopping or self._waiting is not None)
            networks, self._waiting = self._waiting, None
            return None if networks is None else partial(self._write_and_tell, networks)

    def _write_and_tell(self, networks: KeptNetworks) -> None:
        self._deliver(self._write(networks))

    def _write(self, networks: KeptNetworks) -> str:
        try:
            content = networks.within_limits().to_json().encode("utf-8", "replace")
            with whole_file(self._folder() / self._name, private=True) as stream:
                stream.write(content)
        except OSError as error:
            return _unkept(error.strerror or str(error))
        except NetworkFileError as error:
            return _unkept(str(error))
        return ""


def _unkept(reason: str) -> str:
    return f"the runs can't be kept ({reason}); save the network"
