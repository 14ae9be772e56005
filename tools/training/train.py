#!/usr/bin/python3
"""Makes distilbert-mini: vocabulary, inherited weights, training, ONNX, expected logits. See README.md.

Every stage keeps what it made in --work and is skipped when that is there; training goes on from its last checkpoint.
"""

import argparse
import dataclasses
import json
import pathlib
import time

import torch

from modeling.distilbert import MultiTaskDistilBert
from modeling.fit import Clock, Trainer
from modeling.inherit import calibration, inherit
from modeling.measure import predict, scores
from modeling.teacher import read_teacher
from modeling.write import write_model
from sources import corpus
from tasks import TASKS
from tokenization.wordpiece import WordPieceTokenizer

HERE = pathlib.Path(__file__).resolve().parent
CHECKPOINT_SECONDS = 240
VALIDATION_STEPS = 500
TEACHER_STEM = "sst2"  # one encoder serves all of the teacher's tasks


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--glue", type=pathlib.Path, required=True, help="folder of GLUE's own files")
    parser.add_argument("--teacher", type=pathlib.Path, required=True, help="folder of the teacher's ONNX files and train logits")
    parser.add_argument("--teacher-vocabulary", type=pathlib.Path, required=True)
    parser.add_argument("--architecture", default="distilbert-mini", help="a file in architectures/ and one in schedules/, without .json")
    parser.add_argument("--output", type=pathlib.Path, default=HERE.parent.parent / "models")
    parser.add_argument("--work", type=pathlib.Path, default=HERE / ".work")
    parser.add_argument("--vocabulary-size", type=int, default=7680)
    parser.add_argument("--train-examples", type=int, default=40000)
    parser.add_argument("--only-write", action="store_true", help="write the model from the last checkpoint, whatever its step")
    return parser.parse_args()


def main():
    options = parse()
    torch.set_num_threads(1)
    torch.set_flush_denormal(True)
    torch.manual_seed(options.seed)
    options.work.mkdir(exist_ok=True)
    candidates = options.teacher_vocabulary.read_text(encoding="utf-8").split("\n")[:-1]
    vocabulary = vocabulary_stage(options, candidates)
    tokenizer = WordPieceTokenizer(vocabulary)
    config = json.loads((HERE / "architectures" / f"{options.architecture}.json").read_text(encoding="utf-8"))
    config["vocab_size"] = len(vocabulary)
    model = MultiTaskDistilBert(config, corpus.heads())
    inherit_stage(options, model, candidates, vocabulary, tokenizer)
    longest = config["max_position_embeddings"]
    real_dev = corpus.real_dev(options.glue, tokenizer, longest)
    made = {name: corpus.generated(task, options.seed, options.train_examples, tokenizer, longest, options.work) for name, task in TASKS.items()}
    sources = corpus.real_sources(options.glue, options.teacher, tokenizer, longest) + [source for source, _, _ in made.values()]
    judged = {name: validation for name, (_, validation, _) in made.items()}
    schedule = json.loads((HERE / "schedules" / f"{options.architecture}.json").read_text(encoding="utf-8"))
    seconds = sum(train_stage(options, model, stage, sources, judged, real_dev) for stage in schedule)
    write_model(options, model, config, vocabulary, {name: dev for name, (_, _, dev) in made.items()}, real_dev, seconds, schedule)


def vocabulary_stage(options, candidates):
    path = options.work / "vocab.txt"
    if not path.exists():
        vocabulary = corpus.make_vocabulary(options.glue, candidates, options.vocabulary_size)
        path.write_text("".join(token + "\n" for token in vocabulary), encoding="utf-8")
    return path.read_text(encoding="utf-8").split("\n")[:-1]


def inherit_stage(options, model, candidates, vocabulary, tokenizer):
    path = options.work / "inherited.pt"
    if not path.exists():
        teacher = read_teacher(options.teacher, TEACHER_STEM, candidates, vocabulary)
        inherit(model.distilbert, teacher, calibration(options.glue, tokenizer, options.seed))
        torch.save(model.distilbert.state_dict(), path)
    model.distilbert.load_state_dict(torch.load(path))


def train_stage(options, model, stage, sources, judged, real_dev):
    """Trains one entry of the schedule from its last checkpoint, and returns the seconds that all of it took."""
    path = options.work / f"{stage['name']}.pt"
    parts = [dataclasses.replace(source, weight=stage["shares"][source.name]) for source in sources if source.name in stage["shares"]]
    trainer = Trainer(model, parts, options.seed, stage)
    before = trainer.load(path) if path.exists() else 0.0
    started, clock = time.monotonic(), Clock(CHECKPOINT_SECONDS)
    losses = {}
    model.train()
    while trainer.step < stage["steps"] and not options.only_write:
        source, loss = trainer.train_step()
        losses.setdefault(source, []).append(loss)
        if trainer.step % 50 == 0:
            means = ", ".join(f"{name} {sum(values) / len(values):.3f}" for name, values in sorted(losses.items()))
            speed = trainer.token_count / (time.monotonic() - started)
            print(f"{time.strftime('%H:%M:%S')} {stage['name']} {trainer.step}, {speed:.0f} tokens/s, loss: {means}", flush=True)
            losses = {}
        if trainer.step % VALIDATION_STEPS == 0:
            validate(model, f"{stage['name']} {trainer.step}", judged, real_dev)
        if clock.rings() or trainer.step == stage["steps"]:
            trainer.save(path, before + time.monotonic() - started)
    return before + time.monotonic() - started


def validate(model, step, judged, real_dev):
    told = []
    for name, task, part in [*((name, name, part) for name, part in judged.items()), ("GLUE's SST-2", "SST-2", real_dev)]:
        first = next(iter(scores(task, predict(model.head(task), part.rows), part.labels).values()))
        told.append(f"{name} {100 * first:.1f}")
    print(f"{time.strftime('%H:%M:%S')} VALIDATION {step}: " + ", ".join(told), flush=True)
    model.train()


if __name__ == "__main__":
    main()
