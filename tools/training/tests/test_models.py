"""The committed model and what is committed about it agree."""

import json
import pathlib
import unittest

import onnx
import onnx.checker

from modeling.measure import scores
from tasks import TASKS
from tokenization.wordpiece import SPECIAL_TOKENS, WordPieceTokenizer

MODELS = pathlib.Path(__file__).resolve().parents[3] / "models"
COMMITTED_SEED = 20261121
BYTES_IN_GIT = 16_000_000
ALLOWED_SCORES = (0.75, 0.97)
REAL_SST2_FLOOR = 0.80
SMALL_LOSS = 0.02
LARGEST_INLINE = 1024


def rows_of(path):
    return [line.split("\t") for line in path.read_text(encoding="utf-8").split("\n")[:-1]]


class ModelTests(unittest.TestCase):
    folder = MODELS / "distilbert-mini"

    def json(self, name):
        return json.loads((self.folder / name).read_text(encoding="utf-8"))

    def vocabulary(self):
        return (self.folder / "vocab.txt").read_text(encoding="utf-8").split("\n")[:-1]

    def dev(self, task):
        return task.generate("dev", COMMITTED_SEED, task.dev_count)

    def test_all_files_together_stay_small(self):
        self.assertLessEqual(sum(f.stat().st_size for f in self.folder.rglob("*") if f.is_file()), BYTES_IN_GIT)

    def test_vocabulary_fits_the_models(self):
        vocabulary = self.vocabulary()
        self.assertEqual(tuple(vocabulary[:5]), SPECIAL_TOKENS)
        self.assertEqual(len(vocabulary), len(set(vocabulary)))
        self.assertLessEqual(len(vocabulary), 8192)
        for task in TASKS.values():
            self.assertEqual(self.json(f"{task.file_name}.config.json")["vocab_size"], len(vocabulary), task.name)

    def test_dev_texts_fit_the_model_and_have_no_unknown_word(self):
        tokenizer = WordPieceTokenizer(self.vocabulary())
        for task in TASKS.values():
            rows = [tokenizer.encode(example.text, example.pair, longest=10 ** 6)[0] for example in self.dev(task)]
            self.assertFalse(any(tokenizer.ids["[UNK]"] in ids for ids in rows), task.name)
            self.assertLessEqual(max(map(len, rows)), self.json(f"{task.file_name}.config.json")["max_position_embeddings"], task.name)

    def test_labels_are_the_tasks(self):
        for task in TASKS.values():
            config = self.json(f"{task.file_name}.config.json")
            self.assertEqual(config["id2label"], {str(index): label for index, label in enumerate(task.labels)})
            self.assertEqual(config["label2id"], {label: index for index, label in enumerate(task.labels)})
            self.assertEqual(config["problem_type"], "regression" if task.is_regression else "single_label_classification")

    def test_scores_follow_from_the_logits(self):
        for task in TASKS.values():
            header, *logits = rows_of(self.folder / f"{task.file_name}.dev-logits.tsv")
            self.assertEqual(header, ["logit_" + label for label in task.labels])
            labels = [example.label for example in self.dev(task)]
            self.assertEqual(len(logits), len(labels), task.name)
            own = scores(task.name, [[float(value) for value in row] for row in logits], labels)
            stated = self.json("scores.json")["tasks"][task.name]["fp32"]
            self.assertEqual(set(own), set(stated))
            for metric, value in own.items():
                self.assertAlmostEqual(value, stated[metric], places=6, msg=f"{task.name} {metric}")

    def test_scores_leave_room_on_both_sides(self):
        for name, stated in self.json("scores.json")["tasks"].items():
            first = next(iter(stated["fp32"].values()))
            self.assertTrue(ALLOWED_SCORES[0] <= first <= ALLOWED_SCORES[1], f"{name} {first}")

    def test_real_lines_are_answered(self):
        self.assertGreaterEqual(self.json("scores.json")["real"]["SST-2"]["accuracy"], REAL_SST2_FLOOR)

    def test_last_attention_sublayer_can_be_left_out(self):
        tasks = self.json("scores.json")["tasks"]
        for name, stated in tasks.items():
            *others, last = stated["attention_similarity_of_layer"]
            self.assertGreater(last, max(others), name)
        lost = [next(iter(stated["fp32"].values())) - stated["without_attention_of_last"][0] for stated in tasks.values()]
        self.assertGreaterEqual(sum(loss <= SMALL_LOSS for loss in lost), 7, lost)

    def test_graphs_share_half_weights_and_name_no_machine(self):
        for task in TASKS.values():
            path = self.folder / f"{task.file_name}.onnx"
            onnx.checker.check_model(str(path))
            graph = onnx.load(str(path), load_external_data=False).graph
            self.assertEqual([i.name for i in graph.input], ["input_ids", "attention_mask"])
            self.assertEqual([o.name for o in graph.output], ["logits"])
            casts = {node.input[0]: node for node in graph.node if node.op_type == "Cast"}
            for tensor in graph.initializer:
                self.assertEqual(tensor.data_type, onnx.TensorProto.FLOAT16, tensor.name)
                self.assertEqual(tensor.name, casts[tensor.name].output[0] + ".fp16")
                places = {entry.key: entry.value for entry in tensor.external_data}
                self.assertEqual(places.get("location"), "weights.bin" if _byte_count(tensor) > LARGEST_INLINE else None, tensor.name)
            self.assertTrue(all(not node.doc_string for node in graph.node))
            self.assertNotIn(b"site-packages", path.read_bytes())
            self.assertNotIn(b"dist-packages", path.read_bytes())


def _byte_count(tensor):
    count = 2
    for extent in tensor.dims:
        count *= extent
    return count


if __name__ == "__main__":
    unittest.main()
