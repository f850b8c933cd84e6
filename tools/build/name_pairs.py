"""Build the labelled pairs of names that the tests of normalizers/persons/comparison.py judge. Every person is made up.

A pair is "same" where one name is the other after one error that readers, typists and stamps make, and "different"
where it is a near namesake. Without chance: the same file each time. Run: python -m tools.build.name_pairs
"""

from __future__ import annotations

import csv
from collections.abc import Iterator
from pathlib import Path

TARGET = Path(__file__).parents[2] / "tests" / "normalizers" / "data" / "name_pairs.csv"

PERSONS = (
    "Bambang Hermansyah Putra", "Rina Kusumawardani", "Joko Pranowo Saputro", "Sutopo Wirabumi", "I Gede Sukarta Dharma",
    "Ni Luh Ayu Mertasari", "Ida Bagus Kertajaya", "Andi Baso Mappanyompa", "Teuku Iskandarsyah", "Tubagus Rachmadi",
    "Abdul Karimuddin Lubis", "Muhammad Yusrizal Harahap", "Siti Khairunnisa", "Ahmad Fathurrohman", "Dewi Sekarningrum",
    "Eko Prabowojati", "Slamet Kertosono", "Hendrik Manurung", "Yohanes Lamatokan", "Maria Kristina Tukan",
    "Agus Sumantri Wiguna", "Endang Palupiningsih", "Gusti Ngurah Widnyana", "Made Suardika Yasa", "Rahmat Bintoro Aji",
    "Nurlaila Simatupang", "Bonar Situmorang", "Tri Handoyo Laksono", "Wahid Zulkarnain", "Cecep Ruhimat",
    "Dadan Somantrianto", "Ujang Kartadireja", "Firman Gumelar", "Lilis Rosmayanti", "Oman Suryakencana",
    "Parlindungan Siregar", "Rosdiana Tarigan", "Yusniar Batubara", "Zulfadli Tanjungsari", "Mikael Rumbiak",
)  # fmt: skip
BACK = ("S.Sos., M.Si.", "S.STP., M.M.", "S.H.", "S.IP., M.AP.", "SE, MM", "S.Pd.M.Si")
READ = (("m", "rn"), ("r", "n"), ("l", "i"), ("i", "l"), ("u", "v"), ("e", "c"), ("d", "cl"), ("h", "b"), ("o", "0"),
        ("s", "5"))  # fmt: skip
KEYS = {"s": "d", "n": "m", "t": "y", "r": "t", "k": "l", "d": "f", "g": "h", "w": "q", "m": "n", "l": "k"}
NAMESAKES = (
    ("Sri Wahyuni", "Sri Wahyudi"), ("Siti Aminah", "Siti Aisyah"), ("Ahmad Fauzi", "Ahmad Fauzan"),
    ("Budi Santoso", "Budi Susanto"), ("Siti Nurhayati", "Siti Nurhidayati"), ("Agus Setiawan", "Agus Setyawan Adi"),
    ("Dwi Suryani", "Dwi Suryanti"), ("Eko Suharto", "Eko Suhartono"), ("Sri Sumarni", "Sri Sumarti"),
    ("Joko Sunarto", "Joko Sunaryo"), ("Tri Mulyani", "Tri Mulyadi"), ("Dian Fitriani", "Dian Fitriana"),
    ("Ahmad Hasan", "Ahmad Hasanah"), ("Nur Aisyah", "Nur Azizah"), ("Tuti Suwarni", "Tuti Suwarno"),
    ("Rudi Hermawan", "Rudi Gunawan"), ("Ida Rahmawati", "Ida Rahmawan"), ("Muhammad Rizki", "Muhammad Rizal"),
    ("Made Supriyadi", "Made Supriyanto"), ("Sri Hariyanti", "Sri Hariyanto"), ("Dewi Yulianti", "Dewi Yuliani"),
    ("Andi Irwan", "Andi Irwanto"), ("Eka Widiarti", "Eka Widiarto"), ("Asep Supardi", "Asep Suparman"),
    ("Nani Rohmah", "Nana Rohmah"), ("Edi Cahyono", "Edi Cahyadi"), ("Yuni Lestari", "Yuni Astuti"),
    ("Indra Kurniawan", "Indra Kurniadi"), ("Deni Indrawan", "Deni Indrawati"), ("Sugeng Sukarni", "Sugeng Sukardi"),
    ("Retno Marhaeni", "Retno Marhaeno"), ("Lasmi Prawirani", "Lasmi Prawiranti"), ("Dasa Kertarno", "Dasa Kertarto"),
    ("Ratih Wiradiwan", "Ratih Wiradiwati"), ("Suminah Pranata", "Suminto Pranata"), ("Wagiman Karso", "Wagimin Karso"),
)  # fmt: skip


def _positives(at: int, name: str) -> Iterator[tuple[str, str, str]]:
    words = name.split()
    back = BACK[at % len(BACK)]
    yield "titles_gained", name, f"{name}, {back}"
    yield "titles_spelled", f"{name}, {back}", f"{name.upper()},{back.replace(' ', '')}"
    longest = max(words, key=len)
    if (found := _misread(longest, at)) is not None:
        yield "misread", name, name.replace(longest, found)
    middle = len(longest) // 2 + at % 2
    yield "doubled", name, name.replace(longest, longest[:middle] + longest[middle] + longest[middle:])
    yield "letter_lost", f"{name}, {back}", name.replace(longest, longest[:middle] + longest[middle + 1 :])
    swapped = longest[:middle] + longest[middle + 1] + longest[middle] + longest[middle + 2 :]
    if swapped != longest:
        yield "swapped", name, name.replace(longest, swapped)
    if (typed := _mistyped(longest)) is not None:
        yield "mistyped", name, name.replace(longest, typed)
    yield "blank_lost", name, "".join(name.rsplit(" ", 1))
    yield "blank_gained", name.upper(), name.replace(longest, f"{longest[:3]} {longest[3:]}").upper()
    if at % 2 and len(longest) >= 8:
        yield "stamp", name, name.replace(longest, longest[2:].capitalize())
    if len(words) > 2 and sum(len(w) for w in words[:2]) >= 8:
        yield "word_cut", name, " ".join(words[:2])
    if words[0] in ("I", "Ni"):
        yield "particle_lost", name, " ".join(words[1:])
    if words[0] in ("Muhammad", "Abdul", "Ahmad"):
        yield "initial", name, name.replace(words[0], words[0][:1] + ".")


def _mistyped(word: str) -> str | None:
    """Return the word with its middle consonant struck one key beside; nothing where the word is short."""
    for at in range(len(word) // 2, len(word) - 1):
        if word[at] in KEYS and len(word) >= 7:
            return word[:at] + KEYS[word[at]] + word[at + 1 :]
    return None


def _misread(word: str, at: int) -> str | None:
    for turn in range(len(READ)):
        seen, read = READ[(at + turn) % len(READ)]
        if seen in word[1:]:
            return word[0] + word[1:].replace(seen, read, 1)
    return None


def _negatives() -> Iterator[tuple[str, str, str]]:
    for at, (a, b) in enumerate(NAMESAKES):
        yield "namesake", a, b
        yield "namesake_titles", f"{a}, {BACK[at % len(BACK)]}", f"{b.upper()}, {BACK[(at + 1) % len(BACK)]}"
    count = len(PERSONS)
    for at, name in enumerate(PERSONS):
        words, other = name.split(), PERSONS[(at + 7) % count].split()
        yield "other_last", name, " ".join([*words[:-1], other[-1]])
        if len(words[0]) > 2:
            yield "other_first", name, " ".join([other[0] if len(other[0]) > 2 else "Sumarlan", *words[1:]])
        yield "other_person", name, PERSONS[(at + 11) % count]
    for at, name in enumerate(PERSONS[:20]):
        yield "other_sex", f"Drs. H. {name}", f"Dra. Hj. {name}, {BACK[at % len(BACK)]}"


def main() -> None:
    """Write the pairs."""
    TARGET.parent.mkdir(exist_ok=True)
    with TARGET.open("w", newline="", encoding="utf-8") as file:
        writer = csv.writer(file, lineterminator="\n")
        writer.writerow(("label", "pattern", "a", "b"))
        for at, name in enumerate(PERSONS):
            writer.writerows(("same", *pair) for pair in _positives(at, name))
        writer.writerows(("different", *pair) for pair in _negatives())


if __name__ == "__main__":
    main()
