"""Turns a task's draw function into its generate function: shares of the answers, distinct examples, splits that share nothing."""

import hashlib
from typing import NamedTuple, Optional, Union

from .random_source import RandomSource
from .task import Example

DRAWS_PER_EXAMPLE = 2000


class Draft(NamedTuple):
    """One drawn example before the raters have seen it."""

    text: str
    pair: Optional[str]
    answer: Union[int, float]
    """The right label by the task's rule."""
    doubt: float = 0.0
    """How likely a single rater is to answer the rival instead."""
    rival: int = 0


def split_of(text, pair):
    """The split that an example belongs to, from a checksum of its texts: no example is ever in two."""
    digest = hashlib.sha256(f"{text}\t{pair}".encode("utf-8")).digest()[0]
    return "dev" if digest < 26 else "validation" if digest < 52 else "train"


def generator(name, draw, shares):
    """The generate function of a task.

    draw(source, target, held_out) gives a Draft for a target of shares, a sequence of (share, target); or None when the
    draw came to nothing. Only the split "dev" has held-out words. Labels of the training split follow the rule; dev and
    validation labels are those of one rater, who doubts what is hard to decide; with rated=False they follow the rule too.
    """

    def generate(split, seed, count, rated=True):
        if split not in ("train", "validation", "dev"):
            raise ValueError(f"no split '{split}': legal are train, validation, dev")
        source = RandomSource(name, split, seed)
        seen, examples = set(), []
        for target in _targets(shares, count, source):
            draft = _fresh(draw, source, target, split, seen)
            doubted = split != "train" and draft.doubt > 0 and source.chance(draft.doubt)
            examples.append(Example(draft.text, draft.pair, draft.rival if doubted and rated else draft.answer))
        return examples

    def _fresh(draw, source, target, split, seen):
        for _ in range(DRAWS_PER_EXAMPLE):
            draft = draw(source, target, split == "dev")
            if draft is None or draft.text == draft.pair or split_of(draft.text, draft.pair) != split:
                continue
            key = (draft.text, draft.pair)
            if key not in seen:
                seen.add(key)
                return draft
        raise RuntimeError(f"{name}: no new example of {target!r} after {len(seen)}: ask for fewer")

    return generate


def _targets(shares, count, source):
    """count targets in random order, each as often as its share says."""
    targets, reached, total = [], 0.0, sum(share for share, _ in shares)
    for share, target in shares:
        reached += share / total
        targets += [target] * (int(reached * count + 0.5) - len(targets))
    return source.shuffled(targets)
