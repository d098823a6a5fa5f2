"""What happened on the record, for those who follow a part of it: gathered once, told to each by topic."""
