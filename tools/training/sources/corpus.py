"""The lines a model is trained and judged on: GLUE's own and the generated ones, encoded."""

import dataclasses
import pickle

from modeling.fit import Source
from modeling.measure import encode
from tasks import TASKS
from tokenization.vocabulary import choose_vocabulary
from tokenization.wordpiece import WordPieceTokenizer

from .glue import LAYOUTS, read_examples, read_teacher_logits

VALIDATION_LINES = 500
OPINION_WEIGHT = 4


@dataclasses.dataclass
class Judged:
    """Lines that a task is scored on."""

    rows: list
    labels: list


def make_vocabulary(glue, candidates, size):
    """The vocabulary of GLUE's train files, out of the teacher's. SST-2's words count more: it is the one that is judged on real lines."""
    texts = [text for task in LAYOUTS for example in read_examples(glue, task, "train") * (OPINION_WEIGHT if task == "SST-2" else 1)
             for text in (example.text, example.pair) if text]
    return choose_vocabulary(texts, candidates, size)


def real_head(task):
    """The head that learns GLUE's own lines: for SST-2 the task's own, for the others one that is not exported."""
    return task if task == "SST-2" else f"real-{task}"


def heads():
    """Logit counts by head."""
    counts = {name: len(task.labels) for name, task in TASKS.items()}
    return {**counts, **{real_head(task): counts[task] for task in LAYOUTS}}


def real_sources(glue, teacher, tokenizer, longest):
    """GLUE's own train lines with the teacher's logits."""
    sources = []
    for task in LAYOUTS:
        examples = read_examples(glue, task, "train")
        sources.append(Source(f"GLUE {task}", real_head(task), encode(tokenizer, examples, longest), [e.label for e in examples],
                              read_teacher_logits(teacher, task)))
    return sources


def real_dev(glue, tokenizer, longest):
    """GLUE's own SST-2 dev lines."""
    examples = read_examples(glue, "SST-2", "dev")
    return Judged(encode(tokenizer, examples, longest), [e.label for e in examples])


def generated(task, seed, train_count, tokenizer, longest, cache):
    """(training source, validation, dev) of one generated task; made once, then read from the folder `cache`."""
    path = cache / f"{task.file_name}-{seed}-{train_count}.pickle"
    if not path.exists():
        parts = [task.generate(split, seed, count) for split, count in (
            ("train", train_count), ("validation", VALIDATION_LINES), ("dev", task.dev_count))]
        path.write_bytes(pickle.dumps([(encode(tokenizer, part, longest), [e.label for e in part]) for part in parts]))
    train, validation, dev = pickle.loads(path.read_bytes())
    return Source(task.name, task.name, *train, None), Judged(*validation), Judged(*dev)
