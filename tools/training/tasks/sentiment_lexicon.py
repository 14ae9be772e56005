"""Words of the sentiment task. A word's strength is how far it pulls a rater: 1.0 strong, 0.7 plain, 0.45 mild.

HELD_OUT words are never shown in training: the dev set tests what the model knows of them from elsewhere, or makes of their pieces.
"""


def _graded(strong, plain, mild):
    return [(word, strength) for words, strength in ((strong, 1.0), (plain, 0.7), (mild, 0.45)) for word in words.split()]


POSITIVE_ADJECTIVES = _graded(
    "brilliant superb dazzling magnificent masterful stunning unforgettable riveting marvelous glorious spectacular "
    "breathtaking extraordinary hilarious flawless wonderful outstanding remarkable",
    "charming funny witty moving clever graceful tender engaging delightful thoughtful inventive gripping poignant "
    "heartfelt intelligent lovely absorbing vivid warm lively compelling beautiful elegant rewarding refreshing sharp "
    "honest touching imaginative powerful playful insightful captivating affecting entertaining satisfying inspired "
    "rousing original convincing amusing uplifting fascinating memorable",
    "pleasant likable decent solid competent sweet amiable agreeable watchable enjoyable sincere polished earnest spirited")

NEGATIVE_ADJECTIVES = _graded(
    "awful terrible dreadful excruciating unwatchable insufferable appalling unbearable horrible disastrous wretched "
    "idiotic worthless pathetic hideous laughable incoherent offensive mindless pointless",
    "boring dull tedious clumsy shallow lifeless predictable contrived sloppy stale tiresome bland unfunny uninspired "
    "murky muddled lame hollow pretentious bloated humorless overlong overwrought tasteless heartless aimless joyless "
    "lazy crude dreary plodding cynical manipulative grating annoying irritating forgettable unconvincing derivative "
    "inept stilted disappointing depressing exhausting ludicrous implausible",
    "uneven slow flat thin slight familiar formulaic conventional choppy dated messy forced cold sluggish vague")

HELD_OUT_POSITIVE_ADJECTIVES = _graded("terrific exquisite", "joyous skillful enchanting smart fresh stirring", "fun likeable")
HELD_OUT_NEGATIVE_ADJECTIVES = _graded("horrid atrocious", "stupid silly sappy soulless witless unoriginal", "trite weak")

WORKS = "film movie picture comedy drama thriller documentary story romance sequel remake".split()
KINDS = "new long short big small old young american french british late recent second final quiet japanese".split()
ASPECTS = "plot script acting dialogue cast direction premise ending screenplay soundtrack performance humor score music".split()
PLURAL_ASPECTS = "characters jokes songs actors scenes visuals".split()
SUBJECTS = frozenset(WORKS + ASPECTS + PLURAL_ASPECTS)

POSITIVE_VERBS = (("charm", 0.7), ("delight", 0.8), ("soar", 0.9), ("sparkle", 0.8), ("shine", 0.8), ("work", 0.6), ("succeed", 0.7), ("win us over", 0.8))
NEGATIVE_VERBS = (("drag", -0.7), ("bore", -0.8), ("stumble", -0.6), ("fail", -0.8), ("sink", -0.7), ("disappoint", -0.8), ("fall flat", -0.8),
                  ("fall apart", -0.8), ("go nowhere", -0.8), ("lose their way", -0.7))

POSITIVE_NOUNS = (("triumph", 1.0), ("delight", 0.8), ("gem", 0.8), ("treat", 0.7), ("masterpiece", 1.0), ("joy", 0.8), ("pleasure", 0.7), ("winner", 0.7))
NEGATIVE_NOUNS = (("mess", -0.8), ("bore", -0.8), ("disaster", -1.0), ("chore", -0.7), ("failure", -0.9), ("disappointment", -0.8), ("waste of time", -1.0))

POSITIVE_QUALITIES = "charm wit humor warmth grace energy insight heart style intelligence honesty imagination suspense".split()
NEGATIVE_QUALITIES = "cliches melodrama sentimentality clutter noise cynicism excess stupidity nonsense".split()

INTENSIFIERS = (("very", 1.3), ("truly", 1.3), ("utterly", 1.5), ("deeply", 1.4), ("incredibly", 1.5), ("genuinely", 1.2), ("so", 1.2), ("absolutely", 1.5))
DOWNTONERS = (("somewhat", 0.55), ("slightly", 0.45), ("mildly", 0.45), ("fairly", 0.8), ("rather", 0.8))

SETTINGS = ("set in a small town", "set in paris", "set during the war", "about two brothers", "about a young couple", "about three sisters",
            "about a family of farmers", "about a group of students")
