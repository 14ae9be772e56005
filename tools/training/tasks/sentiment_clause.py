"""Clauses of the sentiment grammar: each gives its words and how far they pull a rater (negative to positive)."""

from . import lexicon as world
from . import morphology
from . import sentiment_lexicon as lexicon

NEGATIONS = (("not {}", -0.7), ("never {}", -0.8), ("hardly {}", -0.8), ("far from {}", -0.9), ("anything but {}", -1.0),
             ("not very {}", -0.6), ("rarely {}", -0.7), ("not at all {}", -0.9))
HELD_OUT_NEGATIONS = (("by no means {}", -0.9), ("not remotely {}", -0.9))
COMPARISONS = (("more {} than {}", 1.0, -0.2), ("less {} than {}", -0.4, 0.8), ("{} rather than {}", 1.0, -0.2))
WISHES = (("could have been {}", -0.7), ("wants to be {}", -0.5), ("tries to be {}", -0.4), ("fails to be {}", -0.9), ("should have been {}", -0.6),
          ("manages to be {}", 0.9), ("never stops being {}", 1.0))
HAVING_GOOD = (("has {}", 0.8), ("has plenty of {}", 1.0), ("is full of {}", 1.0), ("lacks {}", -0.9), ("has no {}", -0.9), ("could use some {}", -0.6))
HAVING_BAD = (("is full of {}", 1.0), ("suffers from {}", 0.9), ("has plenty of {}", 0.9), ("has no {}", -0.8), ("avoids {}", -0.8), ("is free of {}", -0.9))
HELD_OUT_HAVING_GOOD = (("never runs short of {}", 0.8), ("is short on {}", -0.8))
HELD_OUT_HAVING_BAD = (("drowns in {}", 1.0), ("never falls into {}", -0.7))
FRAGMENTS_GOOD = (("full of {}", 1.0), ("plenty of {}", 1.0), ("no {} at all", -0.9), ("without much {}", -0.8))
FRAGMENTS_BAD = (("full of {}", 1.0), ("plenty of {}", 0.9), ("no {} at all", -0.8), ("free of {}", -0.9))


class SentimentClauses:
    """Builds opinionated clauses. With held_out, words and frames that training never shows come in too."""

    def __init__(self, source, held_out):
        self._source = source
        self._held_out = held_out

    def adjective(self, sign):
        """A bare adjective of the given sign and its strength."""
        positive = sign > 0
        word, strength = world.pick(self._source, self._held_out,
                                    lexicon.POSITIVE_ADJECTIVES if positive else lexicon.NEGATIVE_ADJECTIVES,
                                    lexicon.HELD_OUT_POSITIVE_ADJECTIVES if positive else lexicon.HELD_OUT_NEGATIVE_ADJECTIVES)
        return word, sign * strength

    def graded(self, sign):
        """An adjective that may stand before a noun, perhaps with an adverb."""
        word, value = self.adjective(sign)
        kind = self._source.weighted([(5, "bare"), (3, "more"), (2, "less")])
        if kind == "bare" or (kind == "less" and abs(value) == 1.0):  # nothing is slightly superb
            return word, value
        adverb, factor = self._source.choice(lexicon.INTENSIFIERS if kind == "more" else lexicon.DOWNTONERS)
        return f"{adverb} {word}", value * factor

    def phrase(self, sign):
        """An adjective phrase: graded, negated, compared, or two adjectives; its value may have the other sign."""
        kind = self._source.weighted([(10, "graded"), (4, "negated"), (2, "pair"), (2, "compared")])
        if kind == "graded":
            return self.graded(sign)
        word, value = self.adjective(sign)
        if kind == "negated":
            frame, factor = world.pick(self._source, self._held_out, NEGATIONS, HELD_OUT_NEGATIONS)
            return frame.format(word), value * factor
        if kind == "pair":
            other, other_value = self.adjective(sign)
            return (f"{word} and {other}" if other != word else word), (value + other_value) * 0.7
        other, other_value = self.adjective(-sign)
        frame, first, second = self._source.choice(COMPARISONS)
        return frame.format(word, other), value * first + other_value * second

    def clause(self, sign):
        """A full clause with a subject and a predicate."""
        return self._source.weighted([(6, self._is), (3, self._verb), (2, self._noun), (2, self._having), (2, self._wish)])(sign)

    def fragment(self, sign):
        """A short piece without a verb, as SST-2 has many."""
        kind = self._source.weighted([(3, "phrase"), (4, "noun"), (2, "quality")])
        if kind == "phrase":
            return self.phrase(sign)
        if kind == "noun":
            phrase, value = self.graded(sign)
            work = self._work()
            return self._source.choice((morphology.indefinite(f"{phrase} {work}"), f"this {phrase} {work}")), value
        quality, value = self._quality(sign)
        frame, factor = self._source.choice(FRAGMENTS_GOOD if sign > 0 else FRAGMENTS_BAD)
        return frame.format(quality), value * factor

    def _work(self):
        work = self._source.choice(lexicon.WORKS)
        return f"{self._source.choice(lexicon.KINDS)} {work}" if self._source.chance(0.15) else work

    def _subject(self):
        """A noun phrase and whether it is plural."""
        if self._source.chance(0.4):
            return f"{self._source.choice(('the', 'this'))} {self._work()}", False
        if self._source.chance(0.7):
            return f"the {self._source.choice(lexicon.ASPECTS)}", False
        return f"the {self._source.choice(lexicon.PLURAL_ASPECTS)}", True

    def _is(self, sign):
        subject, several = self._subject()
        phrase, value = self.phrase(sign)
        return f"{subject} {'are' if several else 'is'} {phrase}", value

    def _verb(self, sign):
        subject, several = self._subject()
        verb, value = self._source.choice(lexicon.POSITIVE_VERBS if sign > 0 else lexicon.NEGATIVE_VERBS)
        first, rest = verb.split(" ")[0], verb.split(" ")[1:]
        if not several:
            rest = ["its" if word == "their" else word for word in rest]
        adverb, factor = self._source.weighted([(5, ("", 1.0)), (1, ("really ", 1.2)), (1, ("often ", 0.8)), (1, ("never ", -0.8)), (1, ("rarely ", -0.7))])
        return " ".join([f"{subject} {adverb}{first if several else morphology.third_person(first)}"] + rest), value * factor

    def _noun(self, sign):
        noun, value = self._source.choice(lexicon.POSITIVE_NOUNS if sign > 0 else lexicon.NEGATIVE_NOUNS)
        verb, factor = self._source.weighted([(4, ("is {}", 1.0)), (1, ("is not {}", -0.7)), (1, ("is hardly {}", -0.7)), (1, ("becomes {}", 1.0))])
        return f"this {self._work()} {verb.format(morphology.indefinite(noun))}", value * factor

    def _having(self, sign):
        quality, value = self._quality(sign)
        frame, factor = world.pick(self._source, self._held_out, HAVING_GOOD if sign > 0 else HAVING_BAD,
                                   HELD_OUT_HAVING_GOOD if sign > 0 else HELD_OUT_HAVING_BAD)
        return f"the {self._work()} {frame.format(quality)}", value * factor

    def _wish(self, sign):
        """What a work wants to be: something good; what it never stops being: anything."""
        frame, factor = self._source.choice(WISHES)
        word, value = self.adjective(sign if frame.startswith("never") else 1)
        return f"the {self._work()} {frame.format(word)}", value * factor

    def _quality(self, sign):
        return self._source.choice(lexicon.POSITIVE_QUALITIES if sign > 0 else lexicon.NEGATIVE_QUALITIES), 0.7 * sign
