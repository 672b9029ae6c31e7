"""What goes wrong on a bad day, done on purpose; tests do it a little, `make bench` at length."""
