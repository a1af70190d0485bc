"""The questions a DPO asks of the graph: one per file, each a pure function from registers to an answer as values."""
