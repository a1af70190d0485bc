"""What people write, as values: the tables of a file within bounds, and the words that stand in their cells.

`files` turns bytes into tables, whatever program wrote them; nothing in them is run, and what is hostile ends in a
refusal. `cells` reads one cell: a period, a day, a country, a word of a list, or that there is nothing to say.
Imports and answers are both made of these two, and neither knows of the other.
"""
