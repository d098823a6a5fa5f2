"""Editions: the public record as it stood on the days on which it changed, with what changed, never altered."""
