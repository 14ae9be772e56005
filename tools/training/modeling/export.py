"""Writes a classifier as ONNX as Hugging Face's exporters do, with fp16 weights that the graph casts to fp32."""

import warnings

import onnx
import onnx.checker
import onnx.numpy_helper
import onnx.shape_inference
import torch
from onnx import TensorProto, helper

OPSET = 17
ALIGNMENT = 64
LARGEST_INLINE = 1024  # bytes; larger tensors lie in the weights file


class SharedWeights:
    """A file of tensors in which equal ones lie once."""

    def __init__(self, path):
        self.path, self.places, self.data = path, {}, bytearray()

    def move(self, tensor):
        """Turns a tensor with inline bytes into a reference to this file."""
        content = tensor.raw_data
        if content not in self.places:
            self.data.extend(b"\0" * (-len(self.data) % ALIGNMENT))
            self.places[content] = len(self.data)
            self.data.extend(content)
        tensor.ClearField("raw_data")
        tensor.data_location = TensorProto.EXTERNAL
        for key, value in (("location", self.path.name), ("offset", self.places[content]), ("length", len(content))):
            entry = tensor.external_data.add()
            entry.key, entry.value = key, str(value)

    def save(self):
        """Writes the file; the graphs that refer to it can be read from then on."""
        self.path.write_bytes(self.data)


def round_to_half(model):
    """Rounds every parameter to the nearest fp16 value, which is what the exported file holds."""
    with torch.no_grad():
        for parameter in model.parameters():
            parameter.copy_(parameter.half().float())


def export(classifier, path, weights):
    """Dynamic batch and sequence axes, logits as the only output; large tensors go into `weights`, which the caller saves."""
    classifier.eval()
    names = classifier.input_names
    example = tuple(torch.ones((2, 16), dtype=torch.int64) for _ in names)
    axes = {name: {0: "batch_size", 1: "sequence_length"} for name in names}
    axes["logits"] = {0: "batch_size"}
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")  # of torch 1.13 about its own tracer
        torch.onnx.export(classifier, example, str(path), input_names=list(names), output_names=["logits"], dynamic_axes=axes,
                          do_constant_folding=True, opset_version=OPSET)
    model = onnx.load(str(path))
    _strip(model)
    _store_as_half(model.graph)
    onnx.checker.check_model(onnx.shape_inference.infer_shapes(model, strict_mode=True), full_check=True)
    for tensor in model.graph.initializer:
        if len(tensor.raw_data) > LARGEST_INLINE:
            weights.move(tensor)
    path.write_bytes(model.SerializeToString())


def _strip(model):
    """Takes out what names this machine."""
    model.doc_string = ""
    model.graph.doc_string = ""
    model.graph.name = "main_graph"
    for node in model.graph.node:
        node.doc_string = ""
    del model.metadata_props[:]


def _store_as_half(graph):
    """Each float32 initializer with dimensions becomes fp16, and a Cast that gives the tensor its old name."""
    casts = []
    for tensor in graph.initializer:
        if tensor.data_type != TensorProto.FLOAT or not tensor.dims:
            continue
        name = tensor.name
        half = onnx.numpy_helper.to_array(tensor).astype("float16")
        tensor.CopyFrom(onnx.numpy_helper.from_array(half, f"{name}.fp16"))
        casts.append(helper.make_node("Cast", [tensor.name], [name], name=f"{name}/Cast", to=TensorProto.FLOAT))
    nodes = casts + list(graph.node)
    del graph.node[:]
    graph.node.extend(nodes)
