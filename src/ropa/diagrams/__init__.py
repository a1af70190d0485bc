"""Registers and answers as pictures: what is in one, how it becomes readable, and how it is written."""
