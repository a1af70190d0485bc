"""Answers taken back: from the bytes of a file that people filled in to changes of records.

`ropa.reading` makes tables of the bytes, `rows` finds the answers in them, `understanding` says what one means for a
field, `taking` makes changes of it, `preview` tells what came of it. What is not understood is kept as it was written.
"""
