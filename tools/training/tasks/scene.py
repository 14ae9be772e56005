"""Scenes of the small world (who does what to which thing, where), and how to say them."""

from typing import NamedTuple, Optional

from . import lexicon, morphology
from .lexicon import Concept


class Scene(NamedTuple):
    """One happening. The thing has a number (None: a single one) and perhaps a quality."""

    agent: Concept
    action: Concept
    thing: Concept
    quality: Optional[Concept] = None
    number: Optional[str] = None
    place: Optional[Concept] = None


def draw_scene(source, held_out, quality_share=0.5, number_share=0.25, place_share=0.35):
    """A random scene."""
    return Scene(
        lexicon.pick(source, held_out, lexicon.PEOPLE, lexicon.HELD_OUT_PEOPLE),
        lexicon.pick(source, held_out, lexicon.ACTIONS, lexicon.HELD_OUT_ACTIONS),
        lexicon.pick(source, held_out, lexicon.THINGS, lexicon.HELD_OUT_THINGS),
        source.choice(lexicon.QUALITIES) if source.chance(quality_share) else None,
        source.choice(lexicon.NUMBERS) if source.chance(number_share) else None,
        source.choice(lexicon.PLACES) if source.chance(place_share) else None)


def thing_phrase(source, scene):
    """The object as a noun phrase: a red car, three old cars."""
    noun = lexicon.said(source, scene.thing)
    words = f"{lexicon.said(source, scene.quality)} " if scene.quality else ""
    if scene.number:
        return f"{scene.number} {words}{morphology.plural(noun)}"
    return morphology.indefinite(words + noun)


def past_sentence(source, scene):
    """The scene as past: the doctor bought a red car in the city."""
    words = f"the {lexicon.said(source, scene.agent)} {morphology.past(lexicon.said(source, scene.action))} {thing_phrase(source, scene)}"
    return words + placed(source, scene)


def passive_sentence(source, scene, with_agent=True):
    """The scene in the passive: a red car was bought by the doctor."""
    verb = morphology.participle(lexicon.said(source, scene.action))
    by = f" by the {lexicon.said(source, scene.agent)}" if with_agent else ""
    return f"{thing_phrase(source, scene)} {'were' if scene.number else 'was'} {verb}{by}{placed(source, scene)}"


def caption(source, scene):
    """The scene as a picture's caption, with or without is: a doctor is buying a red car."""
    agent = morphology.indefinite(lexicon.said(source, scene.agent))
    verb = ("is " if source.chance(0.5) else "") + morphology.gerund(lexicon.said(source, scene.action))
    return f"{agent} {verb} {thing_phrase(source, scene)}{placed(source, scene)}"


def placed(source, scene):
    """The place with a blank before it, or nothing."""
    return f" {lexicon.said(source, scene.place)}" if scene.place else ""
