"""What is done to a report that is written: looked back on, locked, taken back, written again, edited in Word."""
