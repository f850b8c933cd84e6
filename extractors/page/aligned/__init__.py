"""Tables told by where their words stand, whatever their labels and with few or no rulings: geometry alone."""
