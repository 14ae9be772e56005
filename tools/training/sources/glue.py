"""Reads GLUE's own files, and a teacher's logits of their train lines."""

from tasks.task import Example

# task: file stem of the teacher, columns of text, pair and label (CoLA has no header), label names where not numbers
LAYOUTS = {
    "SST-2": ("sst2", "sentence", None, "label"),
    "CoLA": ("cola", 3, None, 1),
    "MRPC": ("mrpc", "#1 String", "#2 String", "Quality"),
    "RTE": ("rte", "sentence1", "sentence2", "label"),
    "STS-B": ("stsb", "sentence1", "sentence2", "score"),
}
NAMED_LABELS = {"entailment": 0, "not_entailment": 1}


def read_examples(folder, task, split):
    """Every line of a split as an Example, in file order; labels are class indices, STS-B's are scores from 0 to 5."""
    _, text, pair, label = LAYOUTS[task]
    rows = _rows(folder / task / f"{split}.tsv")
    if task != "CoLA":
        header = rows.pop(0)
        text, pair, label = (None if name is None else header.index(name) for name in (text, pair, label))
    return [Example(row[text], None if pair is None else row[pair], _label(task, row[label])) for row in rows]


def read_teacher_logits(folder, task):
    """The teacher's logits of every train line in file order."""
    return [[float(value) for value in row] for row in _rows(folder / f"{LAYOUTS[task][0]}.train-logits.tsv")[1:]]


def _label(task, text):
    if task == "STS-B":
        return float(text)
    return NAMED_LABELS[text] if text in NAMED_LABELS else int(text)


def _rows(path):
    text = path.read_text(encoding="utf-8-sig").replace("\r\n", "\n")
    return [line.split("\t") for line in text.split("\n") if line]
