"""Which framework a document belongs to, and what is bound or is no report at all."""
