"""The content of a register as neutral pages and documents in one language."""
