"""``content/brand.yml``: the visual identity, from the materials it is built of to the parts they make."""
