"""Reports made by the tests: facts of the record, typeset anew in every way that is known or can be thought of."""
