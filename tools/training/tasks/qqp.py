"""QQP's stand-in: do two questions ask the same? It is not QQP, and says nothing about it."""

from . import lexicon
from .questions import PLACES, draw_question, purposes, topics, worded
from .sampling import Draft, generator
from .task import Task

NOT_DUPLICATE, DUPLICATE = 0, 1
SURE, UNSURE = 0.03, 0.15


def draw(source, label, held_out):
    """Two questions of one purpose about one thing, or with a difference in one of these."""
    question = draw_question(source, held_out)
    first = worded(source, question)
    if label == DUPLICATE:
        return Draft(first, worded(source, question), label, SURE, NOT_DUPLICATE)
    kind = source.weighted([(4, "purpose"), (5, "topic"), (2, "both"), (3, "place" if question.place else "purpose"),
                            (3, "quality" if question.quality else "topic")])
    second = question
    for changed in ("purpose", "topic") if kind == "both" else (kind,):
        values = {"purpose": purposes, "topic": topics, "place": lambda _: PLACES, "quality": lambda _: lexicon.QUALITIES}[changed](question)
        second = second._replace(**{changed: lexicon.other(source, getattr(question, changed), values)})
    return Draft(first, worded(source, second), label, UNSURE if kind == "quality" else SURE, DUPLICATE)


TASK = Task(
    name="QQP",
    file_name="qqp",
    labels=("not_duplicate", "duplicate"),
    header=("id", "qid1", "qid2", "question1", "question2", "is_duplicate"),
    row=lambda index, example: (str(index), str(2 * index + 1), str(2 * index + 2), example.text, example.pair, str(example.label)),
    generate=generator("QQP", draw, [(63, NOT_DUPLICATE), (37, DUPLICATE)]))
