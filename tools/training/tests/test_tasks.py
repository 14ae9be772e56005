"""Every generated task: same seed, same bytes; distinct examples; splits that share nothing; lengths; formats that parse back."""

import hashlib
import pathlib
import unittest
from collections import Counter

from tasks import TASKS

MODELS = pathlib.Path(__file__).resolve().parents[3] / "models"
COMMITTED_SEED = 20261121
MEAN_TOKENS = 16.0
SHARES = {  # of the labels, in the labels' order
    "SST-2": (1 / 2, 1 / 2), "CoLA": (0.35, 0.65), "MRPC": (1 / 3, 2 / 3), "QQP": (0.63, 0.37), "MNLI": (1 / 3, 1 / 3, 1 / 3),
    "QNLI": (1 / 2, 1 / 2), "RTE": (1 / 2, 1 / 2), "WNLI": (0.56, 0.44)}
COLUMNS = {  # where text, pair and label stand in the file
    "SST-2": (0, None, 1), "CoLA": (3, None, 1), "MRPC": (3, 4, 0), "QQP": (3, 4, 5), "STS-B": (7, 8, 9), "MNLI": (8, 9, 15),
    "QNLI": (1, 2, 3), "RTE": (1, 2, 3), "WNLI": (1, 2, 3)}
RULE_ACCURACY = {  # of one who follows the task's rule on the committed dev file
    "SST-2": 0.969, "CoLA": 0.981, "MRPC": 0.973, "QQP": 0.958, "MNLI": 0.973, "QNLI": 0.956, "RTE": 0.975, "WNLI": 0.955}
NAMED_LABELS = ("MNLI", "QNLI", "RTE")


def texts(examples):
    return {(e.text, e.pair) for e in examples}


class TaskTests(unittest.TestCase):
    def test_the_nine_tasks_are_there(self):
        self.assertEqual(list(TASKS), ["SST-2", "CoLA", "MRPC", "QQP", "STS-B", "MNLI", "QNLI", "RTE", "WNLI"])

    def test_same_seed_same_bytes(self):
        for task in TASKS.values():
            first, second = (task.tsv(task.generate("train", 7, 100)) for _ in range(2))
            self.assertEqual(first, second, task.name)
            self.assertNotEqual(first, task.tsv(task.generate("train", 8, 100)), task.name)

    def test_unknown_split_is_refused(self):
        with self.assertRaises(ValueError):
            TASKS["RTE"].generate("test", 7, 10)

    def test_splits_share_no_example(self):
        for task in TASKS.values():
            train, validation, dev = (texts(task.generate(split, 7, count)) for split, count in (("train", 2000), ("validation", 200), ("dev", 200)))
            self.assertFalse(train & dev or train & validation or dev & validation, task.name)

    def test_examples_are_distinct_and_no_text_is_its_own_pair(self):
        for task in TASKS.values():
            examples = task.generate("dev", 7, 400)
            self.assertEqual(len(texts(examples)), 400, task.name)
            self.assertTrue(all(e.text != e.pair for e in examples), task.name)

    def test_labels_have_their_shares(self):
        for name, shares in SHARES.items():
            counts = Counter(e.label for e in TASKS[name].generate("dev", 7, 480))
            self.assertEqual(set(counts), set(range(len(shares))))
            for label, share in enumerate(shares):
                self.assertAlmostEqual(counts[label] / 480, share, delta=0.05, msg=f"{name} {label}")

    def test_few_dev_labels_differ_from_the_rule_as_the_readme_tells(self):
        for name, share in RULE_ACCURACY.items():
            task = TASKS[name]
            rated, ruled = (task.generate("dev", COMMITTED_SEED, task.dev_count, rated) for rated in (True, False))
            self.assertEqual(texts(rated), texts(ruled))
            agreed = sum(a == b for a, b in zip(rated, ruled)) / task.dev_count
            self.assertEqual(round(agreed, 3), share, name)

    def test_train_labels_follow_the_rule(self):
        for name in RULE_ACCURACY:
            self.assertEqual(TASKS[name].generate("train", 7, 100), TASKS[name].generate("train", 7, 100, False), name)

    def test_scores_fill_their_range(self):
        scores = [e.label for e in TASKS["STS-B"].generate("dev", 7, 480)]
        self.assertTrue(TASKS["STS-B"].is_regression and all(0 <= score <= 5 for score in scores))
        for lowest in range(5):
            self.assertGreater(sum(lowest <= score <= lowest + 1 for score in scores), 40, lowest)

    def test_examples_are_short_and_differ_in_length(self):
        for task in TASKS.values():
            examples = task.generate("dev", COMMITTED_SEED, task.dev_count)
            tokens = [len(e.text.split()) + (2 if e.pair is None else 3 + len(e.pair.split())) for e in examples]
            self.assertLessEqual(sum(tokens) / len(tokens), MEAN_TOKENS, task.name)
            self.assertGreaterEqual(max(tokens) - min(tokens), 5, task.name)

    def test_files_parse_back(self):
        for task in TASKS.values():
            examples = task.generate("dev", 7, 50)
            data = task.tsv(examples)
            self.assertTrue(data.endswith(b"\n") and b"\r" not in data)
            self.assertEqual(data.startswith(b"\xef\xbb\xbf"), task.byte_order_mark)
            rows = [line.split("\t") for line in data.decode("utf-8-sig").split("\n")[:-1]]
            if task.header:
                self.assertEqual(tuple(rows.pop(0)), task.header)
            self.assertEqual({len(row) for row in rows}, {len(task.header) or 4})
            text, pair, label = COLUMNS[task.name]
            read = [(row[text].strip(), pair and row[pair], self.label_of(task, row[label])) for row in rows]
            self.assertEqual(read, [tuple(e) for e in examples], task.name)

    def label_of(self, task, written):
        if task.is_regression:
            self.assertRegex(written, r"^[0-5]\.\d{3}$")
            return float(written)
        return task.labels.index(written) if task.name in NAMED_LABELS else int(written)

    def test_committed_dev_files_come_from_the_recorded_seed(self):
        for task in TASKS.values():
            committed = (MODELS / "mini-glue" / task.name / task.dev_file).read_bytes()
            self.assertEqual(hashlib.sha256(committed).hexdigest(),
                             hashlib.sha256(task.tsv(task.generate("dev", COMMITTED_SEED, task.dev_count))).hexdigest(), task.name)


if __name__ == "__main__":
    unittest.main()
