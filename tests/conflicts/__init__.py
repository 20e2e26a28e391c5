"""Tests of what articles say of the same."""
