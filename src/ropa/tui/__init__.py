"""The terminal: every screen shows one Result, and every key that shows records runs a command line."""
