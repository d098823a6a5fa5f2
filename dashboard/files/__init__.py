"""A table described once, and written as CSV and as a workbook."""
