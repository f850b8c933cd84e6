"""Rules on sheets in several files of one office: what its head's file says, and what the files of its sections make of it."""

from __future__ import annotations

from collections.abc import Iterator

from normalizers.near_texts import NearTexts
from normalizers.unit_list import canonical_unit
from pipeline.audit.check import Check, comparison
from pipeline.audit.rules.cascade import CASCADING
from pipeline.audit.units import units_differ
from pipeline.reconcile.corpus import Corpus, Sections
from pipeline.records.handed import Handed
from pipeline.records.holders import ALIKE
from pipeline.records.promises import is_number
from pipeline.records.summary import DocumentSummary, plain

_SAME_UNIT = 0.9  # likeness from which two names of sections are one with a slip of the pen, or a letter misread
_FEWEST = 2  # goals of the head, sections with sheets: fewer do not show how an office hands on its goals
_OF_HEADS = ("iku", "iki", "perjanjian_kinerja", "renstra")  # kinds that say what the office's head is to reach
_FACTS = ("years", "institution", "region", "kind")


def _is_alone(summary: DocumentSummary, *, section: bool) -> bool:
    """Return whether a document holds sheets of sections alone, or of the head alone: else it is compared within itself."""
    return (
        summary.region is not None and bool(summary.handed) and all(bool(h.section) == section for h in summary.handed)
    )


@comparison(
    severity="info",
    title_id="Indikator kepala yang diturunkan mempunyai target yang sama dalam berkas unit kerjanya.",
    source=CASCADING,
    facts=_FACTS,
)
def section_file_keeps_the_heads_target(summary: DocumentSummary, corpus: Corpus) -> Iterator[Check]:
    """An indicator that a section's file has from its head has the head's target of that year, and is measured in its unit."""
    if not _is_alone(summary, section=True):
        return
    for mine in summary.handed:
        for value, printed, unit in mine.values:
            heads = [
                told for told in corpus.promises.get((summary.office, summary.region or "", mine.group, mine.year), ())
                if told.kind in _OF_HEADS and is_number(told.value) == is_number(value)
            ]  # fmt: skip
            if not heads:
                continue
            same = [told for told in heads if not units_differ(unit, told.unit)]
            said = "; ".join(dict.fromkeys(f"{p} {u}" if u and u not in p else p for _, _, p, u in same or heads))
            yield Check(
                any(told.value == value for told in same), summary.document_id, found=printed, expected=said,
                quotes=(summary.quote(f"{mine.record_id}-handed"),), table="indicators", record_id=mine.record_id,
                message_id=f"Target unit kerja “{printed}” berbeda dengan target kepala dalam berkas lain untuk indikator yang"
                f" sama ({said}).",
                message_en=f"The section's target “{printed}” differs from the head's in another file for the same indicator"
                f" ({said}).",
            )  # fmt: skip


@comparison(
    severity="info",
    title_id="Setiap sasaran kepala diturunkan dalam berkas unit kerjanya.",
    source=CASCADING,
    absence=True,
    folds=True,
    facts=_FACTS,
)
def head_goal_is_taken_up_in_files(summary: DocumentSummary, corpus: Corpus) -> Iterator[Check]:
    """Where the files of two sections or more repeat most goals of the head's file, they repeat all of them."""
    below = _sections(summary, corpus)
    goals: dict[str, list[Handed]] = {}
    for mine in summary.handed:
        # a goal whose owners have no sheet at all: that is another rule's
        if mine.goal and (not mine.owners or below is None or below.units.intersection(mine.owners)):
            goals.setdefault(plain(mine.goal), []).append(mine)
    if below is None or len(goals) < _FEWEST:
        return
    near = NearTexts(ALIKE)
    near.add(below.texts)
    lost = {
        goal for goal, rows in goals.items()
        if not near.near(goal) and not any(near.near(plain(row.indicator)) for row in rows)
    }  # fmt: skip
    if len(lost) * 2 > len(goals):
        return  # these sections word their goals in their own way, or their files are others than those of this collection
    for goal, rows in goals.items():
        first = rows[0]
        yield Check(
            goal not in lost, summary.document_id, quotes=(summary.quote(f"{first.record_id}-handed"),), found=first.goal,
            table="indicators", record_id=first.record_id,
            message_id=f"Sasaran kepala “{first.goal}” tidak ada dalam lembar unit kerja mana pun di antara berkas yang dibaca.",
            message_en=f"The head's goal “{first.goal}” is on no section's sheet in the files that were read.",
        )  # fmt: skip


@comparison(
    severity="info",
    title_id="Setiap unit kerja yang disebut penanggung jawab mempunyai lembar sendiri.",
    source=CASCADING,
    absence=True,
    folds=True,
    facts=_FACTS,
)
def named_section_has_a_sheet(summary: DocumentSummary, corpus: Corpus) -> Iterator[Check]:
    """Where most sections that a head's file names as owners have sheets in other files, all of them have."""
    below = _sections(summary, corpus)
    named: dict[str, Handed] = {}
    for mine in summary.handed:
        for owner in mine.owners:
            named.setdefault(owner, mine)
    heads = {unit.split()[0] for unit in below.units if canonical_unit(unit) == unit} if below is not None else set()
    wanted = {owner: row for owner, row in named.items() if owner.split()[0] in heads and len(owner.split()) > 1}
    near = NearTexts(_SAME_UNIT)
    near.add(below.units if below is not None else ())
    lost = [owner for owner in wanted if not near.near(owner)]
    if below is None or len(wanted) - len(lost) < _FEWEST or len(lost) * 2 > len(wanted):
        return
    for owner, row in wanted.items():
        yield Check(
            owner not in lost, summary.document_id, quotes=(summary.quote(f"{row.record_id}-handed"),), found=owner,
            table="indicators", record_id=row.record_id, group=owner,
            message_id=f"{owner} disebut sebagai penanggung jawab, tetapi lembarnya tidak ada di antara berkas yang dibaca.",
            message_en=f"{owner} is named as an owner, and its sheet is not among the files that were read.",
        )  # fmt: skip


def _sections(summary: DocumentSummary, corpus: Corpus) -> Sections | None:
    """Return what sections have in other files; None where too few have sheets, or where this file holds such itself."""
    if not _is_alone(summary, section=False):
        return None
    found = corpus.sections.get((summary.office, summary.region or "", summary.handed[0].year))
    return found if found is not None and len(found.units) >= _FEWEST else None


RULES = (section_file_keeps_the_heads_target, head_goal_is_taken_up_in_files, named_section_has_a_sheet)
