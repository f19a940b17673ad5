"""The journal as a whole, settings, paths and the look at the machine, on the command line."""

from typing import Final

WORDS: Final = {
    # init
    "made": "Your journal is here: {path}",
    "first_word": "`carecompanion` opens it; `carecompanion write` begins.",
    "code": "Your recovery code. Keep it on paper, away from here. It opens your journal if the passphrase is gone.",
    "code_ask": "Type groups {first} and {second} with a space between, so we both know it is written down "
    "(Enter alone: later):",
    "code_wrong": "Not the same yet. Look at groups {first} and {second} once more.",
    "code_done": "Good. The code is written down.",
    "code_later": "Later, then. `carecompanion vault recovery show` shows it again.",
    "code_kept": "The recovery code is in {path}. Take it to paper and remove the file.",
    "code_not_kept": "The journal is made; only the recovery code could not be written to that file.",
    "code_not_kept_hint": "`carecompanion vault recovery show` shows it.",
    "code_nobody": "A recovery code is shown once, and nobody can be asked here whether it is written down.",
    "code_nobody_hint": "Say --recovery-out FILE; nothing was made.",
    # info
    "entries": "Entries: {count}",
    "size": "Size: {size}",
    "since": "Made: {day}",
    "schema": "Schema: {schema}, generation {generation}",
    "last_backup": "Last backup: {day}",
    "no_backup": "Last backup: none yet. `carecompanion vault backup` makes one.",
    "recovery_shown": "Recovery code shown last: {day}",
    "recovery_confirmed": "The recovery code is written down.",
    "recovery_open": "The recovery code is not written down yet: `carecompanion vault recovery show`.",
    "checking.pages": "Looking at every page…",
    "checking.structure": "Looking at the structure…",
    "checking.search": "Looking at the search index…",
    "checking.order": "Looking at the order…",
    "whole": "It reads well, all of it.",
    "damage_hint": "Your backups: `carecompanion vault restore FILE`. They are in {path}.",
    # passphrase
    "old_known": "Could someone else know the old one?",
    "old_is_known": "Then everything is locked anew, and there is a new recovery code.",
    "old_is_secret": "Then only the passphrase changes. The recovery code stays as it is.",
    "old_known_needed": "Could someone else know the old one? That cannot be asked here.",
    "old_known_needed_hint": "Say --known-to-others or --still-secret.",
    "changed": "The passphrase is changed, and that of your backups here.",
    "rotated": "Everything is locked anew. The old recovery code opens it no more; copies made elsewhere before still "
    "open with the old one.",
    "copies_of_before": "These copies here still open with an earlier passphrase:",
    "delete_copies": "Delete them? A new backup can be made at once.",
    "copies_deleted": "They are deleted.",
    "opened_by_code": "The journal opens with the new passphrase now.",
    # backup
    "backing_up": "Making a backup and reading it through…",
    "backed_up": "A backup of {entries} entries, read through: {path}",
    "restore_sure": "Put this backup in the journal's place? What is here now stays beside it.",
    "restored": "Restored: {entries} entries.",
    "old_stays": "What was here before is in {path}.",
    "not_carried": "What was here before could not be opened with this, so its memory of letters that were let go and of "
    "blocked keys did not come along.",
    # settings
    "setting_set": "{name} is {value}.",
    "setting_empty": "as it came",
    "value_ask": "{name}:",
    # paths
    "path.journal": "journal",
    "path.keys": "keys",
    "path.backups": "backups",
    "path.settings": "settings",
    "path.letters": "letters",
    "path.support": "support card while locked",
    # doctor
    "all_well": "All is well.",
    "state.well": "well",
    "state.look": "look at this",
    "state.broken": "does not work",
}
