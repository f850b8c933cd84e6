"""Three made-up offices whose reports raise the questions that the recipes and the notebook ask."""

from __future__ import annotations

from pathlib import Path

from pipeline.run.run import run
from pipeline.settings import Settings
from tests.pipeline.samples import HEADER, RATIO, ROWS, folder, report

OTHER_RATIO = "(Jumlah pengaduan selesai / Jumlah pengaduan masuk) x 100%"
YEARS = HEADER.replace("TARGET", "TARGET 2023\tTARGET 2024")
IN_FORCE = "Peraturan Pemerintah Nomor 8 Tahun 2006 tentang Pelaporan Keuangan dan Kinerja Instansi Pemerintah"
REPEALED = "Peraturan Pemerintah Nomor 58 Tahun 2005 tentang Pengelolaan Keuangan Daerah"


def dataset(base: Path) -> Path:
    """Return a folder that holds data/processed.

    Sukamaju and Mekar have one indicator without a formula; Mekar measures the other in its own way; Jaya, signed by the
    official of Sukamaju, has targets for two years and rests on a repealed regulation.
    """
    other_way = (ROWS[0].replace(RATIO, OTHER_RATIO), ROWS[1])
    two_years = (ROWS[0].replace("90%", "90%\t95%"),)
    files: dict[str, str | bytes] = {
        "sukamaju.txt": report(),
        "mekar.txt": report(office="MEKAR", rows=other_way, name="SITI AMINAH, S.Sos", nip="19750202 200003 2 002"),
        "jaya.txt": report(office="JAYA", rows=two_years).replace(IN_FORCE, REPEALED).replace(HEADER, YEARS),
    }
    run(Settings(folder(base / "data" / "raw", files), base / "data" / "processed"))
    return base
