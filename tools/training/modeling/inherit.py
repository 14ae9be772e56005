"""Initialises a narrower DistilBERT from a BERT encoder of the same depth, layer by layer, by least squares on texts.

The narrow residual stream keeps a subset of the wide one's dimensions, those from which the others are best told. Each
projection is fitted to the teacher's on the states that the narrow model itself computes so far, so that every layer
corrects what the earlier ones lost. Heads and feed-forward units are the teacher's that matter most for what is kept.
"""

import random

import torch

from sources.glue import read_examples

from .attention import attend

RIDGE = 1e-3
CALIBRATION_LINES = {"SST-2": 750, "CoLA": 500, "MRPC": 150, "RTE": 100, "STS-B": 350}
CALIBRATION_LENGTH = 64


class States:
    """Teacher's and narrow states of all texts: lists of [batch, tokens, dimensions], one entry a batch."""

    def __init__(self, masks):
        self.masks = masks
        self.additive = [(1.0 - mask[:, None, None, :].float()) * -1e9 for mask in masks]

    def flat(self, states):
        """[tokens, dimensions] without padding."""
        return torch.cat([state[mask.bool()] for state, mask in zip(states, self.masks)])


def calibration(glue, tokenizer, seed):
    """Train lines of every task as batches (input_ids, attention_mask, token_type_ids)."""
    source, rows = random.Random(seed), []
    for task, count in CALIBRATION_LINES.items():
        examples = source.sample(read_examples(glue, task, "train"), count)
        rows += [tokenizer.encode(example.text, example.pair, CALIBRATION_LENGTH) for example in examples]
    rows.sort(key=lambda row: len(row[0]))
    batches = []
    for start in range(0, len(rows), 32):
        part = rows[start:start + 32]
        width = max(len(ids) for ids, _ in part)
        columns = ([ids for ids, _ in part], [[1] * len(ids) for ids, _ in part], [types for _, types in part])
        batches.append(tuple(torch.tensor([row + [0] * (width - len(row)) for row in column]) for column in columns))
    return batches


@torch.no_grad()
def inherit(narrow, teacher, batches):
    """Sets the weights of the encoder `narrow` (DistilBert); batches are (input_ids, attention_mask, token_type_ids)."""
    texts = States([mask for _, mask, _ in batches])
    wide = [teacher.embeddings(ids, types) for ids, _, types in batches]
    kept = _kept_dimensions(teacher, texts, wide, narrow.embeddings.LayerNorm.normalized_shape[0])
    own = narrow.embeddings
    own.word_embeddings.weight.copy_(teacher.embeddings.word_embeddings.weight[:, kept])
    positions = teacher.embeddings.position_embeddings.weight + teacher.embeddings.token_type_embeddings.weight[0]
    own.position_embeddings.weight.copy_(positions[:own.position_embeddings.num_embeddings, kept])
    sums = [own.word_embeddings(ids) + own.position_embeddings(own.position_ids[:, :ids.size(1)]) for ids, _, _ in batches]
    states = _fit_normalisation(own.LayerNorm, sums, [state[..., kept] for state in wide], texts)
    for layer, own_layer in zip(teacher.encoder.layer, narrow.transformer.layer):
        wide, states = _inherit_layer(own_layer, layer, wide, states, kept, texts)
        error = (texts.flat(wide)[:, kept] - texts.flat(states)).pow(2).mean() / texts.flat(wide)[:, kept].var()
        print(f"  inherited a layer: {1 - error:.3f} of the teacher's variance", flush=True)


def _kept_dimensions(teacher, texts, wide, count):
    """Greedy choice: each time the dimension with the most variance that those chosen do not explain."""
    covariance = torch.zeros(wide[0].size(-1), wide[0].size(-1))
    for layer in [None, *teacher.encoder.layer]:
        if layer is not None:
            wide = [layer(state, additive) for state, additive in zip(wide, texts.additive)]
        covariance += torch.cov(texts.flat(wide).T)
    chosen = []
    for _ in range(count):
        variances = covariance.diagonal().clone()
        variances[chosen] = -1.0
        best = int(variances.argmax())
        chosen.append(best)
        column = covariance[:, best].clone()
        covariance -= torch.outer(column, column) / column[best].clamp_min(1e-9)
    return sorted(chosen)


def _inherit_layer(own, layer, wide, states, kept, texts):
    attention = layer.attention.self
    heads = attention.head_count
    queries, keys, values = ([attention._split_heads(part(state)) for state in wide] for part in (attention.query, attention.key, attention.value))
    contexts = [attend(q, k, v, additive) for q, k, v, additive in zip(queries, keys, values, texts.additive)]
    attended = [layer.attention.output.dense(_joined(context)) + state for context, state in zip(contexts, wide)]
    target = texts.flat(attended)[:, kept] - texts.flat(states)
    chosen = _chosen_heads(texts.flat([_joined(c) for c in contexts]), texts.flat(states), target, heads, own.attention.head_count)
    _fit_attention(own.attention, chosen, queries, keys, states, target, texts)
    own_sums = [own.attention(state, additive) + state for state, additive in zip(states, texts.additive)]
    wide = [layer.attention.output.LayerNorm(state) for state in attended]
    states = _fit_normalisation(own.sa_layer_norm, own_sums, [state[..., kept] for state in wide], texts)

    activated = texts.flat([layer.intermediate(state) for state in wide])
    weight = layer.output.dense.weight[kept]
    units = (activated.var(dim=0) * weight.pow(2).sum(dim=0)).topk(own.ffn.lin1.out_features).indices.sort().values
    before = texts.flat([layer.intermediate.dense(state) for state in wide])[:, units]
    _set(own.ffn.lin1, _ridge(texts.flat(states), before))
    sums = [layer.output.dense(layer.intermediate(state)) + state for state in wide]
    target = texts.flat(sums)[:, kept] - texts.flat(states)
    _set(own.ffn.lin2, _ridge(own.ffn.activation(own.ffn.lin1(texts.flat(states))), target))
    own_sums = [own.ffn(state) + state for state in states]
    wide = [layer.output.LayerNorm(state) for state in sums]
    return wide, _fit_normalisation(own.output_layer_norm, own_sums, [state[..., kept] for state in wide], texts)


def _chosen_heads(contexts, states, target, head_count, wanted):
    size = contexts.size(1) // head_count
    features = torch.cat([contexts, states], dim=1)
    features, target = features - features.mean(dim=0), target - target.mean(dim=0)
    gram, moment = features.T @ features, features.T @ target
    always = list(range(contexts.size(1), features.size(1)))
    chosen = []
    while len(chosen) < wanted:
        gains = {}
        for head in set(range(head_count)) - set(chosen):
            columns = always + [head * size + i for other in chosen + [head] for i in range(size)]
            part = gram[columns][:, columns] + RIDGE * gram.diagonal().mean() * torch.eye(len(columns))
            gains[head] = float((torch.linalg.solve(part, moment[columns]) * moment[columns]).sum())
        chosen.append(max(gains, key=lambda head: (gains[head], -head)))
    return chosen


def _fit_attention(own, chosen, queries, keys, states, target, texts):
    flat, size = texts.flat(states), queries[0].size(-1)
    own_size = own.head_size
    for linear, parts in ((own.q_lin, queries), (own.k_lin, keys)):
        weight, bias = linear.weight.clone(), linear.bias.clone()
        for place, head in enumerate(chosen):
            wanted = texts.flat([part[:, head] for part in parts]) * (own_size / size) ** 0.25
            fitted, offset = _ridge(flat, wanted)
            weight[place * own_size:place * own_size + size] = fitted.T
            bias[place * own_size:place * own_size + size] = offset
        linear.weight.copy_(weight)
        linear.bias.copy_(bias)
    averaged = []
    for state, additive in zip(states, texts.additive):
        def split(x):
            return x.view(x.size(0), x.size(1), own.head_count, own_size).transpose(1, 2)
        everything = state[:, None].expand(-1, own.head_count, -1, -1)
        averaged.append(_joined(attend(split(own.q_lin(state)), split(own.k_lin(state)), everything, additive)))
    averaged = texts.flat(averaged)
    width = flat.size(1)
    full, _ = _ridge(averaged, target)
    for place in range(own.head_count):
        columns = slice(place * width, (place + 1) * width)
        values, vectors = torch.linalg.eigh(torch.cov(averaged[:, columns].T))
        root = vectors * values.clamp_min(1e-9).sqrt()
        left, strengths, _ = torch.linalg.svd(root.T @ full[columns], full_matrices=False)
        basis = (vectors / values.clamp_min(1e-9).sqrt()) @ left[:, :own_size]
        rows = basis.T / basis.T.norm(dim=1, keepdim=True)  # of the size of a trained projection's
        own.v_lin.weight[place * own_size:(place + 1) * own_size].copy_(rows)
    own.v_lin.bias.zero_()
    contexts = torch.cat([
        averaged[:, p * width:(p + 1) * width] @ own.v_lin.weight[p * own_size:(p + 1) * own_size].T for p in range(own.head_count)], dim=1)
    _set(own.out_lin, _ridge(contexts, target))


def _fit_normalisation(norm, sums, targets, texts):
    plain = [torch.nn.functional.layer_norm(state, norm.normalized_shape, eps=norm.eps) for state in sums]
    x, y = texts.flat(plain), texts.flat(targets)
    slope = ((x - x.mean(0)) * (y - y.mean(0))).mean(0) / x.var(0).clamp_min(1e-9)
    norm.weight.copy_(slope)
    norm.bias.copy_(y.mean(0) - slope * x.mean(0))
    return [norm(state) for state in sums]


def _ridge(x, y):
    """(weights [in, out], offset [out]) with the least squared error of x weights + offset against y."""
    x_mean, y_mean = x.mean(dim=0), y.mean(dim=0)
    centred = x - x_mean
    gram = centred.T @ centred
    gram += RIDGE * gram.diagonal().mean() * torch.eye(gram.size(0))
    weights = torch.linalg.solve(gram, centred.T @ (y - y_mean))
    return weights, y_mean - x_mean @ weights


def _set(linear, fitted):
    weights, offset = fitted
    linear.weight.copy_(weights.T)
    linear.bias.copy_(offset)


def _joined(heads):
    return heads.transpose(1, 2).reshape(heads.size(0), heads.size(2), -1)
