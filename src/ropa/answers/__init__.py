"""Answers taken back: from the bytes of a file that people filled in to changes of records.

`tables` reads the bytes, `rows` finds the answers in them, `understanding` says what an answer means for a field,
`taking` makes changes of it. What is not understood is kept as it was written, and told.
"""
