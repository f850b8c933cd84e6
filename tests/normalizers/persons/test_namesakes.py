from __future__ import annotations

import pytest

from normalizers.persons.names import PersonName
from normalizers.persons.namesakes import is_initial, long_words, sexes, titles_agree, todays_spelling, two_names


@pytest.mark.parametrize(
    ("a", "b", "two"),
    [
        ("wahyuni", "wahyudi", True), ("suharto", "suhartono", True), ("marhaeni", "marhaeno", True),
        ("prawirani", "prawiranti", True),
        ("achmad", "ahmad", False), ("hermawan", "hermavvan", False), ("purnama", "purnarna", False),
    ],
)  # fmt: skip
def test_two_names(a: str, b: str, two: bool) -> None:
    assert two_names(a, b) is two
    assert two_names(b, a) is two


@pytest.mark.parametrize(
    ("old", "new"), [("soeharto", "suharto"), ("djoko", "joko"), ("tjahjo", "cahjo"), ("mochammad", "muhammad")]
)
def test_todays_spelling(old: str, new: str) -> None:
    assert todays_spelling(old) == new


def test_is_initial() -> None:
    assert is_initial(("m", "yusrizal"), ("muhammad", "yusrizal"))
    assert is_initial(("abd", "karimuddin"), ("abdul", "karimuddin"))
    assert not is_initial(("m", "ali"), ("muhammad", "ali"))  # too little left to be sure
    assert not is_initial(("m", "yusrizal"), ("budi", "yusrizal"))


def test_words_sexes_and_titles() -> None:
    assert long_words("I Gede Sant0sa") == ("gede", "sant0sa")
    assert sexes(PersonName("Nur Kholis", ("Drs.", "H."))) == {"L"}
    assert titles_agree(PersonName("A", (), ("S.H.",)), PersonName("A", (), ("S.H.", "M.H.")))
    assert not titles_agree(PersonName("A", (), ("S.H.",)), PersonName("A", (), ("S.T.",)))
