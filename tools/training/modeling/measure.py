"""Runs a classifier and scores its answers as GLUE does."""

import math

import torch


def encode(tokenizer, examples, longest):
    """Token ids of every example."""
    return [tokenizer.encode(example.text, example.pair, longest)[0] for example in examples]


def by_length(rows, most=256):
    """Indices of rows of one length, at most so many at a time: nothing is padded."""
    groups = {}
    for index, ids in enumerate(rows):
        groups.setdefault(len(ids), []).append(index)
    return [group[start:start + most] for _, group in sorted(groups.items()) for start in range(0, len(group), most)]


@torch.no_grad()
def predict(classifier, rows, skipped=()):
    """Logits [examples][labels] in the order of the rows."""
    classifier.eval()
    logits = [None] * len(rows)
    for indices in by_length(rows):
        ids = torch.tensor([rows[index] for index in indices])
        for index, values in zip(indices, classifier(ids, torch.ones_like(ids), skipped).tolist()):
            logits[index] = values
    return logits


def scores(task, logits, labels):
    """The task's metrics by name, the first being the one that decides: shares and correlations from -1 to 1."""
    if task == "STS-B":
        answers = [values[0] for values in logits]
        return {"pearson": _correlation(answers, labels), "spearman": _correlation(_ranks(answers), _ranks(labels))}
    answers = [values.index(max(values)) for values in logits]
    if task == "CoLA":
        return {"matthews": _correlation(answers, labels)}
    result = {"accuracy": sum(a == b for a, b in zip(answers, labels)) / len(labels)}
    if task in ("MRPC", "QQP"):
        both = sum(a == b == 1 for a, b in zip(answers, labels))
        result["f1"] = 2 * both / max(1, sum(answers) + sum(labels))
    return result


def _correlation(x, y):
    x_mean, y_mean = sum(x) / len(x), sum(y) / len(y)
    shared = sum((a - x_mean) * (b - y_mean) for a, b in zip(x, y))
    spread = math.sqrt(sum((a - x_mean) ** 2 for a in x) * sum((b - y_mean) ** 2 for b in y))
    return shared / spread if spread > 0 else 0.0


def _ranks(values):
    order = sorted(range(len(values)), key=lambda index: values[index])
    ranks = [0.0] * len(values)
    start = 0
    while start < len(order):
        end = start
        while end < len(order) and values[order[end]] == values[order[start]]:
            end += 1
        for place in range(start, end):
            ranks[order[place]] = (start + end - 1) / 2
        start = end
    return ranks
