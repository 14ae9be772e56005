"""Sentences of the sentiment grammar: clauses joined by contrast, addition and neutral matter."""

from . import lexicon as world
from . import sentiment_lexicon as lexicon
from .sentiment_clause import SentimentClauses

POSITIVE, NEGATIVE = 1, -1
CONTRASTS = (  # words between, share of the first, share of the second: the clause that wins decides
    ("{0} , but {1}", 0.3, 1.0), ("{0} , yet {1}", 0.35, 1.0), ("although {0} , {1}", 0.25, 1.0), ("while {0} , {1}", 0.3, 1.0),
    ("{0} , although {1}", 1.0, 0.25), ("{0} , even if {1}", 1.0, 0.25), ("{0} , though {1}", 1.0, 0.3))
HELD_OUT_CONTRASTS = (("even though {0} , {1}", 0.25, 1.0), ("{0} ; still , {1}", 0.3, 1.0))
ADDITIONS = ("{0} and {1}", "{0} , and {1}", "{0} ; {1}")


class SentimentSentences:
    """Draws (words, value) sentences; value's sign is the opinion, its size how clear the opinion is."""

    def __init__(self, source, held_out):
        self._source = source
        self._held_out = held_out
        self._clauses = SentimentClauses(source, held_out)

    def draw(self):
        """One sentence in SST-2's style: lower case, spaces around punctuation."""
        words, value = self._source.weighted([(4, self._fragment), (5, self._clause), (5, self._contrast), (2, self._addition)])()
        return words + self._source.weighted([(7, " ."), (2, ""), (1, " !")]), value

    def _sign(self):
        return POSITIVE if self._source.chance(0.5) else NEGATIVE

    def _fragment(self):
        return self._set(*self._clauses.fragment(self._sign()))

    def _clause(self):
        return self._clauses.clause(self._sign())

    def _contrast(self):
        first, first_value, second, second_value = self._two(agree=False)
        frame, first_share, second_share = world.pick(self._source, self._held_out, CONTRASTS, HELD_OUT_CONTRASTS)
        return frame.format(first, second), first_value * first_share + second_value * second_share

    def _addition(self):
        first, first_value, second, second_value = self._two(agree=True)
        return self._source.choice(ADDITIONS).format(first, second), 0.7 * (first_value + second_value)

    def _two(self, agree):
        """Two clauses of one opinion or of opposite ones, about different things."""
        first, first_value = self._clauses.clause(self._sign())
        while True:
            second, second_value = self._clauses.clause(self._sign())
            if (first_value * second_value > 0) == agree and not set(first.split()) & set(second.split()) & lexicon.SUBJECTS:
                return first, first_value, second, second_value

    def _set(self, words, value):
        """Neutral matter after a work, which changes nothing but the length."""
        if words.split()[-1] in lexicon.WORKS and self._source.chance(0.5):
            words = f"{words} {self._source.choice(lexicon.SETTINGS)}"
        return words, value
