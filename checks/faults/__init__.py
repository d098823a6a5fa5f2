"""`python -m checks.faults`: what happens to the product when something dies, fills up, goes away or jumps.

Each line of its table is one fault at one point: what had been acknowledged, and what was found after. It works on
scratch folders and throwaway servers only.
"""
