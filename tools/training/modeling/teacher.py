"""Reads a BERT encoder out of an ONNX file with external weights, for another vocabulary."""

import json

import numpy
import onnx
import onnx.numpy_helper
import torch

from tokenization.wordpiece import WordPieceTokenizer

from .bert import BertModel


def read_teacher(folder, stem, candidates, vocabulary):
    """The encoder of `stem`.onnx whose word embeddings are those of our vocabulary: a token's own row, or the mean of its pieces."""
    config = json.loads((folder / f"{stem}.config.json").read_text(encoding="utf-8"))
    graph = onnx.load(str(folder / f"{stem}.onnx")).graph
    arrays = {tensor.name: onnx.numpy_helper.to_array(tensor) for tensor in graph.initializer}
    weights = {name[len("bert."):]: array for name, array in arrays.items() if name.startswith("bert.")}
    for node in graph.node:
        if node.op_type == "MatMul" and node.input[1] in arrays:
            owner = node.name.strip("/").rsplit("/", 1)[0].replace("/", ".")
            weights[owner.split("bert.", 1)[1] + ".weight"] = arrays[node.input[1]].T
    table = weights["embeddings.word_embeddings.weight"]
    weights["embeddings.word_embeddings.weight"] = _rows(table, candidates, vocabulary)
    config["vocab_size"] = len(vocabulary)
    model = BertModel(config)
    names = set(model.state_dict())
    model.load_state_dict({name: torch.tensor(numpy.array(weights[name], dtype=numpy.float32)) for name in names})
    return model.eval()


def _rows(table, candidates, vocabulary):
    places = {token: index for index, token in enumerate(candidates)}
    tokenizer = WordPieceTokenizer(candidates)
    return numpy.stack([
        table[places[token]] if token in places else table[tokenizer.word_ids(token)].mean(axis=0) for token in vocabulary])
