"""What a workbook can hold, and how a table is fitted into it."""
