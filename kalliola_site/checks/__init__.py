"""What validation looks at beyond single models: files, models together, and the texts in them."""
