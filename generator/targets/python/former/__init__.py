"""Names of before that go on working: found, followed to what they stand for today, checked."""
