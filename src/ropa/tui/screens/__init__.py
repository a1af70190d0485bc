"""One screen per file; each shows one kind of result, named by `SHOWS`."""
