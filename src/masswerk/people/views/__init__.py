"""Pages of accounts: the office's people and roles, invitations, and everybody's own account."""
