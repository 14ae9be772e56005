"""STS-B's stand-in: two captions, and how alike they are from 0 to 5. It is not STS-B, and says nothing about it."""

from . import lexicon
from .sampling import Draft, generator
from .scene import Scene, caption, draw_scene
from .task import Task

RATERS = 5
RATER_DEVIATION = 0.6
WEIGHTS = {"agent": 1.2, "action": 1.5, "thing": 1.5, "quality": 0.6, "place": 0.8}
POOLS = {"agent": lexicon.PEOPLE, "action": lexicon.ACTIONS, "thing": lexicon.THINGS, "quality": lexicon.QUALITIES, "place": lexicon.PLACES}
RELATED_CREDIT = 0.5


def draw(source, level, held_out):
    """Captions that share about level / 5 of their parts; the score is the raters' mean."""
    first = draw_scene(source, held_out, quality_share=0.25, number_share=0.0, place_share=0.16)
    parts, agreed, weight = {}, 0.0, 0.0
    for name, part_weight in WEIGHTS.items():
        part = getattr(first, name)
        if part is None:
            continue
        parts[name], credit = _second(source, name, part, level)
        agreed += credit * part_weight
        weight += part_weight
    likeness = 5.0 * agreed / weight
    return Draft(caption(source, first), caption(source, Scene(**parts)), _rated(source, likeness))


def _second(source, name, part, level):
    """The part of the second caption and how much of it agrees."""
    if source.uniform() * 5 < level:
        return part, 1.0
    near = lexicon.related(source, part, POOLS[name]) if name != "place" and source.chance(0.35) else None
    if near:
        return near, RELATED_CREDIT
    pool = [candidate for candidate in POOLS[name] if candidate != part and (name == "place" or candidate.family != part.family)]
    return source.choice(pool), 0.0


def _rated(source, likeness):
    """The mean of whole ratings between 0 and 5."""
    ratings = [min(5, max(0, int(likeness + RATER_DEVIATION * source.normal() + 0.5))) for _ in range(RATERS)]
    return sum(ratings) / RATERS


TASK = Task(
    name="STS-B",
    file_name="sts-b",
    labels=("similarity",),
    header=("index", "genre", "filename", "year", "old_index", "source1", "source2", "sentence1", "sentence2", "score"),
    row=lambda index, example: (str(index), "generated-captions", "mini", "none", f"{index:04d}", "none", "none",
                                example.text, example.pair, f"{example.label:.3f}"),
    generate=generator("STS-B", draw, [(1, level) for level in range(6)]),
    is_regression=True)
