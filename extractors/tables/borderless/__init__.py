"""Tables without vertical rulings, found by the blank strips between their columns or by tab stops."""
