"""Free notes → facts: a phone memo or a piece of a chat, sorted under the headings of the facts.

A model sorts them, or rules do where there is none; whoever does, only what stands in the notes is kept.
"""
