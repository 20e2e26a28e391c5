"""The model reader: instructor over openai, against any OpenAI-compatible endpoint.

Importing this package imports both libraries (about a second); faces do so only when a model
is asked.
"""

from pressmark.readers.model.reader import Bounds, ModelReader
from pressmark.readers.model.retry import Clock

__all__ = ["Bounds", "Clock", "ModelReader"]
