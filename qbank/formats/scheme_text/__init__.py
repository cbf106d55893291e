"""The text of a scheme as its owner publishes it on the web."""
