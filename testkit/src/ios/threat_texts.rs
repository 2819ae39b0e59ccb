//! Apple's threat notifications, as published: <https://support.apple.com/en-us/102174>,
//! <https://support.apple.com/fr-fr/102174> and press reports of 2021, 2022 and 2024.

/// The form sent from November 2021.
pub(crate) const ENGLISH_STATE: &str = "ALERT: State-sponsored attackers may be targeting your iPhone\nApple believes you are being targeted by state-sponsored attackers who are trying to remotely compromise the iPhone associated with your Apple ID.";
/// The form sent from April 2024.
pub(crate) const ENGLISH_MERCENARY: &str = "ALERT: Apple detected a targeted mercenary spyware attack against your iPhone\nApple detected that you are being targeted by a mercenary spyware attack that is trying to remotely compromise the iPhone associated with your Apple ID.";
/// The French form of 2021, rendered from the English one: no original was at hand.
pub(crate) const FRENCH_STATE: &str = "ALERTE : Des attaquants parrainés par un État ciblent peut-être votre iPhone\nApple pense que vous êtes la cible d’attaquants parrainés par un État qui tentent de compromettre à distance l’iPhone associé à votre identifiant Apple.";
/// The French form of 2024, with the words of Apple's French support page.
pub(crate) const FRENCH_MERCENARY: &str = "ALERTE : Apple a détecté une attaque ciblée par un logiciel espion mercenaire contre votre iPhone\nApple a détecté que vous êtes la cible d’une attaque de logiciel espion mercenaire qui tente de compromettre à distance l’iPhone associé à votre identifiant Apple.";
/// Talk about the notification, which is none.
pub(crate) const TALK_ABOUT_IT: &str = "Did you read about Apple's ALERT: state-sponsored attackers may be targeting journalists, it says. Scary!";

/// Every form.
pub(crate) const ALL: [&str; 4] = [
    ENGLISH_STATE,
    ENGLISH_MERCENARY,
    FRENCH_STATE,
    FRENCH_MERCENARY,
];
