"""The data that passes between the stages: facts, figures, outlines, reports, findings, settings."""
