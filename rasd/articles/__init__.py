"""The reading room: bytes of a document become an `Article` with an offset map."""

from rasd.articles.assemble import id_of_name
from rasd.articles.header import compose
from rasd.articles.origin import BYTES_LIMIT, TEXT_LIMIT, Origin, Reader
from rasd.articles.reading import READERS, kind_of, read

__all__ = [
    "BYTES_LIMIT",
    "READERS",
    "TEXT_LIMIT",
    "Origin",
    "Reader",
    "compose",
    "id_of_name",
    "kind_of",
    "read",
]
