"""Short records (who made what, when, where), the questions one can ask of them, for the answer task."""

from typing import NamedTuple, Optional

from . import lexicon, morphology

MAKINGS = (  # verb, things made
    ("write", ("book", "song", "poem", "play", "letter")), ("build", ("bridge", "house", "church", "museum", "school", "ship")),
    ("draw", ("map", "picture")), ("paint", ("picture", "house", "wall")), ("open", ("museum", "school", "bank", "hotel", "store")),
    ("find", ("map", "ring", "letter")), ("win", ("race", "prize", "game")), ("design", ("bridge", "house", "museum", "ship")))
HELD_OUT_MAKINGS = (("lead", ("army", "band")),)
CITIES = "paris london boston chicago moscow texas india china iraq mexico".split()
YEARS = "1958 1975 1984 1989 1993 1995 1997 1998 1999 2000 2001 2002 2003 2004 2005".split()


class Record(NamedTuple):
    """One deed; the year or the city may be unknown."""

    name: str
    verb: str
    thing: str
    year: Optional[str]
    city: Optional[str]


def draw_record(source, held_out):
    """A random record with a year, a city, both or none."""
    names = lexicon.MALE_NAMES + lexicon.FEMALE_NAMES
    name = lexicon.pick(source, held_out, names, lexicon.HELD_OUT_MALE_NAMES + lexicon.HELD_OUT_FEMALE_NAMES)
    verb, things = lexicon.pick(source, held_out, MAKINGS, HELD_OUT_MAKINGS)
    year = source.choice(YEARS) if source.chance(0.5) else None
    city = source.choice(CITIES) if source.chance(0.45) else None
    return Record(name, verb, source.choice(things), year, city)


def statement(source, record):
    """The record as a sentence; the maker is left out of some passives (see statement_without_maker)."""
    if source.chance(0.3):
        words = f"the {record.thing} was {morphology.participle(record.verb)} by {record.name}"
    else:
        words = f"{record.name} {morphology.past(record.verb)} the {record.thing}"
    return words + _circumstances(source, record)


def statement_without_maker(source, record):
    """The record in the passive, without who did it."""
    return f"the {record.thing} was {morphology.participle(record.verb)}" + _circumstances(source, record)


def question(source, record, asked):
    """A question for the record's "name", "year", "city" or "thing"."""
    if asked == "name":
        return f"who {morphology.past(record.verb)} the {record.thing} ?"
    if asked == "thing":
        return f"what did {record.name} {record.verb} ?"
    word = "when" if asked == "year" else "where"
    if source.chance(0.5):
        return f"{word} was the {record.thing} {morphology.participle(record.verb)} ?"
    return f"{word} did {record.name} {record.verb} the {record.thing} ?"


def _circumstances(source, record):
    parts = [f" in {part}" for part in (record.year, record.city) if part]
    return "".join(parts if source.chance(0.7) else parts[::-1])
