"""Word files: the report laid out after GB/T 9704, and what people send read as they see it."""

from drafting.docx.reader import read_docx
from drafting.docx.saving import save
from drafting.docx.writer import render
from drafting.text.characters import rare_characters

__all__ = ["rare_characters", "read_docx", "render", "save"]
