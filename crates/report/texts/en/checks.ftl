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
check-deleted-process-harmless-2 = A backup made while the list was being written can show the same.
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
check-lockdown-mode-unknown-reason = The settings in this backup do not mention it.
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
