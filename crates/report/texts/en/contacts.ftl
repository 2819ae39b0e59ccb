# Where to find help. Every line must be checked with the organisation before each release; the
# day of the last check is in contacts-date.

contacts-danger = In danger now: 17 or 112 in France, 114 by text message; elsewhere, the emergency number where you are.
contacts-partner = In France, to be listened to about a partner: 3919, free and anonymous, not shown on the bill; in danger, call 17 or 112 instead.
contacts-digital = Specialised helplines for people targeted because of what they do: Access Now Digital Security Helpline, Amnesty International Security Lab, the Digital Security Lab of Reporters Without Borders.
contacts-device = Ask for help from a device that nobody else has touched: a search or a call on this phone may be seen.
contacts-date = These contacts were written down in November 2026. They may have changed.
