"""DistilBERT for sequence classification. Modules are named and run as in Hugging Face's model, so that the exported
graph has the operators, their order and the initializer names of such exports."""

import torch
from torch import nn

from .attention import ExportedAttention, attend

MIDDLE_SCORE = 2.5  # of STS-B's 0 to 5


class Embeddings(nn.Module):
    """Word and position embeddings, summed and normalised: [batch, tokens] to [batch, tokens, dim]."""

    def __init__(self, config):
        super().__init__()
        self.word_embeddings = nn.Embedding(config["vocab_size"], config["dim"], padding_idx=config["pad_token_id"])
        self.position_embeddings = nn.Embedding(config["max_position_embeddings"], config["dim"])
        self.LayerNorm = nn.LayerNorm(config["dim"], eps=1e-12)
        self.dropout = nn.Dropout(config["dropout"])
        self.register_buffer("position_ids", torch.arange(config["max_position_embeddings"]).expand((1, -1)), persistent=False)

    def forward(self, input_ids):
        embedded = self.word_embeddings(input_ids)
        length = embedded.size(1)
        positions = self.position_embeddings(self.position_ids[:, :length])
        return self.dropout(self.LayerNorm(embedded + positions))


class MultiHeadAttention(nn.Module):
    """Attention of every head, with its output projection."""

    def __init__(self, config):
        super().__init__()
        self.head_count = config["n_heads"]
        self.head_size = config["dim"] // self.head_count
        self.q_lin, self.k_lin, self.v_lin, self.out_lin = (nn.Linear(config["dim"], config["dim"]) for _ in range(4))
        self.dropout = nn.Dropout(config["attention_dropout"])

    def forward(self, states, mask):
        batch_size = states.size(0)

        def split(projected):
            return projected.view(batch_size, -1, self.head_count, self.head_size).transpose(1, 2)

        query, key, value = split(self.q_lin(states)), split(self.k_lin(states)), split(self.v_lin(states))
        if torch.onnx.is_in_onnx_export():
            mixed = ExportedAttention.apply(query, key, value, mask)
        else:
            mixed = attend(query, key, value, mask, self.dropout)
        return self.out_lin(mixed.transpose(1, 2).contiguous().view(batch_size, -1, self.head_count * self.head_size))


class FeedForward(nn.Module):
    """The wide block, with the exact (erf) GELU."""

    def __init__(self, config):
        super().__init__()
        self.lin1 = nn.Linear(config["dim"], config["hidden_dim"])
        self.lin2 = nn.Linear(config["hidden_dim"], config["dim"])
        self.activation = nn.GELU()
        self.dropout = nn.Dropout(config["dropout"])

    def forward(self, states):
        return self.dropout(self.lin2(self.activation(self.lin1(states))))


class TransformerBlock(nn.Module):
    """One post-norm layer. Without its attention the sublayer still normalises its input."""

    def __init__(self, config):
        super().__init__()
        self.attention = MultiHeadAttention(config)
        self.sa_layer_norm = nn.LayerNorm(config["dim"], eps=1e-12)
        self.ffn = FeedForward(config)
        self.output_layer_norm = nn.LayerNorm(config["dim"], eps=1e-12)

    def forward(self, states, mask, skip_attention):
        attended = self.sa_layer_norm(states if skip_attention else self.attention(states, mask) + states)
        return self.output_layer_norm(self.ffn(attended) + attended)


class Transformer(nn.Module):
    """The stack of layers."""

    def __init__(self, config):
        super().__init__()
        self.layer = nn.ModuleList(TransformerBlock(config) for _ in range(config["n_layers"]))

    def forward(self, states, mask, skipped):
        for index, layer in enumerate(self.layer):
            states = layer(states, mask, index in skipped)
        return states


class DistilBert(nn.Module):
    """Token ids and mask [batch, tokens] to states [batch, tokens, dim]; `skipped` names layers without attention."""

    def __init__(self, config):
        super().__init__()
        self.embeddings = Embeddings(config)
        self.transformer = Transformer(config)

    def forward(self, input_ids, attention_mask, skipped=()):
        token_count = input_ids.size(1)
        states = self.embeddings(input_ids)
        return self.transformer(states, _additive(attention_mask, token_count), skipped)


class DistilBertForSequenceClassification(nn.Module):
    """input_ids, attention_mask [batch, tokens] (int64) to logits [batch, labels]."""

    input_names = ("input_ids", "attention_mask")

    def __init__(self, config, distilbert, pre_classifier, classifier):
        super().__init__()
        self.distilbert = distilbert
        self.pre_classifier = pre_classifier
        self.classifier = classifier
        self.dropout = nn.Dropout(config["seq_classif_dropout"])

    def forward(self, input_ids, attention_mask, skipped=()):
        first = self.distilbert(input_ids, attention_mask, skipped)[:, 0]
        return self.classifier(self.dropout(nn.functional.relu(self.pre_classifier(first))))


class MultiTaskDistilBert(nn.Module):
    """One encoder and one pre_classifier, a classifier for each of the named heads (name to logit count)."""

    def __init__(self, config, heads):
        super().__init__()
        self.config = config
        self.distilbert = DistilBert(config)
        self.pre_classifier = nn.Linear(config["dim"], config["dim"])
        self.classifiers = nn.ModuleDict({name: nn.Linear(config["dim"], count) for name, count in heads.items()})
        self.apply(lambda module: _initialize(module, config["initializer_range"]))
        for classifier in self.classifiers.values():
            if classifier.out_features == 1:
                nn.init.constant_(classifier.bias, MIDDLE_SCORE)

    def head(self, name):
        """The plain classifier of one head; it shares this model's weights."""
        return DistilBertForSequenceClassification(self.config, self.distilbert, self.pre_classifier, self.classifiers[name])


def _additive(attention_mask, token_count):
    batch_size, source_count = attention_mask.size()
    expanded = attention_mask[:, None, None, :].expand(batch_size, 1, token_count, source_count).to(torch.float32)
    inverted = 1.0 - expanded
    return inverted.masked_fill(inverted.to(torch.bool), torch.finfo(torch.float32).min)


def _initialize(module, deviation):
    if isinstance(module, (nn.Linear, nn.Embedding)):
        nn.init.normal_(module.weight, std=deviation)
    if isinstance(module, nn.Linear):
        nn.init.zeros_(module.bias)
    if isinstance(module, nn.Embedding) and module.padding_idx is not None:
        nn.init.zeros_(module.weight[module.padding_idx].detach())
