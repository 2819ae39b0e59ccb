# Which apps can see or hear what, and who can reach this phone: every way that is in force, ordinary or not.
# Names of menus are those of plain Android; makers name some differently.

section-answers = The answers in short
section-abilities = Which apps can see or hear what
section-reach = Who can reach this phone

answer-known-none = A known surveillance app: none of the names and signs that this was compared with was seen in what could be read. Some products are on no list.
answer-known-here = A known surveillance app: a published sign of one is on this phone, or it runs there ({ $exhibits }).
answer-known-was = A known surveillance app was here: it is no longer among the installed apps, and these records still name it: { $records } ({ $exhibits }).
answer-known-named = An app that is known as a surveillance app is named in what was read ({ $exhibits }). Such records do not show whether it is, or ever was, on this phone.
answer-known-other = Another published sign of a surveillance tool was seen ({ $exhibits }).
answer-known-unread = A known surveillance app: the list of apps could not be read, so that this can be said only of what was read.
answer-exhibits = { $count ->
    [one] exhibit { $list }
   *[other] exhibits { $list }
 }
answer-abilities-none = Apps that can see or hear something: none was seen that is not a part of the system.
answer-abilities = { $count ->
    [one] Apps that can see or hear something: one, parts of the system aside.
   *[other] Apps that can see or hear something: { $count }, parts of the system aside.
 }
answer-abilities-reviewed = All of them came from a store, or from who manages the phone.
answer-abilities-outside = { $count ->
    [one] One of them did not come from a store.
   *[other] { $count } of them did not come from a store.
 }
answer-abilities-untold = { $count ->
    [one] Of one of them, no list that was handed in tells where it came from: it may be a part of the system.
   *[other] Of { $count } of them, no list that was handed in tells where they came from: parts of the system may be among them.
 }
answer-abilities-background = { $count ->
    [0] None was noted to use it in the background.
    [one] One was noted to use it in the background, while nobody looked at it.
   *[other] { $count } were noted to use it in the background, while nobody looked at them.
 }
answer-reach = Who can reach this phone: { $list }.
answer-reach-none = Who can reach this phone: no computer, administrator, other user or profile, VPN or coupled device was seen in what could be read.
answer-reach-of = { $title }: { $count }
answer-unseen = What could not be seen in what was handed in: { $list }.
answer-accounts = What no file tells: accounts opened elsewhere, shared locations, who knows the code. The list of accounts and settings to look at stands further down.

access-intro = This is what is allowed now, ordinary or not: most of it is how phones work. Looking at these pages on the phone itself can be seen by who sees its screen; this list does not need it. Makers name some menus differently.
access-intro-reach = Each line says what this copy shows. Take your time, and change nothing yet: what each change would show is said below each list.
access-of-nobody = Of these, nothing was seen in what could be read: { $list }.
access-no-use = none noted
access-only-system = { $count ->
    [one] Only a part of the system has this, which is ordinary.
   *[other] Only parts of the system have this ({ $count }), which is ordinary.
 }
access-none = Nothing of this sort was seen in what could be read.
access-unseen = Could not be seen in what was handed in: { $list }. That it is not told here says nothing about it.
access-system = { $count ->
    [one] One part of the system has this too, which is ordinary.
   *[other] { $count } parts of the system have this too, which is ordinary.
 }
access-system-used = { $count ->
    [one] One part of the system has this too, which is ordinary; last used on { $date }.
   *[other] { $count } parts of the system have this too, which is ordinary; one of them last used it on { $date }.
 }
access-others = { $count ->
    [one] One other app, from a store or from who manages the phone; no use in the background was noted
   *[other] { $count } other apps, from a store or from who manages the phone; no use in the background was noted
 }
access-only-others = { $count ->
    [one] One app, from a store or from who manages the phone; no use in the background was noted
   *[other] { $count } apps, from a store or from who manages the phone; no use in the background was noted
 }
access-more = { $count ->
    [one] One more is in access.jsonl.
   *[other] { $count } more are in access.jsonl.
 }
access-more-report = { $count ->
    [one] One more is in report.html.
   *[other] { $count } more are in report.html.
 }
access-separator = {"; "}
access-explain = Where to see it, ordinary reasons, effects of a change
access-where = Where the phone shows it:
access-harmless = Why it may be harmless:
access-removed = If it is changed:
access-column-app = App
access-column-who = Who
access-column-how = How
access-column-used = Last used
access-column-background = In the background
access-column-since = On the phone since
access-column-when = When
access-background-yes = yes
access-background-no = no
access-unnamed = without a name
access-of-user = user { $user } of the phone
access-number = { $count ->
    [one] one account
   *[other] { $count } accounts
 }
access-last-connected = last connected on { $date }
access-set-up = set up on { $date }
access-line = { $title }: { $what }
access-line-used = last used on { $date }
access-line-background = last used in the background on { $date }
access-line-out-of-sight = used in the background
access-see-report = Where the phone shows each of these, why it may be harmless and what a change would show is in report.html.

access-origin-system = part of the system
access-origin-store = from a store
access-origin-other-store = from a store that somebody added
access-origin-management = put there by who manages the phone
access-origin-side-loaded = not from a store
access-origin-unknown = no list of apps says where it came from

access-use-assistive = Well known for this: it helps people who see, hear or touch in another way.
access-use-passwords = Well known for this: it keeps passwords and fills them in.
access-use-companion = Well known for this: it shows on a watch, in a car or on a computer what the phone tells.
access-use-home-screen = Well known for this: it is a home screen.
access-use-management = Well known for this: employers and schools manage phones with it.
access-use-parental = Well known for this: a parent sets limits with it, openly.
access-use-mail = Well known for this: mail of an employer may ask for a lock.

access-state-always = at any time
access-state-now = connected while this copy was made: most likely the computer that made it
access-state-admin = administrator
access-state-device-owner = owns the whole phone
access-state-profile-owner = owns a profile
access-state-managed-profile = work profile
access-state-clone-profile = copy of apps (second account)
access-state-private-profile = private space
access-state-other-profile = another profile
access-state-guest = guest
access-state-restricted-user = restricted user
access-state-second-user = another user
access-state-configured = set up
access-state-connected = connected
access-state-always-on = always on
access-state-default = in use
access-state-enabled = switched on
access-state-android-app-role-sms = messages
access-state-android-app-role-dialer = calls
access-state-android-app-role-browser = web
access-state-android-app-role-assistant = assistant
access-state-android-app-role-home = home screen
access-state-android-app-role-emergency = emergency information
access-state-android-app-role-call-screening = screens calls
access-state-android-app-role-call-redirection = redirects calls
access-state-android-app-role-companion-device-watch = watch
access-state-android-app-role-companion-device-glasses = glasses
access-state-android-app-role-companion-device-app-streaming = shows apps on another device
access-state-android-app-role-companion-device-computer = computer
access-state-android-app-role-automotive-projection = car

# By means: what it is, where the phone shows it, why it may be harmless, what a change would show.
means-screen = See and use the whole screen
means-screen-where = Settings > Accessibility > downloaded apps.
means-screen-harmless = Screen readers, password managers and help with hearing or touch need it.
means-screen-removed = What the app sees ends at once, which who watches may notice; a person who needs it could no longer use the phone. A picture of the page, with its date, taken with another device, keeps the proof.
means-screen-recording = Record the screen, or show it elsewhere
means-screen-recording-where = Settings > Apps > special access. While it records, most versions show a sign at the top of the screen.
means-screen-recording-harmless = Video calls, help from a distance, games, and the phone's own recorder do this.
means-screen-recording-removed = The other side sees the picture end.
means-notifications = Read every notification
means-notifications-where = Settings > Notifications > device and app notifications (also: notification access).
means-notifications-harmless = Watches, cars, links to a computer and home screens need it.
means-notifications-removed = A watch or a car falls silent; who reads along sees messages end. A picture of the page first keeps the proof.
means-microphone = Hear through the microphone
means-microphone-where = Settings > Privacy > permission manager > Microphone. Android 12 and later also show there when it was last used.
means-microphone-harmless = Calls, voice messages, videos and assistants need it, calls also in the background.
means-camera = See through the camera
means-camera-where = Settings > Privacy > permission manager > Camera.
means-camera-harmless = Photos, video calls, and codes that shops or banks show need it.
means-location = Follow where the phone is
means-location-where = Settings > Location > app permissions; and, in each app, whom it shares the location with.
means-location-harmless = Maps, weather, transport, sport and delivery need it; families also share it by agreement.
means-location-removed = Who follows the location sees it stop or stand still. This is among the changes that are noticed first: plan it with somebody who helps.
means-messages = Read messages (SMS)
means-messages-where = Settings > Privacy > permission manager > SMS.
means-messages-harmless = The app for messages, banks that read a code, and copies of messages need it.
means-calls = Read the list of calls
means-calls-where = Settings > Privacy > permission manager > Call logs.
means-calls-harmless = The phone app, caller identification and copies of the phone need it.
means-permission-removed = The app keeps working without it, and may say so; what it sent to somebody ends, which can be noticed. A picture of the page first keeps the proof.

means-computer = Computers that may reach nearly everything (debugging, adb)
means-computer-short = computers trusted for debugging (adb)
means-computer-none = No computer that the phone trusts was seen.
means-computer-where = Settings > System > developer options > USB debugging. The phone shows no list of these computers, only a way to forget them all.
means-computer-harmless = A repair, a copy to a new phone, somebody who writes apps, or this examination.
means-computer-removed = Forgetting them removes the record of which computers were trusted, and when: keep this report first. Who uses such a computer sees it ask again.
means-administrator = Apps that administer the phone, and owners
means-administrator-short = administrators and owners
means-administrator-none = No administrator and no owner was seen.
means-administrator-where = Settings > Security > device admin apps; for an employer or a school, Settings > Privacy > your organisation's page.
means-administrator-harmless = An employer, a school, a parent who told of it, the service that finds a lost phone, or mail that asks for a lock.
means-administrator-removed = Who manages the phone is told, and may be able to empty it from afar. Evidence first, and a plan with somebody who helps.
means-profile = Other users and profiles
means-profile-short = other users and profiles
means-profile-none = No other user and no second profile was seen.
means-profile-where = Settings > System > users; a work profile, Settings > Passwords and accounts; a private space, at the end of the list of apps, by its code.
means-profile-harmless = A work profile, a second account of a messenger, a child who borrows the phone, or a private space of your own.
means-profile-removed = Everything inside it is lost, proof too, and who uses it notices.
means-account = Accounts (types only; names are not kept)
means-account-short = accounts
means-account-none = No account was seen.
means-account-where = Settings > Passwords and accounts. Which devices are signed in is only shown by each account's own page.
means-account-harmless = Most phones have one or more. What deserves a look is an account that is not yours, or a second one of the same type.
means-account-removed = What this account copied to the phone disappears from it. Who else uses the account may be told by mail or sees the device leave the list.
means-vpn = Apps through which the traffic passes (VPN)
means-vpn-short = VPN
means-vpn-none = No VPN was seen.
means-vpn-where = Settings > Network and internet > VPN.
means-vpn-harmless = Employers, filters against advertising, antivirus and protection of privacy use one.
means-vpn-removed = Pages and messages go another way: a filter of an employer or a parent sees the gap.
means-keyboard = Keyboards: what is typed passes through them
means-keyboard-short = keyboards
means-keyboard-none = No keyboard was seen.
means-keyboard-where = Settings > System > keyboard > on-screen keyboard.
means-keyboard-harmless = Every phone has one; many people add another for a language or a look.
means-keyboard-removed = Words that it learned are lost; what it sent to somebody ends.
means-default-app = Apps for messages, calls, the web and the assistant
means-default-app-short = default apps
means-default-app-none = No default app was seen.
means-default-app-where = Settings > Apps > default apps.
means-default-app-harmless = Every phone has them; most come with the phone.
means-default-app-removed = Messages and calls open in another app, which is seen at once by who holds the phone.
means-companion = Watches and other devices coupled through an app
means-companion-short = coupled devices
means-companion-none = No coupled device was seen.
means-companion-where = Settings > Connected devices.
means-companion-harmless = A watch, a bracelet, a car or earphones of your own.
means-companion-removed = The device falls silent and may say so to who wears it.
means-installer = Apps that may put other apps on the phone
means-installer-short = apps that may install others
means-installer-none = No app that is allowed to was seen.
means-installer-where = Settings > Apps > special access > install unknown apps.
means-installer-harmless = A store that somebody chose, or a browser or file manager with which an app was once opened.
means-installer-removed = Apps that are already there stay. What was installed this way can no longer update itself.

# iPhone. By means: what it is, where the phone shows it, why it may be harmless, what a change would show.
means-iphone-device = Other devices on the account
means-iphone-device-where = Settings > your name, at the bottom of the page. Looking at it notifies nobody.
means-iphone-device-harmless = Your own computer, tablet or watch, an older phone that is still on the list, or devices of a family that uses one account.
means-iphone-device-removed = The device is signed out and says so to whoever holds it; it may ask for the password of the account. A picture of the list first keeps the proof.
means-iphone-computer = Computers that the phone trusts, and programs on them
means-iphone-computer-where = The phone shows no list. Settings > General > Transfer or Reset > Reset > Reset Location & Privacy makes it forget all of them.
means-iphone-computer-harmless = Your own computer, a repair, a copy to a new phone, or this examination.
means-iphone-computer-removed = Forgetting them removes the record of which computers were trusted, and when: keep this report first. Who uses such a computer sees the phone ask again. The same reset takes back what every app was allowed, location too: who follows the location can notice at once.
means-iphone-administrator = Management of the phone by somebody else
means-iphone-administrator-where = Settings > General > VPN & Device Management; a supervised phone says so at the top of Settings.
means-iphone-administrator-harmless = An employer, a school, or a parent who told of it.
means-iphone-administrator-removed = Who manages the phone is told, and may be able to empty it from afar. Evidence first, and a plan with somebody who helps.
means-iphone-configuration = Configuration profiles
means-iphone-configuration-where = Settings > General > VPN & Device Management.
means-iphone-configuration-harmless = Wi-Fi or mail of an employer or a school, a mobile operator, a filter against advertisements, or a version of the system to try.
means-iphone-configuration-removed = What the profile set up ends, which its maker may notice. A picture of the page, with the details of the profile, keeps the proof.
means-iphone-certificate = Certificates that may open encrypted traffic
means-iphone-certificate-where = Settings > General > About > Certificate Trust Settings.
means-iphone-certificate-harmless = Networks of employers and schools, some filters, and people who write apps.
means-iphone-certificate-removed = Pages that went through it may no longer open; its maker sees the traffic end.
means-iphone-vpn = VPN, content filters and name servers
means-iphone-vpn-where = Settings > General > VPN & Device Management.
means-iphone-vpn-harmless = Employers, filters against advertisements, the relay of iCloud, and protection on open networks.
means-iphone-vpn-removed = Traffic takes another way: the filter of an employer or a parent sees the interruption.
means-iphone-keyboard = Keyboards of apps: what is typed passes through them
means-iphone-keyboard-where = Settings > General > Keyboard > Keyboards; each one shows there whether it has full access.
means-iphone-keyboard-harmless = Many people add one for a language, for pictures or for its looks; some ask for full access to correct what is typed.
means-iphone-keyboard-removed = The words that it learned are lost; what it sent to somebody ends.
means-iphone-account = Accounts (types only)
means-iphone-account-where = Settings > Apps > Mail and Settings > Apps > Calendar, each under its accounts (before iOS 18: Settings > Mail); the Apple account, under your name.
means-iphone-account-harmless = Most phones have one or more. What deserves a look is an account that is not yours.
means-iphone-account-removed = What this account brought to the phone disappears from it. Who else uses the account may see the device leave the list.
means-iphone-cloud-copy = Copies of the phone in iCloud
means-iphone-cloud-copy-where = Settings > your name > iCloud > iCloud Backup.
means-iphone-cloud-copy-harmless = It is how most people keep a copy. Who knows the password of the account, and can confirm a sign-in, could read it.
means-iphone-cloud-copy-removed = No newer copy is made, and older ones are removed after some time, proof too.
means-iphone-screen-time = Screen Time
means-iphone-screen-time-where = Settings > Screen Time.
means-iphone-screen-time-harmless = Limits of your own, or those of a parent who told of them.
means-iphone-screen-time-removed = Whoever set the limits, or sees the reports through the family, notices.
means-iphone-microphone = Hear through the microphone
means-iphone-microphone-where = Settings > Privacy & Security > Microphone; App Privacy Report, further down, shows when.
means-iphone-microphone-harmless = Calls, voice messages, videos and assistants need it.
means-iphone-camera = See through the camera
means-iphone-camera-where = Settings > Privacy & Security > Camera; App Privacy Report, further down, shows when.
means-iphone-camera-harmless = Photos, video calls, and codes that shops or banks show need it.
means-iphone-location = Follow where the phone is
means-iphone-location-where = Settings > Privacy & Security > Location Services. Whom you share your place with stands in the app Find My, under People.
means-iphone-location-harmless = Maps, weather, transport, sport and delivery need it; families also share it by agreement.
means-iphone-location-removed = Who follows the location sees it stop or stand still. This is among the changes that are noticed first: plan it with somebody who helps.

reach-lockdown-mode = Lockdown Mode
access-state-trusted = trusted
access-state-program = a program on a computer asked for something
access-state-supervised = supervised
access-state-management = manages the phone
access-state-hides-notifications = hides notifications
access-state-certificate = brings a certificate
access-state-traffic = changes the way of traffic
access-state-ordinary = Wi-Fi, mail or the like
access-state-full-access = with full access
access-state-shared = shared with the family
access-state-always-on-vpn = VPN, always on
access-state-vpn = VPN
access-state-app-vpn = VPN of some apps
access-state-content-filter = content filter
access-state-dns-proxy = answers for names of servers
access-state-dns-settings = name servers of its own
access-state-relay = relay
access-state-url-filter = filter of addresses
access-iphone-intro = This is what is allowed, or was used in the days that these records cover, ordinary or not: most of it is how phones work. Looking at these pages on the phone itself can be seen by who sees its screen; this list does not need it. Versions of iOS name some menus differently.
answer-iphone-reach-none = Who can reach this phone: no other device on the account, trusted computer, management, profile, VPN or filter was seen in what could be read.
