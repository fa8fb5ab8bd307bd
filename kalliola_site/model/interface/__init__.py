"""``content/interface.yml``: the words people see on the pages that are not the strategy's own."""
