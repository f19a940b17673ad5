"""What the vault says beyond its errors."""

from typing import Final

WORDS: Final = {
    "no_argon2": "this build of cryptography has no Argon2id",
    "no_memory": "opening needs {mib} MiB of free memory",
    "no_sqlcipher": "the database driver is missing",
    "not_sqlcipher": "the database driver is not SQLCipher",
    "old_sqlite": "the database driver is too old ({found}; {needed} is needed)",
    "empty_passphrase": "A passphrase has at least one character.",
    "empty_passphrase_hint": "A few words you will remember are safer than one clever one.",
    "bad_text": "This holds characters that cannot be kept.",
    "bad_text_hint": "Leave out null characters and half surrogates, and try again.",
    "bad_query": "This is more than a search can hold.",
    "bad_query_hint": "Try fewer words.",
    "too_long": "This is longer than one entry can be.",
    "too_long_hint": "Keep it as two entries.",
    "taken_person": "Somebody on your list goes by that name already.",
    "taken_map": "Another map goes by that name.",
    "taken_map_hint": "Choose a name of its own.",
    "taken_handle": "Another partner goes by that name.",
    "taken_handle_hint": "Choose a handle of its own.",
    "taken_key": "This key is in your list already.",
    "taken_key_hint": "You find it among your partners.",
    "taken_id": "An entry of this id is here already.",
    "taken_id_hint": "Nothing was changed.",
    "empty_jot": "There is nothing in this note.",
    "empty_jot_hint": "A word is enough.",
    "long_jot": "This note is longer than one taken outside can be.",
    "long_jot_hint": "At most 64 KiB. Open the journal to write more.",
    # findings of a check
    "finding_pages": "Part of the journal fails its check.",
    "finding_structure": "The structure of the journal fails its check.",
    "finding_search": "The search index does not fit the journal; it can be made anew.",
    "finding_order": "Part of the order of the journal does not fit its entries.",
}
