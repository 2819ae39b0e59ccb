# What the command line asks and tells: questions, then errors. An error says what happened, then
# what can be done.

consent-safety =
    Before anything is read, three questions. You need not answer them here, and nobody keeps the answers.
    1. Are you safe right now? If not, stop here.
    2. Does the person you worry about live with you, or can they take this phone or this computer? Then
       another place and another computer are safer.
    3. Would you like to talk to a support service first? Nothing is lost by waiting.
consent-question =
    vigie reads copies of what is on the phone: which sites, apps, messages' links and settings it
    holds, and when. Messages are searched for links and are not kept. The result stays on this
    computer, in one folder that belongs to the phone's owner. Nothing is sent anywhere.
    The owner can stop at any time (Ctrl-C): then nothing is kept.

    vigie does not examine the phone of a partner, a relative or an employee without their agreement:
    watching somebody in secret harms them, and in many countries the law punishes it.

    Is the phone yours, or is its owner here and does its owner agree? Type "yes" to go on:
answer-yes = y yes
password-question = Password of { $path }, which is encrypted (it is not shown, kept or sent):
reader-restarted = Reading stopped abruptly on { $path }. It starts again without it; the result will say so.
sandbox-missing = This system cannot confine the reading fully (missing: { $missing }). The case says so. On a computer that holds other people's data, prefer a recent Linux system.

import-added = Added { $path }: { $used ->
    [one] one indicator
   *[other] { $used } indicators
 }, { $refused ->
    [0] all usable
    [one] one entry that cannot be used
   *[other] { $refused } entries that cannot be used
 }.
import-replaced = Replaced { $path }: { $used ->
    [one] one indicator
   *[other] { $used } indicators
 }, { $refused ->
    [0] all usable
    [one] one entry that cannot be used
   *[other] { $refused } entries that cannot be used
 }.
import-known = { $path } was there already, with the same content ({ $used ->
    [one] one indicator
   *[other] { $used } indicators
 }).
import-no-set = { $path } holds no indicators that vigie can read ({ $cause }).

demo-welcome = This shows what vigie does. It builds two made-up iPhones in a temporary folder, checks both, and explains the results. No real phone is read.
demo-clean-title = First phone: nobody watches it
demo-clean-explains = An ordinary phone. The summary should show nothing above "worth knowing", and say what was read and what such a copy cannot show.
demo-watched-title = Second phone: it is watched
demo-watched-explains = This phone bears planted traces of made-up tools, one of each kind that vigie looks for. For each one, see what it is, how sure it is, why it may be innocent, and one possible next step.
demo-end = That was the demonstration. To check a phone: vigie check PATH
demo-kept = The two phones and their cases are in { $path }.
demo-unexpected = The demonstration did not go as planned: { $detail }. Please report it to those who make vigie.

error-usage = vigie did not understand this command. See: vigie --help
error-usage-none = Say what vigie is to do. See: { $help }
error-usage-unknown = { $argument } is not known here. See: { $help }
error-usage-missing = { $argument } is missing. See: { $help }
error-usage-conflict = { $argument } cannot be used together with { $other }. Choose one of them.
error-usage-value-other = { $argument } cannot be { $value }. See: { $help }
error-usage-value = { $argument } cannot be { $value }. Possible: { $known }

error-no-such-path = { $path } does not exist. Check the spelling, or drag the file or folder into this window.
error-no-source = { $path } is nothing that vigie can read. Hand in the folder of an iPhone or iPad backup (the one that holds Manifest.db, or a folder above it), a sysdiagnose, a dump of an iPhone’s file system, a logarchive, an App Privacy Report, crash reports or a shutdown.log, or what an Android phone gave: a bug report, an acquisition of AndroidQF, a backup.ab, intrusion logs, an APK, a dump of its services.
error-source-unreadable = { $path } cannot be opened ({ $detail }). Check that the disk is connected and that you may read the folder.
error-wrong-password = This is not the password of { $path }. It is the one chosen when the copy was encrypted (for an iPhone, the first time), which may not be the phone's code.
error-password-needed = { $path } is encrypted. Give its password with --password-file or, for an archive encrypted by age, its key with --identity; or start vigie on a terminal to be asked.
error-password-file = The password cannot be read from { $path } ({ $detail }). Its first line must hold the password and nothing else.
error-consent-not-asked = The owner's agreement is needed, and there is no terminal to ask on. If the owner agrees, say so with --owner-consents.
error-consent-refused = Nothing was read and nothing is kept. You can come back at any time.
error-interrupted = Stopped at your request. Nothing is kept.
error-reader-start = The reading process could not be used ({ $path }: { $detail }). Try again; if it comes back, report it to those who make vigie.
error-reader-died = The reading process ended several times, and the check was given up. Nothing is kept. Leave out what it was reading with --skip, and report it to those who make vigie.
error-indicators-unreadable = The indicators in { $path } cannot be read ({ $detail }). Check the file, or leave it out.
error-indicators-changed = The indicators in { $path } changed while they were read. Start again.
error-nothing-imported = No set of indicators was added. vigie reads STIX 2, MISP events, the lists of ECHAP and TinyCheck, Suricata rules, hosts files and plain lists.
error-store-nowhere = vigie does not know where to keep indicators: neither VIGIE_DATA, XDG_DATA_HOME nor HOME is set. Set one of them.
error-store-unreadable = The kept indicators cannot be read ({ $path }: { $detail }). Move this file away and import the sets again.
error-store-unwritable = The indicators cannot be kept ({ $path }: { $detail }). Check the disk space and your right to write there.
error-demo-folder = The made-up phones cannot be kept in { $path } ({ $detail }). Give a new name, in a folder of yours, with --keep-in.
error-terminal = The terminal cannot be read ({ $detail }). Use --owner-consents and --password-file instead.
error-output = The result cannot be written ({ $detail }). The case, if one was named above, is complete.

error-case-target-exists = { $path } exists already, and a case never replaces anything. Choose another name with --case.
error-case-bad-target = No case can be made at { $path }: the folder above it must exist, and the name must be new.
error-case-disk-full = The disk is full; { $path } could not be written. Nothing is kept. Make room, or choose another disk with --case.
error-case-not-allowed = You may not write or read { $path }. Choose a folder of yours with --case.
error-case-io = { $path } cannot be used ({ $cause }). Check the disk, then start again.
error-case-not-a-case = { $path } is not a case: it holds no case.json. Give the folder that vigie made.
error-case-newer-schema = A newer vigie made this case (layout { $schema }). Use that version or a later one.
error-case-other-index = { $path } is an index of another version of vigie (form { $version }), which this version cannot ask. Recheck this case with its source (--source), or with the version that made it.
error-case-not-regular = { $path } is a link or no ordinary file: vigie never makes one in a case, so it was not opened. Somebody may have changed this case.
error-case-malformed = { $path } does not hold what a case holds (line { $line }). It was cut or changed: use another copy.
error-case-malformed-document = { $path } does not hold what a case holds. It was cut or changed: use another copy.
error-case-too-large = { $path } is larger than any case that vigie makes (limit { $limit }). It was not read further.
error-case-journal-broken = The journal of this case was changed at line { $line } or before it. What follows cannot be relied on: use another copy.
error-case-changed = { $path } is not as vigie wrote it: its hash is not the one in the journal of the case. It was changed, or the disk is failing. Nothing of this case was used: take another copy.
error-case-missing = { $path } is gone: the journal of the case names it. Nothing of this case was used: take another copy.
error-case-not-in-journal = { $path } did not come from vigie: the journal of the case does not name it. Somebody may have put it there. Nothing of this case was used: take another copy.
error-case-bad-name = { $name } cannot be the name of a file in a case.

# Indicator sets with an index.
update-signed = Index of { $date } from { $path }, signed by the key { $key }.
update-unsigned = Index of { $date } from { $path }. Nobody signed it: every result that uses its sets says so.
error-store-busy = Another vigie is changing the kept indicators right now. Wait until it has ended, then start again.
error-update-from = No mirror is known yet. Give the address of its index with --from, as those who run the mirror told you.
error-update-no-key = No key is known by which the index could be checked. Give it with --key (vigie has none of its own yet), or accept an index that nobody signed with --unsigned.
error-update-key = { $path } is no public key of minisign ({ $detail }). Give the file that ends in .pub, or its second line.
error-update-authority = The certificates in { $path } cannot be read ({ $detail }). The file must hold them in PEM form.
error-update-address = The address { $path } is not used ({ $detail }). An index is read over https only, without user name and password in the address.
error-update-fetch = { $path } cannot be read ({ $detail }). The indicators that were there stay in use. Check the address and the connection, then try again.
error-update-signature = The index is not signed by the key { $path } ({ $detail }). The indicators that were there stay in use. Ask those who run the mirror; somebody may have changed it on the way.
error-update-index = The index cannot be used ({ $detail }). The indicators that were there stay in use. Tell those who run the mirror.
error-update-size = The set { $path } has { $size } bytes, not { $stated } as the index says. The indicators that were there stay in use. Try again later; if it comes back, tell those who run the mirror.
error-update-large = { $path } gives more than { $most } bytes, the most that it may. The indicators that were there stay in use. Tell those who run the mirror.
error-update-entry = The index cannot be used: its entry { $path } is wrong ({ $detail }). The indicators that were there stay in use. Tell those who run the mirror.
error-update-set = The set { $path } is not what the index says ({ $detail }). The indicators that were there stay in use. Try again later; if it comes back, tell those who run the mirror.
error-update-nothing = None of the sets can be read by this vigie. The indicators that were there stay in use. A newer vigie may read them.
error-update-older = This index is of { $new }, older than the one in use, of { $old }. The indicators that were there stay in use. If you mean it, add --force.
error-update-shrunk = Most of { $path } is gone: { $new } instead of { $old }. The indicators that were there stay in use. Ask those who run the mirror; if it is meant, add --force.
error-update-interrupted = Stopped at your request. The indicators that were there stay in use.

# Why a file, a folder or a mirror could not be used, in a few words inside an error.
cause-not-found = there is no such file or folder
cause-not-allowed = this account may not use it
cause-exists = something of this name is there already
cause-is-folder = it is a folder
cause-not-folder = a part of the path is no folder
cause-disk-full = the disk is full
cause-read-only = the disk cannot be written to
cause-connection-refused = nothing answers at this address
cause-timed-out = it took too long
cause-short = it is empty, or was cut
cause-too-large = it is larger than it may be
cause-encrypted = it cannot be decrypted
cause-no-file = it is no ordinary file, or lies elsewhere
cause-unread = the computer cannot read it
cause-vigie-failed = vigie failed on it
cause-no-form = its content has no form that vigie knows here
cause-no-text = it is not text
cause-too-long = it is too long
cause-other-hash = it has another SHA-256
cause-no-key = no key is in it
cause-no-signature = there is no signature of minisign
cause-other-key = another key signed it
cause-other-signature = the signature is of something else
cause-no-address = it is not written as an address
cause-user-in-address = a user name or a password stands in it
cause-not-https = it does not begin with https
cause-redirects = it redirects without end
cause-no-certificate = no certificate is in it
cause-no-host = no computer of this name is known
cause-number-of-sets = it lists no set, or too many
cause-entry-name = this is no name of a file, or it stands twice
cause-entry-hash = its SHA-256 is not written as one

# The demonstration with Android phones.
demo-android-welcome = This shows what vigie does. It builds two made-up Android phones in a temporary folder, each as the bug report that a phone makes by itself and as an acquisition through a cable (AndroidQF), checks both, and explains the results. No real phone is read.
demo-android-watched-explains = This phone bears planted traces of made-up tools, and an app that no list knows and that behaves like one. For each point, see what it is, how sure it is, why it may be innocent, and one possible next step.

# Keys and passwords of what is encrypted.
password-question-part = A part of { $path } is encrypted: a backup inside it. Its password (it is not shown, kept or sent; Enter to go on without it):
error-identity-file = The key cannot be read from { $path } ({ $detail }). The file must hold an age identity: a line that begins with AGE-SECRET-KEY-1.
error-wrong-identity = Nothing that was given opens { $path }. It needs the key that belongs to the one for which the copy was encrypted; whoever made the copy knows which.
cause-no-identity = there is no such line in it
