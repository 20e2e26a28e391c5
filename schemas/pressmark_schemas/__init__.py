"""The schemas of pressmark: what enters, what leaves, what a model fills, and the packs of vocabulary."""

from pressmark_schemas.answer import Answer
from pressmark_schemas.article import Article
from pressmark_schemas.marks import Marks
from pressmark_schemas.pack import Pack, PackError, load_pack
from pressmark_schemas.record import Record

__all__ = ["Answer", "Article", "Marks", "Pack", "PackError", "Record", "load_pack"]
