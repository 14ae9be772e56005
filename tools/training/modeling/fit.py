"""Trains and runs a classifier on the CPU; the same seed, torch build, thread count and CPU give the same weights."""

import time

import torch


def encode(tokenizer, examples, longest):
    """(ids, type ids, label) of every example."""
    return [tokenizer.encode(example.text, example.pair, longest) + (example.label,) for example in examples]


def _batch(rows):
    width = max(len(ids) for ids, _, _ in rows)
    padded = [[values + [0] * (width - len(values)) for values in column] for column in (
        [ids for ids, _, _ in rows], [[1] * len(ids) for ids, _, _ in rows], [types for _, types, _ in rows])]
    return [torch.tensor(column) for column in padded], torch.tensor([label for _, _, label in rows])


def _shuffled_batches(rows, batch_size, generator):
    """Batches of like length in random order: little padding, so little wasted work."""
    order = torch.randperm(len(rows), generator=generator).tolist()
    pool = batch_size * 50
    batches = []
    for start in range(0, len(order), pool):
        chunk = sorted(order[start:start + pool], key=lambda i: len(rows[i][0]))
        batches += [chunk[i:i + batch_size] for i in range(0, len(chunk), batch_size)]
    return [[rows[i] for i in batches[b]] for b in torch.randperm(len(batches), generator=generator).tolist()]


def fit(model, rows, epochs, batch_size, peak_rate, seed, report):
    """AdamW with a linear warm-up over the first 5 % of the steps and a linear decay to zero; gradients clipped at 1."""
    generator = torch.Generator().manual_seed(seed)
    decayed = [p for p in model.parameters() if p.dim() > 1]
    plain = [p for p in model.parameters() if p.dim() <= 1]
    optimizer = torch.optim.AdamW([{"params": decayed, "weight_decay": 0.01}, {"params": plain, "weight_decay": 0.0}], lr=peak_rate)
    step_count = epochs * -(-len(rows) // batch_size)
    warm_up = max(1, step_count // 20)
    schedule = torch.optim.lr_scheduler.LambdaLR(
        optimizer, lambda step: min((step + 1) / warm_up, max(0.0, (step_count - step) / (step_count - warm_up))))
    started = time.monotonic()
    for epoch in range(epochs):
        model.train()
        losses = []
        for batch in _shuffled_batches(rows, batch_size, generator):
            inputs, labels = _batch(batch)
            loss = torch.nn.functional.cross_entropy(model(*inputs), labels)
            optimizer.zero_grad()
            loss.backward()
            torch.nn.utils.clip_grad_norm_(model.parameters(), 1.0)
            optimizer.step()
            schedule.step()
            losses.append(loss.item())
        report(epoch + 1, sum(losses) / len(losses), time.monotonic() - started)


def predict(model, rows):
    """Logits [examples, labels] in the order of the rows; batches hold texts of one length, so nothing is padded."""
    by_length = {}
    for index, (ids, _, _) in enumerate(rows):
        by_length.setdefault(len(ids), []).append(index)
    logits = [None] * len(rows)
    model.eval()
    with torch.no_grad():
        for _, indices in sorted(by_length.items()):
            inputs, _ = _batch([rows[i] for i in indices])
            for index, values in zip(indices, model(*inputs).tolist()):
                logits[index] = values
    return logits


def accuracy(logits, rows):
    """Share of the rows whose largest logit is at the label."""
    return sum(values.index(max(values)) == label for values, (_, _, label) in zip(logits, rows)) / len(rows)
