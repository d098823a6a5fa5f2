"""From the bytes of a PDF to words with boxes and pictures of pages; nothing here knows what an inspection is."""
