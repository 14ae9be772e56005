"""Scaled dot-product attention, and the operators that torch's exporters of today write for it."""

import math

import torch

FLOAT = torch.onnx.TensorProtoDataType.FLOAT


class ExportedAttention(torch.autograd.Function):
    """softmax(query key^T / sqrt(head) + mask) value, exported operator by operator as Hugging Face's exports have it.

    torch 1.13 has no symbol for scaled_dot_product_attention; this one writes what later exporters decompose it into.
    """

    @staticmethod
    def forward(context, query, key, value, mask):
        return attend(query, key, value, mask)

    @staticmethod
    def symbolic(graph, query, key, value, mask):
        def integers(*values):
            return graph.op("Constant", value_t=torch.tensor(values, dtype=torch.int64))

        head_size = graph.op("Slice", graph.op("Shape", query), integers(-1), integers(2 ** 63 - 1))
        root = graph.op("Sqrt", graph.op("Cast", head_size, to_i=FLOAT))
        scale = graph.op("Div", graph.op("Constant", value_t=torch.tensor([1.0])), root)
        scale = graph.op("Cast", scale, to_i=FLOAT)
        turned = graph.op("Transpose", key, perm_i=[0, 1, 3, 2])
        scaled_query = graph.op("Mul", query, graph.op("Sqrt", scale))
        scaled_key = graph.op("Mul", turned, graph.op("Sqrt", scale))
        scores = graph.op("Add", graph.op("MatMul", scaled_query, scaled_key), mask)
        return graph.op("MatMul", graph.op("Softmax", scores, axis_i=-1), value)


def attend(query, key, value, mask, dropout=None):
    """[batch, heads, tokens, head] each, mask added to the scores; to [batch, heads, tokens, head]."""
    scores = torch.matmul(query * (1.0 / math.sqrt(query.size(-1))), key.transpose(-1, -2))
    if mask is not None:
        scores = scores + mask
    probabilities = torch.softmax(scores, dim=-1)
    return torch.matmul(probabilities if dropout is None else dropout(probabilities), value)
