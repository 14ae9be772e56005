"""News of the small world: who did what to how many of whom, when; for the paraphrase task."""

from typing import NamedTuple, Optional

from . import lexicon, morphology
from .lexicon import Concept

FORCES = tuple(Concept(tuple(words.split("|")), "force") for words in ("police|officers", "troops|soldiers", "rebels", "guards"))
CROWDS = tuple(Concept(tuple(words.split("|")), "crowd") for words in ("men", "women", "students|pupils", "workers|employees", "doctors|physicians", "farmers"))
HELD_OUT_CROWDS = (Concept(("lawyers", "attorneys"), "crowd"), Concept(("drivers",), "crowd"))
FORCE_ACTIONS = tuple(Concept(tuple(words.split("|")), "force") for words in ("arrest|detain", "stop", "free|release", "rescue|save", "attack", "question"))
FIRMS = tuple(Concept(tuple(words.split("|")), "firm") for words in ("the company|the firm", "the bank", "the government|the state", "the group"))
PLANTS = tuple(Concept(tuple(words.split("|")), "plant") for words in ("stores|shops", "plants|factories", "hotels", "offices", "banks", "schools"))
HELD_OUT_PLANTS = (Concept(("hospitals",), "plant"), Concept(("theaters",), "plant"))
FIRM_ACTIONS = tuple(Concept(tuple(words.split("|")), "firm") for words in ("buy|acquire", "sell", "close|shut", "open", "build|construct", "visit"))


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
    time = lexicon.said(source, report.time)
    return f"{time} {words}" if source.chance(0.2) else f"{words} {time}"
