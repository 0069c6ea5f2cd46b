"""The office's working area: my day, the log, people and roles, the body's settings."""
