"""Every generated task: the same seed gives the same bytes, labels are balanced, files have their format."""

import hashlib
import pathlib
import unittest

from tasks import TASKS

MODELS = pathlib.Path(__file__).resolve().parents[3] / "models"
COMMITTED_SEED = 20261121


class TaskTests(unittest.TestCase):
    def test_same_seed_same_bytes(self):
        for task in TASKS.values():
            first, second = (task.tsv(task.generate("train", 7, 500)) for _ in range(2))
            self.assertEqual(first, second, task.name)
            self.assertNotEqual(first, task.tsv(task.generate("train", 8, 500)), task.name)

    def test_splits_differ(self):
        for task in TASKS.values():
            digests = {hashlib.sha256(task.tsv(task.generate(split, 7, 300))).digest() for split in ("train", "validation", "dev")}
            self.assertEqual(len(digests), 3, task.name)

    def test_labels_are_balanced_and_examples_distinct(self):
        for task in TASKS.values():
            examples = task.generate("dev", 7, 800)
            self.assertEqual(len(examples), 800)
            self.assertEqual(len({(e.text, e.pair) for e in examples}), 800)
            share = 1 / len(task.labels)
            for label in range(len(task.labels)):
                self.assertAlmostEqual(sum(e.label == label for e in examples) / 800, share, delta=0.1, msg=task.name)

    def test_file_has_header_and_as_many_columns_in_each_row(self):
        for task in TASKS.values():
            data = task.tsv(task.generate("dev", 7, 50))
            self.assertTrue(data.endswith(b"\n") and b"\r" not in data)
            rows = [line.split("\t") for line in data.decode("ascii").split("\n")[:-1]]
            self.assertEqual(tuple(rows[0]), task.header)
            self.assertEqual({len(row) for row in rows}, {len(task.header)})
            self.assertEqual(len(rows), 51)

    def test_texts_differ_in_length(self):
        for task in TASKS.values():
            lengths = [len(e.text.split()) for e in task.generate("dev", 7, 800)]
            self.assertLessEqual(min(lengths), 4)
            self.assertGreaterEqual(max(lengths), 30)
            self.assertLessEqual(sum(lengths) / len(lengths), 20)

    def test_committed_dev_files_come_from_the_recorded_seed(self):
        for task in TASKS.values():
            committed = MODELS / "mini-tasks" / task.name / "dev.tsv"
            if not committed.exists():
                self.skipTest(f"{committed} is not there")
            self.assertEqual(committed.read_bytes(), task.tsv(task.generate("dev", COMMITTED_SEED, 800)), task.name)


if __name__ == "__main__":
    unittest.main()
