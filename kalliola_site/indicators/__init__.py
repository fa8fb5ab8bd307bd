"""How indicators stand, and where everything is in their charts."""
