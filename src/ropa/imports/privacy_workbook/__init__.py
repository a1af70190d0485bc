"""The workbook of seven sheets in which a governance program keeps processings, a sheet for each question."""
