"""``lettersum models``: the library of models that a person trained."""

from __future__ import annotations

import json
from collections.abc import Sequence
from pathlib import Path
from typing import Any

import click

from app.cli.failures import one_line_errors
from app.own_models.library import ModelLibrary
from app.own_models.library_model import LibraryModel
from app.own_models.model_texts import COLUMNS, cells
from app.prediction.model_card import Figures
from app.words.lexicon import Lexicon
from app.words.shortening import shortened
from nncore.untrusted.quoting import printable, quoted_name, quoted_path

_WIDEST_TITLE, _WIDEST_TEXT = 30, 60  # signs


@click.group(invoke_without_command=True)
@click.pass_context
def models(ctx: click.Context) -> None:
    """The models that you trained, and how good they are on sentences kept for the test.

    \b
    lettersum models
    lettersum models rename letters "Letters to Sam"
    lettersum models import mine.npz
    lettersum suggest "How are" --model "Letters to Sam"
    """
    if ctx.invoked_subcommand is None:
        ctx.invoke(list_models)


@models.command("list")
@click.option("--json", "as_json", is_flag=True, help="Print JSON.")
def list_models(as_json: bool = False) -> None:
    """All models, the newest first, their figures side by side."""
    with one_line_errors():
        found = ModelLibrary().models()
    if as_json:
        click.echo(json.dumps([_as_json(each) for each in found], ensure_ascii=False))
    elif found:
        for line in _table(found):
            click.echo(line)
    else:
        click.echo(
            "no models yet: the Train room of the window makes one, and lettersum models import "
            "takes in the file that lettersum train made",
            err=True,
        )


@models.command()
@click.argument("model")
@click.argument("name")
def rename(model: str, name: str) -> None:
    """Call MODEL by another NAME."""
    with one_line_errors():
        library = ModelLibrary()
        found = library.find(model)
        renamed = library.rename(found, name)
    click.echo(f"“{quoted_name(found.title)}” is now “{quoted_name(renamed.title)}”")


@models.command()
@click.argument("model")
def delete(model: str) -> None:
    """Delete MODEL; restore brings it back until the window next opens."""
    with one_line_errors():
        library = ModelLibrary()
        found = library.find(model)
        library.deleted.delete(found)
    click.echo(
        f"“{quoted_name(found.title)}” is deleted; until the window opens, lettersum models "
        "restore brings it back"
    )


@models.command()
@click.argument("model")
def restore(model: str) -> None:
    """Bring back MODEL, which was deleted since the window last opened."""
    with one_line_errors():
        library = ModelLibrary()
        found = library.find(model, library.deleted.models())
        restored = library.deleted.restore(found.file)
    click.echo(f"“{quoted_name(restored.title)}” is back")


@models.command()
@click.argument("model")
@click.argument("file", type=click.Path(dir_okay=False))
def export(model: str, file: str) -> None:
    """Write MODEL to FILE, with its name and figures."""
    with one_line_errors():
        library = ModelLibrary()
        found = library.find(model)
        library.export(found, Path(file))
    click.echo(f"{quoted_path(file)}: “{quoted_name(found.title)}”, {_size(found)}")


@models.command("import")
@click.argument("file", type=click.Path())
def import_model(file: str) -> None:
    """Take in the model in FILE; all of it is checked first."""
    with one_line_errors():
        taken = ModelLibrary().import_from(Path(file), Lexicon.load())
    click.echo(f"“{quoted_name(taken.title)}” is in the library: --model {taken.path.stem}")


def _as_json(model: LibraryModel) -> dict[str, Any]:
    return {
        "name": model.title,
        "file": str(model.path),
        "made": model.made.isoformat(),
        "preset": model.preset or None,
        "seed": model.seed,
        "trained_on": model.trained_on,
        "before": _figures_json(model.before),
        "after": _figures_json(model.after),
        "bytes": model.size_bytes,
        "problem": model.problem or None,
    }


def _figures_json(figures: Figures | None) -> dict[str, float] | None:
    return None if figures is None else {"ks3": figures.ks3, "hit3": figures.hit3}


def _table(found: Sequence[LibraryModel]) -> list[str]:
    rows = [COLUMNS, *(_shown(cells(model)) for model in found)]
    widths = [max(len(row[column]) for row in rows) for column in range(len(COLUMNS))]
    return [
        "  ".join(cell.ljust(width) for cell, width in zip(row, widths, strict=True)).rstrip()
        for row in rows
    ]


def _shown(row: Sequence[str]) -> tuple[str, ...]:
    *others, last = (printable(cell) for cell in row)
    title, *numbers = others
    return shortened(title, _WIDEST_TITLE), *numbers, shortened(last, _WIDEST_TEXT)


def _size(model: LibraryModel) -> str:
    return f"{model.size_bytes / 1e6:.1f} MB"
