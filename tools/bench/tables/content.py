"""Words and numbers of made-up tables, Indonesian and English."""

from __future__ import annotations

import random
from dataclasses import dataclass

_SUBJECTS = {
    "id": ("Jumlah penduduk", "Luas panen padi", "Angka harapan hidup", "Rumah tangga miskin", "Panjang jalan", "Siswa baru",
           "Tenaga kesehatan", "Produksi ikan", "Wisatawan", "Koperasi aktif", "Belanja modal", "Pendapatan asli daerah",
           "Balita ditimbang", "Air bersih", "Sampah terangkut", "Perpustakaan", "Usaha mikro", "Kendaraan bermotor"),
    "en": ("Total population", "Harvested area", "Life expectancy", "Poor households", "Length of roads", "New pupils",
           "Health workers", "Fish landed", "Visitors", "Active members", "Capital outlay", "Local revenue",
           "Children weighed", "Clean water", "Waste collected", "Libraries", "Small firms", "Registered vehicles"),
}  # fmt: skip
_HEADS = {
    "id": (
        "Wilayah",
        "Jumlah",
        "Persentase",
        "Kecamatan",
        "Laki-laki",
        "Perempuan",
        "Rata-rata",
        "Anggaran",
        "Kategori",
    ),
    "en": ("Region", "Number", "Percent", "District", "Male", "Female", "Average", "Budget", "Category"),
}
_NOTES = {
    "id": ("belum tersedia", "data sementara", "angka diperbaiki", "menurut survei", "hasil sensus", "laporan dinas"),
    "en": (
        "not available",
        "preliminary figure",
        "revised figure",
        "from the survey",
        "census result",
        "office report",
    ),
}
_WORDS = {
    "id": "pemerintah daerah terus berupaya meningkatkan mutu pelayanan kepada masyarakat melalui berbagai program yang telah "
          "direncanakan dengan baik sehingga hasilnya dapat dirasakan oleh seluruh warga di setiap wilayah dan menjadi dasar "
          "bagi penyusunan kebijakan pada tahun berikutnya",
    "en": "the government continues to improve the quality of services for people through several programmes that were planned "
          "with care so that results can be seen by every citizen in each region and become the base of policies for the "
          "following year",
}  # fmt: skip
_SENTENCE = (8, 16)


@dataclass(frozen=True, slots=True)
class Content:
    """Where the words of one document come from: the same seed gives the same words."""

    rng: random.Random
    language: str

    def subjects(self, count: int) -> list[str]:
        """Return names of rows, no two the same."""
        known = _SUBJECTS[self.language]
        names = self.rng.sample(known, min(count, len(known)))
        return names + [f"{self.rng.choice(known)} {at + 1}" for at in range(count - len(names))]

    def heads(self, count: int) -> list[str]:
        """Return names of columns, no two the same."""
        known = _HEADS[self.language]
        names = self.rng.sample(known, min(count, len(known)))
        return names + [str(2010 + at) for at in range(count - len(names))]

    def number(self) -> str:
        """Return a number as offices print it, whole or with a part."""
        thousands, point = (".", ",") if self.language == "id" else (",", ".")
        if self.rng.random() < 0.5:
            return f"{self.rng.randint(10, 99_999):,}".replace(",", thousands)
        return f"{self.rng.uniform(0, 100):.{self.rng.randint(1, 2)}f}".replace(".", point)

    def note(self) -> str:
        """Return a few words as a cell may hold."""
        return self.rng.choice(_NOTES[self.language])

    def sentence(self, words: int | None = None) -> str:
        """Return a sentence."""
        taken = self.rng.choices(_WORDS[self.language].split(), k=words or self.rng.randint(*_SENTENCE))
        return " ".join(taken).capitalize() + "."

    def paragraph(self, sentences: int) -> str:
        """Return sentences one after the other."""
        return " ".join(self.sentence() for _ in range(sentences))

    def caption(self, number: int) -> str:
        """Return the line above a table."""
        return f"{'Tabel' if self.language == 'id' else 'Table'} {number}. {self.sentence(6)}"
