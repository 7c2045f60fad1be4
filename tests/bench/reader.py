"""The reader of articles: how much it finds, by kind and by field, and how long it takes.

Scored on the texts made up for it, and on the five articles where ARTICLES_DIR points at them. Batch b was written
before any result was looked at; it stands for articles that the reader has not seen.
"""

import sys
from time import process_time

from tests.articles.annotated import five, made_up, prose
from tests.articles.scoring import Result, gazetteer, score, table
from tests.bench.measure import Figure
from trackerapp.articles.reading import read

GOALS = {
    "five": {"models": 0.95, "commendations": 0.95, "documents": 0.95},
    "b": {"models": 0.85, "commendations": 0.90, "documents": 0.95},
    "a": {"models": 0.85, "commendations": 0.90, "documents": 0.95},
    "c": {"models": 0.85, "commendations": 0.90, "documents": 0.95},
}
LENGTH = 100_000


def measure() -> list[Figure]:
    """Score each batch, print the table of all kinds and fields, and return F1 beside its goal, and the time."""
    texts = [*five(), *made_up()]
    batches = {batch: [text for text in texts if text.batch == batch] for batch in GOALS}
    results = {batch: score(of_batch) for batch, of_batch in batches.items() if of_batch}
    sys.stdout.write(table(results))
    return [*(_reached(batch, kind, results[batch]) for batch in results for kind in GOALS[batch]), _time()]


def _reached(batch: str, kind: str, result: Result) -> Figure:
    f1, goal = result.scores[kind].f1, GOALS[batch][kind]
    return Figure(
        f"{kind}, batch {batch}", round(f1, 3), goal, "goal", f"≥ {goal}", round(f1 / goal, 2), f1 >= goal, 1, "F1"
    )


def _time() -> Figure:
    text = prose(LENGTH)
    gazetteer()
    spent = []
    for _ in range(5):
        begun = process_time()
        read(text, gazetteer())
        spent.append((process_time() - begun) * 1000)
    ours = sorted(spent)[2]
    return Figure("100 KB of prose", round(ours, 1), 1000, "a second", "≤ 1", round(ours / 1000, 2), ours <= 1000, 5)
