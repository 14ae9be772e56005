"""The exported graph has the operators and names of Hugging Face's own export; weights are shared and keep their values."""

import json
import pathlib
import tempfile
import unittest

import numpy
import onnx
import onnx.numpy_helper
import torch

from modeling.distilbert import MultiTaskDistilBert
from modeling.export import SharedWeights, export, round_to_half

HERE = pathlib.Path(__file__).resolve().parents[1]
PEER = HERE.parents[2] / "shared" / "models" / "hf-exports" / "distilbert-seqcls-opset17-eager" / "model.onnx"


def small_model():
    config = json.loads((HERE / "architectures" / "distilbert-mini.json").read_text(encoding="utf-8"))
    config.update(vocab_size=120, dim=128, hidden_dim=512, n_layers=3)
    torch.manual_seed(7)
    model = MultiTaskDistilBert(config, {"two": 2, "three": 3})
    for parameter in model.parameters():
        torch.nn.init.normal_(parameter, std=0.1)  # no two alike: the exporter merges equal ones behind Identity nodes
    round_to_half(model)
    return model


def exported(model, folder):
    weights = SharedWeights(folder / "weights.bin")
    for name in model.classifiers:
        export(model.head(name), folder / f"{name}.onnx", weights)
    weights.save()
    return {name: onnx.load(str(folder / f"{name}.onnx")).graph for name in model.classifiers}


class ExportTests(unittest.TestCase):
    @classmethod
    def setUpClass(cls):
        cls.model = small_model()
        with tempfile.TemporaryDirectory() as folder:
            cls.graphs = exported(cls.model, pathlib.Path(folder))
            cls.byte_count = (pathlib.Path(folder) / "weights.bin").stat().st_size

    def test_operators_and_names_are_hugging_faces(self):
        if not PEER.exists():
            self.skipTest("the shared exports are not beside this repository")
        peer = [(node.op_type, node.name) for node in onnx.load(str(PEER)).graph.node if node.op_type != "Constant"]
        halves = {tensor.name for tensor in self.graphs["two"].initializer}
        own = [(node.op_type, node.name) for node in self.graphs["two"].node
               if node.op_type != "Constant" and not (node.op_type == "Cast" and node.input[0] in halves)]
        self.assertEqual(own, peer)

    def test_stored_values_are_the_models(self):
        for name, graph in self.graphs.items():
            arrays = {tensor.name: onnx.numpy_helper.to_array(tensor) for tensor in graph.initializer}
            for parameter, value in self.model.head(name).state_dict().items():
                if f"{parameter}.fp16" in arrays:
                    numpy.testing.assert_array_equal(arrays[f"{parameter}.fp16"].astype("float32"), value.numpy(), parameter)
            self.assertIn("classifier.weight.fp16", arrays)

    def test_graphs_name_neither_exporter_nor_source_lines(self):
        for graph in self.graphs.values():
            self.assertEqual((graph.name, graph.doc_string), ("main_graph", ""))
            self.assertFalse([node.name for node in graph.node if node.doc_string])

    def test_equal_weights_lie_once(self):
        encoder = sum(p.numel() for p in self.model.distilbert.parameters()) + sum(p.numel() for p in self.model.pre_classifier.parameters())
        self.assertLess(self.byte_count, 2 * encoder * 1.05)


if __name__ == "__main__":
    unittest.main()
