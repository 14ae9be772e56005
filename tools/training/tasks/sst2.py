"""SST-2's stand-in: generated opinions on films in SST-2's file format. It is not SST-2, and says nothing about it."""

from .sampling import Draft, generator
from .sentiment_sentence import SentimentSentences
from .task import Task

NEGATIVE, POSITIVE = 0, 1
UNDECIDED = 0.15  # sentences closer to neutral are dropped, as SST-2 drops its neutral ones
CLEAR = 0.45
SURE, UNSURE = 0.01, 0.12  # how likely a rater is to err on a clear and on a weak or mixed opinion


def draw(source, label, held_out):
    """An opinion of the label, or None when the draw came out otherwise."""
    text, value = SentimentSentences(source, held_out).draw()
    if abs(value) < UNDECIDED or (value > 0) != (label == POSITIVE):
        return None
    return Draft(text, None, label, SURE if abs(value) > CLEAR else UNSURE, 1 - label)


TASK = Task(
    name="SST-2",
    file_name="sst-2",
    labels=("negative", "positive"),
    header=("sentence", "label"),
    row=lambda index, example: (example.text + " ", str(example.label)),
    generate=generator("SST-2", draw, [(1, NEGATIVE), (1, POSITIVE)]))
