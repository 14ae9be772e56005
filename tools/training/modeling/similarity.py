"""How much each attention sublayer changes its input: what decides which of them a variant leaves out first."""

import torch

from .measure import by_length


@torch.no_grad()
def attention_similarities(model, rows):
    """For each layer, the cosine of x and x + attention(x), averaged over the tokens of all rows."""
    model.eval()
    layers = model.distilbert.transformer.layer
    sums, token_count = [0.0] * len(layers), 0
    for indices in by_length(rows):
        ids = torch.tensor([list(rows[index]) for index in indices])
        states = model.distilbert.embeddings(ids)
        token_count += ids.numel()
        for index, layer in enumerate(layers):
            after = states + layer.attention(states, None)
            sums[index] += float(torch.cosine_similarity(states, after, dim=-1).sum())
            states = layer(states, None, False)
    return [total / token_count for total in sums]
