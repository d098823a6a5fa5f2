import pytest

from inspections.errors import InvalidValueError
from inspections.review.cleaning import clean_value


@pytest.mark.parametrize(
    ("written", "kept"),
    [
        ("5 August 2016", "2016-08-05"),
        ("5 aug 2016", "2016-08-05"),
        ("5/8/2016", "2016-08-05"),
        ("2016-08-05", "2016-08-05"),
        ("June 2014", "2014-06"),
        ("2005", "2005"),
        ("  ", None),
    ],
)
def test_a_publication_date_can_be_written_in_any_british_way(written, kept):
    assert clean_value("published", written) == kept


@pytest.mark.parametrize(
    ("key", "value", "sentence"),
    [
        (
            "published",
            "soon",
            "“soon” is not a date. Write it as 5 August 2016, or June 2014 if the day is not known.",
        ),
        ("inspection_start", "June 2014", "“June 2014” is not a date. Write it as 5 August 2016."),
        ("judgement:overall", "splendid", "No grade on the record is called “splendid”. Choose one from the list."),
        ("framework", "osted", "No framework on the record is called “osted”. Choose one from the list."),
    ],
)
def test_a_value_that_a_field_cannot_hold_is_refused_in_a_sentence(key, value, sentence):
    with pytest.raises(InvalidValueError) as refused:
        clean_value(key, value)
    assert refused.value.message == sentence


def test_an_unknown_council_is_refused(register):
    with pytest.raises(InvalidValueError, match="No council has the DfE number “999”"):
        clean_value("authority", "999")


def test_a_council_is_kept_by_its_number(register):
    assert clean_value("authority", "861") == "861"
