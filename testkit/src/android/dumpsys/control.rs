//! Who controls the phone: `device_policy`, `role`, `user`, `account`, `notification`, `input_method`
//! (<https://developer.android.com/work/dpc/security>).

use super::object;
use crate::android::{
    clock::{self, DAY, duration},
    marks,
    model::Model,
    page::Page,
};

/// Device administrators, owners of the phone and of profiles.
pub(super) fn device_policy(model: &Model, page: &mut Page) {
    const ARTEFACT: &str = "android.device_policy";
    page.line("Current Device Policy Manager state:");
    if let Some((component, organisation)) = &model.device_owner {
        page.line("  Device Owner: ");
        page.line(format!("    admin=ComponentInfo{{{component}}}"));
        page.line("    name=");
        page.line(format!("    package={}", before_slash(component)));
        page.line("    User ID: 0");
        page.line(format!("    organizationName={organisation}"));
        page.line("");
    }
    for (user, component) in &model.profile_owners {
        page.line(format!("  Profile Owner (User {user}): "));
        page.line(format!("    admin=ComponentInfo{{{component}}}"));
        page.line("    name=");
        page.line(format!("    package={}", before_slash(component)));
        page.line("");
    }
    page.line("");
    for user in &model.users {
        page.line(format!(
            "  Enabled Device Admins (User {}, provisioningState: 0):",
            user.id
        ));
        for component in model.admins.iter().filter(|_| user.id == 0) {
            page.line(format!("    {component}:"));
            marks::app(page, ARTEFACT, component);
            page.line("      uid=10131");
            page.line("      testOnlyAdmin=false");
            page.line("      policies:");
            page.line("        force-lock").line("        wipe-data");
            page.line("      passwordQuality=0x0");
        }
        page.line(" ").line("    mPasswordOwner=-1").line("");
    }
    page.count(ARTEFACT, "Admins", model.admins.len());
    page.line("  Encryption Status: per-user").line("");
}

fn before_slash(component: &str) -> &str {
    component.split('/').next().unwrap_or_default()
}

/// Which app is for messages, calls, the web.
pub(super) fn role(model: &Model, page: &mut Page) {
    page.line("ROLE MANAGER STATE (dumpsys role):").line("{");
    page.line("  user_states=[");
    for user in &model.users {
        page.line("    {");
        page.line(format!("      user_id={}", user.id));
        page.line("      version=1")
            .line("      packages_hash=7C6321F3");
        page.line("      roles=[");
        for (name, holder) in &model.roles {
            page.line("        {")
                .line(format!("          name={name}"));
            page.line(format!("          holders={holder}"));
            marks::app(page, "android.roles", holder);
            page.line("        }");
        }
        page.line("        {")
            .line("          name=android.app.role.CALL_SCREENING");
        page.line("        }").line("      ]").line("    }");
    }
    page.line("  ]").line("}");
    page.count(
        "android.roles",
        "Holders",
        model.roles.len() * model.users.len(),
    );
}

/// Users and profiles.
pub(super) fn user(model: &Model, page: &mut Page) {
    let now = model.now();
    if model.phone.since(11) {
        page.line("Current user: 0");
    }
    page.line("Users:");
    for user in &model.users {
        page.line(format!(
            "  UserInfo{{{}:{}:{:x}}} serialNo={} isPrimary={}{}",
            user.id,
            if user.id == 0 { "null" } else { user.name },
            user.flags,
            user.id,
            user.id == 0,
            // Other users of the phone belong to nobody.
            if user.flags & 0x1020 == 0 {
                ""
            } else {
                " parentId=0"
            }
        ));
        if model.phone.since(11) {
            page.line(format!("    Type: {}", user.kind));
            page.line(format!("    Flags: {} ({:x})", user.flags, user.flags));
        }
        page.line("    State: RUNNING_UNLOCKED");
        let age = duration((now - model.facts.factory) * 1_000);
        page.line(match user.id {
            0 => "    Created: <unknown>".to_owned(),
            _ => format!("    Created: +{age} ago"),
        });
        page.line("    Last logged in: +3d7h2m14s928ms ago");
        let owned = model.profile_owners.iter().any(|(id, _)| *id == user.id);
        page.line(format!("    Has profile owner: {owned}"));
        page.line("    Restrictions:").line("      none");
        page.line("    Device policy global restrictions:");
        for restriction in &model.restrictions {
            page.line(format!("      {restriction}"));
        }
        if model.restrictions.is_empty() {
            page.line("      null");
        }
        page.line("    Effective restrictions:").line("      none");
    }
    management_of_users(model, page);
    page.count("android.users", "Users", model.users.len());
}

fn management_of_users(model: &Model, page: &mut Page) {
    let owner = if model.device_owner.is_some() {
        "0"
    } else {
        "-10000"
    };
    page.line("").line(format!("  Device owner id:{owner}"));
    page.line("")
        .line("  Guest restrictions:")
        .line("    no_sms");
    page.line("").line(format!(
        "  Device managed: {}",
        model.device_owner.is_some()
    ));
    page.line("  Max users: 4")
        .line("  Supports switchable users: true");
}

/// Accounts by user and type; their names are nobody's.
pub(super) fn account(model: &Model, page: &mut Page) {
    for user in &model.users {
        let own: Vec<_> = model
            .accounts
            .iter()
            .filter(|one| one.0 == user.id)
            .collect();
        let all: usize = own.iter().map(|one| one.2).sum();
        page.line(format!(
            "User UserInfo{{{}:{}:{:x}}}:",
            user.id, user.name, user.flags
        ));
        page.line(format!("  Accounts: {all}"));
        for (_, kind, count) in &own {
            for nth in 0..*count {
                page.line(format!(
                    "    Account {{name=owner{nth}@vigie-testkit-post.com, type={kind}}}"
                ));
            }
        }
        page.line("  ")
            .line("  AccountId, Action_Type, timestamp, UID, TableName, Key");
        page.line("  Accounts History");
        let added = clock::full(model.now() - 190 * DAY);
        page.line(format!(
            "  -1,action_called_account_add,{added},10099,accounts,0"
        ));
        page.line("  ").line("  Active Sessions: 0").line("  ");
        page.line("  RegisteredServicesCache: 1 services");
        page.line(
            "    ServiceInfo: AuthenticatorDescription {type=com.google}, \
             ComponentInfo{com.google.android.gms/.auth.account.authenticator.GoogleAccountAuthenticatorService}, uid 10071",
        );
        page.line("  ").line("  Account visibility:").line("  ");
        page.count("android.accounts", "Accounts", all);
    }
}

/// Who may hear notifications.
pub(super) fn notification(model: &Model, page: &mut Page) {
    const ARTEFACT: &str = "android.notification_listeners";
    page.line("Current Notification Manager state:");
    page.line("  Notification List:")
        .line("  mArchive=Archive (0 notifications)");
    page.line("").line("  Notification listeners:");
    page.line("    Allowed notification listeners:");
    for component in &model.listeners {
        page.line(if model.phone.since(11) {
            format!("      userId: 0 value: {component}")
        } else {
            format!("      {component} (user: 0 isPrimary: true)")
        });
        marks::app(page, ARTEFACT, component);
    }
    let all = model.listeners.len();
    page.line(format!(
        "    All notification listeners ({all}) enabled for current profiles:"
    ));
    for component in &model.listeners {
        page.line(format!("      ComponentInfo{{{component}}}"));
    }
    page.line(format!("    Live notification listeners ({}):", all + 1));
    page.line(
        "      ComponentInfo{com.android.systemui/com.android.systemui.statusbar.NotificationListener} \
         (user -1): android.service.notification.INotificationListener$Stub$Proxy@38bc476 SYSTEM",
    );
    for component in &model.listeners {
        page.line(format!(
            "      ComponentInfo{{{component}}} (user 0): \
             android.service.notification.INotificationListener$Stub$Proxy@{}",
            object(component)
        ));
    }
    page.line("    Snoozed notification listeners (0):")
        .line("");
    page.line("  Notification assistant services:");
    page.line("    Allowed notification assistants:");
    page.count(ARTEFACT, "Allowed", all);
}

/// Keyboards.
pub(super) fn input_method(model: &Model, page: &mut Page) {
    page.line("Current Input Method Manager state:");
    page.line("  Input Methods: mMethodMapUpdateCount=3");
    let action = "android.view.InputMethod";
    let keyboards = model
        .installed()
        .filter_map(|one| Some((one, one.component(action)?)));
    let mut rows = 0;
    for (nth, (package, component)) in keyboards.enumerate() {
        page.line(format!("  InputMethod #{nth}:"));
        page.line(format!(
            "    mId={component} mSettingsActivityName=null mIsVrOnly=false mSupportsSwitchingToNextInputMethod=true"
        ));
        page.line("    Service:");
        page.line("      ServiceInfo:");
        page.line(format!("        packageName={}", package.name));
        marks::app(page, "android.input_methods", &package.name);
        page.line("        permission=android.permission.BIND_INPUT_METHOD");
        rows += 1;
    }
    let usual = &model.settings["secure"]["default_input_method"];
    page.line(format!("  mCurMethodId={usual}"));
    page.line("  mCurSeq=1 mCurClient=null");
    page.count("android.input_methods", "Keyboards", rows);
}
