"""Words, numbers, dates and names of Swedish minutes. Pure: no framework, no files but its own data."""
