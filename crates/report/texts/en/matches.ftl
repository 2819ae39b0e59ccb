# Matches with indicators. The title never names a family: a person may search it on the phone; it
# stands in the details. `$can` is a key `can-…`: what a tool of this category lets someone do.

can-mercenary = Tools of this kind can read messages, follow the location, hear the room and see through the camera.
can-stalkerware = Tools of this kind let another person read messages, follow the location and see photos.
can-watchware = Apps of this kind let another person, often a parent or an employer, follow the location or see how the phone is used.
can-dual-use = Apps of this kind serve an ordinary purpose, and can also be misused to follow somebody or to read their messages.
can-other = Those who published this sign do not say what the tool can do.

finding-harmless-mercenary-1 = You, or somebody helping you, may have met it while reading about such tools.
finding-harmless-mercenary-2 = A published sign can be wrong or old: names and addresses change hands.
finding-next-mercenary = From another device, talk to a specialised helpline before any update, reset or new phone. Keep the suspicious message, do not forward it.

finding-harmless-stalkerware-1 = It may have been you, looking for help or for information.
finding-harmless-stalkerware-2 = A published sign can be wrong or old: names and addresses change hands.
finding-next-stalkerware = From a device that the other person has never touched, talk with a support service. What to change, and when, is planned together: stopping the surveillance may be noticed.

finding-harmless-watchware-1 = A parent, a school or an employer may have set it up openly.
finding-harmless-watchware-2 = You may have installed it yourself, to find a lost phone or to share your location.
finding-next-watchware = Do you know who set this up, and do you agree with it? If not, talk with a support service before changing it.

finding-harmless-dual-use-1 = It may be there for its ordinary purpose: you, or somebody with your agreement, installed it.
finding-harmless-dual-use-2 = It may have come with the phone, or with another app.
finding-next-dual-use = Do you know this app, and who can look at what it sends? If not, show this case to a helper before changing it.

finding-harmless-other-1 = You, or somebody helping you, may have met it while reading about such tools.
finding-harmless-other-2 = A published sign can be wrong or old: names and addresses change hands.
finding-next-other = Show this case to a helper before changing anything on the phone.

# More causes, where they hold.
finding-cause-received = Anybody can send a link to anybody, also by mistake or as advertising.
finding-cause-cut-name = The phone keeps only the beginning of this name: another program may begin alike.
finding-cause-nested = The value only stands inside another address, as a search or a redirection does: it may never have been opened.
finding-cause-shared-host = Other people have pages on the same service.
finding-cause-folded-name = The names differ in capital letters.
finding-cause-pattern = The sign is a pattern, not an exact value: other values can fit it.
finding-cause-short-name = This name is short, or used by ordinary programs too.
finding-cause-expired = Those who published this sign say that it is no longer valid.

# The site of a vendor, which anybody may visit.
finding-website-title = The website of a monitoring product was opened or sent on this phone.
finding-website-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. The product itself was not seen. { $can }
finding-website-harmless-1 = It may have been you, looking for help.
finding-website-harmless-2 = News articles and searches lead to such sites too.
finding-website-next = Was it you, or somebody who had the phone in hand at that time? You can talk about it with a support service.

finding-host-targeting-title = A message to this phone holds a link to an address used by a known surveillance tool.
finding-host-targeting-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. Anybody can send it: receiving it does not mean that the tool is on the phone. { $can }
finding-host-contact-title = This phone opened or reached an address used by a known surveillance tool.
finding-host-contact-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This shows an exchange; it does not show by itself that the tool is on the phone. { $can }
finding-host-infection-title = Something installed on this phone uses an address of a known surveillance tool.
finding-host-infection-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This comes from what was on the phone itself. { $can }
finding-host-mention-title = A record of this phone names an address used by a known surveillance tool.
finding-host-mention-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. It is only named there: nothing shows that it was opened or that it ran. { $can }

finding-url-targeting-title = A message to this phone holds a link to a page used by a known surveillance tool.
finding-url-targeting-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. Anybody can send it: receiving it does not mean that the tool is on the phone. { $can }
finding-url-contact-title = This phone opened or reached a page used by a known surveillance tool.
finding-url-contact-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This shows an exchange; it does not show by itself that the tool is on the phone. { $can }
finding-url-infection-title = Something installed on this phone uses a page of a known surveillance tool.
finding-url-infection-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This comes from what was on the phone itself. { $can }
finding-url-mention-title = A record of this phone names a page used by a known surveillance tool.
finding-url-mention-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. It is only named there: nothing shows that it was opened or that it ran. { $can }

finding-ip-targeting-title = A message to this phone holds a network address used by a known surveillance tool.
finding-ip-targeting-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. Anybody can send it: receiving it does not mean that the tool is on the phone. { $can }
finding-ip-contact-title = This phone reached a network address used by a known surveillance tool.
finding-ip-contact-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This shows an exchange; it does not show by itself that the tool is on the phone. { $can }
finding-ip-infection-title = Something installed on this phone uses a network address of a known surveillance tool.
finding-ip-infection-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This comes from what was on the phone itself. { $can }
finding-ip-mention-title = A record of this phone names a network address used by a known surveillance tool.
finding-ip-mention-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. It is only named there: nothing shows that it was opened or that it ran. { $can }

finding-email-targeting-title = An e-mail account used with a known surveillance tool wrote to this phone.
finding-email-targeting-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. Anybody can send it: receiving it does not mean that the tool is on the phone. { $can }
finding-email-contact-title = This phone exchanged with an e-mail account used with a known surveillance tool.
finding-email-contact-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This shows an exchange; it does not show by itself that the tool is on the phone. { $can }
finding-email-infection-title = An e-mail account used with a known surveillance tool is set up on this phone.
finding-email-infection-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This comes from what was on the phone itself. { $can }
finding-email-mention-title = A record of this phone names an e-mail account used with a known surveillance tool.
finding-email-mention-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. It is only named there: nothing shows that it was opened or that it ran. { $can }

finding-phone-targeting-title = A telephone number used with a known surveillance tool wrote to or called this phone.
finding-phone-targeting-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. Anybody can send it: receiving it does not mean that the tool is on the phone. { $can }
finding-phone-contact-title = This phone exchanged with a telephone number used with a known surveillance tool.
finding-phone-contact-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This shows an exchange; it does not show by itself that the tool is on the phone. { $can }
finding-phone-infection-title = A telephone number used with a known surveillance tool is set up on this phone.
finding-phone-infection-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This comes from what was on the phone itself. { $can }
finding-phone-mention-title = A record of this phone names a telephone number used with a known surveillance tool.
finding-phone-mention-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. It is only named there: nothing shows that it was opened or that it ran. { $can }

finding-process-targeting-title = A message to this phone holds the name of a program of a known surveillance tool.
finding-process-targeting-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. Anybody can send it: receiving it does not mean that the tool is on the phone. { $can }
finding-process-contact-title = A program with the name of a known surveillance tool's exchanged data on this phone.
finding-process-contact-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This shows an exchange; it does not show by itself that the tool is on the phone. { $can }
finding-process-infection-title = A program with the name of a known surveillance tool's ran on this phone.
finding-process-infection-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This comes from what was on the phone itself. { $can }
finding-process-mention-title = A record of this phone names a program of a known surveillance tool.
finding-process-mention-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. It is only named there: nothing shows that it was opened or that it ran. { $can }

finding-file-targeting-title = A file sent to this phone has the name or place of a known surveillance tool's.
finding-file-targeting-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. Anybody can send it: receiving it does not mean that the tool is on the phone. { $can }
finding-file-contact-title = This phone opened a file with the name or place of a known surveillance tool's.
finding-file-contact-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This shows an exchange; it does not show by itself that the tool is on the phone. { $can }
finding-file-infection-title = A file on this phone has the name or place of a known surveillance tool's.
finding-file-infection-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This comes from what was on the phone itself. { $can }
finding-file-mention-title = A record of this phone names a file of a known surveillance tool.
finding-file-mention-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. It is only named there: nothing shows that it was opened or that it ran. { $can }

finding-hash-targeting-title = A file sent to this phone is identical to one of a known surveillance tool.
finding-hash-targeting-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. Anybody can send it: receiving it does not mean that the tool is on the phone. { $can }
finding-hash-contact-title = This phone opened a file identical to one of a known surveillance tool.
finding-hash-contact-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This shows an exchange; it does not show by itself that the tool is on the phone. { $can }
finding-hash-infection-title = A file on this phone is identical to one of a known surveillance tool.
finding-hash-infection-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This comes from what was on the phone itself. { $can }
finding-hash-mention-title = A record of this phone holds the fingerprint of a file of a known surveillance tool.
finding-hash-mention-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. It is only named there: nothing shows that it was opened or that it ran. { $can }

finding-app-targeting-title = A message to this phone offers an app known to watch phones.
finding-app-targeting-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. Anybody can send it: receiving it does not mean that the tool is on the phone. { $can }
finding-app-contact-title = An app known to watch phones exchanged data on this phone.
finding-app-contact-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This shows an exchange; it does not show by itself that the tool is on the phone. { $can }
finding-app-infection-title = An app known to watch phones is or was on this phone.
finding-app-infection-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This comes from what was on the phone itself. { $can }
finding-app-mention-title = A record of this phone names an app known to watch phones.
finding-app-mention-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. It is only named there: nothing shows that it was opened or that it ran. { $can }

finding-certificate-targeting-title = An app sent to this phone is signed by the maker of a known surveillance tool.
finding-certificate-targeting-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. Anybody can send it: receiving it does not mean that the tool is on the phone. { $can }
finding-certificate-contact-title = An app signed by the maker of a known surveillance tool exchanged data on this phone.
finding-certificate-contact-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This shows an exchange; it does not show by itself that the tool is on the phone. { $can }
finding-certificate-infection-title = An app on this phone is signed by the maker of a known surveillance tool.
finding-certificate-infection-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This comes from what was on the phone itself. { $can }
finding-certificate-mention-title = A record of this phone names the signature of a known surveillance tool's maker.
finding-certificate-mention-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. It is only named there: nothing shows that it was opened or that it ran. { $can }

finding-profile-targeting-title = A configuration profile of a known surveillance tool was sent to this phone.
finding-profile-targeting-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. Anybody can send it: receiving it does not mean that the tool is on the phone. { $can }
finding-profile-contact-title = This phone exchanged data through a configuration profile of a known surveillance tool.
finding-profile-contact-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This shows an exchange; it does not show by itself that the tool is on the phone. { $can }
finding-profile-infection-title = A configuration profile of a known surveillance tool is or was on this phone.
finding-profile-infection-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This comes from what was on the phone itself. { $can }
finding-profile-mention-title = A record of this phone names a configuration profile of a known surveillance tool.
finding-profile-mention-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. It is only named there: nothing shows that it was opened or that it ran. { $can }

finding-property-targeting-title = A message to this phone holds a system setting of a known surveillance tool.
finding-property-targeting-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. Anybody can send it: receiving it does not mean that the tool is on the phone. { $can }
finding-property-contact-title = A system setting of a known surveillance tool was used on this phone.
finding-property-contact-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This shows an exchange; it does not show by itself that the tool is on the phone. { $can }
finding-property-infection-title = A system setting of a known surveillance tool is or was on this phone.
finding-property-infection-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This comes from what was on the phone itself. { $can }
finding-property-mention-title = A record of this phone names a system setting of a known surveillance tool.
finding-property-mention-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. It is only named there: nothing shows that it was opened or that it ran. { $can }

finding-compound-targeting-title = A message to this phone holds several signs of a known surveillance tool together.
finding-compound-targeting-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. Anybody can send it: receiving it does not mean that the tool is on the phone. { $can }
finding-compound-contact-title = This phone exchanged data in a way that bears several signs of a known surveillance tool together.
finding-compound-contact-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This shows an exchange; it does not show by itself that the tool is on the phone. { $can }
finding-compound-infection-title = Several signs of a known surveillance tool stand together on this phone.
finding-compound-infection-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. This comes from what was on the phone itself. { $can }
finding-compound-mention-title = A record of this phone names several signs of a known surveillance tool together.
finding-compound-mention-reason = { $count ->
    [one] One record shows
   *[other] { $count } records show
 } it. It is only named there: nothing shows that it was opened or that it ran. { $can }
