"""A signature block, interpreted."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import partial

from extractors.model.blocks import SignatureBlock
from extractors.model.quote import Quote, join
from normalizers.explain import meaning_doubts
from normalizers.persons.jabatan import Jabatan, held_for_another, parse_jabatan
from normalizers.persons.names import PersonName, parse_name
from normalizers.persons.nip import Nip, parse_nip
from normalizers.persons.pangkat import Pangkat, parse_pangkat
from normalizers.values.tanggal import Tanggal, parse_tanggal
from pipeline.reading import Reading, read_as


@dataclass(frozen=True, slots=True)
class SignatoryRecord:
    """One signature as printed."""

    seq: int
    role: str
    name: Reading[PersonName]
    nip: Reading[Nip]
    pangkat: Reading[Pangkat]
    jabatan: Reading[Jabatan]
    place: Quote
    date: Reading[Tanggal]
    mark: Quote
    whole: Quote
    doubts: tuple[str, ...] = ()

    @property
    def quotes(self) -> dict[str, Quote]:
        """Return the printed quote of each field that the block has."""
        found = {
            "name": self.name.quote, "nip": self.nip.quote, "pangkat": self.pangkat.quote,
            "jabatan": self.jabatan.quote, "place": self.place, "date": self.date.quote,
        }  # fmt: skip
        return {name: quote for name, quote in found.items() if quote}


def interpret(blocks: Sequence[SignatureBlock]) -> tuple[SignatoryRecord, ...]:
    """Return the records of the signatures in reading order."""
    return tuple(_record(block, seq) for seq, block in enumerate(blocks, start=1))


def _record(block: SignatureBlock, seq: int) -> SignatoryRecord:
    date = read_as(block.date, parse_tanggal)
    signed = date.value.date if date.value is not None else None
    jabatan = Reading(block.jabatan, held_for_another(parse_jabatan(block.jabatan.text), block.name.text))
    name, nip = read_as(block.name, parse_name), read_as(block.nip, partial(parse_nip, on=signed))
    return SignatoryRecord(
        seq=seq,
        role=block.role,
        name=name,
        nip=nip,
        pangkat=read_as(block.pangkat or name.part("rank"), parse_pangkat),
        jabatan=jabatan,
        place=block.place,
        date=date,
        mark=block.mark,
        whole=join(block.lines) if block.lines else block.name,
        doubts=tuple(dict.fromkeys((*block.doubts, *meaning_doubts(name.notes, nip.notes, date.notes)))),
    )
