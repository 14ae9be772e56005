"""Rules of structure that a sentence keeps or breaks: arguments, order, gaps, case, polarity. Each gives (kept, broken)."""

from . import lexicon, morphology
from .agreement import INTRANSITIVE, PERSON_MODIFIERS, THINGS, person

TAKING = "buy sell find take steal paint push pull see".split()
PLACES = ("on the table", "on the floor", "in the car", "in the house")
PORTABLE = "book bike guitar phone camera box bag cup map picture chair".split()


def argument(source, held_out):
    """The man put the book on the table / *put the book; smiled / *smiled the book."""
    subject, thing = person(source, held_out), source.choice(THINGS)
    kind = source.integer(0, 2)
    if kind == 0:
        rest = f"the {subject} put the {source.choice(PORTABLE)}"
        return f"{rest} {source.choice(PLACES)} .", rest + source.choice((" .", " yesterday .", " again ."))
    if kind == 1:
        verb = morphology.past(source.choice(INTRANSITIVE[:5]))
        tail = source.choice(("", " yesterday", " again", " in the house", " last week"))
        return f"the {subject} {verb}{tail} .", f"the {subject} {verb} the {thing}{tail} ."
    verb = morphology.past(source.choice(("buy", "take", "find", "make", "bring")))
    tail = source.choice(("", " yesterday", " again"))
    return f"the {subject} {verb} the {thing}{tail} .", f"the {subject} {verb}{tail} ."


def order(source, held_out):
    """The old man / *the man old, bought a car / *a car bought."""
    subject, thing, modifier = person(source, held_out), source.choice(THINGS), source.choice(PERSON_MODIFIERS)
    verb = morphology.past(source.choice(TAKING))
    kind = source.integer(0, 2)
    kept = f"the {modifier} {subject} {verb} the {thing} ."
    if kind == 0:
        return kept, f"the {subject} {modifier} {verb} the {thing} ."
    if kind == 1:
        return kept, f"the {modifier} {subject} {verb} {thing} the ."
    return kept, f"the {modifier} {subject} the {thing} {verb} ."


def gap(source, held_out):
    """What did mary buy ? / *what did mary buy the car ?"""
    subject = f"the {person(source, held_out)}" if source.chance(0.6) else source.choice(lexicon.MALE_NAMES + lexicon.FEMALE_NAMES)
    verb, thing = source.choice(TAKING), source.choice(THINGS)
    tail = source.choice((" ?", " yesterday ?", " last week ?"))
    if source.chance(0.5):
        return f"what did {subject} {verb}{tail}", f"what did {subject} {verb} the {thing}{tail}"
    return f"where did {subject} {verb} the {thing} ?", f"where {subject} did {verb} the {thing} ?"


def case(source, held_out):
    """He saw her / *him saw her."""
    subjects, objects = ("he", "she", "they", "we", "i"), ("him", "her", "them", "us", "me")
    first, second = source.integer(0, 4), source.integer(0, 4)
    if first == second or {first, second} == {3, 4}:
        return None
    verb = source.choice(("saw", "helped", "liked", "followed", "heard", "called", "met"))
    tail = source.choice((" .", " yesterday .", " again .", " last week .", " in the park ."))
    noun = f"the {person(source, held_out)}"
    kind = source.integer(0, 2)
    if kind == 0:
        return f"{subjects[first]} {verb} {noun}{tail}", f"{objects[first]} {verb} {noun}{tail}"
    if kind == 1:
        return f"{noun} {verb} {objects[second]}{tail}", f"{noun} {verb} {subjects[second]}{tail}"
    return f"{subjects[first]} {verb} {objects[second]}{tail}", f"{objects[first]} {verb} {subjects[second]}{tail}"


def polarity(source, held_out):
    """Nobody has ever seen it / *mary has ever seen it."""
    thing = source.choice(THINGS)
    negative = source.choice(("nobody", "no one", f"no {person(source, held_out)}"))
    positive = source.choice(("everybody", f"the {person(source, held_out)}", source.choice(lexicon.MALE_NAMES + lexicon.FEMALE_NAMES)))
    seen = morphology.participle(source.choice(("see", "buy", "sell", "find", "hide", "paint")))
    frame = source.choice(("{{}} has ever {1} the {0} .", "{{}} has {1} any {2} .", "{{}} has {1} the {0} yet .")).format(thing, seen, morphology.plural(thing))
    return frame.format(negative), frame.format(positive)
