# Rechecks of a case, comparisons of two cases, notes.

headline-recheck-new = { $count ->
    [one] One point is new since the last time this case was looked at.
   *[other] { $count } points are new since the last time this case was looked at.
 }
headline-recheck-nothing-new = With today's indicators, nothing new was found in what could be compared.
recheck-method-source = The source was read again, and every file is the one that the case was made from.
recheck-method-records = The records that the case keeps were compared. Checks that need no indicator were not repeated: what they found before is carried over.
recheck-method-blind-index = The case's index was asked, which holds no readable values. It says in which kind of data a sign occurs; the exact place and the time are only known after reading the source again (--source).
untried-pattern = { $count ->
    [one] One indicator is a pattern and could not be tried this way.
   *[other] { $count } indicators are patterns and could not be tried this way.
 }
untried-compound = { $count ->
    [one] One indicator asks for several facts together and could not be tried this way.
   *[other] { $count } indicators ask for several facts together and could not be tried this way.
 }
untried-network = { $count ->
    [one] One indicator is a network of a size that the index does not hold.
   *[other] { $count } indicators are networks of a size that the index does not hold.
 }
untried-path = { $count ->
    [one] One indicator is a path of a form that the index does not hold.
   *[other] { $count } indicators are paths of a form that the index does not hold.
 }
untried-page = { $count ->
    [one] One indicator names every page below an address, which the index does not hold.
   *[other] { $count } indicators name every page below an address, which the index does not hold.
 }
untried-artefact = { $count ->
    [one] One part of the case comes from a kind of data that this version does not know.
   *[other] { $count } parts of the case come from kinds of data that this version does not know.
 }
untried-kind = { $count ->
    [one] One indicator is of a kind that could not be tried this way.
   *[other] { $count } indicators are of a kind that could not be tried this way.
 }
section-new = What is new
section-known = Already known, and found again
section-carried = Found before, and not tried again this way
section-unsupported = Found before, and not found any more
section-set-changes = Indicator sets since the last time
set-changes-none = The same sets as before were used.
set-change-new = { $name }: new
set-change-changed = { $name }: another edition than before
set-change-missing = { $name }: used before, not used this time
detail-blind = no date; the place is only known after reading the source again
finding-blind-reason = { $count ->
    [one] One kind of data of this phone holds
   *[other] { $count } kinds of data of this phone hold
 } this sign. Where exactly and when is only known after reading the source again.

headline-compare-appeared = { $count ->
    [one] One point appeared between the two cases.
   *[other] { $count } points appeared between the two cases.
 }
headline-compare-nothing = Nothing that vigie looks for appeared between the two cases.
compare-between = Compared: the case of { $before } and that of { $after }, of the same phone.
compare-remained = { $count ->
    [one] One point is in both.
   *[other] { $count } points are in both.
 }
section-appeared = What appeared
section-vanished = What is not there any more
section-installed = Apps, profiles and accounts
section-coverage-changes = What was read otherwise
compare-no-records = These can be compared only when both cases keep their records (--keep records).
compare-installed-appeared = { $count ->
    [one] One appeared:
   *[other] { $count } appeared:
 }
compare-installed-vanished = { $count ->
    [one] One is not there any more:
   *[other] { $count } are not there any more:
 }
compare-coverage-same = The same kinds of data were read both times.
compare-coverage = { $title }: first { $before }, then { $after }
compare-limits = A point may also appear because newer indicators were used, and vanish because traces do not stay.

note-added = The note is in the journal of { $path }.

error-recheck-nothing-kept = { $path } keeps neither records nor an index of values, so that new indicators cannot be compared with it. Hand in the source: vigie recheck { $path } --source PATH
error-recheck-other-source = { $path } is not the source of this case: none of the files that describe the backup is the one that was read then. A newer backup of the phone needs a check of its own.
error-recheck-changed = { $path } is not as it was when the case was made. Changed or absent: { $list }. Nothing is said of findings; use an unchanged copy.
error-recheck-sources = The case was made from { $wanted ->
    [one] one source
   *[other] { $wanted } sources
 }; { $given ->
    [0] none
    [one] one
   *[other] { $given }
 } of them was handed in. Give every source with --source, each once.
error-recheck-changed-files = The source is not as it was when the case was made. Files that differ or are absent ({ $count }): { $list }. Nothing is said of findings; use an unchanged copy.
error-recheck-other-files = This is not the source of this case: none of its files ({ $count }) is as it was read then, for instance { $list }.
error-recheck-reader-died = The reading process ended before it had compared everything. The case is as it was. Report it to those who make vigie.
error-compare-other-phone = { $path } and { $other } are cases of different phones: they cannot be compared.
error-compare-unknown-phone = { $path } does not say which phone it is of, so that nobody knows whether both are of the same one.
error-note-empty = The note is empty: nothing was added. Give its text, or - to read it from standard input.
error-note-unreadable = The note cannot be read ({ $detail }). It must be text in UTF-8, of at most 64 KiB.

help-recheck = Compare a case with today's indicators, and say what is new since
help-recheck-examples =
    {"  "}vigie recheck ./vigie-2026-05-21 --source ~/Backups/0000-1111
    {"  "}vigie recheck ./vigie-2026-05-21
help-compare = Compare two cases of one phone: what appeared, what vanished
help-compare-examples =
    {"  "}vigie compare ./vigie-2026-03-02 ./vigie-2026-05-21
help-note = Add a note to the journal of a case
help-note-examples =
    {"  "}vigie note ./vigie-2026-05-21 "The owner recognises the profile of the school."
    {"  "}vigie note ./vigie-2026-05-21 - < note.txt
help-argument-case = The folder of a case
help-argument-other-case = The folder of a later case of the same phone
help-argument-text = The note; - or nothing reads it from standard input
help-option-source = Read the source again: the same backup as then, unchanged
help-option-no-blind-index = Keep no index of values: without it and without records, the case can be rechecked only with its source

# What may see, hear or reach an Android phone, in two cases.
section-ways = What can see, hear or reach this phone
compare-no-ways = One of the two cases does not keep what can see, hear or reach the phone, as those of earlier versions do not: this was not compared. A new check of the source keeps it.
compare-ways-same = The same was seen both times, parts of the system aside.
compare-ways-appeared = { $count ->
    [one] One is new, or could not be seen before:
   *[other] { $count } are new, or could not be seen before:
 }
compare-ways-vanished = { $count ->
    [one] One is not there any more, or could not be seen this time:
   *[other] { $count } are not there any more, or could not be seen this time:
 }
