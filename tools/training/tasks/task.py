"""What a task is: a generator of examples and the file format they are written in."""

from dataclasses import dataclass
from typing import Callable, NamedTuple, Optional, Sequence, Tuple


class Example(NamedTuple):
    """One labelled example; pair is None for single-text tasks."""

    text: str
    pair: Optional[str]
    label: int


@dataclass(frozen=True)
class Task:
    """A generated task in the file format of a public one."""

    name: str
    """The folder's name, e.g. SST-2."""
    file_name: str
    """The model files' name, e.g. sst-2."""
    labels: Tuple[str, ...]
    """Label names in the order of the logits."""
    header: Tuple[str, ...]
    """Column names of the file's first line."""
    row: Callable[[int, Example], Sequence[str]]
    """Turns an example and its position into the file's columns."""
    generate: Callable[[str, int, int], Sequence[Example]]
    """(split, seed, count) to examples: the same arguments give the same examples on every machine."""

    def tsv(self, examples):
        """The examples as the file's bytes: UTF-8, tab separated, one line feed a line, quotes literal."""
        rows = [self.header] + [self.row(index, example) for index, example in enumerate(examples)]
        return "".join("\t".join(row) + "\n" for row in rows).encode("utf-8")
