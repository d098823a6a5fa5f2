"""What a council does about a recommendation, as values: when its statement is due, what is late, which words a
response answers, what may be kept as evidence.
"""
