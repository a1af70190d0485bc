"""The answers to questions in words of one language, and as plain values: one module per question.

Each turns what `questions` found into an `Outline`, which the shell, the terminal and every file show alike.
"""
