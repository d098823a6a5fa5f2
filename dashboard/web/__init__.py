"""How pages are served: cached, revalidated, downloaded and found in the header."""
