"""The trained networks that finish phrases, as networks to look into."""

from __future__ import annotations

from app.microscope.network_presets import SMALL_ERROR, NetworkPreset
from app.prediction.article.article_model import ArticleModel
from app.prediction.article.article_training import ArticleSettings
from app.prediction.article.samples import phrase_samples, read_phrases
from app.resources import data_path
from nncore.captions import Captions
from nncore.layers import Bias
from nncore.network_file import NetworkFile, Sample, dense_layers


def one_phrase() -> NetworkPreset:
    """Knows the article's phrase. Raises FileNotFoundError, CheckpointError, PhraseError."""
    return _trained("Phrase 2-2-2: How are you today", "article-2-2-2", "phrase.txt")


def all_phrases() -> NetworkPreset:
    """Knows thirteen phrases by seven hidden neurons. Raises as ``one_phrase``."""
    return _trained("Phrases 2-7-2: thirteen of them", "article", "phrases.txt")


def _trained(title: str, model_name: str, phrases_name: str) -> NetworkPreset:
    model = ArticleModel.load(data_path(f"models/{model_name}.npz"))
    phrases = read_phrases(data_path(phrases_name))
    first, *others = dense_layers(model.network)
    layers = (first.inputs, first.outputs, *(layer.outputs for layer in others))
    inputs, targets = phrase_samples(phrases, model.scale)
    scale = model.scale.divisor
    samples = tuple(
        Sample(tuple(given), tuple(wanted), Captions(phrase.given, phrase.wanted, scale))
        for phrase, given, wanted in zip(phrases, inputs.tolist(), targets.tolist(), strict=True)
    )
    settings = NetworkFile(layers, bias=Bias.TRAINED, rate=ArticleSettings().rate, samples=samples)
    file = settings.with_weights_of(model.network)
    return NetworkPreset(title, file, until=SMALL_ERROR)
