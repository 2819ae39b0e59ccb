# The summary of a check.

headline-known = A sign of a known surveillance tool was seen. Your safety comes first: please read to the end before changing anything on the phone.
headline-points = { $count ->
    [one] There is one point to look at together.
   *[other] There are { $count } points to look at together.
 }
headline-nothing = These checks found nothing in what could be read.
headline-unknown = We do not know: too little could be read to say anything.

beside-known = You are not responsible for this: whoever watches is. You can stop here at any time and talk to somebody first.
beside-points = Each of them may have an ordinary explanation. None proves by itself that somebody is watching.
beside-nothing = This does not prove that nobody is watching: shared accounts are the most common way. Look at them too.
beside-unknown = These data are not enough to conclude, in one way or the other.
beside-unread = { $count ->
    [one] One kind of data could not be read, or not entirely: see below.
   *[other] { $count } kinds of data could not be read, or not entirely: see below.
 }
beside-context = { $count ->
    [one] One fact is worth knowing, without alarm.
   *[other] { $count } facts are worth knowing, without alarm.
 }
beside-period = Period covered by what was read: { $first } to { $last }. For each kind of data, see below.
beside-no-period = What was read states no dates.

section-found = What was seen
section-read = What was read, and since when
section-unread = What could not be read
section-indicators = What it was compared with
section-limits = What this cannot see
section-next = What to do next
section-help = Where to find help
section-case = The case

kind-known-tool = Signs of known surveillance tools
kind-suspicious = Behaviour that spyware also shows
kind-exposure = Doors that stand open
kind-context = Worth knowing, without alarm

certainty-confirmed = confirmed
certainty-likely = likely
certainty-possible = possible

finding-sure = How sure:
finding-harmless = Why it may be innocent:
finding-harmless-none = No ordinary explanation is known to vigie. A published sign can still be wrong, and somebody who knows this tool can tell more.
finding-not-now = { finding-for-now } { finding-no-change }
finding-for-now = For now:
finding-no-change = change nothing on the phone because of this. It could be noticed, and it is evidence.
finding-as-for = How sure it is, why it may be innocent and what could come next: as for number { $number }.
finding-next = A possible next step:
sure-known-confirmed = known. This exact sign is published, and it comes from the phone's own records.
sure-known-likely = known. This sign is published; others than you could have caused this trace, by sending a link for example.
sure-known-possible = known, but weak. This sign is published; the trace is indirect, or the sign fits other things too.
sure-strong = strong. Ordinary explanations exist, but are rare.
sure-several = likely. These signs do not depend on each other: an ordinary explanation would have to fit them all.
sure-discuss = to discuss. There are well-known ordinary explanations.
sure-context = context. Nothing to worry about by itself.
lowered-managed = You said that an organisation manages this phone: so this is told as context.
lowered-parental = You said that a parent set up controls: so this is told as context.
lowered-root = You said that you unlocked the system: so this is told as context.
lowered-profile = You said that you know the profile { $value }: so this is told as context.
lowered-app = You said that you know the app { $value }: so this is told as context.
lowered-account = You said that you know the account { $value }: so this is told as context.
lowered-computer = You said that the computer { $value } is yours: so this is told as context.
lowered-adb = You said that the computer { $value } may debug this phone: so this is told as context.

details = Technical details
detail-indicator = Indicator: { $value } ({ $kind })
detail-set = Set: { $set }; published by { $publisher }
detail-family = Tool: { $family }
detail-reference = Public report: { $reference }
detail-rule = Matching rule: { $rule }
detail-expired = The publisher's validity of this indicator had ended at that time.
detail-check = Check: { $id }
detail-id = Finding { $id }; certainty: { $certainty }
detail-count = { $count ->
    [one] One record
   *[other] { $count } records
 }
detail-count-span = { $count ->
    [one] One record
   *[other] { $count } records
 }, from { $first } to { $last } (UTC)
detail-count-once = { $count ->
    [one] One record
   *[other] { $count } records
 }, on { $first } (UTC)
detail-undated = no date
detail-in = in { $artefact }, source { $source }
detail-more = { $count ->
    [one] One more record is not shown here.
   *[other] { $count } more records are not shown here.
 } The case lists the places kept.
detail-cut = … ({ $count } more characters; whole in the case)

source-line = { $id }: { $kind }
source-ios-version = iOS { $version }
source-made = made on { $date }
source-encrypted = encrypted
source-plain = not encrypted
source-files = { $count ->
    [one] one file listed
   *[other] { $count } files listed
 }
source-plain-lacks = An unencrypted backup usually holds less than an encrypted one: often neither the calls nor the pages visited in Safari. Turning encryption on can be seen in the computer's and the phone's settings.
read-line = { $records ->
    [one] one record
   *[other] { $records } records
 }
read-span = from { $first } to { $last }
read-day = on { $first }
read-no-dates = no dates
read-of = { $title }: { $what }
unread-times = { $title }{ $count ->
    [one] {""}
   *[other] {" "}({ $count } times)
 }
set-of = of { $date }
read-nothing = Nothing was read.
read-absent = Not there (in this phone, this version of the system, or this kind of copy): { $list }.
read-skipped = Left out at your request: { $list }.
read-unread-columns = { $count ->
    [one] One column of the databases is unknown to this version of vigie and was not read; the case names it.
   *[other] { $count } columns of the databases are unknown to this version of vigie and were not read; the case names them.
 }
unread-none = Everything that was there, and that vigie knows, was read.
unread-notes = Noted on the way, without loss:
unread-concerns = Concerned: { $list }.
unread-new-backup = A new backup can be noticed on the phone (its date, a question on the screen). Make one only if that is safe.

set-line = { $name }: { $count ->
    [one] one indicator
   *[other] { $count } indicators
 }
set-dated = of { $date }, { $days ->
    [0] today
    [one] one day old
   *[other] { $days } days old
 }
set-dated-years = of { $date }, more than { $years } years old
set-built-in-licence = drawn from the public reports named with each tool
set-families = Tools: { $list }
set-licence = licence: { $licence }
set-no-licence = states no licence
set-count = { $kind }: { $count }
set-undated = without a date
set-future = of { $date }, which is after today's date on this computer
set-no-publisher = names no publisher
set-publisher = published by { $publisher }
set-built-in = it comes with vigie
set-refused = { $count ->
    [one] one entry could not be used
   *[other] { $count } entries could not be used
 }
set-expired = { $count ->
    [one] one is no longer valid
   *[other] { $count } are no longer valid
 }
sets-none = No indicators were used: only the checks that need none were made.
sets-only-built-in = Only the small set that comes with vigie was used. Published sets know far more: add them with "vigie indicators import".
sets-old = The newest set is { $days } days old: newer tools are not in it. Get current sets, then check again.
sets-some-old = { $count ->
    [one] One set is more than { $days } days old: newer tools are not in it.
   *[other] { $count } sets are more than { $days } days old: newer tools are not in them.
 }

limit-ios-backup = A backup holds only a part of the phone: not the programs that ran in memory, nor the system's own logs.
limit-known = Indicators exist only for tools that somebody discovered. Their absence is weak evidence.
limit-time = Traces disappear after weeks, at restarts and with updates.
limit-accounts = Most surveillance between close people goes through accounts: an Apple or Google account that another person can open, a shared location, a family group, linked devices of message apps. What was handed in does not show it.

case-folder = The case is in { $path }: what was found, where, with which indicators, and the fingerprint of every file read.
case-not-encrypted = It is not encrypted. Whoever can open this folder can read it: keep it on a stick of yours, or where the person you worry about cannot look.
case-none = No case was written: nothing is kept.

next-known-1 = Change nothing on the phone for now: no app taken off, no update, no reset, no password change. It could be noticed, and the traces are evidence.
next-known-2 = Talk about it with an association or a specialised helpline, from a device that nobody else has touched. Plan together what comes first: leaving and cutting off surveillance are the most dangerous moments.
next-known-3 = Keep this case and what was handed in: they are yours.
next-points-1 = Look at each point with somebody you trust. You may know the explanation: --known tells it to the next check.
next-points-2 = Remove nothing yet. If no explanation fits, show the case to a helper.
next-nothing-1 = If your worry remains, it counts: look at the accounts, with help if you wish.
next-nothing-2 = Keep this case: it can be checked again when new indicators are published.
next-unread = What could not be read may hold something. The advice above says what can be tried.

# Between the parts of a list.
list-separator = {"; "}

# Dates. The month is one of the keys below.
date = { $day } { $month } { $year }
month-1 = January
month-2 = February
month-3 = March
month-4 = April
month-5 = May
month-6 = June
month-7 = July
month-8 = August
month-9 = September
month-10 = October
month-11 = November
month-12 = December

# Sets that came with an index.
set-signed = from a signed index
set-unsigned = from an index that nobody signed
sets-unsigned = { $count ->
    [one] One set came from an index that nobody signed: somebody may have changed it on the way.
   *[other] { $count } sets came from an index that nobody signed: somebody may have changed them on the way.
 }

# Rows that were removed, and are still there.

detail-recovered = recovered from a row that was removed or changed
read-recovered = { $count ->
    [one] { $count } more record from removed or changed rows
   *[other] { $count } more records from removed or changed rows
 }

# What depends on the kind of phone and on what was handed in.

source-android-version = Android { $version }
read-unread-sections = { $count ->
    [one] One part is known to vigie by its name only, and was not read; the report and the case name it.
   *[other] { $count } parts are known to vigie by their name only, and were not read; the report and the case name them.
 }
unread-new-android = Making a new copy can be noticed on the phone (a notification of the bug report, developer options, a computer that was allowed, a question on the screen). Make one only if that is safe.

limit-android-bugreport = A bug report holds what the phone's services noted at that moment: apps and their rights, what ran, the last hours or days of some logs. It holds no messages, no pictures, no files of apps, and nothing of what was written over before.
limit-androidqf = An acquisition over a cable holds settings, apps, lists of files and what ran at that moment, and messages only if the phone allowed a backup. It does not hold what apps keep for themselves.
limit-android-backup = A backup of Android holds only the apps that allow one, which is few: usually text messages, sometimes nothing. An app that is not in it may still be on the phone.
limit-android-intrusion-logs = Intrusion logs begin on the day when they were turned on, and are kept for months at most. They say which app asked for which address, not what was sent.
limit-android-file = Only a part of the phone was handed in: all other parts could not be looked at, and nothing can be said of them.
limit-apk = An app as a file says what it can do and who signed it. Whether it was installed, allowed or used, it does not say.

# The questions that come first; the answers are not kept.

section-safety = Before you go on
safety-now = Are you safe right now? If not, put this down: the numbers to call stand under "Where to find help".
safety-near = Does the person you worry about live with you, or can they take this phone or this computer? Then read this elsewhere, on a device that they cannot open, and change nothing on the phone for now.
safety-first = Would you like to talk to a support service first? Nothing is lost by waiting, and you can stop at any time.

next-evidence = Evidence comes before any change: this case, pictures of the phone's settings taken with another device, and a note of what happened and when. Who helps you can say what is worth keeping.
next-noticed = Another person may notice a change: an app or a right taken away stops what they see, a new password signs their devices out and may send an e-mail, a shared location that ends is missing. Plan changes as one moment, from a safe device, with somebody who helps.
next-accounts = Look at the accounts and settings of the list given here in any case, also when an app was found: they are the most common way.

# Accounts and settings that no file tells.

section-accounts = Accounts and settings that no file shows
accounts-intro = Most often, somebody who watches needs no app. Go through this list from a device that the other person has never touched, alone or with somebody who helps.
accounts-google = Google account (myaccount.google.com): devices signed in, recovery e-mail and phone, app passwords, location sharing in Maps, Timeline, Find My Device, family group, Family Link, other people's faces or fingerprints on this phone.
accounts-maker = Account of the phone's maker (Samsung, Xiaomi, Huawei…): who is signed in, its own "find my phone", its cloud copy of messages and pictures, shared albums, a secure folder or a second space.
accounts-apple = Apple account: devices signed in, trusted phone numbers, Find My, family sharing, shared albums and calendars, iCloud copies, other people's faces or fingerprints on this phone.
accounts-messages = Message apps: linked devices in WhatsApp, Signal, Telegram, Messenger; web sessions left open.
accounts-mail = E-mail: sessions, forwarding, filters, addresses and apps that may read it.
accounts-location = Location: Maps, Snap Map, family and fitness apps, the car's app; trackers (AirTag and others) in bags, clothes or the car.
accounts-shared = Shared albums, notes, calendars, documents; social networks signed in elsewhere.
accounts-browser = Browser: history and passwords that are synchronised with another device, saved passwords.
accounts-carrier = The SIM and the phone contract: in whose name they are, who sees the bills, calls that are forwarded.
accounts-home = At home: who runs the router, cameras, speakers, the television, a smart watch.
accounts-children = Children's devices and game accounts: what they share may tell where you are.
accounts-code = Who knows the code of this phone, and who set it up. Secret questions whose answers somebody close knows.
accounts-order = In which order to change what, is worth deciding with an association: each change can be seen.

limit-ios-sysdiagnose = A sysdiagnose holds what ran, what crashed and how the phone was set up in the days before it was made. It holds no messages, no browsing history and no photos.
limit-ios-filesystem = A dump shows the files as they were when it was made. What ran in memory alone is not in it, and what was erased can be gone for good.
limit-ios-logarchive = The system’s logs go back a few days at most, and they leave out what the phone marks as private.
limit-ios-privacy-report = An App Privacy Report begins when it is switched on and goes back seven days at most. It tells of apps that the system knows, not of spyware that hides from it.
limit-ios-file = Only single files of the phone were handed in: all other parts could not be looked at, and nothing can be said of them.

lowered-device = You said that the device { $value } is yours: so this is told as context.

accounts-stolen-device = Stolen Device Protection (Settings > Face ID & Passcode): whether it is on, and whose face or finger the phone knows. Who knows the code could otherwise change the password of the Apple account.
