"""Rules on the reading itself: what the reader could not settle is told to the person, never kept quiet."""

from __future__ import annotations

from collections.abc import Iterator

from pipeline.audit.check import Check, rule
from pipeline.corpus import Corpus
from pipeline.records.dossier import Dossier
from pipeline.records.notes import note_texts

_PAGES = ("page_failed", "page_without_text")  # the rule every_page_is_read speaks of these


@rule(severity="warning", title_id="Pembaca tidak meninggalkan isi dokumen.", source="the reader's notes")
def reader_leaves_nothing_out(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The reader took all that the document holds."""
    yield from _noted(dossier, loss=True)


@rule(severity="info", title_id="Tidak ada teks tersembunyi, dihapus, atau dicoret.", source="the reader's notes")
def document_hides_no_text(dossier: Dossier, corpus: Corpus) -> Iterator[Check]:
    """The document holds no hidden, deleted or struck text."""
    yield from _noted(dossier, loss=False)


def _noted(dossier: Dossier, *, loss: bool) -> Iterator[Check]:
    """Yield a failed check for each kind of note that is (or is not) a loss; one that passed where there is none."""
    texts = note_texts()
    pages: dict[str, list[int]] = {}
    for code, page, _ in dossier.notes:
        if code in texts and texts[code].loss == loss and code not in _PAGES:
            pages.setdefault(code, []).extend([page] if page is not None else [])
    for code in sorted(pages):
        where = ", ".join(str(page) for page in sorted(set(pages[code])))
        yield Check(
            False, dossier.document_id, table="documents", record_id=dossier.document_id, found=where or None,
            message_id=texts[code].text_id + (f" Halaman: {where}." if where else ""),
            message_en=texts[code].text_en + (f" Page: {where}." if where else ""),
        )  # fmt: skip
    if not pages:
        yield Check(True, dossier.document_id)


RULES = (
    reader_leaves_nothing_out,
    document_hides_no_text,
)
