//! Programs of Android that handle what strangers send: media, messages, pages.
//!
//! Described in: <https://source.android.com/docs/core/media/framework-hardening>.

/// Programs of the system that take apart pictures, sound, video, radio.
const OF_SYSTEM: [&str; 14] = [
    "android.hardware.media",
    "audioserver",
    "cameraserver",
    "media.",
    "mediacodec",
    "mediadrmserver",
    "mediaextractor",
    "mediaserver",
    "mediaswcodec",
    "samsung.hardware.media",
    "vendor.samsung.hardware.media",
    "webview_zygote",
    "com.android.providers.media",
    "com.google.android.providers.media",
];
/// Apps for messages, and the part of the system that shows pages in other apps. Browsers are known elsewhere.
const APPS: [&str; 24] = [
    "ch.threema.app",
    "com.android.bluetooth",
    "com.android.mms",
    "com.android.phone",
    "com.android.webview",
    "com.discord",
    "com.facebook.katana",
    "com.facebook.orca",
    "com.google.android.apps.messaging",
    "com.google.android.webview",
    "com.imo.android.imoim",
    "com.instagram.android",
    "com.kakao.talk",
    "com.samsung.android.messaging",
    "com.skype.raider",
    "com.snapchat.android",
    "com.tencent.mm",
    "com.viber.voip",
    "com.whatsapp",
    "com.whatsapp.w4b",
    "com.wire",
    "im.vector.app",
    "jp.naver.line.android",
    "org.thoughtcrime.securesms",
];
/// Beginnings of the names of apps that come in several editions.
const FAMILIES: [&str; 3] = ["org.mozilla.", "org.telegram.", "org.torproject."];

/// Whether a program of this name does.
pub(crate) fn handles_what_strangers_send(process: &str) -> bool {
    let app = process.split(':').next().unwrap_or_default();
    OF_SYSTEM.iter().any(|start| process.starts_with(start))
        || APPS.contains(&app)
        || artefacts::is_browser(app)
        || FAMILIES.iter().any(|start| app.starts_with(start))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_tell_programs() {
        for name in [
            "mediaserver",
            "media.codec",
            "android.hardware.media.c2@1.2-service",
            "com.android.chrome:sandboxed_process0:org.chromium.Sandboxed",
            "com.whatsapp",
            "com.opera.gx",
            "org.telegram.messenger.web",
        ] {
            assert!(handles_what_strangers_send(name), "{name}");
        }
        for name in [
            "com.example.media",
            "mediatek_daemon",
            "vold",
            "com.whatsappy",
            "",
        ] {
            assert!(!handles_what_strangers_send(name), "{name}");
        }
    }
}
