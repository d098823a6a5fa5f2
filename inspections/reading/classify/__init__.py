"""Which framework a document belongs to, which of several in a file is read, and what is no report at all."""
