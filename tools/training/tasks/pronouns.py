"""Sentences with a pronoun and two that it could mean: told apart by gender, by number or by what people do why."""

from . import lexicon, morphology

ABOUT_SUBJECT = (  # who did it was so
    ("impressed", ("smart", "brave", "strong", "honest", "funny")), ("annoyed", ("rude", "late", "loud", "lazy", "wrong")),
    ("surprised", ("early", "brave", "smart", "rich", "funny")), ("disappointed", ("late", "weak", "lazy", "wrong", "rude")),
    ("beat", ("fast", "strong", "smart", "lucky", "old")))
ABOUT_OBJECT = (  # to whom it was done was so
    ("helped", ("tired", "weak", "sick", "poor", "old")), ("liked", ("kind", "funny", "honest", "brave", "nice")),
    ("hated", ("rude", "lazy", "loud", "rich", "crazy")), ("hired", ("smart", "honest", "fast", "famous", "careful")),
    ("fired", ("late", "lazy", "rude", "wrong", "slow")), ("called", ("lonely", "sad", "sick", "alone", "afraid")))
BEASTS = ("dog", "cow", "bear", "horse", "bird")
HELD_OUT_BEASTS = ("cat", "lion")
MEETINGS = ("saw", "followed", "attacked", "heard", "met", "left")
MOODS = ("hungry", "angry", "fast", "old", "young", "strong", "tired", "afraid")
LARGE = ("piano", "table", "bike", "chair", "picture", "computer")
HOLDERS = ("box", "bag", "car", "truck", "room", "boat")


def very(source):
    """Now and then the word very, which changes nothing."""
    return "very " if source.chance(0.2) else ""


def by_gender(source, held_out):
    """(sentence, what is said of whom, what is said of the other): he and she."""
    man = lexicon.pick(source, held_out, lexicon.MALE_NAMES, lexicon.HELD_OUT_MALE_NAMES)
    woman = lexicon.pick(source, held_out, lexicon.FEMALE_NAMES, lexicon.HELD_OUT_FEMALE_NAMES)
    verb, moods = source.choice(ABOUT_SUBJECT + ABOUT_OBJECT)
    mood = source.choice(moods)
    first, second = (man, woman) if source.chance(0.5) else (woman, man)
    meant, wrong, pronoun = (man, woman, "he") if source.chance(0.5) else (woman, man, "she")
    return f"{first} {verb} {second} because {pronoun} was {very(source)}{mood}", f"{meant} was {mood}", f"{wrong} was {mood}"


def by_cause(source, held_out):
    """(sentence, right, wrong): two of one gender; the verb tells who was so."""
    if source.chance(0.5):
        names, rare = lexicon.MALE_NAMES, lexicon.HELD_OUT_MALE_NAMES
        pronoun = "he"
    else:
        names, rare = lexicon.FEMALE_NAMES, lexicon.HELD_OUT_FEMALE_NAMES
        pronoun = "she"
    first = lexicon.pick(source, held_out, names, rare)
    second = lexicon.other(source, first, names)
    about_subject = source.chance(0.5)
    verb, moods = source.choice(ABOUT_SUBJECT if about_subject else ABOUT_OBJECT)
    mood = source.choice(moods)
    meant, wrong = (first, second) if about_subject else (second, first)
    return f"{first} {verb} {second} because {pronoun} was {very(source)}{mood}", f"{meant} was {mood}", f"{wrong} was {mood}"


def by_number(source, held_out):
    """(sentence, right, wrong): it and they."""
    one = lexicon.pick(source, held_out, BEASTS, HELD_OUT_BEASTS)
    many = lexicon.other(source, one, BEASTS)
    plural = morphology.plural(many)
    mood = source.choice(MOODS)
    single, several = f"the {one} was {mood}", f"the {plural} were {mood}"
    first, second = (f"the {one}", f"the {plural}") if source.chance(0.5) else (f"the {plural}", f"the {one}")
    about = f"{first} {source.choice(MEETINGS)} {second} because"
    if source.chance(0.5):
        return f"{about} it was {very(source)}{mood}", single, several
    return f"{about} they were {very(source)}{mood}", several, single


def by_size(source, held_out):
    """(sentence, right, wrong): what does not fit is too big, or what should hold it too small."""
    thing, holder = source.choice(LARGE), source.choice(HOLDERS)
    big = source.chance(0.5)
    size = source.choice(("big", "large") if big else ("small", "little"))
    right, wrong = (thing, holder) if big else (holder, thing)
    return f"the {thing} did not fit the {holder} because it was {size}", f"the {right} was {size}", f"the {wrong} was {size}"
