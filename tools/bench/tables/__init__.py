"""Tables in general: made-up ones without rulings and with few, their truth, and the readers measured on them."""
