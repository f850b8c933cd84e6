"""One masker for all that leaves the office: numbers, birth dates and names of persons, found however they are written."""
