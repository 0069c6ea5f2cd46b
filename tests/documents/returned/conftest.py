"""The script beside these tests runs in another Python, the one of LibreOffice."""

collect_ignore = ["libreoffice_author.py"]
