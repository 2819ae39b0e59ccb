# The local app: what surrounds every page, and the pages up to reading.

app-title = Page
app-skip = To the content
app-leave = Leave now
app-to-help = Help or stop
app-language-english = English
app-language-french = Français
app-way = Steps
app-step-before = Before you start
app-step-what = What you have
app-step-choose = Choose
app-step-reading = Reading
app-step-found = What was found
app-step-next = What next
app-step-beside = Cases

app-help = Stop, or talk to somebody
app-stop = Stop here
app-stop-note = You can stop at any time. vigie ends and forgets what it holds; only a folder that you chose to keep stays.
app-leave-note = “Leave now”, or pressing Shift three times, shows an empty page at once, and vigie forgets what it holds. It hides the screen; it does not remove what the browser, the network or a program that watches this computer has recorded.
app-country = Helplines of
app-country-unnamed = no country
app-country-france = France
app-country-show = Show
app-country-none = No country was chosen, and none is guessed.
app-footer = Everything stays on this computer: vigie sends nothing anywhere.
app-to-cases = Cases
app-to-indicators = Published signs
app-note = Note:
app-problem = This did not work:
app-done = Done:
app-onward = Continue
app-blank = There is nothing here.

# Before anything else: three questions.
app-safety-heading = Before you start
app-safety-intro = vigie looks through a copy of what is on a phone and says whether it bears traces of known surveillance tools, what else deserves a look, and what could not be seen. It changes nothing on the phone.
app-safety-kept = Three questions first. You need not answer. What you open here is neither sent nor kept.
app-safety-computer = This computer may be watched too. If the other person has used it, knows its password or set it up, another computer is a better choice: one of a support service, or of somebody you trust.
app-answer-yes = Yes
app-answer-no = No
app-answer-unsure = I do not know
app-safety-now = Are you safe right now?
app-safety-now-yes = Then take your time. You can stop at any step; “Leave now” stays at the top of every page.
app-safety-now-no = Then stop here first: being safe comes before looking at a phone. Nothing is lost by waiting, and this can be done later, with somebody beside you.
app-safety-near = Does the person you worry about live with you, or can they take this phone or this computer?
app-safety-near-yes = Then they may notice some of the steps: a message on the phone, a new computer in a list, a file. Each guide says beforehand what can be seen. It is better to work away from home, on a computer that they never touch, with a copy that exists already. Change nothing on the phone for now: when the watching stops, the other person knows.
app-safety-near-no = Somebody far away may still see what is typed or looked up on the phone, through a shared account for example. Look for help from another device.
app-safety-talk = Would you like to talk to a support service first?
app-safety-talk-yes = That is a good way to begin. The numbers stand on this page. You can close it and come back: nothing is kept.
app-safety-talk-no = You can change your mind at any step: the numbers stand on every page.
app-safety-help = To the numbers, and to stopping
app-safety-skip = You can go on without having opened an answer.
app-safety-onward = Continue

# Consent.
app-consent-heading = Whose phone it is, and what happens with what is read
app-consent-read = What is read: which sites, apps, links in messages and settings the copy holds, and when.
app-consent-messages = Messages are searched for links and are not kept. Photos are not opened.
app-consent-kept = What is kept: nothing, unless you choose a folder for it. Then it stays there as long as you leave it there.
app-consent-seen = Who will see it: those to whom you show it. Nothing is sent anywhere. The result belongs to the phone’s owner.
app-consent-shared = If several people use the phone or its accounts, their data appear as well. Say so to them if that is possible without danger.
app-consent-stop = The owner can stop at any time. Nothing is kept then.
app-consent-question = Whose phone is it?
app-consent-mine = It is mine, and I agree
app-consent-here = The owner is here with me and agrees
app-consent-other = It is somebody else’s, who is not here or does not know
app-consent-missing = Choose one of the three answers.
app-consent-organisation = Name of the support organisation, if there is one
app-consent-organisation-hint = It may stay empty. It is written into the case and the report, and nowhere else.
app-declined-heading = vigie stops here
app-declined-why = This phone is somebody else’s. vigie does not examine the phone of a partner, a relative, a friend or an employee without their agreement, whatever the reason: looking through somebody’s phone in secret is itself surveillance.
app-declined-law = In many countries the law punishes it, and what is found that way can be turned against the person who looked.
app-declined-instead = What is possible
app-declined-together = If you worry about somebody, speak with them first, and look at the phone together.
app-declined-child = For a child’s phone, tell the child and do it together. A helpline for children can advise you both.
app-declined-work = A phone that an organisation owns and lends: the person who uses it must know and agree as well.
app-declined-worried = If you worry about your own phone, take that one.
app-declined-back = I chose the wrong answer: back to the question

# What do you have?
app-what-heading = What do you have?
app-what-have-file = I have a file or a folder already: choose it
app-what-question = Which phone is it?
app-what-apple = iPhone or iPad
app-what-android = Android phone
app-what-unknown = I do not know
app-what-sources = What it can give
app-what-order = vigie reads copies. Whichever exists already is the least visible one. Several copies of the same phone can be read together.
app-what-guide = How to make it: { $name }
app-what-others = Other files that vigie reads
app-what-apple-others = From a specialist: a dump of the phone’s file system (folder, zip or tar), a logarchive, single crash reports or a shutdown.log.
app-what-android-others = From a specialist: an acquisition of Bugbane, the logs of Android’s Advanced Protection, an app as a file (APK), a lone report of services or log.
app-what-tell = How to tell
app-tell-apple = An apple with a bite stands on the back: it is an iPhone or an iPad.
app-tell-apple-drawn = The back of a phone: two lenses in a corner, and an apple in the middle.
app-tell-other = The name of a maker, such as Samsung, Xiaomi, Google or Motorola, stands on the back: it is an Android phone.
app-tell-other-drawn = The back of a phone: three lenses in a column, and letters below the middle.
app-tell-store = With a case around it, look for the store among the apps. “App Store”, an A on blue: iPhone or iPad. “Play Store”, a triangle of four colours: Android.
app-tell-store-drawn = Two squares: a large A in the first, a triangle that points to the right in the second.
app-what-still-unknown = If you have a file and do not know what it is, choose it: vigie says what it recognises before it reads anything.

# Choosing.
app-choose-heading = Choose what to read
app-choose-intro = Nothing is copied: vigie reads what you choose where it lies, and changes nothing in it.
app-choose-no-file = I have no copy yet: how to make one
app-choose-chosen = Chosen
app-choose-remove = Take back
app-choose-onward = See what vigie recognises
app-usual = Found in a usual place
app-usual-intro = Copies of phones lie in the usual folders of this computer. They may be of several people: one is shown at a time. Take the one of the phone whose owner agrees.
app-usual-made = Made on { $date }.
app-usual-undated = It does not state when it was made.
app-usual-take = Choose this one
app-usual-next = It is another one: show the next
app-drop = A single small file can also be dropped here (up to { $size }). It is then held in memory.
app-drop-large = This file is too large to be held in memory (more than { $size }). Choose it in its folder below.
app-drop-failed = The file could not be taken. Choose it in its folder below.
app-drop-sending = The file is being taken…
app-browse = Look for it on this computer
app-browse-places = Where to begin
app-browse-above = Folders above
app-browse-take = Choose
app-browse-take-folder = Choose this folder as a whole
app-browse-empty = This folder is empty.
app-browse-folder = folder
app-browse-file = file
app-browse-other = link or special file, not opened
app-browse-looks = by its name: { $kind }
app-browse-pages = Pages of this folder
app-browse-page = Page { $page } of { $pages }; { $count ->
    [one] one entry
   *[other] { $count } entries
 } in all.
app-browse-previous = Page before
app-browse-next = Page after

# What was recognised.
app-recognised-heading = What vigie recognised
app-recognised-intro = Nothing was read yet but what tells the kind. Check that this is what you meant.
app-recognised-none = None of what was chosen is something that vigie can read.
app-recognised-back = Choose something else
app-recognised-unknown = This is nothing that vigie reads, and is left out:
app-recognised-several = These copies are taken for copies of one phone. If they are of different phones, take them one after the other.
app-recognised-certain = Recognised by its content.
app-recognised-partial = Recognised by its names alone: a part of it is missing or damaged. It is read as far as possible.
app-recognised-device = It says of itself: { $name }
app-recognised-made = It states that it was made on { $date }.
app-recognised-encrypted = It is encrypted.
app-password = Password of { $id }
app-password-hint = The one that was chosen when the copy was encrypted (for an iPhone, the first time); it may not be the phone’s code. It is neither kept nor sent.
app-password-part = Password of the encrypted part of { $id }
app-password-part-hint = A backup inside this copy is encrypted. Without its password the rest is read. It is neither kept nor sent.
app-password-key = Key or passphrase of { $id }
app-password-key-hint = Whoever made the copy has it: a line that begins with AGE-SECRET-KEY-1, or a passphrase. It is neither kept nor sent.
app-password-wrong = This does not open it. Check capital letters and the language of the keyboard, and try again.
app-known-heading = What you know about this phone
app-known-intro = All of it may stay empty. What you say here is kept with the result; it moves ordinary things down, and never a known surveillance tool.
app-known-managed = An employer or a school manages this phone
app-known-managed-hint = It then has a work profile, or settings that you cannot change.
app-known-parental = A parent set up controls on it
app-known-parental-hint = And the person who uses the phone knows.
app-known-root = The owner unlocked its system
app-known-root-hint = Known as root, or jailbreak.
app-known-more = Computers, devices and apps that are mine
app-known-computer = My computers to which this phone was connected
app-known-computer-hint = Their names; several are separated by a semicolon.
app-known-device = My other devices of the same account
app-known-device-hint = Their names or models; several are separated by a semicolon.
app-known-profile = Configuration profiles that I know
app-known-profile-hint = Their identifiers, as an earlier result of vigie names them; several are separated by a semicolon.
app-known-account = Other Apple accounts that buy apps for this phone
app-known-account-hint = Their e-mail addresses; several are separated by a semicolon.
app-known-app = Apps that I installed from elsewhere than the store
app-known-app-hint = Their identifiers, as an earlier result of vigie names them (org.example.app); several are separated by a semicolon.
app-known-adb = My computers that may debug this phone
app-known-adb-hint = Their names, as an earlier result of vigie names them; several are separated by a semicolon.
app-keep-heading = Where the result is kept
app-keep-question = Keep it
app-keep-memory = only in memory
app-keep-memory-hint = It is gone when vigie ends, unless you save it before.
app-keep-folder = in a folder
app-keep-folder-hint = To look at it again later, or to compare it with newer signs. Whoever can open the folder can read it.
app-keep-path = The folder, if you chose one
app-keep-path-hint = vigie makes a new folder in it, named by the date. A stick of your own is a good place; a folder that is copied to a cloud is not.
app-start = Start reading
app-start-note = Reading can be stopped at any time.

# Reading.
app-reading-heading = Reading
app-reading-intro = This can take from a few minutes to an hour. You can leave this page open and do something else; what cannot be read is told, and does not stop the rest.
app-reading-bar = How far the reading is
app-reading-preparing = Looking at what there is to read
app-reading-now = Now: { $artefact }
app-reading-counting = It is not known yet how much there is.
app-reading-done = { $done } of { $total } parts are done.
app-reading-left = Time left: { $time }
app-reading-left-unknown = The time left cannot be told yet.
app-reading-kind = { $artefact }: { $count ->
    [one] one file
   *[other] { $count } files
 }
app-reading-read = Read so far
app-reading-unread = What could not be read so far
app-reading-fault = { $artefact }: { $why }
app-reading-none = Nothing yet.
app-reading-more = { $count ->
    [one] One more is in the result.
   *[other] { $count } more are in the result.
 }
app-reading-again = See how far it is now
app-reading-cancel = Stop reading
app-reading-cancel-note = What was read so far is not kept.
app-reading-stopping = Reading is being stopped.
app-left-soon = less than a minute
app-left-minutes = { $count ->
    [one] about a minute
   *[other] about { $count } minutes
 }
app-left-hours = { $count ->
    [one] about an hour
   *[other] about { $count } hours
 }
app-size-bytes = { $count ->
    [one] 1 byte
   *[other] { $count } bytes
 }
app-size-kilobytes = { $count } kB
app-size-megabytes = { $count } MB
app-size-gigabytes = { $count } GB

# When something does not work.
app-problem-heading = Something did not work
app-problem-note = Nothing on the phone or in its copies was changed.
app-problem-back = Back
app-missing-heading = This page is not here
app-missing = The address is not one of vigie, or what it showed is no longer held.
app-missing-back = To the beginning
