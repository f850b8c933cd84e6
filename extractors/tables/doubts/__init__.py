"""Why a row may be read wrongly: told from the table, from its texts alone, and by a second reading of the grid."""
