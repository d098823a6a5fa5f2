"""Tables of the pages as files: what each holds and what it is, written as CSV and as a workbook by one mechanism."""
