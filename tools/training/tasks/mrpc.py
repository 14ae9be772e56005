"""MRPC's stand-in: do two headlines say the same? It is not MRPC, and says nothing about it."""

from . import lexicon
from .news import draw_report, headline, pools
from .sampling import Draft, generator
from .task import Task

NOT_EQUIVALENT, EQUIVALENT = 0, 1
SURE, UNSURE = 0.03, 0.2


def draw(source, label, held_out):
    """Two headlines with most words in common."""
    report = draw_report(source, held_out)
    first = headline(source, report)
    if label == EQUIVALENT:
        left_out = report.time is not None and source.chance(0.1)
        second = headline(source, report._replace(time=None) if left_out else report)
        return Draft(first, second, label, UNSURE if left_out else SURE, NOT_EQUIVALENT)
    kind = source.weighted([(3, "agent"), (4, "action"), (4, "object"), (3, "number" if report.number else "object"), (3, "denial"),
                            (2, "time" if report.time else "action"), (3, "roles" if report.object in pools(report)[0] else "action")])
    if kind == "denial":
        return Draft(first, headline(source, report, denied=True), label, SURE, EQUIVALENT)
    return Draft(first, headline(source, _changed(source, report, kind)), label, UNSURE if kind == "time" else SURE, EQUIVALENT)


def _changed(source, report, kind):
    """The report with another value in one place, or with the roles swapped."""
    agents, actions, objects = pools(report)
    if kind == "roles":
        return report._replace(agent=report.object, object=report.agent)
    if kind == "number":
        return report._replace(number=lexicon.other(source, report.number, lexicon.NUMBERS))
    if kind == "time":
        return report._replace(time=lexicon.other(source, report.time, lexicon.TIMES))
    if kind == "agent":
        return report._replace(agent=source.choice([agent for agent in agents if agent not in (report.agent, report.object)]))
    if kind == "action":
        return report._replace(action=lexicon.other(source, report.action, actions))
    return report._replace(object=lexicon.other(source, report.object, objects))


def _row(index, example):
    return str(example.label), str(2 * index), str(2 * index + 1), example.text, example.pair


TASK = Task(
    name="MRPC",
    file_name="mrpc",
    labels=("not_equivalent", "equivalent"),
    header=("Quality", "#1 ID", "#2 ID", "#1 String", "#2 String"),
    row=_row,
    generate=generator("MRPC", draw, [(1, NOT_EQUIVALENT), (2, EQUIVALENT)]),
    byte_order_mark=True)
