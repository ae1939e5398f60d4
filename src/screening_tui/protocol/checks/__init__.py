"""What can be wrong with a protocol, one module a subject. Each yields problems; ``check`` gives them their places."""
