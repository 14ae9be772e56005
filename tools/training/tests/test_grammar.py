"""The generated English: word forms, articles, number agreement, rules of the acceptability task, scores that follow the words."""

import re
import unittest

from tasks import TASKS, agreement, lexicon, morphology, wellformed
from tasks.random_source import RandomSource

RULES = (agreement.subject_verb, agreement.reflexive, agreement.determiner, agreement.verb_form, wellformed.argument, wellformed.order,
         wellformed.gap, wellformed.case, wellformed.polarity)
THINGS = [word for thing in lexicon.THINGS + lexicon.HELD_OUT_THINGS for word in thing.words + (thing.family,)]
PEOPLE = [word for person in lexicon.PEOPLE + lexicon.HELD_OUT_PEOPLE for word in person.words]
QUALITIES = {word for quality in lexicon.QUALITIES for word in quality.words}
AMOUNTS = set(lexicon.NUMBERS) | {"some"}


def sentences(names, count=600):
    """Generated sentences that should be good English: all but CoLA's unacceptable ones."""
    for name in names:
        for split in ("train", "dev"):
            for example in TASKS[name].generate(split, 11, count if split == "train" else 200):
                yield from (text for text in (example.text, example.pair) if text)


class MorphologyTests(unittest.TestCase):
    def test_forms(self):
        cases = [(morphology.plural, "car cars box boxes company companies boy boys knife knives fish fish child children bus buses"),
                 (morphology.third_person, "buy buys push pushes cry cries go goes lose loses"),
                 (morphology.past, "buy bought stop stopped hide hid move moved carry carried open opened"),
                 (morphology.participle, "break broken take taken show shown find found follow followed"),
                 (morphology.gerund, "lie lying see seeing make making run running buy buying show showing"),
                 (morphology.article, "old an honest an university a used a car a uninspired an hour an european a one a unusual an unique a")]
        for form, words in cases:
            pairs = words.split()
            for given, expected in zip(pairs[::2], pairs[1::2]):
                self.assertEqual(form(given), expected, form.__name__)


class GrammarTests(unittest.TestCase):
    def test_a_and_an_fit_the_next_word(self):
        for text in sentences([name for name in TASKS if name != "CoLA"]):
            for article, following in re.findall(r"\b(an?) ([a-z]+)", text):
                self.assertEqual(article, morphology.article(following), text)

    def test_amounts_have_plural_nouns_and_articles_singular_ones(self):
        plurals = {morphology.plural(noun) for noun in THINGS}
        counted = 0
        for text in sentences(("STS-B", "MNLI", "QQP")):
            words = text.split()
            for place, word in enumerate(words):
                if word not in AMOUNTS | {"a", "an"}:
                    continue
                noun = next(w for w in words[place + 1:] if w not in QUALITIES)
                expected = plurals if word in AMOUNTS else THINGS + PEOPLE + ["person"]
                self.assertIn(noun, expected, text)
                counted += 1
        self.assertGreater(counted, 1000)

    def test_passives_agree_with_their_subject(self):
        seen = set()
        for text in sentences(("MNLI",), 2000):
            match = re.search(r"^(\w+) .*\b(was|were) \w+", text)
            if match:
                self.assertEqual(match.group(2), "were" if match.group(1) in AMOUNTS else "was", text)
                seen.add(match.group(2))
        self.assertEqual(seen, {"was", "were"})

    def test_no_word_is_doubled(self):
        for text in sentences(TASKS, 300):
            self.assertIsNone(re.search(r"\b(\w+) \1\b", text), text)

    def test_the_first_noun_decides_the_verbs_number(self):
        source, plurals = RandomSource("number"), {morphology.plural(noun) for noun in agreement.SUBJECTS + agreement.HELD_OUT_SUBJECTS}
        for kept, broken in (agreement.subject_verb(source, True) for _ in range(500)):
            several = kept.split()[1] in plurals
            verb = re.search(r"\b(are|is) \w+ing \.$|(\w+) \.$", kept)
            self.assertEqual(several, verb.group(1) == "are" if verb.group(1) else not verb.group(2).endswith("s"), kept)
            self.assertEqual(kept.split()[:2], broken.split()[:2])

    def test_broken_rules_differ_from_kept_ones(self):
        for rule in RULES:
            source, kept_all, broken_all = RandomSource(rule.__name__), set(), set()
            for pair in (rule(source, True) for _ in range(2000)):
                if pair is not None:
                    kept_all.add(pair[0])
                    broken_all.add(pair[1])
            self.assertGreater(len(kept_all), 100, rule.__name__)
            self.assertFalse(kept_all & broken_all, rule.__name__)


class ScoreTests(unittest.TestCase):
    def test_similarity_follows_the_words_in_common(self):
        same = 0
        for example in TASKS["STS-B"].generate("train", 11, 2000):
            first, second = (set(text.split()) - {"a", "an", "is"} for text in (example.text, example.pair))
            if first == second:
                self.assertGreaterEqual(example.label, 3.8, example)
                same += 1
        self.assertGreater(same, 20)

    def test_coreference_answers_name_one_of_the_two(self):
        for example in TASKS["WNLI"].generate("train", 11, 1000):
            about = example.pair.split(" was ")[0].split(" were ")[0]
            self.assertIn(about, example.text.split(" because ")[0], example)


if __name__ == "__main__":
    unittest.main()
