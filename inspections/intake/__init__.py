"""Bytes and tables that come in: stored files, zips, names of files, the reading process, tables of outcomes."""
