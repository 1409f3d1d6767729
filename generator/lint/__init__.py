"""Advice that makes an SDK better: what a document leaves open, with the lines that would say it."""
