"""Every generated task by name. A new task is one module with a TASK and one line here."""

from . import sst2

TASKS = {task.name: task for task in (sst2.TASK,)}
