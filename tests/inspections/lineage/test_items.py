"""Words are known by a short name, whatever their punctuation, and found again after a small change."""

from __future__ import annotations

from inspections.lineage.items import found_again, item_key, list_key


def test_spaces_capitals_and_punctuation_make_no_difference():
    assert item_key("The quality of  life-story work.") == item_key("the quality of life–story work")
    assert item_key("Supervision of staff.") != item_key("Supervision of carers.")


def test_a_list_is_known_in_any_order():
    assert list_key(["One.", "Two."]) == list_key(["two", "one"])
    assert list_key(["One."]) != list_key(["One.", "Two."])


def test_words_are_found_again_where_one_text_alone_is_near():
    text = "The quality of supervision for social workers."
    mended = "The quality of supervision for all social workers."
    assert found_again(text, [mended, "Something else."]) == mended
    assert found_again(text, ["Something else."]) is None
    assert found_again(text, [mended, mended.replace("all", "our")]) is None
