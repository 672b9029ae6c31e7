"""Normalisation of words and names."""

import pytest

from rasd.text import fold, name_key, name_words, skeleton, tokens, word_key


@pytest.mark.parametrize(
    ("raw", "folded"),
    [
        ("Şalāḩ ad Dīn", "salah ad din"),
        ("Ba'qubah", "baqubah"),
        ("Hewlêr", "hewler"),
        ("أربيل", "اربيل"),
        ("کەرکووک", "كهركووك"),
        ("Diyālá", "diyala"),
        ("", ""),
    ],
)
def test_fold_unifies_letters(raw, folded):
    assert fold(raw) == folded


@pytest.mark.parametrize(
    "spellings",
    [
        ["Baqubah", "Baquba", "Ba'qubah", "Baaquba", "Baqouba", "Bakuba"],
        ["Muqdadiyah", "Muqdadiya", "Al-Muqdadiyya", "al Muqdadiyah"],
        ["Erbil", "Arbil", "Arbīl"],
        ["Sulaymaniyah", "Sulaimaniya", "As-Sulaymaniyah", "Suleimaniya"],
        ["Baiji", "Bayji", "Beiji"],
        ["Tal Afar", "Talafar", "Tel-Afar", "Telafer"],
        ["Qayyarah", "Qayara", "Qaiyara", "Al-Qayarra"],
        ["Hawija", "Hawijah", "Al-Hawijah"],
        ["Diyala", "Diyalah", "Diala"],
        ["Khanaqin", "Khanaqeen"],
        ["Albu Bali", "Al-Bu Bali"],
        ["Taji", "At Taji", "al-Taji"],
        ["كركوك", "کرکوک"],
        ["الحويجة", "الحويجه", "حويجة"],
    ],
)
def test_spellings_of_one_name_share_a_key(spellings):
    assert len({name_key(s) for s in spellings}) == 1


@pytest.mark.parametrize(
    ("one", "other"),
    [("Baaj", "Baiji"), ("Kut", "Cut"), ("Mosul", "Maysan"), ("Balad", "Baladruz")],
)
def test_other_names_keep_other_keys(one, other):
    assert name_key(one) != name_key(other)


def test_a_name_that_is_only_an_article_keeps_it():
    assert name_words("al") == ("al",)


def test_skeleton_forgives_vowels():
    assert skeleton(name_key("Mekdadiya")) == skeleton(name_key("Muqdadiyah"))


def test_tokens_carry_offsets_and_leave_the_possessive_off():
    found = tokens("Iraq's al-Azim, 30km")
    assert [(t.start, t.end, t.folded, t.owner) for t in found] == [
        (0, 4, "iraq", True),
        (7, 9, "al", False),
        (10, 14, "azim", False),
        (16, 20, "30km", False),
    ]


def test_a_word_without_letters_has_no_key():
    assert word_key("—") == ""
