"""Words of the sentiment task. A word's strength is how far it pulls a rater: 1.0 strong, 0.7 plain, 0.45 mild.

HELD_OUT words are never shown in training: the dev set tests what the model makes of their pieces.
"""


def _graded(strong, plain, mild):
    return [(word, strength) for words, strength in ((strong, 1.0), (plain, 0.7), (mild, 0.45)) for word in words.split()]


POSITIVE_ADJECTIVES = _graded(
    "brilliant superb dazzling magnificent masterful exquisite stunning exhilarating unforgettable sublime riveting "
    "marvelous glorious spectacular breathtaking extraordinary triumphant hilarious transcendent flawless wonderful "
    "outstanding ravishing electrifying remarkable",
    "charming funny witty moving clever graceful tender engaging delightful thoughtful inventive gripping poignant "
    "heartfelt intelligent lovely absorbing vivid warm lively compelling beautiful elegant rewarding refreshing sharp "
    "honest touching imaginative soulful joyful skillful powerful playful tasteful artful truthful insightful "
    "captivating affecting enchanting entertaining satisfying stirring inspired rousing original assured luminous "
    "convincing amusing uplifting fascinating memorable praiseworthy unpretentious unforced",
    "pleasant likable decent solid competent sweet breezy amiable agreeable cute watchable diverting enjoyable "
    "serviceable respectable sincere polished earnest spirited tidy")

NEGATIVE_ADJECTIVES = _graded(
    "awful terrible dreadful excruciating atrocious unwatchable abysmal insufferable appalling unbearable horrible "
    "disastrous wretched idiotic repulsive worthless godawful pathetic hideous laughable incoherent offensive "
    "mindless soulless pointless",
    "boring dull tedious clumsy shallow lifeless predictable contrived sloppy stale tiresome bland unfunny "
    "uninspired murky muddled lame hollow pretentious bloated humorless witless overlong overwrought tasteless "
    "charmless heartless aimless flavorless joyless artless lazy crude dreary plodding cynical manipulative grating "
    "annoying irritating forgettable unconvincing unoriginal derivative shapeless inept stilted underwritten "
    "overblown overcooked disappointing depressing exhausting dispiriting ludicrous implausible",
    "uneven slow flat thin slight familiar formulaic conventional sappy mushy choppy dated minor messy forced cold "
    "sluggish underwhelming vague fussy")

HELD_OUT_POSITIVE_ADJECTIVES = _graded(
    "masterly wondrous", "joyous wittier livelier uncontrived unpredictable unconventional insightsome "
    "unstilted uncynical", "winsome sweetish")

HELD_OUT_NEGATIVE_ADJECTIVES = _graded(
    "unwatchably horrid", "graceless wonderless skilless powerless truthless thoughtless unengaging unmoving "
    "uninventive unrewarding ungraceful unimaginative unsatisfying overplayed overdone overstuffed underplotted "
    "dullish", "unpolished unamusing")

NEUTRAL_ADJECTIVES = (
    "new long short small big old young american french british local early late recent second third final quiet "
    "loud urban rural modern historical digital musical animated political silent spanish russian japanese "
    "independent").split()

WORKS = ("film movie picture comedy drama thriller documentary story romance western sequel remake adaptation debut "
         "feature fable mystery satire musical epic").split()

ASPECTS = ("plot script acting dialogue cast direction pacing premise ending screenplay soundtrack photography "
           "performance story humor editing score camera narrative characters opening scenery costumes jokes twists "
           "visuals action").split()

PLURAL_ASPECTS = frozenset("characters costumes jokes twists visuals".split())

POSITIVE_VERBS = [("charms", 0.7), ("delights", 0.8), ("soars", 0.9), ("sparkles", 0.8), ("shines", 0.8), ("works", 0.6),
                  ("succeeds", 0.7), ("enchants", 0.8), ("triumphs", 1.0), ("dazzles", 1.0), ("glows", 0.6),
                  ("rewards patience", 0.6), ("holds together", 0.5), ("never loses its way", 0.7),
                  ("lingers in the mind", 0.7), ("earns its tears", 0.7), ("keeps you guessing", 0.6),
                  ("gets under your skin", 0.6), ("hits every note", 0.8), ("wins you over", 0.8)]

NEGATIVE_VERBS = [("drags", -0.7), ("bores", -0.8), ("fizzles", -0.8), ("stumbles", -0.6), ("fails", -0.8), ("sinks", -0.7),
                  ("collapses", -0.9), ("disappoints", -0.8), ("grates", -0.7), ("flounders", -0.7), ("sags", -0.5),
                  ("falls apart", -0.8), ("runs out of steam", -0.7), ("goes nowhere", -0.8), ("overstays its welcome", -0.6),
                  ("wears out its welcome", -0.6), ("loses its way", -0.7), ("insults its audience", -0.9),
                  ("falls flat", -0.8), ("misses every note", -0.7)]

POSITIVE_NOUNS = [("triumph", 1.0), ("delight", 0.8), ("gem", 0.8), ("treat", 0.7), ("masterpiece", 1.0), ("joy", 0.8),
                  ("pleasure", 0.7), ("winner", 0.7), ("treasure", 0.8), ("revelation", 0.9), ("marvel", 0.9)]

NEGATIVE_NOUNS = [("mess", -0.8), ("bore", -0.8), ("disaster", -1.0), ("chore", -0.7), ("failure", -0.9), ("dud", -0.8),
                  ("disappointment", -0.8), ("waste of time", -1.0), ("misfire", -0.7), ("slog", -0.7), ("embarrassment", -0.9)]

POSITIVE_QUALITIES = [(word, 0.7) for word in ("charm wit humor warmth grace energy insight heart style intelligence "
                                              "honesty imagination suspense tenderness conviction").split()]
NEGATIVE_QUALITIES = [(word, -0.7) for word in ("cliches melodrama sentimentality clutter pretension noise cynicism "
                                               "laziness padding tedium contrivance excess preaching").split()]

INTENSIFIERS = [("very", 1.3), ("truly", 1.3), ("utterly", 1.5), ("deeply", 1.4), ("thoroughly", 1.4), ("incredibly", 1.5),
                ("genuinely", 1.2), ("remarkably", 1.4), ("so", 1.2), ("absolutely", 1.5), ("consistently", 1.2), ("quite", 1.1)]
DOWNTONERS = [("somewhat", 0.55), ("slightly", 0.45), ("mildly", 0.45), ("marginally", 0.45), ("fairly", 0.8), ("occasionally", 0.5),
              ("sometimes", 0.5), ("rather", 0.8), ("intermittently", 0.5)]

CRAFTS = "acted written paced shot crafted directed edited scored staged told cast lit".split()
GOOD_MANNERS = [("well", 0.7), ("beautifully", 0.9), ("finely", 0.7), ("cleverly", 0.7), ("superbly", 1.0), ("elegantly", 0.8)]
BAD_MANNERS = [("poorly", -0.8), ("badly", -0.8), ("clumsily", -0.7), ("lazily", -0.7), ("horribly", -1.0), ("sloppily", -0.7)]

HELD_OUT_MANNER_PAIRS = frozenset(("well told", "beautifully lit", "finely acted", "superbly edited", "elegantly paced",
                                   "poorly scored", "badly cast", "clumsily told", "horribly directed", "sloppily written"))

PLACES = ("in a small town", "in paris", "on a remote island", "in the suburbs", "during the war", "in the 1970s",
          "at a boarding school", "in a hospital", "on the road", "in new york", "after the funeral", "over one summer night")
SUBJECTS = ("two brothers", "a retired teacher", "a young couple", "a lonely clerk", "three sisters", "a jazz singer",
            "a small time crook", "an aging boxer", "a family of farmers", "a group of students", "a taxi driver", "her mother")
HAPPENINGS = ("who meet", "who share a secret", "who runs away", "who take a trip", "looking for work", "with a past",
              "and a dog", "who return home", "caught between two worlds", "who cannot sleep")
SYLLABLES = "mor van bel tor lin kas del ro mi san ka per zu ber ton gar el is ha no wel dra fi lo".split()
