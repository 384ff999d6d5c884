"""What the export is measured against writes the same text; ``make bench`` does the measuring."""

import io
import subprocess
import sys

from docx import Document

from bench import export
from drafting.docx import render


def test_both_write_the_same_text():
    theirs = Document(io.BytesIO(export.render_with_docxtpl(export.peer_template())))
    ours = Document(io.BytesIO(render(export.report_of_usual_length())))
    texts = [p.text.replace("\n", "") for p in ours.paragraphs if p.text]
    assert texts == [p.text for p in theirs.paragraphs]


def test_writing_and_reading_do_not_wait_for_python_docx():
    code = "import sys, drafting.documents, drafting.docx; print('docx' in sys.modules)"
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"
