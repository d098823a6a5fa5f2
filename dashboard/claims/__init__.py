"""The sentences that pages generate. Each kind of claim has conditions that must hold before it may be made.

If they do not hold, a weaker but true sentence is returned, or a blank one. Nothing is counted here.
"""
