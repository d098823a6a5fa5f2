"""What ships about the reader is about the reader that ships."""

from inspections.queries.reader_accuracy import reader_accuracy
from inspections.reading.contract import READER_VERSION


def test_it_was_measured_with_the_reader_as_it_is():
    assert {each.reader for each in reader_accuracy()} == {READER_VERSION}


def test_fields_of_one_framework_are_of_the_same_reports():
    found = reader_accuracy()
    assert len({(each.framework, each.reports) for each in found}) == len({each.framework for each in found}) > 3
    assert all(each.values > 0 for each in found)
