# Generated from Instabase AI Hub 0.1. Changes here are lost: see _custom/.
__version__ = "1.0.0"
