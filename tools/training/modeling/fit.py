"""Trains the heads of a MultiTaskDistilBert on several sources; the same seed, steps, torch build and CPU give the same weights."""

import dataclasses
import os
import random
import time
from typing import Optional, Sequence

import torch
from torch.nn import functional

TEMPERATURE = 2.0
HARD_SHARE = 0.3
REGRESSION_WEIGHT = 0.5
QUIET_COSINE = 0.99  # the last attention sublayer is to be the one that changes its input least, so that it is left out first
NEW_WEIGHT_FACTOR = 5.0  # the classifiers start from nothing, the encoder from the teacher


@dataclasses.dataclass
class Source:
    """Lines for one head: token ids, labels (float: a score), a teacher's logits where there is one, and how often it is drawn."""

    name: str
    head: str
    rows: Sequence[Sequence[int]]
    labels: Sequence[float]
    teacher: Optional[Sequence[Sequence[float]]]
    weight: float = 1.0


class Batches:
    """Endless batches of like length in random order, so that little is padded."""

    def __init__(self, source, tokens_per_batch, most_lines, seed):
        self.source, self.tokens, self.most = source, tokens_per_batch, most_lines
        self.random = random.Random(seed)
        self.waiting = []

    def next(self):
        if not self.waiting:
            self._refill()
        return self.waiting.pop()

    def _refill(self):
        rows = self.source.rows
        order = list(range(len(rows)))
        self.random.shuffle(order)
        pool = self.most * 50
        for start in range(0, len(order), pool):
            chunk = sorted(order[start:start + pool], key=lambda index: len(rows[index]))
            batch, longest = [], 0
            for index in chunk:
                longest = max(longest, len(rows[index]))
                if batch and (len(batch) == self.most or longest * (len(batch) + 1) > self.tokens):
                    self.waiting.append(batch)
                    batch, longest = [], len(rows[index])
                batch.append(index)
            self.waiting.append(batch)
        self.random.shuffle(self.waiting)


class Trainer:
    """AdamW with a warm-up, a plateau and a linear cool-down; gradients clipped at 1; whole attention sublayers dropped."""

    def __init__(self, model, sources, seed, stage):
        self.model, self.sources, self.stage = model, sources, stage
        self.step = 0
        for module in model.modules():
            if isinstance(module, torch.nn.Dropout):
                module.p = stage["dropout"]
        self.last_attention = None
        model.distilbert.transformer.layer[-1].attention.register_forward_hook(self._keep_last_attention)
        self.random = random.Random(f"{seed}/{stage['name']}")
        self.batches = [Batches(source, stage["tokens_per_batch"], stage["most_lines"], f"{seed}/{stage['name']}/{source.name}")
                        for source in sources]
        groups = [{"params": [p for name, p in model.named_parameters() if inherited == name.startswith("distilbert.") and (p.dim() > 1) == decays],
                   "weight_decay": 0.01 if decays else 0.0, "factor": 1.0 if inherited else NEW_WEIGHT_FACTOR}
                  for inherited in (True, False) for decays in (True, False)]
        self.optimizer = torch.optim.AdamW(groups, lr=stage["peak_rate"], betas=(0.9, 0.98), eps=1e-6)
        self.token_count = 0

    def train_step(self):
        """One batch of one source. Returns (the source's name, loss)."""
        self.step += 1
        left = (self.stage["steps"] + 1 - self.step) / max(1, self.stage["cool_down_steps"])
        rate = self.stage["peak_rate"] * min(1.0, self.step / self.stage["warm_up"], left if self.stage["cool_down_steps"] else 1.0)
        for group in self.optimizer.param_groups:
            group["lr"] = rate * group["factor"]
        place = self.random.choices(range(len(self.sources)), [source.weight for source in self.sources])[0]
        skipped = {layer for layer, chance in enumerate(self.stage["attention_skips"]) if self.random.random() < chance}
        source = self.sources[place]
        loss = self._loss(source, self.batches[place].next(), skipped)
        self.optimizer.zero_grad(set_to_none=True)
        loss.backward()
        torch.nn.utils.clip_grad_norm_(self.model.parameters(), 1.0)
        self.optimizer.step()
        return source.name, loss.item()

    def save(self, path, seconds):
        """Keeps everything that the next steps depend on, so that a run that goes on from here ends the same."""
        state = {"model": self.model.state_dict(), "optimizer": self.optimizer.state_dict(), "step": self.step, "seconds": seconds,
                 "random": self.random.getstate(), "torch": torch.get_rng_state(),
                 "batches": [(batches.random.getstate(), batches.waiting) for batches in self.batches]}
        torch.save(state, f"{path}.part")
        os.replace(f"{path}.part", path)

    def load(self, path):
        """Goes on where `save` was called; returns its seconds."""
        state = torch.load(path)
        self.model.load_state_dict(state["model"])
        self.optimizer.load_state_dict(state["optimizer"])
        self.step = state["step"]
        self.random.setstate(state["random"])
        torch.set_rng_state(state["torch"])
        for batches, (random_state, waiting) in zip(self.batches, state["batches"]):
            batches.random.setstate(random_state)
            batches.waiting = waiting
        return state["seconds"]

    def _keep_last_attention(self, _, inputs, output):
        self.last_attention = (inputs[0], output)

    def _change_by_last_attention(self, mask):
        """How far below QUIET_COSINE the cosine of x and x + attention(x) is in the last layer, mean over the tokens."""
        if self.last_attention is None:
            return 0.0
        before, added = self.last_attention
        short = functional.relu(QUIET_COSINE - functional.cosine_similarity(before, before + added, dim=-1))
        return (short * mask).sum() / mask.sum()

    def _loss(self, source, indices, skipped):
        rows = [source.rows[index] for index in indices]
        width = max(len(ids) for ids in rows)
        ids = torch.tensor([list(row) + [0] * (width - len(row)) for row in rows])
        mask = torch.tensor([[1] * len(row) + [0] * (width - len(row)) for row in rows])
        self.token_count += int(mask.sum())
        self.last_attention = None
        logits = self.model.head(source.head)(ids, mask, skipped)
        return self._task_loss(source, indices, logits) + self.stage["quiet_weight"] * self._change_by_last_attention(mask)

    def _task_loss(self, source, indices, logits):
        labels = torch.tensor([source.labels[index] for index in indices])
        teacher = None if source.teacher is None else torch.tensor([source.teacher[index] for index in indices])
        if logits.size(1) == 1:
            target = labels if teacher is None else 0.5 * (labels + teacher[:, 0])
            return REGRESSION_WEIGHT * functional.mse_loss(logits[:, 0], target)
        hard = functional.cross_entropy(logits, labels)
        if teacher is None:
            return hard
        soft = functional.kl_div(functional.log_softmax(logits / TEMPERATURE, dim=1), functional.softmax(teacher / TEMPERATURE, dim=1),
                                 reduction="batchmean") * TEMPERATURE ** 2
        return HARD_SHARE * hard + (1 - HARD_SHARE) * soft


class Clock:
    """Tells whether an interval in seconds has passed since it last did."""

    def __init__(self, seconds):
        self.seconds, self.last = seconds, time.monotonic()

    def rings(self):
        if time.monotonic() - self.last < self.seconds:
            return False
        self.last = time.monotonic()
        return True
