"""What is wrong, and how it is said: problems as values, their sentences, and the forms they are told in."""
