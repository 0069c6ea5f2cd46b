"""The office's pages for what arrives as letter, mail, table or returned copy."""
