"""What hosts are told of the site: one value of rules, and for each host a module that words them for it."""
