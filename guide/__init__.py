"""The pages of the guide that are made from the program, so that they cannot say something else than it does."""
