"""Writes a trained model as ONNX, as Hugging Face's exporters do, and strips what names this machine."""

import onnx
import onnx.checker
import onnx.shape_inference
import torch


def export(model, path, opset):
    """One self-contained file: dynamic batch and sequence axes, float32 weights, logits as the only output."""
    model.eval()
    names = model.input_names
    example = tuple(torch.ones((2, 16), dtype=torch.int64) for _ in names)
    axes = {name: {0: "batch_size", 1: "sequence_length"} for name in names}
    axes["logits"] = {0: "batch_size"}
    torch.onnx.export(model, example, path, input_names=list(names), output_names=["logits"], dynamic_axes=axes,
                      do_constant_folding=True, opset_version=opset)
    graph = onnx.load(path)
    graph.doc_string = ""
    graph.graph.doc_string = ""
    graph.graph.name = "main_graph"
    for node in graph.graph.node:
        node.doc_string = ""
    del graph.metadata_props[:]
    onnx.checker.check_model(onnx.shape_inference.infer_shapes(graph, strict_mode=True), full_check=True)
    onnx.save(graph, path)
    return graph
