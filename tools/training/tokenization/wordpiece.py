"""BERT's tokenizer: BasicTokenizer's rules, then WordPiece by greedy longest match."""

import unicodedata

SPECIAL_TOKENS = ("[PAD]", "[UNK]", "[CLS]", "[SEP]", "[MASK]")
LONGEST_WORD = 100  # longer words are [UNK], as in BERT


def basic_words(text):
    """Splits text into lower-cased words: control characters go, accents go, punctuation and CJK stand alone."""
    cleaned = []
    for character in text:
        if character in "\t\n\r" or unicodedata.category(character) == "Zs":
            cleaned.append(" ")
        elif ord(character) == 0 or ord(character) == 0xFFFD or unicodedata.category(character).startswith("C"):
            continue
        elif _is_ideograph(ord(character)):
            cleaned.append(f" {character} ")
        else:
            cleaned.append(character)
    words = []
    for word in unicodedata.normalize("NFC", "".join(cleaned)).split():
        bare = "".join(c for c in unicodedata.normalize("NFD", word.lower()) if unicodedata.category(c) != "Mn")
        words.extend(_split_punctuation(bare))
    return words


def _split_punctuation(word):
    parts, current = [], ""
    for character in word:
        if _is_punctuation(character):
            if current:
                parts.append(current)
            parts.append(character)
            current = ""
        else:
            current += character
    return parts + [current] if current else parts


def _is_punctuation(character):
    code = ord(character)
    if 33 <= code <= 47 or 58 <= code <= 64 or 91 <= code <= 96 or 123 <= code <= 126:
        return True  # BERT counts every ASCII symbol, also those that Unicode does not, such as $ and `
    return unicodedata.category(character).startswith("P")


def _is_ideograph(code):
    return any(first <= code <= last for first, last in (
        (0x4E00, 0x9FFF), (0x3400, 0x4DBF), (0x20000, 0x2A6DF), (0x2A700, 0x2B73F),
        (0x2B740, 0x2B81F), (0x2B820, 0x2CEAF), (0xF900, 0xFAFF), (0x2F800, 0x2FA1F)))


class WordPieceTokenizer:
    """Text, or a pair of texts, to token ids with a given vocabulary (a list: a token's place is its id)."""

    def __init__(self, vocabulary):
        self.ids = {token: index for index, token in enumerate(vocabulary)}
        self._known_words = {}

    def word_ids(self, word):
        """The pieces of one word; [UNK] when some part has none."""
        if word not in self._known_words:
            self._known_words[word] = self._pieces(word)
        return self._known_words[word]

    def encode(self, text, pair=None, longest=128):
        """(input_ids, token_type_ids) with [CLS] and [SEP], cut longest-first to the given number of tokens."""
        first = [i for word in basic_words(text) for i in self.word_ids(word)]
        classify, separate = self.ids["[CLS]"], self.ids["[SEP]"]
        if pair is None:
            ids = [classify] + first[:longest - 2] + [separate]
            return ids, [0] * len(ids)
        second = [i for word in basic_words(pair) for i in self.word_ids(word)]
        first, second = _cut_longest_first(first, second, longest - 3)
        ids = [classify] + first + [separate] + second + [separate]
        return ids, [0] * (len(first) + 2) + [1] * (len(second) + 1)

    def _pieces(self, word):
        if len(word) > LONGEST_WORD:
            return [self.ids["[UNK]"]]
        pieces, start = [], 0
        while start < len(word):
            prefix = "##" if start else ""
            end = next((e for e in range(len(word), start, -1) if prefix + word[start:e] in self.ids), None)
            if end is None:
                return [self.ids["[UNK]"]]
            pieces.append(self.ids[prefix + word[start:end]])
            start = end
        return pieces


def _cut_longest_first(first, second, room):
    if len(first) + len(second) <= room:
        return first, second
    shorter, half = min(len(first), len(second)), room // 2
    kept = shorter if shorter <= half else half
    if len(first) <= len(second):
        return first[:kept], second[:room - kept]
    return first[:room - kept], second[:kept]
