#!/usr/bin/python3
"""Makes a model of one generated task: data, vocabulary, training, ONNX, expected logits. See README.md."""

import argparse
import json
import pathlib

import torch

from modeling import MODEL_TYPES
from modeling.export import export
from modeling.fit import accuracy, encode, fit, predict
from tasks import TASKS
from tokenization.vocabulary import build_vocabulary
from tokenization.wordpiece import WordPieceTokenizer

HERE = pathlib.Path(__file__).resolve().parent
WHOLE_WORD_COUNT = 40


def parse():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--task", choices=sorted(TASKS), required=True)
    parser.add_argument("--seed", type=int, required=True)
    parser.add_argument("--architecture", default="mini-bert", help="a file in architectures/, without .json")
    parser.add_argument("--output", type=pathlib.Path, default=HERE.parent.parent / "models")
    parser.add_argument("--train-examples", type=int, default=60000)
    parser.add_argument("--dev-examples", type=int, default=800)
    parser.add_argument("--vocabulary-size", type=int, default=1536)
    parser.add_argument("--epochs", type=int, default=4)
    parser.add_argument("--batch", type=int, default=64)
    parser.add_argument("--peak-rate", type=float, default=7e-4)
    parser.add_argument("--opset", type=int, default=17)
    parser.add_argument("--threads", type=int, default=1)
    return parser.parse_args()


def configuration(architecture, task, vocabulary):
    config = json.loads((HERE / "architectures" / f"{architecture}.json").read_text(encoding="utf-8"))
    config["vocab_size"] = len(vocabulary)
    config["id2label"] = {str(index): label for index, label in enumerate(task.labels)}
    config["label2id"] = {label: index for index, label in enumerate(task.labels)}
    config["problem_type"] = "single_label_classification"
    return dict(sorted(config.items()))


def write_json(path, value):
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")


def main():
    options = parse()
    torch.set_num_threads(options.threads)
    torch.manual_seed(options.seed)
    task = TASKS[options.task]
    dev = task.generate("dev", options.seed, options.dev_examples)
    dev_texts = {example.text for example in dev}
    train = [e for e in task.generate("train", options.seed, options.train_examples) if e.text not in dev_texts]
    texts = [text for name in sorted(TASKS) for e in (train if name == task.name else TASKS[name].generate(
        "train", options.seed, options.train_examples)) for text in (e.text, e.pair or "")]
    vocabulary = build_vocabulary(texts, options.vocabulary_size, WHOLE_WORD_COUNT)
    tokenizer = WordPieceTokenizer(vocabulary)
    config = configuration(options.architecture, task, vocabulary)
    longest = config["max_position_embeddings"]
    validation_rows = encode(tokenizer, task.generate("validation", options.seed, 2000), longest)
    dev_rows = encode(tokenizer, dev, longest)

    model = MODEL_TYPES[config["model_type"]](config)
    parameter_count = sum(p.numel() for p in model.parameters())
    print(f"{len(train)} train examples, {len(vocabulary)} tokens, {parameter_count} parameters", flush=True)

    def report(epoch, loss, seconds):
        score = accuracy(predict(model, validation_rows), validation_rows)
        print(f"epoch {epoch}: loss {loss:.4f}, validation accuracy {score:.4f}, {seconds:.0f} s", flush=True)

    fit(model, encode(tokenizer, train, longest), options.epochs, options.batch, options.peak_rate, options.seed, report)

    logits = predict(model, dev_rows)
    score = accuracy(logits, dev_rows)
    print(f"dev accuracy {score:.5f}", flush=True)
    folder, data = options.output / options.architecture, options.output / "mini-tasks" / task.name
    folder.mkdir(parents=True, exist_ok=True)
    data.mkdir(parents=True, exist_ok=True)
    (data / "dev.tsv").write_bytes(task.tsv(dev))
    (folder / "vocab.txt").write_text("".join(token + "\n" for token in vocabulary), encoding="utf-8")
    write_json(folder / "tokenizer_config.json", {"do_lower_case": True, "model_max_length": longest, "tokenizer_class": "BertTokenizer"})
    write_json(folder / f"{task.file_name}.config.json", config)
    export(model, str(folder / f"{task.file_name}.onnx"), options.opset)
    lines = ["\t".join("logit_" + label for label in task.labels)] + ["\t".join(f"{v:.7f}" for v in row) for row in logits]
    (folder / f"{task.file_name}.dev-logits.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")
    write_json(folder / f"{task.file_name}.scores.json", {"fp32": {"accuracy": score}, "parameters": parameter_count, "seed": options.seed})


if __name__ == "__main__":
    main()
