"""The configuration of Stainless' generator, ``stainless.yml``."""
