# Where to find help: anywhere, then by country. RECHECK BEFORE RELEASE: every line with the organisation
# itself; the day of the last check is in contacts-date.

contacts-danger = In danger now: the emergency number of the place where you are.
contacts-listened = To be listened to: an association that helps people who live with violence or control, where you live.
contacts-digital = Specialised helplines for people targeted because of what they do: Access Now Digital Security Helpline, Amnesty International Security Lab, the Digital Security Lab of Reporters Without Borders.
contacts-device = Ask for help from a device that nobody else has touched: a search or a call on this phone may be seen.
contacts-country = No country was named, and none is guessed. With --country, its helplines stand here; those of France (fr) are known.
contacts-date = These contacts were written down in November 2026. They may have changed.

# France.
contacts-fr-danger = In danger now, in France: 17 or 112; 114 by text message, without speaking; elsewhere, the emergency number where you are.
contacts-fr-listened = To be listened to about a partner: 3919, at any hour, free and anonymous, not shown on the bill; it does not send help: in danger, call 17 or 112. Trained police officers answer in writing on arretonslesviolences.gouv.fr.
contacts-fr-victims = Help with rights and steps, whatever happened: 116 006, every day from 9:00 to 19:00.
contacts-fr-digital = Violence through phones and networks: 3018, every day from 9:00 to 23:00.
contacts-fr-children = For a child, or about one: 119.
contacts-fr-guides = Guides on surveillance between partners: echap.eu.org/ressources; incidents with devices and accounts: 17cyber.gouv.fr.
contacts-fr-bill = Other numbers may stand on the bill and in the list of calls: call from a telephone that the other person does not see.
