# Où trouver de l’aide : partout, puis par pays. À REVÉRIFIER AVANT CHAQUE VERSION : chaque ligne auprès de
# l’organisme lui-même ; la date de la dernière vérification est dans contacts-date.

contacts-danger = En danger maintenant : le numéro d’urgence du lieu où vous êtes.
contacts-listened = Pour être écoutée ou écouté : une association qui aide les personnes soumises à des violences ou à un contrôle, là où vous vivez.
contacts-digital = Permanences spécialisées pour les personnes visées à cause de ce qu’elles font : Digital Security Helpline d’Access Now, Security Lab d’Amnesty International, laboratoire de sécurité numérique de Reporters sans frontières.
contacts-device = Cherchez de l’aide depuis un appareil que personne d’autre n’a touché : une recherche ou un appel sur ce téléphone peut se voir.
contacts-country = Aucun pays n’a été indiqué, et vigie n’en devine pas. Avec --country, les permanences de ce pays sont données ici ; celles de la France (fr) sont connues.
contacts-date = Ces contacts ont été notés en novembre 2026. Ils ont pu changer.

# France.
contacts-fr-danger = En danger maintenant : 17 ou 112, ou 114 par SMS, sans parler. Hors de France, le numéro d’urgence du lieu où vous êtes.
contacts-fr-listened = Pour être écoutée ou écouté au sujet d’un ou d’une partenaire : 3919, à toute heure, gratuit et anonyme, il n’apparaît pas sur la facture. Ce numéro n’envoie pas de secours : en cas de danger, appelez plutôt le 17 ou le 112. Des policiers et gendarmes formés répondent par écrit sur arretonslesviolences.gouv.fr.
contacts-fr-victims = Une aide sur vos droits et vos démarches, quoi qu’il se soit passé : 116 006, tous les jours de 9 h à 19 h.
contacts-fr-digital = Violences par le téléphone et les réseaux : 3018, tous les jours de 9 h à 23 h.
contacts-fr-children = Pour un enfant, ou à son sujet : 119.
contacts-fr-guides = Guides sur la surveillance dans le couple : echap.eu.org/ressources ; incidents sur des appareils et des comptes : 17cyber.gouv.fr.
contacts-fr-bill = D’autres numéros peuvent figurer sur la facture et dans le journal d’appels : appelez d’un téléphone que l’autre personne ne voit pas.
