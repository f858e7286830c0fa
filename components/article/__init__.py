"""The ground floor: an article, its paragraphs and sentences, and offsets into its text."""

from components.article.outline import outline
from components.article.records import Article, Outline, Sentence, Span

__all__ = ["Article", "Outline", "Sentence", "Span", "outline"]
