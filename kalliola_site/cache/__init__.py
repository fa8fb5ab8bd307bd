"""What earlier builds made, and work that is shared out among processes."""
