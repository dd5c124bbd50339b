"""Arguments matched to key points: F1 on questions that the weights were not learned from.

`python -m benchmarks.key_points DATA` learns the weights on the train part again and prints them.
"""

from __future__ import annotations

import csv
import sys
from collections import defaultdict
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from goldenthread.analysis.key_points import THRESHOLD, likenesses, score
from goldenthread.analysis.vectors import vectors

FOLDER = "consultations/key_points"
Table = NDArray[np.float64]


def judged(data: Path, part: str) -> tuple[Table, NDArray[np.int64], list[str]]:
    """Features, label and question of every pair that people judged; part is train or dev."""
    arguments, points, labels = (_rows(data, name, part) for name in ("arguments", "key_points", "labels"))
    told = {(row["arg_id"], row["key_point_id"]): int(row["label"]) for row in labels}
    sides: dict[tuple[str, str], tuple[list[dict[str, str]], list[dict[str, str]]]] = defaultdict(
        lambda: ([], [])
    )
    for row in arguments:
        sides[row["topic"], row["stance"]][0].append(row)
    for row in points:
        sides[row["topic"], row["stance"]][1].append(row)
    features, known, questions = [], [], []
    for (topic, _), (said, given) in sorted(sides.items()):
        texts, short = [row["argument"] for row in said], [row["key_point"] for row in given]
        if len(short) < 2:
            continue
        table = likenesses(texts, short, vectors(texts)[:, -1], vectors(short)[:, -1])
        for one, argument in enumerate(said):
            for other, point in enumerate(given):
                label = told.get((argument["arg_id"], point["key_point_id"]))
                if label is not None:
                    features.append(table[:, one, other])
                    known.append(label)
                    questions.append(topic)
    return np.array(features), np.array(known), questions


def f1(known: NDArray[np.int64], said: NDArray[np.bool_]) -> float:
    right = int((known.astype(bool) & said).sum())
    return 2 * right / max(1, int(known.sum()) + int(said.sum()))


def measure_key_points(data: Path) -> float:
    """F1 of the dev part."""
    features, known, _ = judged(data, "dev")
    return f1(known, score(features.T[:, :, None])[:, 0] >= THRESHOLD)


def learn(data: Path) -> tuple[float, float, list[float]]:
    """Threshold, intercept and weights from the train part; the threshold across questions."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.model_selection import GroupKFold, cross_val_predict
    from sklearn.pipeline import make_pipeline
    from sklearn.preprocessing import StandardScaler

    features, known, questions = judged(data, "train")
    model = make_pipeline(StandardScaler(), LogisticRegression(max_iter=2000, C=0.1))
    scores = cross_val_predict(
        model, features, known, groups=questions, cv=GroupKFold(6), method="predict_proba"
    )[:, 1]
    threshold = max(np.linspace(0.1, 0.8, 71), key=lambda at: f1(known, scores >= at))
    scaler, regression = (step for _, step in model.fit(features, known).steps)
    weights = regression.coef_[0] / scaler.scale_
    return float(threshold), float(regression.intercept_[0] - weights @ scaler.mean_), weights.tolist()


def _rows(data: Path, name: str, part: str) -> list[dict[str, str]]:
    with (data / FOLDER / f"{name}_{part}.csv").open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


if __name__ == "__main__":
    print(learn(Path(sys.argv[1])))
