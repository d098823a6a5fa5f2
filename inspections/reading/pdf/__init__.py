"""The bytes of a PDF into words with boxes, and pictures of pages; nothing here knows what an inspection is."""
