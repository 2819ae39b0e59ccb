# Checks. For each: what it looks for (-about), and for what it found: what it is (-title), what was
# seen and what that would let someone do (-reason), why it may be innocent (-harmless-n), one
# possible next step (-next). A variant stands between the check's id and the part.

check-threat-notification-about = Messages in which Apple warns of a targeted attack
check-threat-notification-title = A message warns, in Apple's words, of an attack that targets this phone.
check-threat-notification-reason = { $count ->
    [one] One message holds
   *[other] { $count } messages hold
 } the words with which Apple warns people whom spyware sold to states is aimed at. Such spyware can read messages, follow the location, and hear or see through the phone.
check-threat-notification-harmless-1 = Swindlers imitate this warning to make people open a link or call a number.
check-threat-notification-harmless-2 = Somebody may have quoted such a warning in a message to you.
check-threat-notification-next = On another device, type account.apple.com yourself and sign in: a real warning is shown at the top of the page. Open no link in the message. If it is real, talk to a specialised helpline before any update, reset or new phone.

check-short-redirect-about = Unencrypted pages that led elsewhere in less than a second
check-short-redirect-title = An unencrypted web page sent the browser to another site in less than a second.
check-short-redirect-reason = The page of { $domain } led to { $other }{ $count ->
    [one] {""}
   *[other] , { $count } times
 }. Whoever controls the network can send a phone in this way to a page that attacks it, in order to read what it holds.
check-short-redirect-harmless-1 = The sign-in page of a hotel, a train or a café does the same.
check-short-redirect-harmless-2 = Short links, advertising, and sites that changed their name do it too.
check-short-redirect-next = Look at the time together: where were you, and on which network? Do not open these addresses again: a helper can look at them.

check-deleted-process-about = Network use of a program whose name was erased from the phone's list
check-deleted-process-title = Network use remains of a program whose name is gone from the phone's list.
check-deleted-process-reason = The phone still counts the network use of a program ({ $count ->
    [one] one record
   *[other] { $count } records
 }), but the line that named this program is gone. Some spyware erases its name from this list. A hidden program could send out messages, places or sounds.
check-deleted-process-harmless-1 = The phone tidies this list by itself, for example after an update or once an app is gone.
check-deleted-process-harmless-2 = A copy made while the list was being written can show the same.
check-deleted-process-next = Look together at what happened around these dates: an update, an app taken off, a repair, a border crossing. One trace of this kind alone proves nothing.

check-app-outside-store-about = Apps that did not come from the App Store
check-app-outside-store-title = To check with you: an app did not come from the App Store.
check-app-outside-store-reason = { $app } was installed in another way than from the App Store. Apple did not review it in the usual way. Depending on its permissions, such an app could read or follow more than it says.
check-app-outside-store-harmless-1 = Employers, schools and developers install apps in this way.
check-app-outside-store-harmless-2 = Test versions and other app stores do the same.
check-app-outside-store-next = Do you know this app? Who installed it, and for what? If nobody knows, show this case to a helper before touching the app.

check-configuration-profile-about = Configuration profiles, and what each lets an organisation do
check-configuration-profile-title = A configuration profile is installed on this phone.
check-configuration-profile-reason = The profile { $name } changes settings of the phone on behalf of whoever made it.
check-configuration-profile-harmless-1 = Employers, schools and phone companies install such profiles.
check-configuration-profile-harmless-2 = Some apps install one to do their work.
check-configuration-profile-next = Do you recognise this profile? Is it your employer, your school, an app of yours? If not, leave it in place and look at it with a helper.

check-configuration-profile-ordinary-title = A configuration profile for Wi-Fi, mail or the phone network is installed.
check-configuration-profile-ordinary-reason = The profile { $name } holds ordinary settings. It does not let anyone read what is on the phone.
check-configuration-profile-ordinary-harmless-1 = Employers, schools and phone companies hand out such settings.
check-configuration-profile-ordinary-harmless-2 = Some apps and access points install one to do their work.
check-configuration-profile-ordinary-next = Do you recognise the organisation named in it?

check-configuration-profile-traffic-title = A configuration profile changes where this phone's network traffic goes.
check-configuration-profile-traffic-reason = The profile { $name } sets a VPN, a proxy, a name server or a content filter. Whoever made it could see which sites and services this phone uses.
check-configuration-profile-traffic-harmless-1 = Employers and schools do this to protect their network.
check-configuration-profile-traffic-harmless-2 = Advertising blockers, VPN apps and parental controls install such profiles.
check-configuration-profile-traffic-next = Do you know who set this up? If not, leave it in place and look at it with a helper: taking it away may be noticed.

check-configuration-profile-certificate-title = A configuration profile makes this phone trust another authority.
check-configuration-profile-certificate-reason = The profile { $name } adds a certificate. Together with control over the network, it could let someone read traffic that is normally encrypted.
check-configuration-profile-certificate-harmless-1 = Employers and schools add certificates for their internal services.
check-configuration-profile-certificate-harmless-2 = Some security and development apps add one.
check-configuration-profile-certificate-next = Do you know who set this up? If not, leave it in place and look at it with a helper: taking it away may be noticed.

check-configuration-profile-remote-title = A configuration profile was installed over the network.
check-configuration-profile-remote-reason = The profile { $name } was fetched from a web address. Whoever made it changed settings of this phone, and may be able to do so again.
check-configuration-profile-remote-harmless-1 = Employers, schools and phone companies send their profiles in this way.
check-configuration-profile-remote-harmless-2 = Some apps and access points do so too.
check-configuration-profile-remote-next = Do you recognise this profile and its date? If not, leave it in place and look at it with a helper.

check-managed-device-about = Whether an organisation manages the phone from a distance
check-managed-device-title = An organisation can manage this phone from a distance.
check-managed-device-reason = The profile { $name } lets an organisation manage the phone. It could install apps, change settings, see which apps are there and, on some phones, locate it.
check-managed-device-harmless-1 = Phones lent by an employer or a school are managed in this way.
check-managed-device-harmless-2 = Some parental controls use the same means.
check-managed-device-next = Is it your employer or your school? If so, say it with --known managed. If not, leave it in place and talk about it with a helper: taking it away may be noticed.

check-hidden-notifications-about = Profiles that hide the notifications of chosen apps
check-hidden-notifications-title = A configuration profile hides the notifications of some apps.
check-hidden-notifications-reason = The profile { $name } can keep the warnings of an app from appearing. This could hide that an app is at work, or that an account is used elsewhere.
check-hidden-notifications-harmless-1 = Schools and shops do this on phones that serve one purpose.
check-hidden-notifications-harmless-2 = An employer may hide the messages of its own apps.
check-hidden-notifications-next = Do you know who set this up? If not, leave it in place and look at it with a helper.

check-lockdown-mode-about = Whether Lockdown Mode is on
check-lockdown-mode-on-title = Lockdown Mode is on.
check-lockdown-mode-on-reason = This mode of the iPhone closes many of the ways that spyware sold to states uses to get in.
check-lockdown-mode-on-harmless-1 = You, or somebody helping you, turned it on.
check-lockdown-mode-on-next = Nothing to do. Attachments and some sites behave differently in this mode.
check-lockdown-mode-off-title = Lockdown Mode is off.
check-lockdown-mode-off-reason = This mode of the iPhone closes many of the ways that spyware sold to states uses to get in. It is off on nearly all phones.
check-lockdown-mode-off-harmless-1 = It is off unless somebody turns it on.
check-lockdown-mode-off-next = If your work or your commitments expose you, talk with a helper about turning it on, once the evidence is taken. It shows in the settings.
check-lockdown-mode-unknown-title = We do not know whether Lockdown Mode is on.
check-lockdown-mode-unknown-reason = The settings that were read do not mention it.
check-lockdown-mode-unknown-harmless-1 = It was never turned on, or this version of the system does not have it.
check-lockdown-mode-unknown-next = You can look on the phone: Settings, Privacy & Security, Lockdown Mode.

check-temporary-attachment-about = Attachments received under a temporary path
check-temporary-attachment-title = A message attachment was received under an unusual temporary path.
check-temporary-attachment-reason = { $count ->
    [one] One attachment ({ $name }) bears
   *[other] { $count } attachments (among them { $name }) bear
 } a path that was seen in attacks which needed no action from the person. Such an attack could give access to everything on the phone.
check-temporary-attachment-harmless-1 = An ordinary transfer that was interrupted can leave such a path.
check-temporary-attachment-harmless-2 = Some versions of the system used such paths for a while.
check-temporary-attachment-next = Look together at who sent it and when. If you do not know, show this case to a specialised helpline before any update or reset.

# What a shortcut collects.
shortcut-collects-location = the place where the phone is
shortcut-collects-photos = pictures
shortcut-collects-audio = the sound around the phone
shortcut-collects-messages = messages
shortcut-collects-several = several kinds of private content (such as the place, pictures, sound or messages)

check-shortcut-sends-about = Shortcuts that take the location, pictures, sound or messages and send to a fixed recipient
check-shortcut-sends-title = To check with you: a shortcut can send private content to a recipient set in advance.
check-shortcut-sends-reason = The shortcut “{ $name }” takes { $what } and also sends to a fixed recipient or internet address, without showing first what it sends. Whoever set it up could follow what the phone collects in this way.
check-shortcut-sends-harmless-1 = Many people make such shortcuts themselves, to tell somebody close that they are on their way, or to keep notes.
check-shortcut-sends-harmless-2 = Home automation and journal shortcuts work in this way.
check-shortcut-sends-next = Do you know this shortcut, and the recipient? Who made it? If nobody knows, look at it with a helper before changing it: the recipient may notice that nothing arrives any more.
check-shortcut-sends-shown-title = A shortcut prepares something for a recipient set in advance.
check-shortcut-sends-shown-reason = The shortcut “{ $name }” takes { $what }. It shows what it sends before it does, or only asks a fixed internet address for something.
check-shortcut-sends-shown-harmless-1 = Shortcuts for the weather or for maps ask in this way.
check-shortcut-sends-shown-harmless-2 = Shortcuts that write “I am on my way” prepare the message and wait for you.
check-shortcut-sends-shown-next = Do you know this shortcut? If so, there is nothing to do.

check-profile-download-about = Configuration profiles and apps that were fetched as files
check-profile-download-title = To check with you: a configuration profile was fetched from a website.
check-profile-download-reason = The file { $name } was fetched from { $domain }{ $count ->
    [one] {""}
   *[other] {" "}({ $count } traces)
 }. Once it is installed, such a profile can change settings, send the traffic another way or let somebody manage the phone. Fetching it is not yet installing it.
check-profile-download-harmless-1 = Employers, schools and universities hand out such files, for their Wi-Fi or mail.
check-profile-download-harmless-2 = VPN services, advertising blockers and test versions of the system use them too.
check-profile-download-next = Do you remember fetching it, and for what? Look together at the list of installed profiles. If nobody knows, leave it in place and look at it with a helper.
check-profile-download-app-title = To check with you: an app was fetched as a file from a website.
check-profile-download-app-reason = The file { $name } was fetched from { $domain }{ $count ->
    [one] {""}
   *[other] {" "}({ $count } traces)
 }. Apps that come in this way were not reviewed by Apple in the usual way. Fetching one is not yet installing it.
check-profile-download-app-harmless-1 = Developers and employers hand out apps in this way.
check-profile-download-app-harmless-2 = Some people try out apps or games that the App Store does not have.
check-profile-download-app-next = Do you remember fetching it, and for what? Look together at the list of installed apps. If nobody knows, show this case to a helper before touching anything.
# Management, accounts of the device, network settings.

check-vpn-or-filter-about = VPNs, content filters, name servers and relays set up by an app or a profile
check-vpn-or-filter-title = To check with you: an app or a profile set up a VPN, a filter or a name server.
check-vpn-or-filter-reason = { $name } changes where this phone’s network traffic goes. Whoever runs it could see which sites and services this phone uses.
check-vpn-or-filter-harmless-1 = Many people install a VPN or an advertising blocker for themselves.
check-vpn-or-filter-harmless-2 = Employers, schools and parental controls set up such things, too.
check-vpn-or-filter-next = Do you know this app, and did you choose it? If you did, say it with --known app: and its identifier. If nobody knows it, leave it in place and look at it with a helper: turning it off may be noticed.

check-vpn-or-filter-off-title = A VPN, a filter or a name server is set up, and switched off.
check-vpn-or-filter-off-reason = { $name } could change where this phone’s network traffic goes. It was switched off when these files were made.
check-vpn-or-filter-off-harmless-1 = VPN apps leave such settings behind when they are not in use.
check-vpn-or-filter-off-next = Do you recognise it? If not, look at it with a helper.

check-vpn-or-filter-system-title = The system itself set up a filter or a name server.
check-vpn-or-filter-system-reason = { $name } belongs to the system and names no server of its own.
check-vpn-or-filter-system-harmless-1 = Screen Time and other functions of the iPhone do this.
check-vpn-or-filter-system-next = Nothing to do, unless you do not know who turned on Screen Time on this phone.

check-trusted-certificate-about = Certificates that somebody added to those the phone trusts
check-trusted-certificate-title = Somebody added a certificate to those that this phone trusts.
check-trusted-certificate-reason = The phone trusts the certificate { $name }, which does not come from Apple. Together with control over the network, it could let someone read traffic that is normally encrypted.
check-trusted-certificate-harmless-1 = Employers and schools add certificates for their internal services.
check-trusted-certificate-harmless-2 = Some security and development tools add one.
check-trusted-certificate-next = Do you know who added it? If it is your employer or your school, say it with --known managed. If not, leave it in place and look at it with a helper: taking it away may be noticed.

check-supervised-device-about = Whether an organisation supervises the phone
check-supervised-device-title = An organisation supervises this phone.
check-supervised-device-reason = The phone says that { $name } supervises it. Supervision lets an organisation do more than ordinary management: it could filter what the phone opens, hide apps, and locate it.
check-supervised-device-harmless-1 = Phones lent by an employer or a school are often supervised.
check-supervised-device-harmless-2 = A phone bought second-hand may still carry the mark of its former owner.
check-supervised-device-next = Is it your employer or your school? If so, say it with --known managed. If not, leave the phone as it is and talk about it with a helper.

check-supervised-device-unnamed-title = This phone is supervised, and does not say by whom.
check-supervised-device-unnamed-reason = Supervision lets whoever set it up do more than ordinary management: filter what the phone opens, hide apps, and locate it.
check-supervised-device-unnamed-harmless-1 = Phones lent by an employer or a school are often supervised.
check-supervised-device-unnamed-harmless-2 = A phone bought second-hand, or one on which somebody tried out changes to the system, may carry this mark.
check-supervised-device-unnamed-next = Is it your employer or your school? If so, say it with --known managed. If not, leave the phone as it is and talk about it with a helper.

check-setting-changed-by-about = Restrictions changed by something else than the Settings app and the system
check-setting-changed-by-title = Restrictions of this phone were changed by something else than the Settings app.
check-setting-changed-by-reason = { $name } changed { $count ->
    [one] one setting
   *[other] { $count } settings
 } of what this phone allows.
check-setting-changed-by-harmless-1 = Profiles of employers, schools and phone companies do this.
check-setting-changed-by-harmless-2 = Parental controls do it, and so do services of the system that vigie does not know yet.
check-setting-changed-by-next = Look at the dates together: did you, or somebody you know, install a profile or an app that day?

check-content-filter-about = Whether the phone’s own web filter is on
check-content-filter-title = The phone’s own web filter is on.
check-content-filter-reason = Some web sites are kept away, or only listed ones are let through. The filter itself does not show anyone what this phone opens.
check-content-filter-harmless-1 = Parents, employers and schools turn it on.
check-content-filter-harmless-2 = People turn it on for themselves in the Screen Time settings.
check-content-filter-next = Do you know who turned it on? Whoever knows the Screen Time passcode can change it.

check-screen-time-about = Whether Screen Time is on
check-screen-time-title = Screen Time is on.
check-screen-time-reason = The phone counts how long each app and site is used. In a family group, or on another device of the same account, somebody else could read these counts.
check-screen-time-harmless-1 = Many people use it for themselves.
check-screen-time-harmless-2 = Parents turn it on for their children.
check-screen-time-next = Who knows the Screen Time passcode, and which devices are on your account? You can look in the settings, under Screen Time and under Family.

check-computer-backup-about = Backups on a computer beside the one that is looked at
check-computer-backup-title = To check with you: this phone was backed up on a computer on { $date }.
check-computer-backup-reason = The phone notes a backup on a computer that is not the one looked at here. Whoever has that computer could read in it what the phone held at the time.
check-computer-backup-harmless-1 = You, or somebody helping you, made an earlier backup or an update with a computer.
check-computer-backup-harmless-2 = The phone brought this date along from a former phone, when it was set up from a backup.
check-computer-backup-next = Was it a computer of yours? If so, say it with --known computer: and its name. If you do not know it, note the date and talk about it with a helper.

check-computer-backup-this-title = The last backup on a computer is the one that is looked at here.
check-computer-backup-this-reason = Its date, { $date }, lies within a day of this backup.
check-computer-backup-this-harmless-1 = Making this backup is what it tells of.
check-computer-backup-this-next = Nothing to do. Keep this backup where only you can reach it.

check-paired-computer-about = Computers that the phone was connected to
check-paired-computer-title = To check with you: this phone was connected to a computer.
check-paired-computer-reason = The phone notes the computer { $name }. A computer that the phone trusts could copy what is on it.
check-paired-computer-harmless-1 = It is a computer of yours, of your family or of your work.
check-paired-computer-harmless-2 = A shop or somebody helping you connected the phone.
check-paired-computer-next = Do you recognise this computer? If so, say it with --known computer: and its name. If not, talk about it with a helper before changing anything.

check-paired-computer-unnamed-title = This phone trusts { $count ->
    [one] one computer
   *[other] { $count } computers
 }, without a name.
check-paired-computer-unnamed-reason = The phone notes identifiers only, so that we do not know which computers they are. A computer that the phone trusts could copy what is on it.
check-paired-computer-unnamed-harmless-1 = The computer on which a backup or a copy of this phone was made may be one of them.
check-paired-computer-unnamed-harmless-2 = Computers and accessories that you once connected stay on the list for some time.
check-paired-computer-unnamed-next = To how many computers did you connect this phone in the last months? If there are more here, look at the dates with a helper.
# Apps: what they were allowed, who brought them, whether they are still there.

access-microphone = the microphone
access-camera = the camera
access-photos = the photos
access-microphone-camera = the microphone and the camera
access-microphone-photos = the microphone and the photos
access-camera-photos = the camera and the photos
access-microphone-camera-photos = the microphone, the camera and the photos

check-permission-without-app-about = Microphone, camera or photos allowed to an app that is not listed
check-permission-without-app-title = An app that the list of apps does not have may use the microphone, the camera or the photos.
check-permission-without-app-reason = { $app } was allowed to use { $access }, and no list that could be read has it among the apps of this phone. An app that stays out of the list could hear, see or read more than its owner knows.
check-permission-without-app-harmless-1 = An app that was taken off, or that the phone put aside to save room, can leave its permission behind.
check-permission-without-app-harmless-2 = Test versions and parts of other apps are not always listed.
check-permission-without-app-next = Do you remember this app? Who used it, and when was it taken off? If nobody knows, show this case to a helper.
check-permission-without-app-program-title = A program that belongs to no app may use the microphone, the camera or the photos.
check-permission-without-app-program-reason = { $app } was allowed to use { $access }. It lies neither where the system has its programs nor where apps have theirs. Such a program could hear, see or read what is on the phone.
check-permission-without-app-program-harmless-1 = Tools of developers and of repair shops can leave such an entry.
check-permission-without-app-program-harmless-2 = On a phone whose system was unlocked, many programs lie in unusual places.
check-permission-without-app-program-next = Was this phone repaired, unlocked or used for development? If not, show this case to a specialised helpline before any update or reset.

check-permission-by-management-about = Permissions given by an organisation's rules, without a question to the owner
check-permission-by-management-title = An organisation's rules let apps use parts of this phone without asking.
check-permission-by-management-reason = { $count ->
    [one] One permission was given
   *[other] { $count } permissions were given
 } by rules and not by an answer on the screen (among the apps: { $apps }). Whoever makes these rules can let an app see or hear without anybody being asked.
check-permission-by-management-harmless-1 = Phones lent by an employer or a school are set up in this way.
check-permission-by-management-harmless-2 = Some parental controls use the same means.
check-permission-by-management-next = Is it your employer or your school? If so, say it with --known managed. If not, leave it in place and talk about it with a helper: a change may be noticed.

check-location-always-about = Apps that may always know where the phone is
check-location-always-title = An app that did not come from the store may always know where this phone is, and asked lately.
check-location-always-reason = { $app } may follow the location at any time, also while nobody looks at the phone, and did so in the last weeks before the backup. Whoever receives what it notes could know the places where you go.
check-location-always-harmless-1 = Apps to find a lost phone, to record a run or to find one another in a family work in this way.
check-location-always-harmless-2 = Employers and developers use apps that are in no store.
check-location-always-next = Do you know this app, and who set it up? If not, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-location-always-ordinary-title = Some apps may always know where this phone is.
check-location-always-ordinary-reason = { $named ->
    [one] One app has
   *[other] { $named } apps have
 } the permission to follow the location at any time ({ $apps }).
check-location-always-ordinary-harmless-1 = Weather, navigation, sport and finding a lost phone often need it.
check-location-always-ordinary-next = Do you know each of them? The settings show the list: Privacy & Security, Location Services.

check-removed-app-about = Apps that the phone's records name and that are no longer listed
check-removed-app-title = The phone's records name apps that are no longer listed.
check-removed-app-reason = { $gone ->
    [one] One app is named
   *[other] { $gone } apps are named
 } in the phone's records and missing from its list of apps ({ $apps }). Most likely they were on the phone once.
check-removed-app-harmless-1 = Everybody takes apps off, and the phone puts aside apps that are not used.
check-removed-app-harmless-2 = Parts of the system and of other apps have names of their own.
check-removed-app-next = Is there a name among them that you do not know? Then look at its dates with a helper.

check-jailbreak-app-about = Apps and folders of an unlocked system
check-jailbreak-app-title = The system of this phone seems to have been unlocked.
check-jailbreak-app-reason = { $app } was seen in { $count ->
    [one] one record
   *[other] { $count } records
 }: it comes with an unlocked system, on which apps can do what Apple otherwise prevents. Somebody who held the phone could have installed a tool that reads and follows everything.
check-jailbreak-app-harmless-1 = Some people unlock their own phone to change how it looks or what it can do.
check-jailbreak-app-harmless-2 = A phone bought second-hand, or restored from an old backup, can carry the traces of a former owner.
check-jailbreak-app-next = Did you, or somebody you asked, unlock this phone? If so, say it with --known root. If not, show this case to a helper before any update or reset.

check-app-of-another-account-about = Apps bought by another Apple account than most
check-app-of-another-account-title = To check with you: another Apple account bought an app on this phone.
check-app-of-another-account-reason = { $app } was bought by { $account }, and most other apps by another account. Whoever signs in with that account on the phone can put an app on it.
check-app-of-another-account-harmless-1 = Families share what they buy, and parents buy for their children.
check-app-of-another-account-harmless-2 = A former address of your own account looks like another account.
check-app-of-another-account-harmless-3 = Somebody may have helped you to install one app.
check-app-of-another-account-next = Do you know this address? If it is yours or your family's, say it with --known account:ADDRESS. If not, look at the app with a helper before touching it.

check-third-party-keyboard-about = Keyboards that apps brought, and whether one may send what is typed
check-third-party-keyboard-title = A keyboard of an app is switched on.
check-third-party-keyboard-reason = { $app } brings a keyboard. No permission to send what is typed was seen.
check-third-party-keyboard-harmless-1 = Many people use another keyboard than Apple's.
check-third-party-keyboard-harmless-2 = Some languages are easier to write with it.
check-third-party-keyboard-next = Do you know who added it?
check-third-party-keyboard-full-access-title = A keyboard of an app may send what is typed.
check-third-party-keyboard-full-access-reason = { $app } brings a keyboard that has full access. Such a keyboard could pass on what is typed with it, passwords aside.
check-third-party-keyboard-full-access-harmless-1 = Well-known keyboards ask for full access, to translate, correct or send pictures.
check-third-party-keyboard-full-access-harmless-2 = Some languages are easier to write with such a keyboard.
check-third-party-keyboard-full-access-next = Did you add this keyboard and give it full access? If so, say it with --known app: and its identifier. If not, look at it with a helper.

check-process-gaps-about = Numbers missing from the phone's list of programs
check-process-gaps-title = Numbers are missing from the phone's list of programs that used the network.
check-process-gaps-reason = { $missing ->
    [one] One number is missing
   *[other] { $missing } numbers are missing
 } from this list. The phone numbers its programs one after another; a missing number is one that was never used, or whose line is gone.
check-process-gaps-harmless-1 = Nearly every phone has such gaps: the phone tidies this list by itself.
check-process-gaps-harmless-2 = Each app that was taken off leaves one.
check-process-gaps-next = Nothing to do. It counts only beside other signs, at the same dates.

check-temporary-executable-about = Programs in a temporary folder
check-temporary-executable-title = A program lay in a temporary folder of the system.
check-temporary-executable-reason = { $path } is named as a program. Neither the system nor the App Store puts programs there; spyware sold to states did. Such a program could read everything that is on the phone.
check-temporary-executable-harmless-1 = Tools of developers and of repair shops sometimes run from such a folder.
check-temporary-executable-harmless-2 = On a phone whose system was unlocked, other programs do so too.
check-temporary-executable-next = From a device that nobody else has touched, talk with a specialised helpline before any update, reset or new phone: such a trace vanishes easily.

# Several signs that concern one app or program are told together.

signs-app-title = Several things were noted about one app.
signs-app-reason = They concern { $name }. Each is told here.
signs-app-independent-reason = They concern { $name }, and come from different records of the phone that do not depend on each other. Together they say more than each alone.
signs-program-title = Several things were noted about one program.
signs-program-reason = They concern { $name }. Each is told here.
signs-program-independent-reason = They concern { $name }, and come from different records of the phone that do not depend on each other. Together they say more than each alone.
check-calendar-invitation-about = Calendar entries of the form that one spyware used to get in
check-calendar-invitation-title = To check with you: a calendar entry has the same words as invitations that spyware used.
check-calendar-invitation-reason = { $count ->
    [one] One entry is called exactly “Meeting” and its
   *[other] { $count } entries are called exactly “Meeting” and their
 } description is exactly “Notes”. A spyware sold to states came in through invitations with these words. It could read messages, follow the location, and hear or see through the phone.
check-calendar-invitation-harmless-1 = A person, or an app, may have written these two ordinary words.
check-calendar-invitation-harmless-2 = A calendar of your work may fill its entries in this way.
check-calendar-invitation-next = Look together at who made this entry, and when. Leave it in place, and do not answer it. If nobody knows it, show this case to a specialised helpline before any update or reset.
check-calendar-invitation-past-title = A calendar entry has the form of invitations through which spyware came in.
check-calendar-invitation-past-reason = { $count ->
    [one] One entry is called exactly “Meeting” and says exactly “Notes”. It was made
   *[other] { $count } entries are called exactly “Meeting” and say exactly “Notes”. At least one was made
 } after the date that it bears. A spyware sold to states came in through such invitations, which nobody sees. It could read messages, follow the location, and hear or see through the phone.
check-calendar-invitation-past-harmless-1 = Somebody may have noted a meeting afterwards, with these two ordinary words.
check-calendar-invitation-past-harmless-2 = Moving a calendar from one account to another can date its entries anew.
check-calendar-invitation-past-next = Leave the entry in place, and do not answer it. From a device that nobody else has touched, talk with a specialised helpline before any update, reset or new phone.

check-id-status-nul-about = Addresses of a form that no ordinary address has, among those that the phone looked up
check-id-status-nul-title = The phone looked up an address of a form that no ordinary address has.
check-id-status-nul-reason = { $count ->
    [one] One address holds
   *[other] { $count } addresses hold
 } empty characters that cannot be typed. Such addresses were seen in attacks that needed no action from the person. Such an attack could give access to everything on the phone.
check-id-status-nul-harmless-1 = A fault of the system, or of the app that wrote the address, can leave such characters.
check-id-status-nul-harmless-2 = A file that was damaged while it was copied can show them too.
check-id-status-nul-next = From a device that nobody else has touched, talk with a specialised helpline before any update, reset or new phone: this trace does not last.

check-deleted-messages-about = Signs that messages are gone: missing numbers, chats without their last message
check-deleted-messages-numbers-title = Some messages are no longer in Messages.
check-deleted-messages-numbers-reason = The phone numbers every message, and { $missing ->
    [one] one number is
   *[other] { $missing } numbers are
 } missing between the others ({ $count ->
    [one] in one place
   *[other] in { $count } places
 }). Nobody can tell from this what was deleted, nor by whom.
check-deleted-messages-numbers-harmless-1 = Everybody clears messages, and the phone can do it by itself after a while.
check-deleted-messages-numbers-next = Nothing to do, unless a message that you remember is missing.
check-deleted-messages-chats-title = Some WhatsApp chats have lost their last messages.
check-deleted-messages-chats-reason = { $count ->
    [one] One chat had a message later than the newest
   *[other] { $count } chats had a message later than the newest
 } that is stored. It was deleted, or it disappeared by itself.
check-deleted-messages-chats-harmless-1 = Messages that disappear by themselves are a setting of WhatsApp.
check-deleted-messages-chats-next = Nothing to do, unless a message that you remember is missing.

check-public-album-about = Shared photo albums that have a public web address
check-public-album-title = { $count ->
    [one] A shared photo album has
   *[other] { $count } shared photo albums have
 } a public web address.
check-public-album-reason = Anybody who knows this address can see the photos of the album, without an account.
check-public-album-harmless-1 = People turn this on to show photos to family and friends.
check-public-album-next = Did you turn it on? The album’s own settings show it, and who follows the album.

# Android: the app that is spoken of stands under its identifier.

check-enabled-accessibility-about = Apps that can see and use the whole screen (accessibility)
check-enabled-accessibility-title = To check with you: an app can see and use the whole screen.
check-enabled-accessibility-reason = The accessibility service of { $app } is switched on. It can read what the screen shows, messages and passwords included, and tap in your place.
check-enabled-accessibility-harmless-1 = Screen readers, voice control and help for people who see, hear or move differently work in this way.
check-enabled-accessibility-harmless-2 = Keepers of passwords, blockers of calls, automation and remote help ask for it too.
check-enabled-accessibility-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-enabled-accessibility-ordinary-title = Some apps can see and use the whole screen, as their purpose needs.
check-enabled-accessibility-ordinary-reason = { $named ->
    [one] One app that came with the phone or is well known for this
   *[other] { $named } apps that came with the phone or are well known for this
 }: { $apps }. Such a service can read what the screen shows.
check-enabled-accessibility-ordinary-harmless-1 = Screen readers and other help need it.
check-enabled-accessibility-ordinary-next = Do you use each of them? The settings show the list: Accessibility.

check-notification-access-about = Apps that can read every notification
check-notification-access-title = To check with you: an app can read every notification.
check-notification-access-reason = { $app } may read the notifications of all apps. It could read messages as they arrive, and codes that services send.
check-notification-access-harmless-1 = Watches, cars and links to a computer show notifications in this way.
check-notification-access-harmless-2 = Home screens and automation ask for it too.
check-notification-access-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-notification-access-ordinary-title = Some apps can read every notification, as their purpose needs.
check-notification-access-ordinary-reason = { $named ->
    [one] One app that came with the phone or is well known for this
   *[other] { $named } apps that came with the phone or are well known for this
 }: { $apps }.
check-notification-access-ordinary-harmless-1 = Watches, cars and home screens need it.
check-notification-access-ordinary-next = Do you use each of them? The settings show the list: Notifications, Device and app notifications.

check-device-admin-about = Apps that administer the phone
check-device-admin-title = To check with you: an app administers this phone.
check-device-admin-reason = { $app } is an administrator. Depending on what it asked for, it could lock the phone, empty it or change its code, and it is harder to take off.
check-device-admin-harmless-1 = Apps that find a lost phone, mail of an employer and parental controls are administrators.
check-device-admin-harmless-2 = Employers and schools manage phones with such apps.
check-device-admin-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-device-admin-ordinary-title = Some apps administer this phone, as their purpose needs.
check-device-admin-ordinary-reason = { $named ->
    [one] One app that came with the phone or is well known for this
   *[other] { $named } apps that came with the phone or are well known for this
 }: { $apps }.
check-device-admin-ordinary-harmless-1 = Finding a lost phone and the mail of an employer need it.
check-device-admin-ordinary-next = Do you know each of them? The settings show the list: Security, Device admin apps.

check-background-location-about = Apps that follow the location while nobody looks at them
check-background-location-title = An app can follow where this phone is while nobody looks at it.
check-background-location-reason = { $app } may know the location at any time, and asked for it. Whoever receives what it notes could know the places where you go.
check-background-location-harmless-1 = Apps to find a lost phone, to record a run or to find one another in a family work in this way.
check-background-location-harmless-2 = Weather and navigation ask for it too.
check-background-location-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-background-location-ordinary-title = Some apps can know at any time where this phone is.
check-background-location-ordinary-reason = { $named ->
    [one] One app
   *[other] { $named } apps
 } can do so, and did: { $apps }.
check-background-location-ordinary-harmless-1 = Weather, navigation, sport and finding a lost phone often need it.
check-background-location-ordinary-next = Do you know each of them? The settings show the list: Location, App location permissions.

check-background-microphone-camera-about = Apps that used the microphone or the camera while nobody looked at them
check-background-microphone-camera-title = An app used the microphone or the camera while nobody looked at it.
check-background-microphone-camera-reason = { $app } did so in the background. It could have recorded what was said, or what was in front of the phone.
check-background-microphone-camera-harmless-1 = Calls, voice messages and recorders of calls go on while another app is in front.
check-background-microphone-camera-harmless-2 = Assistants listen for their name.
check-background-microphone-camera-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-background-microphone-camera-ordinary-title = Some apps used the microphone or the camera in the background.
check-background-microphone-camera-ordinary-reason = { $named ->
    [one] One app
   *[other] { $named } apps
 } did so: { $apps }.
check-background-microphone-camera-ordinary-harmless-1 = Calls and voice messages go on in the background.
check-background-microphone-camera-ordinary-next = Do you know each of them? The settings show the last uses: Privacy, Privacy dashboard.

check-reads-messages-and-calls-about = Apps that read text messages, the list of calls and the contacts
check-reads-messages-and-calls-title = An app can read text messages, the list of calls and the contacts.
check-reads-messages-and-calls-reason = { $app } was allowed all three, and used them. It could know with whom you speak, when, and what you write to one another.
check-reads-messages-and-calls-harmless-1 = Apps for messages and calls, backups, watches and links to a computer need it.
check-reads-messages-and-calls-harmless-2 = Some apps that recognise unwanted calls ask for it too.
check-reads-messages-and-calls-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-reads-messages-and-calls-ordinary-title = Some apps can read text messages, the list of calls and the contacts.
check-reads-messages-and-calls-ordinary-reason = { $named ->
    [one] One app
   *[other] { $named } apps
 } can do so, and did: { $apps }.
check-reads-messages-and-calls-ordinary-harmless-1 = Apps for messages and calls, watches and backups need it.
check-reads-messages-and-calls-ordinary-next = Do you know each of them?

check-screen-access-about = Apps that can record the screen
check-screen-access-title = To check with you: an app can record what the screen shows.
check-screen-access-reason = { $app } may record the screen, or see it and draw over it. It could keep everything that the screen shows.
check-screen-access-harmless-1 = Video calls, remote help and recorders of the screen do so when you ask for it.
check-screen-access-harmless-2 = Assistive apps draw over others.
check-screen-access-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-screen-access-ordinary-title = Some apps can record what the screen shows.
check-screen-access-ordinary-reason = { $named ->
    [one] One app
   *[other] { $named } apps
 } may do so, or did once: { $apps }.
check-screen-access-ordinary-harmless-1 = Video calls and remote help need it.
check-screen-access-ordinary-next = Do you know each of them?

check-keyboard-sideloaded-about = Keyboards that did not come from a store
check-keyboard-sideloaded-title = To check with you: a keyboard did not come from a store.
check-keyboard-sideloaded-reason = { $app } is a keyboard that is switched on. A keyboard sees everything that is typed, passwords included.
check-keyboard-sideloaded-harmless-1 = Keyboards for some languages are shared outside stores.
check-keyboard-sideloaded-harmless-2 = People who care for free software install theirs from elsewhere.
check-keyboard-sideloaded-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.

check-installs-apps-about = Apps that install other apps
check-installs-apps-title = To check with you: an app from elsewhere than a store installed other apps.
check-installs-apps-reason = { $app } was allowed to install apps, and used it. It could bring others.
check-installs-apps-harmless-1 = Other stores of apps do so.
check-installs-apps-harmless-2 = Browsers and file managers do so when somebody opens an app’s file.
check-installs-apps-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-installs-apps-ordinary-title = Some apps installed other apps.
check-installs-apps-ordinary-reason = { $named ->
    [one] One app was allowed to, and did
   *[other] { $named } apps were allowed to, and did
 }: { $apps }.
check-installs-apps-ordinary-harmless-1 = Browsers, messengers and stores do so when somebody opens an app’s file.
check-installs-apps-ordinary-next = Do you remember it? The settings show who may: Install unknown apps.

check-no-launcher-about = Installed apps without an icon
check-no-launcher-title = An app that somebody installed has no icon among the apps.
check-no-launcher-reason = { $app } cannot be seen among the apps, and so can work without being noticed.
check-no-launcher-harmless-1 = Keyboards, widgets, plug-ins and parts of other apps have no icon.
check-no-launcher-harmless-2 = Agents of an employer and helpers of parental controls often have none.
check-no-launcher-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-no-launcher-ordinary-title = Some installed apps have no icon.
check-no-launcher-ordinary-reason = { $named ->
    [one] One app
   *[other] { $named } apps
 } cannot be seen among the others: { $apps }.
check-no-launcher-ordinary-harmless-1 = Keyboards, widgets and plug-ins have none.
check-no-launcher-ordinary-next = Do you know each of them? The settings show all apps, those without an icon too: Apps.

check-imitates-system-about = Apps named like parts of the system
check-imitates-system-title = To check with you: an app is named like a part of the system, and is none.
check-imitates-system-reason = { $app } bears such a name. It did not come with the phone, nor from a store, and is not signed by who made the phone. Surveillance apps often take such names so as not to be noticed.
check-imitates-system-harmless-1 = Parts of another maker’s system are sometimes put on a phone by its owner.
check-imitates-system-harmless-2 = On a phone with another system, the usual apps of Android may be installed by hand.
check-imitates-system-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.

check-restricted-settings-allowed-about = Apps from elsewhere that were allowed what Android holds back
check-restricted-settings-allowed-title = Somebody allowed an app from elsewhere what Android holds back from such apps.
check-restricted-settings-allowed-reason = Android warns before an app like { $app } may read the screen or the notifications. Somebody who held the phone went past that warning in its settings.
check-restricted-settings-allowed-harmless-1 = Whoever installs automation or a keeper of passwords from elsewhere does the same.
check-restricted-settings-allowed-harmless-2 = Support of an employer or of a relative may have asked for it.
check-restricted-settings-allowed-next = Do you remember doing this? If not, who could have held the phone unlocked? Leave the app in place for now and look at it with a helper.

check-sideloaded-about = Apps that did not come from a store
check-sideloaded-title = An app did not come from a store.
check-sideloaded-reason = { $app } was opened as a file, or came through a cable{ $dated ->
    [0] {""}
   *[other] , on { $day } { $month } { $year }
 }; the phone does not note from where. No store looked at it.
check-sideloaded-harmless-1 = Employers, developers and other stores bring apps in this way.
check-sideloaded-harmless-2 = Moving to a new phone can lose the note of the store.
check-sideloaded-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-sideloaded-from-title = An app did not come from a store.
check-sideloaded-from-reason = { $app } came through { $from }{ $dated ->
    [0] {""}
   *[other] , on { $day } { $month } { $year }
 }. No store looked at it.
check-sideloaded-from-harmless-1 = Employers, developers and other stores bring apps in this way.
check-sideloaded-from-harmless-2 = Moving to a new phone can note another app than the store.
check-sideloaded-from-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-sideloaded-browser-title = An app was fetched with a browser, not from a store.
check-sideloaded-browser-reason = { $app } was fetched with a browser ({ $from }) and opened{ $dated ->
    [0] {""}
   *[other] , on { $day } { $month } { $year }
 }. No store looked at it. It takes the phone, unlocked, in hand.
check-sideloaded-browser-harmless-1 = Employers, developers and other stores bring apps in this way.
check-sideloaded-browser-harmless-2 = Moving to a new phone can note another app than the store.
check-sideloaded-browser-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-sideloaded-messenger-title = An app came in a message, not from a store.
check-sideloaded-messenger-reason = { $app } came in a message or mail ({ $from }) and was opened{ $dated ->
    [0] {""}
   *[other] , on { $day } { $month } { $year }
 }. No store looked at it. It takes the phone, unlocked, in hand.
check-sideloaded-messenger-harmless-1 = Employers, developers and other stores bring apps in this way.
check-sideloaded-messenger-harmless-2 = Moving to a new phone can note another app than the store.
check-sideloaded-messenger-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-sideloaded-files-title = An app was opened as a file, not from a store.
check-sideloaded-files-reason = { $app } was opened from the phone’s files ({ $from }){ $dated ->
    [0] {""}
   *[other] , on { $day } { $month } { $year }
 }. No store looked at it. It takes the phone, unlocked, in hand.
check-sideloaded-files-harmless-1 = Employers, developers and other stores bring apps in this way.
check-sideloaded-files-harmless-2 = Moving to a new phone can note another app than the store.
check-sideloaded-files-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-sideloaded-ordinary-title = Some apps did not come from a store.
check-sideloaded-ordinary-reason = { $named ->
    [one] One app
   *[other] { $named } apps
 } came in another way: { $apps }. Nothing else about them calls for a look.
check-sideloaded-ordinary-harmless-1 = Employers, developers and other stores bring apps in this way.
check-sideloaded-ordinary-next = Do you know each of them?

check-play-protect-weakened-about = Whether Android looks at apps for harm
check-play-protect-weakened-title = Android no longer looks at apps for harm on this phone.
check-play-protect-weakened-reason = The settings by which Play Protect looks at apps are off. An app that it knows as harmful could be installed without a warning.
check-play-protect-weakened-harmless-1 = Phones without Google’s services have it off.
check-play-protect-weakened-harmless-2 = Some people switch it off because it complains about an app that they want.
check-play-protect-weakened-next = Did you switch it off? If not, ask who held the phone. Before it is switched on again, talk with a helper: it may speak up about an app, and that can be noticed.
check-play-protect-weakened-choices-title = Some choices about how Android looks at apps are off.
check-play-protect-weakened-choices-reason = They are: { $settings }. They concern apps that come through a cable, or that are sent to Google.
check-play-protect-weakened-choices-harmless-1 = Developers, and people who share little with Google, choose so.
check-play-protect-weakened-choices-next = Nothing to do, unless nobody knows who chose so.

check-adb-hosts-about = Computers that may reach everything on the phone (adb)
check-adb-hosts-title = To check with you: a computer may reach nearly everything on this phone.
check-adb-hosts-reason = The phone trusts the computer { $computer } for debugging. When it is connected, it could read files, install apps and change settings.
check-adb-hosts-harmless-1 = Developers, repair shops and some transfers to a new phone ask for this.
check-adb-hosts-harmless-2 = The computer of a helper who looked at the phone is noted here too.
check-adb-hosts-next = Do you recognise this computer? If so, say it with --known adb:NAME. A computer chooses its name freely. If not, leave it for now and look at it with a helper.
check-adb-hosts-unnamed-title = To check with you: a computer without a name may reach nearly everything on this phone.
check-adb-hosts-unnamed-reason = The phone trusts a computer for debugging, and its name is empty. When it is connected, it could read files, install apps and change settings.
check-adb-hosts-unnamed-harmless-1 = Some tools for repair and for tests give no name.
check-adb-hosts-unnamed-harmless-2 = The tool of a helper who looked at the phone may give none.
check-adb-hosts-unnamed-next = Who connected this phone to a computer, and why? If nobody knows, leave it for now and look at it with a helper.
check-adb-hosts-now-title = A computer was connected to this phone when it was read.
check-adb-hosts-now-reason = It calls itself { $computer }, and was the last to be connected, at the time of the reading: probably the one that made it.
check-adb-hosts-now-harmless-1 = It is the computer on which this reading was made.
check-adb-hosts-now-harmless-2 = A developer’s own computer stays connected.
check-adb-hosts-now-next = Is it the computer of who helped you?
check-adb-hosts-now-unnamed-title = A computer was connected to this phone when it was read.
check-adb-hosts-now-unnamed-reason = It gives no name, and was the last to be connected, at the time of the reading: probably the one that made it.
check-adb-hosts-now-unnamed-harmless-1 = It is the computer on which this reading was made.
check-adb-hosts-now-unnamed-harmless-2 = A developer’s own computer stays connected.
check-adb-hosts-now-unnamed-next = Is it the computer of who helped you?

check-work-profile-or-owner-about = Whether an organisation or a parent manages the phone
check-work-profile-or-owner-title = An app manages this whole phone.
check-work-profile-or-owner-reason = { $app } owns the phone. It could install apps, forbid others, lock or empty the phone and, on some, locate it.
check-work-profile-or-owner-harmless-1 = Phones lent by an employer or a school are managed in this way.
check-work-profile-or-owner-harmless-2 = Some parental controls use the same means.
check-work-profile-or-owner-next = Is it your employer, your school, or what a parent set up? If so, say it with --known managed or --known parental. If not, leave it in place and talk about it with a helper.
check-work-profile-or-owner-profile-title = An app manages a part of this phone.
check-work-profile-or-owner-profile-reason = { $app } owns a profile of the phone: a separate space, or what is set up for a child. Within it, it could install apps, forbid others and empty it.
check-work-profile-or-owner-profile-harmless-1 = Employers keep work apart in such a profile.
check-work-profile-or-owner-profile-harmless-2 = Parental controls, and apps that keep others in a space apart, do the same.
check-work-profile-or-owner-profile-next = Is it your employer, your school, or what a parent set up? If so, say it with --known managed or --known parental. If not, leave it in place and talk about it with a helper.

check-disabled-update-package-about = Parts of the system that bring updates, switched off
check-disabled-update-package-title = A part of the system that brings updates or looks after the phone is off.
check-disabled-update-package-reason = { $app } came with the phone and somebody switched it off. The phone could stay without repairs of its weak points.
check-disabled-update-package-harmless-1 = People switch such parts off to save space, or to share less with the maker.
check-disabled-update-package-harmless-2 = Some carriers and makers switch off those that they replaced.
check-disabled-update-package-next = Did you switch it off? If so, say it with --known app: and its name. If not, talk about it with a helper.

check-root-or-unlocked-about = Whether the system was unlocked (root)
check-root-or-unlocked-title = To check with you: this phone’s system differs from what its maker delivers.
check-root-or-unlocked-reason = It shows in: { $what }. On a phone whose system is unlocked, an app could reach what others keep for themselves, and hide better.
check-root-or-unlocked-harmless-1 = Some people unlock their phone, or put another system on it, of their own will.
check-root-or-unlocked-harmless-2 = Phones for tests, and some second-hand ones, are delivered so.
check-root-or-unlocked-next = Did you unlock it, or have it done? If so, say it with --known root. If not, show this case to a specialised helpline.
signs-android-app-title = To check with you: several things were noted about one app.
signs-android-app-reason = They concern { $name }. Each is told here, with what it would let somebody do.
signs-android-app-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
signs-android-app-strong-title = An app behaves in several ways like apps that watch a person.
signs-android-app-strong-reason = They concern { $name }. No list names it; but what it may do, where it came from and how it stays out of sight go together as in apps that watch a person. Each is told here.
signs-android-app-strong-next = Leave it in place for now: taking it away could be noticed, and it is evidence. From a device that nobody else has touched, talk with a helpline about what comes first.

# Checks of an Android phone as a whole.
check-process-out-of-place-about = Programs that run from where neither the system nor apps put theirs
check-process-out-of-place-title = A program ran from a folder where neither the system nor apps put programs.
check-process-out-of-place-reason = { $path } is in the folder into which a connected computer copies files. A program there could run beside all apps, without being one.
check-process-out-of-place-harmless-1 = Developers run such programs while they look for mistakes in their apps.
check-process-out-of-place-harmless-2 = Tools that read or mirror a phone through a cable leave some there.
check-process-out-of-place-next = Leave the phone on and unchanged if you can: such a program may be gone after a restart. From a device that nobody else has touched, talk with a specialised helpline.
check-process-out-of-place-deleted-title = A program runs whose file is gone.
check-process-out-of-place-deleted-reason = { $path } was taken away while the program went on running. Some programs do so to leave no trace.
check-process-out-of-place-deleted-harmless-1 = An update that replaced the file while it ran looks the same.
check-process-out-of-place-deleted-harmless-2 = Tools of developers take their files away when they have started.
check-process-out-of-place-deleted-next = Leave the phone on and unchanged if you can: such a program is gone after a restart. From a device that nobody else has touched, talk with a specialised helpline.
check-process-out-of-place-from-data-title = To check with you: a program that gives all rights, or starts apps, runs from a folder for data.
check-process-out-of-place-from-data-reason = { $path } is not the system’s own. It could let an app reach what others keep for themselves.
check-process-out-of-place-from-data-harmless-1 = Phones that their owner unlocked have such programs.
check-process-out-of-place-from-data-harmless-2 = Some apps bring a copy for functions that need more rights.
check-process-out-of-place-from-data-next = Did you unlock this phone, or have it done? If so, say it with --known root. If not, show this case to a specialised helpline.
check-process-out-of-place-updated-title = An app’s own program was replaced while it ran.
check-process-out-of-place-updated-reason = { $path } belongs to an app, and its file is another one by now.
check-process-out-of-place-updated-harmless-1 = This is what an update of an app looks like until it is started again.
check-process-out-of-place-updated-next = Nothing to do.

check-files-in-shell-folder-about = Files that a connected computer left on the phone
check-files-in-shell-folder-title = To check with you: a computer left files on this phone.
check-files-in-shell-folder-reason = They are: { $files }. They lie in the folder into which a computer copies files through debugging. What lies there is used by no app by itself.
check-files-in-shell-folder-harmless-1 = Developers, repair shops and transfers to a new phone leave files there.
check-files-in-shell-folder-harmless-2 = The tool of a helper who read the phone may have left some.
check-files-in-shell-folder-next = Do you know who connected this phone to a computer? If it was your own computer, say it with --known adb:NAME. If nobody knows, leave them there and look at them with a helper.
check-files-in-shell-folder-program-title = To check with you: a computer left a program on this phone.
check-files-in-shell-folder-program-reason = Among these may run: { $files }. They lie in the folder into which a computer copies files through debugging, and from which it can start them.
check-files-in-shell-folder-program-harmless-1 = Developers, repair shops and tools that mirror the screen leave programs there.
check-files-in-shell-folder-program-harmless-2 = The tool of a helper who read the phone may have left some.
check-files-in-shell-folder-program-next = Do you know who connected this phone to a computer? If it was your own computer, say it with --known adb:NAME. If nobody knows, leave them there: they are evidence. Look at them with a specialised helper.

check-app-file-downloaded-about = How apps from outside a store came: their files among downloads and messages
check-app-file-downloaded-title = The file of an app is among the downloads or the files of a messenger.
check-app-file-downloaded-reason = { $path } is named like { $app }, which no store brought. It may show the way by which this app came.
check-app-file-downloaded-harmless-1 = Whoever chooses apps from elsewhere has such files.
check-app-file-downloaded-next = If this app is one that nobody knows, keep the file: it is evidence.

check-debugging-in-log-about = What a connected computer did, as the phone’s security log tells
check-debugging-in-log-title = To check with you: a computer gave orders to this phone before it was read.
check-debugging-in-log-reason = The phone’s security log notes what was done through debugging: { $what }. In this way, somebody could install apps, give them rights and copy files.
check-debugging-in-log-harmless-1 = Developers do this every day.
check-debugging-in-log-harmless-2 = A repair shop, a transfer to a new phone, or an earlier appointment with a helper leaves the same.
check-debugging-in-log-next = Who connected this phone to a computer at that time? If it was your own computer, say it with --known adb:NAME. If nobody knows, talk about it with a helper and change nothing on the phone for now.
check-debugging-in-log-now-title = A computer gave orders to this phone while it was read.
check-debugging-in-log-now-reason = The phone’s security log notes what was done through debugging on the day of the reading: probably the reading itself.
check-debugging-in-log-now-harmless-1 = The tool that read the phone works in this way.
check-debugging-in-log-now-next = Nothing to do, if the phone was read through a cable on that day.

check-logging-stopped-about = Whether the phone’s security log was switched off
check-logging-stopped-title = To check with you: the phone’s security log was switched off.
check-logging-stopped-reason = It ended while the phone went on running. What happened after that is not noted.
check-logging-stopped-harmless-1 = Whoever switches off Advanced Protection, or its logging, ends it.
check-logging-stopped-harmless-2 = An organisation that manages the phone can end it too.
check-logging-stopped-next = Did you switch it off? If not, ask who held the phone at that time, and talk about it with a helper.

check-administration-in-log-about = What apps that administer the phone did, as the phone’s security log tells
check-administration-in-log-title = To check with you: an app used its power over this phone.
check-administration-in-log-reason = { $app } did this: { $what }. Such an app could lock the phone from afar, forbid the camera or functions of the system.
check-administration-in-log-harmless-1 = Employers and schools do so on phones that they manage.
check-administration-in-log-harmless-2 = Parental controls, and apps that find a lost phone, do so too.
check-administration-in-log-next = Do you know this app, and who set it up? If so, say it with --known managed, --known parental, or --known app: and its name. If not, leave it in place and talk about it with a helper.

check-protection-failure-about = Failures of the phone’s own protection, as its security log tells
check-protection-failure-title = To check with you: a part of the phone’s own protection failed.
check-protection-failure-reason = The phone’s security log notes: { $what }. This should not happen on a phone that works.
check-protection-failure-harmless-1 = Storage that is wearing out causes such failures.
check-protection-failure-harmless-2 = A failed update, or a repair, does so too.
check-protection-failure-next = Show this case to a specialised helpline before any update or reset.
check-protection-failure-ordinary-title = Some small failures stand in the phone’s security log.
check-protection-failure-ordinary-reason = A certificate of a server was refused, or a key could not be made. Most phones have some of these.
check-protection-failure-ordinary-harmless-1 = Networks of hotels and trains, and servers that are badly set up, cause them.
check-protection-failure-ordinary-next = Nothing to do.

check-trusted-certificate-logged-title = A certificate was added to those that this phone trusts.
check-trusted-certificate-logged-reason = The phone’s security log notes that { $name } was added. Together with control over the network, it could let someone read traffic that is normally encrypted.
check-trusted-certificate-logged-harmless-1 = Employers and schools add certificates for their internal services.
check-trusted-certificate-logged-harmless-2 = Some security, advertising-blocking and development tools add one.
check-trusted-certificate-logged-next = Do you know who added it? If it is your employer or your school, say it with --known managed. If not, leave it in place and look at it with a helper: taking it away may be noticed.

check-rerouted-traffic-about = Settings of an Android phone that send its traffic past somebody
check-rerouted-traffic-vpn-title = To check with you: all traffic of this phone goes through an app.
check-rerouted-traffic-vpn-reason = { $name } is set as a VPN that is always on. Whoever runs it could see which sites and services this phone uses.
check-rerouted-traffic-vpn-harmless-1 = Many people choose a VPN or an advertising blocker for themselves.
check-rerouted-traffic-vpn-harmless-2 = Employers and parental controls set one up, too.
check-rerouted-traffic-vpn-next = Do you know this app, and did you choose it? If you did, say it with --known app: and its name. If nobody knows it, leave it in place and look at it with a helper: turning it off may be noticed.
check-rerouted-traffic-proxy-title = To check with you: this phone’s traffic goes through a server.
check-rerouted-traffic-proxy-reason = { $name } is set as its proxy. Whoever runs it could see which sites and services this phone uses.
check-rerouted-traffic-proxy-harmless-1 = Employers and schools set one up for their networks.
check-rerouted-traffic-proxy-harmless-2 = Developers, and some advertising blockers, do so too.
check-rerouted-traffic-proxy-next = Do you know who set it up? If it is your employer or your school, say it with --known managed. If nobody knows, leave it in place and look at it with a helper: turning it off may be noticed.
check-rerouted-traffic-name-server-title = To check with you: this phone asks a chosen server for the addresses of sites.
check-rerouted-traffic-name-server-reason = { $name } is set as its private DNS. Whoever runs it could see which sites and services this phone uses, and send it elsewhere.
check-rerouted-traffic-name-server-harmless-1 = Some people choose such a server to see less advertising, or run one at home.
check-rerouted-traffic-name-server-harmless-2 = Employers, schools and parental controls set one up, too.
check-rerouted-traffic-name-server-next = Do you know who chose it? If it is your employer or a parent, say it with --known managed or --known parental. If nobody knows, leave it in place and look at it with a helper: changing it may be noticed.
check-rerouted-traffic-public-server-title = This phone asks a well-known public server for the addresses of sites.
check-rerouted-traffic-public-server-reason = { $name } is set as its private DNS. Some of these servers can be given rules, and can then show their owner which sites were asked for.
check-rerouted-traffic-public-server-harmless-1 = Many people choose one to see less advertising, or for its speed.
check-rerouted-traffic-public-server-next = Nothing to do, unless nobody knows who chose it.

check-debugging-allowed-about = Whether a computer may ask to debug the phone
check-debugging-allowed-title = Functions for developers are on.
check-debugging-allowed-reason = These settings are on: { $settings }. A computer that is connected may ask to be trusted, and could then reach nearly everything.
check-debugging-allowed-harmless-1 = They are often switched on so that a helper can read the phone.
check-debugging-allowed-next = Once the phone has been read, they can be switched off in its settings.

check-advanced-protection-about = Whether Android’s Advanced Protection is on
check-advanced-protection-on-title = Advanced Protection is on.
check-advanced-protection-on-reason = This function of Android closes many of the ways in, and can keep a security log.
check-advanced-protection-on-harmless-1 = You, or somebody helping you, turned it on.
check-advanced-protection-on-next = Nothing to do. Its security log, if it is on, can be handed in with the rest.
check-advanced-protection-off-title = Advanced Protection is off.
check-advanced-protection-off-reason = This function of Android closes many of the ways in. It is off on nearly all phones.
check-advanced-protection-off-harmless-1 = It is off unless somebody turns it on.
check-advanced-protection-off-next = If your work or your commitments expose you, talk with a helper about turning it on, once the evidence is taken. It shows in the settings.

check-old-security-patch-about = Whether the system had gone without repairs for long
check-old-security-patch-title = This phone’s system had gone without repairs of its weak points for more than half a year.
check-old-security-patch-reason = Its last repairs are those of { $date }. Weak points that became known since are open.
check-old-security-patch-harmless-1 = Makers stop bringing repairs after some years.
check-old-security-patch-next = Talk with a helper about an update once the evidence is taken: an update can remove traces.

check-crashes-about = Crashes of parts of the system, and of programs that handle what strangers send
check-crashes-title = Programs crashed that belong to the system, or that handle what strangers send.
check-crashes-reason = They are: { $what }. Programs crash on every phone; when somebody tries to get in, such programs can crash too.
check-crashes-harmless-1 = A mistake in a program, or little memory, makes it crash.
check-crashes-next = Nothing to do by itself. If a strange message came shortly before, say so to a helper.
check-crashes-several-title = To check with you: programs that handle what strangers send crashed several times in a day, after a first message from a number that never had an answer.
check-crashes-several-reason = They are: { $what }. Attempts to get in through a message can make such programs crash, often several times.
check-crashes-several-harmless-1 = A program with a mistake crashes again and again.
check-crashes-several-harmless-2 = Companies and services write from new numbers, and nobody answers them.
check-crashes-several-next = Keep the message, and open nothing in it. From a device that nobody else has touched, show this case to a specialised helpline.
check-all-files-access-about = Apps that may read all shared files
check-all-files-access-title = To check with you: an app may read all shared files.
check-all-files-access-reason = { $app } was allowed to read and change all files that apps share: pictures, recordings, downloads, and what messengers keep there.
check-all-files-access-harmless-1 = Apps that show files, keep copies of them or look for malware need it.
check-all-files-access-harmless-2 = Apps that read books, play films or edit documents sometimes ask for it.
check-all-files-access-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-all-files-access-ordinary-title = Some apps may read all shared files.
check-all-files-access-ordinary-reason = { $named ->
    [one] One app may do so
   *[other] { $named } apps may do so
 }: { $apps }.
check-all-files-access-ordinary-harmless-1 = Apps that show files or keep copies of them need it.
check-all-files-access-ordinary-next = Do you know each of them? The settings show who may: Special app access, All files access.

check-usage-access-about = Apps that see which apps are used
check-usage-access-title = An app may see which apps are used, and when.
check-usage-access-reason = { $app } was allowed to see which apps are opened on this phone, when and for how long.
check-usage-access-harmless-1 = Apps that count screen time, save battery or set limits for a child need it.
check-usage-access-harmless-2 = Home screens and apps that look for malware sometimes ask for it.
check-usage-access-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-usage-access-ordinary-title = Some apps may see which apps are used.
check-usage-access-ordinary-reason = { $named ->
    [one] One app may do so
   *[other] { $named } apps may do so
 }: { $apps }.
check-usage-access-ordinary-harmless-1 = Apps that count screen time or save battery need it.
check-usage-access-ordinary-next = Do you know each of them? The settings show who may: Special app access, Usage access.

check-carries-traffic-about = Apps through which the traffic passes (VPN)
check-carries-traffic-title = The phone’s traffic may pass through an app.
check-carries-traffic-reason = { $app } was allowed to carry the phone’s traffic (VPN). It could see which sites and servers the phone speaks with.
check-carries-traffic-harmless-1 = People use such apps for privacy, to keep out advertising, or to reach the network at work.
check-carries-traffic-harmless-2 = Some parental controls and apps that look for malware do so too.
check-carries-traffic-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-carries-traffic-ordinary-title = The phone’s traffic may pass through apps.
check-carries-traffic-ordinary-reason = { $named ->
    [one] One app was allowed to carry it
   *[other] { $named } apps were allowed to carry it
 }: { $apps }.
check-carries-traffic-ordinary-harmless-1 = People use such apps for privacy, or to reach the network at work.
check-carries-traffic-ordinary-next = Do you know each of them? The settings show them: Network, VPN.

check-default-app-role-about = Installed apps that are the phone’s own for messages, calls, or the assistant
check-default-app-role-title = To check with you: an app is this phone’s own for messages, calls, or the assistant.
check-default-app-role-reason = { $app } was chosen for one of them. It sees what passes through it: text messages, calls, or what the screen shows when the assistant is asked.
check-default-app-role-harmless-1 = Many people choose another app for messages or calls than the one that came with the phone.
check-default-app-role-harmless-2 = Apps that screen calls or speak with a watch sometimes ask to be chosen.
check-default-app-role-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-default-app-role-ordinary-title = An installed app is this phone’s own for messages, calls, or the assistant.
check-default-app-role-ordinary-reason = { $named ->
    [one] One app was chosen
   *[other] { $named } apps were chosen
 }: { $apps }.
check-default-app-role-ordinary-harmless-1 = Many people choose other apps than those that came with the phone.
check-default-app-role-ordinary-next = Did you choose them? The settings show them: Default apps.

check-starts-unseen-about = Apps without an icon that start with the phone and follow it
check-starts-unseen-title = To check with you: an app without an icon starts with the phone, and follows it.
check-starts-unseen-reason = { $app } cannot be seen among the apps, starts whenever the phone does, and reads its location or its text messages.
check-starts-unseen-harmless-1 = Helpers of parental controls and agents of an employer often work so.
check-starts-unseen-harmless-2 = Parts of other apps, for a watch or a car, can do so too.
check-starts-unseen-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-starts-unseen-ordinary-title = Some apps without an icon start with the phone.
check-starts-unseen-ordinary-reason = { $named ->
    [one] One app does so, and reads
   *[other] { $named } apps do so, and read
 } the location or text messages: { $apps }.
check-starts-unseen-ordinary-harmless-1 = Helpers of parental controls and agents of an employer often work so.
check-starts-unseen-ordinary-next = Do you know each of them? The settings show all apps, those without an icon too: Apps.

check-stays-awake-about = Apps that neither sleep nor a restart stops
check-stays-awake-title = Neither the phone’s sleep nor a restart stops an app.
check-stays-awake-reason = Somebody allowed { $app } to work while the phone sleeps; it also starts with the phone, and asks to be woken at a time.
check-stays-awake-harmless-1 = Messengers, alarm clocks, watches and apps for health need it.
check-stays-awake-harmless-2 = Some makers’ phones ask for it whenever an app shall keep working.
check-stays-awake-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-stays-awake-ordinary-title = Neither the phone’s sleep nor a restart stops some apps.
check-stays-awake-ordinary-reason = { $named ->
    [one] Somebody allowed it for one app
   *[other] Somebody allowed it for { $named } apps
 }: { $apps }.
check-stays-awake-ordinary-harmless-1 = Messengers, watches and apps for health need it.
check-stays-awake-ordinary-next = Do you know each of them?

check-other-space-about = Apps that only another user of the phone, or a private space, has
check-other-space-title = To check with you: an app is only in another user or a private space of this phone.
check-other-space-reason = { $app } is not among the apps of the phone’s owner. Another user of the phone, or a private space on it, has it.
check-other-space-harmless-1 = Families share a phone in this way, each with apps of their own.
check-other-space-harmless-2 = People keep banking or private apps in a private space.
check-other-space-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-other-space-ordinary-title = Some apps are only in another user or a private space of this phone.
check-other-space-ordinary-reason = { $named ->
    [one] One app is
   *[other] { $named } apps are
 } there: { $apps }.
check-other-space-ordinary-harmless-1 = Families share a phone in this way, and people keep private apps apart.
check-other-space-ordinary-next = Did you set up another user or a private space? The settings show users: System, Users.

check-lone-signer-about = Apps from elsewhere whose signer signed no other app here
check-lone-signer-title = Whoever signed an app from elsewhere signed no other app on this phone.
check-lone-signer-reason = The signature of { $app } is that of no other app on this phone, and not the system’s. It tells nothing of who made it.
check-lone-signer-harmless-1 = Most makers of one app sign it alone.
check-lone-signer-harmless-2 = Each app of some free stores has a signature of its own.
check-lone-signer-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-lone-signer-ordinary-title = Whoever signed some apps from elsewhere signed no other app on this phone.
check-lone-signer-ordinary-reason = { $named ->
    [one] It is so for one app
   *[other] It is so for { $named } apps
 }: { $apps }.
check-lone-signer-ordinary-harmless-1 = Most makers of one app sign it alone.
check-lone-signer-ordinary-next = Do you know each of them?

check-test-build-about = Apps built for tests, or signed with a key that anybody has
check-test-build-title = An app is built for tests, or signed with a key that anybody has.
check-test-build-reason = { $app } is not built as stores ask: it may be debugged, is for tests only, or bears a signature that anybody can make.
check-test-build-harmless-1 = People who build apps have such ones on their phone.
check-test-build-harmless-2 = Some makers of phones and systems, and some older free apps, sign with that key.
check-test-build-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-test-build-ordinary-title = Some apps are built for tests, or signed with a key that anybody has.
check-test-build-ordinary-reason = { $named ->
    [one] It is so for one app
   *[other] It is so for { $named } apps
 }: { $apps }.
check-test-build-ordinary-harmless-1 = People who build apps have such ones on their phone.
check-test-build-ordinary-next = Do you know each of them?

check-name-of-chance-about = Apps from elsewhere whose identifier looks made by a program
check-name-of-chance-title = The identifier of an app from elsewhere looks made by a program.
check-name-of-chance-reason = A part of { $app } is a date, or letters that make no word. Tools that watch change their names in this way, so that no list knows them.
check-name-of-chance-harmless-1 = Some makers number their apps, or shorten words until nobody can read them.
check-name-of-chance-harmless-2 = Programs that build apps without code make such identifiers.
check-name-of-chance-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-name-of-chance-ordinary-title = The identifiers of some apps from elsewhere look made by a program.
check-name-of-chance-ordinary-reason = { $named ->
    [one] It is so for one app
   *[other] It is so for { $named } apps
 }: { $apps }.
check-name-of-chance-ordinary-harmless-1 = Some makers number their apps or shorten words.
check-name-of-chance-ordinary-next = Do you know each of them?

check-works-silently-about = Apps that work in the background while their notifications are refused
check-works-silently-title = An app works in the background while its notifications are refused.
check-works-silently-reason = Android asks an app that works in the background to show a notification. { $app } did so, and its notifications are refused: nobody sees that it works.
check-works-silently-harmless-1 = Many people refuse the notifications of a player, a watch or a VPN that they find a nuisance.
check-works-silently-harmless-2 = Newer versions of Android refuse notifications until somebody allows them.
check-works-silently-next = Do you know this app? Who put it there, and for what? If nobody knows, leave it in place for now and look at it with a helper: taking it away may be noticed.
check-works-silently-ordinary-title = Some apps work in the background while their notifications are refused.
check-works-silently-ordinary-reason = { $named ->
    [one] It is so for one app
   *[other] It is so for { $named } apps
 }: { $apps }.
check-works-silently-ordinary-harmless-1 = Many people refuse notifications that they find a nuisance.
check-works-silently-ordinary-next = Did you refuse them? The settings show it: Notifications.

check-removed-or-downgraded-about = Apps that were removed, or went back to an older version, in the last weeks
check-removed-or-downgraded-title = Apps were removed from this phone in the last weeks.
check-removed-or-downgraded-reason = { $named ->
    [one] One app was removed
   *[other] { $named } apps were removed
 }: { $apps }.
check-removed-or-downgraded-harmless-1 = People remove apps that they no longer need.
check-removed-or-downgraded-harmless-2 = Makers and carriers remove parts of their own with an update.
check-removed-or-downgraded-next = Did you remove them yourself? If not, note the dates, and who had the phone then.
check-removed-or-downgraded-older-title = Apps went back to an older version in the last weeks.
check-removed-or-downgraded-older-reason = { $named ->
    [one] One app is
   *[other] { $named } apps are
 } older than before: { $apps }.
check-removed-or-downgraded-older-harmless-1 = Leaving a trial of the next version brings the older one back.
check-removed-or-downgraded-older-harmless-2 = A reset or a repair of the phone brings back what it was delivered with.
check-removed-or-downgraded-older-next = Do you remember why? If not, note the dates, and who had the phone then.

# iPhone: what ran, what crashed, what delayed a shutdown.
check-program-elsewhere-about = Programs that ran from where neither the system nor apps have theirs
check-program-elsewhere-title = To check with you: a program ran from a folder in which there should be none.
check-program-elsewhere-reason = { $path } ran on this phone. The system’s programs lie in folders that nothing can write to, and apps have a folder of their own; this one lies in neither. Spyware sold to states ran from such places. It could read what is on the phone.
check-program-elsewhere-harmless-1 = Tools of developers and of repair shops sometimes run from such a folder.
check-program-elsewhere-harmless-2 = Versions of the system differ: vigie may not know a place that this one uses.
check-program-elsewhere-next = Was this phone repaired, or used to develop apps? If not, leave it as it is and show this case to a specialised helpline before any update or reset.
check-program-elsewhere-loaded-title = To check with you: a program had loaded code from a folder in which there should be none.
check-program-elsewhere-loaded-reason = { $path } was part of a running program, and is neither the system’s nor an app’s. Code that is added in this way can see and change what the program does.
check-program-elsewhere-loaded-harmless-1 = Tools of developers add code to the programs that they examine.
check-program-elsewhere-loaded-harmless-2 = On a phone whose system was unlocked, people add such code to change how it looks or what it can do.
check-program-elsewhere-loaded-next = Was this phone unlocked, repaired, or used to develop apps? If not, show this case to a specialised helpline before any update or reset.

check-system-name-elsewhere-about = Programs with the name of a part of the system, elsewhere
check-system-name-elsewhere-title = A program with the name of a part of the system ran from another place.
check-system-name-elsewhere-reason = { $path } has the name of a part of the system that lies in { $usual } or, on other versions, elsewhere among the system’s own files. A program can take such a name so that nobody looks at it.
check-system-name-elsewhere-harmless-1 = A developer may have given an app of theirs the same name.
check-system-name-elsewhere-harmless-2 = Tools of repair shops, and a system that was unlocked, can bring copies of parts of the system.
check-system-name-elsewhere-next = Leave the phone as it is if you can. From a device that nobody else has touched, talk with a specialised helpline before any update or reset.

check-slow-shutdown-about = Shutdowns that waited several times for programs
check-slow-shutdown-title = The phone waited several times for programs when it was switched off.
check-slow-shutdown-reason = This happened { $count ->
    [one] once
   *[other] { $count } times
 }; among what it waited for: { $what }. Spyware was seen to delay a shutdown, but so do the system’s own programs.
check-slow-shutdown-harmless-1 = On many phones, most shutdowns wait for some programs.
check-slow-shutdown-harmless-2 = A program that is saving something takes longer to end.
check-slow-shutdown-next = Nothing to do. Where the programs lie counts, and that is looked at by itself.

check-exposed-service-crashes-about = Crashes of parts of the system that handle what strangers send
check-exposed-service-crashes-title = Parts of the system crashed that handle what strangers send.
check-exposed-service-crashes-reason = They are: { $what } ({ $count ->
    [one] one crash
   *[other] { $count } crashes
 }). Attacks that need no action from the person went through such parts, and made some of them crash.
check-exposed-service-crashes-harmless-1 = They crash on every phone now and then: a mistake in them, a damaged picture, little memory.
check-exposed-service-crashes-harmless-2 = An update of the system often ends such crashes.
check-exposed-service-crashes-next = Nothing to do by itself. If a strange message, call or invitation came shortly before, say so to a helper.
check-exposed-service-crashes-order-title = To check with you: parts of the system crashed in an order that was seen in attacks.
check-exposed-service-crashes-order-reason = They are: { $what }. In two published attacks that needed no action from the person, the part that runs devices in the home, or the one that shows where friends are, crashed first, and the one that opens messages soon after. Such an attack could give access to everything on the phone.
check-exposed-service-crashes-order-harmless-1 = Both crash on ordinary phones too, and two such crashes can fall within an hour by chance.
check-exposed-service-crashes-order-harmless-2 = When memory runs short, several parts crash one after another.
check-exposed-service-crashes-order-next = Note who wrote or invited you around that hour, and open nothing again. From a device that nobody else has touched, show this case to a specialised helpline before any update or reset.

check-shutdown-log-age-about = How far back the log of shutdowns reaches
check-shutdown-log-age-title = The log of shutdowns begins on { $since }.
check-shutdown-log-age-reason = It tells of { $shutdowns ->
    [one] one shutdown
   *[other] { $shutdowns } shutdowns
 }. That nothing is found in it says nothing of the time before.
check-shutdown-log-age-harmless-1 = Since iOS 26 the phone begins this log anew with each start.
check-shutdown-log-age-next = Nothing to do.
check-shutdown-log-age-undated-title = The log of shutdowns has no dates.
check-shutdown-log-age-undated-reason = It tells of { $shutdowns ->
    [one] one shutdown
   *[other] { $shutdowns } shutdowns
 }, and not when. That nothing is found in it says little of the time before.
check-shutdown-log-age-undated-harmless-1 = The last shutdown often has no date, and since iOS 26 the phone begins this log anew with each start.
check-shutdown-log-age-undated-next = Nothing to do.
check-shutdown-log-age-gap-title = The phone was started without a shutdown in its log.
check-shutdown-log-age-gap-reason = The last shutdown that the log tells of was on { $last }, and the phone was started more than a day later. Some spyware empties this log.
check-shutdown-log-age-gap-harmless-1 = An empty battery, or holding the buttons to force a restart, leaves no shutdown in the log.
check-shutdown-log-age-gap-harmless-2 = The phone may have been off for some days.
check-shutdown-log-age-gap-harmless-3 = An update or a crash of the whole system also starts it without one.
check-shutdown-log-age-gap-next = Nothing to do by itself. It counts only beside other signs, at the same dates.
# iPhone: account, devices, computers, what was taken off.
check-account-device-about = Other devices on the account of the phone
check-account-device-title = To check with you: another device is on the account of this phone.
check-account-device-reason = The phone notes the device { $name } on the same Apple account. A device on the account may receive messages, passwords, photos or the place of this phone, depending on what is switched on.
check-account-device-harmless-1 = It is a device of yours: a computer, a tablet, a watch, or an older phone that is still on the list.
check-account-device-harmless-2 = It is this phone itself, under another name or from before an update.
check-account-device-harmless-3 = A family uses one account together, for the devices of the children for example.
check-account-device-next = Do you recognise this device? On the phone, the list stands in Settings, under your name. If it is yours, say it with --known device: and its name. If not, talk about it with a helper before changing anything: whoever holds it would notice.

check-passcode-changed-about = When the passcode was changed
check-passcode-changed-title = The passcode of this phone was changed { $count ->
    [one] once
   *[other] { $count } times
 } in the time that the log covers.
check-passcode-changed-reason = The log of the phone says when. It does not say by whom.
check-passcode-changed-harmless-1 = You changed it yourself, or set up the phone.
check-passcode-changed-harmless-2 = Restoring a backup or switching on Face ID can be noted in the same way.
check-passcode-changed-next = Do the dates fit what you remember? If not, note them, and who had the phone then.

check-computer-program-about = Programs on computers that asked the phone for something
check-computer-program-title = A program on a computer was connected to this phone.
check-computer-program-reason = { $program } asked for { $services }. Programs choose themselves what they are called.
check-computer-program-harmless-1 = Finder, iTunes or another program of yours looked at the phone while it was connected.
check-computer-program-harmless-2 = Making this examination needs such a program, too.
check-computer-program-next = Did you connect the phone to a computer on these dates?
check-computer-program-copies-title = A program on a computer could copy data of this phone.
check-computer-program-copies-reason = { $program } asked for { $services }: by these, backups are made and put back, or files are copied. Programs choose themselves what they are called.
check-computer-program-copies-harmless-1 = You make backups on a computer.
check-computer-program-copies-harmless-2 = This examination was prepared in this way.
check-computer-program-copies-next = Did you connect the phone to a computer on these dates? If not, note them, and who had the phone then.
check-computer-program-profiles-title = A program on a computer asked for the profiles of this phone.
check-computer-program-profiles-reason = { $program } asked for { $services }: by these, configuration profiles are listed, put on or taken off. Programs choose themselves what they are called.
check-computer-program-profiles-harmless-1 = Finder and programs for managing phones look at the profiles whenever a phone is connected.
check-computer-program-profiles-harmless-2 = An employer or a school set up the phone in this way.
check-computer-program-profiles-next = Are there profiles on the phone (Settings, General, VPN & Device Management)? Compare their dates with these.

check-app-removed-in-log-about = Apps that the log of the installer says were removed
check-app-removed-in-log-title = Apps were removed from this phone in the time that the log covers.
check-app-removed-in-log-reason = { $named ->
    [one] One app was removed
   *[other] { $named } apps were removed
 } and not put back: { $apps }.
check-app-removed-in-log-harmless-1 = People remove apps that they no longer need.
check-app-removed-in-log-harmless-2 = The phone removes apps that have not been used for long, to save space.
check-app-removed-in-log-next = Did you remove them yourself? If not, note the dates, and who had the phone then.
# iPhone without a backup: what logs and streams of events say of apps.
used-location = the location
used-camera = the camera
used-sound = the microphone or the speaker
used-location-camera = the location and the camera
used-location-sound = the location, and the microphone or the speaker
used-camera-sound = the camera, and the microphone or the speaker
used-location-camera-sound = the location, the camera, and the microphone or the speaker
check-senses-without-app-about = Location, camera, microphone or speaker used by an app that is not listed
check-senses-without-app-title = An app that is on no list of apps used the location, the camera, the microphone or the speaker.
check-senses-without-app-reason = { $app } used { $access } shortly before these files were made, and no list that could be read has it among the apps of this phone. An app that stays out of the lists could follow, see or hear more than its owner knows.
check-senses-without-app-harmless-1 = Parts of other apps and services of the system have names of their own, and not all lists have them.
check-senses-without-app-harmless-2 = An app that was taken off in the last hours can still stand in these logs.
check-senses-without-app-next = Do you remember this app? Was it taken off lately, and by whom? If nobody knows, show this case to a helper.
check-removal-noted-about = Apps that the phone's logs note as removed
check-removal-noted-title = The phone's logs note that apps were removed.
check-removal-noted-reason = { $removed ->
    [one] One app was
   *[other] { $removed } apps were
 } removed in the time that these logs cover: { $apps }.
check-removal-noted-harmless-1 = Everybody takes apps off, and the phone puts aside apps that are not used.
check-removal-noted-harmless-2 = A reset, a move to another phone or an organisation that manages the phone can remove apps too.
check-removal-noted-next = Do you remember these removals? If not, note the dates, and who had the phone then.
# Dumps of a file system.
check-jailbreak-app-harmless-3 = Some tools that copy all files of a phone unlock its system first, and may leave such files behind.

check-newest-rows-in-log-about = Databases whose newest rows stand only in the log beside them
check-newest-rows-in-log-title = { $count ->
    [one] The newest rows of one database stand only in the log beside it.
   *[other] The newest rows of { $count } databases stand only in the logs beside them.
}
check-newest-rows-in-log-reason = The phone first writes new rows into a log, and moves them into the database later. vigie reads both; a reading of the database without its log misses these rows.
check-newest-rows-in-log-harmless-1 = A phone in use always has such logs.
check-newest-rows-in-log-harmless-2 = A copy made while the phone was working has more of them.
check-newest-rows-in-log-next = Keep the logs (-wal) with the databases whenever a copy is handed on.
check-newest-rows-in-log-taken-title = { $count ->
    [one] The log beside one database takes its newest rows away.
   *[other] The logs beside { $count } databases take their newest rows away.
}
check-newest-rows-in-log-taken-reason = The database still holds rows that its log removed a short time before the copy was made. vigie reads both, and shows what is left of removed rows.
check-newest-rows-in-log-taken-harmless-1 = Apps remove rows by themselves, for instance what they have sent or what is too old.
check-newest-rows-in-log-taken-harmless-2 = Somebody who used the phone deleted a message, a call or a visit.
check-newest-rows-in-log-taken-next = Do you remember deleting something shortly before the copy was made? Keep the logs (-wal) with the databases.
