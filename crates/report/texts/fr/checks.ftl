# Les règles. Pour chacune : ce qu’elle cherche (-about), puis pour ce qu’elle a trouvé : ce que c’est
# (-title), ce qui a été vu et ce que cela permettrait (-reason), pourquoi c’est peut-être sans
# gravité (-harmless-n), une étape possible (-next).

check-threat-notification-about = Messages dans lesquels Apple avertit d’une attaque ciblée
check-threat-notification-title = Un message avertit, avec les mots d’Apple, d’une attaque qui vise ce téléphone.
check-threat-notification-reason = { $count ->
    [one] Un message contient
   *[other] { $count } messages contiennent
 } les mots par lesquels Apple prévient les personnes visées par un logiciel espion vendu à des États. Un tel logiciel peut lire les messages, suivre la position, entendre et voir par le téléphone.
check-threat-notification-harmless-1 = Des escrocs imitent cet avertissement pour faire ouvrir un lien ou appeler un numéro.
check-threat-notification-harmless-2 = Quelqu’un a peut-être cité un tel avertissement en vous écrivant.
check-threat-notification-next = Sur un autre appareil, tapez vous-même account.apple.com et connectez-vous : un véritable avertissement s’affiche en haut de la page. N’ouvrez aucun lien du message. Si l’avertissement est vrai, parlez-en à une permanence spécialisée avant toute mise à jour, remise à zéro ou changement de téléphone.

check-short-redirect-about = Pages non chiffrées qui ont mené ailleurs en moins d’une seconde
check-short-redirect-title = Une page non chiffrée a envoyé le navigateur vers un autre site en moins d’une seconde.
check-short-redirect-reason = La page de { $domain } a mené à { $other }{ $count ->
    [one] {""}
   *[other] , { $count } fois
 }. Qui maîtrise le réseau peut envoyer ainsi un téléphone vers une page qui l’attaque, pour lire ce qu’il contient.
check-short-redirect-harmless-1 = La page de connexion d’un hôtel, d’un train ou d’un café fait la même chose.
check-short-redirect-harmless-2 = Les liens courts, la publicité et les sites qui ont changé de nom aussi.
check-short-redirect-next = Regardons l’heure ensemble : où étiez-vous, et sur quel réseau ? N’ouvrez pas de nouveau ces adresses : une personne qui aide peut les examiner.

check-deleted-process-about = Usage du réseau par un programme dont le nom a été effacé de la liste du téléphone
check-deleted-process-title = Il reste l’usage du réseau d’un programme dont le nom a disparu de la liste du téléphone.
check-deleted-process-reason = Le téléphone compte encore l’usage du réseau d’un programme ({ $count ->
    [one] un enregistrement
   *[other] { $count } enregistrements
 }), mais la ligne qui nommait ce programme a disparu. Certains logiciels espions effacent leur nom de cette liste. Un programme caché pourrait envoyer des messages, des positions ou des sons.
check-deleted-process-harmless-1 = Le téléphone range lui-même cette liste, par exemple après une mise à jour ou le retrait d’une application.
check-deleted-process-harmless-2 = Une copie faite pendant l’écriture de la liste peut donner la même chose.
check-deleted-process-next = Regardons ensemble ce qui s’est passé autour de ces dates : une mise à jour, une application retirée, une réparation, un passage de frontière. Une seule trace de ce genre ne prouve rien.

check-app-outside-store-about = Applications qui ne viennent pas de l’App Store
check-app-outside-store-title = À vérifier avec vous : une application ne vient pas de l’App Store.
check-app-outside-store-reason = { $app } a été installée autrement que par l’App Store. Apple ne l’a pas examinée de la manière habituelle. Selon ses autorisations, une telle application pourrait lire ou suivre plus qu’elle ne le dit.
check-app-outside-store-harmless-1 = Des employeurs, des écoles et des développeurs installent ainsi des applications.
check-app-outside-store-harmless-2 = Les versions d’essai et les autres magasins d’applications font de même.
check-app-outside-store-next = Connaissez-vous cette application ? Qui l’a installée, et pour quoi ? Si personne ne le sait, montrez ce dossier à une personne qui aide avant de toucher à l’application.

check-configuration-profile-about = Profils de configuration, et ce que chacun permet à une organisation
check-configuration-profile-title = Un profil de configuration est installé sur ce téléphone.
check-configuration-profile-reason = Le profil { $name } change des réglages du téléphone pour le compte de qui l’a fait.
check-configuration-profile-harmless-1 = Des employeurs, des écoles et des opérateurs installent de tels profils.
check-configuration-profile-harmless-2 = Certaines applications en installent un pour fonctionner.
check-configuration-profile-next = Reconnaissez-vous ce profil ? Est-ce votre employeur, votre école, une de vos applications ? Sinon, laissez-le en place et regardez-le avec une personne qui aide.

check-configuration-profile-ordinary-title = Un profil de configuration pour le Wi-Fi, le courrier ou le réseau mobile est installé.
check-configuration-profile-ordinary-reason = Le profil { $name } contient des réglages ordinaires. Il ne permet à personne de lire ce qui est sur le téléphone.
check-configuration-profile-ordinary-harmless-1 = Des employeurs, des écoles et des opérateurs distribuent de tels réglages.
check-configuration-profile-ordinary-harmless-2 = Certaines applications et bornes Wi-Fi en installent un pour fonctionner.
check-configuration-profile-ordinary-next = Reconnaissez-vous l’organisation qu’il nomme ?

check-configuration-profile-traffic-title = Un profil de configuration change le chemin des communications de ce téléphone.
check-configuration-profile-traffic-reason = Le profil { $name } règle un VPN, un serveur intermédiaire, un serveur de noms ou un filtre. Qui l’a fait pourrait voir quels sites et services ce téléphone utilise.
check-configuration-profile-traffic-harmless-1 = Des employeurs et des écoles le font pour protéger leur réseau.
check-configuration-profile-traffic-harmless-2 = Des bloqueurs de publicité, des applications VPN et des contrôles parentaux installent de tels profils.
check-configuration-profile-traffic-next = Savez-vous qui a réglé cela ? Sinon, laissez-le en place et regardez-le avec une personne qui aide : le retirer pourrait se voir.

check-configuration-profile-certificate-title = Un profil de configuration fait accepter une autre autorité à ce téléphone.
check-configuration-profile-certificate-reason = Le profil { $name } ajoute un certificat. Avec la maîtrise du réseau, il pourrait permettre à quelqu’un de lire des communications normalement chiffrées.
check-configuration-profile-certificate-harmless-1 = Des employeurs et des écoles ajoutent des certificats pour leurs services internes.
check-configuration-profile-certificate-harmless-2 = Certaines applications de sécurité ou de développement en ajoutent un.
check-configuration-profile-certificate-next = Savez-vous qui a réglé cela ? Sinon, laissez-le en place et regardez-le avec une personne qui aide : le retirer pourrait se voir.

check-configuration-profile-remote-title = Un profil de configuration a été installé par le réseau.
check-configuration-profile-remote-reason = Le profil { $name } vient d’une adresse web. Qui l’a fait a changé des réglages de ce téléphone, et peut sans doute recommencer.
check-configuration-profile-remote-harmless-1 = Des employeurs, des écoles et des opérateurs envoient ainsi leurs profils.
check-configuration-profile-remote-harmless-2 = Certaines applications et bornes Wi-Fi aussi.
check-configuration-profile-remote-next = Reconnaissez-vous ce profil et sa date ? Sinon, laissez-le en place et regardez-le avec une personne qui aide.

check-managed-device-about = Si une organisation gère le téléphone à distance
check-managed-device-title = Une organisation peut gérer ce téléphone à distance.
check-managed-device-reason = Le profil { $name } permet à une organisation de gérer le téléphone. Elle pourrait installer des applications, changer des réglages, voir quelles applications s’y trouvent et, sur certains téléphones, le localiser.
check-managed-device-harmless-1 = Les téléphones prêtés par un employeur ou une école sont gérés ainsi.
check-managed-device-harmless-2 = Certains contrôles parentaux emploient le même moyen.
check-managed-device-next = Est-ce votre employeur ou votre école ? Si oui, dites-le avec --known managed. Sinon, laissez ce profil en place et parlez-en avec une personne qui aide : le retirer pourrait se voir.

check-hidden-notifications-about = Profils qui cachent les notifications de certaines applications
check-hidden-notifications-title = Un profil de configuration cache les notifications de certaines applications.
check-hidden-notifications-reason = Le profil { $name } peut empêcher les avertissements d’une application de s’afficher. Cela pourrait cacher qu’une application travaille, ou qu’un compte sert ailleurs.
check-hidden-notifications-harmless-1 = Des écoles et des commerces le font sur des téléphones réservés à un usage.
check-hidden-notifications-harmless-2 = Un employeur cache parfois les messages de ses propres applications.
check-hidden-notifications-next = Savez-vous qui a réglé cela ? Sinon, laissez-le en place et regardez-le avec une personne qui aide.

check-lockdown-mode-about = Si le mode Isolement est activé
check-lockdown-mode-on-title = Le mode Isolement est activé.
check-lockdown-mode-on-reason = Ce mode de l’iPhone ferme beaucoup des voies par lesquelles entrent les logiciels espions vendus à des États.
check-lockdown-mode-on-harmless-1 = Vous, ou une personne qui vous aide, l’avez activé.
check-lockdown-mode-on-next = Rien à faire. Les pièces jointes et certains sites se comportent autrement dans ce mode.
check-lockdown-mode-off-title = Le mode Isolement n’est pas activé.
check-lockdown-mode-off-reason = Ce mode de l’iPhone ferme beaucoup des voies par lesquelles entrent les logiciels espions vendus à des États. Presque aucun téléphone ne l’utilise.
check-lockdown-mode-off-harmless-1 = Il n’est activé que si quelqu’un le demande.
check-lockdown-mode-off-next = Si votre travail ou vos engagements vous exposent, parlez de l’activer avec une personne qui aide, une fois les preuves prises. Cela se voit dans les réglages.
check-lockdown-mode-unknown-title = Nous ne savons pas si le mode Isolement est activé.
check-lockdown-mode-unknown-reason = Les réglages qui ont été lus n’en parlent pas.
check-lockdown-mode-unknown-harmless-1 = Il n’a jamais été activé, ou cette version du système ne l’a pas.
check-lockdown-mode-unknown-next = Vous pouvez regarder sur le téléphone : Réglages, Confidentialité et sécurité, Mode Isolement.

check-temporary-attachment-about = Pièces jointes reçues sous un chemin temporaire
check-temporary-attachment-title = Une pièce jointe a été reçue sous un chemin temporaire inhabituel.
check-temporary-attachment-reason = { $count ->
    [one] Une pièce jointe ({ $name }) porte
   *[other] { $count } pièces jointes (dont { $name }) portent
 } un chemin déjà vu dans des attaques qui ne demandent aucun geste à la personne. Une telle attaque pourrait donner accès à tout le téléphone.
check-temporary-attachment-harmless-1 = Un transfert ordinaire interrompu peut laisser un tel chemin.
check-temporary-attachment-harmless-2 = Certaines versions du système ont utilisé un temps de tels chemins.
check-temporary-attachment-next = Regardons ensemble qui l’a envoyée, et quand. Si vous ne le savez pas, montrez ce dossier à une permanence spécialisée avant toute mise à jour ou remise à zéro.

# Ce qu’un raccourci recueille.
shortcut-collects-location = l’endroit où se trouve le téléphone
shortcut-collects-photos = des images
shortcut-collects-audio = le son autour du téléphone
shortcut-collects-messages = des messages
shortcut-collects-several = plusieurs sortes de contenus privés (par exemple le lieu, des images, du son ou des messages)

check-shortcut-sends-about = Raccourcis qui prennent le lieu, des images, du son ou des messages et envoient à un destinataire fixe
check-shortcut-sends-title = À vérifier avec vous : un raccourci peut envoyer des contenus privés à un destinataire fixé d’avance.
check-shortcut-sends-reason = Le raccourci « { $name } » prend { $what } et envoie aussi à un destinataire ou à une adresse internet fixes, sans montrer d’abord ce qu’il envoie. Qui l’a mis en place pourrait suivre ce que le téléphone recueille ainsi.
check-shortcut-sends-harmless-1 = Beaucoup de gens font eux-mêmes de tels raccourcis, pour prévenir un proche qu’ils sont en route ou pour prendre des notes.
check-shortcut-sends-harmless-2 = Les raccourcis de domotique ou de journal personnel fonctionnent ainsi.
check-shortcut-sends-next = Connaissez-vous ce raccourci, et ce destinataire ? Qui l’a fait ? Si personne ne le sait, regardez-le avec une personne qui aide avant de le changer : le destinataire pourrait remarquer que plus rien n’arrive.
check-shortcut-sends-shown-title = Un raccourci prépare un envoi à un destinataire fixé d’avance.
check-shortcut-sends-shown-reason = Le raccourci « { $name } » prend { $what }. Il montre ce qu’il envoie avant de le faire, ou demande seulement quelque chose à une adresse internet fixe.
check-shortcut-sends-shown-harmless-1 = Les raccourcis pour la météo ou les cartes posent ainsi leurs questions.
check-shortcut-sends-shown-harmless-2 = Ceux qui écrivent « je suis en route » préparent le message et vous attendent.
check-shortcut-sends-shown-next = Connaissez-vous ce raccourci ? Si oui, il n’y a rien à faire.

check-profile-download-about = Profils de configuration et applications pris sous forme de fichiers
check-profile-download-title = À vérifier avec vous : un profil de configuration a été pris sur un site web.
check-profile-download-reason = Le fichier { $name } vient de { $domain }{ $count ->
    [one] {""}
   *[other] {" "}({ $count } traces)
 }. Une fois installé, un tel profil peut changer des réglages, faire passer les communications ailleurs ou laisser quelqu’un gérer le téléphone. Le prendre n’est pas encore l’installer.
check-profile-download-harmless-1 = Des employeurs, des écoles et des universités distribuent de tels fichiers, pour leur Wi-Fi ou leur courrier.
check-profile-download-harmless-2 = Des services VPN, des bloqueurs de publicité et les versions d’essai du système s’en servent aussi.
check-profile-download-next = Vous souvenez-vous de l’avoir pris, et pour quoi ? Regardons ensemble la liste des profils installés. Si personne ne le sait, laissez-le en place et regardez-le avec une personne qui aide.
check-profile-download-app-title = À vérifier avec vous : une application a été prise sous forme de fichier sur un site web.
check-profile-download-app-reason = Le fichier { $name } vient de { $domain }{ $count ->
    [one] {""}
   *[other] {" "}({ $count } traces)
 }. Apple n’a pas examiné de la manière habituelle une application qui vient ainsi. La prendre n’est pas encore l’installer.
check-profile-download-app-harmless-1 = Des développeurs et des employeurs distribuent ainsi leurs applications.
check-profile-download-app-harmless-2 = Certaines personnes essaient des applications ou des jeux que l’App Store n’a pas.
check-profile-download-app-next = Vous souvenez-vous de l’avoir prise, et pour quoi ? Regardons ensemble la liste des applications installées. Si personne ne le sait, montrez ce dossier à une personne qui aide avant de toucher à quoi que ce soit.
# Gestion, comptes de l’appareil, réglages du réseau.

check-vpn-or-filter-about = VPN, filtres, serveurs de noms et relais réglés par une application ou un profil
check-vpn-or-filter-title = À vérifier avec vous : une application ou un profil a réglé un VPN, un filtre ou un serveur de noms.
check-vpn-or-filter-reason = { $name } change le chemin des communications de ce téléphone. Qui s’en occupe pourrait voir quels sites et services ce téléphone utilise.
check-vpn-or-filter-harmless-1 = Beaucoup de gens installent pour eux-mêmes un VPN ou un bloqueur de publicité.
check-vpn-or-filter-harmless-2 = Des employeurs, des écoles et des contrôles parentaux en installent aussi.
check-vpn-or-filter-next = Connaissez-vous cette application, l’avez-vous choisie ? Si oui, dites-le avec --known app: suivi de son identifiant. Si personne ne la connaît, laissez-la en place et regardez-la avec une personne qui aide : l’arrêter pourrait se voir.

check-vpn-or-filter-off-title = Un VPN, un filtre ou un serveur de noms est réglé, mais arrêté.
check-vpn-or-filter-off-reason = { $name } pourrait changer le chemin des communications de ce téléphone. Au moment où ces fichiers ont été faits, c’était arrêté.
check-vpn-or-filter-off-harmless-1 = Les applications de VPN laissent ces réglages en place quand elles ne servent pas.
check-vpn-or-filter-off-next = Le reconnaissez-vous ? Sinon, regardez-le avec une personne qui aide.

check-vpn-or-filter-system-title = Le système lui-même a réglé un filtre ou un serveur de noms.
check-vpn-or-filter-system-reason = { $name } appartient au système et ne nomme aucun serveur.
check-vpn-or-filter-system-harmless-1 = Temps d’écran et d’autres fonctions de l’iPhone le font.
check-vpn-or-filter-system-next = Rien à faire, sauf si vous ne savez pas qui a activé Temps d’écran sur ce téléphone.

check-trusted-certificate-about = Certificats ajoutés à ceux que le téléphone accepte
check-trusted-certificate-title = Quelqu’un a ajouté un certificat à ceux que ce téléphone accepte.
check-trusted-certificate-reason = Le téléphone accepte le certificat { $name }, qui ne vient pas d’Apple. Avec la maîtrise du réseau, il pourrait permettre à quelqu’un de lire des communications normalement chiffrées.
check-trusted-certificate-harmless-1 = Des employeurs et des écoles ajoutent des certificats pour leurs services internes.
check-trusted-certificate-harmless-2 = Certains outils de sécurité ou de développement en ajoutent un.
check-trusted-certificate-next = Savez-vous qui l’a ajouté ? Si c’est votre employeur ou votre école, dites-le avec --known managed. Sinon, laissez-le en place et regardez-le avec une personne qui aide : le retirer pourrait se voir.

check-supervised-device-about = Si une organisation supervise le téléphone
check-supervised-device-title = Une organisation supervise ce téléphone.
check-supervised-device-reason = Le téléphone dit que { $name } le supervise. La supervision permet plus que la gestion ordinaire : l’organisation pourrait filtrer ce que le téléphone ouvre, cacher des applications et le localiser.
check-supervised-device-harmless-1 = Les téléphones prêtés par un employeur ou une école sont souvent supervisés.
check-supervised-device-harmless-2 = Un téléphone acheté d’occasion porte parfois encore la marque de son ancien propriétaire.
check-supervised-device-next = Est-ce votre employeur ou votre école ? Si oui, dites-le avec --known managed. Sinon, laissez le téléphone comme il est et parlez-en avec une personne qui aide.

check-supervised-device-unnamed-title = Ce téléphone est supervisé, sans dire par qui.
check-supervised-device-unnamed-reason = La supervision permet plus que la gestion ordinaire : qui l’a réglée pourrait filtrer ce que le téléphone ouvre, cacher des applications et le localiser.
check-supervised-device-unnamed-harmless-1 = Les téléphones prêtés par un employeur ou une école sont souvent supervisés.
check-supervised-device-unnamed-harmless-2 = Un téléphone acheté d’occasion, ou sur lequel quelqu’un a essayé de modifier le système, porte parfois cette marque.
check-supervised-device-unnamed-next = Est-ce votre employeur ou votre école ? Si oui, dites-le avec --known managed. Sinon, laissez le téléphone comme il est et parlez-en avec une personne qui aide.

check-setting-changed-by-about = Restrictions changées autrement que par l’app Réglages et le système
check-setting-changed-by-title = Des restrictions de ce téléphone ont été changées autrement que par l’app Réglages.
check-setting-changed-by-reason = { $name } a changé { $count ->
    [one] un réglage
   *[other] { $count } réglages
 } de ce que ce téléphone autorise.
check-setting-changed-by-harmless-1 = Les profils d’employeurs, d’écoles et d’opérateurs le font.
check-setting-changed-by-harmless-2 = Les contrôles parentaux le font, comme certains services du système que vigie ne connaît pas encore.
check-setting-changed-by-next = Regardons les dates ensemble : ce jour-là, avez-vous installé un profil ou une application, ou quelqu’un que vous connaissez ?

check-content-filter-about = Si le filtre web du téléphone est activé
check-content-filter-title = Le filtre web du téléphone est activé.
check-content-filter-reason = Certains sites sont écartés, ou seuls ceux d’une liste sont ouverts. Le filtre lui-même ne montre à personne ce que ce téléphone ouvre.
check-content-filter-harmless-1 = Des parents, des employeurs et des écoles l’activent.
check-content-filter-harmless-2 = On l’active aussi pour soi-même, dans les réglages de Temps d’écran.
check-content-filter-next = Savez-vous qui l’a activé ? Qui connaît le code de Temps d’écran peut le changer.

check-screen-time-about = Si Temps d’écran est activé
check-screen-time-title = Temps d’écran est activé.
check-screen-time-reason = Le téléphone compte combien de temps servent chaque application et chaque site. Dans un groupe familial, ou sur un autre appareil du même compte, une autre personne pourrait lire ces durées.
check-screen-time-harmless-1 = Beaucoup de gens s’en servent pour eux-mêmes.
check-screen-time-harmless-2 = Des parents l’activent pour leurs enfants.
check-screen-time-next = Qui connaît le code de Temps d’écran, et quels appareils utilisent votre compte ? Cela se voit dans les réglages, sous Temps d’écran et sous Famille.

check-computer-backup-about = Sauvegardes sur un ordinateur, en plus de celle que nous regardons
check-computer-backup-title = À vérifier avec vous : ce téléphone a été sauvegardé sur un ordinateur le { $date }.
check-computer-backup-reason = Le téléphone a noté une sauvegarde sur un ordinateur, qui n’est pas celle que nous regardons. Qui possède cet ordinateur pourrait y lire ce que le téléphone contenait alors.
check-computer-backup-harmless-1 = Vous, ou une personne qui vous aide, avez fait une sauvegarde ou une mise à jour avec un ordinateur.
check-computer-backup-harmless-2 = Cette date peut venir d’un téléphone précédent, dont celui-ci a repris la sauvegarde.
check-computer-backup-next = Était-ce un ordinateur à vous ? Si oui, dites-le avec --known computer: suivi de son nom. Si vous ne le connaissez pas, notez la date et parlez-en avec une personne qui aide.

check-computer-backup-this-title = La dernière sauvegarde sur un ordinateur est celle que nous regardons.
check-computer-backup-this-reason = Sa date, le { $date }, est à moins d’un jour de cette sauvegarde.
check-computer-backup-this-harmless-1 = C’est cette sauvegarde elle-même qui laisse cette trace.
check-computer-backup-this-next = Rien à faire. Gardez cette sauvegarde là où vous seule ou vous seul pouvez la prendre.

check-paired-computer-about = Ordinateurs auxquels le téléphone a été relié
check-paired-computer-title = À vérifier avec vous : ce téléphone a été relié à un ordinateur.
check-paired-computer-reason = Le téléphone a noté l’ordinateur { $name }. Un ordinateur auquel le téléphone fait confiance pourrait copier ce qu’il contient.
check-paired-computer-harmless-1 = C’est un ordinateur à vous, à vos proches ou à votre travail.
check-paired-computer-harmless-2 = Un magasin ou une personne qui vous aide a relié le téléphone.
check-paired-computer-next = Reconnaissez-vous cet ordinateur ? Si oui, dites-le avec --known computer: suivi de son nom. Sinon, parlez-en avec une personne qui aide avant de changer quoi que ce soit.

check-paired-computer-unnamed-title = Ce téléphone fait confiance à { $count ->
    [one] un ordinateur
   *[other] { $count } ordinateurs
 }, sans en donner le nom.
check-paired-computer-unnamed-reason = Le téléphone ne note que des identifiants : nous ne savons pas de quels ordinateurs il s’agit. Un ordinateur auquel le téléphone fait confiance pourrait copier ce qu’il contient.
check-paired-computer-unnamed-harmless-1 = L’ordinateur qui a servi à faire une sauvegarde ou une copie de ce téléphone peut en faire partie.
check-paired-computer-unnamed-harmless-2 = Les ordinateurs et accessoires reliés une fois restent quelque temps sur la liste.
check-paired-computer-unnamed-next = À combien d’ordinateurs avez-vous relié ce téléphone ces derniers mois ? S’il y en a plus ici, regardons les dates avec une personne qui aide.
# Les applications : ce qui leur a été permis, qui les a apportées, si elles sont encore là.

access-microphone = le micro
access-camera = l’appareil photo
access-photos = les photos
access-microphone-camera = le micro et l’appareil photo
access-microphone-photos = le micro et les photos
access-camera-photos = l’appareil photo et les photos
access-microphone-camera-photos = le micro, l’appareil photo et les photos

check-permission-without-app-about = Micro, appareil photo ou photos permis à une application absente de la liste
check-permission-without-app-title = Une application absente de la liste peut utiliser le micro, l’appareil photo ou les photos.
check-permission-without-app-reason = { $app } a reçu l’autorisation d’utiliser { $access }, et aucune des listes lues ne la compte parmi les applications de ce téléphone. Une application qui reste hors de la liste pourrait entendre, voir ou lire plus qu’on ne le sait.
check-permission-without-app-harmless-1 = Une application retirée, ou que le téléphone a mise de côté pour gagner de la place, peut laisser son autorisation derrière elle.
check-permission-without-app-harmless-2 = Les versions d’essai et les morceaux d’autres applications ne sont pas toujours dans la liste.
check-permission-without-app-next = Vous souvenez-vous de cette application ? Qui s’en servait, et quand a-t-elle été retirée ? Si personne ne le sait, montrez ce dossier à une personne qui aide.
check-permission-without-app-program-title = Un programme qui n’appartient à aucune application peut utiliser le micro, l’appareil photo ou les photos.
check-permission-without-app-program-reason = { $app } a reçu l’autorisation d’utiliser { $access }. Il n’est rangé ni avec les programmes du système, ni avec ceux des applications. Un tel programme pourrait entendre, voir ou lire ce qui est sur le téléphone.
check-permission-without-app-program-harmless-1 = Des outils de développement ou de réparation peuvent laisser une telle ligne.
check-permission-without-app-program-harmless-2 = Sur un téléphone dont le système a été déverrouillé, bien des programmes sont rangés ailleurs.
check-permission-without-app-program-next = Ce téléphone a-t-il été réparé, déverrouillé, ou a-t-il servi à du développement ? Sinon, montrez ce dossier à une permanence spécialisée avant toute mise à jour ou remise à zéro.

check-permission-by-management-about = Autorisations données par les règles d’une organisation, sans question à l’écran
check-permission-by-management-title = Les règles d’une organisation permettent à des applications d’utiliser ce téléphone sans rien demander.
check-permission-by-management-reason = { $count ->
    [one] Une autorisation a été donnée
   *[other] { $count } autorisations ont été données
 } par des règles et non par une réponse à l’écran (parmi les applications : { $apps }). Qui fait ces règles peut laisser une application voir ou entendre sans que personne ne soit interrogé.
check-permission-by-management-harmless-1 = Les téléphones prêtés par un employeur ou une école sont réglés ainsi.
check-permission-by-management-harmless-2 = Certains contrôles parentaux emploient le même moyen.
check-permission-by-management-next = Est-ce votre employeur ou votre école ? Si oui, dites-le avec --known managed. Sinon, laissez ces règles en place et parlez-en avec une personne qui aide : un changement pourrait se voir.

check-location-always-about = Applications qui peuvent toujours savoir où est le téléphone
check-location-always-title = Une application qui ne vient pas de l’App Store peut toujours savoir où est ce téléphone, et l’a demandé récemment.
check-location-always-reason = { $app } peut suivre la position à tout moment, même quand personne ne regarde le téléphone, et l’a fait dans les dernières semaines avant la sauvegarde. Qui reçoit ce qu’elle note pourrait connaître les lieux où vous allez.
check-location-always-harmless-1 = Les applications qui retrouvent un téléphone perdu, notent une course ou réunissent une famille font ainsi.
check-location-always-harmless-2 = Des employeurs et des développeurs utilisent des applications qui ne sont dans aucun magasin.
check-location-always-next = Connaissez-vous cette application, et qui l’a réglée ? Sinon, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-location-always-ordinary-title = Des applications peuvent toujours savoir où est ce téléphone.
check-location-always-ordinary-reason = { $named ->
    [one] Une application a
   *[other] { $named } applications ont
 } l’autorisation de suivre la position à tout moment ({ $apps }).
check-location-always-ordinary-harmless-1 = La météo, la navigation, le sport et la recherche d’un téléphone perdu en ont souvent besoin.
check-location-always-ordinary-next = Les connaissez-vous toutes ? Les réglages en montrent la liste : Confidentialité et sécurité, Service de localisation.

check-removed-app-about = Applications que le téléphone nomme encore et qui ne sont plus dans la liste
check-removed-app-title = Le téléphone nomme encore des applications qui ne sont plus dans la liste.
check-removed-app-reason = { $gone ->
    [one] Une application est nommée
   *[other] { $gone } applications sont nommées
 } dans les données du téléphone et absentes de sa liste ({ $apps }). Elles y étaient sans doute un jour.
check-removed-app-harmless-1 = Tout le monde retire des applications, et le téléphone met de côté celles qui ne servent pas.
check-removed-app-harmless-2 = Des morceaux du système et d’autres applications ont un nom à eux.
check-removed-app-next = Y a-t-il là un nom que vous ne connaissez pas ? Alors regardez ses dates avec une personne qui aide.

check-jailbreak-app-about = Applications et dossiers d’un système déverrouillé
check-jailbreak-app-title = Le système de ce téléphone semble avoir été déverrouillé.
check-jailbreak-app-reason = { $app } se trouve dans { $count ->
    [one] un enregistrement
   *[other] { $count } enregistrements
 } : cela va avec un système déverrouillé, où les applications peuvent faire ce qu’Apple empêche d’ordinaire. Une personne qui a eu le téléphone en main pourrait y avoir installé un outil qui lit et suit tout.
check-jailbreak-app-harmless-1 = Certaines personnes déverrouillent leur propre téléphone pour changer son aspect ou ce qu’il sait faire.
check-jailbreak-app-harmless-2 = Un téléphone acheté d’occasion, ou rétabli depuis une ancienne sauvegarde, peut porter les traces d’avant.
check-jailbreak-app-next = Avez-vous déverrouillé ce téléphone, vous ou quelqu’un à votre demande ? Si oui, dites-le avec --known root. Sinon, montrez ce dossier à une personne qui aide avant toute mise à jour ou remise à zéro.

check-app-of-another-account-about = Applications achetées par un autre compte Apple que la plupart
check-app-of-another-account-title = À vérifier avec vous : un autre compte Apple a acheté une application de ce téléphone.
check-app-of-another-account-reason = { $app } a été achetée par { $account }, et la plupart des autres applications par un autre compte. Qui se connecte avec ce compte sur le téléphone peut y mettre une application.
check-app-of-another-account-harmless-1 = Les familles partagent leurs achats, et les parents achètent pour leurs enfants.
check-app-of-another-account-harmless-2 = Une ancienne adresse de votre propre compte a l’air d’un autre compte.
check-app-of-another-account-harmless-3 = Quelqu’un vous a peut-être aidé à installer une application.
check-app-of-another-account-next = Connaissez-vous cette adresse ? Si c’est la vôtre ou celle d’un proche, dites-le avec --known account:ADRESSE. Sinon, regardez l’application avec une personne qui aide avant d’y toucher.

check-third-party-keyboard-about = Claviers apportés par des applications, et si l’un d’eux peut envoyer ce qui est tapé
check-third-party-keyboard-title = Un clavier apporté par une application est activé.
check-third-party-keyboard-reason = { $app } apporte un clavier. Aucune autorisation d’envoyer ce qui est tapé n’a été vue.
check-third-party-keyboard-harmless-1 = Beaucoup de gens préfèrent un autre clavier que celui d’Apple.
check-third-party-keyboard-harmless-2 = Certaines langues s’écrivent mieux ainsi.
check-third-party-keyboard-next = Savez-vous qui l’a ajouté ?
check-third-party-keyboard-full-access-title = Un clavier apporté par une application peut envoyer ce qui est tapé.
check-third-party-keyboard-full-access-reason = { $app } apporte un clavier qui a l’accès complet. Un tel clavier pourrait transmettre ce qui est tapé avec lui, les mots de passe mis à part.
check-third-party-keyboard-full-access-harmless-1 = Des claviers bien connus demandent l’accès complet pour traduire, corriger ou envoyer des images.
check-third-party-keyboard-full-access-harmless-2 = Certaines langues s’écrivent mieux avec un tel clavier.
check-third-party-keyboard-full-access-next = Avez-vous ajouté ce clavier et permis l’accès complet ? Si oui, dites-le avec --known app: et son identifiant. Sinon, regardez-le avec une personne qui aide.

check-process-gaps-about = Numéros qui manquent dans la liste des programmes
check-process-gaps-title = Des numéros manquent dans la liste des programmes qui ont utilisé le réseau.
check-process-gaps-reason = { $missing ->
    [one] Un numéro manque
   *[other] { $missing } numéros manquent
 } dans cette liste. Le téléphone numérote ses programmes l’un après l’autre ; un numéro absent n’a jamais servi, ou sa ligne a disparu.
check-process-gaps-harmless-1 = Presque tous les téléphones ont de tels trous : le téléphone range lui-même cette liste.
check-process-gaps-harmless-2 = Chaque application retirée en laisse un.
check-process-gaps-next = Rien à faire. Cela ne compte qu’à côté d’autres signes, aux mêmes dates.

check-temporary-executable-about = Programmes dans un dossier temporaire
check-temporary-executable-title = Un programme se trouvait dans un dossier temporaire du système.
check-temporary-executable-reason = { $path } est nommé comme un programme. Ni le système ni l’App Store n’en mettent là ; des logiciels espions vendus à des États l’ont fait. Un tel programme pourrait lire tout ce qui est sur le téléphone.
check-temporary-executable-harmless-1 = Des outils de développement ou de réparation sont parfois lancés depuis un tel dossier.
check-temporary-executable-harmless-2 = Sur un téléphone dont le système a été déverrouillé, d’autres programmes aussi.
check-temporary-executable-next = Depuis un appareil que personne d’autre n’a touché, parlez-en à une permanence spécialisée avant toute mise à jour, remise à zéro ou changement de téléphone : une telle trace disparaît facilement.

# Plusieurs signes sur une même application ou un même programme sont dits ensemble.

signs-app-title = Plusieurs choses ont été notées sur une même application.
signs-app-reason = Elles concernent { $name }. Chacune est dite ici.
signs-app-independent-reason = Elles concernent { $name } et viennent de données du téléphone qui ne dépendent pas les unes des autres. Ensemble, elles en disent plus que chacune seule.
signs-program-title = Plusieurs choses ont été notées sur un même programme.
signs-program-reason = Elles concernent { $name }. Chacune est dite ici.
signs-program-independent-reason = Elles concernent { $name } et viennent de données du téléphone qui ne dépendent pas les unes des autres. Ensemble, elles en disent plus que chacune seule.
check-calendar-invitation-about = Entrées de calendrier de la forme qu’un logiciel espion a utilisée pour entrer
check-calendar-invitation-title = À vérifier avec vous : une entrée du calendrier porte les mots d’invitations utilisées par un logiciel espion.
check-calendar-invitation-reason = { $count ->
    [one] Une entrée s’appelle exactement « Meeting » et sa
   *[other] { $count } entrées s’appellent exactement « Meeting » et leur
 } description est exactement « Notes ». Un logiciel espion vendu à des États est entré par des invitations portant ces mots. Il pouvait lire les messages, suivre la position, et entendre ou voir par le téléphone.
check-calendar-invitation-harmless-1 = Une personne, ou une application, peut avoir écrit ces deux mots ordinaires.
check-calendar-invitation-harmless-2 = Un calendrier de votre travail remplit peut-être ainsi ses entrées.
check-calendar-invitation-next = Regardons ensemble qui a créé cette entrée, et quand. Laissez-la en place et n’y répondez pas. Si personne ne la connaît, montrez ce dossier à une permanence spécialisée avant toute mise à jour ou remise à zéro.
check-calendar-invitation-past-title = Une entrée du calendrier a la forme d’invitations par lesquelles un logiciel espion est entré.
check-calendar-invitation-past-reason = { $count ->
    [one] Une entrée s’appelle exactement « Meeting » et dit exactement « Notes ». Elle a été créée
   *[other] { $count } entrées s’appellent exactement « Meeting » et disent exactement « Notes ». Une au moins a été créée
 } après la date qu’elle porte. Un logiciel espion vendu à des États est entré par de telles invitations, que personne ne voit. Il pouvait lire les messages, suivre la position, et entendre ou voir par le téléphone.
check-calendar-invitation-past-harmless-1 = Quelqu’un peut avoir noté une réunion après coup, avec ces deux mots ordinaires.
check-calendar-invitation-past-harmless-2 = Passer un calendrier d’un compte à un autre peut redater ses entrées.
check-calendar-invitation-past-next = Laissez l’entrée en place et n’y répondez pas. Depuis un appareil que personne d’autre n’a touché, parlez-en à une permanence spécialisée avant toute mise à jour, remise à zéro ou changement de téléphone.

check-id-status-nul-about = Adresses d’une forme qu’aucune adresse ordinaire n’a, parmi celles que le téléphone a cherchées
check-id-status-nul-title = Le téléphone a cherché une adresse d’une forme qu’aucune adresse ordinaire n’a.
check-id-status-nul-reason = { $count ->
    [one] Une adresse contient
   *[other] { $count } adresses contiennent
 } des caractères vides, impossibles à taper. De telles adresses ont été vues dans des attaques qui ne demandent aucun geste à la personne. Une telle attaque pourrait donner accès à tout le téléphone.
check-id-status-nul-harmless-1 = Un défaut du système, ou de l’application qui a écrit l’adresse, peut laisser de tels caractères.
check-id-status-nul-harmless-2 = Un fichier abîmé pendant sa copie peut aussi en montrer.
check-id-status-nul-next = Depuis un appareil que personne d’autre n’a touché, parlez-en à une permanence spécialisée avant toute mise à jour, remise à zéro ou changement de téléphone : cette trace ne dure pas.

check-deleted-messages-about = Signes que des messages ne sont plus là : numéros manquants, discussions sans leur dernier message
check-deleted-messages-numbers-title = Des messages ne sont plus dans Messages.
check-deleted-messages-numbers-reason = Le téléphone numérote chaque message, et { $missing ->
    [one] un numéro manque
   *[other] { $missing } numéros manquent
 } entre les autres ({ $count ->
    [one] à un endroit
   *[other] à { $count } endroits
 }). Rien ne dit ce qui a été effacé, ni par qui.
check-deleted-messages-numbers-harmless-1 = Tout le monde efface des messages, et le téléphone peut le faire seul au bout d’un temps.
check-deleted-messages-numbers-next = Rien à faire, sauf s’il manque un message dont vous vous souvenez.
check-deleted-messages-chats-title = Des discussions WhatsApp ont perdu leurs derniers messages.
check-deleted-messages-chats-reason = { $count ->
    [one] Une discussion avait un message plus récent que le dernier
   *[other] { $count } discussions avaient un message plus récent que le dernier
 } qui y reste. Il a été effacé, ou il a disparu de lui-même.
check-deleted-messages-chats-harmless-1 = Les messages qui disparaissent d’eux-mêmes sont un réglage de WhatsApp.
check-deleted-messages-chats-next = Rien à faire, sauf s’il manque un message dont vous vous souvenez.

check-public-album-about = Albums photo partagés qui ont une adresse web publique
check-public-album-title = { $count ->
    [one] Un album photo partagé a
   *[other] { $count } albums photo partagés ont
 } une adresse web publique.
check-public-album-reason = Qui connaît cette adresse peut voir les photos de l’album, sans compte.
check-public-album-harmless-1 = On l’active pour montrer des photos à sa famille ou à ses amis.
check-public-album-next = L’avez-vous activée ? Les réglages de l’album le montrent, et qui le suit.

# Android: the app that is spoken of stands under its identifier.

check-enabled-accessibility-about = Applications qui peuvent voir et utiliser tout l’écran (accessibilité)
check-enabled-accessibility-title = À vérifier avec vous : une application peut voir et utiliser tout l’écran.
check-enabled-accessibility-reason = Le service d’accessibilité de { $app } est activé. Il peut lire ce que l’écran affiche, messages et mots de passe compris, et appuyer à votre place.
check-enabled-accessibility-harmless-1 = Les lecteurs d’écran, la commande vocale et les aides pour qui voit, entend ou bouge autrement fonctionnent ainsi.
check-enabled-accessibility-harmless-2 = Des gestionnaires de mots de passe, des bloqueurs d’appels, des automates et l’aide à distance le demandent aussi.
check-enabled-accessibility-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-enabled-accessibility-ordinary-title = Des applications peuvent voir et utiliser tout l’écran, comme leur rôle le demande.
check-enabled-accessibility-ordinary-reason = { $named ->
    [one] Une application venue avec le téléphone ou connue pour cela
   *[other] { $named } applications venues avec le téléphone ou connues pour cela
 } : { $apps }. Un tel service peut lire ce que l’écran affiche.
check-enabled-accessibility-ordinary-harmless-1 = Les lecteurs d’écran et d’autres aides en ont besoin.
check-enabled-accessibility-ordinary-next = Les utilisez-vous toutes ? Les réglages en montrent la liste : Accessibilité.

check-notification-access-about = Applications qui peuvent lire toutes les notifications
check-notification-access-title = À vérifier avec vous : une application peut lire toutes les notifications.
check-notification-access-reason = { $app } peut lire les notifications de toutes les applications. Elle pourrait lire les messages à leur arrivée, et les codes que des services envoient.
check-notification-access-harmless-1 = Les montres, les voitures et les liaisons avec un ordinateur montrent ainsi les notifications.
check-notification-access-harmless-2 = Des écrans d’accueil et des automates le demandent aussi.
check-notification-access-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-notification-access-ordinary-title = Des applications peuvent lire toutes les notifications, comme leur rôle le demande.
check-notification-access-ordinary-reason = { $named ->
    [one] Une application venue avec le téléphone ou connue pour cela
   *[other] { $named } applications venues avec le téléphone ou connues pour cela
 } : { $apps }.
check-notification-access-ordinary-harmless-1 = Les montres, les voitures et les écrans d’accueil en ont besoin.
check-notification-access-ordinary-next = Les utilisez-vous toutes ? Les réglages en montrent la liste : Notifications, Notifications de l’appareil et des applications.

check-device-admin-about = Applications qui administrent le téléphone
check-device-admin-title = À vérifier avec vous : une application administre ce téléphone.
check-device-admin-reason = { $app } est administratrice du téléphone. Selon ce qu’elle a demandé, elle pourrait le verrouiller, l’effacer ou en changer le code, et elle est plus difficile à retirer.
check-device-admin-harmless-1 = Les applications qui retrouvent un téléphone perdu, la messagerie d’un employeur et les contrôles parentaux sont administrateurs.
check-device-admin-harmless-2 = Des employeurs et des écoles gèrent des téléphones avec de telles applications.
check-device-admin-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-device-admin-ordinary-title = Des applications administrent ce téléphone, comme leur rôle le demande.
check-device-admin-ordinary-reason = { $named ->
    [one] Une application venue avec le téléphone ou connue pour cela
   *[other] { $named } applications venues avec le téléphone ou connues pour cela
 } : { $apps }.
check-device-admin-ordinary-harmless-1 = Retrouver un téléphone perdu et la messagerie d’un employeur en ont besoin.
check-device-admin-ordinary-next = Les connaissez-vous toutes ? Les réglages en montrent la liste : Sécurité, Applications d’administration.

check-background-location-about = Applications qui suivent la position sans qu’on les regarde
check-background-location-title = Une application peut suivre où est ce téléphone sans que personne la regarde.
check-background-location-reason = { $app } peut connaître la position à tout moment, et l’a demandée. Qui reçoit ce qu’elle note pourrait connaître les lieux où vous allez.
check-background-location-harmless-1 = Les applications qui retrouvent un téléphone perdu, notent une course ou réunissent une famille font ainsi.
check-background-location-harmless-2 = La météo et la navigation le demandent aussi.
check-background-location-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-background-location-ordinary-title = Des applications peuvent savoir à tout moment où est ce téléphone.
check-background-location-ordinary-reason = { $named ->
    [one] Une application le peut, et l’a fait
   *[other] { $named } applications le peuvent, et l’ont fait
 } : { $apps }.
check-background-location-ordinary-harmless-1 = La météo, la navigation, le sport et la recherche d’un téléphone perdu en ont souvent besoin.
check-background-location-ordinary-next = Les connaissez-vous toutes ? Les réglages en montrent la liste : Localisation, Autorisations des applications.

check-background-microphone-camera-about = Applications qui ont utilisé le micro ou l’appareil photo sans qu’on les regarde
check-background-microphone-camera-title = Une application a utilisé le micro ou l’appareil photo sans que personne la regarde.
check-background-microphone-camera-reason = { $app } l’a fait en arrière-plan. Elle a pu enregistrer ce qui se disait, ou ce qui était devant le téléphone.
check-background-microphone-camera-harmless-1 = Les appels, les messages vocaux et les enregistreurs d’appels continuent quand une autre application est devant.
check-background-microphone-camera-harmless-2 = Les assistants vocaux attendent leur nom.
check-background-microphone-camera-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-background-microphone-camera-ordinary-title = Des applications ont utilisé le micro ou l’appareil photo en arrière-plan.
check-background-microphone-camera-ordinary-reason = { $named ->
    [one] Une application l’a fait
   *[other] { $named } applications l’ont fait
 } : { $apps }.
check-background-microphone-camera-ordinary-harmless-1 = Les appels et les messages vocaux continuent en arrière-plan.
check-background-microphone-camera-ordinary-next = Les connaissez-vous toutes ? Les réglages montrent les derniers usages : Confidentialité, Tableau de bord Confidentialité.

check-reads-messages-and-calls-about = Applications qui lisent les SMS, la liste des appels et les contacts
check-reads-messages-and-calls-title = Une application peut lire les SMS, la liste des appels et les contacts.
check-reads-messages-and-calls-reason = { $app } a reçu les trois autorisations, et s’en est servie. Elle pourrait savoir avec qui vous parlez, quand, et ce que vous vous écrivez.
check-reads-messages-and-calls-harmless-1 = Les applications de messages et d’appels, les sauvegardes, les montres et les liaisons avec un ordinateur en ont besoin.
check-reads-messages-and-calls-harmless-2 = Certaines applications qui reconnaissent les appels indésirables le demandent aussi.
check-reads-messages-and-calls-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-reads-messages-and-calls-ordinary-title = Des applications peuvent lire les SMS, la liste des appels et les contacts.
check-reads-messages-and-calls-ordinary-reason = { $named ->
    [one] Une application le peut, et l’a fait
   *[other] { $named } applications le peuvent, et l’ont fait
 } : { $apps }.
check-reads-messages-and-calls-ordinary-harmless-1 = Les applications de messages et d’appels, les montres et les sauvegardes en ont besoin.
check-reads-messages-and-calls-ordinary-next = Les connaissez-vous toutes ?

check-screen-access-about = Applications qui peuvent enregistrer l’écran
check-screen-access-title = À vérifier avec vous : une application peut enregistrer ce que l’écran affiche.
check-screen-access-reason = { $app } peut enregistrer l’écran, ou le voir et s’afficher par-dessus. Elle pourrait garder tout ce que l’écran montre.
check-screen-access-harmless-1 = Les appels vidéo, l’aide à distance et les enregistreurs d’écran le font à votre demande.
check-screen-access-harmless-2 = Des aides à l’accessibilité s’affichent par-dessus les autres applications.
check-screen-access-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-screen-access-ordinary-title = Des applications peuvent enregistrer ce que l’écran affiche.
check-screen-access-ordinary-reason = { $named ->
    [one] Une application le peut, ou l’a déjà fait
   *[other] { $named } applications le peuvent, ou l’ont déjà fait
 } : { $apps }.
check-screen-access-ordinary-harmless-1 = Les appels vidéo et l’aide à distance en ont besoin.
check-screen-access-ordinary-next = Les connaissez-vous toutes ?

check-keyboard-sideloaded-about = Claviers qui ne viennent pas d’un magasin d’applications
check-keyboard-sideloaded-title = À vérifier avec vous : un clavier ne vient pas d’un magasin d’applications.
check-keyboard-sideloaded-reason = { $app } est un clavier activé. Un clavier voit tout ce qui est tapé, mots de passe compris.
check-keyboard-sideloaded-harmless-1 = Des claviers pour certaines langues se partagent hors des magasins.
check-keyboard-sideloaded-harmless-2 = Qui préfère les logiciels libres installe souvent le sien d’ailleurs.
check-keyboard-sideloaded-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.

check-installs-apps-about = Applications qui en installent d’autres
check-installs-apps-title = À vérifier avec vous : une application qui ne vient pas d’un magasin en a installé d’autres.
check-installs-apps-reason = { $app } a été autorisée à installer des applications, et s’en est servie. Elle pourrait en apporter d’autres.
check-installs-apps-harmless-1 = Les autres magasins d’applications font ainsi.
check-installs-apps-harmless-2 = Les navigateurs et gestionnaires de fichiers le font quand on ouvre le fichier d’une application.
check-installs-apps-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-installs-apps-ordinary-title = Des applications en ont installé d’autres.
check-installs-apps-ordinary-reason = { $named ->
    [one] Une application y a été autorisée, et l’a fait
   *[other] { $named } applications y ont été autorisées, et l’ont fait
 } : { $apps }.
check-installs-apps-ordinary-harmless-1 = Les navigateurs, messageries et magasins le font quand on ouvre le fichier d’une application.
check-installs-apps-ordinary-next = Vous en souvenez-vous ? Les réglages montrent qui le peut : Installer des applications inconnues.

check-no-launcher-about = Applications installées sans icône
check-no-launcher-title = Une application que quelqu’un a installée n’a pas d’icône parmi les autres.
check-no-launcher-reason = { $app } ne se voit pas parmi les applications : elle peut travailler sans être remarquée.
check-no-launcher-harmless-1 = Les claviers, les widgets, les modules et les compléments d’autres applications n’ont pas d’icône.
check-no-launcher-harmless-2 = Les agents d’un employeur et les contrôles parentaux n’en ont souvent pas.
check-no-launcher-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-no-launcher-ordinary-title = Des applications installées n’ont pas d’icône.
check-no-launcher-ordinary-reason = { $named ->
    [one] Une application ne se voit pas parmi les autres
   *[other] { $named } applications ne se voient pas parmi les autres
 } : { $apps }.
check-no-launcher-ordinary-harmless-1 = Les claviers, les widgets et les modules n’en ont pas.
check-no-launcher-ordinary-next = Les connaissez-vous toutes ? Les réglages montrent toutes les applications, même sans icône : Applications.

check-imitates-system-about = Applications nommées comme des parties du système
check-imitates-system-title = À vérifier avec vous : une application porte le nom d’une partie du système, sans en être une.
check-imitates-system-reason = { $app } porte un tel nom. Elle n’est pas venue avec le téléphone, ni d’un magasin, et n’est pas signée par qui a fait le téléphone. Des applications de surveillance prennent souvent de tels noms pour ne pas être remarquées.
check-imitates-system-harmless-1 = On met parfois sur son téléphone des éléments du système d’un autre fabricant.
check-imitates-system-harmless-2 = Sur un téléphone au système remplacé, les applications habituelles d’Android s’installent parfois à la main.
check-imitates-system-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.

check-restricted-settings-allowed-about = Applications venues d’ailleurs auxquelles on a permis ce qu’Android retient
check-restricted-settings-allowed-title = Quelqu’un a permis à une application venue d’ailleurs ce qu’Android retient pour de telles applications.
check-restricted-settings-allowed-reason = Android avertit avant qu’une application comme { $app } puisse lire l’écran ou les notifications. Quelqu’un qui tenait le téléphone est passé outre dans ses réglages.
check-restricted-settings-allowed-harmless-1 = Qui installe d’ailleurs un automate ou un gestionnaire de mots de passe fait de même.
check-restricted-settings-allowed-harmless-2 = L’assistance d’un employeur ou d’un proche a pu le demander.
check-restricted-settings-allowed-next = Vous souvenez-vous de l’avoir fait ? Sinon, qui a pu tenir le téléphone déverrouillé ? Laissez l’application en place pour l’instant et regardez-la avec une personne qui aide.

check-sideloaded-about = Applications qui ne viennent pas d’un magasin
check-sideloaded-title = Une application ne vient pas d’un magasin.
check-sideloaded-reason = { $app } a été ouverte comme un fichier, ou est venue par un câble{ $dated ->
    [0] {""}
   *[other] , le { $day ->
        [1] 1er
       *[other] { $day }
     } { $month } { $year }
 } ; le téléphone ne note pas d’où. Aucun magasin ne l’a examinée.
check-sideloaded-harmless-1 = Des employeurs, des développeurs et d’autres magasins apportent ainsi des applications.
check-sideloaded-harmless-2 = Le passage à un nouveau téléphone peut perdre la note du magasin.
check-sideloaded-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-sideloaded-from-title = Une application ne vient pas d’un magasin.
check-sideloaded-from-reason = { $app } est venue par { $from }{ $dated ->
    [0] {""}
   *[other] , le { $day ->
        [1] 1er
       *[other] { $day }
     } { $month } { $year }
 }. Aucun magasin ne l’a examinée.
check-sideloaded-from-harmless-1 = Des employeurs, des développeurs et d’autres magasins apportent ainsi des applications.
check-sideloaded-from-harmless-2 = Le passage à un nouveau téléphone peut noter une autre application que le magasin.
check-sideloaded-from-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-sideloaded-browser-title = Une application a été prise avec un navigateur, pas dans un magasin.
check-sideloaded-browser-reason = { $app } a été prise avec un navigateur ({ $from }) et ouverte{ $dated ->
    [0] {""}
   *[other] , le { $day ->
        [1] 1er
       *[other] { $day }
     } { $month } { $year }
 }. Aucun magasin ne l’a examinée. Il faut pour cela le téléphone déverrouillé en main.
check-sideloaded-browser-harmless-1 = Des employeurs, des développeurs et d’autres magasins apportent ainsi des applications.
check-sideloaded-browser-harmless-2 = Le passage à un nouveau téléphone peut noter une autre application que le magasin.
check-sideloaded-browser-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-sideloaded-messenger-title = Une application est arrivée par un message, pas d’un magasin.
check-sideloaded-messenger-reason = { $app } est arrivée par un message ou un courriel ({ $from }) et a été ouverte{ $dated ->
    [0] {""}
   *[other] , le { $day ->
        [1] 1er
       *[other] { $day }
     } { $month } { $year }
 }. Aucun magasin ne l’a examinée. Il faut pour cela le téléphone déverrouillé en main.
check-sideloaded-messenger-harmless-1 = Des employeurs, des développeurs et d’autres magasins apportent ainsi des applications.
check-sideloaded-messenger-harmless-2 = Le passage à un nouveau téléphone peut noter une autre application que le magasin.
check-sideloaded-messenger-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-sideloaded-files-title = Une application a été ouverte comme un fichier, hors d’un magasin.
check-sideloaded-files-reason = { $app } a été ouverte depuis les fichiers du téléphone ({ $from }){ $dated ->
    [0] {""}
   *[other] , le { $day ->
        [1] 1er
       *[other] { $day }
     } { $month } { $year }
 }. Aucun magasin ne l’a examinée. Il faut pour cela le téléphone déverrouillé en main.
check-sideloaded-files-harmless-1 = Des employeurs, des développeurs et d’autres magasins apportent ainsi des applications.
check-sideloaded-files-harmless-2 = Le passage à un nouveau téléphone peut noter une autre application que le magasin.
check-sideloaded-files-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-sideloaded-ordinary-title = Des applications ne viennent pas d’un magasin.
check-sideloaded-ordinary-reason = { $named ->
    [one] Une application est venue
   *[other] { $named } applications sont venues
 } autrement : { $apps }. Rien d’autre n’y appelle un examen.
check-sideloaded-ordinary-harmless-1 = Des employeurs, des développeurs et d’autres magasins apportent ainsi des applications.
check-sideloaded-ordinary-next = Les connaissez-vous toutes ?

check-play-protect-weakened-about = Si Android examine les applications
check-play-protect-weakened-title = Android n’examine plus les applications de ce téléphone.
check-play-protect-weakened-reason = Les réglages par lesquels Play Protect examine les applications sont désactivés. Une application qu’il sait nuisible pourrait s’installer sans avertissement.
check-play-protect-weakened-harmless-1 = Les téléphones sans les services de Google l’ont désactivé.
check-play-protect-weakened-harmless-2 = On le désactive parfois parce qu’il se plaint d’une application que l’on veut.
check-play-protect-weakened-next = L’avez-vous désactivé ? Sinon, demandez-vous qui a tenu le téléphone. Avant de le réactiver, parlez-en avec une personne qui aide : il peut signaler une application, et cela peut se voir.
check-play-protect-weakened-choices-title = Certains choix sur l’examen des applications par Android sont désactivés.
check-play-protect-weakened-choices-reason = Ce sont : { $settings }. Ils concernent les applications venues par un câble, ou envoyées à Google.
check-play-protect-weakened-choices-harmless-1 = Des développeurs, et qui partage peu avec Google, font ce choix.
check-play-protect-weakened-choices-next = Rien à faire, sauf si personne ne sait qui a fait ce choix.

check-adb-hosts-about = Ordinateurs qui peuvent atteindre tout le téléphone (adb)
check-adb-hosts-title = À vérifier avec vous : un ordinateur peut atteindre presque tout ce téléphone.
check-adb-hosts-reason = Le téléphone fait confiance à l’ordinateur { $computer } pour le débogage. Une fois connecté, il pourrait lire des fichiers, installer des applications et changer des réglages.
check-adb-hosts-harmless-1 = Des développeurs, des réparateurs et certains transferts vers un nouveau téléphone le demandent.
check-adb-hosts-harmless-2 = L’ordinateur d’une personne qui a aidé à examiner le téléphone est noté ici aussi.
check-adb-hosts-next = Reconnaissez-vous cet ordinateur ? Si oui, dites-le avec --known adb:NOM. Un ordinateur choisit son nom librement. Sinon, n’y touchez pas pour l’instant et regardez-le avec une personne qui aide.
check-adb-hosts-unnamed-title = À vérifier avec vous : un ordinateur sans nom peut atteindre presque tout ce téléphone.
check-adb-hosts-unnamed-reason = Le téléphone fait confiance à un ordinateur pour le débogage, et son nom est vide. Une fois connecté, il pourrait lire des fichiers, installer des applications et changer des réglages.
check-adb-hosts-unnamed-harmless-1 = Certains outils de réparation et d’essai ne donnent pas de nom.
check-adb-hosts-unnamed-harmless-2 = L’outil d’une personne qui a aidé à examiner le téléphone peut n’en donner aucun.
check-adb-hosts-unnamed-next = Qui a relié ce téléphone à un ordinateur, et pourquoi ? Si personne ne le sait, n’y touchez pas pour l’instant et regardez-le avec une personne qui aide.
check-adb-hosts-now-title = Un ordinateur était relié à ce téléphone au moment de la lecture.
check-adb-hosts-now-reason = Il se nomme { $computer }, et s’est relié en dernier, à l’heure de la lecture : c’est sans doute celui qui l’a faite.
check-adb-hosts-now-harmless-1 = C’est l’ordinateur avec lequel cette lecture a été faite.
check-adb-hosts-now-harmless-2 = L’ordinateur d’un développeur reste relié.
check-adb-hosts-now-next = Est-ce l’ordinateur de la personne qui vous a aidé ?
check-adb-hosts-now-unnamed-title = Un ordinateur était relié à ce téléphone au moment de la lecture.
check-adb-hosts-now-unnamed-reason = Il ne donne aucun nom, et s’est relié en dernier, à l’heure de la lecture : c’est sans doute celui qui l’a faite.
check-adb-hosts-now-unnamed-harmless-1 = C’est l’ordinateur avec lequel cette lecture a été faite.
check-adb-hosts-now-unnamed-harmless-2 = L’ordinateur d’un développeur reste relié.
check-adb-hosts-now-unnamed-next = Est-ce l’ordinateur de la personne qui vous a aidé ?

check-work-profile-or-owner-about = Si une organisation ou un parent gère le téléphone
check-work-profile-or-owner-title = Une application gère tout ce téléphone.
check-work-profile-or-owner-reason = { $app } est propriétaire du téléphone. Elle pourrait installer des applications, en interdire, verrouiller ou effacer le téléphone et, sur certains, le localiser.
check-work-profile-or-owner-harmless-1 = Les téléphones prêtés par un employeur ou une école sont gérés ainsi.
check-work-profile-or-owner-harmless-2 = Certains contrôles parentaux emploient le même moyen.
check-work-profile-or-owner-next = Est-ce votre employeur, votre école, ou ce qu’un parent a réglé ? Si oui, dites-le avec --known managed ou --known parental. Sinon, laissez-le en place et parlez-en avec une personne qui aide.
check-work-profile-or-owner-profile-title = Une application gère une partie de ce téléphone.
check-work-profile-or-owner-profile-reason = { $app } est propriétaire d’un profil du téléphone : un espace séparé, ou ce qui est réglé pour un enfant. Elle pourrait y installer des applications, en interdire, et tout y effacer.
check-work-profile-or-owner-profile-harmless-1 = Des employeurs séparent ainsi le travail du reste.
check-work-profile-or-owner-profile-harmless-2 = Les contrôles parentaux, et les applications qui en isolent d’autres, font de même.
check-work-profile-or-owner-profile-next = Est-ce votre employeur, votre école, ou ce qu’un parent a réglé ? Si oui, dites-le avec --known managed ou --known parental. Sinon, laissez-le en place et parlez-en avec une personne qui aide.

check-disabled-update-package-about = Parties du système qui apportent les mises à jour, désactivées
check-disabled-update-package-title = Une partie du système qui apporte les mises à jour ou veille sur le téléphone est désactivée.
check-disabled-update-package-reason = { $app } est venue avec le téléphone et quelqu’un l’a désactivée. Le téléphone pourrait rester sans réparation de ses failles.
check-disabled-update-package-harmless-1 = On désactive de telles parties pour gagner de la place, ou pour moins partager avec le fabricant.
check-disabled-update-package-harmless-2 = Certains opérateurs et fabricants désactivent celles qu’ils ont remplacées.
check-disabled-update-package-next = L’avez-vous désactivée ? Si oui, dites-le avec --known app: et son nom. Sinon, parlez-en avec une personne qui aide.

check-root-or-unlocked-about = Si le système a été déverrouillé (root)
check-root-or-unlocked-title = À vérifier avec vous : le système de ce téléphone diffère de ce que son fabricant livre.
check-root-or-unlocked-reason = Cela se voit à : { $what }. Sur un téléphone au système déverrouillé, une application pourrait atteindre ce que les autres gardent pour elles, et mieux se cacher.
check-root-or-unlocked-harmless-1 = On déverrouille parfois son téléphone, ou on y met un autre système, par choix.
check-root-or-unlocked-harmless-2 = Des téléphones d’essai, et certains d’occasion, sont livrés ainsi.
check-root-or-unlocked-next = L’avez-vous déverrouillé, ou fait déverrouiller ? Si oui, dites-le avec --known root. Sinon, montrez ce dossier à une ligne d’aide spécialisée.
signs-android-app-title = À vérifier avec vous : plusieurs choses ont été notées sur une même application.
signs-android-app-reason = Elles concernent { $name }. Chacune est dite ici, avec ce qu’elle permettrait de faire.
signs-android-app-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
signs-android-app-strong-title = Une application se comporte, par plusieurs côtés, comme celles qui surveillent une personne.
signs-android-app-strong-reason = Il s’agit de { $name }. Aucune liste ne la nomme ; mais ce qu’elle peut faire, d’où elle vient et la façon dont elle reste hors de vue vont ensemble comme dans les applications qui surveillent une personne. Chaque point est dit ici.
signs-android-app-strong-next = Laissez-la en place pour l’instant : la retirer pourrait se voir, et c’est une preuve. Depuis un appareil que personne d’autre n’a touché, parlez avec une ligne d’aide de ce qui vient d’abord.

# Examens d’un téléphone Android dans son ensemble.
check-process-out-of-place-about = Programmes qui tournent là où ni le système ni les applications n’en mettent
check-process-out-of-place-title = Un programme a tourné depuis un dossier où ni le système ni les applications n’en mettent.
check-process-out-of-place-reason = { $path } se trouve dans le dossier où un ordinateur relié copie des fichiers. Un programme placé là pourrait tourner à côté de toutes les applications, sans en être une.
check-process-out-of-place-harmless-1 = Des développeurs lancent de tels programmes en cherchant les erreurs de leurs applications.
check-process-out-of-place-harmless-2 = Des outils qui lisent un téléphone par câble, ou en affichent l’écran, en laissent là.
check-process-out-of-place-next = Si vous le pouvez, laissez le téléphone allumé et ne changez rien : un tel programme peut disparaître au redémarrage. Depuis un appareil que personne d’autre n’a touché, parlez-en avec une ligne d’aide spécialisée.
check-process-out-of-place-deleted-title = Un programme tourne alors que son fichier a disparu.
check-process-out-of-place-deleted-reason = { $path } a été retiré pendant que le programme continuait. Certains programmes le font pour ne pas laisser de trace.
check-process-out-of-place-deleted-harmless-1 = Une mise à jour qui remplace le fichier pendant qu’il tourne donne la même chose.
check-process-out-of-place-deleted-harmless-2 = Des outils de développement retirent leurs fichiers une fois lancés.
check-process-out-of-place-deleted-next = Si vous le pouvez, laissez le téléphone allumé et ne changez rien : un tel programme disparaît au redémarrage. Depuis un appareil que personne d’autre n’a touché, parlez-en avec une ligne d’aide spécialisée.
check-process-out-of-place-from-data-title = À vérifier avec vous : un programme qui donne tous les droits, ou qui lance des applications, tourne depuis un dossier de données.
check-process-out-of-place-from-data-reason = { $path } n’est pas celui du système. Il pourrait laisser une application atteindre ce que les autres gardent pour elles.
check-process-out-of-place-from-data-harmless-1 = Les téléphones que leur propriétaire a déverrouillés ont de tels programmes.
check-process-out-of-place-from-data-harmless-2 = Des applications en apportent une copie pour des fonctions qui demandent plus de droits.
check-process-out-of-place-from-data-next = Avez-vous déverrouillé ce téléphone, ou l’avez-vous fait déverrouiller ? Si oui, dites-le avec --known root. Sinon, montrez ce dossier à une ligne d’aide spécialisée.
check-process-out-of-place-updated-title = Le programme d’une application a été remplacé pendant qu’il tournait.
check-process-out-of-place-updated-reason = { $path } appartient à une application, et son fichier est maintenant un autre.
check-process-out-of-place-updated-harmless-1 = C’est l’effet d’une mise à jour, jusqu’à ce que l’application soit relancée.
check-process-out-of-place-updated-next = Rien à faire.

check-files-in-shell-folder-about = Fichiers qu’un ordinateur relié a laissés sur le téléphone
check-files-in-shell-folder-title = À vérifier avec vous : un ordinateur a laissé des fichiers sur ce téléphone.
check-files-in-shell-folder-reason = Ce sont : { $files }. Ils se trouvent dans le dossier où un ordinateur copie des fichiers par le débogage. Aucune application ne s’en sert d’elle-même.
check-files-in-shell-folder-harmless-1 = Des développeurs, des réparateurs et le passage à un nouveau téléphone y laissent des fichiers.
check-files-in-shell-folder-harmless-2 = L’outil d’une personne qui a aidé à lire le téléphone a pu en laisser.
check-files-in-shell-folder-next = Savez-vous qui a relié ce téléphone à un ordinateur ? Si c’était votre ordinateur, dites-le avec --known adb:NOM. Si personne ne le sait, laissez-les là et regardez-les avec une personne qui aide.
check-files-in-shell-folder-program-title = À vérifier avec vous : un ordinateur a laissé un programme sur ce téléphone.
check-files-in-shell-folder-program-reason = Parmi ces fichiers, il y en a qui peuvent être lancés : { $files }. Ils se trouvent dans le dossier où un ordinateur copie des fichiers par le débogage, et d’où il peut les lancer.
check-files-in-shell-folder-program-harmless-1 = Des développeurs, des réparateurs et des outils qui affichent l’écran y laissent des programmes.
check-files-in-shell-folder-program-harmless-2 = L’outil d’une personne qui a aidé à lire le téléphone a pu en laisser.
check-files-in-shell-folder-program-next = Savez-vous qui a relié ce téléphone à un ordinateur ? Si c’était votre ordinateur, dites-le avec --known adb:NOM. Si personne ne le sait, laissez-les là : ce sont des preuves. Regardez-les avec une personne spécialisée.

check-app-file-downloaded-about = Comment sont venues les applications hors magasin : leurs fichiers parmi les téléchargements et les messages
check-app-file-downloaded-title = Le fichier d’une application est parmi les téléchargements ou les fichiers d’une messagerie.
check-app-file-downloaded-reason = { $path } porte un nom proche de { $app }, qu’aucun magasin n’a apportée. Il peut montrer par où cette application est venue.
check-app-file-downloaded-harmless-1 = Qui choisit des applications hors des magasins a de tels fichiers.
check-app-file-downloaded-next = Si personne ne connaît cette application, gardez le fichier : c’est une preuve.

check-debugging-in-log-about = Ce qu’un ordinateur relié a fait, d’après le journal de sécurité du téléphone
check-debugging-in-log-title = À vérifier avec vous : un ordinateur a donné des ordres à ce téléphone avant sa lecture.
check-debugging-in-log-reason = Le journal de sécurité du téléphone note ce qui a été fait par le débogage : { $what }. Quelqu’un pourrait ainsi installer des applications, leur donner des droits et copier des fichiers.
check-debugging-in-log-harmless-1 = Des développeurs le font chaque jour.
check-debugging-in-log-harmless-2 = Une réparation, le passage à un nouveau téléphone, ou un rendez-vous précédent avec une personne qui aide laissent la même chose.
check-debugging-in-log-next = Qui a relié ce téléphone à un ordinateur à ce moment-là ? Si c’était votre ordinateur, dites-le avec --known adb:NOM. Si personne ne le sait, parlez-en avec une personne qui aide et ne changez rien sur le téléphone pour l’instant.
check-debugging-in-log-now-title = Un ordinateur a donné des ordres à ce téléphone pendant sa lecture.
check-debugging-in-log-now-reason = Le journal de sécurité du téléphone note ce qui a été fait par le débogage le jour de la lecture : c’est sans doute la lecture elle-même.
check-debugging-in-log-now-harmless-1 = L’outil qui a lu le téléphone procède ainsi.
check-debugging-in-log-now-next = Rien à faire, si le téléphone a été lu par câble ce jour-là.

check-logging-stopped-about = Si le journal de sécurité du téléphone a été arrêté
check-logging-stopped-title = À vérifier avec vous : le journal de sécurité du téléphone a été arrêté.
check-logging-stopped-reason = Il s’est interrompu pendant que le téléphone restait allumé. Ce qui s’est passé ensuite n’est pas noté.
check-logging-stopped-harmless-1 = Qui désactive la Protection avancée, ou son journal, l’arrête.
check-logging-stopped-harmless-2 = Une organisation qui gère le téléphone peut l’arrêter aussi.
check-logging-stopped-next = L’avez-vous arrêté ? Sinon, demandez-vous qui tenait le téléphone à ce moment-là, et parlez-en avec une personne qui aide.

check-administration-in-log-about = Ce qu’ont fait les applications qui administrent le téléphone, d’après son journal de sécurité
check-administration-in-log-title = À vérifier avec vous : une application a usé de son pouvoir sur ce téléphone.
check-administration-in-log-reason = { $app } a fait ceci : { $what }. Une telle application pourrait verrouiller le téléphone à distance, interdire l’appareil photo ou des fonctions du système.
check-administration-in-log-harmless-1 = Des employeurs et des écoles le font sur les téléphones qu’ils gèrent.
check-administration-in-log-harmless-2 = Les contrôles parentaux, et les applications qui retrouvent un téléphone perdu, le font aussi.
check-administration-in-log-next = Connaissez-vous cette application, et qui l’a réglée ? Si oui, dites-le avec --known managed, --known parental, ou --known app: et son nom. Sinon, laissez-la en place et parlez-en avec une personne qui aide.

check-protection-failure-about = Échecs de la protection du téléphone, d’après son journal de sécurité
check-protection-failure-title = À vérifier avec vous : une partie de la protection du téléphone a échoué.
check-protection-failure-reason = Le journal de sécurité du téléphone note : { $what }. Cela ne devrait pas arriver sur un téléphone qui fonctionne.
check-protection-failure-harmless-1 = Une mémoire qui s’use provoque de tels échecs.
check-protection-failure-harmless-2 = Une mise à jour manquée, ou une réparation, aussi.
check-protection-failure-next = Montrez ce dossier à une ligne d’aide spécialisée avant toute mise à jour ou remise à zéro.
check-protection-failure-ordinary-title = De petits échecs figurent dans le journal de sécurité du téléphone.
check-protection-failure-ordinary-reason = Le certificat d’un serveur a été refusé, ou une clé n’a pas pu être créée. La plupart des téléphones en ont.
check-protection-failure-ordinary-harmless-1 = Les réseaux des hôtels et des trains, et des serveurs mal réglés, en sont la cause.
check-protection-failure-ordinary-next = Rien à faire.

check-trusted-certificate-logged-title = Un certificat a été ajouté à ceux auxquels ce téléphone fait confiance.
check-trusted-certificate-logged-reason = Le journal de sécurité du téléphone note que { $name } a été ajouté. Avec la maîtrise du réseau, il pourrait permettre de lire des échanges normalement chiffrés.
check-trusted-certificate-logged-harmless-1 = Des employeurs et des écoles ajoutent des certificats pour leurs services internes.
check-trusted-certificate-logged-harmless-2 = Des outils de sécurité, de blocage de publicité et de développement en ajoutent un.
check-trusted-certificate-logged-next = Savez-vous qui l’a ajouté ? Si c’est votre employeur ou votre école, dites-le avec --known managed. Sinon, laissez-le en place et regardez-le avec une personne qui aide : le retirer pourrait se voir.

check-rerouted-traffic-about = Réglages d’un téléphone Android qui font passer ses échanges par quelqu’un
check-rerouted-traffic-vpn-title = À vérifier avec vous : tous les échanges de ce téléphone passent par une application.
check-rerouted-traffic-vpn-reason = { $name } est réglée comme VPN toujours actif. Qui la gère pourrait voir quels sites et services ce téléphone utilise.
check-rerouted-traffic-vpn-harmless-1 = Beaucoup choisissent eux-mêmes un VPN ou un bloqueur de publicité.
check-rerouted-traffic-vpn-harmless-2 = Des employeurs et des contrôles parentaux en règlent un aussi.
check-rerouted-traffic-vpn-next = Connaissez-vous cette application, et l’avez-vous choisie ? Si oui, dites-le avec --known app: et son nom. Si personne ne la connaît, laissez-la en place et regardez-la avec une personne qui aide : la désactiver pourrait se voir.
check-rerouted-traffic-proxy-title = À vérifier avec vous : les échanges de ce téléphone passent par un serveur.
check-rerouted-traffic-proxy-reason = { $name } est réglé comme proxy. Qui le gère pourrait voir quels sites et services ce téléphone utilise.
check-rerouted-traffic-proxy-harmless-1 = Des employeurs et des écoles en règlent un pour leurs réseaux.
check-rerouted-traffic-proxy-harmless-2 = Des développeurs, et certains bloqueurs de publicité, aussi.
check-rerouted-traffic-proxy-next = Savez-vous qui l’a réglé ? Si c’est votre employeur ou votre école, dites-le avec --known managed. Si personne ne le sait, laissez-le en place et regardez-le avec une personne qui aide : le désactiver pourrait se voir.
check-rerouted-traffic-name-server-title = À vérifier avec vous : ce téléphone demande les adresses des sites à un serveur choisi.
check-rerouted-traffic-name-server-reason = { $name } est réglé comme DNS privé. Qui le gère pourrait voir quels sites et services ce téléphone utilise, et l’envoyer ailleurs.
check-rerouted-traffic-name-server-harmless-1 = On choisit parfois un tel serveur pour voir moins de publicité, ou l’on en a un chez soi.
check-rerouted-traffic-name-server-harmless-2 = Des employeurs, des écoles et des contrôles parentaux en règlent un aussi.
check-rerouted-traffic-name-server-next = Savez-vous qui l’a choisi ? Si c’est votre employeur ou un parent, dites-le avec --known managed ou --known parental. Si personne ne le sait, laissez-le en place et regardez-le avec une personne qui aide : le changer pourrait se voir.
check-rerouted-traffic-public-server-title = Ce téléphone demande les adresses des sites à un serveur public bien connu.
check-rerouted-traffic-public-server-reason = { $name } est réglé comme DNS privé. Certains de ces serveurs acceptent des règles, et peuvent alors montrer à qui les a réglés quels sites ont été demandés.
check-rerouted-traffic-public-server-harmless-1 = Beaucoup en choisissent un pour voir moins de publicité, ou pour sa rapidité.
check-rerouted-traffic-public-server-next = Rien à faire, sauf si personne ne sait qui l’a choisi.

check-debugging-allowed-about = Si un ordinateur peut demander à déboguer le téléphone
check-debugging-allowed-title = Des fonctions pour les développeurs sont activées.
check-debugging-allowed-reason = Ces réglages sont activés : { $settings }. Un ordinateur relié peut demander qu’on lui fasse confiance, et pourrait alors atteindre presque tout.
check-debugging-allowed-harmless-1 = On les active souvent pour qu’une personne qui aide puisse lire le téléphone.
check-debugging-allowed-next = Une fois le téléphone lu, ils peuvent être désactivés dans ses réglages.

check-advanced-protection-about = Si la Protection avancée d’Android est activée
check-advanced-protection-on-title = La Protection avancée est activée.
check-advanced-protection-on-reason = Cette fonction d’Android ferme beaucoup de voies d’entrée, et peut tenir un journal de sécurité.
check-advanced-protection-on-harmless-1 = Vous, ou une personne qui vous aide, l’avez activée.
check-advanced-protection-on-next = Rien à faire. Son journal de sécurité, s’il est activé, peut être remis avec le reste.
check-advanced-protection-off-title = La Protection avancée est désactivée.
check-advanced-protection-off-reason = Cette fonction d’Android ferme beaucoup de voies d’entrée. Elle est désactivée sur presque tous les téléphones.
check-advanced-protection-off-harmless-1 = Elle est désactivée tant que personne ne l’active.
check-advanced-protection-off-next = Si votre travail ou vos engagements vous exposent, parlez avec une personne qui aide de son activation, une fois les preuves recueillies. Elle se voit dans les réglages.

check-old-security-patch-about = Si le système était resté longtemps sans réparation
check-old-security-patch-title = Le système de ce téléphone était resté plus de six mois sans réparation de ses failles.
check-old-security-patch-reason = Ses dernières réparations sont celles du { $date }. Les failles connues depuis sont ouvertes.
check-old-security-patch-harmless-1 = Les fabricants cessent d’apporter des réparations après quelques années.
check-old-security-patch-next = Parlez avec une personne qui aide d’une mise à jour, une fois les preuves recueillies : une mise à jour peut retirer des traces.

check-crashes-about = Arrêts imprévus de parties du système, et de programmes qui traitent ce qu’envoient des inconnus
check-crashes-title = Des programmes du système, ou qui traitent ce qu’envoient des inconnus, se sont arrêtés de façon imprévue.
check-crashes-reason = Ce sont : { $what }. Des programmes s’arrêtent ainsi sur tous les téléphones ; quand quelqu’un cherche à entrer, de tels programmes le peuvent aussi.
check-crashes-harmless-1 = Une erreur dans un programme, ou le manque de mémoire, le fait s’arrêter.
check-crashes-next = Rien à faire en soi. Si un message étrange est arrivé juste avant, dites-le à une personne qui aide.
check-crashes-several-title = À vérifier avec vous : des programmes qui traitent ce qu’envoient des inconnus se sont arrêtés plusieurs fois en un jour, après le premier message d’un numéro resté sans réponse.
check-crashes-several-reason = Ce sont : { $what }. Des tentatives d’entrer par un message peuvent faire s’arrêter de tels programmes, souvent plusieurs fois.
check-crashes-several-harmless-1 = Un programme qui a une erreur s’arrête encore et encore.
check-crashes-several-harmless-2 = Des entreprises et des services écrivent depuis de nouveaux numéros, et personne ne leur répond.
check-crashes-several-next = Gardez le message, et n’y ouvrez rien. Depuis un appareil que personne d’autre n’a touché, montrez ce dossier à une ligne d’aide spécialisée.
check-all-files-access-about = Applications qui peuvent lire tous les fichiers partagés
check-all-files-access-title = À vérifier avec vous : une application peut lire tous les fichiers partagés.
check-all-files-access-reason = { $app } a reçu le droit de lire et de changer tous les fichiers que les applications partagent : images, enregistrements, téléchargements, et ce que des messageries y gardent.
check-all-files-access-harmless-1 = Les applications qui montrent les fichiers, en gardent des copies ou cherchent des logiciels nuisibles en ont besoin.
check-all-files-access-harmless-2 = Des applications qui lisent des livres ou des films, ou modifient des documents, le demandent parfois.
check-all-files-access-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-all-files-access-ordinary-title = Des applications peuvent lire tous les fichiers partagés.
check-all-files-access-ordinary-reason = { $named ->
    [one] Une application le peut
   *[other] { $named } applications le peuvent
 } : { $apps }.
check-all-files-access-ordinary-harmless-1 = Les applications qui montrent les fichiers ou en gardent des copies en ont besoin.
check-all-files-access-ordinary-next = Les connaissez-vous toutes ? Les réglages montrent qui le peut : Accès spécifiques, Accès à tous les fichiers.

check-usage-access-about = Applications qui voient quelles applications sont utilisées
check-usage-access-title = Une application peut voir quelles applications servent, et quand.
check-usage-access-reason = { $app } a reçu le droit de voir quelles applications sont ouvertes sur ce téléphone, quand et combien de temps.
check-usage-access-harmless-1 = Les applications qui comptent le temps d’écran, économisent la batterie ou fixent des limites à un enfant en ont besoin.
check-usage-access-harmless-2 = Des écrans d’accueil et des applications qui cherchent des logiciels nuisibles le demandent parfois.
check-usage-access-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-usage-access-ordinary-title = Certaines applications peuvent voir quelles applications sont utilisées.
check-usage-access-ordinary-reason = { $named ->
    [one] Une application le peut
   *[other] { $named } applications le peuvent
 } : { $apps }.
check-usage-access-ordinary-harmless-1 = Les applications qui comptent le temps d’écran ou économisent la batterie en ont besoin.
check-usage-access-ordinary-next = Les connaissez-vous toutes ? Les réglages montrent qui le peut : Accès spécifiques, Accès aux données d’utilisation.

check-carries-traffic-about = Applications par lesquelles passe le trafic (VPN)
check-carries-traffic-title = Le trafic du téléphone peut passer par une application.
check-carries-traffic-reason = { $app } a reçu le droit de porter le trafic du téléphone (VPN). Elle pourrait voir avec quels sites et quels serveurs il parle.
check-carries-traffic-harmless-1 = On s’en sert pour se protéger des regards, écarter la publicité ou atteindre le réseau du travail.
check-carries-traffic-harmless-2 = Des contrôles parentaux et des applications qui cherchent des logiciels nuisibles font de même.
check-carries-traffic-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-carries-traffic-ordinary-title = Le trafic du téléphone peut passer par des applications.
check-carries-traffic-ordinary-reason = { $named ->
    [one] Une application a reçu ce droit
   *[other] { $named } applications ont reçu ce droit
 } : { $apps }.
check-carries-traffic-ordinary-harmless-1 = On s’en sert pour se protéger des regards, ou pour atteindre le réseau du travail.
check-carries-traffic-ordinary-next = Les connaissez-vous toutes ? Les réglages les montrent : Réseau, VPN.

check-default-app-role-about = Applications installées qui servent par défaut aux messages, aux appels ou d’assistant
check-default-app-role-title = À vérifier avec vous : une application sert par défaut aux messages, aux appels ou d’assistant.
check-default-app-role-reason = { $app } a été choisie pour l’un d’eux. Elle voit ce qui passe par elle : SMS, appels, ou ce que montre l’écran quand l’assistant est appelé.
check-default-app-role-harmless-1 = Bien des gens choisissent pour les messages ou les appels une autre application que celle du téléphone.
check-default-app-role-harmless-2 = Des applications qui filtrent les appels ou parlent avec une montre demandent parfois à être choisies.
check-default-app-role-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-default-app-role-ordinary-title = Une application installée sert par défaut aux messages, aux appels ou d’assistant.
check-default-app-role-ordinary-reason = { $named ->
    [one] Une application a été choisie
   *[other] { $named } applications ont été choisies
 } : { $apps }.
check-default-app-role-ordinary-harmless-1 = Bien des gens choisissent d’autres applications que celles du téléphone.
check-default-app-role-ordinary-next = Les avez-vous choisies ? Les réglages les montrent : Applications par défaut.

check-starts-unseen-about = Applications sans icône qui démarrent avec le téléphone et le suivent
check-starts-unseen-title = À vérifier avec vous : une application sans icône démarre avec le téléphone, et le suit.
check-starts-unseen-reason = { $app } ne se voit pas parmi les applications, démarre chaque fois que le téléphone démarre, et lit sa position ou ses SMS.
check-starts-unseen-harmless-1 = Des aides de contrôle parental et des agents d’un employeur travaillent souvent ainsi.
check-starts-unseen-harmless-2 = Des parties d’autres applications, pour une montre ou une voiture, peuvent le faire aussi.
check-starts-unseen-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-starts-unseen-ordinary-title = Des applications sans icône démarrent avec le téléphone.
check-starts-unseen-ordinary-reason = { $named ->
    [one] Une application le fait, et lit
   *[other] { $named } applications le font, et lisent
 } la position ou les SMS : { $apps }.
check-starts-unseen-ordinary-harmless-1 = Des aides de contrôle parental et des agents d’un employeur travaillent souvent ainsi.
check-starts-unseen-ordinary-next = Les connaissez-vous toutes ? Les réglages montrent toutes les applications, aussi celles sans icône : Applications.

check-stays-awake-about = Applications que ni la mise en veille ni un redémarrage n’arrêtent
check-stays-awake-title = Ni la mise en veille du téléphone ni un redémarrage n’arrêtent une application.
check-stays-awake-reason = Quelqu’un a permis à { $app } de travailler pendant que le téléphone est en veille ; elle démarre aussi avec lui, et demande à être réveillée à une heure.
check-stays-awake-harmless-1 = Les messageries, les réveils, les montres et les applications de santé en ont besoin.
check-stays-awake-harmless-2 = Les téléphones de certains fabricants le demandent dès qu’une application doit continuer.
check-stays-awake-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-stays-awake-ordinary-title = Ni la mise en veille du téléphone ni un redémarrage n’arrêtent certaines applications.
check-stays-awake-ordinary-reason = { $named ->
    [one] Quelqu’un l’a permis à une application
   *[other] Quelqu’un l’a permis à { $named } applications
 } : { $apps }.
check-stays-awake-ordinary-harmless-1 = Les messageries, les montres et les applications de santé en ont besoin.
check-stays-awake-ordinary-next = Les connaissez-vous toutes ?

check-other-space-about = Applications que seul un autre utilisateur du téléphone, ou un espace privé, possède
check-other-space-title = À vérifier avec vous : une application n’est que chez un autre utilisateur ou dans un espace privé de ce téléphone.
check-other-space-reason = { $app } n’est pas parmi les applications du propriétaire du téléphone. Un autre utilisateur du téléphone, ou un espace privé, la possède.
check-other-space-harmless-1 = Des familles partagent ainsi un téléphone, chacun avec ses applications.
check-other-space-harmless-2 = On garde dans un espace privé la banque ou ce qui est personnel.
check-other-space-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-other-space-ordinary-title = Des applications ne sont que chez un autre utilisateur ou dans un espace privé de ce téléphone.
check-other-space-ordinary-reason = { $named ->
    [one] Une application y est
   *[other] { $named } applications y sont
 } : { $apps }.
check-other-space-ordinary-harmless-1 = Des familles partagent ainsi un téléphone, et on garde à part ce qui est personnel.
check-other-space-ordinary-next = Avez-vous créé un autre utilisateur ou un espace privé ? Les réglages montrent les utilisateurs : Système, Utilisateurs.

check-lone-signer-about = Applications d’ailleurs dont le signataire n’en a signé aucune autre ici
check-lone-signer-title = Qui a signé une application venue d’ailleurs n’en a signé aucune autre sur ce téléphone.
check-lone-signer-reason = La signature de { $app } n’est celle d’aucune autre application de ce téléphone, ni celle du système. Elle ne dit rien de qui l’a faite.
check-lone-signer-harmless-1 = La plupart de ceux qui font une seule application la signent seule.
check-lone-signer-harmless-2 = Dans certains magasins libres, chaque application a sa propre signature.
check-lone-signer-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-lone-signer-ordinary-title = Qui a signé des applications venues d’ailleurs n’en a signé aucune autre sur ce téléphone.
check-lone-signer-ordinary-reason = { $named ->
    [one] Il en est ainsi d’une application
   *[other] Il en est ainsi de { $named } applications
 } : { $apps }.
check-lone-signer-ordinary-harmless-1 = La plupart de ceux qui font une seule application la signent seule.
check-lone-signer-ordinary-next = Les connaissez-vous toutes ?

check-test-build-about = Applications faites pour des essais, ou signées d’une clé que chacun possède
check-test-build-title = Une application est faite pour des essais, ou signée d’une clé que chacun possède.
check-test-build-reason = { $app } n’est pas faite comme les magasins le demandent : elle peut être déboguée, ne sert qu’aux essais, ou porte une signature que chacun peut faire.
check-test-build-harmless-1 = Qui développe des applications en a de telles sur son téléphone.
check-test-build-harmless-2 = Des fabricants, des systèmes et d’anciennes applications libres signent avec cette clé.
check-test-build-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-test-build-ordinary-title = Des applications sont faites pour des essais, ou signées d’une clé que chacun possède.
check-test-build-ordinary-reason = { $named ->
    [one] Il en est ainsi d’une application
   *[other] Il en est ainsi de { $named } applications
 } : { $apps }.
check-test-build-ordinary-harmless-1 = Qui développe des applications en a de telles sur son téléphone.
check-test-build-ordinary-next = Les connaissez-vous toutes ?

check-name-of-chance-about = Applications d’ailleurs dont l’identifiant semble fait par un programme
check-name-of-chance-title = L’identifiant d’une application venue d’ailleurs semble fait par un programme.
check-name-of-chance-reason = Une partie de { $app } est une date, ou des lettres qui ne font pas de mot. Des outils de surveillance changent ainsi de nom, pour qu’aucune liste ne les connaisse.
check-name-of-chance-harmless-1 = Certains numérotent leurs applications, ou raccourcissent les mots jusqu’à les rendre illisibles.
check-name-of-chance-harmless-2 = Des programmes qui font des applications sans code produisent de tels identifiants.
check-name-of-chance-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-name-of-chance-ordinary-title = Les identifiants d’applications venues d’ailleurs semblent faits par un programme.
check-name-of-chance-ordinary-reason = { $named ->
    [one] Il en est ainsi d’une application
   *[other] Il en est ainsi de { $named } applications
 } : { $apps }.
check-name-of-chance-ordinary-harmless-1 = Certains numérotent leurs applications ou raccourcissent les mots.
check-name-of-chance-ordinary-next = Les connaissez-vous toutes ?

check-works-silently-about = Applications qui travaillent en arrière-plan, notifications refusées
check-works-silently-title = Une application travaille en arrière-plan, ses notifications étant refusées.
check-works-silently-reason = Android demande à une application qui travaille en arrière-plan de montrer une notification. { $app } l’a fait, et ses notifications sont refusées : personne ne voit qu’elle travaille.
check-works-silently-harmless-1 = Bien des gens refusent les notifications d’un lecteur, d’une montre ou d’un VPN qui les gênent.
check-works-silently-harmless-2 = Les versions récentes d’Android refusent les notifications tant que personne ne les permet.
check-works-silently-next = Connaissez-vous cette application ? Qui l’a mise là, et pour quoi ? Si personne ne le sait, laissez-la en place pour l’instant et regardez-la avec une personne qui aide : la retirer pourrait se voir.
check-works-silently-ordinary-title = Des applications travaillent en arrière-plan, leurs notifications étant refusées.
check-works-silently-ordinary-reason = { $named ->
    [one] Il en est ainsi d’une application
   *[other] Il en est ainsi de { $named } applications
 } : { $apps }.
check-works-silently-ordinary-harmless-1 = Bien des gens refusent les notifications qui les gênent.
check-works-silently-ordinary-next = Les avez-vous refusées ? Les réglages le montrent : Notifications.

check-removed-or-downgraded-about = Applications retirées, ou revenues à une version plus ancienne, ces dernières semaines
check-removed-or-downgraded-title = Des applications ont été retirées de ce téléphone ces dernières semaines.
check-removed-or-downgraded-reason = { $named ->
    [one] Une application a été retirée
   *[other] { $named } applications ont été retirées
 } : { $apps }.
check-removed-or-downgraded-harmless-1 = On retire les applications dont on n’a plus besoin.
check-removed-or-downgraded-harmless-2 = Fabricants et opérateurs retirent des parties à eux lors d’une mise à jour.
check-removed-or-downgraded-next = Les avez-vous retirées vous-même ? Sinon, notez les dates, et qui avait alors le téléphone.
check-removed-or-downgraded-older-title = Des applications sont revenues à une version plus ancienne ces dernières semaines.
check-removed-or-downgraded-older-reason = { $named ->
    [one] Une application est
   *[other] { $named } applications sont
 } à une version plus ancienne qu’avant : { $apps }.
check-removed-or-downgraded-older-harmless-1 = Quitter l’essai de la prochaine version fait revenir l’ancienne.
check-removed-or-downgraded-older-harmless-2 = Une remise à zéro ou une réparation du téléphone fait revenir ce qui a été livré.
check-removed-or-downgraded-older-next = Vous souvenez-vous pourquoi ? Sinon, notez les dates, et qui avait alors le téléphone.

# iPhone : ce qui a tourné, ce qui s’est arrêté, ce qui a retardé l’extinction.
check-program-elsewhere-about = Programmes lancés d’un endroit où ni le système ni les applications n’ont les leurs
check-program-elsewhere-title = À vérifier avec vous : un programme a tourné depuis un dossier où il ne devrait pas y en avoir.
check-program-elsewhere-reason = { $path } a tourné sur ce téléphone. Les programmes du système sont dans des dossiers où rien ne peut écrire, et chaque application a son propre dossier ; ce programme n’est ni dans les uns ni dans les autres. Des logiciels espions vendus à des États ont tourné depuis de tels endroits. Il pourrait lire ce qui est sur le téléphone.
check-program-elsewhere-harmless-1 = Des outils de développement ou de réparation sont parfois lancés depuis un tel dossier.
check-program-elsewhere-harmless-2 = Les versions du système diffèrent : vigie ne connaît peut-être pas un endroit que celle-ci utilise.
check-program-elsewhere-next = Ce téléphone a-t-il été réparé, ou a-t-il servi à développer des applications ? Sinon, laissez-le tel quel et montrez ce dossier à une ligne d’aide spécialisée avant toute mise à jour ou remise à zéro.
check-program-elsewhere-loaded-title = À vérifier avec vous : un programme avait chargé du code depuis un dossier où il ne devrait pas y en avoir.
check-program-elsewhere-loaded-reason = { $path } faisait partie d’un programme en cours, et n’est ni au système ni à une application. Du code ainsi ajouté peut voir et changer ce que fait le programme.
check-program-elsewhere-loaded-harmless-1 = Des outils de développement ajoutent du code aux programmes qu’ils examinent.
check-program-elsewhere-loaded-harmless-2 = Sur un téléphone dont le système a été déverrouillé, on ajoute du code de ce genre pour changer son aspect ou ce qu’il sait faire.
check-program-elsewhere-loaded-next = Ce téléphone a-t-il été déverrouillé, réparé, ou a-t-il servi à développer des applications ? Sinon, montrez ce dossier à une ligne d’aide spécialisée avant toute mise à jour ou remise à zéro.

check-system-name-elsewhere-about = Programmes qui portent le nom d’une partie du système, mais qui sont ailleurs
check-system-name-elsewhere-title = Un programme qui porte le nom d’une partie du système a tourné depuis un autre endroit.
check-system-name-elsewhere-reason = { $path } porte le nom d’une partie du système qui se trouve dans { $usual } ou, selon la version, ailleurs parmi les fichiers du système. Un programme peut prendre un tel nom pour que personne ne le remarque.
check-system-name-elsewhere-harmless-1 = Quelqu’un qui développe des applications a pu donner le même nom à la sienne.
check-system-name-elsewhere-harmless-2 = Des outils de réparation, ou un système qui a été déverrouillé, peuvent apporter des copies de parties du système.
check-system-name-elsewhere-next = Laissez le téléphone tel quel si vous le pouvez. Depuis un appareil que personne d’autre n’a touché, parlez-en à une ligne d’aide spécialisée avant toute mise à jour ou remise à zéro.

check-slow-shutdown-about = Extinctions qui ont attendu plusieurs fois des programmes
check-slow-shutdown-title = Le téléphone a attendu plusieurs fois des programmes quand il a été éteint.
check-slow-shutdown-reason = C’est arrivé { $count ->
    [one] une fois
   *[other] { $count } fois
 } ; parmi ce qu’il attendait : { $what }. On a vu un logiciel espion retarder l’extinction, mais les programmes du système le font aussi.
check-slow-shutdown-harmless-1 = Sur beaucoup de téléphones, la plupart des extinctions attendent quelques programmes.
check-slow-shutdown-harmless-2 = Un programme qui enregistre quelque chose met plus de temps à finir.
check-slow-shutdown-next = Rien à faire. C’est l’emplacement des programmes qui compte, et il est examiné à part.

check-exposed-service-crashes-about = Arrêts imprévus de parties du système qui traitent ce qu’envoient des inconnus
check-exposed-service-crashes-title = Des parties du système qui traitent ce qu’envoient des inconnus se sont arrêtées de façon imprévue.
check-exposed-service-crashes-reason = Ce sont : { $what } ({ $count ->
    [one] un arrêt
   *[other] { $count } arrêts
 }). Des attaques qui ne demandent aucun geste à la personne sont passées par de telles parties, et en ont fait s’arrêter certaines.
check-exposed-service-crashes-harmless-1 = Cela arrive de temps en temps sur tous les téléphones : une erreur du système, une image abîmée, le manque de mémoire.
check-exposed-service-crashes-harmless-2 = Une mise à jour du système met souvent fin à de tels arrêts.
check-exposed-service-crashes-next = Rien à faire en soi. Si un message, un appel ou une invitation étrange est arrivé juste avant, dites-le à une personne qui aide.
check-exposed-service-crashes-order-title = À vérifier avec vous : des parties du système se sont arrêtées dans un ordre déjà vu lors d’attaques.
check-exposed-service-crashes-order-reason = Ce sont : { $what }. Dans deux attaques publiées, qui ne demandaient aucun geste à la personne, la partie qui gère la maison ou la position des proches s’est arrêtée d’abord, et celle qui ouvre les messages peu après. Une telle attaque pourrait donner accès à tout ce qui est sur le téléphone.
check-exposed-service-crashes-order-harmless-1 = Les deux s’arrêtent aussi sur des téléphones ordinaires, et deux arrêts de ce genre peuvent tomber dans la même heure par hasard.
check-exposed-service-crashes-order-harmless-2 = Quand la mémoire manque, plusieurs parties s’arrêtent l’une après l’autre.
check-exposed-service-crashes-order-next = Notez qui vous a écrit ou invité vers cette heure, et ne rouvrez rien de ce que vous avez reçu. Depuis un appareil que personne d’autre n’a touché, montrez ce dossier à une ligne d’aide spécialisée avant toute mise à jour ou remise à zéro.

check-shutdown-log-age-about = Jusqu’où remonte le journal des extinctions
check-shutdown-log-age-title = Le journal des extinctions commence le { $since }.
check-shutdown-log-age-reason = Il contient { $shutdowns ->
    [one] une extinction
   *[other] { $shutdowns } extinctions
 }. Que rien n’y soit trouvé ne dit rien de la période précédente.
check-shutdown-log-age-harmless-1 = Depuis iOS 26, le téléphone recommence ce journal à chaque démarrage.
check-shutdown-log-age-next = Rien à faire.
check-shutdown-log-age-undated-title = Le journal des extinctions n’a pas de dates.
check-shutdown-log-age-undated-reason = Il contient { $shutdowns ->
    [one] une extinction
   *[other] { $shutdowns } extinctions
 }, sans dire quand. Que rien n’y soit trouvé ne dit presque rien du temps d’avant.
check-shutdown-log-age-undated-harmless-1 = La dernière extinction n’a souvent pas de date, et depuis iOS 26 le téléphone recommence ce journal à chaque démarrage.
check-shutdown-log-age-undated-next = Rien à faire.
check-shutdown-log-age-gap-title = Le téléphone a démarré sans que son journal ait noté d’extinction.
check-shutdown-log-age-gap-reason = La dernière extinction notée date du { $last }, et le téléphone a démarré plus d’un jour après. Certains logiciels espions vident ce journal.
check-shutdown-log-age-gap-harmless-1 = Une batterie vide, ou un redémarrage forcé par les boutons, ne laisse pas d’extinction dans le journal.
check-shutdown-log-age-gap-harmless-2 = Le téléphone est peut-être resté éteint quelques jours.
check-shutdown-log-age-gap-harmless-3 = Une mise à jour ou un arrêt imprévu de tout le système le fait aussi démarrer sans extinction notée.
check-shutdown-log-age-gap-next = Rien à faire en soi. Cela ne compte qu’à côté d’autres signes, aux mêmes dates.
# iPhone : compte, appareils, ordinateurs, ce qui a été retiré.
check-account-device-about = Autres appareils sur le compte du téléphone
check-account-device-title = À vérifier avec vous : un autre appareil est sur le compte de ce téléphone.
check-account-device-reason = Le téléphone a noté l’appareil { $name } sur le même compte Apple. Un appareil du compte peut recevoir des messages, des mots de passe, des photos ou la position de ce téléphone, selon ce qui est activé.
check-account-device-harmless-1 = C’est un appareil à vous : un ordinateur, une tablette, une montre, ou un ancien téléphone resté sur la liste.
check-account-device-harmless-2 = C’est ce téléphone lui-même, sous un autre nom ou d’avant une mise à jour.
check-account-device-harmless-3 = Une famille se sert d’un seul compte, par exemple pour les appareils des enfants.
check-account-device-next = Reconnaissez-vous cet appareil ? Sur le téléphone, la liste se trouve dans Réglages, sous votre nom. S’il est à vous, dites-le avec --known device: suivi de son nom. Sinon, parlez-en avec une personne qui aide avant de changer quoi que ce soit : la personne qui l’a s’en apercevrait.

check-passcode-changed-about = Quand le code du téléphone a été changé
check-passcode-changed-title = Le code de ce téléphone a été changé { $count ->
    [one] une fois
   *[other] { $count } fois
 } pendant la période du journal.
check-passcode-changed-reason = Le journal du téléphone dit quand. Il ne dit pas par qui.
check-passcode-changed-harmless-1 = Vous l’avez changé vous-même, ou vous avez configuré le téléphone.
check-passcode-changed-harmless-2 = Restaurer une sauvegarde ou activer Face ID peut être noté de la même façon.
check-passcode-changed-next = Ces dates correspondent-elles à vos souvenirs ? Sinon, notez-les, et qui avait alors le téléphone.

check-computer-program-about = Programmes d’ordinateurs qui ont demandé quelque chose au téléphone
check-computer-program-title = Un programme d’un ordinateur a été relié à ce téléphone.
check-computer-program-reason = { $program } a demandé { $services }. Les programmes choisissent eux-mêmes leur nom.
check-computer-program-harmless-1 = Le Finder, iTunes ou un autre de vos programmes a consulté le téléphone pendant qu’il était relié.
check-computer-program-harmless-2 = Faire cet examen demande aussi un tel programme.
check-computer-program-next = Avez-vous relié le téléphone à un ordinateur à ces dates ?
check-computer-program-copies-title = Un programme d’un ordinateur a pu copier des données de ce téléphone.
check-computer-program-copies-reason = { $program } a demandé { $services } : c’est ainsi que des sauvegardes sont faites ou restaurées, ou des fichiers copiés. Les programmes choisissent eux-mêmes leur nom.
check-computer-program-copies-harmless-1 = Vous faites des sauvegardes sur un ordinateur.
check-computer-program-copies-harmless-2 = Cet examen a été préparé ainsi.
check-computer-program-copies-next = Avez-vous relié le téléphone à un ordinateur à ces dates ? Sinon, notez-les, et qui avait alors le téléphone.
check-computer-program-profiles-title = Un programme d’un ordinateur a demandé les profils de ce téléphone.
check-computer-program-profiles-reason = { $program } a demandé { $services } : c’est ainsi que des profils de configuration sont lus, installés ou retirés. Les programmes choisissent eux-mêmes leur nom.
check-computer-program-profiles-harmless-1 = Le Finder et les programmes qui gèrent des téléphones consultent les profils dès qu’un téléphone est relié.
check-computer-program-profiles-harmless-2 = Un employeur ou une école a configuré le téléphone ainsi.
check-computer-program-profiles-next = Y a-t-il des profils sur le téléphone (Réglages, Général, VPN et gestion de l’appareil) ? Comparez leurs dates à celles-ci.

check-app-removed-in-log-about = Applications que le journal de l’installateur dit retirées
check-app-removed-in-log-title = Des applications ont été retirées de ce téléphone pendant la période du journal.
check-app-removed-in-log-reason = { $named ->
    [one] Une application a été retirée
   *[other] { $named } applications ont été retirées
 } sans revenir : { $apps }.
check-app-removed-in-log-harmless-1 = On retire les applications dont on n’a plus besoin.
check-app-removed-in-log-harmless-2 = Le téléphone retire les applications qui n’ont pas servi depuis longtemps, pour gagner de la place.
check-app-removed-in-log-next = Les avez-vous retirées vous-même ? Sinon, notez les dates, et qui avait alors le téléphone.
# iPhone sans sauvegarde : ce que les journaux et les flux d’événements disent des applications.
used-location = la position
used-camera = l’appareil photo
used-sound = le micro ou le haut-parleur
used-location-camera = la position et l’appareil photo
used-location-sound = la position, et le micro ou le haut-parleur
used-camera-sound = l’appareil photo, et le micro ou le haut-parleur
used-location-camera-sound = la position, l’appareil photo, et le micro ou le haut-parleur
check-senses-without-app-about = Position, appareil photo, micro ou haut-parleur utilisés par une application absente des listes
check-senses-without-app-title = Une application absente de toutes les listes a utilisé la position, l’appareil photo, le micro ou le haut-parleur.
check-senses-without-app-reason = Peu avant la création de ces fichiers, { $app } a utilisé { $access }, et aucune des listes lues ne la compte parmi les applications de ce téléphone. Une application qui reste hors des listes pourrait suivre, voir ou entendre plus qu’on ne le sait.
check-senses-without-app-harmless-1 = Des morceaux d’autres applications et des services du système ont un nom à eux, et toutes les listes ne les comptent pas.
check-senses-without-app-harmless-2 = Une application retirée dans les dernières heures peut encore figurer dans ces journaux.
check-senses-without-app-next = Vous souvenez-vous de cette application ? A-t-elle été retirée récemment, et par qui ? Si personne ne le sait, montrez ce dossier à une personne qui aide.
check-removal-noted-about = Applications que les journaux du téléphone notent comme retirées
check-removal-noted-title = Les journaux du téléphone notent que des applications ont été retirées.
check-removal-noted-reason = { $removed ->
    [one] Une application a été retirée
   *[other] { $removed } applications ont été retirées
 } pendant la période que couvrent ces journaux : { $apps }.
check-removal-noted-harmless-1 = Tout le monde retire des applications, et le téléphone met de côté celles qui ne servent pas.
check-removal-noted-harmless-2 = Une remise à zéro, le passage d’un téléphone à un autre, ou l’organisation qui gère le téléphone peuvent aussi en retirer.
check-removal-noted-next = Vous souvenez-vous de ces retraits ? Sinon, notez les dates, et qui avait alors le téléphone.
# Copies du système de fichiers.
check-jailbreak-app-harmless-3 = Certains outils qui copient tous les fichiers d’un téléphone déverrouillent d’abord le système, et peuvent y laisser de tels fichiers.

check-newest-rows-in-log-about = Les bases dont les lignes les plus récentes ne sont que dans le journal placé à côté
check-newest-rows-in-log-title = { $count ->
    [one] Les lignes les plus récentes d’une base de données ne sont que dans le journal placé à côté.
   *[other] Les lignes les plus récentes de { $count } bases de données ne sont que dans les journaux placés à côté.
}
check-newest-rows-in-log-reason = Le téléphone écrit d’abord les nouvelles lignes dans un journal, puis les reporte dans la base. vigie lit les deux ; qui lit la base sans son journal ne voit pas ces lignes.
check-newest-rows-in-log-harmless-1 = Un téléphone en service a toujours de tels journaux.
check-newest-rows-in-log-harmless-2 = Une copie faite pendant que le téléphone travaillait en a davantage.
check-newest-rows-in-log-next = Gardez les journaux (-wal) avec les bases chaque fois qu’une copie est transmise.
check-newest-rows-in-log-taken-title = { $count ->
    [one] Le journal placé à côté d’une base de données en retire les lignes les plus récentes.
   *[other] Les journaux placés à côté de { $count } bases de données en retirent les lignes les plus récentes.
}
check-newest-rows-in-log-taken-reason = La base contient encore des lignes que son journal a retirées peu avant la copie. vigie lit les deux et montre ce qui reste des lignes retirées.
check-newest-rows-in-log-taken-harmless-1 = Des applications retirent d’elles-mêmes des lignes : ce qui est envoyé, ce qui est trop ancien.
check-newest-rows-in-log-taken-harmless-2 = Quelqu’un qui utilisait le téléphone a effacé un message, un appel ou une visite.
check-newest-rows-in-log-taken-next = Vous souvenez-vous d’avoir effacé quelque chose peu avant la copie ? Gardez les journaux (-wal) avec les bases.
