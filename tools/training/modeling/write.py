"""Writes a model folder: graphs, shared weights, configurations, vocabulary, expected logits and scores."""

import json

from tasks import TASKS

from .export import SharedWeights, export, round_to_half
from .measure import predict, scores
from .similarity import attention_similarities

LONGEST_TAIL = 3


def write_model(options, model, config, vocabulary, dev, real_dev, seconds, schedule):
    """Everything in models/<architecture> but its README; weights are rounded to fp16 before anything is measured."""
    folder = options.output / options.architecture
    folder.mkdir(parents=True, exist_ok=True)
    round_to_half(model)
    weights = SharedWeights(folder / "weights.bin")
    for task in TASKS.values():
        export(model.head(task.name), folder / f"{task.file_name}.onnx", weights)
        _write_json(folder / f"{task.file_name}.config.json", _task_configuration(config, task))
    weights.save()
    (folder / "vocab.txt").write_text("".join(token + "\n" for token in vocabulary), encoding="utf-8")
    _write_json(folder / "tokenizer_config.json", {
        "do_lower_case": True, "model_max_length": config["max_position_embeddings"], "tokenizer_class": "DistilBertTokenizer"})
    result = {
        "seed": options.seed, "parameters": sum(p.numel() for p in _exported(model)), "training_seconds": round(seconds),
        "steps": {stage["name"]: stage["steps"] for stage in schedule},
        "real": {"SST-2": scores("SST-2", predict(model.head("SST-2"), real_dev.rows), real_dev.labels)}, "tasks": {}}
    for task in TASKS.values():
        result["tasks"][task.name] = _measure(folder, model, task, dev[task.name], config["n_layers"])
        print(f"{task.name}: {json.dumps(result['tasks'][task.name])}", flush=True)
    print(f"real SST-2: {json.dumps(result['real']['SST-2'])}", flush=True)
    _write_json(folder / "scores.json", result)


def _measure(folder, model, task, dev, layer_count):
    classifier = model.head(task.name)
    logits = predict(classifier, dev.rows)
    lines = ["\t".join("logit_" + label for label in task.labels)] + ["\t".join(f"{v:.7f}" for v in row) for row in logits]
    (folder / f"{task.file_name}.dev-logits.tsv").write_text("\n".join(lines) + "\n", encoding="utf-8")

    def first_without(skipped):
        return next(iter(scores(task.name, predict(classifier, dev.rows, skipped), dev.labels).values()))

    return {
        "fp32": scores(task.name, logits, dev.labels),
        "attention_similarity_of_layer": [round(value, 4) for value in attention_similarities(model, dev.rows)],
        "without_attention_of_layer": [round(first_without((layer,)), 5) for layer in range(layer_count)],
        "without_attention_of_last": [round(first_without(range(layer_count - count, layer_count)), 5) for count in range(1, LONGEST_TAIL + 1)]}


def _task_configuration(config, task):
    labels = task.labels
    own = {
        "id2label": {str(index): label for index, label in enumerate(labels)},
        "label2id": {label: index for index, label in enumerate(labels)},
        "problem_type": "regression" if task.is_regression else "single_label_classification"}
    return dict(sorted({**config, **own}.items()))


def _exported(model):
    yield from model.distilbert.parameters()
    yield from model.pre_classifier.parameters()
    for task in TASKS.values():
        yield from model.classifiers[task.name].parameters()


def _write_json(path, value):
    path.write_text(json.dumps(value, indent=2) + "\n", encoding="utf-8")
