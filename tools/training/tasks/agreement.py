"""Rules of form that a sentence keeps or breaks: agreement, reflexives, articles, verb forms. Each gives (kept, broken)."""

from . import lexicon, morphology

INTRANSITIVE = "sleep smile laugh work wait sing run swim".split()
HELD_OUT_INTRANSITIVE = "dance cry".split()
NEAR = ("near the", "behind the", "with the", "next to the")
SUBJECTS = "man woman boy girl doctor teacher student lawyer soldier singer judge nurse".split()
HELD_OUT_SUBJECTS = "farmer driver".split()
THINGS = "car truck house book table chair boat bike guitar piano phone camera box bag cup map picture".split()
THING_MODIFIERS = "old big new small red nice ugly expensive empty open".split()
PERSON_MODIFIERS = "old young nice angry honest strong ugly famous".split()
MASS = "water money bread rice music sugar milk wine".split()
PAST = "buy sell find lose take see break steal hide draw write give".split()


def person(source, held_out):
    """A noun for a person."""
    return lexicon.pick(source, held_out, SUBJECTS, HELD_OUT_SUBJECTS)


def subject_verb(source, held_out):
    """The boys near the house sleep / *sleeps."""
    noun, verb = person(source, held_out), lexicon.pick(source, held_out, INTRANSITIVE, HELD_OUT_INTRANSITIVE)
    near = ""
    if source.chance(0.6):
        distractor = source.choice(THINGS)
        near = f" {source.choice(NEAR)} {distractor if source.chance(0.5) else morphology.plural(distractor)}"
    several = source.chance(0.5)
    forms = verb, morphology.third_person(verb)
    if source.chance(0.4):
        forms = f"are {morphology.gerund(verb)}", f"is {morphology.gerund(verb)}"
    head = f"the {morphology.plural(noun) if several else noun}{near}"
    right, wrong = forms if several else forms[::-1]
    return f"{head} {right} .", f"{head} {wrong} ."


def reflexive(source, held_out):
    """Mary hurt herself / *himself."""
    verb = source.choice(("hurt", "saw", "helped", "hated", "liked", "described"))
    kind = source.integer(0, 2)
    pronouns = ("himself", "herself", "themselves")
    names = (lexicon.MALE_NAMES, lexicon.FEMALE_NAMES)
    rare = (lexicon.HELD_OUT_MALE_NAMES, lexicon.HELD_OUT_FEMALE_NAMES)
    subject = f"the {morphology.plural(person(source, held_out))}" if kind == 2 else lexicon.pick(source, held_out, names[kind], rare[kind])
    tail = source.choice((" .", " again .", " yesterday .", " last week ."))
    wrong = lexicon.other(source, pronouns[kind], pronouns)
    return f"{subject} {verb} {pronouns[kind]}{tail}", f"{subject} {verb} {wrong}{tail}"


def determiner(source, held_out):
    """An old car / *a old car, these cars / *these car, much water / *many water."""
    subject, thing = person(source, held_out), source.choice(THINGS)
    verb = morphology.past(source.choice(("see", "buy", "find", "sell", "take")))
    kind = source.integer(0, 2)
    if kind == 0:
        modifier = source.choice(THING_MODIFIERS)
        right = morphology.article(modifier)
        return f"the {subject} {verb} {right} {modifier} {thing} .", f"the {subject} {verb} {'a' if right == 'an' else 'an'} {modifier} {thing} ."
    if kind == 1:
        many = source.choice(("these", "those", "many", "two", "three"))
        one = source.choice(("this", "that", "every", "one"))
        single, several = thing, morphology.plural(thing)
        if source.chance(0.5):
            return f"the {subject} {verb} {many} {several} .", f"the {subject} {verb} {many} {single} ."
        return f"the {subject} {verb} {one} {single} .", f"the {subject} {verb} {one} {several} ."
    much = source.chance(0.5)
    noun = source.choice(MASS) if much else morphology.plural(thing)
    right, wrong = ("much", "many") if much else ("many", "much")
    frame = source.choice(("the {0} did not see {{}} {1} .", "there is not {{}} {1} here ." if much else "there are not {{}} {1} here .",
                           "the {0} has too {{}} {1} .")).format(subject, noun)
    return frame.format(right), frame.format(wrong)


def verb_form(source, held_out):
    """Did not go / *went, has eaten / *ate, can sing / *sings."""
    subject = f"the {person(source, held_out)}" if source.chance(0.5) else source.choice(lexicon.MALE_NAMES + lexicon.FEMALE_NAMES)
    verb, thing = source.choice(PAST), source.choice(THINGS)
    base, past, participle = verb, morphology.past(verb), morphology.participle(verb)
    third, gerund = morphology.third_person(verb), morphology.gerund(verb)
    before, right, wrongs = source.choice((
        ("did not", base, (past, third)), ("will", base, (past, gerund)), ("can", base, (third, past)), ("has", participle, (base, gerund)),
        ("is", gerund, (base, past if past != participle else base)), ("wants to", base, (gerund, past)), ("must", base, (third, gerund))))
    wrong = source.choice(wrongs)
    return f"{subject} {before} {right} the {thing} .", f"{subject} {before} {wrong} the {thing} ."
