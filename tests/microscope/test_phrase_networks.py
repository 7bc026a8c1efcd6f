from __future__ import annotations

import numpy as np
import pytest

from app.microscope.network_presets import NetworkPreset
from app.microscope.phrase_networks import all_phrases, one_phrase
from app.prediction.article.article_model import ArticleModel
from app.resources import data_path
from app.words.alphabet import word_to_sum


@pytest.mark.parametrize(
    ("preset", "model", "phrases"),
    [(one_phrase(), "article-2-2-2", 1), (all_phrases(), "article", 13)],
)
def test_it_answers_as_the_trained_model_does(
    preset: NetworkPreset, model: str, phrases: int
) -> None:
    trained = ArticleModel.load(data_path(f"models/{model}.npz"))
    inputs, _ = preset.file.sample_arrays()
    assert len(inputs) == phrases
    np.testing.assert_array_equal(
        preset.file.build().predict(inputs), trained.network.predict(inputs)
    )


def test_captions_are_the_words_of_the_sums() -> None:
    preset = all_phrases()
    for sample in preset.file.samples:
        captions = sample.captions
        assert captions is not None
        assert captions.scale == 100
        sums = [word_to_sum(word) / 100 for word in (*captions.inputs, *captions.targets)]
        assert sums == pytest.approx([*sample.inputs, *sample.targets])
