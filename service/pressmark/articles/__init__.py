"""Sources in: files, bytes and texts become Articles.

What came in front of the text and what it states about itself is read here; what it says about
anybody is not.
"""

from pressmark.articles.reading import KINDS, MAX_BYTES, Kind, read_bytes, read_path, read_text

__all__ = ["KINDS", "MAX_BYTES", "Kind", "read_bytes", "read_path", "read_text"]
