"""What stands beside the resources and models of the distribution."""
