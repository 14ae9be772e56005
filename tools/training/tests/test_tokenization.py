"""The tokenizer follows BERT's rules; with the shared reference files beside the repository it is held to them line by line."""

import json
import pathlib
import unittest

from tokenization.vocabulary import choose_vocabulary
from tokenization.wordpiece import SPECIAL_TOKENS, WordPieceTokenizer, basic_words

SHARED = pathlib.Path(__file__).resolve().parents[4] / "shared"
GOLDEN_FILES = ("bert-sst2-dev.jsonl", "bert-mrpc-dev.jsonl", "bert-rte-dev.jsonl", "bert-cola-dev.jsonl", "bert-truncation.jsonl")
CANDIDATES = ("film", "fine", "##st", "##lm", "unseen")


class TokenizationTests(unittest.TestCase):
    def test_basic_words_splits_ascii_symbols_and_lower_cases(self):
        self.assertEqual(basic_words("It's  A\tfilm-$5`!\x00"), ["it", "'", "s", "a", "film", "-", "$", "5", "`", "!"])

    def test_basic_words_drops_accents(self):
        self.assertEqual(basic_words("Amélie's café"), ["amelie", "'", "s", "cafe"])

    def test_vocabulary_starts_with_special_tokens_and_covers_ascii(self):
        vocabulary = choose_vocabulary(["a fine film"] * 50, CANDIDATES, 200)
        self.assertEqual(tuple(vocabulary[:5]), SPECIAL_TOKENS)
        self.assertEqual(len(vocabulary), len(set(vocabulary)))
        tokenizer = WordPieceTokenizer(vocabulary)
        ids, _ = tokenizer.encode("".join(chr(code) for code in range(32, 127)))
        self.assertNotIn(tokenizer.ids["[UNK]"], ids)

    def test_vocabulary_takes_frequent_words_and_the_pieces_of_rare_ones(self):
        texts = ["a fine film"] * 50 + ["a finest film"]
        size = len(choose_vocabulary([], CANDIDATES, 10 ** 6))
        self.assertEqual(choose_vocabulary(texts, CANDIDATES, size + 4)[size:], ["film", "fine", "##st"])

    def test_word_above_100_characters_is_unknown(self):
        tokenizer = WordPieceTokenizer(choose_vocabulary(["a"], CANDIDATES, 200))
        self.assertEqual(tokenizer.word_ids("a" * 101), [tokenizer.ids["[UNK]"]])
        self.assertEqual(len(tokenizer.word_ids("a" * 100)), 100)

    def test_ids_equal_the_reference_on_shared_files(self):
        vocabulary_file = SHARED / "data" / "vocab" / "bert-base-uncased.txt"
        if not vocabulary_file.exists():
            self.skipTest("the shared reference files are not beside this repository")
        tokenizer = WordPieceTokenizer(vocabulary_file.read_text(encoding="utf-8").split("\n")[:-1])
        for name in GOLDEN_FILES:
            for line in (SHARED / "golden" / "tokenizer" / name).read_text(encoding="utf-8").splitlines():
                row = json.loads(line)
                ids, type_ids = tokenizer.encode(row["text"], row["pair"], row["max_length"] or 10**6)
                self.assertEqual((ids, type_ids), (row["ids"], row["type_ids"]), f"{name}: {line[:200]}")


if __name__ == "__main__":
    unittest.main()
