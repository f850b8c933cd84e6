"""Rules that hold a document against itself: its plan's period, its own office, its text and its table."""

from __future__ import annotations

from collections.abc import Iterator

from extractors.model.quote import Quote
from normalizers.near_texts import NearTexts
from normalizers.text import fold_words
from pipeline.audit.check import Check, rule
from pipeline.records.dossier import Dossier
from pipeline.records.holders import office_of
from pipeline.records.ids import citation_id, indicator_id
from pipeline.records.summary import plain
from reference.load import read_patterns, read_settings

_PLAN = read_patterns("rule_words.toml", "coherence")["plan"]
_OTHER_PLAN = read_patterns("rule_words.toml", "coherence")["other_plan"]
_STRUCTURE = read_patterns("rule_words.toml", "coherence")["structure"]
_OF_HEADS = read_settings("rule_words.toml")["lists"]["of_heads_of_regions"]
_OFFICE = read_patterns("rule_words.toml", "coherence")["office"]
_RESULT = read_patterns("rule_words.toml", "words")["aim_or_result"]
_SHORT = 4  # letters up to which a word is a particle (di, dan, yang, pada)
_ALIKE = 0.9  # ratio from which two texts are the same sentence with a slip


@rule(
    severity="warning",
    title_id="Periode RPJMD disebut sama di seluruh dokumen.",
    source="UU 25/2004 art. 5 (RPJMD satu periode kepala daerah)",
)
def plan_period_is_the_same(dossier: Dossier) -> Iterator[Check]:
    """The document names one period of the regional plan (RPJMD)."""
    found: dict[tuple[str, str], Quote] = {}
    own = dossier.facts.region.value if dossier.facts is not None else None
    quotes = [item.text for item in dossier.blocks.legal_items] + [c.text for c in dossier.blocks.cited]
    quotes += [d.text for decree in dossier.blocks.decrees for d in decree.dikta]
    quotes += [h.text for h in dossier.blocks.headings] + [p.text for p in dossier.blocks.profile]
    for quote in quotes:
        for match in _PLAN.finditer(quote.text):
            if _OTHER_PLAN.search(match.group()) and own is not None and own.kabupaten_kota:
                continue  # the plan of the province, which a kabupaten cites beside its own
            found.setdefault((match["start"], match["end"]), quote.part(*match.span()))
    if found:
        said = ", ".join(f"{a}–{b}" for a, b in sorted(found))
        yield Check(
            len(found) == 1, dossier.document_id, quotes=tuple(found[k] for k in sorted(found)), found=said,
            table="documents", record_id=dossier.document_id,
            message_id=f"Periode RPJMD disebut berbeda: {said}.",
            message_en=f"The period of the regional plan is given differently: {said}.",
        )  # fmt: skip


@rule(
    severity="warning",
    title_id="Peraturan susunan organisasi milik instansi sendiri.",
    source="PP 18/2016 (susunan organisasi ditetapkan untuk setiap perangkat daerah)",
    facts=("institution",),
)
def structure_regulation_is_the_offices_own(dossier: Dossier) -> Iterator[Check]:
    """The regulation on structure and duties that a document cites is that of its own kind of office."""
    own = _OFFICE.search(office_of(dossier))
    if own is None or (dossier.facts is not None and dossier.facts.kind == "regulation"):
        return  # a regulation names those that it repeals
    for at, record in enumerate(dossier.citations, start=1):
        value = record.citation.value
        if value is None or value.reg_type not in _OF_HEADS or not value.title:
            continue
        structure = _STRUCTURE.search(value.title)
        named = _OFFICE.findall(value.title[structure.end() :]) if structure is not None else []
        if named:
            kinds = {" ".join(n.casefold().split()) for n in named}
            yield Check(
                " ".join(own[1].casefold().split()) in kinds, dossier.document_id, quotes=(record.citation.quote,),
                found=value.title[:160], expected=own[1], table="legal_basis", record_id=citation_id(dossier, at),
                message_id=f"Peraturan susunan organisasi ini milik {', '.join(sorted(kinds))}, bukan instansi dokumen ini.",
                message_en=f"This regulation on structure is that of another kind of office: {', '.join(sorted(kinds))}.",
            )  # fmt: skip


def _told_words(text: str) -> frozenset[str]:
    """Return the words of a sentence that carry meaning: "fasilitas" and "fasilitasi" are two."""
    return frozenset(_RESULT.sub("", word) for word in fold_words(text) if len(word) > _SHORT)


@rule(
    severity="info",
    title_id="Sasaran dalam uraian sama dengan sasaran dalam tabel.",
    source="PermenPANRB 88/2021, LKE 1.b (keselarasan)",
    letters=True,
)
def prose_and_table_agree(dossier: Dossier) -> Iterator[Check]:
    """A statement that stands in the text and in the table is worded alike."""
    stated = [item.text for item in dossier.blocks.profile if len(item.text.text) >= 20]
    stated += [goal for goal in dossier.blocks.goals if len(goal.text) >= 20]
    stated += [d.text for decree in dossier.blocks.decrees for d in decree.dikta if 20 <= len(d.text.text) <= 250]
    first: dict[str, tuple[int, Quote]] = {}  # the first statement of each wording
    for at, quote in enumerate(stated):
        first.setdefault(plain(quote.text), (at, quote))
    near_texts = NearTexts(_ALIKE)
    near_texts.add(first)
    for record in dossier.indicators:
        text = plain(record.sasaran.raw or "")
        near = near_texts.near(text) if len(text) >= 20 else {}
        if near:
            best = first[min(near, key=lambda said: (-near[said], first[said][0]))][1]
            yield Check(
                _told_words(best.text) == _told_words(text), dossier.document_id, quotes=(best, record.sasaran.quote),
                found=record.sasaran.raw, expected=best.text[:200], table="indicators",
                record_id=indicator_id(dossier, record.row_no),
                message_id="Kalimat dalam uraian dan dalam tabel hampir sama, tetapi tidak sama persis.",
                message_en="The sentence in the text and in the table are nearly but not exactly the same.",
            )  # fmt: skip


RULES = (
    plan_period_is_the_same,
    structure_regulation_is_the_offices_own,
    prose_and_table_agree,
)
