"""The reader: turns the bytes of one inspection report into facts with evidence.

It knows nothing of the web application: no Django, no database, no network, no clock.
"""
