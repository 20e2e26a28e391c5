"""Recording rules for offline tests: record a model's answers once, replay them for ever.

A pytest plugin on top of pytest-recording and vcrpy (`pip install 'pressmark[testing]'`). Two
switches in the pytest configuration turn it on, for a whole test suite:

    pressmark_recording = true         # how cassettes are matched, filtered and written
    pressmark_strict_cassettes = true  # an orphaned or half-used cassette fails the run

Then `@pytest.mark.vcr` replays a test and `pytest --record-mode=rewrite` records it. A request that
was not recorded looks to pressmark like an endpoint that is down: replay with `attempts=1`, so that
it fails at once, with the first difference. Nothing changes until a switch is on.
"""
