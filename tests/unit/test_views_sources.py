"""What a document gave, in words."""

import pytest

from rasd.views.sources import answer, gave


@pytest.mark.parametrize(
    ("incidents", "skipped", "words"),
    [
        (3, 2, "3 incidents, 2 passages passed over"),
        (1, 1, "1 incident, 1 passage passed over"),
        (0, 0, "no incident"),
    ],
)
def test_what_a_document_gave(incidents, skipped, words):
    assert gave(incidents, skipped) == words


def test_an_answer_names_each_reason_once():
    line = answer("Raid", 3, ["a total.", "abroad.", "abroad."], known=False, failed=False)
    assert line == "Raid: 3 incidents, 3 passages passed over: a total; abroad."


def test_a_known_and_a_failed_document_say_so():
    assert answer("Raid", 0, [], known=True, failed=False) == "Raid: already in the project."
    assert answer("a.pdf", 0, ["It is damaged."], known=False, failed=True) == (
        "a.pdf: could not be read: It is damaged."
    )
