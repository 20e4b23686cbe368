"""What publishes an edition: each engine in a room of its own."""
