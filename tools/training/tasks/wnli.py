"""WNLI's stand-in: is that what the pronoun means? It is not WNLI, and says nothing about it."""

from .pronouns import by_cause, by_gender, by_number, by_size
from .sampling import Draft, generator
from .task import Task

NOT_ENTAILMENT, ENTAILMENT = 0, 1
KINDS = ((4, (by_gender, 0.03)), (4, (by_cause, 0.06)), (3, (by_number, 0.03)), (1, (by_size, 0.03)))  # share, what to draw and how likely a rater is to err


def draw(source, label, held_out):
    """A sentence with a pronoun, and one with the pronoun's meaning in its place, right or wrong."""
    make, doubt = source.weighted(KINDS)
    sentence, right, wrong = make(source, held_out)
    return Draft(sentence, right if label == ENTAILMENT else wrong, label, doubt, 1 - label)


TASK = Task(
    name="WNLI",
    file_name="wnli",
    labels=("not_entailment", "entailment"),
    header=("index", "sentence1", "sentence2", "label"),
    row=lambda index, example: (str(index), example.text, example.pair, str(example.label)),
    generate=generator("WNLI", draw, [(56, NOT_ENTAILMENT), (44, ENTAILMENT)]),
    dev_count=400)
