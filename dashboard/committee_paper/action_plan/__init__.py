"""A council's follow-up as files for its own people: a document, a workbook and a table."""
