"""Speed as ratios, measured in one run: what the program takes against the least that could be taken."""
