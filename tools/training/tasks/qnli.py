"""QNLI's stand-in: does a sentence hold the answer to a question? It is not QNLI, and says nothing about it."""

from . import lexicon
from .records import MAKINGS, draw_record, question, statement, statement_without_maker
from .sampling import Draft, generator
from .task import Task

LABELS = ("entailment", "not_entailment")
ENTAILMENT, NOT_ENTAILMENT = 0, 1
SURE, UNSURE = 0.04, 0.12


def draw(source, label, held_out):
    """A question about a record; a sentence with the answer, with another fact, or about another deed."""
    record = draw_record(source, held_out)
    asked = source.weighted([(3, "name"), (4, "year"), (4, "city"), (2, "thing")])
    if label == ENTAILMENT:
        if getattr(record, asked) is None:
            return None
        return Draft(question(source, record, asked), statement(source, record), label, SURE, NOT_ENTAILMENT)
    if asked != "thing" and source.chance(0.55):
        return _unanswered(source, record, asked)
    if getattr(record, asked) is None:
        return None
    return _of_another_deed(source, record, asked)


def _unanswered(source, record, asked):
    """The sentence tells of the deed, but not what is asked."""
    if asked == "name":
        return Draft(question(source, record, asked), statement_without_maker(source, record), NOT_ENTAILMENT, SURE, ENTAILMENT)
    silent = record._replace(**{asked: None})
    return Draft(question(source, silent, asked), statement(source, silent), NOT_ENTAILMENT, SURE, ENTAILMENT)


def _of_another_deed(source, record, asked):
    """The sentence tells what is asked, but of another thing, verb or person."""
    changes = ["thing", "verb", "name"]
    changed = source.choice([name for name in changes if name != asked])
    if changed == "name":
        told = record._replace(name=lexicon.other(source, record.name, lexicon.MALE_NAMES + lexicon.FEMALE_NAMES))
    else:
        verb, things = source.choice(MAKINGS)
        told = record._replace(verb=verb, thing=source.choice(things)) if changed == "thing" else record._replace(verb=verb)
        if record.thing not in things and changed == "verb" or (told.verb, told.thing) == (record.verb, record.thing):
            return None
    text = question(source, record, asked)
    if changed == "name" and record.name not in text.split():
        return None
    return Draft(text, statement(source, told), NOT_ENTAILMENT, UNSURE if changed == "name" else SURE, ENTAILMENT)


TASK = Task(
    name="QNLI",
    file_name="qnli",
    labels=LABELS,
    header=("index", "question", "sentence", "label"),
    row=lambda index, example: (str(index), example.text, example.pair, LABELS[example.label]),
    generate=generator("QNLI", draw, [(1, ENTAILMENT), (1, NOT_ENTAILMENT)]))
