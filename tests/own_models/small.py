"""Models for the library: small, and quickly made."""

from __future__ import annotations

from dataclasses import replace
from functools import cache

from app.prediction.article.article_model import ArticleModel
from app.prediction.article.samples import SumScale
from app.prediction.keyboard.keyboard_model import KeyboardModel
from app.prediction.model_card import Figures
from nncore.architecture import architecture_of, network_from
from nncore.network import sigmoid_network
from tests.prediction.keyboard.small import small_model

BEFORE, AFTER = Figures(39.1, 20.25), Figures(44.6, 23.0)


@cache
def tiny_model() -> ArticleModel:
    """The smallest there is: two sums in, two out."""
    return ArticleModel(sigmoid_network((2, 2, 2)), SumScale(100.0), {"how": 1, "are": 1}, seed=7)


@cache
def other_keyboard() -> KeyboardModel:
    """As the small keyboard, but with a network of its own."""
    model = small_model()
    network = network_from(architecture_of(model.network))
    network.values[...] = 0.5 * model.network.values
    return replace(model, network=network)
