"""What everything else stands on: exceptions, what callers see of a response."""
