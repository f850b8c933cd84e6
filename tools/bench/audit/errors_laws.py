"""Seeded errors of the legal basis."""

from __future__ import annotations

from tools.bench.audit.kind import Kind, law, local_law, more_law

_PERDA = (
    "Peraturan Daerah {region} Nomor 3 Tahun 2021 tentang Rencana Pembangunan Jangka Menengah Daerah Tahun 2021-2026"
)

KINDS: tuple[Kind, ...] = (
    Kind(
        "law of another year",
        "decree",
        ("cited_year_agrees", "regulation_is_known"),
        law(0, "Nomor 25 Tahun 2004 tentang", "Nomor 25 Tahun 2014 tentang"),
    ),
    Kind(
        "law that there is not",
        "decree",
        ("regulation_is_known",),
        more_law("Undang-Undang Nomor 97 Tahun 2014 tentang Pengukuran Kinerja Kecamatan"),
    ),
    Kind(
        "regulation of another number",
        "decree",
        ("regulation_is_known", "cited_title_agrees"),
        law(3, "Nomor 29", "Nomor 92"),
    ),
    Kind(
        "regulation of a later year than the decree",
        "decree",
        ("regulation_is_no_younger_than_the_document",),
        more_law(
            "Undang-Undang Nomor 59 Tahun 2024 tentang Rencana Pembangunan Jangka Panjang Nasional Tahun 2025-2045"
        ),
    ),
    Kind("law's LN wrong", "decree", ("cited_gazette_agrees",), law(0, "Nomor 104,", "Nomor 164,")),
    Kind("law's TLN wrong", "decree", ("cited_gazette_agrees",), law(1, "Nomor 5587", "Nomor 5857")),
    Kind(
        "title of another law",
        "decree",
        ("cited_title_agrees", "regulation_is_known"),
        law(0, "Sistem Perencanaan Pembangunan Nasional", "Keuangan Negara"),
    ),
    Kind(
        "word of a title left out",
        "decree",
        ("cited_title_is_exact",),
        law(2, "Pelaporan Keuangan dan Kinerja Instansi Pemerintah", "Pelaporan Keuangan dan Kinerja Pemerintah"),
    ),
    Kind("title misspelt", "decree", ("cited_title_is_exact",), law(0, "Sistem Perencanaan", "Sistim Perencanaan")),
    Kind(
        "fixed word misspelt",
        "decree",
        ("citation_is_spelt_right", "legal_item_is_a_regulation"),
        law(2, "Peraturan Pemerintah Nomor", "Peraturran Pemerintah Nomor"),
    ),
    Kind("letter O in a year", "decree", ("citation_is_spelt_right",), law(3, "Tahun 2014", "Tahun 2O14")),
    Kind(
        "amendment of another law",
        "decree",
        ("cited_amendment_agrees",),
        law(
            1,
            "Undang-Undang Nomor 9 Tahun 2015 tentang Perubahan Kedua atas Undang-Undang Nomor 23 Tahun 2014",
            "Undang-Undang Nomor 12 Tahun 2008 tentang Perubahan Kedua atas Undang-Undang Nomor 32 Tahun 2004",
        ),
    ),
    Kind(
        "amendment not named",
        "decree",
        ("amendment_chain_is_complete",),
        lambda c: c.but(laws=(c.laws[0], c.laws[1].split(" sebagaimana")[0], *c.laws[2:])),
    ),
    Kind(
        "repealed law, UU 32/2004",
        "decree",
        ("regulation_is_in_force_when_cited",),
        more_law("Undang-Undang Nomor 32 Tahun 2004 tentang Pemerintahan Daerah"),
    ),
    Kind(
        "repealed law, UU 43/1999",
        "decree",
        ("regulation_is_in_force_when_cited",),
        lambda c: c.but(
            laws=(
                "Undang-Undang Nomor 43 Tahun 1999 tentang Perubahan atas Undang-Undang Nomor 8 Tahun 1974 tentang "
                "Pokok-Pokok Kepegawaian",
                *c.laws,
            )
        ),
    ),
    Kind(
        "repealed law, UU 28/2009",
        "decree",
        ("regulation_is_in_force_when_cited",),
        more_law("Undang-Undang Nomor 28 Tahun 2009 tentang Pajak Daerah dan Retribusi Daerah"),
    ),
    Kind(
        "repealed law, UU 22/1999",
        "decree",
        ("regulation_is_in_force_when_cited",),
        lambda c: c.but(laws=("Undang-Undang Nomor 22 Tahun 1999 tentang Pemerintahan Daerah", *c.laws)),
    ),
    Kind(
        "repealed law, UU 33/2004",
        "decree",
        ("regulation_is_in_force_when_cited",),
        more_law(
            "Undang-Undang Nomor 33 Tahun 2004 tentang Perimbangan Keuangan antara Pemerintah Pusat dan Pemerintahan Daerah"
        ),
    ),
    Kind(
        "repealed regulation, PP 58/2005",
        "decree",
        ("regulation_is_in_force_when_cited",),
        more_law("Peraturan Pemerintah Nomor 58 Tahun 2005 tentang Pengelolaan Keuangan Daerah"),
    ),
    Kind(
        "repealed regulation, PP 41/2007",
        "decree",
        ("regulation_is_in_force_when_cited",),
        lambda c: c.but(
            laws=(
                *c.laws[:3],
                "Peraturan Pemerintah Nomor 41 Tahun 2007 tentang Organisasi Perangkat Daerah",
                *c.laws[3:],
            )
        ),
    ),
    Kind(
        "regulation listed twice",
        "decree",
        ("regulation_is_listed_once",),
        lambda c: c.but(laws=(*c.laws[:4], c.laws[3], *c.laws[4:])),
    ),
    Kind(
        "order of ranks reversed",
        "decree",
        ("hierarchy_is_ordered",),
        lambda c: c.but(laws=(c.laws[2], c.laws[0], c.laws[1], *c.laws[3:])),
    ),
    Kind(
        "year of a regulation left out",
        "decree",
        ("citation_names_its_year",),
        law(3, "Nomor 29 Tahun 2014", "Nomor 29"),
    ),
    Kind(
        "regulation of another region",
        "decree",
        ("local_regulation_is_of_the_region",),
        local_law("Peraturan Daerah Kabupaten Sorong Nomor 3 Tahun 2021 tentang Kecamatan"),
    ),
    Kind(
        "structure of another office",
        "decree",
        ("structure_regulation_is_the_offices_own",),
        local_law("Peraturan Bupati {region} Nomor 9 Tahun 2021 tentang Susunan Organisasi dan Tata Kerja Inspektorat"),
    ),
    Kind(
        "two periods of the regional plan",
        "decree",
        ("plan_period_is_the_same",),
        lambda c: c.but(
            laws=(
                *c.laws,
                _PERDA.format(region=c.region),
                f"Peraturan Bupati {c.region} Nomor 8 Tahun 2021 tentang Penjabaran RPJMD Tahun 2016-2024",
            )
        ),
    ),
    Kind("core regulations not named", "decree", ("core_iku_regulations_are_cited",), lambda c: c.but(laws=c.laws[:4])),
)
