"""The small world that the pair tasks share: people, things, actions, qualities, places, numbers.

A concept's words mean the same; concepts of one family are related and have a common name; opposites exclude each other.
Words of a held-out concept are shown in dev sets only.
"""

from typing import NamedTuple, Tuple


class Concept(NamedTuple):
    """A meaning: its words (synonyms) and the family of its near relations."""

    words: Tuple[str, ...]
    family: str
    opposite: Tuple[str, ...] = ()


def _concepts(family, *groups):
    return tuple(Concept(tuple(group.split("|")), family) for group in groups)


def _opposed(family, *pairs):
    result = []
    for pair in pairs:
        left, right = (tuple(side.split("|")) for side in pair.split("/"))
        result += [Concept(left, family, right), Concept(right, family, left)]
    return tuple(result)


PEOPLE = (_concepts("male", "man|guy", "boy") + _concepts("female", "woman|lady", "girl")
          + _concepts("medical", "doctor", "nurse") + _concepts("legal", "lawyer|attorney", "judge")
          + _concepts("school", "teacher", "student") + _concepts("armed", "officer|cop", "soldier")
          + _concepts("stage", "singer", "actor"))
HELD_OUT_PEOPLE = _concepts("land", "driver", "pilot") + _concepts("letters", "writer|author")

VEHICLES = _concepts("vehicle", "car", "truck", "bike|bicycle", "boat|ship")
DEVICES = _concepts("device", "phone|telephone", "camera", "computer", "radio")
OBJECTS = _concepts("object", "ring", "book", "picture|painting", "gift|present", "box", "clock")
THINGS = VEHICLES + DEVICES + OBJECTS
HELD_OUT_THINGS = _concepts("vehicle", "bus") + _concepts("object", "flag", "hat")

ACTIONS = (_opposed("trade", "buy/sell") + _opposed("search", "find|discover/lose") + _opposed("work", "make|create/destroy|break")
           + _opposed("sight", "show/hide") + _opposed("move", "take/leave"))
HELD_OUT_ACTIONS = _opposed("theft", "steal/return")

SIZES = _opposed("size", "big|large/small|little")
AGES = _opposed("age", "old/new")
COLORS = _concepts("color", "red", "blue", "green", "black", "white")
QUALITIES = SIZES + AGES + COLORS

PLACES = _concepts("place", "in the park", "at school", "in the city", "near the river", "at home", "at the store|at the shop",
                   "on the street|on the road", "in the garden")
TIMES = _concepts("time", "on monday|monday", "on friday|friday", "on sunday|sunday", "in may", "in june", "last week", "last year")

NUMBERS = ("two", "three", "four", "five", "six")
DIGITS = dict(zip(NUMBERS, "23456"))

MALE_NAMES = "john bill tom david james peter paul mike jack sam robert richard henry joe".split()
FEMALE_NAMES = "mary anna jane sarah susan kate julia elizabeth ann jennifer rachel martha sara amy".split()
HELD_OUT_MALE_NAMES = "george mark".split()
HELD_OUT_FEMALE_NAMES = "alice julie".split()

HELD_OUT_SHARE = 0.08


def pick(source, held_out, known, rare):
    """One of the known items, or, where held-out ones are allowed, sometimes one of those."""
    return source.choice(rare if held_out and source.chance(HELD_OUT_SHARE) else known)


def other(source, item, items):
    """An item that is not the given one."""
    while True:
        drawn = source.choice(items)
        if drawn != item:
            return drawn


def related(source, concept, concepts):
    """Another concept of the same family, or None."""
    family = [candidate for candidate in concepts if candidate.family == concept.family and candidate != concept]
    return source.choice(family) if family else None


def unrelated(source, concept, concepts):
    """A concept of another family."""
    return source.choice([candidate for candidate in concepts if candidate.family != concept.family])


def said(source, concept):
    """One of the concept's words; the plain one more often."""
    return concept.words[0] if len(concept.words) == 1 or source.chance(0.6) else source.choice(concept.words[1:])
