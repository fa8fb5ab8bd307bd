"""The built site on the engines of hosts: ``make hosts`` runs one table of checks on each."""
