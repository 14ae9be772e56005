"""RTE's stand-in: does a claim follow from a piece of somebody's life? It is not RTE, and says nothing about it."""

from .lives import attempt, portrait, relation
from .sampling import Draft, generator
from .task import Task

LABELS = ("entailment", "not_entailment")
ENTAILMENT, NOT_ENTAILMENT = 0, 1
KINDS = ((5, (portrait, 0.03)), (5, (relation, 0.03)), (3, (attempt, 0.06)))  # share, what to draw and how likely a rater is to err


def draw(source, label, held_out):
    """A story and a claim."""
    make, doubt = source.weighted(KINDS)
    pair = make(source, held_out, label == ENTAILMENT)
    return pair and Draft(*pair, label, doubt, 1 - label)


TASK = Task(
    name="RTE",
    file_name="rte",
    labels=LABELS,
    header=("index", "sentence1", "sentence2", "label"),
    row=lambda index, example: (str(index), example.text, example.pair, LABELS[example.label]),
    generate=generator("RTE", draw, [(1, ENTAILMENT), (1, NOT_ENTAILMENT)]),
    dev_count=400)
