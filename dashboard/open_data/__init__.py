"""The open data: everything published, as CSV tables, a data package, a workbook and JSON."""
