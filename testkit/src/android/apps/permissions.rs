//! The permissions and operations that the phones use
//! (<https://developer.android.com/reference/android/Manifest.permission>).

/// Where the phone is, while the app is seen.
pub(crate) const FINE: &str = "android.permission.ACCESS_FINE_LOCATION";
/// The same, roughly.
pub(crate) const COARSE: &str = "android.permission.ACCESS_COARSE_LOCATION";
/// Where the phone is, at any time.
pub(crate) const BACKGROUND: &str = "android.permission.ACCESS_BACKGROUND_LOCATION";
/// The microphone.
pub(crate) const AUDIO: &str = "android.permission.RECORD_AUDIO";
/// The camera.
pub(crate) const CAMERA: &str = "android.permission.CAMERA";
/// Text messages.
pub(crate) const READ_SMS: &str = "android.permission.READ_SMS";
/// Text messages as they arrive.
pub(crate) const RECEIVE_SMS: &str = "android.permission.RECEIVE_SMS";
/// Sending text messages.
pub(crate) const SEND_SMS: &str = "android.permission.SEND_SMS";
/// The list of calls.
pub(crate) const CALL_LOG: &str = "android.permission.READ_CALL_LOG";
/// The people the owner knows.
pub(crate) const CONTACTS: &str = "android.permission.READ_CONTACTS";
/// The calendar.
pub(crate) const CALENDAR: &str = "android.permission.READ_CALENDAR";
/// Whether the phone rings, and its number.
pub(crate) const PHONE_STATE: &str = "android.permission.READ_PHONE_STATE";
/// Placing calls.
pub(crate) const CALL: &str = "android.permission.CALL_PHONE";
/// Shared files.
pub(crate) const STORAGE: &str = "android.permission.READ_EXTERNAL_STORAGE";
/// Devices nearby.
pub(crate) const NEARBY: &str = "android.permission.BLUETOOTH_CONNECT";
/// Showing notifications, asked for since Android 13.
pub(crate) const NOTIFY: &str = "android.permission.POST_NOTIFICATIONS";
/// Installing other apps.
pub(crate) const INSTALL: &str = "android.permission.REQUEST_INSTALL_PACKAGES";
/// Drawing over other apps.
pub(crate) const OVERLAY: &str = "android.permission.SYSTEM_ALERT_WINDOW";
/// Working while the phone sleeps.
pub(crate) const NO_DOZE: &str = "android.permission.REQUEST_IGNORE_BATTERY_OPTIMIZATIONS";
/// Which apps are used.
pub(crate) const USAGE: &str = "android.permission.PACKAGE_USAGE_STATS";
/// Services that show a notification.
pub(crate) const FOREGROUND: &str = "android.permission.FOREGROUND_SERVICE";

/// The version of Android that has the permission first.
pub(crate) fn since(permission: &str) -> u32 {
    match permission {
        BACKGROUND => 10,
        NEARBY => 12,
        NOTIFY => 13,
        FOREGROUND => 9,
        INSTALL => 8,
        _ => 6,
    }
}
