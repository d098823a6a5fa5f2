"""`python -m checks.load`: the whole product under load on a scratch folder, and how it answered.

Readers wait between requests as people do, each from an address of its own, seeded so that every run asks the same.
"""
