"""Model classes by the model_type of Hugging Face's config.json."""

from .bert import BertForSequenceClassification

MODEL_TYPES = {"bert": BertForSequenceClassification}
