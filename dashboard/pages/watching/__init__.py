"""Following a part of the record by mail or feed."""
