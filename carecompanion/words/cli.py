"""The command line as a whole: questions, passphrases, what a call needs."""

from typing import Final

WORDS: Final = {
    "about": "A quiet place to write, alone and with others. Without a command it opens in the terminal.",
    "epilog": "Every command has its own --help. docs/command-line.md has them all, with exit codes and JSON keys.",
    "commands": "Commands",
    "hint": "→ {hint}",
    "usage_hint": "`{command} --help` shows how it is called.",
    "crashed": "carecompanion stopped because of a fault in it. What had been kept before is kept.",
    "crashed_hint": "Below is where it happened, without any of your words:",
    # questions
    "yes_or_no": "{question} Type yes to go on:",
    "yes_words": "y yes",
    "either": "{question} Yes or no, Enter for no:",
    "no_said": "n no",
    "neither": "That is neither yes nor no.",
    "needs_yes": "This asks before it acts, and nobody can be asked here.",
    "needs_yes_hint": "Say --yes where it is meant.",
    "nobody_to_ask": "A passphrase or code is needed, and there is no terminal to type it on.",
    "nobody_to_ask_hint": "Give it in a file: {option}.",
    "needs_terminal": "The interface opens on a terminal only.",
    "needs_terminal_hint": "Every task has a command too: `carecompanion --help`.",
    "needs_terminal_to_type": "This is typed on a terminal, and there is none.",
    "needs_terminal_to_type_hint": "{option} takes it too.",
    # text
    "too_long": "This is longer than one piece of writing can be.",
    "too_long_hint": "Keep it as several; nothing was changed.",
    "not_text": "This is not text in UTF-8.",
    "not_text_hint": "Save it as UTF-8 and try again; nothing was changed.",
    "stdin_twice": "Standard input carries one thing only.",
    "stdin_twice_hint": "Give the other one in a file.",
    "no_words": "No words came with this.",
    "no_words_hint": "Give them with --text-file FILE, or on standard input.",
    # passphrases
    "passphrase": "Passphrase:",
    "passphrase_again": "The passphrase once more, because this opens everything:",
    "choose": "Choose a passphrase. Four or five words work well.",
    "new_passphrase": "New passphrase:",
    "new_passphrase_again": "Once more:",
    "not_the_same": "Same words in both, please.",
    "not_the_same_hint": "Nothing was changed. Begin again when you like.",
    "short": "Short. A few more words would keep it safer.",
    "empty_passphrase": "A passphrase has at least one character.",
    "empty_passphrase_hint": "Nothing was changed. Run it again and type one, or put one on the first line of "
    "--new-passphrase-file FILE.",
    "empty_typed": "A passphrase has at least one character. Type it here; it does not show while you type.",
    "recovery_code": "Recovery code:",
    "readable_by_others": "Others on this machine can read {path}. `chmod 600` keeps it for you.",
}
