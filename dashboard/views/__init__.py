"""The public pages: each view reads its address, asks for one page and renders it."""
