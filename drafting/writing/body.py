"""The text of one section while it is made: filled, and with the origin of its words."""

from collections.abc import Collection
from dataclasses import dataclass, replace

from drafting.slots import Slots
from drafting.text.sentences import sentences
from drafting.workspace import Author, Origin


@dataclass(frozen=True)
class Body:
    """A section's text below its heading. ``raw`` is the same with slot tokens, as the engine wrote it."""

    text: str
    author: Author
    raw: str
    origins: tuple[Origin, ...] = ()
    model: str = ""
    prompt: str = ""

    @classmethod
    def filled(
        cls, raw: str, slots: Slots, author: Author, model: str = "", prompt: str = ""
    ) -> "Body":
        """Return the body with every token replaced, and each replacement noted as an origin."""
        filled = slots.fill(raw)
        origins = tuple(
            Origin(span.start, span.end, author, span.figure_id) for span in filled.spans
        )
        return cls(filled.text, author, raw, origins, model, prompt)

    def without(self, spans: Collection[tuple[int, int]]) -> "tuple[Body, tuple[str, ...]]":
        """Return the body less the sentences that the spans touch, and these; emptied paragraphs go too."""
        text, origins = self.text, list(self.origins)
        doomed = [s for s in sentences(text) if _touches(s, spans)]
        removed = tuple(text[start:end] for start, end in doomed)
        for start, end in (_with_line_end(text, *span) for span in reversed(doomed)):
            text = text[:start] + text[end:]
            origins = [
                replace(o, start=o.start - (end - start), end=o.end - (end - start))
                if o.start >= end
                else o
                for o in origins
                if o.end <= start or o.start >= end
            ]
        return replace(self, text=text, origins=tuple(origins)), removed

    def with_sentence(self, sentence: "Body", separator: str = "\n") -> "Body":
        """Return the body with a sentence added as its last, in a paragraph of its own or not, its author noted."""
        text = self.text.rstrip("\n")
        start = len(text) + (len(separator) if text else 0)
        added = (
            Origin(start, start + len(sentence.text), sentence.author),
            *(replace(o, start=o.start + start, end=o.end + start) for o in sentence.origins),
        )
        joined = f"{text}{separator}{sentence.text}" if text else sentence.text
        return replace(self, text=joined, origins=(*self.origins, *added))

    def part(self, start: int, end: int) -> "Body":
        """Return a span of the body with the origins that lie in it; it has no tokens of its own."""
        origins = tuple(
            replace(o, start=o.start - start, end=o.end - start)
            for o in self.origins
            if start <= o.start and o.end <= end
        )
        return replace(self, text=self.text[start:end], raw="", origins=origins)


def _touches(sentence: tuple[int, int], spans: Collection[tuple[int, int]]) -> bool:
    return any(start < sentence[1] and sentence[0] < max(end, start + 1) for start, end in spans)


def _with_line_end(text: str, start: int, end: int) -> tuple[int, int]:
    """Take the white space behind along, and the line end where the sentence is the whole line."""
    end += len(text[end:]) - len(text[end:].lstrip(" \t\u3000"))
    whole = (start == 0 or text[start - 1] == "\n") and text[end : end + 1] == "\n"
    return start, end + 1 if whole else end
