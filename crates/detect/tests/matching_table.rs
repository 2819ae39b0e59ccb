//! The examples of `docs/matching.md`: what matches and, above all, what does not.

mod common;

use common::{hits, matcher};
use detect::indicators::Platform::{self, Android, Any, Ios};
use model::{
    HashAlgorithm::{Md5, Sha1, Sha256, Sha512},
    Value,
};

const SHA: &str = "9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08";

const SHA512: &str = "ee26b0dd4af7e749aa1a8ee3c10ae9923f618980772e473f8819a5d4940e0db27ac185f8a0e1d5f84f88bc887fd67b143732c304cc5fa9ad8e6f57f50028a8ff";

const INDICATORS: &[&str] = &[
    "[domain-name:value='spy.example.net']",
    "[domain-name:value='www.panel.example.org']",
    "[domain-name:value='myblog.github.io']",
    "[domain-name:value='github.io']",
    "[domain-name:value='despachosnegocios']",
    "[domain-name:value='xn--bcher-kva.example']",
    "[ipv4-addr:value='203.0.113.7']",
    "[ipv6-addr:value='2001:db8:aa::/48']",
    "[process:name='longdaemonnamexyz']",
    "[process:name='shortd']",
    "[file:path='/private/var/tmp/agent']",
    "[file:path='/tmp/l/']",
    "[file:path='/private/var/tmp/stop']",
    "[file:path='Library/Preferences/com.example.agent.plist']",
    "[file:name='rce_loader.js']",
    "[app:id='com.Example.minder']",
    "[email-addr:value='Spy@Example.com']",
    "[configuration-profile:id='76DAB334-7E17-475D-A5D6-0794EB5818A5']",
    "[android-property:name='sys.brand.note']",
    "[url:value='https://files.example.com/drop/a.bin?x=1']",
    "[url:value='https://files.example.com/kit/*']",
    "[url:value='http://bare.example.com/']",
    "[domain-name:value='pages.example.xyz/x']",
    "[file:hashes.'SHA-256'='9F86D081884C7D659A2FEAA0C55AD015A3BF4F1B2B0B822CD15D6C15B0F00A08']",
    "[file:hashes.MD5='098F6BCD4621D373CADE4E832627B4F6']",
    "[file:hashes.'SHA-1'='A94A8FE5CCB19BA61C4C0873D391E987982FBBD3']",
    "[file:hashes.'SHA-512'='ee26b0dd4af7e749aa1a8ee3c10ae9923f618980772e473f8819a5d4940e0db27ac185f8a0e1d5f84f88bc887fd67b143732c304cc5fa9ad8e6f57f50028a8ff']",
    "[app:cert.md5='5A105E8B9D40E1329780D62EA2265D8A']",
    "[app:cert.sha1='B444AC06613FC8D63795BE9AD0BEAF55011936AC']",
    "[app:cert.sha256='1B4F0E9851971998E732078544C96B36C3D01CEDF7CAA332359D6F1D83567014']",
];

/// Platform, value, and the rules and reasons expected; none means no match.
type Row<'a> = (Platform, Value<'a>, &'a [(u8, &'a str)]);

fn check(rows: &[Row<'_>]) {
    let matcher = matcher(INDICATORS);
    for (platform, value, expected) in rows {
        let found = hits(&matcher, *platform, *value);
        let found: Vec<(u8, &str)> = found
            .iter()
            .map(|(rule, _, why)| (*rule, why.as_str()))
            .collect();
        assert_eq!(found, *expected, "{platform:?} {value:?}");
    }
}

#[test]
fn hosts() {
    use Value::{Host, Url};
    check(&[
        (Ios, Url("HTTPS://SPY.Example.NET.:8443/a"), &[(5, "")]),
        (Ios, Url("http://me:pw@spy.example.net/"), &[(5, "")]),
        (Ios, Url("http://spy.example.net@other.test/"), &[]),
        (Ios, Url("spy.example.net/path"), &[(5, "")]),
        (Ios, Url("  hxxps://spy[.]example(dot)net/a "), &[(5, "")]),
        (Ios, Url("http://spy%2Eexample.net/"), &[(5, "")]),
        (Ios, Url("http:\\\\spy.example.net\\a"), &[(5, "")]),
        (Ios, Host("cdn.eu.spy.example.net"), &[(5, "")]),
        (Ios, Host("spy.example.net:443"), &[(5, "")]),
        (Android, Host("SPY.EXAMPLE.NET."), &[(5, "")]),
        (Ios, Host("notspy.example.net"), &[]),
        (Ios, Host("spy.example.net.evil.test"), &[]),
        (Ios, Host("example.net"), &[]),
        (Ios, Host("spy..example.net"), &[]),
        (Ios, Host("x spy.example.net"), &[]),
        (Ios, Host("panel.example.org"), &[(5, "")]),
        (Ios, Host("www.panel.example.org"), &[(5, "")]),
        (Ios, Host("x.panel.example.org"), &[(5, "")]),
        (Ios, Host("myblog.github.io"), &[(5, "")]),
        (Ios, Host("other.github.io"), &[]),
        (Ios, Host("github.io"), &[(7, "shared-host")]),
        (Ios, Host("despachosnegocios"), &[(7, "shared-host")]),
        (Ios, Host("a.despachosnegocios"), &[]),
        (Ios, Host("bücher.example"), &[(5, "")]),
        (Ios, Host("XN--BCHER-KVA.example"), &[(5, "")]),
        (
            Ios,
            Url("https://blog.test/?to=spy.example.net"),
            &[(5, "nested")],
        ),
        (
            Ios,
            Url("https://blog.test/?u=https%253A%252F%252Fspy.example.net%252Fa&x=1"),
            &[(5, "nested")],
        ),
        (Ios, Url("https://blog.test/spy.example.net"), &[]),
        (Ios, Url("javascript:alert(1)"), &[]),
        (Ios, Url(""), &[]),
    ]);
}

#[test]
fn addresses() {
    use Value::{Host, Url};
    check(&[
        (Ios, Url("http://203.0.113.7:81/"), &[(12, "")]),
        (Ios, Host("::ffff:203.0.113.7"), &[(12, "")]),
        (Ios, Url("http://[::ffff:203.0.113.7]/"), &[(12, "")]),
        (Ios, Url("http://0xcb007107/"), &[(12, "")]),
        (Ios, Url("http://3405803783/"), &[(12, "")]),
        (Ios, Host("203.0.113.7:443"), &[(12, "")]),
        (Ios, Host("203.0.113.70"), &[]),
        (Ios, Host("1203.0.113.7"), &[]),
        (Ios, Host("2001:db8:aa:1::5"), &[(12, "")]),
        (Ios, Host("[2001:db8:aa:1::5]:443"), &[(12, "")]),
        (Ios, Host("2001:db8:ab::5"), &[]),
    ]);
}

#[test]
fn pages() {
    use Value::Url;
    check(&[
        (
            Ios,
            Url("https://FILES.example.com:443/drop/a.bin?x=1#frag"),
            &[(9, "")],
        ),
        (Ios, Url("https://files.example.com/drop/A.bin?x=1"), &[]),
        (Ios, Url("https://files.example.com/drop/a.bin"), &[]),
        (Ios, Url("http://files.example.com/drop/a.bin?x=1"), &[]),
        (
            Ios,
            Url("https://files.example.com/kit/deep/b.js?y"),
            &[(9, "")],
        ),
        (Ios, Url("https://files.example.com/kitten"), &[]),
        (Ios, Url("https://files.example.com/"), &[]),
        (Ios, Url("ftp://x.bare.example.com/any"), &[(5, "")]),
        (Ios, Url("http://pages.example.xyz/x"), &[(5, ""), (9, "")]),
        (Ios, Url("http://pages.example.xyz/y"), &[(5, "")]),
    ]);
}

#[test]
fn processes() {
    use Value::{PathComponent, Process, ProcessCut};
    check(&[
        (Ios, Process("/usr/libexec/longdaemonnamexyz"), &[(13, "")]),
        (Ios, Process("Longdaemonnamexyz"), &[]),
        (Ios, ProcessCut("longdaemonnamexyz"), &[(13, "")]),
        (Ios, ProcessCut("longdaemonnamexy"), &[(13, "cut-name")]),
        (Ios, ProcessCut("longdaemonnamex"), &[(13, "cut-name")]),
        (Ios, ProcessCut("longdaemonname"), &[]),
        (Ios, Process("longdaemonnamexy"), &[]),
        (Ios, Process("longdaemon"), &[]),
        (Ios, ProcessCut("shortd"), &[(13, "")]),
        (Ios, Process("shortdd"), &[]),
        (Ios, PathComponent("shortd"), &[(17, "")]),
        (Ios, PathComponent("shortd.plist"), &[]),
    ]);
}

#[test]
fn files() {
    use Value::{FileHash, FileName, FilePath};
    check(&[
        (Ios, FilePath("/var/tmp/agent/x.log"), &[(16, "")]),
        (Ios, FilePath("/private//var/tmp/./agent/"), &[(16, "")]),
        (Ios, FilePath("/tmp/agent"), &[(16, "")]),
        (Android, FilePath("/var/tmp/agent"), &[]),
        (Ios, FilePath("/private/var/tmp/agent2"), &[]),
        (Ios, FilePath("/private/var/tmp/stopwatch.log"), &[]),
        (Ios, FilePath("/private/var/tmp/l/a"), &[(16, "")]),
        (Ios, FilePath("/private/var/tmp/ll"), &[]),
        (
            Ios,
            FilePath("/private/var/mobile/Library/Preferences/com.example.agent.plist"),
            &[(16, "")],
        ),
        (
            Ios,
            FilePath("/private/var/mobile/XLibrary/Preferences/com.example.agent.plist"),
            &[],
        ),
        (
            Ios,
            FilePath("/private/var/mobile/Library/Preferences/com.example.agent.plist.bak"),
            &[],
        ),
        (Ios, FilePath("/a/b/rce_loader.js"), &[(15, "")]),
        (Ios, FileName("rce_loader.js"), &[(15, "")]),
        (Ios, FileName("RCE_loader.js"), &[]),
        (
            Any,
            FilePath("/storage/emulated/0/Download/RCE_Loader.js"),
            &[(15, "folded-name")],
        ),
        (Android, FilePath("/system/RCE_Loader.js"), &[]),
        (Any, FileHash(Sha256, SHA), &[(18, "")]),
        (Any, FileHash(Sha256, "9f86"), &[]),
        (Any, FileHash(Md5, SHA), &[]),
        (
            Any,
            FileHash(Md5, "098f6bcd4621d373cade4e832627b4f6"),
            &[(18, "")],
        ),
        (
            Android,
            FileHash(Sha1, "a94a8fe5ccb19ba61c4c0873d391e987982fbbd3"),
            &[(18, "")],
        ),
        (Ios, FileHash(Sha512, SHA512), &[(18, "")]),
        (
            Any,
            FileHash(Sha1, "b444ac06613fc8d63795be9ad0beaf55011936ac"),
            &[],
        ),
    ]);
}

#[test]
fn apps_people_and_settings() {
    use Value::{AppId, Certificate, Email, Profile, Property, Url};
    check(&[
        (Ios, AppId("com.example.minder:remote"), &[(20, "")]),
        (Ios, AppId("com.example.minder/.Svc"), &[(20, "")]),
        (Ios, AppId("COM.EXAMPLE.MINDER"), &[(20, "")]),
        (Ios, AppId("com.example.minders"), &[]),
        (Ios, AppId("org.x.com.example.minder"), &[]),
        (Any, Certificate(Sha256, SHA), &[]),
        (
            Android,
            Certificate(Md5, "5a105e8b9d40e1329780d62ea2265d8a"),
            &[(22, "")],
        ),
        (
            Android,
            // As `keytool` and `apksigner` print it.
            Certificate(
                Sha1,
                "B4:44:AC:06:61:3F:C8:D6:37:95:BE:9A:D0:BE:AF:55:01:19:36:AC",
            ),
            &[(22, "")],
        ),
        (
            Android,
            Certificate(
                Sha256,
                "1b4f0e9851971998e732078544c96b36c3d01cedf7caa332359d6f1d83567014",
            ),
            &[(22, "")],
        ),
        (
            Ios,
            Certificate(Md5, "5a105e8b9d40e1329780d62ea2265d8a"),
            &[],
        ),
        (
            Android,
            Certificate(Md5, "098f6bcd4621d373cade4e832627b4f6"),
            &[],
        ),
        (Ios, Email("Name <mailto:SPY@example.COM>"), &[(24, "")]),
        (Ios, Email("spy+tag@example.com"), &[]),
        (Ios, Url("mailto:spy@example.com?subject=x"), &[(24, "")]),
        (
            Ios,
            Profile("76dab334-7e17-475d-a5d6-0794eb5818a5"),
            &[(24, "")],
        ),
        (Ios, Profile("x76DAB334-7E17-475D-A5D6-0794EB5818A5"), &[]),
        (
            Android,
            Profile("76DAB334-7E17-475D-A5D6-0794EB5818A5"),
            &[],
        ),
        (Android, Property("Sys.Brand.Note"), &[(24, "")]),
        (Ios, Property("sys.brand.note"), &[]),
        (Android, Property("sys.brand.notes"), &[]),
    ]);
}

#[test]
fn no_indicator_matches_nothing() {
    let empty = detect::matcher::Matcher::new(vec![]);
    for value in [
        Value::Url("https://bit.ly/x?u=http://a.example/"),
        Value::Process("bh"),
        Value::Host("1.2.3.4"),
    ] {
        assert_eq!(hits(&empty, Any, value), []);
    }
}
