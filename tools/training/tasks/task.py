"""What a task is: a generator of examples and the file format they are written in."""

from dataclasses import dataclass
from typing import Callable, NamedTuple, Optional, Sequence, Tuple, Union


class Example(NamedTuple):
    """One labelled example; pair is None for single-text tasks."""

    text: str
    pair: Optional[str]
    label: Union[int, float]
    """The index of its label, or the score of a regression."""


@dataclass(frozen=True)
class Task:
    """A generated task in the file format of a public one."""

    name: str
    """The folder's name, e.g. SST-2."""
    file_name: str
    """The model files' name, e.g. sst-2."""
    labels: Tuple[str, ...]
    """Label names in the order of the logits; a regression has one, the name of its score."""
    header: Tuple[str, ...]
    """Column names of the file's first line; empty where the format has no such line."""
    row: Callable[[int, Example], Sequence[str]]
    """Turns an example and its position into the file's columns."""
    generate: Callable[[str, int, int], Sequence[Example]]
    """(split, seed, count) to examples: the same arguments give the same examples on every machine."""
    is_regression: bool = False
    """Whether labels are scores (floats) instead of label indices."""
    dev_file: str = "dev.tsv"
    """The name of the dev file in the task's folder."""
    dev_count: int = 480
    """How many examples the committed dev file has."""
    byte_order_mark: bool = False
    """Whether the public file starts with one, and so this one too."""

    def tsv(self, examples):
        """The examples as the file's bytes: UTF-8, tab separated, one line feed a line, quotes literal."""
        rows = ([self.header] if self.header else []) + [self.row(index, example) for index, example in enumerate(examples)]
        mark = "\ufeff" if self.byte_order_mark else ""
        return (mark + "".join("\t".join(row) + "\n" for row in rows)).encode("utf-8")
