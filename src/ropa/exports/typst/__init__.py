"""The program that sets a document as PDF, and the data that it is given."""
