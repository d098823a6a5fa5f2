"""Tables of pages, described once and written as CSV or as a workbook."""
