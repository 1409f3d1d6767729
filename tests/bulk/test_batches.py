"""How documents become batches, and how batches are found again."""

import json
from contextlib import suppress

import pytest
from runtime.base.errors import InvalidRequestError
from runtime.bulk.batches import Batches, unique_names
from runtime.bulk.documents import Document, documents
from world import Killed, Store, World


@pytest.mark.parametrize(
    ("paths", "names"),
    [
        ("/a/x.pdf /b/x.pdf /c/x.pdf", "x.pdf x-2.pdf x-3.pdf"),
        ("/a/x.pdf /b/X.PDF", "x.pdf X-2.PDF"),
        ("/a/x-2.pdf /a/x.pdf /b/x.pdf", "x-2.pdf x.pdf x-3.pdf"),
        ("/a/x /b/x", "x x-2"),
        ("/a/.x /b/.x", ".x .x-2"),
        ("/a/x.tar.gz /b/x.tar.gz", "x.tar.gz x.tar-2.gz"),
        ("s3://bucket/a/x.pdf s3://bucket/b/x.pdf", "x.pdf x-2.pdf"),
        ("https://h/x.pdf?sig=a/b https://h/y.pdf#1", "x.pdf y.pdf"),
        ("https://h/ /", "h document"),
        (r"C:\a\x.pdf C:\b\x.pdf", "x.pdf x-2.pdf"),
        ("/a/Ä.pdf /a/ä.pdf", "Ä.pdf ä-2.pdf"),
        ("/a/100%.pdf /a/a?b.pdf", "100%.pdf a?b.pdf"),
    ],
)
def test_names_in_a_batch_are_different(paths, names):
    assert list(unique_names(paths.split())) == names.split()


@pytest.mark.parametrize(
    ("most_files", "most_bytes", "sizes", "groups"),
    [
        (2, None, [1, 1, 1, 1, 1], [2, 2, 1]),
        (10, 5, [2, 2, 2, 2], [2, 2]),
        (10, 5, [9, 1, 9], [1, 1, 1]),
        (2, 5, [1, 1, 1, 5, 1], [2, 1, 1, 1]),
        (3, None, [], []),
        (1, None, [0, 0], [1, 1]),
    ],
)
def test_batches_are_full_by_count_and_size(most_files, most_bytes, sizes, groups):
    batches = Batches(Store(World()), most_files, most_bytes)
    found = batches.added(Document(f"/{at}", size) for at, size in enumerate(sizes))
    assert [len(one.files) for one in found] == groups


def test_a_batch_is_written_before_it_is_given_and_no_further_than_that():
    world, taken = World(), []

    def endless():
        while True:
            taken.append(len(taken))
            yield Document(f"/{taken[-1]}")

    found = Batches(Store(world), 3, None).added(endless())
    first = next(found)
    assert len(taken) == 4  # the fourth shows that the third was the last of the batch
    assert list(world.objects) == [f"_bulk/batches/{first.key}.json"]


def test_the_next_call_goes_on_with_what_is_new():
    world = World()
    first = Batches(Store(world), 2, None)
    old = [b.key for b in first.added([Document("/b"), Document("/a"), Document("/b")])]
    assert first.repeated == 1
    second = Batches(Store(world), 5, None)
    assert second.read() == {old[0]: 2}
    new = list(second.added([Document(path) for path in ("/a", "/b", "/c", "/aa")]))
    assert [[file.path for file in one.files] for one in new] == [["/c", "/aa"]]
    assert new[0].key.startswith("0000001-")
    assert second.repeated == 2


def test_the_same_documents_have_the_same_keys():
    keys = [
        [one.key for one in Batches(Store(World()), 2, None).added(map(Document, "abcde"))]
        for _ in range(2)
    ]
    assert keys[0] == keys[1]
    assert len(set(keys[0])) == 3


def test_halves_take_the_place_of_a_batch_when_both_are_there():
    world = World()
    batches = Batches(Store(world), 5, None)
    (whole,) = batches.added(map(Document, ("/a/x", "/b/x", "/c/x")))
    first, second = batches.split(whole)
    assert [file.name for file in first.files + second.files] == ["x", "x-2", "x-3"]
    again = Batches(Store(world), 5, None)
    assert again.read() == {first.key: 1, second.key: 2}
    assert list(again.added([Document("/c/x")])) == []
    del world.objects[f"_bulk/batches/{first.key}.json"]  # the one that is written last
    assert whole.key in Batches(Store(world), 5, None).read()


@pytest.mark.parametrize("moment", range(1, 6))
def test_a_process_that_dies_while_it_splits(moment):
    world = World()
    (whole,) = Batches(Store(world), 5, None).added(map(Document, "abc"))
    world.die_at = moment
    with suppress(Killed):
        Batches(Store(world), 5, None).split(whole)
    found = Batches(Store(world), 5, None).read()
    assert sum(found.values()) == 3
    assert len(found) == (2 if moment >= 4 else 1)


def test_halves_of_halves():
    world = World()
    batches = Batches(Store(world), 9, None)
    (whole,) = batches.added(map(Document, "abcd"))
    first, second = batches.split(whole)
    quarters = batches.split(second)
    assert set(Batches(Store(world), 9, None).read()) == {first.key, *(q.key for q in quarters)}


def test_a_worker_that_sees_another_place_says_so():
    with pytest.raises(FileNotFoundError, match="not the same place"):
        Batches(Store(World()), 1, None).get("0000000-0")


# -- where documents come from -----------------------------------------------------------------


def test_paths_are_absolute_and_sized(tmp_path, monkeypatch):
    monkeypatch.chdir(tmp_path)
    (tmp_path / "a.txt").write_text("abc")
    assert list(documents(["a.txt", tmp_path / "gone", "s3://b/c"], "path")) == [
        Document(str(tmp_path / "a.txt"), 3),
        Document(str(tmp_path / "gone")),
        Document("s3://b/c"),
    ]


class Frame:
    """What bulk uses of a data frame."""

    columns = ("file", "page")

    def __getitem__(self, name):
        return {"file": ["s3://a", "s3://b"]}[name]


def test_a_data_frame():
    assert [one.path for one in documents(Frame(), "file")] == ["s3://a", "s3://b"]


@pytest.mark.parametrize(
    ("source", "says"),
    [
        (Frame(), "the table has no column 'path'"),
        ([b"a"], "b'a' is no path"),
        (5, "must be a folder, a table, a list of paths or a data frame"),
    ],
)
def test_what_is_no_source(source, says):
    with pytest.raises(InvalidRequestError, match=says):
        list(documents(source, "path"))


def test_surrogates_survive(tmp_path):
    world = World()
    (batch,) = Batches(Store(world), 5, None).added([Document("/a/\udcff.pdf")])
    assert Batches(Store(world), 5, None).get(batch.key) == batch
    assert json.loads(world.objects[f"_bulk/batches/{batch.key}.json"])
