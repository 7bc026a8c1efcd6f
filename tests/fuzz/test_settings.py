"""What the window remembers from one start to the next: nothing in the file is ever refused."""

from __future__ import annotations

from pathlib import Path

from hypothesis import strategies as st
from PySide6.QtCore import QSettings

from app.gui.settings import SCHEMES, Settings
from app.gui.theme.design_tokens import LARGEST_SCALE, SMALLEST_SCALE
from tests.fuzz.damage import PIECES, damaged_bytes
from tests.fuzz.fuzzing import Fuzz

SEED = (
    b"[window]\nscheme=dark\ntext_scale=1.5\nroom=network\ngeometry=@ByteArray(\\x1\\x2)\n"
    b"[type]\npreset=keyboard\nencoding=letter-sum\nslots=3\nlearning=off\npage=/x/y.txt\n"
    b"keys=12\ncharacters=30\n"
)
_KEYS = [line.partition(b"=")[0] for line in SEED.splitlines() if b"=" in line]
_lines = st.lists(
    st.tuples(st.sampled_from(_KEYS), st.sampled_from(PIECES) | st.binary(max_size=9)), max_size=5
).map(lambda rows: b"[window]\n" + b"\n".join(b"=".join(row) for row in rows))
_odd_types = st.sampled_from(
    [b"@Variant(\\0\\0\\0\\x7f)", b"@Size(1 2)", b"@Invalid()", b"@Rect(1 2 3 4)", b"a, b, c",
     b"@Variant(\\0\\0\\0\\x5\\0\\0\\0\\0\\0)", b"@ByteArray(\\xff)", b"9" * 5000, b"-1", b"1e400"]
)  # fmt: skip
_typed = st.tuples(st.sampled_from((b"window", b"type")), st.sampled_from(_KEYS), _odd_types).map(
    lambda row: b"[%b]\n%b=%b\n" % row
)


def test_settings(fuzz: Fuzz, place: Path) -> None:
    def read(content: bytes) -> None:
        place.write_bytes(content)
        settings = Settings(QSettings(str(place), QSettings.Format.IniFormat))
        assert settings.scheme in SCHEMES
        assert SMALLEST_SCALE <= settings.text_scale <= LARGEST_SCALE
        assert settings.slots >= 0
        assert min(settings.written) >= 0
        settings.geometry  # noqa: B018
        settings.is_learning  # noqa: B018
        for text in (
            settings.room, settings.preset, settings.model_title, settings.encoding,
            settings.page_path,
        ):  # fmt: skip
            assert isinstance(text, str)
        settings.slots = 3

    fuzz.feed(damaged_bytes([SEED]) | _lines | _typed, read)
