"""Which recommendations ask for the same thing as earlier ones: a likeness that knows the words of the field.

It is pure: texts in, numbers out. The record's links are in inspections.models, its queries and actions.
"""
