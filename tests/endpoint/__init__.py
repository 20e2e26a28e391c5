"""A scripted OpenAI-compatible endpoint: real HTTP on loopback, answers from gold labels or faults.

In tests: the fixture `endpoint`. By hand: `python -m tests.endpoint --port 8765 --gold FOLDER`.
"""
