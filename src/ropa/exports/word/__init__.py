"""The parts of a Word document that the format is made of: templates of its XML, its measures and its package."""
