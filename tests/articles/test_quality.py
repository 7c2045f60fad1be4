"""What the reader has reached once, it keeps. The floors lie a little below what was measured."""

import pytest

from tests.articles.annotated import five, made_up
from tests.articles.scoring import score

FLOORS = {
    "a": {"models": 0.98, "commendations": 0.98, "documents": 0.98, "places": 0.98},
    "b": {"models": 0.97, "commendations": 0.97, "documents": 0.98, "places": 0.97},
    "c": {"models": 0.98, "commendations": 0.98, "documents": 0.98, "places": 0.98},
    "e": {"models": 0.98, "commendations": 0.98, "documents": 0.98, "places": 0.98},
    "f": {"models": 0.98, "commendations": 0.98, "documents": 0.98, "places": 0.98},
    "five": {"models": 0.95, "commendations": 0.95, "documents": 0.95, "places": 0.95},
}


@pytest.mark.parametrize("batch", FLOORS)
def test_the_reader_finds_no_less_than_it_did(batch):
    texts = list(five()) if batch == "five" else [text for text in made_up() if text.batch == batch]
    if not texts:
        pytest.skip("ARTICLES_DIR points at none of the five articles.")

    result = score(texts)

    reached = {kind: round(result.scores[kind].f1, 2) for kind in FLOORS[batch]}
    fallen = {kind: f1 for kind, f1 in reached.items() if f1 < FLOORS[batch][kind]}
    assert fallen == {}, "\n".join(result.faults)


def test_each_batch_has_ten_texts():
    batches = [text.batch for text in made_up()]

    assert batches.count("a") >= 10
    assert batches.count("b") >= 10
