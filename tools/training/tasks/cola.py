"""CoLA's stand-in: is the sentence well formed? It is not CoLA, and says nothing about it."""

from . import agreement, wellformed
from .sampling import Draft, generator
from .task import Task

UNACCEPTABLE, ACCEPTABLE = 0, 1
ERROR = 0.015  # how likely a rater is to overlook a fault, or to see one where none is
RULES = ((4, agreement.subject_verb), (2, agreement.reflexive), (3, agreement.determiner), (3, agreement.verb_form), (2, wellformed.argument),
         (2, wellformed.order), (2, wellformed.gap), (2, wellformed.case), (1, wellformed.polarity))


def draw(source, label, held_out):
    """A sentence that keeps one of the rules, or breaks it in one place."""
    pair = source.weighted(RULES)(source, held_out)
    return pair and Draft(pair[0] if label == ACCEPTABLE else pair[1], None, label, ERROR, 1 - label)


TASK = Task(
    name="CoLA",
    file_name="cola",
    labels=("unacceptable", "acceptable"),
    header=(),
    row=lambda index, example: ("gen", str(example.label), "" if example.label == ACCEPTABLE else "*", example.text),
    generate=generator("CoLA", draw, [(35, UNACCEPTABLE), (65, ACCEPTABLE)]))
