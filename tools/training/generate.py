#!/usr/bin/python3
"""Writes one generated task's file, e.g. generate.py --task SST-2 --split dev --seed 1 --count 800 > dev.tsv."""

import argparse
import sys

from tasks import TASKS


def main():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--task", choices=sorted(TASKS), required=True)
    parser.add_argument("--split", choices=("train", "validation", "dev"), required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--count", type=int, required=True)
    options = parser.parse_args()
    task = TASKS[options.task]
    sys.stdout.buffer.write(task.tsv(task.generate(options.split, options.seed, options.count)))


if __name__ == "__main__":
    main()
