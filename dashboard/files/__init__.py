"""A table once, and its CSV and workbook."""
