"""Questions that people ask of a forum: a purpose, a topic, perhaps its quality and a place."""

from typing import NamedTuple, Optional, Tuple

from . import lexicon, morphology
from .lexicon import Concept

THING_PURPOSES = (  # ways to ask for one purpose; {a} a car, {one} car, {many} cars
    ("how do i fix {a}", "how can i fix {a}", "how to fix {a}", "can i fix {a}"),
    ("where can i buy {a}", "where do i buy {a}", "where to buy {a}", "where can i get {a}"),
    ("how much is {a}", "what does {a} cost", "is {a} expensive", "how expensive is {a}"),
    ("how do i sell {a}", "how can i sell {a}", "how to sell {a}", "where can i sell {a}"),
    ("how do i make {a}", "how can i make {a}", "how to make {a}", "how to create {a}"),
    ("what is the best {one}", "which {one} is best", "what {one} is best", "which {one} is the best"),
    ("how do i clean {a}", "how can i clean {a}", "how to clean {a}", "how do you clean {a}"),
    ("why do people want {a}", "why do people need {a}", "why do we want {a}", "why do we need {a}"))
SUBJECT_PURPOSES = (
    ("how do i learn {one}", "how can i learn {one}", "how should i study {one}", "how to study {one}"),
    ("is {one} hard to learn", "how hard is {one}", "is {one} difficult", "how difficult is {one}"),
    ("why do people study {one}", "why should i learn {one}", "why study {one}", "why learn {one}"),
    ("who can teach me {one}", "who can teach {one}", "who gives {one} lessons"))
SUBJECTS = tuple(Concept((word,), "subject") for word in
                 "english french spanish german chinese music law history science business medicine".split())
HELD_OUT_SUBJECTS = tuple(Concept((word,), "subject") for word in "art russian".split())
PLACES = tuple(Concept((words,), "country") for words in
               ("in india", "in china", "in london", "in france", "in canada", "in america", "in japan", "online"))


class Question(NamedTuple):
    """What is asked (ways to word it), of what, where."""

    purpose: Tuple[str, ...]
    topic: Concept
    quality: Optional[Concept]
    place: Optional[Concept]


def purposes(question):
    """The purposes that fit the question's topic."""
    return SUBJECT_PURPOSES if question.topic.family == "subject" else THING_PURPOSES


def topics(question):
    """The topics that fit the question's purpose."""
    return SUBJECTS if question.topic.family == "subject" else lexicon.THINGS


def draw_question(source, held_out):
    """A random question; only things have a quality."""
    place = source.choice(PLACES) if source.chance(0.15) else None
    if source.chance(0.55):
        topic = lexicon.pick(source, held_out, lexicon.THINGS, lexicon.HELD_OUT_THINGS)
        quality = source.choice(lexicon.QUALITIES) if source.chance(0.2) else None
        return Question(source.choice(THING_PURPOSES), topic, quality, place)
    topic = lexicon.pick(source, held_out, SUBJECTS, HELD_OUT_SUBJECTS)
    return Question(source.choice(SUBJECT_PURPOSES), topic, None, place)


def worded(source, question):
    """One of the ways to ask it."""
    topic = lexicon.said(source, question.topic)
    quality = f"{lexicon.said(source, question.quality)} " if question.quality else ""
    words = source.choice(question.purpose).format(
        one=quality + topic, a=morphology.indefinite(quality + topic), many=quality + morphology.plural(topic))
    place = f" {question.place.words[0]}" if question.place else ""
    return f"{words}{place} ?"
