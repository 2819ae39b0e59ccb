# Matches with indicators, by what the match shows. A title never names a tool: a person may search
# the name on the phone; it stands in the details. `$kind` is the kind of the indicator; `$value`,
# `$families` and `$publisher` are given too, for other writers than the terminal.

# What these tools let someone do, and where to turn: parts of the sentences below.
can-known = Tools of this kind can let somebody read messages, follow the location, hear what is said near the phone, or see its screen.
can-watchware = Apps of this kind let another person, often a parent or an employer, follow the location or see how the phone is used.
turn-known = From a device that nobody else has touched, talk with a specialised helpline if your work or your commitments may be the reason, or with a support service if it may be somebody close. Do so before any update, reset or new phone.
turn-partner = If somebody else may have done it, talk with a support service, from a device that this person has never touched.

finding-on-phone-title = A published sign of a known surveillance tool was on this phone, or ran on it ({ $kind }).
finding-on-phone-reason = { $count ->
    [one] One record
   *[other] { $count } records
 } of the phone itself { $count ->
    [one] shows
   *[other] show
 } it. { can-known }
finding-on-phone-next = { turn-known }

finding-configured-title = A setting or an app of this phone uses an address of a known surveillance tool ({ $kind }).
finding-configured-reason = { $count ->
    [one] One record
   *[other] { $count } records
 } of what is installed or set up on the phone { $count ->
    [one] shows
   *[other] show
 } it. { can-known }
finding-configured-next = { turn-known }

finding-contacted-title = This phone exchanged data with an address of a known surveillance tool ({ $kind }).
finding-contacted-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } that an app or a part of the system reached it. { can-known }
finding-contacted-next = { turn-known }

finding-opened-title = An address of a known surveillance tool was opened on this phone ({ $kind }).
finding-opened-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. Opening such a link may have been enough to let the tool in; it does not show that the tool is on the phone. { can-known }
finding-opened-next = { turn-known } Keep the message that held the link, and do not forward it.

finding-received-title = A published sign of a known surveillance tool was sent to this phone ({ $kind }).
finding-received-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. Receiving it does not mean that it was opened, nor that the tool is on the phone. It may mean that somebody tried. { can-known }
finding-received-next = { turn-known } Keep the message and do not forward it.

finding-handed-in-title = A file that was handed in is a part of a known surveillance tool ({ $kind }).
finding-handed-in-reason = { $count ->
    [one] One record of the file shows
   *[other] { $count } records of the file show
 } it. It was handed in by itself: nothing in it tells whether the app is on a phone. { can-known }
finding-handed-in-next = Where does the file come from? If it comes from a phone, check the phone too, with a bug report for example. { turn-known }

finding-mentioned-title = A published sign of a known surveillance tool is named on this phone ({ $kind }).
finding-mentioned-reason = { $count ->
    [one] One record names
   *[other] { $count } records name
 } it inside something else, such as the parameters of another address. Nothing shows that it was opened or that it ran. { can-known }
finding-mentioned-next = Look together at where it is named. If you cannot explain it, show this case to a specialised helpline.

finding-distribution-title = A place from which a surveillance tool is downloaded was seen on this phone ({ $kind }).
finding-distribution-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. The tool itself was not seen there. { can-known }
finding-distribution-next = Was it you? { turn-partner }

finding-website-title = The website of a monitoring product was opened or sent on this phone.
finding-website-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. The product itself was not seen there. { can-known }
finding-website-next = Was it you, or somebody who had the phone in hand at that time? { turn-partner }

finding-portal-title = An app of this phone exchanged data with the website of a monitoring product.
finding-portal-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. Somebody may have signed in there from this phone, or an app may show its pages. { can-known }
finding-portal-next = Do you know this product? { turn-partner }

finding-watchware-title = An app or a service by which others can openly watch over a phone was seen ({ $kind }).
finding-watchware-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. { can-watchware }
finding-watchware-next = Do you know who set this up, and do you agree with it? { turn-partner }

finding-weak-name-title = A name on this phone is also that of a part of a surveillance tool ({ $kind }).
finding-weak-name-reason = { $count ->
    [one] One record bears
   *[other] { $count } records bear
 } it. The name is short or ordinary: alone, it says nothing.
finding-weak-name-next = Nothing to do, unless other findings concern the same program.

finding-short-link-about = Shortened links, whose destination is hidden
finding-short-link-title = Shortened links hide where they lead.
finding-short-link-reason = { $count ->
    [one] One link of { $value } hides its destination.
   *[other] { $count } links of { $value } hide their destinations.
 } vigie never follows a link, so what it leads to was not compared with known addresses.
finding-short-link-next = If one of them seems odd to you, show it to a helper without opening it.

# Why a match may be innocent.
finding-cause-agreed = Somebody may have set it up openly, with your agreement: a parent, a school, an employer, or you.
finding-cause-file-alone = People who look for help, and those who help them, keep such files to examine them.
finding-cause-anyone-can-send = Anybody can send a link to anybody, also by mistake or as advertising.
finding-cause-changed-owner = The address may have changed hands since the sign was published.
finding-cause-curious = It may have been you, looking for help or for information. News articles lead there too.
finding-cause-cut-name = The phone keeps only the beginning of this name: another program may begin alike.
finding-cause-expired = Those who published this sign say that it is no longer valid.
finding-cause-folded-name = The names differ in capital letters.
finding-cause-named-only = A search, a news article or a message about such tools can name it.
finding-cause-nested = It stands only inside another address, as a search or a redirection does: it may never have been opened.
finding-cause-ordinary-short-link = Newsletters, shops and friends use shortened links every day.
finding-cause-pattern = The sign is a pattern, not an exact value: other values can fit it.
finding-cause-research = You, or somebody helping you, may have opened it while reading about such tools.
finding-cause-same-name = Ordinary programs bear this name too.
finding-cause-shared-host = Other people have pages on the same service.

# A list that names no tool (hosts files, plain lists).
finding-listed-title = A value of a list that you loaded was seen on this phone ({ $kind }). The list does not say which tool it belongs to.
finding-listed-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
} { $value }, which stands in { $families }. Such a list can hold advertising or fraud as well as surveillance.
finding-listed-next = Ask whoever made the list what this value stands for. Until then it says little.
finding-cause-unattributed = Plain lists mix many things; being on one does not make an address part of a surveillance tool.

# An app that is only named: histories keep names of removed apps, and other records name apps that were
# never there.
finding-named-app-title = An app that is known as a surveillance tool is named on this phone ({ $kind }).
finding-named-app-reason = { $count ->
    [one] One record names
   *[other] { $count } records name
 } it. Records of this kind keep the names of apps that were removed; they do not show whether it still is on the phone. { can-known }
finding-named-app-next = { turn-known }
finding-cause-app-named-only = The name can come from elsewhere: an app that was installed by another one keeps its name, and some lists name apps that were never on the phone.

# The phone notes which apps reached an address: `$apps`.
finding-contacted-by-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } that an app of this phone reached it: { $apps }. { can-known }
finding-portal-by-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it: { $apps }. Somebody may have signed in there from this phone, or an app may show its pages. { can-known }
