"""Makes a WordPiece vocabulary from texts: special tokens, characters, frequent words, then merged pieces."""

from collections import Counter

from .wordpiece import SPECIAL_TOKENS, basic_words

ASCII_SYMBOLS = [chr(code) for code in range(33, 127) if not chr(code).isalnum()]
ASCII_LETTERS_AND_DIGITS = list("0123456789abcdefghijklmnopqrstuvwxyz")


def build_vocabulary(texts, size, whole_word_count):
    """Tokens in the order of their ids. Every ASCII text has pieces, since all of its characters are tokens.

    Words seen whole_word_count times or more are tokens; rarer ones are left to byte-pair merges of their letters.
    """
    counts = Counter(word for text in texts for word in basic_words(text))
    tokens = list(SPECIAL_TOKENS) + ASCII_SYMBOLS + ASCII_LETTERS_AND_DIGITS + ["##" + c for c in ASCII_LETTERS_AND_DIGITS]
    known = set(tokens)
    for word, count in sorted(counts.items(), key=lambda item: (-item[1], item[0])):
        if count >= whole_word_count and word not in known and len(tokens) < size:
            tokens.append(word)
            known.add(word)
    for piece in _merges(counts):
        if len(tokens) >= size:
            break
        if piece not in known:
            tokens.append(piece)
            known.add(piece)
    return tokens


def _merges(counts):
    """Pieces in the order in which byte-pair merging over the distinct words finds them (each word counts once)."""
    words = [[letter if i == 0 else "##" + letter for i, letter in enumerate(word)] for word in sorted(counts) if word.isascii()]
    while True:
        pairs = Counter(pair for pieces in words for pair in zip(pieces, pieces[1:]))
        if not pairs:
            return
        (left, right), count = min(pairs.items(), key=lambda item: (-item[1], item[0]))
        if count < 3:
            return
        merged = left + right[2:]
        yield merged
        for pieces in words:
            position = 0
            while position < len(pieces) - 1:
                if pieces[position] == left and pieces[position + 1] == right:
                    pieces[position:position + 2] = [merged]
                position += 1
