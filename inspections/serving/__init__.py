"""Keeping the product running: one listening socket, one web server, as many workers as asked for."""
