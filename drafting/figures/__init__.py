"""Numerals in Chinese text: found, classified, normalised and bound to what they count."""

from drafting.figures.numbers import parse_number
from drafting.figures.numeral import Kind, Numeral
from drafting.figures.quantity import parse_quantity
from drafting.figures.scan import scan

__all__ = ["Kind", "Numeral", "parse_number", "parse_quantity", "scan"]
