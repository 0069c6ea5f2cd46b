"""Measures: what a concept's measure element stands for in practice.

Words: measure, status, lead, review. A measure is one-to-one with its element and may exist before the element
stands in any edition. Leaves its wording to `concepts`.
"""
