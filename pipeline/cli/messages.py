"""Every text that a person reads in the terminal, in both languages, in one place."""

from __future__ import annotations

import errno

from pipeline.settings import Lang

TEXTS: dict[str, tuple[str, str]] = {
    "reading": ("Membaca", "Reading"), "writing": ("Menulis", "Writing"),
    "page_of": ("{path}: halaman {page} dari {pages}", "{path}: page {page} of {pages}"),
    "no_raw": ("Folder masukan {path} tidak ada. Buat folder itu dan letakkan laporan di dalamnya.",
               "The input folder {path} does not exist. Create it and put the reports in."),
    "empty_raw": ("Tidak ada berkas di {path}.", "There are no files in {path}."),
    "passed_over": ("{n} berkas atau folder tidak dibaca karena tersembunyi, berkas sementara, atau tautan ke luar folder: {detail}. "
                    "Bila itu laporan, ubah namanya atau salin ke dalam folder.",
                    "{n} files or folders were not read, as they are hidden, temporary, or links that lead out: {detail}. "
                    "If they are reports, rename them or copy them in."),
    "locked": ("Folder {path} sedang ditulis oleh proses lain. Tunggu sampai selesai, lalu ulangi.",
               "Another process is writing to {path}. Wait for it to end, then try again."),
    "no_dataset": ("Tidak ada dataset di {path}. Jalankan lebih dulu: iku extract",
                   "There is no dataset in {path}. Run first: iku extract"),
    "old_dataset": ("Dataset di {path} ditulis oleh versi lain: {n} kolom berbeda ({detail}, ...). Jalankan lagi: iku extract",
                    "Another version wrote the dataset in {path}: {n} columns differ ({detail}, ...). Run again: iku extract"),
    "correction_line": ("Baris koreksi {n}", "Correction line {n}"),
    "corrections_left": ("{n} baris di {path} tidak diterapkan; baris yang lain sudah diterapkan.",
                         "{n} lines of {path} were not applied; the others were."),
    "corrections_checked": ("{path}: {n} baris dapat diterapkan, {failed} tidak. Apakah data yang dikoreksi masih ada, baru diperiksa oleh: iku extract",
                            "{path}: {n} lines can be applied, {failed} cannot. Whether their records are there is seen by: iku extract"),
    "two_corrections": ("Koreksi ada di dua berkas: {path} dan {detail}. Satukan ke dalam satu berkas, lalu hapus yang lain.",
                        "There are corrections in two files: {path} and {detail}. Put them into one and delete the other."),
    "no_corrections": ("Berkas koreksi {path} tidak dapat dibuka: {detail}. Bila sedang dibuka di Excel, tutup dulu.",
                       "The file of corrections {path} cannot be opened: {detail}. If Excel has it open, close it."),
    "no_record": ("Tidak ada data dengan ID {id}. ID setiap data ada di setiap lembar Excel, pada kolom terlipat di sebelah kanan.", "There is no record {id}. Ids stand in the last columns of the workbook."),
    "written": ("Dataset ditulis ke {path}: {n} dokumen, {failed} gagal, {findings} temuan.",
                "Dataset written to {path}: {n} documents, {failed} failed, {findings} findings."),
    "unchanged": ("Tidak ada yang berubah: dataset di {path} sudah memuat {n} dokumen ini ({failed} gagal, {findings} temuan). "
                  "Untuk membaca ulang semuanya: --force",
                  "Nothing has changed: the dataset in {path} holds these {n} documents ({failed} failed, {findings} findings). "
                  "To read everything again: --force"),
    "not_shown": ("{n} dokumen terbaca seluruhnya dan tidak disebut satu per satu.",
                  "{n} documents were read in full and are not listed one by one."),
    "no_file": ("Berkas {path} tidak ada.", "The file {path} does not exist."),
    "report_written": ("Laporan ditulis ke {path}", "Report written to {path}"),
    "leaked": ("Halaman {value} masih memuat nama atau NIP dan tidak ditulis; laporkan hal ini. Jangan bagikan folder {path}.",
               "The page {value} would still hold a name or a NIP and was not written; please report this. Do not hand out {path}."),
    "doctor_cage": ("Sistem operasi ini tidak membatasi proses pembaca berkas sepenuhnya (perlu Landlock 4 dan seccomp): baca hanya berkas "
                    "yang sumbernya Anda percaya, atau pakai Linux 6.7 atau lebih baru.",
                    "This kernel does not confine the readers of files fully (it takes Landlock 4 and seccomp): read only files "
                    "whose source you trust, or use Linux 6.7 or newer."),
    "interrupted": ("Dihentikan; yang sudah terbaca disimpan, jalankan lagi untuk melanjutkan.",
                    "Stopped; what was read is kept, run again to go on."),
    "page_left_out": ("Halaman {path} tidak ditampilkan: {detail}", "The page {path} is not shown: {detail}"),
    "person_found": ("Edisi publik tidak ditulis: {detail} masih memuat NIP, tanggal lahir, atau nama. Edisi lama tidak berubah.",
                     "The public edition was not written: {detail} still holds a NIP, a birth date or a name. "
                     "An older edition is unchanged."),
    "foreign_out": ("Folder {path} berisi berkas lain dan bukan dataset; pilih folder kosong atau folder baru.",
                    "The folder {path} holds other files and no dataset; choose an empty or a new folder."),
    "out_holds_raw": ("Folder dataset {path} tidak boleh sama dengan atau memuat folder masukan.",
                      "The dataset folder {path} must not be or hold the input folder."),
    "bad_choice": ("Nilai {value} tidak dikenal untuk {option}; pilihannya: {choices}.",
                   "Unknown value {value} for {option}; choose one of {choices}."),
    "disk": ("Dataset tidak dapat ditulis ke {path}: {detail}. Dataset lama tetap utuh. {advice}",
             "The dataset cannot be written to {path}: {detail}. The old one is intact. {advice}"),
    "unwritten": ("Tidak dapat menulis ke {path}: {detail}. Yang sudah ada di sana mungkin tidak lengkap. {advice}",
                  "Cannot write to {path}: {detail}. What is there may be incomplete. {advice}"),
    "disk_full": ("disk penuh", "the disk is full"),
    "disk_full_advice": ("Kosongkan ruang di disk itu atau pilih folder di disk lain dengan --out, lalu ulangi; "
                         "dokumen yang sudah dibaca tidak dibaca lagi.",
                         "Free some space on that disk or choose a folder on another one with --out, then try again; "
                         "documents that were read are not read again."),
    "disk_denied": ("tidak ada izin menulis di sana", "you may not write there"),
    "disk_denied_advice": ("Periksa izin folder itu, atau pilih folder lain dengan --out.",
                           "Check the permissions of that folder, or choose another one with --out."),
    "disk_other_advice": ("Periksa disk itu, lalu ulangi perintah yang sama.", "Check that disk, then try again."),
    "file": ("Berkas", "File"), "status": ("Keadaan", "Status"), "indicators": ("Indikator", "Indicators"),
    "signatures": ("Tanda tangan", "Signatures"), "citations": ("Dasar hukum", "Legal basis"),
    "findings": ("Temuan", "Findings"),
    "page": ("halaman", "page"), "no_findings": ("Tidak ada temuan.", "No findings."),

    "failed": ("gagal dibaca", "not readable"), "gained": ("bertambah", "gained"), "lost": ("hilang", "lost"),
    "changed": ("berubah", "changed"),

    "no_longer": ("tidak lagi: {detail}", "no longer: {detail}"),
    "read_anew": ("tidak ada keputusan tentang nilai ini: berkas, koreksi lain, atau versi program yang mengubahnya",
                  "no decision on this value: the files, another correction or the program's version changed it"),
    "ledger": ("Hitungan kata", "Account of the words"), "pages": ("halaman", "pages"),
    "no_engine": ("Untuk format ini pasang paket {value}: pip install {value}",
                  "This format needs a package: pip install {value}"),
    "no_extra": ("Untuk ini pasang tambahan [{value}]: di folder program ini jalankan pip install '.[{value}]' (modul {detail} belum ada).",
                 "This needs the extra [{value}]: in the program's folder run pip install '.[{value}]' (the module {detail} is missing)."),
    "no_protocol": ("Alamat {path} tidak dapat dibuka: {detail}", "The address {path} cannot be opened: {detail}"),
    "store": ("Penyimpanan {path} tidak dapat dipakai: {detail}. Periksa alamat dan izinnya, lalu jalankan lagi.",
              "The store {path} cannot be used: {detail}. Check the address and your rights there, then run again."),
    "no_scheduler": ("Penjadwal Dask di {value} tidak menjawab. Periksa alamatnya dan jalankan: dask scheduler",
                     "No Dask scheduler answers at {value}. Check the address and run: dask scheduler"),
    "scheduler_lost": ("Hubungan dengan penjadwal Dask di {value} terputus. Dataset lama tetap utuh; jalankan lagi.",
                       "The connection to the Dask scheduler at {value} broke. The old dataset is intact; run again."),
    "no_workers": ("Penjadwal Dask di {value} tidak mempunyai pekerja selama {n} detik. Jalankan di tiap mesin: dask worker {value}",
                   "The Dask scheduler at {value} has had no worker for {n} seconds. Run on each machine: dask worker {value}"),
    "other_version": ("Sebuah pekerja Dask memakai versi lain (di sini/di sana): {detail}. Pasang versi yang sama di semua mesin, lalu jalankan ulang pekerjanya.",
                      "A Dask worker runs another version (here/there): {detail}. Install the same version on every machine and restart the workers."),
    "worker_fault": ("Pekerja Dask tidak dapat menjalankan program: {detail}. Pasang program ini dengan tambahan [cluster] di tiap mesin pekerja.",
                     "A Dask worker cannot run the program: {detail}. Install this program with the extra [cluster] on every worker's machine."),
    "out_is_dataset": ("Edisi publik tidak boleh menimpa dataset {path}.", "The public edition must not replace {path}."),
    "key_exists": ("Berkas kunci {path} sudah ada; kunci lama tidak ditimpa.", "The key file {path} exists; it is kept."),
    "key_missing": ("Berkas kunci {path} belum ada. Ulangi dengan --new-key untuk membuatnya.",
                    "There is no key file {path}. Try again with --new-key to make one."),
    "key_short": ("Berkas kunci {path} terlalu pendek. Sebut berkas lain dengan --key dan buat dengan --new-key.",
                  "The key file {path} is too short. Name another with --key and make it with --new-key."),
    "key_inside": ("Berkas kunci {path} ada di dalam folder dataset. Simpan di luar folder itu.",
                   "The key file {path} lies inside a dataset. Keep it outside."),
    "bad_licence": ("Lisensi {value} tidak dikenal. Pilih salah satu: {choices}.", "The licence {value} is unknown. Choose one of: {choices}."),
    "publisher_missing": ("Dengan --license sebutkan juga penerbitnya: --publisher \"Nama instansi\".",
                          "With --license, name who publishes, too: --publisher \"Name of the office\"."),
    "bad_day": ("Tanggal {value} tidak terbaca. Tulis seperti 2026-11-28.", "The date {value} cannot be read. Write it like 2026-11-28."),
    "exported": ("Hasilnya ditulis ke {path}", "Export written to {path}"),
    "not_linked": ("Temuan belum ditautkan ke laporan karena {path} belum ada. Jalankan iku report, lalu ulangi perintah ini.",
                   "Findings are not linked to the report, as there is none in {path}. Run iku report, then this again."),
    "file_in_use": ("Berkas {path} sedang dibuka di Excel atau program lain. Tutup dulu, lalu ulangi perintah ini.",
                    "The file {path} is open in Excel or another program. Close it, then try again."),
    "published": ("Edisi publik ditulis ke {path}", "Public edition written to {path}"),
    "stands": ("tercetak “{text}”, {where}", "printed as “{text}”, {where}"),
    "stands_so": ("tercetak demikian, {where}", "printed so, {where}"),
    "became": ("“{raw}” dipahami sebagai “{value}”: {method}", "“{raw}” was understood as “{value}”: {method}"),
    "compared": ("perbandingan: {reason}", "comparison: {reason}"),
    "candidate": ("pilihan lain: {value} ({score})", "another choice: {value} ({score})"),
    "needs_review": ("perlu diperiksa", "needs a look"),
    "so_far": ("{detail}: {n} dari {pages} berkas selesai", "{detail}: {n} of {pages} files done"),
    "minutes_left": ("kira-kira {n} menit lagi", "about {n} minutes left"),
    "perhaps": ("Mungkin maksudnya: {detail}.", "Perhaps: {detail}."),
    "no_findings_like_this": ("Tidak ada temuan yang cocok dengan saringan ini.", "No finding matches this filter."),
    "score": ("skor", "score"),
    "findings_total": (
        "{n} temuan tentang isi dokumen ({detail}) dan {unsure} keraguan program tentang bacaannya, dalam {pages} dokumen.",
        "{n} findings about the documents ({detail}) and {unsure} doubts of the reader, in {pages} documents."),
    "findings_dismissed": (
        "{n} lagi sudah dinyatakan bukan masalah dan tidak ikut dihitung.",
        "{n} more were dismissed and are not counted."),
    "findings_explained": (
        "Riwayat satu temuan: iku explain {id} (nomor temuan lain ada di Excel, di ujung kanan lembar Temuan).",
        "All about one finding: iku explain {id} (the numbers of others are in Excel, at the right end of the sheet Findings)."),
    "in_the_text": ("dalam teks dokumen", "in the text of the document"),
    "yes": ("ya", "yes"), "no": ("tidak", "no"),
    "words_record": ("Kata yang masuk ke dalam data", "Words that stand in a record"),
    "words_label": ("Kata judul kolom dan label", "Words of headers and labels"),
    "words_heading": ("Kata judul dan kop", "Words of titles and letterheads"),
    "words_furniture": ("Kata kepala, kaki, dan nomor halaman", "Words of running heads, feet and page numbers"),
    "words_other_table": ("Kata tabel lain", "Words of other tables"),
    "words_text": ("Kata teks biasa", "Words of running text"),
    "words_leftover": ("Kata tabel indikator yang tidak masuk baris mana pun", "Words of indicator tables that no row claims"),
    "doctor_python": ("Pasang Python 3.11 atau yang lebih baru.", "Install Python 3.11 or newer."),
    "doctor_library": ("Pustaka {value} belum terpasang atau rusak. Jalankan: make setup",
                       "The library {value} is missing or broken. Run: make setup"),
    "doctor_office": ("Diperlukan untuk berkas .doc lama dan .rtf, dan untuk gambar EMF atau WMF di dalam berkas lain."
                      " Pasang LibreOffice, atau simpan berkasnya sebagai .docx.",
                      "Needed for old .doc and .rtf files, and for EMF or WMF drawings in other files."
                      " Install LibreOffice, or save the files as .docx."),
    "doctor_models": ("Berkas untuk OCR tidak lengkap. Unduh lagi programnya, lalu jalankan: make setup",
                      "The files of the OCR are incomplete. Download the program again, then run: make setup"),
    "doctor_libraries_name": ("Pustaka Python ({n} dari {of}):", "Python libraries ({n} of {of}):"),
    "doctor_models_name": ("Model untuk membaca pindaian (OCR):", "Models for reading scans (OCR):"),
    "doctor_whole": ("{n} berkas, lengkap", "{n} files, complete"),
    "doctor_free": ("(folder dataset): ruang kosong {n} GB", "(folder of datasets): {n} GB free"),
    "doctor_cage_name": ("Pembatasan proses yang membaca berkas:", "Limits of what readers may do:"),
    "doctor_memory_name": ("Memori kosong", "Free memory"),
    "doctor_memory": ("Tutup program lain, atau baca pindaian dengan --workers 1.",
                      "Close other programs, or read scans with --workers 1."),
    "doctor_write": ("Folder {path} tidak dapat ditulis. Periksa izinnya, atau pilih folder lain dengan --out.",
                     "You cannot write to {path}. Check its permissions, or choose another folder with --out."),
    "doctor_disk": ("Kosongkan ruang di disk, atau pilih folder di disk lain dengan --out.",
                    "Free some space, or choose a folder on another disk with --out."),
    "doctor_well": ("Semua yang diperlukan sudah ada.", "All that is needed is there."),
    "doctor_ill": ("Ada yang belum beres; lihat tanda ✗ di atas.", "Something is missing: see ✗ above."),
    "unmatched": ("Baris koreksi {lines} tidak diterapkan: datanya tidak ditemukan lagi, atau tulisan lamanya sudah berubah. "
                  "Salin lagi baris itu dari laporan, atau hapus.",
                  "Correction lines {lines} were not applied: their record is gone, or its old text has changed. "
                  "Copy them from the report again, or delete them."),
}  # fmt: skip


def say(key: str, lang: Lang = "id", **values: object) -> str:
    """Return the text `key` in a language, its slots filled. KeyError for a text that does not exist."""
    return TEXTS[key][0 if lang == "id" else 1].format(**values)


_FULL = (errno.ENOSPC, errno.EDQUOT, errno.EFBIG)
_DENIED = (errno.EACCES, errno.EPERM, errno.EROFS)


def refusal(error: OSError, path: object, lang: Lang, key: str = "disk") -> str:
    """Return what to tell a person whom the disk refused: what happened, what is left, and what to do."""
    kind = "disk_full" if error.errno in _FULL else "disk_denied" if error.errno in _DENIED else "disk_other"
    detail = error.strerror or type(error).__name__ if kind == "disk_other" else say(kind, lang)
    return say(key, lang, path=path, detail=detail, advice=say(f"{kind}_advice", lang))
