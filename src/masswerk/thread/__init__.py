"""The thread (roter Faden): from any element to everything that stands behind it, and back.

It keeps nothing of its own: relations to elements declare their station where they belong, and the thread reads them.
"""
