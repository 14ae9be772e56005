"""The committed models and what is committed about them agree."""

import json
import pathlib
import unittest

import onnx
import onnx.checker

from tasks import TASKS as ALL_TASKS
from tokenization.wordpiece import SPECIAL_TOKENS, WordPieceTokenizer

MODELS = pathlib.Path(__file__).resolve().parents[3] / "models"
BYTES_IN_GIT = 4_000_000
TASKS = {name: task for name, task in ALL_TASKS.items() if (MODELS / "mini-bert" / f"{task.file_name}.onnx").exists()}


def rows_of(path):
    return [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


class ModelTests(unittest.TestCase):
    folder = MODELS / "mini-bert"

    def config(self, task):
        return json.loads((self.folder / f"{task.file_name}.config.json").read_text(encoding="utf-8"))

    def vocabulary(self):
        return (self.folder / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]

    def test_all_files_together_stay_small(self):
        self.assertLessEqual(sum(f.stat().st_size for f in MODELS.rglob("*") if f.is_file()), BYTES_IN_GIT)

    def test_vocabulary_fits_the_models(self):
        vocabulary = self.vocabulary()
        self.assertEqual(tuple(vocabulary[:5]), SPECIAL_TOKENS)
        self.assertLessEqual(len(vocabulary), 4096)
        for task in TASKS.values():
            self.assertEqual(self.config(task)["vocab_size"], len(vocabulary), task.name)

    def test_dev_texts_fit_the_model_and_have_no_unknown_word(self):
        tokenizer = WordPieceTokenizer(self.vocabulary())
        for task in TASKS.values():
            lengths = []
            for text, *_ in rows_of(MODELS / "mini-tasks" / task.name / "dev.tsv")[1:]:
                ids, _ = tokenizer.encode(text, longest=10**6)
                self.assertNotIn(tokenizer.ids["[UNK]"], ids, text)
                lengths.append(len(ids))
            self.assertLessEqual(max(lengths), self.config(task)["max_position_embeddings"], task.name)

    def test_scores_follow_from_the_logits(self):
        for task in TASKS.values():
            config = self.config(task)
            header, *logits = rows_of(self.folder / f"{task.file_name}.dev-logits.tsv")
            self.assertEqual(header, ["logit_" + config["id2label"][str(i)] for i in range(len(task.labels))])
            labels = [int(row[-1]) for row in rows_of(MODELS / "mini-tasks" / task.name / "dev.tsv")[1:]]
            self.assertEqual(len(logits), len(labels))
            answers = [values.index(max(values)) for values in ([float(v) for v in row] for row in logits)]
            score = sum(answer == label for answer, label in zip(answers, labels)) / len(labels)
            scores = json.loads((self.folder / f"{task.file_name}.scores.json").read_text(encoding="utf-8"))
            self.assertAlmostEqual(score, scores["fp32"]["accuracy"], places=12)
            self.assertTrue(0.88 <= score <= 0.97, score)

    def test_graphs_are_self_contained_and_name_no_machine(self):
        for task in TASKS.values():
            path = self.folder / f"{task.file_name}.onnx"
            model = onnx.load(str(path))
            onnx.checker.check_model(model, full_check=True)
            self.assertEqual([i.name for i in model.graph.input], ["input_ids", "attention_mask", "token_type_ids"])
            self.assertEqual([o.name for o in model.graph.output], ["logits"])
            self.assertTrue(all(not i.external_data for i in model.graph.initializer))
            self.assertTrue(all(not n.doc_string for n in model.graph.node))
            self.assertNotIn(b"site-packages", path.read_bytes())
            self.assertNotIn(b"dist-packages", path.read_bytes())


if __name__ == "__main__":
    unittest.main()
