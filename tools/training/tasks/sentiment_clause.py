"""Clauses of the sentiment grammar: each gives its words and how far they pull a rater (negative to positive)."""

from . import sentiment_lexicon as lexicon

POSITIVE, NEGATIVE = 1, -1


class SentimentClauses:
    """Builds opinionated clauses. With held_out, words and frames that training never shows come in too."""

    def __init__(self, source, held_out):
        self._source = source
        self._held_out = held_out

    def adjective(self, sign):
        """A bare adjective of the given sign and its strength."""
        if self._held_out and self._source.chance(0.16):
            words = lexicon.HELD_OUT_POSITIVE_ADJECTIVES if sign > 0 else lexicon.HELD_OUT_NEGATIVE_ADJECTIVES
        else:
            words = lexicon.POSITIVE_ADJECTIVES if sign > 0 else lexicon.NEGATIVE_ADJECTIVES
        word, strength = self._source.choice(words)
        return word, sign * strength

    def phrase(self, sign):
        """An adjective phrase: graded, negated, compared, or two adjectives; its value may have the other sign."""
        kind = self._source.weighted([(5, "bare"), (3, "intense"), (2, "weak"), (3, "negated"), (1, "pseudo-negated"),
                                      (2, "pair"), (2, "compared"), (1, "crafted")])
        if kind == "crafted":
            return self._crafted(sign)
        word, value = self.adjective(sign)
        if kind == "intense":
            adverb, factor = self._source.choice(lexicon.INTENSIFIERS)
            return f"{adverb} {word}", value * factor
        if kind == "weak":
            adverb, factor = self._source.choice(lexicon.DOWNTONERS)
            return f"{adverb} {word}", value * factor
        if kind == "negated":
            return self._negated(word, value)
        if kind == "pseudo-negated":
            frame, factor = self._source.choice([("nothing short of {}", 1.3), ("not just {}", 1.1), ("never less than {}", 1.2),
                                                 ("not only {}", 1.1), ("no less {}", 1.1)])
            return frame.format(word), value * factor
        if kind == "pair":
            other, other_value = self.adjective(sign)
            return f"{word} {self._source.choice(('and', ','))} {other}", (value + other_value) * 0.7
        if kind == "compared":
            other, other_value = self.adjective(-sign)
            frame, first, second = self._source.choice([("more {} than {}", 1.0, -0.2), ("less {} than {}", -0.4, 0.8),
                                                        ("as {} as it is {}", 0.6, 0.6), ("{} rather than {}", 1.0, -0.2)])
            return frame.format(word, other), value * first + other_value * second
        return word, value

    def quality(self, sign):
        """A noun that a work may have or lack, e.g. charm or clutter."""
        return self._source.choice(lexicon.POSITIVE_QUALITIES if sign > 0 else lexicon.NEGATIVE_QUALITIES)

    def clause(self, sign):
        """A full clause with a subject and a predicate."""
        kind = self._source.weighted([(5, "is"), (3, "verb"), (2, "noun"), (2, "quality"), (2, "irrealis"), (1, "said")])
        work = self._source.choice(lexicon.WORKS)
        if kind == "is":
            return self._is(sign)
        if kind == "verb":
            return self._verb(sign, f"{self._source.choice(('the', 'this'))} {work}")
        if kind == "noun":
            noun, value = self._source.choice(lexicon.POSITIVE_NOUNS if sign > 0 else lexicon.NEGATIVE_NOUNS)
            frame, factor = self._source.weighted([(4, ("this {} is a {}", 1.0)), (1, ("this {} is no {}", -0.7)),
                                                   (1, ("this {} is hardly a {}", -0.7)), (1, ("the {} becomes a real {}", 1.1))])
            return frame.format(work, noun), value * factor
        if kind == "quality":
            return self._quality_clause(sign, work)
        if kind == "irrealis":
            return self._irrealis(sign, work)
        phrase, value = self.phrase(sign)
        frame, factor = self._source.choice([("some will call it {}", 0.6), ("critics found the {} {{}}".format(work), 0.7),
                                             ("you may find it {}", 0.8), ("nobody would call it {}", -0.8)])
        return frame.format(phrase), value * factor

    def fragment(self, sign):
        """A short piece without a verb, as SST-2 has many."""
        phrase, value = self.phrase(sign)
        kind = self._source.weighted([(3, "phrase"), (3, "noun"), (2, "quality"), (1, "title")])
        if kind == "phrase":
            return phrase, value
        if kind == "noun":
            return f"a {phrase} {self._source.choice(lexicon.WORKS)}", value
        quality, quality_value = self.quality(sign)
        if kind == "quality":
            frame, factor = self._source.choice([("full of {}", 1.0), ("without {}", -0.9), ("free of {}", -0.9), ("with plenty of {}", 1.0),
                                                 ("short on {}", -0.8), ("rich in {}", 1.0)])
            return frame.format(quality), quality_value * factor
        return f"{self._source.choice(lexicon.ASPECTS)} : {phrase}", value

    def _negated(self, word, value):
        frames = [("not {}", -0.7), ("never {}", -0.8), ("hardly {}", -0.8), ("far from {}", -0.9), ("anything but {}", -1.0),
                  ("not very {}", -0.6), ("rarely {}", -0.7), ("not exactly {}", -0.6), ("not at all {}", -0.9)]
        if self._held_out:
            frames += [("by no means {}", -0.9), ("not remotely {}", -0.9)]
        frame, factor = self._source.choice(frames)
        return frame.format(word), value * factor

    def _crafted(self, sign):
        while True:
            manner, value = self._source.choice(lexicon.GOOD_MANNERS if sign > 0 else lexicon.BAD_MANNERS)
            pair = f"{manner} {self._source.choice(lexicon.CRAFTS)}"
            if self._held_out or pair not in lexicon.HELD_OUT_MANNER_PAIRS:
                return pair, value

    def _is(self, sign):
        aspect = self._source.choice(lexicon.ASPECTS)
        verb = "are" if aspect in lexicon.PLURAL_ASPECTS else "is"
        phrase, value = self.phrase(sign)
        return f"the {aspect} {verb} {phrase}", value

    def _verb(self, sign, subject):
        verb, value = self._source.choice(lexicon.POSITIVE_VERBS if sign > 0 else lexicon.NEGATIVE_VERBS)
        if self._source.chance(0.15):
            return f"{subject} hardly ever {verb}", -0.7 * value
        if self._source.chance(0.2):
            adverb, factor = self._source.choice([("always", 1.1), ("often", 0.8), ("sometimes", 0.5), ("really", 1.2)])
            return f"{subject} {adverb} {verb}", value * factor
        return f"{subject} {verb}", value

    def _quality_clause(self, sign, work):
        quality, value = self.quality(sign)
        frames = [("the {} has {}", 0.8), ("the {} has plenty of {}", 1.0), ("the {} lacks {}", -0.9), ("the {} has no {}", -0.9),
                  ("the {} avoids {}", -0.8), ("the {} could use more {}", -0.6), ("the {} is full of {}", 1.0)]
        if self._held_out:
            frames += [("the {} is blissfully free of {}", -1.0), ("the {} never runs short of {}", 0.8)]
        frame, factor = self._source.choice(frames)
        if value < 0 and frame.startswith("the {} could use"):
            factor = -factor  # irony: nobody wants more of a fault
        return frame.format(work, quality), value * factor

    def _irrealis(self, sign, work):
        word, value = self.adjective(sign)
        frame, factor = self._source.choice([("the {} could have been {}", -0.7), ("the {} wants to be {}", -0.5), ("the {} tries to be {}", -0.4),
                                             ("the {} fails to be {}", -0.9), ("the {} never stops being {}", 1.0), ("the {} dares to be {}", 0.8),
                                             ("the {} should have been {}", -0.6), ("the {} manages to be {}", 0.9)])
        return frame.format(work, word), value * factor
