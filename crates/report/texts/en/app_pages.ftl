# What the command line says with a command, an option or a terminal, as a page says it: `pages-` before the key of the
# sentence in whose place it stands.

pages-error-reader-died = The part of vigie that reads ended several times, and the check was given up. Nothing is kept. Try another copy of the phone, and report it to those who make vigie.
pages-error-interrupted = Stopped at your request. Nothing is kept.
pages-error-no-such-path = { $path } does not exist. Check the spelling, and whether the stick or the disk is connected.
pages-error-wrong-password = This is not the password of { $path }. It is the one that was chosen when the copy was encrypted, which may not be the phone's code.
pages-error-password-needed = { $path } is encrypted. Go back and type its password.
pages-error-store-nowhere = vigie does not know where to keep indicators: this account of the computer has no folder of its own. Ask whoever looks after the computer.
pages-error-output = It could not be written to its end ({ $detail }). Try again.
pages-error-case-target-exists = { $path } exists already, and nothing is ever replaced. Choose another folder.
pages-error-case-bad-target = No folder can be made at { $path }. Choose another place.
pages-error-case-disk-full = There is no more room; { $path } could not be written. Nothing is kept. Make room, or choose a folder on another disk.
pages-error-case-not-allowed = You may not write or read { $path }. Choose a folder of yours.
pages-error-case-other-index = { $path } is an index of another version of vigie (form { $version }), which this version cannot ask. Name the copy of the phone that the case was made from, or use the version that made the case.
pages-error-update-from = No mirror is known yet. Write the address of its index, as those who run the mirror told you.
pages-error-update-no-key = No key is known by which the index could be checked. Write the one that those who run the mirror gave you.
pages-error-update-older = This index is of { $new }, older than the one in use, of { $old }. The indicators that were there stay in use. Ask those who run the mirror.
pages-error-update-shrunk = Most of { $path } is gone: { $new } instead of { $old }. The indicators that were there stay in use. Ask those who run the mirror.
pages-error-recheck-nothing-kept = { $path } keeps nothing that could be compared. Name the copy of the phone that it was made from.
pages-error-recheck-sources = The case was made from { $wanted ->
    [one] one source
   *[other] { $wanted } sources
 }; { $given ->
    [0] none
    [one] one
   *[other] { $given }
 } of them was handed in. Name the one folder that holds them all, or compare without a copy.

pages-recheck-method-blind-index = The case's index was asked, which holds no readable values. It says in which kind of data a sign occurs; the exact place and the time are only known after reading the copy of the phone again.
pages-compare-no-records = These can be compared only when both cases keep every record, which cases made on these pages do not.
pages-contacts-country = No country was named, and none is guessed. Once you choose yours under “Stop, or talk to somebody”, its helplines stand here.
pages-report-zone-unknown = Times are in UTC. The phone's own time zone is not known: in France the clock showed one hour more in winter, two in summer.
pages-report-zone-stated = Times are in UTC. Where the phone noted only what its clock showed, the time was counted from the zone that the phone stated; where it stated none, it was taken as UTC.
pages-sets-only-built-in = Only the small set that comes with vigie was used. Published sets know far more: they can be added on the page of indicators.
pages-next-points-1 = Look at each point with somebody you trust. You may know the explanation: then say on its page that it is yours.

pages-known-managed-parental-app = { pages-known }
pages-known-managed-parental = { pages-known }
pages-known-managed = { pages-known }
pages-known-adb = { pages-known }
pages-known-root = { pages-known }
pages-known-computer = { pages-known }
pages-known-app = { pages-known }
pages-known-app-identifier = { pages-known }
pages-known-keyboard = { pages-known }
pages-known-device = { pages-known }
pages-known-account = { pages-known }
pages-known = say so

pages-beside-period = Time covered by what was read: { $first } to { $last }. It differs from one kind of data to another.
pages-beside-unread = { $count ->
    [one] One kind of data could not be read, or not wholly.
   *[other] { $count } kinds of data could not be read, or not wholly.
 }
