"""Tests of the documentation: its recipes, its notebook, its site."""
