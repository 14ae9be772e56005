"""Every generated task by name, in the order of tables. A new task is one module with a TASK and one line here."""

from . import cola, mnli, mrpc, qnli, qqp, rte, sst2, stsb, wnli

TASKS = {task.name: task for task in (
    sst2.TASK, cola.TASK, mrpc.TASK, qqp.TASK, stsb.TASK, mnli.TASK, qnli.TASK, rte.TASK, wnli.TASK)}
