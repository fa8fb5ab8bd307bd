"""From content and plan to finished pages and documents, in memory."""
