"""Reading and writing documents: DOCX, ODT, PDF, HTML, text. No meaning: what a line stands for is said elsewhere.

Words: source and line (what a reader hands over), doc and block (what a writer takes).
"""
