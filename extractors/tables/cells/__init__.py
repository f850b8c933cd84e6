"""What stands in one cell: marks, codes and labels split off, what kind of thing it is, fractions, several indicators in one."""
