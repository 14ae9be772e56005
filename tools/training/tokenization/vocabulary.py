"""Chooses a WordPiece vocabulary for some texts out of a larger one, so that each token's embedding can be inherited."""

from collections import Counter

from .wordpiece import SPECIAL_TOKENS, WordPieceTokenizer, basic_words

ASCII_SYMBOLS = [chr(code) for code in range(33, 127) if not chr(code).isalnum()]
ASCII_LETTERS_AND_DIGITS = list("0123456789abcdefghijklmnopqrstuvwxyz")
PIECE_SHARE = 0.25


def choose_vocabulary(texts, candidates, size):
    """Tokens in the order of their ids: special tokens, ASCII characters, the most frequent words, then the pieces that
    the other words need most. Every ASCII text has pieces, since all of its characters are tokens."""
    counts = Counter(word for text in texts for word in basic_words(text))
    tokens = list(SPECIAL_TOKENS) + ASCII_SYMBOLS + ASCII_LETTERS_AND_DIGITS + ["##" + c for c in ASCII_LETTERS_AND_DIGITS]
    known, allowed = set(tokens), set(candidates)
    word_room = int((size - len(tokens)) * (1 - PIECE_SHARE))
    words = [word for word, _ in _by_frequency(counts) if word in allowed and word not in known]
    tokens += words[:word_room]
    known.update(tokens)
    # Rarer words are cut as if every continuation, and no other whole word, were a token.
    stems = [token for token in candidates if token not in known and len(token) <= 5 and not token.startswith("##")]
    pieces = tokens + [token for token in candidates if token.startswith("##") and token not in known] + stems
    tokenizer = WordPieceTokenizer(pieces)
    use = Counter()
    for word, count in counts.items():
        if word not in known:
            use.update({pieces[index]: count for index in tokenizer.word_ids(word)})
    tokens += [piece for piece, _ in _by_frequency(use) if piece not in known][:size - len(tokens)]
    return tokens


def _by_frequency(counts):
    return sorted(counts.items(), key=lambda item: (-item[1], item[0]))
