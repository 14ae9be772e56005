"""MNLI's stand-in: does a hypothesis follow from a premise? It is not MNLI, and says nothing about it."""

from .inference import ENTAILMENT, NEUTRAL, contradiction, entailment, neutral
from .sampling import Draft, generator
from .task import Task

LABELS = ("entailment", "neutral", "contradiction")
MAKERS = (entailment, neutral, contradiction)


def draw(source, label, held_out):
    """A premise and a hypothesis of the given label."""
    pair = MAKERS[label](source, held_out)
    if pair is None:
        return None
    premise, hypothesis, doubt = pair
    return Draft(premise, hypothesis, label, doubt, NEUTRAL if label != NEUTRAL else ENTAILMENT)


def _row(index, example):
    label = LABELS[example.label]
    return (str(index), str(index), f"{index}{label[0]}", "generated", "( )", "( )", "(ROOT )", "(ROOT )",
            example.text, example.pair, label, label, label, label, label, label)


TASK = Task(
    name="MNLI",
    file_name="mnli",
    labels=LABELS,
    header=("index", "promptID", "pairID", "genre", "sentence1_binary_parse", "sentence2_binary_parse", "sentence1_parse", "sentence2_parse",
            "sentence1", "sentence2", "label1", "label2", "label3", "label4", "label5", "gold_label"),
    row=_row,
    generate=generator("MNLI", draw, [(1, label) for label in range(3)]),
    dev_file="dev_matched.tsv")
