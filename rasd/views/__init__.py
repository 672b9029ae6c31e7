"""What a screen shows, as plain values: pure functions of the frame and the filter; no drawing."""
