"""What the record covers, and downloads of everything published."""
