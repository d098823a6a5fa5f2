"""Changes of the register that an administrator enters: what is wanted, the rules, the writes, and undoing them."""
