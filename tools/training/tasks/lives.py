"""Pieces of people's lives and claims about them: facts in passing, relations seen from the other side, what was only tried."""

from . import lexicon, morphology

ROLES = "teacher doctor lawyer singer writer student soldier driver judge nurse actor pilot".split()
CITIES = "paris london boston chicago moscow texas india china iraq mexico".split()
DEEDS = (("win", "race"), ("win", "prize"), ("write", "book"), ("write", "letter"), ("buy", "house"), ("sell", "house"), ("lose", "game"),
         ("paint", "picture"), ("lead", "army"), ("find", "money"), ("build", "school"), ("open", "hotel"), ("leave", "party"), ("keep", "dog"))
HELD_OUT_DEEDS = (("win", "game"), ("sell", "hotel"), ("write", "song"), ("find", "dog"))
CONVERSES = (  # one relation from both ends
    ("{0} sold {2} to {1}", "{1} bought {2} from {0}"), ("{0} gave {2} to {1}", "{1} got {2} from {0}"),
    ("{0} sent {2} to {1}", "{1} received {2} from {0}"), ("{0} beat {1}", "{1} lost to {0}"), ("{0} is older than {1}", "{1} is younger than {0}"),
    ("{0} is taller than {1}", "{1} is shorter than {0}"), ("{0} came before {1}", "{1} came after {0}"),
    ("{0} followed {1}", "{1} was followed by {0}"), ("{0} called {1}", "{1} was called by {0}"))
MUTUALS = ("{0} married {1}", "{0} met {1}", "{0} works with {1}", "{0} lives with {1}", "{0} agreed with {1}")
GIFTS = ("a car", "a house", "a book", "a dog", "a ring", "a boat", "the land", "the money")
DONE = ("managed to", "was able to", "remembered to")
NOT_DONE = ("failed to", "tried to", "wanted to", "planned to", "promised to", "refused to")


def two_names(source, held_out):
    """Two different names."""
    names = lexicon.MALE_NAMES + lexicon.FEMALE_NAMES
    first = lexicon.pick(source, held_out, names, lexicon.HELD_OUT_MALE_NAMES + lexicon.HELD_OUT_FEMALE_NAMES)
    return first, lexicon.other(source, first, names)


def portrait(source, held_out, follows):
    """A story with a role, a city and a deed, and a claim about one of them."""
    name, stranger = two_names(source, held_out)
    role, city = source.choice(ROLES), source.choice(CITIES)
    verb, thing = lexicon.pick(source, held_out, DEEDS, HELD_OUT_DEEDS)
    story = source.choice(("{0} , {1} from {2} , {3} the {4}", "{0} from {2} , {1} , {3} the {4}")).format(
        name, morphology.indefinite(role), city, morphology.past(verb), thing)
    if not follows:
        wrong = source.choice(("name", "role", "city", "deed"))
        name = stranger if wrong == "name" else name
        if wrong == "role":
            return story, _role(name, lexicon.other(source, role, ROLES))
        if wrong == "city":
            return story, _city(source, name, lexicon.other(source, city, CITIES))
        if wrong == "deed":
            other_verb, other_thing = lexicon.other(source, (verb, thing), DEEDS)
            return story, _deed(source, name, other_verb, other_thing)
    claims = (lambda: _role(name, role), lambda: _city(source, name, city), lambda: _deed(source, name, verb, thing))
    return story, source.choice(claims)()


def relation(source, held_out, follows):
    """A relation of two people and the same or its reverse from the other side."""
    first, second = two_names(source, held_out)
    if source.chance(0.3):
        frame = source.choice(MUTUALS)
        told = (second, first)
        if not follows:
            third = lexicon.other(source, first, lexicon.MALE_NAMES + lexicon.FEMALE_NAMES)
            told = (third, first) if source.chance(0.5) else (second, third)
        return frame.format(first, second), frame.format(*told)
    frames = source.choice(CONVERSES)
    gift = source.choice(GIFTS)
    given = source.integer(0, 1)
    claimed = 1 - given if source.chance(0.8) else given
    if claimed == given and follows:
        return None
    people = (first, second) if follows else (second, first)
    return frames[given].format(first, second, gift), frames[claimed].format(*people, gift)


def attempt(source, held_out, follows):
    """Something managed, or only tried, and the claim that it was done."""
    name, _ = two_names(source, held_out)
    verb, thing = lexicon.pick(source, held_out, DEEDS, HELD_OUT_DEEDS)
    place = f" in {source.choice(CITIES)}" if source.chance(0.6) else ""
    story = f"{name} {source.choice(DONE if follows else NOT_DONE)} {verb} the {thing}{place}"
    return story, _deed(source, name, verb, thing)


def _role(name, role):
    return f"{name} is {morphology.indefinite(role)}"


def _city(source, name, city):
    return source.choice(("{0} is from {1}", "{0} comes from {1}")).format(name, city)


def _deed(source, name, verb, thing):
    if source.chance(0.25):
        return f"the {thing} was {morphology.participle(verb)} by {name}"
    return f"{name} {morphology.past(verb)} the {thing}"
