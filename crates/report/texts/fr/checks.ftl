# Les règles. Pour chacune : ce qu'elle cherche (-about), puis pour ce qu'elle a trouvé : ce que c'est
# (-title), ce qui a été vu et ce que cela permettrait (-reason), pourquoi c'est peut-être sans
# gravité (-harmless-n), une étape possible (-next).

check-threat-notification-about = Messages dans lesquels Apple avertit d'une attaque ciblée
check-threat-notification-title = Un message avertit, avec les mots d'Apple, d'une attaque qui vise ce téléphone.
check-threat-notification-reason = { $count ->
    [one] Un message contient
   *[other] { $count } messages contiennent
 } les mots par lesquels Apple prévient les personnes visées par un logiciel espion vendu à des États. Un tel logiciel peut lire les messages, suivre la position, entendre et voir par le téléphone.
check-threat-notification-harmless-1 = Des escrocs imitent cet avertissement pour faire ouvrir un lien ou appeler un numéro.
check-threat-notification-harmless-2 = Quelqu'un a peut-être cité un tel avertissement en vous écrivant.
check-threat-notification-next = Sur un autre appareil, tapez vous-même account.apple.com et connectez-vous : un véritable avertissement s'affiche en haut de la page. N'ouvrez aucun lien du message. Si l'avertissement est vrai, parlez-en à une permanence spécialisée avant toute mise à jour, remise à zéro ou changement de téléphone.

check-short-redirect-about = Pages non chiffrées qui ont mené ailleurs en moins d'une seconde
check-short-redirect-title = Une page non chiffrée a envoyé le navigateur vers un autre site en moins d'une seconde.
check-short-redirect-reason = La page de { $domain } a mené à { $other }{ $count ->
    [one] {""}
   *[other] , { $count } fois
 }. Qui maîtrise le réseau peut envoyer ainsi un téléphone vers une page qui l'attaque, pour lire ce qu'il contient.
check-short-redirect-harmless-1 = La page de connexion d'un hôtel, d'un train ou d'un café fait la même chose.
check-short-redirect-harmless-2 = Les liens courts, la publicité et les sites qui ont changé de nom aussi.
check-short-redirect-next = Regardons l'heure ensemble : où étiez-vous, et sur quel réseau ? N'ouvrez pas de nouveau ces adresses : une personne qui aide peut les examiner.

check-deleted-process-about = Usage du réseau par un programme dont le nom a été effacé de la liste du téléphone
check-deleted-process-title = Il reste l'usage du réseau d'un programme dont le nom a disparu de la liste du téléphone.
check-deleted-process-reason = Le téléphone compte encore l'usage du réseau d'un programme ({ $count ->
    [one] un enregistrement
   *[other] { $count } enregistrements
 }), mais la ligne qui nommait ce programme a disparu. Certains logiciels espions effacent leur nom de cette liste. Un programme caché pourrait envoyer des messages, des positions ou des sons.
check-deleted-process-harmless-1 = Le téléphone range lui-même cette liste, par exemple après une mise à jour ou le retrait d'une application.
check-deleted-process-harmless-2 = Une sauvegarde faite pendant l'écriture de la liste peut donner la même chose.
check-deleted-process-next = Regardons ensemble ce qui s'est passé autour de ces dates : une mise à jour, une application retirée, une réparation, un passage de frontière. Une seule trace de ce genre ne prouve rien.

check-app-outside-store-about = Applications qui ne viennent pas de l'App Store
check-app-outside-store-title = À vérifier avec vous : une application ne vient pas de l'App Store.
check-app-outside-store-reason = { $app } a été installée autrement que par l'App Store. Apple ne l'a pas examinée de la manière habituelle. Selon ses autorisations, une telle application pourrait lire ou suivre plus qu'elle ne le dit.
check-app-outside-store-harmless-1 = Des employeurs, des écoles et des développeurs installent ainsi des applications.
check-app-outside-store-harmless-2 = Les versions d'essai et les autres magasins d'applications font de même.
check-app-outside-store-next = Connaissez-vous cette application ? Qui l'a installée, et pour quoi ? Si personne ne le sait, montrez ce dossier à une personne qui aide avant de toucher à l'application.

check-configuration-profile-about = Profils de configuration, et ce que chacun permet à une organisation
check-configuration-profile-title = Un profil de configuration est installé sur ce téléphone.
check-configuration-profile-reason = Le profil { $name } change des réglages du téléphone pour le compte de qui l'a fait.
check-configuration-profile-harmless-1 = Des employeurs, des écoles et des opérateurs installent de tels profils.
check-configuration-profile-harmless-2 = Certaines applications en installent un pour fonctionner.
check-configuration-profile-next = Reconnaissez-vous ce profil ? Est-ce votre employeur, votre école, une de vos applications ? Sinon, laissez-le en place et regardez-le avec une personne qui aide.

check-configuration-profile-ordinary-title = Un profil de configuration pour le Wi-Fi, le courrier ou le réseau mobile est installé.
check-configuration-profile-ordinary-reason = Le profil { $name } contient des réglages ordinaires. Il ne permet à personne de lire ce qui est sur le téléphone.
check-configuration-profile-ordinary-harmless-1 = Des employeurs, des écoles et des opérateurs distribuent de tels réglages.
check-configuration-profile-ordinary-harmless-2 = Certaines applications et bornes Wi-Fi en installent un pour fonctionner.
check-configuration-profile-ordinary-next = Reconnaissez-vous l'organisation qu'il nomme ?

check-configuration-profile-traffic-title = Un profil de configuration change le chemin des communications de ce téléphone.
check-configuration-profile-traffic-reason = Le profil { $name } règle un VPN, un serveur intermédiaire, un serveur de noms ou un filtre. Qui l'a fait pourrait voir quels sites et services ce téléphone utilise.
check-configuration-profile-traffic-harmless-1 = Des employeurs et des écoles le font pour protéger leur réseau.
check-configuration-profile-traffic-harmless-2 = Des bloqueurs de publicité, des applications VPN et des contrôles parentaux installent de tels profils.
check-configuration-profile-traffic-next = Savez-vous qui a réglé cela ? Sinon, laissez-le en place et regardez-le avec une personne qui aide : le retirer pourrait se voir.

check-configuration-profile-certificate-title = Un profil de configuration fait accepter une autre autorité à ce téléphone.
check-configuration-profile-certificate-reason = Le profil { $name } ajoute un certificat. Avec la maîtrise du réseau, il pourrait permettre à quelqu'un de lire des communications normalement chiffrées.
check-configuration-profile-certificate-harmless-1 = Des employeurs et des écoles ajoutent des certificats pour leurs services internes.
check-configuration-profile-certificate-harmless-2 = Certaines applications de sécurité ou de développement en ajoutent un.
check-configuration-profile-certificate-next = Savez-vous qui a réglé cela ? Sinon, laissez-le en place et regardez-le avec une personne qui aide : le retirer pourrait se voir.

check-configuration-profile-remote-title = Un profil de configuration a été installé par le réseau.
check-configuration-profile-remote-reason = Le profil { $name } vient d'une adresse web. Qui l'a fait a changé des réglages de ce téléphone, et peut sans doute recommencer.
check-configuration-profile-remote-harmless-1 = Des employeurs, des écoles et des opérateurs envoient ainsi leurs profils.
check-configuration-profile-remote-harmless-2 = Certaines applications et bornes Wi-Fi aussi.
check-configuration-profile-remote-next = Reconnaissez-vous ce profil et sa date ? Sinon, laissez-le en place et regardez-le avec une personne qui aide.

check-managed-device-about = Si une organisation gère le téléphone à distance
check-managed-device-title = Une organisation peut gérer ce téléphone à distance.
check-managed-device-reason = Le profil { $name } permet à une organisation de gérer le téléphone. Elle pourrait installer des applications, changer des réglages, voir quelles applications s'y trouvent et, sur certains téléphones, le localiser.
check-managed-device-harmless-1 = Les téléphones prêtés par un employeur ou une école sont gérés ainsi.
check-managed-device-harmless-2 = Certains contrôles parentaux emploient le même moyen.
check-managed-device-next = Est-ce votre employeur ou votre école ? Si oui, dites-le avec --known managed. Sinon, laissez ce profil en place et parlez-en avec une personne qui aide : le retirer pourrait se voir.

check-hidden-notifications-about = Profils qui cachent les notifications de certaines applications
check-hidden-notifications-title = Un profil de configuration cache les notifications de certaines applications.
check-hidden-notifications-reason = Le profil { $name } peut empêcher les avertissements d'une application de s'afficher. Cela pourrait cacher qu'une application travaille, ou qu'un compte sert ailleurs.
check-hidden-notifications-harmless-1 = Des écoles et des commerces le font sur des téléphones réservés à un usage.
check-hidden-notifications-harmless-2 = Un employeur cache parfois les messages de ses propres applications.
check-hidden-notifications-next = Savez-vous qui a réglé cela ? Sinon, laissez-le en place et regardez-le avec une personne qui aide.

check-lockdown-mode-about = Si le mode Isolement est activé
check-lockdown-mode-on-title = Le mode Isolement est activé.
check-lockdown-mode-on-reason = Ce mode de l'iPhone ferme beaucoup des voies par lesquelles entrent les logiciels espions vendus à des États.
check-lockdown-mode-on-harmless-1 = Vous, ou une personne qui vous aide, l'avez activé.
check-lockdown-mode-on-next = Rien à faire. Les pièces jointes et certains sites se comportent autrement dans ce mode.
check-lockdown-mode-off-title = Le mode Isolement n'est pas activé.
check-lockdown-mode-off-reason = Ce mode de l'iPhone ferme beaucoup des voies par lesquelles entrent les logiciels espions vendus à des États. Presque aucun téléphone ne l'utilise.
check-lockdown-mode-off-harmless-1 = Il n'est activé que si quelqu'un le demande.
check-lockdown-mode-off-next = Si votre travail ou vos engagements vous exposent, parlez de l'activer avec une personne qui aide, une fois les preuves prises. Cela se voit dans les réglages.
check-lockdown-mode-unknown-title = Nous ne savons pas si le mode Isolement est activé.
check-lockdown-mode-unknown-reason = Les réglages de cette sauvegarde n'en parlent pas.
check-lockdown-mode-unknown-harmless-1 = Il n'a jamais été activé, ou cette version du système ne l'a pas.
check-lockdown-mode-unknown-next = Vous pouvez regarder sur le téléphone : Réglages, Confidentialité et sécurité, Mode Isolement.

check-temporary-attachment-about = Pièces jointes reçues sous un chemin temporaire
check-temporary-attachment-title = Une pièce jointe a été reçue sous un chemin temporaire inhabituel.
check-temporary-attachment-reason = { $count ->
    [one] Une pièce jointe ({ $name }) porte
   *[other] { $count } pièces jointes (dont { $name }) portent
 } un chemin déjà vu dans des attaques qui ne demandent aucun geste à la personne. Une telle attaque pourrait donner accès à tout le téléphone.
check-temporary-attachment-harmless-1 = Un transfert ordinaire interrompu peut laisser un tel chemin.
check-temporary-attachment-harmless-2 = Certaines versions du système ont utilisé un temps de tels chemins.
check-temporary-attachment-next = Regardons ensemble qui l'a envoyée, et quand. Si vous ne le savez pas, montrez ce dossier à une permanence spécialisée avant toute mise à jour ou remise à zéro.

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
