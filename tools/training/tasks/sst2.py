"""SST-2's stand-in: generated opinions on films in SST-2's file format. It is not SST-2, and says nothing about it."""

from .random_source import RandomSource
from .sentiment_sentence import SentimentSentences
from .task import Example, Task

UNDECIDED = 0.12  # sentences closer to neutral are dropped, as SST-2 drops its neutral ones
RATER_DEVIATION = 0.16  # raters of a weak or mixed opinion disagree: no model can score 1.0
WRONG_LABELS_IN_TRAINING = 0.02


def generate(split, seed, count):
    """Distinct examples with as many negative as positive ones; only the split "dev" has held-out words and frames."""
    source = RandomSource("SST-2", split, seed)
    sentences = SentimentSentences(source, held_out=split == "dev")
    room = {0: (count + 1) // 2, 1: count // 2}
    seen, examples = set(), []
    while len(examples) < count:
        text, value = sentences.draw()
        judged = value + RATER_DEVIATION * source.normal()
        label = 1 if judged > 0 else 0
        if split == "train" and source.chance(WRONG_LABELS_IN_TRAINING):
            label = 1 - label
        if abs(value) < UNDECIDED or room[label] == 0 or text in seen:
            continue
        seen.add(text)
        room[label] -= 1
        examples.append(Example(text, None, label))
    return examples


TASK = Task(
    name="SST-2",
    file_name="sst-2",
    labels=("negative", "positive"),
    header=("sentence", "label"),
    row=lambda index, example: (example.text + " ", str(example.label)),
    generate=generate)
