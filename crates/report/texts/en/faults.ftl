# Why something could not be read: what happened, then what can be done. One key per FaultKind.

fault-short = A file stops before its end: the rest is missing. If the original is still there, copy it again.
fault-malformed = The content does not follow the format expected. The rest was read. If this comes back with another copy, show the case to a helper.
fault-damaged = A part of a database is damaged. What stands elsewhere in it was read. If the original is still there, copy it again.
fault-missing = A file is listed that is not there. The copy may be incomplete: copy all of it again.
fault-too-large = A file is larger than anything expected there, so it was not read to the end. Show the case to a helper.
fault-too-deep = Some content is nested far deeper than a phone does by itself, so reading stopped there. Show the case to a helper.
fault-too-many = There are far more items than a phone holds by itself, so reading stopped at a limit. Show the case to a helper.
fault-undecryptable = A file could not be decrypted, though the password is right. The copy may be damaged: copy it again.
fault-locked = This is encrypted, and no password or key that opens it was given. Start again with it.
fault-outside-source = A path leads outside what was handed in. It was not followed. Show the case to a helper: an ordinary copy has none.
fault-not-regular = In place of a file there is a link or something that is no file. It was not opened. Copy it again with its real files.
fault-size-differs = A file does not have the size that is stated for it. It was read whole. This also happens when the phone was in use while the copy was made.
fault-unknown-schema = The file is not laid out as in the versions that vigie knows. What is known of it was read. A newer version of vigie may read more.
fault-io = The computer could not read a file. Check the disk, the cable, and the right to read the folder.
fault-panic = vigie itself failed on this file. The other files were read. Please report it to those who make vigie, without sending the file.
fault-reader-died = Reading stopped abruptly on this file. The other files were read. Please report it to those who make vigie, without sending the file.
fault-empty-backup = The backup holds nothing. This is what is written when it was not confirmed on the phone’s screen, when it was stopped, or when no app allows itself to be backed up. It says nothing about the phone.

fault-hash-differs = A file is no longer the one that was collected: its fingerprint differs from the one written down then. It was read as it is. Use another copy, or ask whoever collected it.
fault-unfinished = The phone itself stopped before the end of a part of its report, because it took too long. What stands there was read. Make the report again: most often it then succeeds.
