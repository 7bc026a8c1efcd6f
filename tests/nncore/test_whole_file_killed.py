"""A kill at any moment leaves the old content or the new one."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from pathlib import Path

import pytest

from nncore.whole_file import whole_file
from tests.patience import PATIENCE_SECONDS

pytestmark = pytest.mark.skipif(not hasattr(os, "fork"), reason="needs fork and signals")

OLD, NEW = b"old content " * 20_000, b"the new one " * 10_000

# For each line that whole_file runs, a child that is killed when it comes there. It ends with the
# first child that comes through, and prints what each one left: old, new or torn, and other names.
KILLED_AT_EACH_LINE = """
import os, signal, sys
from pathlib import Path
from nncore.whole_file import whole_file
path, old, new = Path(sys.argv[1]), Path(sys.argv[2]).read_bytes(), Path(sys.argv[3]).read_bytes()

def write_until(line):
    left = line
    def count(frame, event, argument):
        nonlocal left
        if not frame.f_code.co_filename.endswith(("whole_file.py", "temporary_file.py")):
            return None
        left -= event == "line"
        if left == 0:
            os.kill(os.getpid(), signal.SIGKILL)
        return count
    sys.settrace(count)
    with whole_file(path) as stream:
        stream.write(new)
    os._exit(0)

for line in range(1, 1000):
    with path.open("r+b") as stream:  # the same file, so that its other names stay
        stream.write(old)
        stream.truncate()
    child = os.fork()
    if not child:
        write_until(line)
    status = os.waitpid(child, 0)[1]
    found = path.read_bytes()
    what = "old" if found == old else "new" if found == new else "torn"
    for other in sorted(path.parent.glob("lettersum-rescued-*")):
        what += " rescued" if other.read_bytes() == new else " damaged"
        other.unlink()
    print(what)
    if status == 0:
        break
"""


def left_by_kills(folder: Path, path: Path) -> list[str]:
    old, new = folder / "old.bin", folder / "new.bin"
    old.write_bytes(OLD)
    new.write_bytes(NEW)
    path.parent.mkdir()
    path.write_bytes(OLD)
    if folder.joinpath("linked").exists():
        os.link(path, path.with_name("other name"))
    done = subprocess.run(
        [sys.executable, "-c", KILLED_AT_EACH_LINE, str(path), str(old), str(new)],
        capture_output=True, text=True,
    )  # fmt: skip
    assert done.stderr == ""
    return done.stdout.splitlines()


def test_a_kill_at_each_line_leaves_old_or_new(tmp_path: Path) -> None:
    path = tmp_path / "data" / "file"
    left = left_by_kills(tmp_path, path)
    assert len(left) > 30
    assert set(left) == {"old", "new"}
    assert left[-1] == "new"
    # What the kills left beside it was swept away by the writers that followed.
    assert [each.name for each in path.parent.iterdir()] == ["file"]


def test_a_kill_while_a_file_of_two_names_is_written_over_leaves_the_new_content_beside(
    tmp_path: Path,
) -> None:
    (tmp_path / "linked").touch()
    path = tmp_path / "data" / "file"
    left = left_by_kills(tmp_path, path)
    assert "new" in left
    assert [each for each in left if "torn" in each and each != "torn rescued"] == []
    assert [each for each in left if "damaged" in each] == []
    assert path.samefile(path.with_name("other name"))


WRITING_FOREVER = """
import itertools, sys
from pathlib import Path
from nncore.whole_file import whole_file
for n in itertools.count():
    with whole_file(Path(sys.argv[1])) as stream:
        for _ in range(50):
            stream.write(b"%09d\\n" % n * 1000)
    print(n, flush=True)
"""


def test_kills_at_any_time_leave_a_whole_file_and_nothing_for_long(tmp_path: Path) -> None:
    path = tmp_path / "file"
    for kill in range(5):
        writer = subprocess.Popen(
            [sys.executable, "-c", WRITING_FOREVER, str(path)], stdout=subprocess.PIPE, text=True
        )
        assert writer.stdout is not None
        for _ in range(kill + 1):
            assert writer.stdout.readline()
        writer.kill()
        writer.stdout.close()
        writer.wait(PATIENCE_SECONDS)
        numbers = re.findall(rb"\d{9}\n", path.read_bytes())
        assert len(numbers) == 50_000
        assert len(set(numbers)) == 1
    with whole_file(path) as stream:
        stream.write(b"the next start")
    assert [each.name for each in tmp_path.iterdir()] == ["file"]
