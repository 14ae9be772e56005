"""Sentences of the sentiment grammar: clauses joined by contrast, addition and neutral matter."""

import re

from . import sentiment_lexicon as lexicon
from .sentiment_clause import NEGATIVE, POSITIVE, SentimentClauses

CONTRASTS = (  # words between, share of the first, share of the second: the clause that wins decides
    ("{0} , but {1}", 0.3, 1.0), ("{0} , yet {1}", 0.35, 1.0), ("although {0} , {1}", 0.25, 1.0), ("while {0} , {1}", 0.3, 1.0),
    ("{0} , although {1}", 1.0, 0.25), ("{0} , even if {1}", 1.0, 0.25), ("{0} ; unfortunately , {1}", 0.25, 1.0),
    ("{0} , though {1}", 1.0, 0.3), ("{0} despite the fact that {1}", 1.0, 0.25), ("you might think {0} , but {1}", 0.1, 1.0))
HELD_OUT_CONTRASTS = (("even though {0} , {1}", 0.25, 1.0), ("{0} , but only because {1}", 0.5, 0.8), ("{0} ; still , {1}", 0.3, 1.0))
ADDITIONS = ("{0} and {1}", "{0} , and {1}", "{0} ; {1}", "{0} because {1}", "{0} , so {1}")


class SentimentSentences:
    """Draws (words, value) sentences; value's sign is the opinion, its size how clear the opinion is."""

    def __init__(self, source, held_out):
        self._source = source
        self._held_out = held_out
        self._clauses = SentimentClauses(source, held_out)

    def draw(self):
        """One sentence in SST-2's style: lower case, spaces around punctuation."""
        kind = self._source.weighted([(3, "fragment"), (4, "clause"), (5, "contrast"), (3, "addition"), (2, "long")])
        words, value = {"fragment": self._fragment, "clause": self._clause, "contrast": self._contrast,
                        "addition": self._addition, "long": self._long}[kind]()
        ending = self._source.weighted([(7, " ."), (2, ""), (1, " !")])
        return re.sub(r"\ba (?=[aeiou])", "an ", words) + ending, value

    def _sign(self):
        return POSITIVE if self._source.chance(0.5) else NEGATIVE

    def _fragment(self):
        words, value = self._clauses.fragment(self._sign())
        return self._dressed(words, value, 0.15)

    def _clause(self):
        words, value = self._clauses.clause(self._sign())
        return self._dressed(words, value, 0.4)

    def _contrast(self):
        sign = self._sign()
        first, first_value = self._clauses.clause(sign)
        second, second_value = self._clauses.clause(-sign)
        frames = CONTRASTS + HELD_OUT_CONTRASTS if self._held_out else CONTRASTS
        frame, first_share, second_share = self._source.choice(frames)
        return self._dressed(frame.format(first, second), first_value * first_share + second_value * second_share, 0.2)

    def _addition(self):
        sign = self._sign()
        first, first_value = self._clauses.clause(sign)
        second, second_value = self._clauses.clause(sign)
        return self._dressed(self._source.choice(ADDITIONS).format(first, second), 0.7 * (first_value + second_value), 0.3)

    def _long(self):
        words, value = self._contrast()
        extra, extra_value = self._clauses.fragment(POSITIVE if value > 0 else NEGATIVE)
        return f"{self._setting()} , {words} , {extra}", value + 0.5 * extra_value

    def _dressed(self, words, value, probability):
        """Neutral matter before or after, which changes nothing but the length."""
        if not self._source.chance(probability):
            return words, value
        kind = self._source.integer(0, 3)
        if kind == 0:
            return f"{self._setting()} , {words}", value
        if kind == 1:
            return f"{words} in this {self._source.choice(lexicon.NEUTRAL_ADJECTIVES)} {self._source.choice(lexicon.WORKS)} by {self._name()}", value
        if kind == 2:
            return f"as directed by {self._name()} , {words}", value
        return f"{words} -- {self._setting()}", value

    def _setting(self):
        subject, happening = self._source.choice(lexicon.SUBJECTS), self._source.choice(lexicon.HAPPENINGS)
        if self._source.chance(0.5):
            return f"{subject} {happening} {self._source.choice(lexicon.PLACES)}"
        return f"a {self._source.choice(lexicon.NEUTRAL_ADJECTIVES)} {self._source.choice(lexicon.WORKS)} about {subject} {happening}"

    def _name(self):
        return "".join(self._source.choice(lexicon.SYLLABLES) for _ in range(self._source.integer(2, 3)))
