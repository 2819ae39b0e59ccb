//! The security events of Android by number, as intrusion logs write them in their older shape.
//!
//! Described in: <https://developer.android.com/reference/android/app/admin/SecurityLog>.

/// The number of the first tag; the others follow it one by one.
const FIRST: i64 = 210_001;

/// What a policy says of itself before its own values: who set it, for whom.
const POLICY: &[&str] = &["package_name", "admin_user", "target_user"];
const PACKAGE: &[&str] = &["package_name", "version_code", "user_id"];
const KEY: &[&str] = &["success", "key_id", "uid"];
const AUTHORITY: &[&str] = &["success", "subject", "target_user"];
const RESTRICTION: &[&str] = &["package_name", "admin_user", "restriction"];
const MEDIA: &[&str] = &["path", "label"];

/// Every tag in the order of its number, with the names of its values.
const TAGS: [(&str, &[&str]); 46] = [
    ("adb_shell_interactive", &[]),
    ("adb_shell_cmd", &["command"]),
    ("adb_sync_recv_file", &["path"]),
    ("adb_sync_send_file", &["path"]),
    (
        "app_process_start",
        &["process", "start_time", "uid", "pid", "seinfo", "sha256"],
    ),
    ("keyguard_dismissed", &[]),
    (
        "keyguard_dismiss_auth_attempt",
        &["success", "method_strength"],
    ),
    ("keyguard_secured", &[]),
    ("os_startup", &["verified_boot_state", "dm_verity_mode"]),
    ("os_shutdown", &[]),
    ("logging_started", &[]),
    ("logging_stopped", &[]),
    ("media_mount", MEDIA),
    ("media_unmount", MEDIA),
    ("log_buffer_size_critical", &[]),
    ("password_expiration_set", POLICY),
    ("password_complexity_set", POLICY),
    ("password_history_length_set", POLICY),
    ("max_screen_lock_timeout_set", POLICY),
    ("max_password_attempts_set", POLICY),
    ("keyguard_disabled_features_set", POLICY),
    ("remote_lock", POLICY),
    ("wipe_failure", POLICY),
    ("key_generated", KEY),
    ("key_import", KEY),
    ("key_destruction", KEY),
    ("user_restriction_added", RESTRICTION),
    ("user_restriction_removed", RESTRICTION),
    ("cert_authority_installed", AUTHORITY),
    ("cert_authority_removed", AUTHORITY),
    ("crypto_self_test_completed", &["success"]),
    ("key_integrity_violation", &["key_id", "uid"]),
    ("cert_validation_failure", &["reason"]),
    (
        "camera_policy_set",
        &["package_name", "admin_user", "target_user", "disabled"],
    ),
    ("password_complexity_required", POLICY),
    ("password_changed", &["password_complexity", "target_user"]),
    ("wifi_connection", &["bssid", "event_type", "reason"]),
    ("wifi_disconnection", &["bssid", "reason"]),
    (
        "bluetooth_connection",
        &["mac_address", "success", "reason"],
    ),
    ("bluetooth_disconnection", &["mac_address", "reason"]),
    ("package_installed", PACKAGE),
    ("package_updated", PACKAGE),
    ("package_uninstalled", PACKAGE),
    (
        "backup_service_toggled",
        &["package_name", "admin_user", "enabled"],
    ),
    ("nfc_enabled", &[]),
    ("nfc_disabled", &[]),
];

/// Names of values that are left out: of no use against indicators, or of the owner's private life
/// (names of networks and devices near).
const LEFT_OUT: &[&str] = &[
    "start_time",
    "seinfo",
    "method_strength",
    "label",
    "admin_user",
    "target_user",
    "user_id",
    "reason",
    "password_complexity",
    "bssid",
    "event_type",
    "mac_address",
];

/// The tag of a number.
pub(crate) fn name(number: i64) -> Option<&'static str> {
    let at = usize::try_from(number.checked_sub(FIRST)?).ok()?;
    TAGS.get(at).map(|(name, _)| *name)
}

/// The names of a tag's values in the order of the older shape; `None` for an unknown tag.
pub(crate) fn values(tag: &str) -> Option<&'static [&'static str]> {
    let known = TAGS.iter().find(|(name, _)| *name == tag);
    known.map(|(_, values)| *values)
}

/// Whether the value of this name is left out on purpose.
pub(crate) fn is_left_out(value: &str) -> bool {
    LEFT_OUT.contains(&value)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_tag_has_its_number() {
        assert_eq!(name(210_001), Some("adb_shell_interactive"));
        assert_eq!(name(210_005), Some("app_process_start"));
        assert_eq!(name(210_029), Some("cert_authority_installed"));
        assert_eq!(name(210_041), Some("package_installed"));
        assert_eq!(name(210_046), Some("nfc_disabled"));
        for other in [210_000, 210_047, i64::MIN, i64::MAX] {
            assert_eq!(name(other), None);
        }
        assert_eq!(values("adb_shell_cmd"), Some(&["command"][..]));
        assert_eq!(values("no such tag"), None);
    }
}
