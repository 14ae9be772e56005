#!/usr/bin/python3
"""Writes generated tasks: one file to standard output, or with --all every task's dev file into a folder.

generate.py --task SST-2 --split dev --seed 20261121 --count 480 > dev.tsv
generate.py --all --seed 20261121 --output ../../models/mini-glue
"""

import argparse
import pathlib
import sys

from tasks import TASKS


def write_dev_files(folder, seed):
    """Every task's dev file at its place in a GLUE folder."""
    for task in TASKS.values():
        path = folder / task.name / task.dev_file
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(task.tsv(task.generate("dev", seed, task.dev_count)))


def main():
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    what = parser.add_mutually_exclusive_group(required=True)
    what.add_argument("--task", choices=list(TASKS))
    what.add_argument("--all", action="store_true", help="every task's dev file")
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--split", choices=("train", "validation", "dev"))
    parser.add_argument("--count", type=int)
    parser.add_argument("--output", type=pathlib.Path, help="the folder, with --all")
    options = parser.parse_args()
    if options.all:
        if options.output is None:
            parser.error("--all needs --output")
        write_dev_files(options.output, options.seed)
        return
    if options.split is None or options.count is None:
        parser.error("--task needs --split and --count")
    task = TASKS[options.task]
    sys.stdout.buffer.write(task.tsv(task.generate(options.split, options.seed, options.count)))


if __name__ == "__main__":
    main()
