"""What the pages say: every generated sentence comes from here, each kind with what it needs before it may be said.

Where a claim lacks what it needs, a plainer and true sentence takes its place, or none. Nothing is counted here.
"""
