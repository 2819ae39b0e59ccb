# Où trouver de l’aide. Chaque ligne doit être vérifiée auprès de l’organisme avant chaque version ;
# la date de la dernière vérification est dans contacts-date.

contacts-danger = En danger maintenant : 17 ou 112, ou 114 par SMS. Hors de France, le numéro d’urgence du lieu où vous êtes.
contacts-partner = Pour être écoutée ou écouté au sujet d’un ou d’une partenaire : 3919, gratuit et anonyme, il n’apparaît pas sur la facture. En cas de danger, appelez plutôt le 17 ou le 112.
contacts-digital = Permanences spécialisées pour les personnes visées à cause de ce qu’elles font : Digital Security Helpline d’Access Now, Security Lab d’Amnesty International, laboratoire de sécurité numérique de Reporters sans frontières.
contacts-device = Cherchez de l’aide depuis un appareil que personne d’autre n’a touché : une recherche ou un appel sur ce téléphone peut se voir.
contacts-date = Ces contacts ont été notés en novembre 2026. Ils ont pu changer.
