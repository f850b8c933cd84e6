from __future__ import annotations

import secrets
import sys
import threading
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import replace
from pathlib import Path

import pytest

from pipeline.dataset.write import ForeignFolder, OutputLocked
from pipeline.document.result import FileResult
from pipeline.errors import UnreachableFile
from pipeline.locations import LocationError, ObjectStore, RemoteUrl, is_inside, on_this_machine, parse_location
from pipeline.run import process
from pipeline.run.inputs import FolderInputs, Input, open_inputs
from pipeline.run.run import run
from pipeline.run.workers.cluster import Job
from pipeline.run.workers.executor import Outcome
from pipeline.settings import Settings
from pipeline.storage import atomic_output
from pipeline.storage.atomic_output import commit, open_output, recover, send
from pipeline.storage.cache import Cache
from tests.build import document
from tests.pipeline.samples import folder, report

Results = Iterator[tuple[Input, Outcome[FileResult]]]

fsspec = pytest.importorskip("fsspec", reason="needs the extra [cluster]")


@pytest.fixture
def url() -> RemoteUrl:
    """Return a new folder in a store that lives in this process."""
    return RemoteUrl(f"memory://{secrets.token_hex(8)}")


def _filled(url: RemoteUrl, files: dict[str, str]) -> ObjectStore:
    store = ObjectStore(url)
    for path, text in files.items():
        store.write(path, text.encode())
    return store


def _all(store: ObjectStore) -> dict[str, str]:
    return {path: store.read(path).decode() for path in store.sizes()}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        pytest.param("data/raw", Path("data/raw"), id="a path"),
        pytest.param("s3://bucket/iku/", RemoteUrl("s3://bucket/iku"), id="a folder in a bucket"),
        pytest.param("memory://", RemoteUrl("memory://"), id="a whole store"),
    ],
)
def test_what_is_written_is_a_path_or_an_address(text: str, expected: object) -> None:
    assert parse_location(text) == expected
    assert type(parse_location(text)) in (type(expected), type(Path()))


def test_a_file_address_is_a_path_of_this_machine() -> None:
    assert on_this_machine(RemoteUrl("file:///data/lap%20oran")) == Path("/data/lap oran")
    assert on_this_machine(RemoteUrl("s3://bucket/x")) is None


@pytest.mark.parametrize(
    ("inner", "outer", "expected"),
    [
        pytest.param("s3://b/iku/raw", "s3://b/iku", True, id="in it"),
        pytest.param("s3://b/iku", "s3://b/iku", True, id="itself"),
        pytest.param("s3://b/iku-raw", "s3://b/iku", False, id="beside it"),
        pytest.param("file:///a/b", "/a", True, id="address and path"),
        pytest.param("/a", "s3://b", False, id="here and there"),
    ],
)
def test_one_place_in_another(inner: str, outer: str, expected: bool) -> None:
    assert is_inside(parse_location(inner), parse_location(outer)) is expected


def test_discovery_in_a_store_is_that_of_a_folder(url: RemoteUrl, tmp_path: Path) -> None:
    names = ("b.txt", "a/c.txt", ".git/d.txt", "~$b.docx", "set/e.txt", "a/.x", "lap oran?*.txt", "ä/#1.txt")
    names += (".lap.pdf", "._b.txt", ".cache/a/e.iku", ".set.lock")
    _filled(url, dict.fromkeys(names, "x"))
    here = folder(tmp_path, dict.fromkeys(names, "x"))
    in_store, in_folder = open_inputs(url, RemoteUrl(f"{url}/set")), open_inputs(here, here / "set")
    assert in_store.passed_over() == ("._b.txt", ".cache/", ".git/", ".set.lock", "a/.x", "~$b.docx")
    assert in_folder.passed_over() == ("._b.txt", ".git/", "a/.x", "~$b.docx")  # the program's own are none
    assert sorted(in_store.sizes()) == [".lap.pdf", "a/c.txt", "b.txt", "lap oran?*.txt", "ä/#1.txt"]
    assert in_store.sizes() == in_folder.sizes()
    assert all(in_store.open(Input(name, 0))[0] == b"x" for name in in_store.sizes())
    assert in_store.looked_at(Input("b.txt", 0)).source == in_folder.looked_at(Input("b.txt", 0)).source


def test_a_file_address_is_read_like_its_path(tmp_path: Path) -> None:
    here = folder(tmp_path / "lap oran", {"a/b.txt": "x", "set/c.txt": "x"})
    address = parse_location(here.as_uri())
    inputs = open_inputs(address, here / "set")
    assert inputs == FolderInputs(here, here / "set")
    assert inputs.sizes() == {"a/b.txt": 1}


def test_a_file_that_is_gone_is_an_unreachable_file(url: RemoteUrl) -> None:
    with pytest.raises(UnreachableFile):
        open_inputs(url).open(Input("none.pdf", 0))
    assert open_inputs(url).looked_at(Input("none.pdf", 0)).sha256 is None


@pytest.mark.slow
def test_a_run_writes_the_same_bytes_to_a_store(url: RemoteUrl, tmp_path: Path) -> None:
    raw = folder(tmp_path / "raw", {"a.txt": report(), "kosong.pdf": b""})
    for out in (tmp_path / "out", url):
        run(Settings(raw, out, tmp_path / "none.csv", workers=1))
    written = {p.name: p.read_bytes() for p in (tmp_path / "out").iterdir() if p.name != "run.json"}
    assert len(written) == 15
    assert {n: ObjectStore(url).read(n) for n in ObjectStore(url).sizes() if n != "run.json"} == written


def _made(tmp_path: Path, text: str) -> Path:
    names = ("documents.parquet", "targets.parquet", "README.md", "datapackage.json", "run.json")
    return folder(tmp_path / text, dict.fromkeys(names, text))


def _publish(url: RemoteUrl, made: Path) -> None:
    with open_output(url) as here:
        made.rename(here)


def test_a_new_dataset_takes_the_place_of_the_old_and_leaves_other_files(url: RemoteUrl, tmp_path: Path) -> None:
    _publish(url, _made(tmp_path, "lama"))
    ObjectStore(url).write("catatan/a.txt", b"x")
    _publish(url, _made(tmp_path, "baru"))
    texts = _all(ObjectStore(url))
    assert texts.pop("catatan/a.txt") == "x"
    assert (len(texts), set(texts.values())) == (5, {"baru"})


def test_an_error_leaves_the_old_dataset_and_no_trace(url: RemoteUrl, tmp_path: Path) -> None:
    _publish(url, _made(tmp_path, "lama"))
    before = _all(ObjectStore(url))
    with pytest.raises(OSError, match="No space"), open_output(url):
        raise OSError(28, "No space left on device")
    assert _all(ObjectStore(url)) == before


class Killed(BaseException):
    """Nobody catches this: what is left is what a killed run leaves."""


@pytest.mark.parametrize("moment", range(20))
def test_a_run_killed_at_any_moment_leaves_one_whole_dataset(
    url: RemoteUrl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch, moment: int
) -> None:
    _publish(url, _made(tmp_path, "lama"))
    steps = [0]

    def counted(name: str) -> None:
        original = getattr(ObjectStore, name)

        def step(self: ObjectStore, *arguments: object) -> object:
            steps[0] += 1
            if steps[0] > moment:
                raise Killed
            return original(self, *arguments)

        monkeypatch.setattr(ObjectStore, name, step)

    store = ObjectStore(url)
    with monkeypatch.context() as patched:
        monkeypatch = patched
        for name in ("send", "write", "copy", "remove"):
            counted(name)
        with suppress(Killed):
            made = _made(tmp_path, "baru")
            send(made, store)
            commit(store, [p.name for p in made.iterdir()])
            recover(store)
    recover(store)
    texts = _all(store)
    assert len(texts) == 5
    assert set(texts.values()) == ({"lama"} if moment < 6 else {"baru"})  # five files sent, then the word that they are


def test_the_description_with_the_hashes_comes_last(
    url: RemoteUrl, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    copied = []
    monkeypatch.setattr(ObjectStore, "copy", lambda self, path, to: copied.append(to))
    made = _made(tmp_path, "baru")
    send(made, ObjectStore(url))
    commit(ObjectStore(url), [p.name for p in made.iterdir()])
    recover(ObjectStore(url))
    assert copied == ["documents.parquet", "targets.parquet", "README.md", "run.json", "datapackage.json"]


def test_a_folder_with_other_files_is_never_written_to(url: RemoteUrl) -> None:
    store = _filled(url, {"skripsi.docx": "x"})
    with pytest.raises(ForeignFolder), open_output(url):
        pass
    assert _all(store) == {"skripsi.docx": "x"}


@pytest.fixture
def quick(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(atomic_output, "_BEAT", 0.05)
    monkeypatch.setattr(atomic_output, "_SILENCE", 0.3)


@pytest.mark.usefixtures("quick")
def test_two_writers_never_meet_in_a_store(url: RemoteUrl, tmp_path: Path) -> None:
    with open_output(url) as here:
        with pytest.raises(OutputLocked), open_output(url):
            pass
        _made(tmp_path, "baru").rename(here)
    _publish(url, _made(tmp_path, "lagi"))
    assert set(_all(ObjectStore(url)).values()) == {"lagi"}


@pytest.mark.usefixtures("quick")
def test_the_lock_of_a_dead_run_is_taken_over(url: RemoteUrl, tmp_path: Path) -> None:
    _filled(url, {".iku/lock": "mesin 1 abc 3", ".iku/new/documents.parquet": "half"})
    _publish(url, _made(tmp_path, "baru"))
    assert set(_all(ObjectStore(url)).values()) == {"baru"}


@pytest.mark.usefixtures("quick")
def test_a_run_that_lost_its_lock_publishes_nothing(url: RemoteUrl, tmp_path: Path) -> None:
    _publish(url, _made(tmp_path, "lama"))

    def lose_it() -> None:
        with open_output(url) as here:
            ObjectStore(url).write(".iku/lock", b"another 1 abc 0")
            _made(tmp_path, "baru").rename(here)

    with pytest.raises(OutputLocked):
        lose_it()
    assert {t for n, t in _all(ObjectStore(url)).items() if not n.startswith(".")} == {"lama"}
    assert ObjectStore(url).read(".iku/lock") == b"another 1 abc 0"


def test_of_two_that_create_a_file_one_wins(url: RemoteUrl) -> None:
    won = []

    def create(n: int) -> None:
        try:
            ObjectStore(url).create("lock", str(n).encode())
            won.append(n)
        except FileExistsError:
            return

    threads = [threading.Thread(target=create, args=(n,)) for n in range(8)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert [str(n) for n in won] == [ObjectStore(url).read("lock").decode()]


def test_a_store_without_conditional_writes_still_refuses_what_is_there(
    url: RemoteUrl, monkeypatch: pytest.MonkeyPatch
) -> None:
    system = type(fsspec.filesystem("memory"))
    whole = system.pipe_file

    def plain(self: object, path: str, value: bytes, **more: object) -> None:
        if more:
            raise TypeError(f"unexpected {more}")
        whole(self, path, value)

    monkeypatch.setattr(system, "pipe_file", plain)
    ObjectStore(url).create("lock", b"1")
    with pytest.raises(FileExistsError):
        ObjectStore(url).create("lock", b"2")
    assert ObjectStore(url).read("lock") == b"1"


def test_a_cache_in_a_store(url: RemoteUrl) -> None:
    cache, kept = Cache(url, "v1"), document("NIP. 1")
    assert cache.load(kept.sha256) is None
    cache.keep(kept)
    assert cache.load(kept.sha256) == kept


def test_workers_that_do_not_see_the_cache_do_without(tmp_path: Path) -> None:
    cache = Cache(tmp_path / "elsewhere", "v1", far=True)
    cache.keep(document("x"))
    assert list(tmp_path.iterdir()) == []


@pytest.mark.parametrize(
    ("address", "missing", "key", "word"),
    [
        pytest.param("foo://x", "none", "no_protocol", "Protocol not known: foo", id="unknown protocol"),
        pytest.param("s3://x", "s3fs", "no_extra", "s3fs", id="without s3fs"),
        pytest.param("memory://x", "fsspec.core", "no_extra", "fsspec", id="without fsspec"),
        pytest.param("gs://x", "gcsfs", "no_protocol", "gcsfs", id="without another store's package"),
    ],
)
def test_an_address_that_cannot_be_opened_is_told(
    monkeypatch: pytest.MonkeyPatch, address: str, missing: str, key: str, word: str
) -> None:
    known = vars(sys.modules["fsspec.registry"])["_registry"]  # of stores that other tests have opened
    monkeypatch.delitem(known, address.partition(":")[0], raising=False)
    monkeypatch.setitem(sys.modules, missing, None)
    with pytest.raises(LocationError) as caught:
        ObjectStore(RemoteUrl(address)).read("a")
    assert caught.value.key == key
    assert word in str(caught.value.values["detail"])


def test_what_a_cluster_read_is_kept_by_the_client_too(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """The workers of another machine do not see the client's folder; the next run still reads only what is new."""
    read: list[str] = []

    def far_away(address: str, job: Job[Input, FileResult], items: Sequence[Input]) -> Results:
        assert job.sent is not None
        for item in items:
            read.append(item.path)
            yield (
                item,
                Outcome(
                    replace(job.function.__self__, inputs=FolderInputs(Path("elsewhere"))).process(item, job.sent(item))
                ),
            )

    monkeypatch.setattr(process, "run_on", far_away)
    raw = folder(tmp_path / "raw", {"a.txt": report(), "b.txt": report(office="MEKAR")})
    settings = Settings(
        raw, tmp_path / "out", tmp_path / "none", ocr="off", cache=tmp_path / "cache", scheduler="tcp://x"
    )
    run(settings)
    folder(raw, {"c.txt": report(office="SARI")})
    run(settings)
    assert read == ["a.txt", "b.txt", "c.txt"]
    run(replace(settings, out=tmp_path / "again", cache=None, scheduler=None))
    for path in (tmp_path / "again").glob("*.parquet"):
        assert path.read_bytes() == (tmp_path / "out" / path.name).read_bytes()


def test_the_client_looks_at_no_file_that_the_workers_read_by_themselves(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def shared(address: str, job: Job[Input, FileResult], items: Sequence[Input]) -> Results:
        assert job.sent is None
        assert [item.sha256 for item in items] == [None]
        yield from ((item, Outcome(job.function(item))) for item in items)

    monkeypatch.setattr(process, "run_on", shared)
    raw = folder(tmp_path / "raw", {"a.txt": report()})
    run(Settings(parse_location(raw.as_uri()), tmp_path / "out", tmp_path / "none", ocr="off", scheduler="tcp://x"))
