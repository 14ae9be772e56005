"""Inheritance keeps the teacher's function where there is room for it; training goes on from a checkpoint to the same end; scores are GLUE's."""

import json
import pathlib
import tempfile
import unittest

import torch

from modeling.bert import BertModel
from modeling.distilbert import MultiTaskDistilBert
from modeling.fit import Source, Trainer
from modeling.inherit import inherit
from modeling.measure import predict, scores
from modeling.similarity import attention_similarities

HERE = pathlib.Path(__file__).resolve().parents[1]
STAGE = {"name": "test", "steps": 6, "cool_down_steps": 3, "peak_rate": 1e-3, "warm_up": 2, "tokens_per_batch": 60, "most_lines": 4,
         "dropout": 0.1, "attention_skips": [0.0, 0.5], "quiet_weight": 1.0}
TEACHER = {"vocab_size": 90, "hidden_size": 32, "num_hidden_layers": 2, "num_attention_heads": 4, "intermediate_size": 64, "max_position_embeddings": 40,
           "type_vocab_size": 2, "pad_token_id": 0, "layer_norm_eps": 1e-12, "hidden_dropout_prob": 0.0, "attention_probs_dropout_prob": 0.0}


def small_model(seed=5, **changes):
    config = json.loads((HERE / "architectures" / "distilbert-mini.json").read_text(encoding="utf-8"))
    config.update({"vocab_size": 90, "dim": 32, "hidden_dim": 64, "n_layers": 2, "max_position_embeddings": 40, **changes})
    torch.manual_seed(seed)
    return MultiTaskDistilBert(config, {"two": 2, "score": 1})


def small_sources():
    draw = torch.Generator().manual_seed(11)
    rows = [torch.randint(5, 90, (int(length),), generator=draw).tolist() for length in torch.randint(4, 20, (40,), generator=draw)]
    return [Source("two", "two", rows, [len(row) % 2 for row in rows], None),
            Source("taught", "two", rows, [len(row) % 2 for row in rows], [[0.5, -0.5]] * 40),
            Source("score", "score", rows, [len(row) / 4 for row in rows], None)]


class TrainingTests(unittest.TestCase):
    def test_a_broken_off_run_ends_as_an_unbroken_one(self):
        whole = small_model()
        trainer = Trainer(whole, small_sources(), 3, STAGE)
        for _ in range(6):
            trainer.train_step()
        with tempfile.TemporaryDirectory() as folder:
            first = Trainer(small_model(), small_sources(), 3, STAGE)
            for _ in range(3):
                first.train_step()
            first.save(pathlib.Path(folder) / "state.pt", 12.5)
            broken = small_model(seed=6)
            second = Trainer(broken, small_sources(), 3, STAGE)
            self.assertEqual(second.load(pathlib.Path(folder) / "state.pt"), 12.5)
        for _ in range(3):
            second.train_step()
        for (name, expected), actual in zip(whole.state_dict().items(), broken.state_dict().values()):
            self.assertTrue(torch.equal(expected, actual), name)

    def test_training_lowers_the_loss(self):
        model, stage = small_model(), {**STAGE, "steps": 120, "dropout": 0.0, "quiet_weight": 0.0}
        trainer = Trainer(model, small_sources()[2:], 3, stage)
        losses = [trainer.train_step()[1] for _ in range(120)]
        self.assertLess(sum(losses[-20:]), 0.5 * sum(losses[:20]))

    def test_a_student_of_the_teachers_size_inherits_its_states(self):
        torch.manual_seed(2)
        teacher, narrow = BertModel(TEACHER).eval(), small_model().distilbert.eval()
        for parameter in teacher.parameters():
            if parameter.dim() > 1:
                torch.nn.init.normal_(parameter, std=0.3)
        with torch.no_grad():
            teacher.embeddings.token_type_embeddings.weight[1] = teacher.embeddings.token_type_embeddings.weight[0]
            batches = [(torch.randint(5, 90, (30, length)), torch.ones(30, length, dtype=torch.int64), torch.zeros(30, length, dtype=torch.int64))
                       for length in (8, 12, 16, 20)]
            inherit(narrow, teacher, batches)
            ids, mask, types = batches[2]
            expected = teacher(ids, mask, types)
            self.assertLess(float((narrow(ids, mask) - expected).pow(2).mean() / expected.var()), 0.02)

    def test_without_attention_a_sublayer_only_normalises(self):
        model = small_model()
        rows = [[2, 7, 8, 3], [2, 9, 3]]
        with torch.no_grad():
            for layer in model.distilbert.transformer.layer[1:]:
                layer.attention.out_lin.weight.zero_()
        self.assertEqual(predict(model.head("two"), rows), predict(model.head("two"), rows, skipped=(1,)))
        self.assertNotEqual(predict(model.head("two"), rows), predict(model.head("two"), rows, skipped=(0,)))
        self.assertAlmostEqual(attention_similarities(model, rows)[1], 1.0, places=6)

    def test_scores_are_glues(self):
        logits = [[2.0, 1.0], [0.0, 1.0], [3.0, 4.0], [1.0, 0.0]]
        self.assertEqual(scores("RTE", logits, [0, 1, 0, 1]), {"accuracy": 0.5})
        self.assertEqual(scores("QQP", logits, [0, 1, 0, 0]), {"accuracy": 0.75, "f1": 2 / 3})
        self.assertAlmostEqual(scores("CoLA", logits, [0, 1, 0, 0])["matthews"], 1 / 3 ** 0.5)
        correlations = scores("STS-B", [[1.0], [2.0], [4.0], [4.0]], [1.0, 2.0, 3.0, 5.0])
        self.assertAlmostEqual(correlations["pearson"], 6.75 / (6.75 * 8.75) ** 0.5)
        self.assertAlmostEqual(correlations["spearman"], 4.5 / (4.5 * 5.0) ** 0.5)


if __name__ == "__main__":
    unittest.main()
