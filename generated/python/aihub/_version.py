# Generated from Instabase AI Hub 0.1. Do not edit: put your code into _custom/.
__version__ = "1.0.0"
