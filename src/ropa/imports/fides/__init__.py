"""What a Fides manifest says: organisations, systems with what they do, data sets, and words of its own."""
