"""English word forms for the lexicon: plurals, verb forms, a and an."""

IRREGULAR_PLURALS = {"man": "men", "woman": "women", "child": "children", "person": "people", "policeman": "policemen", "fish": "fish",
                     "knife": "knives"}
IRREGULAR_VERBS = {  # base: (past, participle)
    "buy": ("bought", "bought"), "sell": ("sold", "sold"), "break": ("broke", "broken"), "find": ("found", "found"), "lose": ("lost", "lost"),
    "hide": ("hid", "hidden"), "steal": ("stole", "stolen"), "go": ("went", "gone"), "see": ("saw", "seen"), "eat": ("ate", "eaten"),
    "write": ("wrote", "written"), "build": ("built", "built"), "draw": ("drew", "drawn"), "take": ("took", "taken"), "give": ("gave", "given"),
    "run": ("ran", "run"), "sleep": ("slept", "slept"), "sing": ("sang", "sung"), "hurt": ("hurt", "hurt"), "leave": ("left", "left"),
    "win": ("won", "won"), "beat": ("beat", "beaten"), "teach": ("taught", "taught"), "lead": ("led", "led"), "make": ("made", "made"),
    "shut": ("shut", "shut"), "show": ("showed", "shown"), "drive": ("drove", "driven"), "know": ("knew", "known"), "fall": ("fell", "fallen"),
    "put": ("put", "put"), "speak": ("spoke", "spoken"), "bring": ("brought", "brought"), "begin": ("began", "begun"), "lend": ("lent", "lent"),
    "swim": ("swam", "swum"), "lie": ("lied", "lied"), "smile": ("smiled", "smiled"), "keep": ("kept", "kept"), "cut": ("cut", "cut"),
    "shoot": ("shot", "shot"), "read": ("read", "read"),
    "send": ("sent", "sent")}
DOUBLED = frozenset("stop plan shut put run swim win cut begin rob ship".split())
SILENT_BUT_AN = ("honest", "hour")
VOWEL_BUT_A = ("uni", "use", "euro", "one")
NOT_UNI = ("unin", "unim")


def plural(noun):
    """The plural of a singular noun."""
    if noun in IRREGULAR_PLURALS:
        return IRREGULAR_PLURALS[noun]
    if noun.endswith(("s", "x", "ch", "sh")):
        return noun + "es"
    if noun.endswith("y") and noun[-2] not in "aeou":
        return noun[:-1] + "ies"
    return noun + "s"


def third_person(verb):
    """The form after he: buys, carries, watches."""
    if verb.endswith(("s", "x", "ch", "sh", "o")):
        return verb + "es"
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ies"
    return verb + "s"


def _with_d(verb):
    if verb.endswith("e"):
        return verb + "d"
    if verb.endswith("y") and verb[-2] not in "aeou":
        return verb[:-1] + "ied"
    return (verb + verb[-1] if verb in DOUBLED else verb) + "ed"


def past(verb):
    """The simple past: bought, carried."""
    return IRREGULAR_VERBS[verb][0] if verb in IRREGULAR_VERBS else _with_d(verb)


def participle(verb):
    """The past participle: bought, broken."""
    return IRREGULAR_VERBS[verb][1] if verb in IRREGULAR_VERBS else _with_d(verb)


def gerund(verb):
    """The -ing form: buying, hiding, cutting."""
    if verb == "lie":
        return "lying"
    if verb.endswith("e") and not verb.endswith("ee"):
        return verb[:-1] + "ing"
    return (verb + verb[-1] if verb in DOUBLED else verb) + "ing"


def article(following):
    """a or an, as the next word sounds."""
    if following.startswith(SILENT_BUT_AN):
        return "an"
    if following.startswith(VOWEL_BUT_A) and not following.startswith(NOT_UNI):
        return "a"
    return "an" if following[0] in "aeiou" else "a"


def indefinite(phrase):
    """A noun phrase with its indefinite article: a car, an old car."""
    return f"{article(phrase)} {phrase}"
