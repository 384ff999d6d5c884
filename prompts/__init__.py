"""Jinja2 templates and outlines: everything a model or the composer is told, as files."""
