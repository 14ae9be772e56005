"""Premises and hypotheses about scenes: what follows, what is left open, what cannot be."""

from . import lexicon, morphology
from .lexicon import Concept
from .scene import draw_scene, passive_sentence, past_sentence

ENTAILMENT, NEUTRAL, CONTRADICTION = 0, 1, 2
SURE, UNSURE = 0.035, 0.1  # how likely a rater is to err
PERSON = Concept(("person",), "person")
SOME = "some"


def entailment(source, held_out):
    """(premise, hypothesis, doubt): the hypothesis says the same or less."""
    scene = _scene(source, held_out)
    if source.chance(0.12):
        bare = _bare(scene)
        return _denied(source, bare), _denied(source, bare), SURE
    return past_sentence(source, scene), _told(source, _less(source, scene)), SURE


def neutral(source, held_out):
    """(premise, hypothesis, doubt): the hypothesis adds what the premise does not tell."""
    kind = source.weighted([(4, "quality"), (4, "place"), (3, "agent"), (2, "number"), (2, "thing")])
    told = _with(source, _scene(source, held_out), kind)
    unknown = {"quality": None, "place": None, "agent": PERSON, "number": SOME, "thing": _general(told.thing)}[kind]
    known = told._replace(**{kind: unknown})
    return past_sentence(source, known), _told(source, _less(source, told, kept=kind)), UNSURE if kind == "thing" else SURE


def contradiction(source, held_out):
    """(premise, hypothesis, doubt): both cannot be told of one happening."""
    kind = source.weighted([(4, "action"), (3, "quality"), (2, "number"), (3, "denial"), (2, "place")])
    scene = _with(source, _scene(source, held_out), kind)
    if kind == "denial":
        bare = _bare(scene)
        sentences = _denied(source, bare), past_sentence(source, bare)
        return sentences + (SURE,) if source.chance(0.35) else (past_sentence(source, scene), sentences[0], SURE)
    changed = _less(source, scene, kept=kind)._replace(**{kind: _excluded(source, scene, kind)})
    return past_sentence(source, scene), _told(source, changed), UNSURE if kind == "place" else SURE


def _scene(source, held_out):
    return draw_scene(source, held_out, quality_share=0.35, number_share=0.12, place_share=0.2)


def _bare(scene):
    return scene._replace(quality=None, place=None, number=None)


def _with(source, scene, kind):
    """The scene, with the named modifier even where it had none."""
    if kind == "quality" and scene.quality is None:
        return scene._replace(quality=source.choice(lexicon.QUALITIES))
    if kind == "place" and scene.place is None:
        return scene._replace(place=source.choice(lexicon.PLACES))
    if kind == "number" and scene.number is None:
        return scene._replace(number=source.choice(lexicon.NUMBERS))
    return scene


def _less(source, scene, kept=""):
    """A scene that the given one implies; what is kept stays as it is."""
    changes = {}
    for name, value, share in (("quality", None, 0.4), ("place", None, 0.6), ("agent", PERSON, 0.2), ("thing", _general(scene.thing), 0.2)):
        if name != kept and getattr(scene, name) and source.chance(share):
            changes[name] = value
    if scene.number and kept != "number" and source.chance(0.4):
        changes["number"] = SOME
    return scene._replace(**changes)


def _excluded(source, scene, kind):
    """A value of the part that cannot be true beside the scene's."""
    if kind == "number":
        return lexicon.other(source, scene.number, lexicon.NUMBERS)
    if kind == "place":
        return lexicon.other(source, scene.place, lexicon.PLACES)
    part = getattr(scene, kind)
    if part.opposite:
        return Concept(part.opposite, part.family, part.words)
    return lexicon.other(source, part, lexicon.COLORS)


def _general(thing):
    return Concept((thing.family,), thing.family)


def _told(source, scene):
    return passive_sentence(source, scene) if source.chance(0.15) else past_sentence(source, scene)


def _denied(source, scene):
    """The scene did not happen: the doctor did not buy a car."""
    never = source.choice(("did not {0}", "never {1}"))
    verb = lexicon.said(source, scene.action)
    thing = morphology.indefinite(lexicon.said(source, scene.thing))
    return f"the {lexicon.said(source, scene.agent)} {never.format(verb, morphology.past(verb))} {thing}"
