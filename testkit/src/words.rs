//! Harmless sentences, names, numbers and links for the volume of a phone, in several scripts.

use crate::random::Random;

const SENTENCES: [&str; 40] = [
    "On se voit à la gare à 18 h ?",
    "Did you get the documents I left at reception",
    "Merci beaucoup 🙏🏽",
    "ok",
    "Je suis en retard, désolée… le train est arrêté entre deux gares",
    "👍",
    "can you call me when you're out of the meeting?",
    "نلتقي غداً بعد الظهر إن شاء الله",
    "明天见!路上小心",
    "Завтра не получится, давай в четверг",
    "happy birthday!!! 🎂🎉🥳",
    "Le rendez-vous chez le dentiste est déplacé au 14.",
    "Your code is 483920. Don't share it with anyone.",
    "Tu as les clés ?",
    "running 5 min late",
    "C’était vraiment bien hier soir, on recommence quand tu veux ❤️",
    "Peux-tu prendre du pain (et du lait, s'il en reste) ?",
    "I think the second draft reads much better. A few notes on page 3: the quote needs a source, and the numbers in the table don't add up.",
    "¿Vienes a cenar el sábado?",
    "No worries",
    "Votre colis a été déposé au point relais.",
    "हाँ, ठीक है",
    "lol",
    "Bring a jacket, it's freezing here ❄️",
    "J'ai relu l'article. Version 2.0 du plan, fin.de.phrase collée exprès.",
    "👩‍👩‍👧‍👦 arrived safely",
    "The landlord says the heating will be fixed on Monday.",
    "Oui",
    "Non, pas encore. Et toi ?",
    "see you at 7.30pm",
    "Rappel : réunion d'équipe mardi 9h30, salle B.",
    "Σε βλέπω αύριο",
    "Haha 😂😂😂",
    "Bonne nuit 🌙",
    "What was the name of that restaurant again?",
    "Le code de la porte, c'est 41B7 puis étoile.",
    "I'm fine, thanks for asking. Long week.",
    "התקשר אליי כשתוכל",
    "Bien reçu, merci.",
    "ça marche \u{200b}!",
];

const SITES: [&str; 24] = [
    "en.wikipedia.org",
    "fr.wikipedia.org",
    "www.openstreetmap.org",
    "www.apple.com",
    "news.vigie-testkit-daily.com",
    "www.vigie-testkit-weather.net",
    "recettes.vigie-testkit-cuisine.fr",
    "www.vigie-testkit-trains.com",
    "m.vigie-testkit-shop.com",
    "maps.vigie-testkit-city.org",
    "video.vigie-testkit-tube.com",
    "www.vigie-testkit-bank.eu",
    "intranet.vigie-testkit-work.com",
    "www.vigie-testkit-library.org",
    "forum.vigie-testkit-garden.net",
    "www.vigie-testkit-music.com",
    "photos.vigie-testkit-album.org",
    "vigie-testkit-radio.fr",
    "www.vigie-testkit-health.org",
    "jeux.vigie-testkit-games.fr",
    "www.vigie-testkit-museum.org",
    "mail.vigie-testkit-post.com",
    "search.vigie-testkit-find.com",
    "vigie-testkit-b\u{fc}cher.de",
];

const TOPICS: [&str; 16] = [
    "article", "page", "watch", "recette", "train", "photo", "thread", "item", "map", "album",
    "event", "help", "login", "search", "story", "meteo",
];

const FIRST_NAMES: [&str; 20] = [
    "Inès",
    "Amara",
    "Léa",
    "Youssef",
    "Chloé",
    "Mateo",
    "Zoë",
    "Oleksandr",
    "美咲",
    "Fatou",
    "Noah",
    "Søren",
    "Priya",
    "Étienne",
    "Ana",
    "Kofi",
    "דנה",
    "Marek",
    "Aïcha",
    "Jon",
];

const LAST_NAMES: [&str; 12] = [
    "Moreau",
    "Diallo",
    "O’Brien",
    "García",
    "Kovač",
    "Nguyễn",
    "Haddad",
    "Lindqvist",
    "Okafor",
    "Petit",
    "佐藤",
    "Roux",
];

/// A sentence.
pub(crate) fn sentence(random: &mut Random) -> &'static str {
    random.pick(&SENTENCES)
}

/// One to four sentences.
pub(crate) fn text(random: &mut Random) -> String {
    let mut text = sentence(random).to_owned();
    while random.per_mille(350) && text.len() < 600 {
        text.push(' ');
        text.push_str(sentence(random));
    }
    text
}

/// A person's name.
pub(crate) fn name(random: &mut Random) -> String {
    format!("{} {}", random.pick(&FIRST_NAMES), random.pick(&LAST_NAMES))
}

/// A harmless host.
pub(crate) fn site(random: &mut Random) -> &'static str {
    random.pick(&SITES)
}

/// The path and query of a page, without the first slash.
pub(crate) fn page(random: &mut Random) -> String {
    let topic = random.pick(&TOPICS);
    let number = random.below(1 << 40);
    match random.below(4) {
        0 => format!("{topic}/{number}"),
        1 => format!("{topic}?id={number}&utm_source=news&ref=https%3A%2F%2Fexample.org"),
        2 => format!(
            "{topic}/{number}/%C3%A9t%C3%A9.html#part-{}",
            random.below(9)
        ),
        _ => format!("{topic}/{}/{number:x}", random.pick(&TOPICS)),
    }
}

/// A harmless `https` address.
pub(crate) fn link(random: &mut Random) -> String {
    format!("https://{}/{}", site(random), page(random))
}
