"""News of the small world: who did what to how many of whom, when; for the paraphrase task."""

from typing import NamedTuple, Optional

from . import lexicon, morphology
from .lexicon import Concept


def _concepts(family, *groups):
    return tuple(Concept(tuple(group.split("|")), family) for group in groups)


FORCES = _concepts("force", "police|officers", "troops|soldiers", "rebels", "gunmen")
CROWDS = _concepts("crowd", "men", "women", "students", "children|kids", "workers|employees", "doctors")
HELD_OUT_CROWDS = _concepts("crowd", "lawyers", "teachers")
FORCE_ACTIONS = _concepts("force", "arrest|capture", "stop", "release", "save", "attack", "help|support", "warn")
FIRMS = _concepts("firm", "the company|the firm", "the bank", "the government|the state", "the group")
PLANTS = _concepts("plant", "stores", "homes|houses", "schools", "companies", "airlines", "markets")
HELD_OUT_PLANTS = _concepts("plant", "theaters", "offices")
FIRM_ACTIONS = _concepts("firm", "buy", "sell", "close|shut", "open", "lose", "save", "support|back")


class Report(NamedTuple):
    """One event. Forces act on crowds or other forces, firms on plants."""

    agent: Concept
    action: Concept
    object: Concept
    number: Optional[str]
    time: Optional[Concept]


def pools(report):
    """(agents, actions, objects) of the report's kind."""
    return (FORCES, FORCE_ACTIONS, CROWDS) if report.action.family == "force" else (FIRMS, FIRM_ACTIONS, PLANTS)


def draw_report(source, held_out):
    """A random report."""
    number = source.choice(lexicon.NUMBERS) if source.chance(0.5) else None
    time = source.choice(lexicon.TIMES) if source.chance(0.45) else None
    if source.chance(0.5):
        agent = source.choice(FORCES)
        objects = lexicon.pick(source, held_out, CROWDS, HELD_OUT_CROWDS)
        if source.chance(0.35):
            objects, number = lexicon.other(source, agent, FORCES), None
        return Report(agent, source.choice(FORCE_ACTIONS), objects, number, time)
    return Report(source.choice(FIRMS), source.choice(FIRM_ACTIONS), lexicon.pick(source, held_out, PLANTS, HELD_OUT_PLANTS), number, time)


def headline(source, report, passive=None, denied=False):
    """The report as a sentence, active or passive, numbers as words or digits, the time at either end."""
    number = report.number and (report.number if source.chance(0.6) else lexicon.DIGITS[report.number])
    things = (number + " " if number else "") + lexicon.said(source, report.object)
    agent, verb = lexicon.said(source, report.agent), lexicon.said(source, report.action)
    if source.chance(0.3) if passive is None else passive:
        words = f"{things} were {'not ' if denied else ''}{morphology.participle(verb)} by {agent}"
    elif denied:
        words = f"{agent} did not {verb} {things}"
    else:
        words = f"{agent} {morphology.past(verb)} {things}"
    if report.time is None:
        return words
    if source.chance(0.2):
        return f"{report.time.words[0]} {words}"
    return f"{words} {lexicon.said(source, report.time)}"
