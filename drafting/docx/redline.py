"""What differs between two reports as tracked changes of Word: accepted they give the new report, rejected the old.

The page is laid out as the export lays it out. A paragraph of both reports has its changes inside; one that only one
report has is inserted or deleted as a whole, with its end. What was moved is deleted and inserted.
"""

from collections.abc import Iterable, Iterator, Sequence
from itertools import count

from drafting.compare.alignment import match
from drafting.compare.lines import side_by_side
from drafting.compare.paragraphs import paragraph_edits
from drafting.compare.sentence import Sentence, whole
from drafting.docx.comment_part import with_comments
from drafting.docx.form import Form, form_of, own_form
from drafting.docx.layout import Laid, Piece, Pieces, laid_out
from drafting.docx.margin import Change, Margin, Remark, Stretch
from drafting.docx.styles import StyleName
from drafting.docx.writer import document_of, paragraph_xml, properties_xml, run_xml
from drafting.figures import scan
from schemas.report import Report

AUTHOR = "述职对照"
"""Who made the changes, as Word shows it; there is no time, so that the same reports give the same bytes."""

_FRAME = (StyleName.TITLE, StyleName.BYLINE, StyleName.SIGNOFF, StyleName.DATE)


def redline(
    old: Report,
    new: Report,
    remarks: Iterable[Remark] = (),
    *,
    notice: str = "",
    template: bytes | None = None,
) -> bytes:
    """Return the new report as .docx in which every change from the old one is tracked, with a comment for each remark.

    ``notice`` and ``template`` are as for ``render``; the notice is no change.
    """
    form = own_form() if template is None else form_of(template)
    before, now = list(laid_out(old, form)), list(laid_out(new, form, notice))
    above = paragraph_xml(form, now.pop(0)) if notice else ""
    margin = Margin(new, remarks)
    paragraphs = "".join(_Redline(form, margin).paragraphs(before, now))
    if margin.texts:
        form = with_comments(form, margin.texts)
    return document_of(form, above + paragraphs)


class _Redline:
    """Writes paragraphs with their changes, and numbers these."""

    def __init__(self, form: Form, margin: Margin) -> None:
        self._form = form
        self._margin = margin
        self._ids = count(1)

    def paragraphs(self, before: Sequence[Laid], now: Sequence[Laid]) -> Iterator[str]:
        """Yield every paragraph of both reports as XML."""
        for i, j in side_by_side(len(before), len(now), _pairs(before, now)):
            if i is not None and j is not None:
                yield self._changed(before[i], now[j])
            elif i is not None:
                yield self._whole("del", before[i])
            elif j is not None:
                yield self._whole("ins", now[j])

    def _whole(self, kind: Change, paragraph: Laid) -> str:
        """Return a paragraph that only one report has."""
        end = f"<w:rPr><w:{kind} {self._author()}/></w:rPr>"
        properties = properties_xml(self._form, paragraph) + end
        pieces = paragraph.pieces
        if kind == "del":  # no remark is on last year's text
            runs = "".join(self._run(kind, piece) for piece in pieces)
        else:
            runs = self._runs(paragraph, ((kind, piece) for piece in pieces))
        return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"

    def _changed(self, old: Laid, new: Laid) -> str:
        """Return a paragraph that both have."""
        properties = properties_xml(self._form, new)
        if (old.style, old.indent) != (new.style, new.indent):
            was = properties_xml(self._form, old)
            properties += f"<w:pPrChange {self._author()}><w:pPr>{was}</w:pPr></w:pPrChange>"
        runs = self._runs(new, _stretches(old, new))
        return f"<w:p><w:pPr>{properties}</w:pPr>{runs}</w:p>"

    def _runs(self, paragraph: Laid, stretches: Iterable[Stretch]) -> str:
        return "".join(
            part if isinstance(part, str) else self._run(*part)
            for part in self._margin.beside(paragraph, stretches)
        )

    def _run(self, kind: Change | None, piece: Piece) -> str:
        if kind is None:
            return run_xml(self._form, piece)
        runs = run_xml(self._form, piece, "w:delText" if kind == "del" else "w:t")
        return f"<w:{kind} {self._author()}>{runs}</w:{kind}>"

    def _author(self) -> str:
        return f'w:id="{next(self._ids)}" w:author="{AUTHOR}"'


def _pairs(before: Sequence[Laid], now: Sequence[Laid]) -> dict[int, int]:
    """Return which paragraphs belong together.

    The last ones always do: the end of the last paragraph of a document can be neither inserted nor deleted.
    """
    pairs = match([_as_sentence(p) for p in before], [_as_sentence(p) for p in now]).pairs
    if before and now:
        last = len(before) - 1, len(now) - 1
        pairs = {i: j for i, j in pairs.items() if (i == last[0]) == (j == last[1])}
        pairs[last[0]] = last[1]
    return pairs


def _as_sentence(paragraph: Laid) -> Sentence:
    """Return a whole paragraph as what is compared."""
    text, style = _text(paragraph), paragraph.style
    return whole(text, scan(text), style if style in _FRAME else "")


def _text(paragraph: Laid) -> str:
    return "".join(piece.text for piece in paragraph.pieces)


def _stretches(old: Laid, new: Laid) -> Iterator[Stretch]:
    """Yield what was kept (None), deleted and inserted, in order; in another character style it is another text."""
    ours, theirs = Pieces(old.pieces), Pieces(new.pieces)
    for edit in paragraph_edits(_text(old), _text(new)):
        gone, come = ours.take(len(edit.old)), theirs.take(len(edit.new))
        if edit.kept and gone == come:
            yield from ((None, piece) for piece in come)
        else:
            yield from (("del", piece) for piece in gone)
            yield from (("ins", piece) for piece in come)
