"""The formats that are read, one per module."""
