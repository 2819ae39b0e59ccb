//! What is made in a way that no ordinary tool makes it, and that keeps tools from reading an app.

/// Something odd about an Android package that did not keep it from being read. Protectors of harmless
/// apps do such things too.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
#[non_exhaustive]
pub enum Anomaly {
    /// The end record of the archive does not stand at its end.
    BytesAfterEnd,
    /// There are several end records.
    SeveralEnds,
    /// The directory stands elsewhere than the end record says.
    DirectoryElsewhere,
    /// There is no directory; the entries were looked for.
    NoDirectory,
    /// The directory has more or fewer entries than the end record says.
    EntriesMiscounted,
    /// Two entries have the same name.
    SameNameTwice,
    /// There are several manifests.
    SeveralManifests,
    /// The bytes of two entries overlap.
    EntriesOverlap,
    /// Entries are marked as encrypted, which Android does not look at.
    MarkedEncrypted,
    /// Entries name a way of compression that Android does not know.
    UnknownCompression,
    /// An entry and the directory name different ways of compression, or neither is the right one.
    CompressionDiffers,
    /// An entry and the directory give it different names.
    NameDiffers,
    /// An entry has another size than the directory says.
    SizeDiffers,
    /// The manifest does not begin as binary XML does.
    ManifestHeader,
    /// The manifest states more texts than it has, or names some that it does not have.
    ManifestTexts,
    /// The manifest has parts that binary XML does not know.
    ManifestParts,
    /// Elements of the manifest are closed that were not opened, or the reverse.
    ManifestNesting,
    /// The sizes in the signing block contradict each other.
    SigningBlock,
    /// A file of signatures is not built as the standard says.
    SignatureFile,
}

impl Anomaly {
    /// The stable name.
    #[must_use]
    pub fn name(self) -> &'static str {
        match self {
            Anomaly::BytesAfterEnd => "bytes_after_end",
            Anomaly::SeveralEnds => "several_ends",
            Anomaly::DirectoryElsewhere => "directory_elsewhere",
            Anomaly::NoDirectory => "no_directory",
            Anomaly::EntriesMiscounted => "entries_miscounted",
            Anomaly::SameNameTwice => "same_name_twice",
            Anomaly::SeveralManifests => "several_manifests",
            Anomaly::EntriesOverlap => "entries_overlap",
            Anomaly::MarkedEncrypted => "marked_encrypted",
            Anomaly::UnknownCompression => "unknown_compression",
            Anomaly::CompressionDiffers => "compression_differs",
            Anomaly::NameDiffers => "name_differs",
            Anomaly::SizeDiffers => "size_differs",
            Anomaly::ManifestHeader => "manifest_header",
            Anomaly::ManifestTexts => "manifest_texts",
            Anomaly::ManifestParts => "manifest_parts",
            Anomaly::ManifestNesting => "manifest_nesting",
            Anomaly::SigningBlock => "signing_block",
            Anomaly::SignatureFile => "signature_file",
        }
    }
}
