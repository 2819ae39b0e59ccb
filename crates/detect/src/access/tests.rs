//! The ways of an iPhone.

use artefacts::{
    AnyRecord, Links,
    ios::{
        accounts::Account, backup_settings::BackupHistory, circle_status::CirclePeer,
        lockdown_log::LockdownEvent, lockdown_pairing::Pairing, paired_computers::PairedComputer,
        tcc::Permission,
    },
};
use model::{Access, Instant, Means, Place};

use super::IosAccesses;
use crate::SeenIn;

fn ways(records: &[AnyRecord<'_>]) -> Vec<Access> {
    let mut all = IosAccesses::default();
    for record in records {
        let seen = SeenIn {
            source: "S1".into(),
            artefact: record.artefact(),
            path: "/x".into(),
        };
        let mut later = IosAccesses::default();
        later.record(&seen, Place::Whole, *record);
        all.absorb(later);
    }
    all.conclude()
}

fn told(all: &[Access]) -> Vec<(Means, &str, &str)> {
    all.iter()
        .map(|one| {
            let holder = one.holder.as_ref().map_or("", |text| text.raw());
            let state = one.state.as_ref().map_or("", |text| text.raw());
            (one.means, holder, state)
        })
        .collect()
}

#[test]
fn a_computer_is_told_once_by_its_name_with_when_it_was_trusted() {
    let time = Instant::parse("2026-02-15T12:00:00Z");
    let unnamed = PairedComputer {
        time: None,
        host_id: Some("0A1B".into()),
        computer_name: None,
        computer_account: None,
        links: Links::default(),
    };
    let record = Pairing {
        time,
        host_id: Some("0a1b".into()),
        computer_name: Some("DESKTOP-7".into()),
        ..Pairing::default()
    };
    let asked = LockdownEvent {
        kind: "service_asked",
        time,
        computer_program: Some("tool".into()),
        asked_service: Some("com.apple.afc".into()),
        ..LockdownEvent::default()
    };
    let all = ways(&[
        AnyRecord::IosPairedComputers(&unnamed),
        AnyRecord::IosLockdownPairing(&record),
        AnyRecord::IosLockdownLog(&asked),
    ]);
    let expected = [
        (Means::Computer, "DESKTOP-7", "trusted"),
        (Means::Computer, "tool", "program"),
    ];
    assert_eq!(told(&all), expected);
    assert_eq!((all[0].since, all[1].last_used), (time, time));
}

#[test]
fn what_is_denied_or_the_phone_s_own_is_no_way() {
    let permission = |app, decision| Permission {
        time: None,
        permission: Some("kTCCServiceMicrophone".into()),
        app_id: Some(app),
        path: None,
        decision: Some(decision),
        decided_by: None,
        prompt_count: None,
        target: None,
        expired: false,
    };
    let all = [
        permission("org.chat.example".into(), "allowed".into()),
        permission("org.news.example".into(), "denied".into()),
        permission("com.apple.camera".into(), "allowed".into()),
    ];
    let all = ways(&all.each_ref().map(AnyRecord::IosTcc));
    assert_eq!(told(&all), [(Means::Microphone, "org.chat.example", "")]);
    assert_eq!(all[0].origin, None);
}

#[test]
fn accounts_are_counted_by_type_and_devices_told_without_the_phone() {
    let account = |number| Account {
        kind: "account",
        account_id: Some(number),
        time: None,
        account_type: None,
        account_type_id: Some("com.apple.account.IMAP".into()),
        user_name: Some("owner@mail.example".into()),
        description: None,
        identifier: None,
        app_id: None,
        active: Some(true),
        setting: None,
        links: Links::default(),
    };
    let accounts = [account(1), account(2), account(2)];
    let peer = |kind, model: &'static str| CirclePeer {
        kind,
        model: Some(model.into()),
        ..CirclePeer::default()
    };
    let peers = [peer("this_phone", "iPhone14,5"), peer("peer", "iPad13,1")];
    let cloud = BackupHistory {
        time: None,
        computer_backup_zone: None,
        cloud_backup_on: Some(true),
        cloud_backup: Instant::parse("2026-02-15T12:00:00Z"),
        cloud_backup_zone: None,
        encryption_required: None,
        links: Links::default(),
    };
    let mut records: Vec<AnyRecord<'_>> = accounts.iter().map(AnyRecord::IosAccounts).collect();
    records.extend(peers.iter().map(AnyRecord::IosCircleStatus));
    records.push(AnyRecord::IosBackupSettings(&cloud));
    let all = ways(&records);
    let expected = [
        (Means::Account, "com.apple.account.IMAP", ""),
        (Means::Device, "iPad13,1", ""),
        (Means::CloudCopy, "", ""),
    ];
    assert_eq!(told(&all), expected);
    assert_eq!(all[0].count, 2);
}
