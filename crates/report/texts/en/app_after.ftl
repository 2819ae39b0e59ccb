# The local app: the pages from the result on, cases, published signs.

# What was found.
app-found-part = Findings
app-found-abilities-part = Apps
app-found-reach-part = Who has access
app-found-coverage-part = What is missing
app-found-parts = Pages of the result
app-found-to-next = What to do now
app-found-kind = { $kind } ({ $count })
app-found-all = All findings
app-found-unseen = What we could not see
app-found-accounts = No file shows accounts that are open elsewhere, shared locations, or who knows the code.
app-found-to-accounts = Accounts and settings to look at
app-found-to-coverage = What was read, since when, and what is missing
app-found-no-access = What was handed in does not tell what can see, hear or reach this phone. Another kind of copy may.
app-found-alike = { $count ->
    [one] and one more sign of this kind
   *[other] and { $count } more signs of this kind
 }
app-found-pages = { $first } to { $last } of { $total }
app-found-first-page = First
app-found-earlier-page = Previous
app-found-later-page = Next
app-found-last-page = Last

# One finding.
app-found-details = Where it was seen, and who published the sign
app-found-neighbours = Other findings
app-found-before = Exhibit before
app-found-after = Exhibit after
app-found-mine = Is this yours?
app-found-mine-note = If you know this (your work, your computer, controls that you set up), say so here. The finding stays in the case, with what you say of it, and moves to the end of its list.
app-found-mine-reason = In a few words (may stay empty)
app-found-mine-reason-hint = For example: the computer at my office. These words are kept with the case.
app-found-mine-yes = I know this, it is mine
app-found-mine-said = You said that you know this.
app-found-mine-reason-given = You wrote:
app-found-mine-undo = Take this back

# The timeline.
app-timeline-part = When
app-timeline-note = The drawing counts what happened, and the list below tells it one by one. You can choose a span of time and a kind of data. Most of these moments are ordinary.
app-timeline-count = { $count ->
    [0] No moments, { $first } to { $last }
    [one] One moment, { $first } to { $last }
   *[other] { $count } moments, { $first } to { $last }
 }
app-timeline-what = Show
app-timeline-show = Apply
app-timeline-choice = { $name } ({ $count })
app-timeline-all = Everything
app-timeline-found = What findings rest on
app-timeline-noted = All that the phone noted
app-timeline-caption = A taller bar stands for more moments of its row.
app-timeline-move = Another span of time
app-timeline-earlier = Earlier
app-timeline-later = Later
app-timeline-wider = Wider
app-timeline-whole = The whole time
app-timeline-narrow = Narrow to a part:
app-timeline-part-of = { $span } ({ $count })
app-timeline-span = { $first } to { $last }
app-timeline-at = { $day }, { $clock }
app-timeline-list = The moments of this span
app-timeline-empty = There is nothing of this kind in this span of time.
app-timeline-zone = Times are in UTC. In France the phone's clock showed one hour more in winter, two in summer.
app-timeline-doubtful = { $count ->
    [one] One moment bears a doubtful time and is not in this span.
   *[other] { $count } moments bear a doubtful time and are not in this span.
 }
app-timeline-doubtful-before = Those before the first phones of this sort
app-timeline-doubtful-after = Those after the day on which the copy was made
app-timeline-left-out = { $count ->
    [one] One moment found no room here; it is in the case.
   *[other] { $count } moments found no room here; they are in the case.
 }

# What next.
app-next-heading = What next
app-next-points = Look at each point with somebody you trust. If you know the explanation, the page of the finding lets you say so.
app-next-accounts = Look at the accounts and settings in every case, even when an app was found: they are the most common way.
app-next-unread = What could not be read may hold something: the page on what we could not see says what can be tried.
app-next-whom = Whom to talk to
app-next-whom-note = A support service or a helpline can look at these pages with you and plan what comes next. Call from a device that nobody else has touched.
app-next-to-help = The helplines
app-next-not-yet = What is better not removed yet
app-next-not-yet-phone = Apps, profiles and permissions of the phone, even those that worry you: removing them is noticed, and the traces go with them.
app-next-not-yet-messages = Messages, links and calls received, unpleasant ones too: they may be evidence.
app-next-not-yet-copy = The copy of the phone that was read: without it, nobody can repeat this examination.
app-next-not-yet-accounts = Unknown devices and addresses of your accounts: photograph the page with another device first. Removing them may send a message to the other person.
app-next-documents = Documents
app-next-documents-note = Each tells the same findings. Choose by who will read it.
app-next-pdf = Report as PDF, full
app-next-pdf-note = For a lawyer, the police or a court: the exact place of every trace, the hashes, the method and its limits.
app-next-redacted = Report as PDF, redacted
app-next-redacted-note = The same without contacts and quoted words. All findings are in it.
app-next-html = Report as one page
app-next-html-note = To read on the screen or to print.
app-next-json = Data for machines (JSON)
app-next-json-note = For somebody who has tools of their own.
app-next-timeline = Timeline as a table (CSV)
app-next-timeline-note = For a spreadsheet or an investigation tool.
app-next-zone = PDF that also shows the time of the place where the phone was used, beside UTC
app-next-zone-none = UTC alone
app-next-print = To print, open the PDF or the report as one page, then the browser's Print command. A shared printer may keep what it prints.
app-next-where = Keep these documents where the person you worry about cannot look. The folder of downloads is easily seen, and a folder that synchronises with an account copies them elsewhere. Their names say nothing of what is in them.
app-next-keep = Keep the case
app-next-keep-note = For now this case exists only in the memory of this computer: it is gone when you leave. Once kept, it can be opened again, rechecked and compared.
app-next-folder = Where to keep it
app-next-folder-hint = The path of a folder, for instance that of a USB stick of yours.
app-next-name = Under which name
app-next-name-hint = A name that says nothing of you. This one is made up; change it if you like.
app-next-keep-do = Keep the case
app-next-to-cases = What can be done with this case
app-next-back = Back to the findings

# Cases.
app-cases-heading = Cases
app-cases-back = Back to the cases
app-cases-what = A case holds what an examination found: the findings, where they were seen, the indicators used, the hash of every file read. It holds neither the copy of the phone nor your messages.
app-cases-no-list = vigie does not remember which cases were opened: each is opened from where you keep it.
app-cases-now = The case that is open
app-cases-of = examination of { $date }
app-cases-open-at = Examination of { $date }, kept in { $path }.
app-cases-in-memory = It is kept nowhere for now.
app-cases-to-found = See what was found
app-cases-to-recheck = Recheck it
app-cases-to-delete = Remove it from the disk
app-cases-to-keep = Keep it
app-cases-open = Open a case
app-cases-path = Path of the case
app-cases-path-hint = The folder that vigie made, for instance on your stick: /media/stick/calm-river-27 or E:/calm-river-27.
app-cases-look = Look for it on this computer or on a stick: what vigie kept has a button “Open” beside it.
app-cases-open-this = Open this case
app-cases-open-do = Open
app-cases-open-named = Open { $name }
app-cases-more = { $count ->
    [one] One more is not shown here.
   *[other] { $count } more are not shown here.
 }

app-cases-organisation = For an organisation: a shared folder
app-cases-organisation-note = An organisation that accompanies several people can choose a folder of its own, encrypted if possible. This page then shows the examinations in it. On a personal computer it is better to do without: the list would say that examinations took place.
app-cases-organisation-names = Give each examination a name that points to nobody: vigie suggests one.
app-cases-folder = Path of the shared folder
app-cases-folder-hint = A folder that exists, and that only your team can open.
app-cases-folder-on = Use this folder
app-cases-folder-is = The shared folder is { $path }.
app-cases-folder-empty = There is no examination in it.
app-cases-folder-off = Stop using it
app-cases-folder-off-note = To stop using it removes nothing from that folder.
# Plain letters: these words make names of folders.
app-cases-pseudonym-first = calm blue green grey pink yellow orange brown white violet round square small tall long wide high deep quiet gentle soft supple solid steady slow lively clear dim new old rustic wild tender fresh warm dry fine subtle modern peaceful
app-cases-pseudonym-second = cloud ribbon garden bridge path mill orchard river pebble linden cherry apple lilac maple olive carpet notebook pencil basket jar drum violin piano steeple balcony stair attic workshop kiosk marsh valley plateau rock sand shell sail lighthouse canal lake creek

app-cases-recheck = Recheck this case
app-cases-recheck-how = With today's indicators
app-cases-recheck-again = Recheck once more
app-cases-recheck-note = The case { $path } will be compared with these sets. The result is added to the case; what is in it does not change.
app-cases-source = Where the copy of the phone is (may stay empty)
app-cases-source-hint = The same copy as then, unchanged. With it everything is read again and exact places are known; without it, only what the case keeps is compared.
app-cases-password = Password of that copy, if it is encrypted
app-cases-password-hint = It is used once and kept nowhere.
app-cases-recheck-do = Recheck
app-cases-recheck-index = The case's index was asked, which holds no readable values. It says in which kind of data a sign occurs; the exact place and the time are only known after reading the copy of the phone again.

app-cases-compare = Compare two examinations of one phone
app-cases-compare-note = The comparison says what appeared between two examinations, and what is not there any more.
app-cases-to-compare = Compare
app-cases-compare-which = Which cases
app-cases-compare-before = The first case
app-cases-compare-after = The second, later one
app-cases-compare-do = Compare
app-cases-compare-no-records = These can be compared only when both cases keep their records, which is chosen when the examination is made.

app-cases-delete = Removing this case
app-cases-delete-first = This case may hold evidence. If you hesitate, keep it and talk to somebody who helps first.
app-cases-delete-what = All files of { $path } will be removed from the disk. The phone and its copy do not change.
app-cases-delete-means = What that means on this disk
app-cases-disk-turning = This disk has turning platters: the files are written over with zeros before they are removed. As a rule nothing of them can be read any more.
app-cases-disk-flash = This disk is flash memory (a solid-state disk, a stick or a card): it writes elsewhere than where the files were. Somebody with the right equipment may still read parts of them for a while, and nobody can promise otherwise.
app-cases-disk-shared = This folder is on a network, or in a folder that an account copies: other devices may keep a copy that vigie cannot reach.
app-cases-disk-unknown = vigie does not know what kind of disk this is: parts of the files may stay readable for a while, and nobody can promise otherwise.
app-cases-delete-copies = Documents that you saved or printed, and backup copies of this computer, stay where they are.
app-cases-delete-snapshots = Some systems keep earlier states of the disk by themselves (Time Machine, previous versions, snapshots).
app-cases-delete-source = The copy of the phone stays too, where you put it.
app-cases-delete-traces = The computer may remember the name of the folder: recent files, search, system log.
app-cases-delete-encrypt = On an encrypted disk, or a stick that you can destroy, what stays cannot be read without the password.
app-cases-delete-confirm = Confirm
app-cases-delete-name = To confirm, type the name of the case: { $name }
app-cases-delete-other = This is not the name of the case: nothing was removed.
app-cases-delete-do = Remove this case
app-cases-delete-not = Keep it, and go back to the cases
app-cases-deleted = The case is removed
app-cases-deleted-what = The files of { $path } were removed from the disk.

# Published signs.
app-indicators-heading = Published signs of known tools
app-indicators-what = Researchers and organisations publish signs by which surveillance tools are recognised: they are called indicators. vigie compares the phone with those that are here. The older a set is, the less it knows of new tools.
app-indicators-sets = The sets that are here
app-indicators-only-built-in = There is only the small set that comes with vigie. Published sets know far more: they can be added below.
app-indicators-add = Add some from a file or a stick
app-indicators-add-note = vigie reads STIX 2, MISP, the lists of ECHAP, TinyCheck and Suricata, and hosts files. Nothing is sent.
app-indicators-path = Path of the file or folder
app-indicators-path-hint = For instance /media/stick/indicators or E:/indicators.
app-indicators-add-do = Add
app-indicators-refused = { $count ->
    [one] One entry could not be used
   *[other] { $count } entries could not be used
 }
app-indicators-refused-more = { $count ->
    [one] One more is not shown here.
   *[other] { $count } more are not shown here.
 }
app-indicators-newer = Look for newer sets
app-indicators-newer-note = This is the only thing that vigie does on the network, and never by itself. It needs a mirror kept by somebody you trust, and the key that signs its list, had by another way than the mirror.
app-indicators-leaves = What leaves this computer then
app-indicators-leaves-address = Its address on the network, which whoever keeps the mirror sees, as with any page that is opened.
app-indicators-leaves-names = The names of the sets asked for, and the time.
app-indicators-leaves-nothing = Nothing of the phone, nothing of what was found, nothing of you.
app-indicators-leaves-seen = Whoever runs the network or watches this computer can see that this mirror was called. If in doubt, do it elsewhere and bring the sets on a stick.
app-indicators-from = Address of the mirror's list
app-indicators-from-hint = It begins with https://
app-indicators-key = Public key that signs the list
app-indicators-key-hint = A minisign key: a line of letters and digits, or the path of its file.
app-indicators-agreed = I have read what leaves this computer, and I agree
app-indicators-newer-do = Look now
