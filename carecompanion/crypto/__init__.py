"""Bytes in, bytes out: passphrases, key slots, identities, age."""
